"""Which chart for which data."""

from dataclasses import dataclass

from improvement_stats._inputs import choice, flag, integer, number
from improvement_stats.results import Result

DATA = ("proportion", "rate", "count", "number", "time_between", "opportunities_between")
FEWEST_FOR_STATISTICS = 8
FEWEST_FOR_LIMITS = 12
LARGE_DENOMINATOR = 500
OVERDISPERSED = 1.3


@dataclass(frozen=True, kw_only=True)
class Recommendation(Result):
    """kind: "line" (no statistics), "run", or a control chart kind; why: an English sentence or two."""

    kind: str
    why: str


def recommend_chart(
    data: str,
    points: int,
    *,
    typical_denominator: float | None = None,
    sigma_z: float | None = None,
    same_people: bool = False,
) -> Recommendation:
    """The kind of chart for `points` points of `data`, and why. The rule is this package's own.

    data: "proportion" (yes or no of each of a group), "rate" (events per exposure), "count" (events in
    equal opportunity), "number" (one number a period), "time_between" or "opportunities_between" events.
    typical_denominator and sigma_z (of a Laney chart) tell of overdispersion. same_people: the same
    persons measured again and again, as in a yearly survey; such data make no control chart.
    """
    data = choice("data", data, DATA)
    points = integer("points", points)
    size = None if typical_denominator is None else number("typical_denominator", typical_denominator)
    spread = None if sigma_z is None else number("sigma_z", sigma_z)
    kind, why = _choose(data, points, size, spread, flag("same_people", same_people))
    return Recommendation(
        n_used=points,
        n_missing=0,
        method="choice of chart",
        options={"data": data, "typical_denominator": size, "sigma_z": spread, "same_people": same_people},
        kind=kind,
        why=why,
    )


def _choose(data: str, points: int, size: float | None, spread: float | None, same: bool) -> tuple[str, str]:
    if same:
        return (
            "line",
            "The same people measured again are not independent points, so a plain line without statistics.",
        )
    if points < FEWEST_FOR_STATISTICS:
        return (
            "line",
            f"{points} points are fewer than {FEWEST_FOR_STATISTICS}: a plain line, without statistics.",
        )
    if points < FEWEST_FOR_LIMITS:
        return (
            "run",
            f"{points} points are enough for a median, but fewer than {FEWEST_FOR_LIMITS} make poor limits.",
        )
    wide = (size is not None and size > LARGE_DENOMINATOR) or (spread is not None and spread > OVERDISPERSED)
    if data in ("proportion", "rate") and wide:
        kind = "p_prime" if data == "proportion" else "u_prime"
        return (
            kind,
            "Denominators are large or points vary more than chance alone, so limits that allow for it.",
        )
    return {
        "proportion": ("p", "A yes or no of each of a group: a share with its own denominator."),
        "rate": ("u", "Events per exposure, with an exposure that changes from point to point."),
        "count": ("c", "Events counted in the same opportunity each time."),
        "number": ("i", "One number a period."),
        "time_between": ("t", "Time between rare events."),
        "opportunities_between": ("g", "Opportunities between rare events."),
    }[data]
