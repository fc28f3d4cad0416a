"""Purpose coherence of a network: our own rule, not that of the study the idea comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import integer, listing
from improvement_stats.errors import InputError
from improvement_stats.results import Result

INSUFFICIENT, LOW, MEDIUM, HIGH = "insufficient", "low", "medium", "high"
QUESTIONS = ("knows", "took_part", "adequate")


@dataclass(frozen=True, kw_only=True)
class CoherenceRule:
    """Thresholds in whole percent of the people who answered, so that comparisons are exact.

    Fewer than `fewest_answers`: insufficient. Low: `knows` below `low`, or the mean of the three shares
    below it. High: all three shares at least `high` and, where purposes were coded, the largest theme at
    least `theme`. Else medium.
    """

    name: str = "v1"
    fewest_answers: int = 5
    low: int = 50
    high: int = 80
    theme: int = 60

    def __post_init__(self) -> None:
        integer("rule.fewest_answers", self.fewest_answers, least=1)
        for threshold in ("low", "high", "theme"):
            integer(f"rule.{threshold}", getattr(self, threshold), most=100)
        if self.low > self.high:
            raise InputError("rule.low", f"must not be above rule.high ({self.high}), not {self.low}")


@dataclass(frozen=True, kw_only=True)
class Flip:
    """One answer that would change the level: the question, the change of its count, the new level."""

    question: str
    change: int
    level: str


@dataclass(frozen=True, kw_only=True)
class Coherence(Result):
    """level is "insufficient", "low", "medium" or "high"; fragile when a single answer would change it.

    `shares` holds knows, took_part, adequate and largest_theme (None where not coded), 0..1.
    """

    level: str
    fragile: bool
    flips: tuple[Flip, ...]
    shares: dict[str, float | None]
    counts: dict[str, int]
    themes: tuple[int, ...]


def purpose_coherence(
    answers: int,
    knows: int,
    took_part: int,
    adequate: int,
    themes: Iterable[int] | Mapping[Any, int] = (),
    *,
    rule: str | CoherenceRule = "v1",
) -> Coherence:
    """The level of one network from counts of people.

    `answers` people answered; of them `knows` know the purpose, `took_part` helped to define it,
    `adequate` find it fit for their school; `themes` are the counts of people per coded purpose.
    Raises InputError when a count exceeds `answers`.
    """
    answers = integer("answers", answers)
    counts = {
        name: integer(name, value, most=answers)
        for name, value in zip(QUESTIONS, (knows, took_part, adequate), strict=True)
    }
    coded = _themes(themes, answers)
    chosen = _rule(rule)
    level = _level(answers, counts, coded, chosen)
    flips = tuple(_flips(answers, counts, coded, chosen, level)) if level != INSUFFICIENT else ()
    shares: dict[str, float | None] = {q: c / answers if answers else None for q, c in counts.items()}
    shares["largest_theme"] = max(coded) / answers if coded and answers else None
    return Coherence(
        n_used=answers,
        n_missing=0,
        method=f"purpose coherence {chosen.name}",
        options={"rule": chosen},
        warnings=("not enough answers",) if level == INSUFFICIENT else (),
        level=level,
        fragile=bool(flips),
        flips=flips,
        shares=shares,
        counts=counts,
        themes=coded,
    )


def _themes(themes: object, answers: int) -> tuple[int, ...]:
    counts = list(themes.values()) if isinstance(themes, Mapping) else listing("themes", themes)
    return tuple(integer(f"themes[{i}]", count, most=answers) for i, count in enumerate(counts))


def _rule(rule: object) -> CoherenceRule:
    if isinstance(rule, CoherenceRule):
        return rule
    if rule == "v1":
        return CoherenceRule()
    raise InputError("rule", f"must be 'v1' or a CoherenceRule, not {rule!r}")


def _level(answers: int, counts: Mapping[str, int], themes: tuple[int, ...], rule: CoherenceRule) -> str:
    if answers < rule.fewest_answers:
        return INSUFFICIENT
    if 100 * counts["knows"] < rule.low * answers or 100 * sum(counts.values()) < rule.low * 3 * answers:
        return LOW
    together = not themes or 100 * max(themes) >= rule.theme * answers
    if together and all(100 * count >= rule.high * answers for count in counts.values()):
        return HIGH
    return MEDIUM


def _flips(
    answers: int, counts: Mapping[str, int], themes: tuple[int, ...], rule: CoherenceRule, level: str
) -> Iterable[Flip]:
    for question, count in counts.items():
        for change in (-1, 1):
            if 0 <= count + change <= answers:
                new = _level(answers, {**counts, question: count + change}, themes, rule)
                if new != level:
                    yield Flip(question=question, change=change, level=new)
    if not themes:
        return
    for change in (-1, 1):
        moved = _moved_theme(themes, change)
        if min(moved) >= 0 and max(moved) <= answers:
            new = _level(answers, counts, moved, rule)
            if new != level:
                yield Flip(question="largest_theme", change=change, level=new)


def _moved_theme(themes: tuple[int, ...], change: int) -> tuple[int, ...]:
    largest = themes.index(max(themes))
    return tuple(count + change if i == largest else count for i, count in enumerate(themes))
