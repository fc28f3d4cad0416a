"""How many people mention a theme."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from improvement_stats._inputs import integer, key, listing
from improvement_stats.errors import InputError
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class ThemeCount:
    """persons and share None when fewer than the minimum mention it; share is of the people who answered."""

    theme: Any
    parent: Any
    persons: int | None
    share: float | None
    suppressed: bool


@dataclass(frozen=True, kw_only=True)
class ThemeCounts(Result):
    """Themes with most persons first (suppressed ones last, by name). Shares may add to more than 1."""

    themes: tuple[ThemeCount, ...]

    def __getitem__(self, theme: Hashable) -> ThemeCount:
        return next(t for t in self.themes if t.theme == theme)


def theme_counts(
    codings: Iterable[tuple[Hashable, Hashable]],
    *,
    answered: int,
    parents: Mapping[Any, Hashable] | None = None,
    minimum: int = 1,
) -> ThemeCounts:
    """Persons mentioning each theme, once each however often they do.

    codings: (person, theme) pairs, a person may have many. answered: people who answered the question,
    the base of every share. parents: theme -> parent theme; a parent counts the union of persons of its
    themes at any depth and of itself, not a sum. Counts of 1..minimum-1 are suppressed; so is every figure
    when the base is below the minimum. Raises InputError when more persons are coded than answered, and
    when parents go in a circle.
    """
    answered = integer("answered", answered)
    minimum = integer("minimum", minimum, least=1)
    tree = dict(parents or {})
    persons: dict[Any, set[Any]] = {}
    for i, pair in enumerate(listing("codings", codings)):
        person, theme = _pair(i, pair)
        for each in (theme, *_ancestors(theme, tree)):
            persons.setdefault(each, set()).add(person)
    for theme in (*tree, *tree.values()):
        _ancestors(theme, tree)
        persons.setdefault(theme, set())
    everyone = set().union(*persons.values()) if persons else set()
    if len(everyone) > answered:
        raise InputError("answered", f"is {answered}, but {len(everyone)} persons are coded")
    counted = [_count(theme, len(who), tree.get(theme), answered, minimum) for theme, who in persons.items()]
    counted.sort(key=lambda t: (t.suppressed, -(t.persons or 0), str(t.theme)))
    return ThemeCounts(
        n_used=answered,
        n_missing=0,
        method="persons by theme",
        options={"minimum": minimum, "persons_coded": len(everyone) if len(everyone) >= minimum else None},
        warnings=("themes suppressed",) if any(t.suppressed for t in counted) else (),
        themes=tuple(counted),
    )


def _pair(i: int, pair: object) -> tuple[Any, Any]:
    read = listing(f"codings[{i}]", pair)
    if len(read) != 2:
        raise InputError(f"codings[{i}]", f"must be (person, theme), not {pair!r}")
    return key(f"codings[{i}] person", read[0]), key(f"codings[{i}] theme", read[1])


def _ancestors(theme: Any, tree: Mapping[Any, Any]) -> list[Any]:
    found: list[Any] = []
    while theme in tree:
        theme = tree[theme]
        if theme in found or len(found) > len(tree):
            raise InputError("parents", f"{theme!r} is its own ancestor")
        found.append(theme)
    return found


def _count(theme: Any, persons: int, parent: Any, answered: int, minimum: int) -> ThemeCount:
    small = 0 < persons < minimum or answered < minimum
    return ThemeCount(
        theme=theme,
        parent=parent,
        persons=None if small else persons,
        share=None if small or not answered else persons / answered,
        suppressed=small,
    )
