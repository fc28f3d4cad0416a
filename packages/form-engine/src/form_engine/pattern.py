"""regex(): a small pattern language matched in linear time, the same in Python and TypeScript.

Patterns are written by form authors and run on the server, so no backtracking engine is used: a pattern
becomes a nondeterministic automaton whose states are followed together (Thompson 1968). The dialect is
what survey forms use: literals, ``.``, classes, ``\\d \\w \\s`` (ASCII) and their opposites, groups, ``|``,
``* + ? {m,n}``, ``^ $``. A match is of the whole text, as ODK defines it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

MAX_PATTERN = 500
MAX_STATES = 4_000
MAX_REPEAT = 1_000
# States times characters: what one match may cost.
MAX_WORK = 1_000_000

_CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "d": ((48, 57),),
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "s": ((9, 13), (32, 32), (160, 160)),
}
_CONTROLS = {"n": 10, "r": 13, "t": 9, "f": 12, "v": 11}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_LAST = 0x10FFFF

Ranges = tuple[tuple[int, int], ...]


class PatternProblem(ValueError):
    """The pattern is not of the supported dialect, or too large."""


def matches(text: str, pattern: str) -> bool:
    """Whether the whole text matches. Raises PatternProblem, also when text and pattern are too large together."""
    machine = compile_pattern(pattern)
    if len(text) * len(machine.kinds) > MAX_WORK:
        raise PatternProblem(f"the text is too long for the pattern “{pattern}”")
    return machine.matches(text)


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> Automaton:
    if len(pattern) > MAX_PATTERN:
        raise PatternProblem(f"the pattern is longer than {MAX_PATTERN} characters")
    return _Builder(pattern).automaton()


def _complement(ranges: Ranges) -> Ranges:
    out: list[tuple[int, int]] = []
    start = 0
    for low, high in sorted(ranges):
        if low > start:
            out.append((start, low - 1))
        start = max(start, high + 1)
    if start <= _LAST:
        out.append((start, _LAST))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Node:
    """kind: chars, empty, start, end, seq, alt, repeat."""

    kind: str
    parts: tuple[_Node, ...] = ()
    ranges: Ranges = ()
    least: int = 0
    most: int = -1


@dataclass(slots=True)
class Automaton:
    """States by number: ``chars`` moves on a character in ``ranges``; the others are free moves."""

    kinds: list[str] = field(default_factory=list)
    ranges: list[Ranges] = field(default_factory=list)
    exits: list[tuple[int, ...]] = field(default_factory=list)
    start: int = 0

    def add(self, kind: str, exits: tuple[int, ...], ranges: Ranges = ()) -> int:
        if len(self.kinds) >= MAX_STATES:
            raise PatternProblem("the pattern is too large once its repetitions are written out")
        self.kinds.append(kind)
        self.ranges.append(ranges)
        self.exits.append(exits)
        return len(self.kinds) - 1

    def matches(self, text: str) -> bool:
        last = len(text)
        current = self._closure([self.start], 0, last)
        for at, char in enumerate(text):
            code = ord(char)
            moved = [
                self.exits[state][0]
                for state in current
                if self.kinds[state] == "chars"
                and any(low <= code <= high for low, high in self.ranges[state])
            ]
            if not moved:
                return False
            current = self._closure(moved, at + 1, last)
        return any(self.kinds[state] == "accept" for state in current)

    def _closure(self, states: list[int], at: int, last: int) -> list[int]:
        seen: set[int] = set()
        todo = list(states)
        out: list[int] = []
        while todo:
            state = todo.pop()
            if state in seen:
                continue
            seen.add(state)
            kind = self.kinds[state]
            if kind in ("chars", "accept"):
                out.append(state)
            elif kind == "free" or (kind == "start" and at == 0) or (kind == "end" and at == last):
                todo.extend(self.exits[state])
        return out


class _Builder:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0

    def automaton(self) -> Automaton:
        tree = self.alternatives()
        if self.at < len(self.pattern):
            raise PatternProblem(f"a bracket is closed that was not opened in “{self.pattern}”")
        machine = Automaton()
        machine.start = _wire(machine, tree, machine.add("accept", ()))
        return machine

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def alternatives(self) -> _Node:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else _Node("alt", tuple(branches))

    def sequence(self) -> _Node:
        parts: list[_Node] = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated())
        return _Node("seq", tuple(parts))

    def repeated(self) -> _Node:
        atom = self.atom()
        while True:
            char = self.peek()
            if char in ("*", "+", "?") and char:
                self.at += 1
                least, most = {"*": (0, -1), "+": (1, -1), "?": (0, 1)}[char]
            elif char == "{":
                least, most = self.bounds()
            else:
                return atom
            if self.peek() == "?":
                self.at += 1
            if atom.kind in ("start", "end"):
                raise PatternProblem(f"“^” or “$” cannot be repeated in “{self.pattern}”")
            atom = _Node("repeat", (atom,), least=least, most=most)

    def bounds(self) -> tuple[int, int]:
        close = self.pattern.find("}", self.at)
        low, comma, high = self.pattern[self.at + 1 : close].partition(",")
        if close < 0 or not _is_digits(low) or (high and not _is_digits(high)):
            raise PatternProblem(f"“{{” needs numbers such as {{2}} or {{2,5}} in “{self.pattern}”")
        least, most = int(low), int(high) if high else (-1 if comma else int(low))
        if max(least, most) > MAX_REPEAT or -1 < most < least:
            raise PatternProblem(f"a repetition is over {MAX_REPEAT} or reversed in “{self.pattern}”")
        self.at = close + 1
        return least, most

    def atom(self) -> _Node:
        char = self.peek()
        self.at += 1
        if char == "(":
            return self.group()
        if char == "[":
            return self.bracket()
        if char == ".":
            return _Node("chars", ranges=_complement(((10, 10), (13, 13))))
        if char == "^":
            return _Node("start")
        if char == "$":
            return _Node("end")
        if char == "\\":
            return _Node("chars", ranges=self.escape())
        if char in "*+?{":
            raise PatternProblem(f"nothing stands before “{char}” in “{self.pattern}”")
        return _Node("chars", ranges=((ord(char), ord(char)),))

    def group(self) -> _Node:
        if self.peek() == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise PatternProblem(
                    f"look-around and named groups are not supported in “{self.pattern}”: use (…) or (?:…)"
                )
            self.at += 2
        self.depth += 1
        if self.depth > 40:
            raise PatternProblem(f"groups are nested more than 40 deep in “{self.pattern}”")
        inner = self.alternatives()
        self.depth -= 1
        if self.peek() != ")":
            raise PatternProblem(f"a bracket is opened and not closed in “{self.pattern}”")
        self.at += 1
        return inner

    def escape(self) -> Ranges:
        char = self.peek()
        self.at += 1
        if char.lower() in _CLASSES and char:
            ranges = _CLASSES[char.lower()]
            return _complement(ranges) if char.isupper() else ranges
        if char in _CONTROLS:
            return ((_CONTROLS[char], _CONTROLS[char]),)
        if char in ("u", "x"):
            length = 4 if char == "u" else 2
            digits = self.pattern[self.at : self.at + length]
            if len(digits) == length and all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self.at += length
                return ((int(digits, 16), int(digits, 16)),)
        if not char or char in _LETTERS:
            raise PatternProblem(f"“\\{char}” is not supported in “{self.pattern}”")
        return ((ord(char), ord(char)),)

    def bracket(self) -> _Node:
        negated = self.peek() == "^"
        self.at += negated
        ranges: list[tuple[int, int]] = []
        while self.peek() != "]":
            low = self.member()
            if self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self.member()
                if len(low) != 1 or len(high) != 1 or low[0][0] != low[0][1] or high[0][0] < low[0][0]:
                    raise PatternProblem(f"a range of characters is reversed in “{self.pattern}”")
                ranges.append((low[0][0], high[0][0]))
            else:
                ranges.extend(low)
        self.at += 1
        return _Node("chars", ranges=_complement(tuple(ranges)) if negated else tuple(ranges))

    def member(self) -> Ranges:
        char = self.peek()
        if not char:
            raise PatternProblem(f"“[” is opened and not closed in “{self.pattern}”")
        self.at += 1
        if char == "\\":
            return self.escape()
        return ((ord(char), ord(char)),)


def _is_digits(text: str) -> bool:
    return 0 < len(text) <= 5 and all(char in "0123456789" for char in text)


def _wire(machine: Automaton, node: _Node, goal: int) -> int:
    """The state from which the node is matched and then ``goal`` is reached."""
    if node.kind == "chars":
        return machine.add("chars", (goal,), node.ranges)
    if node.kind in ("start", "end"):
        return machine.add(node.kind, (goal,))
    if node.kind == "alt":
        return machine.add("free", tuple(_wire(machine, part, goal) for part in node.parts))
    if node.kind == "repeat":
        return _wire_repeat(machine, node, goal)
    for part in reversed(node.parts):
        goal = _wire(machine, part, goal)
    return goal


def _wire_repeat(machine: Automaton, node: _Node, goal: int) -> int:
    part = node.parts[0]
    if node.most < 0:
        loop = machine.add("free", (goal,))
        machine.exits[loop] = (_wire(machine, part, loop), goal)
        start = loop
    else:
        start = goal
        for _ in range(node.most - node.least):
            start = machine.add("free", (_wire(machine, part, start), goal))
    for _ in range(node.least):
        before = start
        start = _wire(machine, part, start)
        if start == before:
            break
    return start
