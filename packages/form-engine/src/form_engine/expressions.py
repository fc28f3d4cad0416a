"""Syntax trees made into closures, once per form; calling one evaluates it in a context."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from form_engine.grammar import Ast
from form_engine.library import FUNCTIONS, divide, modulo, nodes_of, number_of, texts_of, truth_of, typed_of
from form_engine.pattern import PatternProblem
from form_engine.random_order import random_share, random_text, shuffled, unique_id
from form_engine.tree import Cell, Item, Node, Place, Repeat, Value, children, text_of
from form_engine.values import is_date, is_date_time

if TYPE_CHECKING:
    from form_engine.run import Run

Expression = Callable[["Context"], Value]


class Unchecked(Exception):
    """The expression needs something that this engine lacks; the message names it."""


class Context:
    """``node`` is what ``.`` means, ``current`` the node whose expression is evaluated."""

    __slots__ = ("current", "node", "position", "run", "size")
    run: Run
    node: Place
    current: Node
    position: int
    size: int

    def __init__(self, run: Run, node: Place, current: Node, position: int = 1, size: int = 1) -> None:
        self.run = run
        self.node = node
        self.current = current
        self.position = position
        self.size = size


def compile_expression(ast: Ast) -> Expression:
    """Raises ValueError for a tree that the compiler of this package does not make."""
    if isinstance(ast, str):
        return lambda _: ast
    if isinstance(ast, (int, float)):
        number = float(ast)
        return lambda _: number
    head = str(ast[0])
    special = _SPECIAL.get(head)
    if special is not None:
        return special(ast)
    arguments = [compile_expression(part) for part in ast[1:]]
    if head in _NUMERIC:
        return _numeric(head, arguments)
    if head in _COMPARISONS:
        left, right = arguments
        return lambda context: compare(head, left(context), right(context))
    function = FUNCTIONS.get(head)
    if function is None:
        raise ValueError(f"the model uses an unknown operation {head}")
    return lambda context: function(context, [argument(context) for argument in arguments])


_NUMERIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": divide,
    "mod": modulo,
}
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})


def _numeric(head: str, arguments: list[Expression]) -> Expression:
    operation = _NUMERIC[head]
    left, right = arguments
    return lambda context: operation(number_of(left(context)), number_of(right(context)))


def compare(operator: str, left: Value, right: Value) -> bool:
    """XPath's comparison: true if it holds for any pair of nodes; no nodes compare as one blank."""
    if isinstance(left, list) or isinstance(right, list):
        if isinstance(left, bool) or isinstance(right, bool):
            return _compare_values(operator, truth_of(left), truth_of(right))
        lefts = [typed_of(node) for node in left] or [""] if isinstance(left, list) else [left]
        rights = [typed_of(node) for node in right] or [""] if isinstance(right, list) else [right]
        return any(_compare_values(operator, one, other) for one in lefts for other in rights)
    return _compare_values(operator, left, right)


def _compare_values(operator: str, left: Value, right: Value) -> bool:
    if operator in ("=", "!="):
        return _equal(left, right) == (operator == "=")
    one, other = _in_order(left, right), _in_order(right, left)
    if operator == "<":
        return one < other
    if operator == "<=":
        return one <= other
    return one > other if operator == ">" else one >= other


def _equal(left: Value, right: Value) -> bool:
    """As in JavaRosa: NaN equals nothing, numbers are equal within 1e-12, a moment equals its own day."""
    if isinstance(left, str) and isinstance(right, str):
        return left == right or (left[:10] == right[:10] and (_on_day(left, right) or _on_day(right, left)))
    if isinstance(left, bool) or isinstance(right, bool):
        if left in ("true", "false") or right in ("true", "false"):
            return text_of(left) == text_of(right)
        return truth_of(left) == truth_of(right)
    one, other = number_of(left), number_of(right)
    return one == other or abs(one - other) < 1e-12


def _on_day(moment: str, day: str) -> bool:
    return is_date(day) and is_date_time(moment)


def _in_order(value: Value, other: Value) -> float:
    """A date-time beside anything but a date-time counts as its day: `. <= today()` holds all day long."""
    number = number_of(value)
    if isinstance(value, str) and len(value) > len("YYYY-MM-DD") and is_date_time(value):
        return number if isinstance(other, str) and is_date_time(other) else math.floor(number)
    return number


def _path(ast: list[Ast]) -> Expression:
    """Nodes that are not relevant are left out of what a path finds, as in JavaRosa."""
    every = path_to_all(ast)
    if isinstance(ast[1], list) or len(ast) == len(("path", "base")):
        return every
    return lambda context: [
        place for place in nodes_of(every(context)) if not isinstance(place, Node) or place.live
    ]


