"""What differs between two versions of a questionnaire, question by question, and what can still be compared.

Answers stay bound to the wording that they saw; a trend over a question whose words, kind or choices changed is no
trend. Rules of display (relevant, required, constraint) change who answers, not what is asked: they are told, too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from survey_api.instruments.words import words_of

Model = Mapping[str, Any]
Words = dict[str, str]
_RULES = ("relevant", "required", "constraint", "calculate")
_NOT_ASKED = frozenset({"calculate", "hidden", "meta", "start", "end", "today", "group", "repeat"})


@dataclass(frozen=True)
class Change:
    """`kinds`: added, removed, reworded, kind, choices, rules. Comparable if no answer means anything else now."""

    path: str
    kinds: tuple[str, ...]
    comparable: bool
    before: Words
    after: Words
    choices_before: list[str] = field(default_factory=list)
    choices_after: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Asked:
    """What a question asks: the words and choices that its answers mean. `rules` decide who is asked."""

    kind: str
    type: str | None
    label: Words
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rules: tuple[Any, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Without the rules: they change who answers, not what an answer means."""
        return {
            "kind": self.kind,
            "type": self.type,
            "label": self.label,
            "choices": [[value, dict(labels)] for value, labels in self.choices],
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Asked":
        choices = tuple((value, tuple(labels.items())) for value, labels in said["choices"])
        return cls(said["kind"], said["type"], dict(said["label"]), choices)


def changes(before: Model, after: Model) -> list[Change]:
    """In the order of the newer version, what was removed at the end. Languages that one version lacks are no change."""
    old, new = asked_in(before), asked_in(after)
    found = [_change(path, old.get(path), one) for path, one in new.items()]
    found += [_change(path, one, None) for path, one in old.items() if path not in new]
    return [one for one in found if one is not None]


def questions(model: Model) -> list[tuple[str, Words]]:
    """Every question with its words, in the order of the form."""
    return [(path, one.label) for path, one in asked_in(model).items()]


def _change(path: str, old: Asked | None, new: Asked | None) -> Change | None:
    if old is None or new is None:
        kind = "removed" if new is None else "added"
        return Change(path, (kind,), False, old.label if old else {}, new.label if new else {})
    kinds = meaning_changed(old, new)
    comparable = not kinds
    if old.rules != new.rules:
        kinds.append("rules")
    if not kinds:
        return None
    return Change(path, tuple(kinds), comparable, old.label, new.label, _said(old), _said(new))


def meaning_changed(old: Asked, new: Asked) -> list[str]:
    """reworded, kind, choices: why an answer to the one is no answer to the other."""
    kinds = []
    if _differs(old.label, new.label):
        kinds.append("reworded")
    if (old.kind, old.type) != (new.kind, new.type):
        kinds.append("kind")
    if _choices_differ(old, new):
        kinds.append("choices")
    return kinds


def _differs(one: Words, other: Words) -> bool:
    return any(one[code] != other[code] for code in one.keys() & other.keys())


def _choices_differ(old: Asked, new: Asked) -> bool:
    if [value for value, _ in old.choices] != [value for value, _ in new.choices]:
        return True
    pairs = zip(old.choices, new.choices, strict=True)
    return any(_differs(dict(one), dict(other)) for (_, one), (_, other) in pairs)


def _said(asked: Asked) -> list[str]:
    """Each choice as its value and its first label, for people to compare."""
    return [
        f"{value}: {dict(labels).get(next(iter(dict(labels)), ''), '')}" for value, labels in asked.choices
    ]


def asked_in(model: Model) -> dict[str, Asked]:
    """Path -> what is asked there, in the order of the form."""
    return dict(_walk(model, model["nodes"], ""))


def _walk(model: Model, nodes: list[dict[str, Any]], above: str) -> Iterator[tuple[str, Asked]]:
    for node in nodes:
        path = f"{above}/{node['name']}"
        if node["kind"] in ("group", "repeat"):
            yield from _walk(model, node.get("nodes", []), path)
        elif node["kind"] not in _NOT_ASKED:
            yield (
                path,
                Asked(
                    node["kind"],
                    node.get("type"),
                    words_of(model, node.get("label")),
                    _choices(model, node),
                    tuple(node.get(rule) for rule in _RULES),
                ),
            )


def _choices(model: Model, node: Mapping[str, Any]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    choices = node.get("choices") or {}
    table = model["lists"].get(choices.get("list", ""))
    if table is None or choices["value"] not in table["columns"]:
        return ()
    value_at = table["columns"].index(choices["value"])
    label_at = table["columns"].index(choices["label"]) if choices["label"] in table["columns"] else value_at
    return tuple((str(row[value_at]), tuple(words_of(model, row[label_at]).items())) for row in table["rows"])
