"""What counts as evidence, what each kind must say, and when a question is seen from several sides. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    PHOTO = "photo"
    FILE = "file"
    RECORDING = "recording"
    LINK = "link"
    CHART = "chart"
    SURVEY_RESULT = "survey_result"


class State(StrEnum):
    """`waiting`: its file has not arrived; `refused`: one arrived that is not taken in, send another."""

    WAITING = "waiting"
    COMPLETE = "complete"
    REFUSED = "refused"


class Method(StrEnum):
    """How it was collected."""

    PHOTO = "photo"
    OBSERVATION = "observation"
    INTERVIEW = "interview"
    DOCUMENT = "document"
    TEST = "test"
    SURVEY = "survey"
    OTHER = "other"


class Voice(StrEnum):
    """Whose view or work it shows."""

    LEARNER = "learner"
    TEACHER = "teacher"
    LEADER = "leader"
    PARENT = "parent"
    COMMUNITY = "community"
    OTHER = "other"


class People(StrEnum):
    """Whether people can be recognised in it, by face or voice."""

    NOBODY = "nobody"
    AGREED = "agreed"


WITH_FILE: Final = frozenset({Kind.PHOTO, Kind.FILE, Kind.RECORDING})

FAMILIES: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.PHOTO: frozenset({"picture"}),
    Kind.RECORDING: frozenset({"sound", "video"}),
    Kind.FILE: frozenset({"picture", "sound", "video", "document"}),
}
"""Which families of files a kind takes (see `chassis.files.kinds`)."""


@dataclass(frozen=True)
class Missing:
    """A field that this kind of evidence needs, or must not have, and what to do."""

    pointer: str
    code: str
    message: str
    fix: str


@dataclass(frozen=True)
class Said:
    """What a person said of a piece of evidence; the last four only whether they are there."""

    kind: Kind
    alt: str
    people: People | None
    url: str | None
    file: bool
    chart: bool
    survey: bool


def wrong_with(said: Said) -> list[Missing]:
    """Every field at fault; none when it may be kept."""
    found = _parts_at_fault(said)
    if said.kind is Kind.PHOTO and not said.alt.strip():
        found.append(
            Missing(
                "/alt",
                "evidence.alt_missing",
                "the picture is not described",
                "Say in a sentence what it shows, for those who do not see it.",
            )
        )
    if said.kind in (Kind.PHOTO, Kind.RECORDING) and said.people is None:
        found.append(
            Missing(
                "/people",
                "evidence.people_missing",
                "it is not said whether people can be recognised",
                "Say nobody, or agreed when each of them (for children also a guardian) agreed.",
            )
        )
    return found


def _parts_at_fault(said: Said) -> list[Missing]:
    parts = {
        "file": (said.file, said.kind in WITH_FILE),
        "url": (said.url is not None, said.kind is Kind.LINK),
        "chart": (said.chart, said.kind is Kind.CHART),
        "survey": (said.survey, said.kind is Kind.SURVEY_RESULT),
    }
    found = []
    for name, (there, wanted) in parts.items():
        if wanted and not there:
            code, message, fix = f"evidence.{name}_missing", f"a {said.kind} needs {name}", f"Send {name}."
        elif there and not wanted:
            code, message = f"evidence.{name}_unwanted", f"a {said.kind} has no {name}"
            fix = "Leave it out, or choose another kind."
        else:
            continue
        found.append(Missing(f"/{name}", code, message, fix))
    return found


@dataclass(frozen=True)
class Side:
    """One piece of evidence as a side from which a question is seen."""

    pointer: str
    by: str
    method: Method
    voice: Voice | None
    outsider: bool


@dataclass(frozen=True)
class Sides:
    """How many sides a question is seen from; `missing` names what would add one."""

    pointer: str
    pieces: int
    people: int
    methods: Sequence[str]
    voices: Sequence[str]
    outsider: bool
    missing: Sequence[str]


def triangulation(pieces: Iterable[Side]) -> list[Sides]:
    """By field, in the order of their pointers. A question is well seen by two people, with two methods, and once
    by somebody from outside the team."""
    by_field: dict[str, list[Side]] = {}
    for piece in pieces:
        by_field.setdefault(piece.pointer, []).append(piece)
    return [_sides(pointer, by_field[pointer]) for pointer in sorted(by_field)]


def _sides(pointer: str, pieces: Sequence[Side]) -> Sides:
    people = len({one.by for one in pieces})
    methods = sorted({one.method.value for one in pieces})
    outsider = any(one.outsider for one in pieces)
    lacks = {"people": people < 2, "methods": len(methods) < 2, "outsider": not outsider}
    return Sides(
        pointer=pointer,
        pieces=len(pieces),
        people=people,
        methods=methods,
        voices=sorted({one.voice.value for one in pieces if one.voice}),
        outsider=outsider,
        missing=[name for name, lacking in lacks.items() if lacking],
    )
