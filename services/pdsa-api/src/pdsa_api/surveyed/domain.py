"""From a question's figures to an observation of a wave. Pure: no answer is counted here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pdsa_api.observations.domain import Missing


@dataclass(frozen=True)
class Found:
    """What a wave's figures say: so many of so many, or suppressed.

    `otherwise` is the title of the wave before, where that asked the question in other words or with other answers:
    the series breaks here.
    """

    on_date: date
    numerator: int | None = None
    denominator: int | None = None
    otherwise: str | None = None

    @property
    def missing(self) -> str | None:
        return Missing.SUPPRESSED.value if self.numerator is None else None


@dataclass(frozen=True)
class Passed:
    """Why a wave gives no observation."""

    reason: str


def read(figures: Mapping[str, Any], question: str, categories: Collection[str]) -> Found | Passed:
    """The observation of one slice: the wave's last day, the answers that count, the valid answers.

    A figure that is hidden, whole or in part, is missing; it is never worked out from its neighbours.
    """
    on_date = date.fromisoformat(figures["wave"]["ends_on"])
    if figures["withheld"]:
        return Found(on_date)
    item = next((one for one in figures["items"] if one["name"] == question), None)
    if item is None:
        return Passed("question_missing")
    places = [i for i, choice in enumerate(item["scale"]) if choice["value"] in categories]
    if len(places) < len(set(categories)):
        return Passed("category_missing")
    otherwise = _asked_otherwise(item)
    counts = [item["counts"][i] for i in places]
    if item["withheld"] or item["n"] is None or any(count is None for count in counts):
        return Found(on_date, otherwise=otherwise)
    return Found(on_date, sum(counts), item["n"], otherwise)


def _asked_otherwise(item: Mapping[str, Any]) -> str | None:
    """A question that is new breaks nothing: there is no point before it."""
    broken = (item.get("compare") or {}).get("broken")
    return str(broken["wave"]["title"]) if broken and "added" not in broken["kinds"] else None
