"""Ties out of the answers of one respondent. Pure.

People of the roster are known by their own id; people who were named by a pseudonym, which is made of the response,
the relation and the number of their place, so that nothing of what was typed is in it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Answers = Mapping[str, Any]
Network = Mapping[str, Any]
Asked = Callable[[Sequence[str]], bool]
"""Whether these answers lead to a question (by its path)."""

ENOUGH = 0.7
"""From which share of the roster on the outgoing ties of a network are read as a whole."""


@dataclass(frozen=True)
class Relation:
    """What one respondent answered to one question about ties. `answered` is False where it was not asked."""

    relation: str
    answered: bool
    targets: tuple[str, ...] = ()
    outside: int = 0


@dataclass(frozen=True)
class Alter:
    """Somebody who was named. `name` and the free-text attributes are what was typed."""

    id: str
    relation: str
    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AlterTie:
    source: str
    target: str
    relation: str


@dataclass(frozen=True)
class Ego:
    """One respondent: by the id of a person where that is known, else by the id of the response."""

    id: str
    relations: tuple[Relation, ...]
    alters: tuple[Alter, ...]
    alter_ties: tuple[AlterTie, ...]


def ego_of(
    ego: str,
    response_id: UUID,
    answers: Answers,
    network: Network,
    people: Collection[str] | None,
    asked: Asked,
) -> Ego:
    """What one response says of ties. `people` are those of the roster; nobody else can be tied to.

    None where the wave does not know its people: then every id that was chosen counts.
    """
    relations = [_chosen(ego, answers, tie, people, asked) for tie in network["ties"]]
    alters: list[Alter] = []
    alter_ties: list[AlterTie] = []
    for generator in network["generators"]:
        named = _named(response_id, answers, generator)
        for about in generator["about"]:
            _take_in(answers, about, named, alter_ties)
        alters += named.values()
        answered = bool(named) or asked(generator["path"])
        relations.append(Relation(generator["relation"], answered, tuple(one.id for one in named.values())))
    return Ego(ego, tuple(relations), tuple(alters), tuple(_once(alter_ties)))


def _chosen(
    ego: str, answers: Answers, tie: Mapping[str, Any], people: Collection[str] | None, asked: Asked
) -> Relation:
    """Nobody chosen is an answer where the question was asked, and a missing one where it was not."""
    values = listed(value_at(answers, tie["path"]))
    inside = [value for value in values if people is None or value in people]
    known = tuple(dict.fromkeys(value for value in inside if value != ego))
    answered = bool(values) or asked(tie["path"])
    return Relation(tie["relation"], answered, known, len(values) - len(inside))


def _named(response_id: UUID, answers: Answers, generator: Mapping[str, Any]) -> dict[str, Alter]:
    """Who was named, by the number of their place as the form gives it."""
    found: dict[str, Alter] = {}
    relation = generator["relation"]
    for at, row in enumerate(rows_at(answers, generator["path"]), 1):
        name = text(value_at(row, generator["name"])).strip()
        if not name:
            continue
        number = text(value_at(row, generator["id"])).strip() or str(at)
        if number not in found:
            found[number] = Alter(f"{response_id}:{relation}:{at}", relation, name)
    return found


def _take_in(
    answers: Answers, about: Mapping[str, Any], named: Mapping[str, Alter], ties: list[AlterTie]
) -> None:
    for at, row in enumerate(rows_at(answers, about["path"]), 1):
        alter = named.get(text(value_at(row, about["id"])).strip() or str(at))
        if alter is None:
            continue
        for attribute in about["attributes"]:
            value = value_at(row, attribute["path"])
            if value is None or value == "":
                continue
            if attribute["free_text"]:
                alter.typed[attribute["name"]] = text(value)
            else:
                alter.attributes[attribute["name"]] = value
        for tie in about["ties"]:
            others = [named.get(value) for value in listed(value_at(row, tie["path"]))]
            ties += [
                AlterTie(alter.id, one.id, tie["relation"]) for one in others if one and one is not alter
            ]


def _once(ties: list[AlterTie]) -> Iterator[AlterTie]:
    """A pair may be told from both ends; knowing each other has no direction."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for tie in ties:
        key = (tie.relation, frozenset((tie.source, tie.target)))
        if key not in seen:
            seen.add(key)
            yield tie


def value_at(answers: Any, path: Sequence[str]) -> Any:
    for name in path:
        answers = answers.get(name) if isinstance(answers, Mapping) else None
    return answers


def rows_at(answers: Answers, path: Sequence[str]) -> list[Mapping[str, Any]]:
    rows = value_at(answers, path)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def listed(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text(one) for one in value]
    return [] if value is None or value == "" else [text(value)]


def text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
