"""The XPath subset of XForms expressions: text in, JSON syntax tree out.

A tree is a number, a string (a literal) or an array (a call): ``["and", a, b]``, ``["selected", a, "x"]``.
A location path is ``["path", base, step, …]`` where base is ``"/"``, ``"."``, ``"current"`` or
``["instance", id]`` and a step is ``".."``, a name, or ``[name, predicate, …]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Ast: TypeAlias = "str | int | float | list[Ast]"

MAX_LENGTH = 20_000
MAX_DEPTH = 64

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<string>"[^"]*"|'[^']*')
    | (?P<name>[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    | (?P<symbol>\.\.|//|::|!=|<=|>=|[./()\[\],|+\-=<>*@$])
    )""",
    re.VERBOSE,
)
_LEVELS = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_WORDS = frozenset({"or", "and", "div", "mod"})
_END = ("end", "", 0)


class SyntaxProblem(ValueError):
    """The text is not an expression of the supported subset; the message says where and what."""


def parse(text: str) -> Ast:
    """Raise SyntaxProblem with the expression and the place of the fault in it."""
    if len(text) > MAX_LENGTH:
        raise SyntaxProblem(f"the expression is longer than {MAX_LENGTH} characters")
    return _Parser(text).whole()


def _tokens(text: str) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            what = text[start]
            hint = " (a quote is opened and not closed)" if what in "'\"" else ""
            raise SyntaxProblem(f"“{what}” cannot stand at character {start + 1} of “{text.strip()}”{hint}")
        kind = match.lastgroup or ""
        found.append((kind, match[kind], match.start(kind)))
        at = match.end()
    return found


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0

    def whole(self) -> Ast:
        if not self.tokens:
            raise SyntaxProblem("the expression is empty")
        ast = self.binary(0)
        if self.at < len(self.tokens):
            raise self.fault("an operator or the end")
        return ast

    def peek(self, ahead: int = 0) -> tuple[str, str, int]:
        where = self.at + ahead
        return self.tokens[where] if where < len(self.tokens) else _END

    def take(self) -> tuple[str, str, int]:
        token = self.peek()
        self.at += 1
        return token

    def is_symbol(self, value: str, ahead: int = 0) -> bool:
        kind, text, _ = self.peek(ahead)
        return kind == "symbol" and text == value

    def expect(self, value: str) -> None:
        if not self.is_symbol(value):
            raise self.fault(f"“{value}”")
        self.at += 1

    def fault(self, wanted: str) -> SyntaxProblem:
        kind, value, at = self.peek()
        found = "the end" if kind == "end" else f"“{value}” at character {at + 1}"
        return SyntaxProblem(f"{wanted} is expected instead of {found} in “{self.text.strip()}”")

    def binary(self, level: int) -> Ast:
        if level == len(_LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while True:
            kind, value, _ = self.peek()
            if value not in _LEVELS[level] or (kind != "symbol" and not (kind == "name" and value in _WORDS)):
                return left
            self.at += 1
            left = [value, left, self.binary(level + 1)]

    def unary(self) -> Ast:
        if self.is_symbol("-"):
            self.at += 1
            return ["neg", self.nested(self.unary)]
        left = self.primary()
        while self.is_symbol("|"):
            self.at += 1
            left = ["|", left, self.primary()]
        return left

    def nested(self, rule: Callable[..., Ast], *args: int) -> Ast:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise SyntaxProblem(f"the expression is nested more than {MAX_DEPTH} deep")
        result = rule(*args)
        self.depth -= 1
        return result

    def primary(self) -> Ast:
        kind, value, _ = self.peek()
        if kind == "number":
            self.at += 1
            return float(value) if "." in value else int(value)
        if kind == "string":
            self.at += 1
            return value[1:-1]
        if self.is_symbol("("):
            self.at += 1
            inner = self.nested(self.binary, 0)
            self.expect(")")
            if self.is_symbol("[") or self.is_symbol("/"):
                raise SyntaxProblem(
                    f"a path or filter after “(…)” is not supported in “{self.text.strip()}”: "
                    "put the filter on the path itself"
                )
            return inner
        if kind == "name" and self.is_symbol("(", 1):
            return self.call()
        return self.path(["path", self.base()])

    def call(self) -> Ast:
        name = self.take()[1]
        self.at += 1
        args: list[Ast] = []
        if not self.is_symbol(")"):
            args.append(self.nested(self.binary, 0))
            while self.is_symbol(","):
                self.at += 1
                args.append(self.nested(self.binary, 0))
        self.expect(")")
        if name == "current" and not args:
            return self.path(["path", "current"]) if self.is_symbol("/") else ["path", "current"]
        if name == "instance" and self.is_symbol("/"):
            return self.path(["path", ["instance", *args]])
        if self.is_symbol("/") or self.is_symbol("["):
            raise SyntaxProblem(f"a path after {name}(…) is not supported in “{self.text.strip()}”")
        return [name, *args]

    def base(self) -> str:
        if self.is_symbol("/"):
            return "/"
        if self.is_symbol("."):
            self.at += 1
            return "."
        kind, _, _ = self.peek()
        if self.is_symbol("..") or self.is_symbol("*") or kind == "name":
            return ""
        raise self.fault("a value")

    def path(self, path: list[Ast]) -> Ast:
        """Steps after the base; "" as base means that the first step comes without a slash."""
        if path[1] == "":
            path[1] = "."
            path.append(self.step())
        while self.is_symbol("/"):
            self.at += 1
            path.append(self.step())
        if self.is_symbol("["):
            raise self.fault("a name before the filter")
        return path

    def step(self) -> Ast:
        kind, value, _ = self.peek()
        if self.is_symbol(".."):
            self.at += 1
            return ".."
        if self.is_symbol("."):
            self.at += 1
            return "."
        if kind != "name" and value != "*":
            raise self.fault("the name of a question")
        self.at += 1
        if self.is_symbol("::") or self.is_symbol("("):
            raise SyntaxProblem(f"“{value}{self.peek()[1]}” is not supported in “{self.text.strip()}”")
        predicates: list[Ast] = []
        while self.is_symbol("["):
            self.at += 1
            predicates.append(self.nested(self.binary, 0))
            self.expect("]")
        return [value, *predicates] if predicates else value
