"""Which questions of a wave mean the same as in earlier waves. Pure.

A question is held against the words that are asked now, whatever was asked in between: the chain of waves that it can be
compared with goes back to the first wave that asked otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from survey_api.instruments.changes import Change, changes, questions

Model = Mapping[str, Any]
Words = dict[str, str]


@dataclass(frozen=True)
class Judged:
    """One question against an earlier version. `kinds` say why it is not comparable; `before` is what was asked."""

    path: str
    label: Words
    comparable: bool
    kinds: tuple[str, ...]
    before: Words


def judge(older: Model, newer: Model) -> list[Judged]:
    """Every question of the newer version, in its order. Rules (who is asked) break nothing and are not told."""
    changed: dict[str, Change] = {one.path: one for one in changes(older, newer)}
    return [_judged(path, label, changed.get(path)) for path, label in questions(newer)]


def _judged(path: str, label: Words, change: Change | None) -> Judged:
    if change is None or change.comparable:
        return Judged(path, label, True, (), {})
    return Judged(path, label, False, tuple(kind for kind in change.kinds if kind != "rules"), change.before)


@dataclass(frozen=True)
class Earlier:
    """An earlier wave and the version that it asked with."""

    wave: Mapping[str, Any]
    version: str


def since(
    path: str, here: Mapping[str, Any], earlier: Sequence[Earlier], judged: Mapping[str, Mapping[str, Judged]]
) -> dict[str, Any] | None:
    """`{"since": wave, "broken": {"wave", "kinds"} | None}` of one question; None without an earlier wave.

    `earlier` comes newest first; `judged` holds the questions by version and path.
    """
    if not earlier:
        return None
    first = here
    for one in earlier:
        found = judged[one.version][path]
        if not found.comparable:
            return {"since": first, "broken": {"wave": one.wave, "kinds": list(found.kinds)}}
        first = one.wave
    return {"since": first, "broken": None}


def by_path(judged: Sequence[Judged]) -> dict[str, Judged]:
    return {one.path: one for one in judged}