def path_to_all(ast: Ast) -> Expression:
    """A path that finds nodes that are not relevant too: where a node is meant, not its answer."""
    if not isinstance(ast, list) or ast[0] != "path":
        return compile_expression(ast)
    base, steps = ast[1], ast[2:]
    if isinstance(base, list):
        return _instance_path(str(base[1]), steps)
    walk = [_step(step) for step in steps]
    if base == "/":
        return _absolute(steps, walk)
    if not walk:
        return (lambda context: [context.current]) if base == "current" else (lambda context: [context.node])

    def relative(context: Context) -> Value:
        places: list[Place] = [context.current if base == "current" else context.node]
        for step in walk:
            places = step(context, places)
        return places

    return relative


Step = Callable[[Context, "list[Place]"], "list[Place]"]


def _step(step: Ast) -> Step:
    if step == "..":
        return lambda _, places: [p.parent for p in places if isinstance(p, Node) and p.parent is not None]
    if isinstance(step, list):
        name = str(step[0])
        predicates = [compile_expression(part) for part in step[1:]]

        def filtered(context: Context, places: list[Place]) -> list[Place]:
            found = [kid for place in places for kid in children(place, name)]
            return _filter(context, found, predicates)

        return filtered
    plain = str(step)

    def named(_: Context, places: list[Place]) -> list[Place]:
        if len(places) == 1:
            return children(places[0], plain)
        return [kid for place in places for kid in children(place, plain)]

    return named


def _filter(context: Context, places: list[Place], predicates: list[Expression]) -> list[Place]:
    for predicate in predicates:
        size = len(places)
        context.run.spend(size)
        kept: list[Place] = []
        for at, place in enumerate(places, 1):
            found = predicate(Context(context.run, place, context.current, at, size))
            if found == at if isinstance(found, float) else truth_of(found):
                kept.append(place)
        places = kept
    return places


def _absolute(steps: list[Ast], walk: list[Step]) -> Expression:
    """From the form's root; inside a repeat a path through that repeat stays in the same row."""
    last = len(steps) - 1

    def absolute(context: Context) -> Value:
        places: list[Place] = [context.run.root]
        for at, step in enumerate(steps):
            own = _own_row(context, places, step) if at < last else None
            places = [own] if own is not None else walk[at](context, places)
        return places

    return absolute


def _own_row(context: Context, places: list[Place], step: Ast) -> Node | None:
    if len(places) != 1 or not isinstance(step, str):
        return None
    place = places[0]
    repeat = place.kids.get(step) if isinstance(place, Node) else None
    if not isinstance(repeat, Repeat):
        return None
    node: Node | None = context.current
    while node is not None and node.row_of is not repeat:
        node = node.parent
    return node


def _instance_path(name: str, steps: list[Ast]) -> Expression:
    filters = [
        [compile_expression(part) for part in step[1:]] if isinstance(step, list) else [] for step in steps
    ]
    names = [str(step[0]) if isinstance(step, list) else str(step) for step in steps]
    walk = [_step(step) for step in steps[2:]]

    def items(context: Context) -> Value:
        table = context.run.program.tables.get(name)
        if table is None or table.missing:
            raise Unchecked(f"the list {table.missing if table else name}")
        if names[:2] != [table.root, table.item]:
            return []
        places: list[Place] = _filter(context, [*table.items], filters[1])
        for step in walk:
            places = step(context, places)
        return places

    return items


def _if(ast: list[Ast]) -> Expression:
    test, yes, no = (compile_expression(part) for part in ast[1:])
    return lambda context: yes(context) if truth_of(test(context)) else no(context)


def _and(ast: list[Ast]) -> Expression:
    left, right = (compile_expression(part) for part in ast[1:])
    return lambda context: truth_of(left(context)) and truth_of(right(context))


def _or(ast: list[Ast]) -> Expression:
    left, right = (compile_expression(part) for part in ast[1:])
    return lambda context: truth_of(left(context)) or truth_of(right(context))


def _negative(ast: list[Ast]) -> Expression:
    inner = compile_expression(ast[1])
    return lambda context: -number_of(inner(context))


def _union(ast: list[Ast]) -> Expression:
    left, right = (compile_expression(part) for part in ast[1:])
    return lambda context: nodes_of(left(context)) + nodes_of(right(context))


def _coalesce(ast: list[Ast]) -> Expression:
    first, second = (compile_expression(part) for part in ast[1:])

    def coalesce(context: Context) -> Value:
        found = first(context)
        blank = math.isnan(found) if isinstance(found, float) else text_of(found) == ""
        return second(context) if blank else found

    return coalesce


