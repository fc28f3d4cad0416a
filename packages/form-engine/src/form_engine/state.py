"""One filled-in form: set answers, add and remove rows, switch language, and read every node's state."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from form_engine.answers import answer_text, text_answer
from form_engine.expressions import Context, Expression, Unchecked
from form_engine.library import number_of, truth_of
from form_engine.program import Definition, Program, program_of
from form_engine.tree import (
    MAX_COUNTED_IN_ALL,
    MAX_COUNTED_ROWS,
    MAX_ROWS,
    Cell,
    Node,
    Place,
    Repeat,
    Value,
    children,
    text_of,
)
from form_engine.values import now_text

MAX_PASSES = 8
# Rows that filters may look at from one settling to the next.
MAX_FILTERED = 500_000
_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?\Z")


class NoSuchNode(LookupError):
    """The path names no node of this form (or no such row)."""


class Run:
    """What expressions see of a session: the tree, the moment, the language, the draw of chance."""

    program: Program
    now: str

    def __init__(self, program: Program, now: str, seed: str, language: str) -> None:
        self.program = program
        self.now = now
        self.seed = seed
        self.language = language
        self.root = Node(program.root, None)
        self.unchecked: dict[str, set[str]] = {}
        self.left = MAX_FILTERED

    def spend(self, rows: int) -> None:
        """A form may filter long lists in long loops; raises Unchecked when one evaluation takes too many."""
        self.left -= rows
        if self.left < 0:
            raise Unchecked("a filter over too many rows")

    def path(self, node: Node) -> str:
        """The XForm path, with the number of the row in each repeat: ``/data/cycle[2]/result``."""
        if node.parent is None:
            return f"/{self.program.root_name}"
        row = f"[{node.position}]" if node.row_of is not None else ""
        return f"{self.path(node.parent)}/{node.definition.name}{row}"

    def evaluate(self, expression: Expression, node: Node) -> Value | None:
        """None when the engine lacks something the expression needs; what is noted in ``unchecked``."""
        try:
            return expression(Context(self, node, node))
        except Unchecked as lack:
            self.unchecked.setdefault(str(lack), set()).add(self.path(node))
            return None

    def phrase(self, index: int | None, node: Node) -> str:
        """A text of the model in the session's language, else the first language that has it."""
        if index is None:
            return ""
        row = self.program.texts[index]
        known = self.program.languages.index(self.language)
        found = row[known] if row[known] is not None else next((part for part in row if part is not None), "")
        if isinstance(found, list):
            return "".join(text_of(self.evaluate(part, node) or "") for part in found)
        return found or ""

    def options(self, node: Node) -> list[tuple[str, Place]] | None:
        """Values of the choices now on offer with the row each comes from; None when it cannot be known."""
        choices = node.definition.choices
        if choices is None:
            return None
        places = self.evaluate(choices.source, node)
        if not isinstance(places, list):
            return None
        found = [(_follow(place, choices.value), place) for place in places]
        return [(text_of([cell]) if cell else "", place) for cell, place in found]

    def option_label(self, node: Node, place: Place) -> str:
        choices = node.definition.choices
        cell = _follow(place, choices.label) if choices else None
        if isinstance(cell, Cell) and not isinstance(cell.raw, str):
            return self.phrase(cell.raw, node)
        return cell.text if cell is not None else ""

    def choice_label(self, node: Node, value: str) -> str:
        for option, place in self.options(node) or ():
            if option == value:
                return self.option_label(node, place)
        return ""


def _follow(place: Place, steps: list[str]) -> Place | None:
    places = [place]
    for step in steps:
        places = children(places[0], step) if places else []
    return places[0] if places else None


