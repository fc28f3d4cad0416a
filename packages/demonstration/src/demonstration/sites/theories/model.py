"""A theory's records as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what hangs on it. `key` names it in every version, so that its id stays the same."""

    key: str
    text: str
    below: tuple["Branch", ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a theory said at one version, and what that version was about."""

    note: str
    problem: str
    causes: tuple[Branch, ...]
    drivers: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A school's own version, made from version `base` of its network's theory."""

    school: str
    base: int
    said: Said


@dataclass(frozen=True, slots=True)
class Theory:
    network: str
    versions: tuple[Said, ...]
    variants: tuple[Variant, ...] = ()
