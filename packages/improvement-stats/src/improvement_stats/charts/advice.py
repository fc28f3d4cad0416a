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
    """kind: "line" (no statistics), "run", or a control chart kind; why: an English sentence or two.

    code: the reason as one fixed word, for a program that says it in another language ({n} are the points,
    {least} the number that would be enough).
    """

    kind: str
    code: str
    why: str
    least: int


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
    kind, code, why = _choose(data, points, size, spread, flag("same_people", same_people))
    least = FEWEST_FOR_STATISTICS if kind == "line" else FEWEST_FOR_LIMITS
    return Recommendation(
        n_used=points,
        n_missing=0,
        method="choice of chart",
        options={"data": data, "typical_denominator": size, "sigma_z": spread, "same_people": same_people},
        kind=kind,
        code=code,
        why=why.format(n=points, least=least),
        least=least,
    )


def _choose(
    data: str, points: int, size: float | None, spread: float | None, same: bool
) -> tuple[str, str, str]:
    if same:
        return ("line", *_WHY["same_people"])
    if points < FEWEST_FOR_STATISTICS:
        return ("line", *_WHY["few_for_statistics"])
    if points < FEWEST_FOR_LIMITS:
        return ("run", *_WHY["few_for_limits"])
    wide = (size is not None and size > LARGE_DENOMINATOR) or (spread is not None and spread > OVERDISPERSED)
    if data in ("proportion", "rate") and wide:
        return ("p_prime" if data == "proportion" else "u_prime", *_WHY["more_than_chance"])
    return (_KIND[data], *_WHY[data])


_KIND = {
    "proportion": "p",
    "rate": "u",
    "count": "c",
    "number": "i",
    "time_between": "t",
    "opportunities_between": "g",
}
_WHY = {
    code: (code, words)
    for code, words in {
        "same_people": "The same people measured again are not independent points, so a plain line without statistics.",
        "few_for_statistics": "{n} points are fewer than {least}: a plain line, without statistics.",
        "few_for_limits": "{n} points are enough for a median, but fewer than {least} make poor limits.",
        "more_than_chance": "Denominators are large or points vary more than chance alone, so limits that allow for it.",
        "proportion": "A yes or no of each of a group: a share with its own denominator.",
        "rate": "Events per exposure, with an exposure that changes from point to point.",
        "count": "Events counted in the same opportunity each time.",
        "number": "One number a period.",
        "time_between": "Time between rare events.",
        "opportunities_between": "Opportunities between rare events.",
    }.items()
}