class FormState:
    """A session over one program.

    Without ``answers`` the form is new: defaults, dynamic defaults, preloads and first rows are made. With
    them the state is exactly what they say. ``now`` is the moment that now() and today() give (aware).
    ``judging``: what chance, the clock or the language gave stays as the answers say, with all that hangs on it.
    """

    def __init__(
        self,
        model: Program | dict[str, Any],
        answers: dict[str, Any] | None = None,
        *,
        language: str | None = None,
        now: datetime | str | None = None,
        seed: str | None = None,
        judging: bool = False,
    ) -> None:
        program = program_of(model)
        moment = now if isinstance(now, str) else now_text(now)
        self.run = Run(program, moment, seed or secrets.token_hex(8), language or program.languages[0])
        if self.run.language not in program.languages:
            raise NoSuchNode(f"the form has no language {language}")
        self._fresh, self._adding, self._judging = answers is None, False, judging
        self._counted = 0
        self._grow(self.run.root, answers)
        if self._fresh:
            self._first_values(self.run.root)
        self.settle()

    def _grow(self, node: Node, answers: Any) -> None:
        given = answers if isinstance(answers, dict) else {}
        for definition in node.definition.kids:
            if definition.kind == "repeat":
                repeat = Repeat(definition, node)
                node.kids[definition.name] = repeat
                rows = (
                    given.get(definition.name) if not self._fresh else [None] * self._first_rows(definition)
                )
                for row in (rows if isinstance(rows, list) else [])[:MAX_ROWS]:
                    self._add_row(repeat, row)
            else:
                kid = node.kids[definition.name] = Node(definition, node)
                self._fill(kid, given.get(definition.name))

    def _fill(self, node: Node, answer: Any) -> None:
        if node.definition.kids:
            self._grow(node, answer)
        elif not self._fresh:
            node.value = answer_text(answer)
        else:
            raw = node.definition.raw
            default = (
                raw.get("default", "") if self._adding else raw.get("first_default", raw.get("default", ""))
            )
            node.value = str(default) or self._preloaded(node.definition.kind)

    def _preloaded(self, kind: str) -> str:
        if kind in ("start", "end"):
            return self.run.now
        return self.run.now[:10] if kind == "today" else ""

    def _add_row(self, repeat: Repeat, answers: Any) -> Node:
        row = Node(repeat.definition, repeat.parent, repeat)
        repeat.rows.append(row)
        row.position = len(repeat.rows)
        self._grow(row, answers)
        return row

    def _first_values(self, top: Node) -> None:
        for node in top.walk():
            if node.definition.initial is not None:
                self._compute(node.definition.initial, node)

    def _compute(self, expression: Expression, node: Node) -> bool:
        """Store what the expression gives, as far as that can be known; whether it is something else than before."""
        before = node.value
        found = self.run.evaluate(expression, node)
        if found is not None:
            node.keep(found)
        return node.value != before

    def settle(self) -> None:
        """Relevance, counts and calculations until nothing changes, at most eight times over."""
        self.run.unchecked.clear()
        self.run.left = MAX_FILTERED
        for _ in range(MAX_PASSES):
            if not self._pass(self.run.root):
                return

    def _pass(self, node: Node) -> bool:
        changed = False
        for kid in node.kids.values():
            if isinstance(kid, Repeat):
                changed |= self._pass_repeat(kid, node.live)
            else:
                changed |= self._pass_node(kid, node.live)
        return changed

    def _pass_repeat(self, repeat: Repeat, above: bool) -> bool:
        self._relevance(repeat.anchor, above)
        changed = False
        if repeat.definition.count is not None:
            changed = self._recount(repeat)
        for row in repeat.counted():
            changed |= self._pass_node(row, above)
        return changed

    def _recount(self, repeat: Repeat) -> bool:
        count = repeat.definition.count
        found = self.run.evaluate(count, repeat.anchor) if count is not None else None
        if found is None:
            return False
        number = number_of(found)
        wanted = max(0, min(MAX_COUNTED_ROWS, int(number))) if abs(number) < 1e9 else 0
        before = (repeat.limit, len(repeat.rows))
        repeat.limit = wanted
        while len(repeat.rows) < wanted and self._counted < MAX_COUNTED_IN_ALL:
            self._counted += 1
            self._new_row(repeat)
        return before != (repeat.limit, len(repeat.rows))

    def _first_rows(self, definition: Definition) -> int:
        """The rows that a new form has; a row that is added is made like its template, which may say fewer."""
        rows: int = definition.raw["rows"]
        return definition.raw.get("template_rows", rows) if self._adding else rows

    def _new_row(self, repeat: Repeat) -> Node:
        before = self._fresh, self._adding
        self._fresh = self._adding = True
        row = self._add_row(repeat, None)
        self._fresh, self._adding = before
        self._first_values(row)
        return row

    def _relevance(self, node: Node, above: bool) -> bool:
        relevant = node.definition.relevant
        if relevant is not None:
            found = self.run.evaluate(relevant, node)
            node.relevant = True if found is None else truth_of(found)
        live = above and node.relevant
        changed = live != node.live
        node.live = live
        return changed

    def _pass_node(self, node: Node, above: bool) -> bool:
        changed = self._relevance(node, above)
        calculate = node.definition.calculate
        given = self._judging and node.definition.volatile and node.value != ""
        if calculate is not None and node.live and not given:
            changed |= self._compute(calculate, node)
        return self._pass(node) or changed if node.kids else changed

    def find(self, path: str) -> Node | Repeat:
        """The node of an XForm path (the root's name may be left out); raises NoSuchNode."""
        names = [part for part in path.strip().split("/") if part]
        if names[:1] == [self.run.program.root_name] and self.run.program.root_name not in self.run.root.kids:
            names = names[1:]
        place: Node | Repeat = self.run.root
        for name in names:
            place = self._child(place, name, path)
        return place

    def _child(self, place: Node | Repeat, step: str, path: str) -> Node | Repeat:
        found = _STEP.match(step)
        kid = place.kids.get(found[1]) if found and isinstance(place, Node) else None
        if found is None or kid is None:
            raise NoSuchNode(f"the form has no {step} in {path}")
        if found[2] is None or isinstance(kid, Node):
            return kid
        at = int(found[2])
        if not 1 <= at <= len(kid.rows):
            raise NoSuchNode(f"{path} has no row {at} of {found[1]}")
        return kid.rows[at - 1]

    def set(self, path: str, answer: Any) -> None:
        """Give a question its answer (JSON; null clears it) and settle the form."""
        node = self.find(path)
        if isinstance(node, Repeat) or node.definition.kids:
            raise NoSuchNode(f"{path} is not a question")
        before, node.value, node.result = node.value, answer_text(answer), None
        self.settle()
        if node.value != before:
            self._trigger(node)

    def _trigger(self, node: Node) -> None:
        for target, expression in node.definition.triggers:
            places = self.run.evaluate(target, node)
            for place in places if isinstance(places, list) else ():
                if isinstance(place, Node):
                    self._compute(expression, place)
        if node.definition.triggers:
            self.settle()

    def add(self, path: str) -> None:
        """A new last row of a repeat that the form does not count itself."""
        repeat = self.find(path)
        if not isinstance(repeat, Repeat):
            raise NoSuchNode(f"{path} is not a repeat")
        if repeat.definition.count is not None or len(repeat.rows) >= MAX_ROWS:
            raise NoSuchNode(f"{path} takes no more rows")
        self._new_row(repeat)
        self.settle()

    def remove(self, path: str) -> None:
        """Take out the row ``…[n]``."""
        row = self.find(path)
        if isinstance(row, Repeat) or row.row_of is None:
            raise NoSuchNode(f"{path} is not a row of a repeat")
        rows = row.row_of.rows
        rows.remove(row)
        for position, left in enumerate(rows, 1):
            left.position = position
        self.settle()

    @property
    def language(self) -> str:
        return self.run.language

    @language.setter
    def language(self, code: str) -> None:
        if code not in self.run.program.languages:
            raise NoSuchNode(f"the form has no language {code}")
        self.run.language = code
        self.settle()

    def fault(self, node: Node) -> str | None:
        """``required`` or ``constraint`` when the answer does not satisfy it, else None."""
        if not node.live or node.definition.kids:
            return None
        if node.value == "":
            return "required" if self.is_true(node.definition.required, node) else None
        constraint = node.definition.constraint
        found = self.run.evaluate(constraint, node) if constraint is not None else None
        return "constraint" if found is not None and not truth_of(found) else None

    def is_true(self, expression: Expression | None, node: Node) -> bool:
        found = self.run.evaluate(expression, node) if expression is not None else None
        return found is not None and truth_of(found)

    def answers(self, *, draft: bool = False) -> dict[str, Any]:
        """The answers as JSON: what is submitted (relevant and not blank), or with ``draft`` all that is kept."""
        found = self._collect(self.run.root, draft)
        return found if isinstance(found, dict) else {}

    def _collect(self, node: Node, draft: bool) -> Any:
        if not node.definition.kids:
            return text_answer(node.value if draft else node.text, node.definition)
        out: dict[str, Any] = {}
        for name, kid in node.kids.items():
            if isinstance(kid, Repeat):
                rows = kid.rows if draft else kid.active()
                found: Any = [self._collect(row, draft) or {} for row in rows]
                if draft or found:
                    out[name] = found
            else:
                found = self._collect(kid, draft)
                if found is not None:
                    out[name] = found
        return out or None

    def snapshot(self) -> Iterator[dict[str, Any]]:
        """Every node in the order of the form: path, kind, value, relevant, required, valid, label, choices."""
        for node in self.run.root.walk():
            if node.parent is not None:
                yield self.describe(node)

    def describe(self, node: Node) -> dict[str, Any]:
        definition = node.definition
        fault = self.fault(node)
        options = self.run.options(node)
        made: dict[str, Any] = {
            "path": self.run.path(node),
            "kind": definition.kind,
            "value": None if definition.kids else text_answer(node.text, definition),
            "relevant": node.live,
            "required": self.is_true(definition.required, node),
            "valid": fault is None,
            "label": self.run.phrase(definition.raw.get("label"), node),
        }
        if options is not None:
            made["choices"] = [
                {"value": value, "label": self.run.option_label(node, place)} for value, place in options
            ]
        if fault is not None:
            made["fault"] = fault
            made["message"] = self.run.phrase(definition.raw.get(f"{fault}_message"), node)
        return made
