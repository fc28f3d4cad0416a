"""Figures on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example

Kind = Literal["network", "district", "project"]
Withheld = Literal["too_few", "protects_others"]
Labels = dict[str, str]

_ID = "01938c5e-0000-7000-8000-0000000000"
_ROW = {
    "id": f"{_ID}12",
    "label": "Red Principal",
    "code": "N-031",
    "invited": 9,
    "complete": 8,
    "partial": 0,
    "break_off": 0,
    "surplus": 0,
    "answers": 8,
    "rr1": 0.8888888888888888,
    "rr2": 0.8888888888888888,
}


class FiguresIn(Shape):
    """Which wave; it must be closed."""

    model_config = with_example({"wave_id": f"{_ID}04"})

    wave_id: UUID


class FigureUnit(Shape):
    id: UUID
    kind: Kind
    label: str
    district_id: UUID | None


class FigureSetOut(Shape):
    """A frozen set. The same answers give the same hash, and the same set."""

    model_config = with_example(
        {
            "id": f"{_ID}51",
            "wave_id": f"{_ID}04",
            "hash": "7be1" + "0" * 60,
            "minimum": 5,
            "created_at": "2023-10-14T00:00:05Z",
            "units": [
                {"id": f"{_ID}12", "kind": "network", "label": "Red Principal", "district_id": f"{_ID}14"}
            ],
        }
    )

    id: UUID
    wave_id: UUID
    hash: str = Field(description="SHA-256 over the canonical JSON of all slices")
    minimum: int = Field(description="From how many people on a unit's own document shows figures")
    created_at: datetime
    units: list[FigureUnit] = Field(description="Those that the caller may read")


class FigureSetRow(Shape):
    """A frozen set in a list; its units are read with the set."""

    id: UUID
    wave_id: UUID
    hash: str
    minimum: int
    created_at: datetime


class Method(Shape):
    name: str
    version: str


class FigureWave(Shape):
    id: UUID
    title: str
    instrument: str
    starts_on: date
    ends_on: date


class NamedUnit(Shape):
    id: UUID
    label: str


class SliceUnit(Shape):
    kind: Kind
    id: UUID
    label: str
    code: str
    district: NamedUnit | None


class ParticipationRow(Shape):
    """As a row of the response table; `networks` counts them, for a district or the project."""

    id: UUID | None
    label: str
    code: str
    networks: int | None = None
    invited: int
    complete: int
    partial: int
    break_off: int
    surplus: int
    answers: int
    rr1: float | None
    rr2: float | None


class ScaleChoice(Shape):
    value: str
    label: Labels
    rank: int | None = Field(description="From lowest to highest; null where the choices have no order")


class EndShare(Shape):
    """The two highest (or lowest) answers together; a 95 % Wilson interval except for a single network."""

    x: int
    share: float
    lower: float | None
    upper: float | None


class ComparedWave(Shape):
    id: UUID
    title: str
    ends_on: date


class ComparisonBroken(Shape):
    """The newest earlier wave in which the question was another one."""

    wave: ComparedWave
    kinds: list[str] = Field(description="reworded, kind, choices, added")


class ItemComparison(Shape):
    """Since which wave a question is the same; null where no earlier wave of the questionnaire was closed at the site."""

    since: ComparedWave = Field(description="This wave itself where the question is new or was changed")
    broken: ComparisonBroken | None = Field(
        description="Why it goes no further back: no difference to that wave or an older one may be shown"
    )


class ItemFigure(Shape):
    """How often each choice was given. Null is hidden, and `withheld` says why."""

    name: str
    group: str | None
    group_label: Labels
    label: Labels
    scale: list[ScaleChoice]
    counts: list[int | None]
    n: int | None
    n_missing: int | None
    top: EndShare | None
    bottom: EndShare | None
    withheld: Withheld | None
    compare: ItemComparison | None = None


class ScaleFigure(Shape):
    """The mean over people who answered 80 % of its items; alpha from 30 people on."""

    name: str
    label: Labels
    mean: float | None
    n: int | None
    alpha: float | None
    withheld: Withheld | None


class Theme(Shape):
    value: str
    label: Labels
    count: int


class Flip(Shape):
    """One answer that would change the level."""

    question: str
    change: int
    level: str


class CoherenceFigure(Shape):
    level: Literal["high", "medium", "low", "insufficient"]
    members: int
    answers: int
    knows: int | None
    took_part: int | None
    adequate: int | None
    themes: list[Theme]
    fragile: bool
    flips: list[Flip]
    rule: str


class CoherenceLevels(Shape):
    """How many networks have which level; never which network."""

    high: int
    medium: int
    low: int
    insufficient: int


class SliceOut(Shape):
    """The figures of one unit, as one document shows them."""

    model_config = with_example(
        {
            "figure_set_id": f"{_ID}51",
            "hash": "7be1" + "0" * 60,
            "method": [{"name": "frequencies", "version": "0.1.0"}],
            "minimum": 5,
            "wave": {
                "id": f"{_ID}04",
                "title": "Network monitoring 2022",
                "instrument": "Cuestionario de la red",
                "starts_on": "2022-09-05",
                "ends_on": "2022-10-14",
            },
            "unit": {
                "kind": "network",
                "id": f"{_ID}12",
                "label": "Red Principal",
                "code": "N-031",
                "district": {"id": f"{_ID}14", "label": "SLEP 3"},
            },
            "participation": _ROW,
            "networks": [],
            "withheld": None,
            "items": [],
            "scales": [],
            "coherence": {
                "level": "medium",
                "members": 9,
                "answers": 8,
                "knows": 8,
                "took_part": 6,
                "adequate": 8,
                "themes": [],
                "fragile": True,
                "flips": [],
                "rule": "v1",
            },
            "coherence_levels": None,
        }
    )

    figure_set_id: UUID
    hash: str
    method: list[Method]
    minimum: int
    wave: FigureWave
    unit: SliceUnit
    participation: ParticipationRow
    networks: list[ParticipationRow] = Field(description="Of a district: how many took part in each network")
    withheld: Withheld | None = Field(description="Why no figure made from answers is shown at all")
    items: list[ItemFigure]
    scales: list[ScaleFigure]
    coherence: CoherenceFigure | None
    coherence_levels: CoherenceLevels | None