def _once(ast: list[Ast]) -> Expression:
    """The value the node already has; the argument only while it has none."""
    inner = compile_expression(ast[1])
    return lambda context: context.current.value if context.current.value != "" else inner(context)


def _unsupported(ast: list[Ast]) -> Expression:
    name = str(ast[1])

    def unsupported(_: Context) -> Value:
        raise Unchecked(f"{name}()")

    return unsupported


def _regex(ast: list[Ast]) -> Expression:
    text, pattern = (compile_expression(part) for part in ast[1:])
    function = FUNCTIONS["regex"]

    def regex(context: Context) -> Value:
        try:
            return function(context, [text(context), pattern(context)])
        except PatternProblem as fault:
            raise Unchecked(f"regex(): {fault}") from None

    return regex


def _indexed_repeat(ast: list[Ast]) -> Expression:
    """The steps lead from the root; at each named depth the index chooses the row."""
    path = ast[1] if isinstance(ast[1], list) else []
    names = [str(step) for step in path[2:]]
    indices = {int(str(ast[at])): compile_expression(ast[at + 1]) for at in range(2, len(ast) - 1, 2)}

    def indexed(context: Context) -> Value:
        places: list[Place] = [context.run.root]
        for depth, name in enumerate(names, 1):
            own = _own_row(context, places, name) if depth < len(names) and depth not in indices else None
            places = [own] if own is not None else [k for place in places for k in children(place, name)]
            if depth in indices:
                index = number_of(indices[depth](context))
                places = [place for at, place in enumerate(places, 1) if at == index]
        return places

    return indexed


def _choice_name(ast: list[Ast]) -> Expression:
    value, path = compile_expression(ast[1]), path_to_all(ast[2])

    def choice_name(context: Context) -> Value:
        wanted = text_of(value(context))
        nodes = nodes_of(path(context))
        if not nodes or not isinstance(nodes[0], Node) or wanted == "":
            return ""
        return context.run.choice_label(nodes[0], wanted)

    return choice_name


def _itext(ast: list[Ast]) -> Expression:
    key = ast[1]
    if isinstance(key, str):
        return lambda context: context.run.phrase(context.run.program.itext.get(key), context.current)
    path = compile_expression(key)

    def itext(context: Context) -> Value:
        nodes = nodes_of(path(context))
        raw = nodes[0].raw if nodes and isinstance(nodes[0], Cell) else None
        return context.run.phrase(raw, context.current) if isinstance(raw, int) else ""

    return itext


def _pulldata(ast: list[Ast]) -> Expression:
    name = text_of(str(ast[1]))
    column, key, value = (compile_expression(part) for part in ast[2:])

    def pulldata(context: Context) -> Value:
        table = context.run.program.tables.get(name)
        if table is None or table.missing:
            raise Unchecked(f"the list {table.missing if table else name}")
        wanted, by, shown = text_of(value(context)), text_of(key(context)), text_of(column(context))
        for item in table.items:
            cell = item.cells.get(by)
            if cell is not None and cell.text == wanted:
                return item.cells[shown].text if shown in item.cells else ""
        return ""

    return pulldata


def _randomize(ast: list[Ast]) -> Expression:
    source = compile_expression(ast[1])
    seed = compile_expression(ast[2]) if len(ast) > 2 else None

    def randomize(context: Context) -> Value:
        places = nodes_of(source(context))
        if seed is None:
            return shuffled(places, random_share(context.run.seed + context.run.path(context.current)) * 1e9)
        given = seed(context)
        return shuffled(places, number_of(given), text_of(given))

    return randomize


def _random(_: list[Ast]) -> Expression:
    return lambda context: random_share(context.run.seed + context.run.path(context.current))


def _uuid(ast: list[Ast]) -> Expression:
    length = compile_expression(ast[1]) if len(ast) > 1 else None

    def uuid(context: Context) -> Value:
        key = context.run.seed + context.run.path(context.current)
        if length is None:
            return unique_id(key)
        size = number_of(length(context))
        return random_text(key, int(size)) if 0 < size <= 256 else ""

    return uuid


_SPECIAL: dict[str, Callable[[list[Ast]], Expression]] = {
    "path": _path,
    "if": _if,
    "and": _and,
    "or": _or,
    "neg": _negative,
    "|": _union,
    "coalesce": _coalesce,
    "once": _once,
    "unsupported": _unsupported,
    "regex": _regex,
    "indexed-repeat": _indexed_repeat,
    "jr:choice-name": _choice_name,
    "jr:itext": _itext,
    "pulldata": _pulldata,
    "randomize": _randomize,
    "random": _random,
    "uuid": _uuid,
}

__all__ = ["Context", "Expression", "Item", "Unchecked", "compare", "compile_expression", "texts_of"]
