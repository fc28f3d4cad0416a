"""Expressions of a form resolved against its nodes: undefined names, unknown functions, dependencies."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from form_engine.catalogue import EVALUATED, OPERATORS, RARE, UNEVALUATED, argument_count
from form_engine.grammar import Ast, SyntaxProblem, parse
from form_engine.pattern import PatternProblem, compile_pattern
from form_engine.problems import Problem, Severity
from form_engine.source import Instance, SourceForm, SourceNode

Path = tuple[str, ...]


@dataclass(slots=True)
class _Place:
    """Where a path has come to: a node of the form, a row of a list, or somewhere we cannot follow."""

    node: SourceNode | None = None
    rows: Instance | None = None


@dataclass(slots=True)
class Resolver:
    """Resolves one expression at a time; keeps problems, functions we lack and who depends on whom."""

    form: SourceForm
    problems: list[Problem] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)
    rare: bool = False
    itext: set[str] = field(default_factory=set)
    text_columns: set[tuple[str, str]] = field(default_factory=set)
    depends: dict[Path, set[Path]] = field(default_factory=dict)
    _origin: SourceNode | None = None
    _attribute: str = ""
    _text: str = ""
    _references: set[Path] = field(default_factory=set)
    _other_row: int = 0

    def expression(self, text: str, origin: SourceNode, attribute: str) -> Ast | None:
        """The resolved tree of ``text``, or None when a problem of severity error was noted."""
        self._origin, self._attribute, self._text, self._references = origin, attribute, text.strip(), set()
        before = self._errors()
        try:
            tree = parse(text)
        except SyntaxProblem as fault:
            self._note("expression.syntax", f"{fault}.", "Correct the expression.")
            return None
        resolved = self._resolve(tree, _Place(node=origin))
        # A count may look at the rows it counts ("another row while the last has a name"): it is asked again
        # when they change, and never waits for itself.
        if attribute in ("calculate", "relevant"):
            self.depends.setdefault(origin.path, set()).update(self._references)
        return resolved if self._errors() == before else None

    def _errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)

    def _note(self, code: str, message: str, fix: str, severity: Severity = "error") -> None:
        node = self.form.xpath(self._origin) if self._origin else ""
        problem = Problem(severity, code, message, fix, node, self._attribute)
        if problem not in self.problems:
            self.problems.append(problem)

    def _resolve(self, ast: Ast, place: _Place) -> Ast:
        if not isinstance(ast, list):
            return ast
        head = str(ast[0])
        if head == "path":
            return self._path(ast, place)[0]
        if head in RARE or (head == "randomize" and len(ast) > 2 and not isinstance(ast[2], (int, float))):
            self.rare = True
        special = getattr(self, "_call_" + head.replace(":", "_").replace("-", "_"), None)
        if head in EVALUATED and (fault := argument_count(head, len(ast) - 1)):
            self._note("function.arguments", f"{fault} in “{self._text}”.", "Give the arguments it takes.")
            return ["unsupported", head]
        if special is not None and head in EVALUATED:
            resolved: Ast = special(ast, place)
            return resolved
        if head in EVALUATED or head in OPERATORS:
            return [head, *(self._resolve(part, place) for part in ast[1:])]
        return self._unknown(head)

    def _unknown(self, name: str) -> Ast:
        self.lacking.add(name)
        if name in UNEVALUATED:
            self._note(
                "function.unevaluated",
                f"{name}() in “{self._text}” is not evaluated here; answers that need it are unchecked.",
                "Use ODK Collect for this form, or another function.",
                "warning",
            )
        else:
            close = difflib.get_close_matches(name, EVALUATED, 1, 0.7)
            self._note(
                "function.unknown",
                f"There is no function {name}() in “{self._text}”.",
                f"Did you mean {close[0]}()?" if close else "Use a function of the ODK list.",
            )
        return ["unsupported", name]

    def _path(self, path: list[Ast], place: _Place) -> tuple[Ast, _Place]:
        base, steps = path[1], list(path[2:])
        here = place
        if base == "/":
            first = steps.pop(0) if steps else ""
            name = first if isinstance(first, str) else str(first[0]) if isinstance(first, list) else ""
            if name != self.form.root.name:
                self._undefined(f"/{name}", name, [self.form.root.name])
                return ["path", "/"], _Place()
            here = _Place(node=self.form.root)
        elif base == "current":
            here = _Place(node=self._origin)
        elif isinstance(base, list):
            return self._instance_path(base, steps)
        out: list[Ast] = ["path", base]
        outside = self._other_row
        for step in steps:
            if step == ".":
                continue
            here, resolved = self._step(step, here)
            out.append(resolved)
        self._depend(here)
        self._other_row = outside
        return out, here

    def _depend(self, place: _Place) -> None:
        if place.node is not None and not self._other_row:
            self._references.add(place.node.path)

    def _step(self, step: Ast, here: _Place) -> tuple[_Place, Ast]:
        name = str(step[0]) if isinstance(step, list) else str(step)
        if here.rows is not None:
            known = here.rows.columns or not here.rows.source
            if name not in here.rows.columns and known and not here.rows.fault:
                what = f"the column {name} of the list {here.rows.id}"
                self._undefined(what, name, here.rows.columns, "warning")
            there = _Place()
        elif here.node is None or name == "*":
            there = _Place()
        elif name == "..":
            there = _Place(node=here.node.parent)
            if here.node.parent is None:
                self._undefined("above the form", "", [])
        else:
            there = _Place(node=here.node.kids.get(name))
            if there.node is None:
                bare: Severity = "warning" if here.node is self._origin else "error"
                self._undefined(f"{self.form.xpath(here.node)}/{name}", name, self._names(), bare)
        if not isinstance(step, list):
            return there, step
        self._other_row += 1
        predicates = [self._resolve(part, there) for part in step[1:]]
        # From here on the path is about chosen rows, which may be rows that were filled in before.
        return there, [name, *predicates]

    def _names(self) -> list[str]:
        return [node.name for node in self.form.root.walk()]

    def _undefined(self, what: str, name: str, known: list[str], severity: Severity = "error") -> None:
        """A bare name under the question itself, or a missing column, reads as blank in every ODK client."""
        close = difflib.get_close_matches(name, known, 1, 0.6) if name else []
        self._note(
            "reference.undefined",
            f"“{self._text}” refers to {what}, which the form does not have.",
            f"Did you mean {close[0]}?" if close else "Correct the name or add the question.",
            severity,
        )

    def _instance_path(self, base: list[Ast], steps: list[Ast]) -> tuple[Ast, _Place]:
        name = base[1] if len(base) == 2 and isinstance(base[1], str) else None
        rows = self.form.instances.get(name) if name is not None else None
        if rows is None:
            shown = name if name is not None else "a computed name"
            self._undefined(f"the list {shown}", str(shown), list(self.form.instances))
            return ["path", ["instance", ""]], _Place()
        here = _Place()
        out: list[Ast] = ["path", ["instance", rows.id]]
        for at, step in enumerate(steps):
            if at < 2:
                here = _Place(rows=rows) if at == 1 else _Place()
                predicates = step[1:] if isinstance(step, list) else []
                plain = str(step[0]) if isinstance(step, list) else str(step)
                resolved: list[Ast] = [self._resolve(part, here) for part in predicates]
                out.append([plain, *resolved] if resolved else plain)
            else:
                here, found = self._step(step, here)
                out.append(found)
        return out, here

    def _call_jr_choice_name(self, ast: list[Ast], place: _Place) -> Ast:
        target = ast[2]
        if isinstance(target, str):
            try:
                target = parse(target)
            except SyntaxProblem:
                target = ""
        if not isinstance(target, list) or target[0] != "path":
            self._note("choice_name.path", f"jr:choice-name() in “{self._text}” needs a question as its second "
                       "argument.", "Write jr:choice-name(${q}, '${q}').")  # fmt: skip
            return ["unsupported", "jr:choice-name"]
        resolved, there = self._path(target, place)
        control = there.node.control if there.node else None
        if there.node is not None and (control is None or not (control.itemset or control.items)):
            self._note("choice_name.no_choices", f"{there.node.name} in “{self._text}” has no choices.",
                       "Name a question with choices.")  # fmt: skip
        return ["jr:choice-name", self._resolve(ast[1], place), resolved]

    def _call_jr_itext(self, ast: list[Ast], place: _Place) -> Ast:
        """A fixed id, or a path to a list's column of ids (which the model stores as text numbers)."""
        if isinstance(ast[1], str):
            self.itext.add(ast[1])
            return ast
        if isinstance(ast[1], list) and ast[1][0] == "path" and isinstance(ast[1][1], list):
            resolved = self._path(ast[1], place)[0]
            column = ast[1][-1]
            if isinstance(column, str):
                self.text_columns.add((str(ast[1][1][1]), column))
                return ["jr:itext", resolved]
        self.lacking.add("jr:itext")
        self._note(
            "function.unevaluated",
            f"jr:itext() in “{self._text}” is evaluated for a fixed id or a list's column only.",
            "Give the id as text in quotes.",
            "warning",
        )
        return ["unsupported", "jr:itext"]

    def _call_indexed_repeat(self, ast: list[Ast], place: _Place) -> Ast:
        """``["indexed-repeat", path, depth, index, …]``: depth counts the steps to a repeat on the path."""
        self._other_row += 1
        there = self._place_of(ast[1], place)
        out: list[Ast] = ["indexed-repeat", ["path", "/", *(there.node.path if there.node else ())]]
        for at in range(2, len(ast) - 1, 2):
            repeat = self._place_of(ast[at], place).node
            path = repeat.path if repeat else ()
            if repeat is None or there.node is None or there.node.path[: len(path)] != path or not path:
                self._note("indexed_repeat.path", f"indexed-repeat() in “{self._text}” needs a repeat that "
                           "holds the question.", "Name the repeat around the question.")  # fmt: skip
            out += [len(path), self._resolve(ast[at + 1], place)]
        if len(ast) % 2:
            self._note("function.arguments", f"indexed-repeat() in “{self._text}” takes a question and then "
                       "pairs of repeat and index.", "Add the missing index.")  # fmt: skip
        self._other_row -= 1
        return out

    def _place_of(self, ast: Ast, place: _Place) -> _Place:
        if isinstance(ast, list) and ast[0] == "path":
            return self._path(ast, place)[1]
        return _Place()

    def _call_pulldata(self, ast: list[Ast], place: _Place) -> Ast:
        name = ast[1]
        if not isinstance(name, str) or name not in self.form.instances:
            self._undefined(f"the list {name}", str(name), list(self.form.instances))
        return ["pulldata", *(self._resolve(part, place) for part in ast[1:])]

    def _call_regex(self, ast: list[Ast], place: _Place) -> Ast:
        if isinstance(ast[2], str):
            try:
                compile_pattern(ast[2])
            except PatternProblem as fault:
                self._note("regex.unsupported", f"{fault}.", "Write the pattern more simply.")
                return ["unsupported", "regex"]
        return ["regex", *(self._resolve(part, place) for part in ast[1:])]


