"""A report kind: a folder with `kind.toml`, its strings and, where it wants one, its own layout."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from chassis.catalogue import Catalogue, Forms, read_po
from chassis.numbers import LANGUAGES

from reports_worker.resolving.blocks import BLOCK_TYPES

FOLDER = Path(__file__).parent.parent / "kinds"
SHARED = "shared"

When = Literal["always", "shown", "withheld"]
_WHEN = ("always", "shown", "withheld")
_FIGURES = {"participation", "networks", "items", "scales", "coherence", "coherence_levels"}


class KindFault(ValueError):
    """A `kind.toml` that can not be used, and where."""


class KindUnknown(KeyError):
    """No kind has this name."""


@dataclass(frozen=True)
class Step:
    """One block of a kind: its type, what it shows, and when."""

    type: str
    shows: str
    when: When


@dataclass(frozen=True)
class Kind:
    name: str
    version: int
    unit: str
    figures: frozenset[str]
    steps: tuple[Step, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        return LANGUAGES

    @property
    def formats(self) -> tuple[str, ...]:
        return ("pdf",)

    def catalogue(self, language: str) -> Catalogue:
        """The kind's strings over the shared ones."""
        return _catalogue(self.name, language)

    def layout(self) -> Path:
        own = FOLDER / self.name / "layout.typ"
        return own if own.exists() else FOLDER / SHARED / "layout.typ"


@cache
def _catalogue(kind: str, language: str) -> Catalogue:
    return Catalogue(language, {**strings(SHARED, language), **strings(kind, language)})


def strings(folder: str, language: str) -> dict[str, Forms]:
    """The strings in one PO file."""
    return read_po(FOLDER / folder / "strings" / f"{language}.po")


def names() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/kind.toml"))


@cache
def kind_named(name: str) -> Kind:
    """Raises KindUnknown, or KindFault for a folder that can not be used."""
    if name not in names():
        raise KindUnknown(name)
    with (FOLDER / name / "kind.toml").open("rb") as file:
        return read_kind(name, tomllib.load(file))


def read_kind(name: str, raw: dict[str, Any]) -> Kind:
    """Raises KindFault that names what is wrong and what would be right."""
    figures = frozenset(raw.get("figures", []))
    if unknown := sorted(figures - _FIGURES):
        raise KindFault(f"{name}: figures holds {unknown}; there are {sorted(_FIGURES)}")
    if raw.get("unit") not in ("network", "district"):
        raise KindFault(f"{name}: unit must be network or district, not {raw.get('unit')!r}")
    steps = tuple(_step(name, number, one) for number, one in enumerate(raw.get("blocks", []), start=1))
    if not steps:
        raise KindFault(f"{name}: it has no [[blocks]]")
    return Kind(name, int(raw["version"]), str(raw["unit"]), figures, steps)


def _step(kind: str, number: int, raw: dict[str, Any]) -> Step:
    where = f"{kind}: block {number}"
    if unknown := sorted(raw.keys() - {"type", "shows", "when"}):
        raise KindFault(f"{where} holds {unknown}; it takes type, shows and when")
    if raw.get("type") not in BLOCK_TYPES:
        raise KindFault(f"{where}: type must be one of {list(BLOCK_TYPES)}, not {raw.get('type')!r}")
    if raw.get("when", "always") not in _WHEN:
        raise KindFault(f"{where}: when must be one of {list(_WHEN)}, not {raw['when']!r}")
    return Step(str(raw["type"]), str(raw.get("shows", "")), raw.get("when", "always"))


def all_kinds() -> Sequence[Kind]:
    return [kind_named(name) for name in names()]
