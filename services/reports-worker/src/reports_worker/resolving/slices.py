"""The slice of a frozen figure set that one document shows, as survey-api gives it.

Unknown fields are passed over. A figure that is not shown is null; `withheld` says why.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _label(value: Any) -> Any:
    return value.get("label") or value.get("title") or "" if isinstance(value, dict) else value


def _labels(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


def _rule_name(value: Any) -> Any:
    return str(value.get("name", "")) if isinstance(value, dict) else value


Name = Annotated[str, BeforeValidator(_label)]
Labels = Annotated[dict[str, str], BeforeValidator(_labels)]
"""A text by language; "" holds one whose language is not known."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Row(_Part):
    """Participation of one unit; `rr2` is (complete + partial) / invited, null when it has no meaning."""

    label: str
    code: str | None = None
    networks: int | None = None
    invited: int
    complete: int
    partial: int
    break_off: int = 0
    surplus: int = 0
    answers: int
    rr1: float | None
    rr2: float | None

    @property
    def counted(self) -> int:
        """The answers in the rate; all that came when there is no rate."""
        return self.answers if self.rr2 is None else self.complete + self.partial


class Choice(_Part):
    value: str | int
    label: Labels
    rank: float | None = None


class Share(_Part):
    """`x` people of the item's n, and the 95 % Wilson interval of the share (null for a full roster)."""

    x: int
    share: float
    lower: float | None = None
    upper: float | None = None


class EarlierWave(_Part):
    title: str
    ends_on: date


class Broken(_Part):
    """The newest earlier wave in which a question was another one, and in what."""

    wave: EarlierWave
    kinds: list[str]


class Comparison(_Part):
    """Since which wave a question is the same."""

    since: EarlierWave
    broken: Broken | None = None


class Item(_Part):
    name: str
    group: str | None = None
    group_label: Labels = Field(default_factory=dict)
    label: Labels
    scale: list[Choice] = Field(default_factory=list)
    counts: list[int | None] = Field(default_factory=list)
    n: int | None = None
    n_missing: int | None = None
    top: Share | None = None
    bottom: Share | None = None
    withheld: str | None = None
    compare: Comparison | None = None

    @property
    def asked_otherwise(self) -> EarlierWave | None:
        """The wave before, where it asked this in other words; a question that is new breaks nothing."""
        broken = self.compare.broken if self.compare else None
        return broken.wave if broken and "added" not in broken.kinds else None

    @property
    def shown(self) -> bool:
        """Every count of it; where single counts are hidden the others still have their place in the table."""
        return self.withheld is None and self.n is not None and all(c is not None for c in self.counts)

    @property
    def ranked(self) -> list[tuple[int, Choice]]:
        """Where each substantive answer stands in `counts`, lowest first; "don't know" has no rank."""
        return sorted(
            ((place, choice) for place, choice in enumerate(self.scale) if choice.rank is not None),
            key=lambda one: one[1].rank or 0,
        )


class Scale(_Part):
    name: str
    label: Labels
    mean: float | None = None
    n: int | None = None
    alpha: float | None = None


class Theme(_Part):
    value: str
    label: Labels
    count: int | None


class Flip(_Part):
    """One answer that would change the level."""

    question: str
    change: int
    level: str


class Coherence(_Part):
    level: str
    members: int
    answers: int
    knows: int | None
    took_part: int | None
    adequate: int | None
    themes: list[Theme] = Field(default_factory=list)
    fragile: bool = False
    flips: list[Flip] | None = None
    rule: Annotated[str, BeforeValidator(_rule_name)] = "v1"

    @property
    def shown(self) -> bool:
        return self.level != "insufficient" and None not in (self.knows, self.took_part, self.adequate)


class Levels(_Part):
    """How many networks have which level of purpose coherence."""

    high: int | None
    medium: int | None
    low: int | None
    insufficient: int | None


class Wave(_Part):
    id: UUID
    title: str
    instrument: Name = ""
    starts_on: date
    ends_on: date


class UnitOfSlice(_Part):
    kind: str
    id: UUID
    label: str
    code: str | None = None
    district: Annotated[str | None, BeforeValidator(_label)] = None


class Method(_Part):
    name: str
    version: str | int


class Slice(_Part):
    figure_set_id: UUID
    hash: str
    minimum: int
    method: list[Method] = Field(default_factory=list)
    wave: Wave
    unit: UnitOfSlice
    participation: Row
    networks: list[Row] = Field(default_factory=list)
    withheld: str | None = None
    items: list[Item] = Field(default_factory=list)
    scales: list[Scale] = Field(default_factory=list)
    coherence: Coherence | None = None
    coherence_levels: Levels | None = None
