"""A model made ready to run: definitions with compiled expressions, lists as rows, texts with languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from form_engine.expressions import Expression, compile_expression, path_to_all
from form_engine.tree import Cell, Item

NUMERIC = frozenset({"integer", "decimal"})
LISTED = frozenset({"many", "rank"})
# Kinds that put a question to a person.
ASKED = frozenset(
    {
        "text", "integer", "decimal", "one", "many", "rank", "range", "date", "time", "datetime", "ack",
        "geopoint", "geotrace", "geoshape", "barcode", "image", "audio", "video", "file",
    }
)  # fmt: skip


@dataclass(slots=True)
class Table:
    root: str
    item: str
    items: list[Item]
    missing: str


@dataclass(slots=True)
class Choices:
    source: Expression
    value: list[str]
    label: list[str]


@dataclass(slots=True, eq=False)
class Definition:
    """One node of the model; the expressions are None where the form has none."""

    name: str
    kind: str
    pointer: str
    raw: dict[str, Any]
    kids: list[Definition] = field(default_factory=list)
    numeric: bool = False
    asked: bool = False
    value_type: str = "text"
    relevant: Expression | None = None
    constraint: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    calculate: Expression | None = None
    initial: Expression | None = None
    count: Expression | None = None
    choices: Choices | None = None
    triggers: list[tuple[Expression, Expression]] = field(default_factory=list)
    volatile: bool = False
    coarse: bool = False


_EXPRESSIONS = ("relevant", "constraint", "required", "readonly", "calculate", "initial", "count")
_VOLATILE = frozenset({"now", "today", "random", "uuid", "once", "randomize", "version"})
# What these give is in the language of whoever fills in the form.
_WORDED = frozenset({"jr:choice-name", "jr:itext"})
_COARSE = frozenset({"distance", "area"})


class Program:
    """Compiled once from a model (``CompiledForm.model``) and shared by every response to it."""

    version: str
    languages: list[str]
    tables: dict[str, Table]

    def __init__(self, model: dict[str, Any]) -> None:
        self.model = model
        self.version = str(model["version"])
        self.root_name = str(model["root"])
        self.languages = [str(language["code"]) for language in model["languages"]]
        self.itext: dict[str, int] = model["itext"]
        self.tables = {name: _table(raw) for name, raw in model["lists"].items()}
        self.texts = [[_phrase(part) for part in row] for row in model["texts"]]
        unsteady = _VOLATILE | (_WORDED if len(self.languages) > 1 else frozenset())
        kids = [_definition(raw, "", unsteady) for raw in model["nodes"]]
        self.root = Definition("", "group", "", {}, kids=kids)


def program_of(model: Program | dict[str, Any]) -> Program:
    return model if isinstance(model, Program) else Program(model)


def _table(raw: dict[str, Any]) -> Table:
    columns = [str(name) for name in raw["columns"]]
    items = [Item({name: Cell(cell) for name, cell in zip(columns, row, strict=True)}) for row in raw["rows"]]
    return Table(raw["root"], raw["item"], items, raw.get("missing", ""))


def _phrase(part: str | list[Any] | None) -> str | list[Expression] | None:
    return [compile_expression(piece) for piece in part] if isinstance(part, list) else part


def _definition(raw: dict[str, Any], above: str, unsteady: frozenset[str]) -> Definition:
    """``unsteady``: the functions whose results are never held against a stored answer."""
    kind = str(raw["kind"])
    pointer = f"{above}/{raw['name']}"
    made = Definition(raw["name"], kind, pointer, raw)
    made.value_type = _value_type(kind, str(raw.get("type", "text")))
    made.numeric = made.value_type in NUMERIC
    made.asked = kind in ASKED and "label" not in raw.get("appearance", ())
    for key in _EXPRESSIONS:
        if key in raw:
            setattr(made, key, compile_expression(raw[key]))
    if "calculate" in raw:
        # In Collect a person may write over what a question that is not read-only calculates.
        overwritten = made.asked and "readonly" not in raw
        made.volatile = overwritten or _mentions(raw["calculate"], unsteady) or _names_days(raw["calculate"])
        made.coarse = _mentions(raw["calculate"], _COARSE)
    choices = raw.get("choices")
    if choices:
        made.choices = Choices(
            compile_expression(choices["from"]), _steps(choices["value"]), _steps(choices["label"])
        )
    made.triggers = [(path_to_all(a), compile_expression(b)) for a, b in raw.get("triggers", ())]
    made.kids = [_definition(kid, pointer, unsteady) for kid in raw.get("nodes", ())]
    return made


def _value_type(kind: str, type_name: str) -> str:
    if kind in ("range", "calculate", "hidden", "meta"):
        return type_name
    if kind in ("start", "end"):
        return "datetime"
    if kind == "today":
        return "date"
    return kind


def _steps(path: str) -> list[str]:
    return [step for step in path.strip().split("/") if step not in ("", ".")]


def _mentions(ast: Any, names: frozenset[str]) -> bool:
    if not isinstance(ast, list):
        return False
    return ast[0] in names or any(_mentions(part, names) for part in ast[1:])


def _names_days(ast: Any) -> bool:
    """`%a` and `%b` of format-date(): Collect writes them in the language of the device."""
    if not isinstance(ast, list):
        return False
    if str(ast[0]).startswith("format-date") and isinstance(ast[2], str):
        return "%a" in ast[2] or "%b" in ast[2] or _names_days(ast[1])
    return any(_names_days(part) for part in ast[1:])