def find_cycles(form: SourceForm, depends: dict[Path, set[Path]]) -> list[Problem]:
    """One problem for each group of nodes that wait for each other; a child also waits for its parent."""
    state: dict[Path, int] = {}
    problems: list[Problem] = []

    def visit(start: Path) -> None:
        trail: list[Path] = []
        todo: list[tuple[Path, bool]] = [(start, False)]
        while todo:
            path, leaving = todo.pop()
            if leaving:
                state[path] = 2
                trail.pop()
            elif state.get(path) == 1:
                problems.append(_cycle(form, trail[trail.index(path) :]))
            elif path not in state:
                state[path] = 1
                trail.append(path)
                todo.append((path, True))
                next_paths = sorted(depends.get(path, set())) + ([path[:-1]] if path else [])
                todo.extend((other, False) for other in next_paths)

    for node in form.root.walk():
        visit(node.path)
    return problems


def _cycle(form: SourceForm, trail: list[Path]) -> Problem:
    names = [path[-1] if path else form.root.name for path in trail]
    chain = " → ".join([*names, names[0]])
    return Problem(
        "error",
        "dependency.cycle",
        f"The value or visibility of {names[0]} depends on itself: {chain}.",
        "Remove one of these references.",
        "/" + "/".join((form.root.name, *trail[0])),
        "calculate",
    )
