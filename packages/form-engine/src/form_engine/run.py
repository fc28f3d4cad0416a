"""What expressions see of a session: the tree, the moment, the language, the draw of chance."""

from __future__ import annotations

from form_engine.expressions import Context, Expression, Unchecked
from form_engine.program import Program
from form_engine.tree import Cell, Node, Place, Value, children, text_of

# Rows that filters may look at from one settling to the next.
MAX_FILTERED = 500_000


class Run:
    """One session, as far as expressions go."""

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
