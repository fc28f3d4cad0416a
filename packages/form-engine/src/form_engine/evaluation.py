"""Do the answers hold together? The findings that make a response "stored with problems"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from form_engine.answers import answer_text
from form_engine.program import Program, program_of
from form_engine.state import FormState
from form_engine.tree import MAX_ROWS, Node, Repeat
from form_engine.values import is_date_time, to_number


@dataclass(frozen=True, slots=True)
class Finding:
    """``pointer`` is a JSON pointer into the answers; ``message`` is the form's own words, "" if it has none."""

    pointer: str
    code: str
    message: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``applicable`` counts the questions that these answers make relevant, ``answered`` those with an answer.

    ``unchecked`` names what the engine lacked; an expression that needs it neither failed nor passed.
    """

    findings: list[Finding]
    unchecked: list[str]
    applicable: int
    answered: int

    @property
    def completeness(self) -> float:
        """Share of applicable questions that are answered, 0 to 1; 1 when nothing was to be asked."""
        return self.answered / self.applicable if self.applicable else 1.0


def evaluate(
    model: Program | dict[str, Any],
    answers: dict[str, Any],
    *,
    now: datetime | str | None = None,
    language: str | None = None,
) -> Evaluation:
    """Evaluate answers that passed the shape check.

    ``now`` defaults to the moment the answers say they were finished (the form's ``end``), else to this
    moment, so that ``. <= today()`` is judged as it was when somebody answered.
    """
    program = program_of(model)
    moment = now or _finished(program, answers)
    state = FormState(program, answers, now=moment, language=language, seed="", sent=True)
    findings = list(_findings(state, state.run.root, answers, ""))
    asked = [node for node in state.run.root.walk() if node.definition.asked and node.live]
    applicable = [node for node in asked if not state.is_true(node.definition.readonly, node)]
    return Evaluation(
        findings=findings,
        unchecked=sorted(state.run.unchecked),
        applicable=len(applicable),
        answered=sum(node.value != "" for node in applicable),
    )


def _finished(program: Program, answers: dict[str, Any]) -> str | None:
    for definition in program.root.kids:
        found = answers.get(definition.name)
        if definition.kind == "end" and isinstance(found, str) and is_date_time(found):
            return found
    return None


def _findings(state: FormState, node: Node, given: Any, pointer: str) -> Iterator[Finding]:
    answers = given if isinstance(given, dict) else {}
    for name, kid in node.kids.items():
        here = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if isinstance(kid, Repeat):
            yield from _repeat_findings(state, kid, answers.get(name), here)
        elif kid.definition.kids:
            yield from _findings(state, kid, answers.get(name), here)
        else:
            yield from _question_findings(state, kid, answers.get(name), here)


def _repeat_findings(state: FormState, repeat: Repeat, given: Any, pointer: str) -> Iterator[Finding]:
    rows = given if isinstance(given, list) else []
    if repeat.limit is not None and repeat.anchor.live and len(rows) != repeat.limit:
        yield Finding(pointer, "repeat.count", f"{len(rows)} rows, {repeat.limit} by the form's count")
    for at, row in enumerate(repeat.rows[:MAX_ROWS]):
        counted = repeat.limit is None or at < repeat.limit
        if counted:
            yield from _findings(state, row, rows[at] if at < len(rows) else None, f"{pointer}/{at}")


def _question_findings(state: FormState, node: Node, given: Any, pointer: str) -> Iterator[Finding]:
    definition = node.definition
    sent = answer_text(given)
    if not node.live:
        if sent != "" and definition.kind not in ("note", "meta"):
            yield Finding(pointer, "relevance.not_applicable", "")
        return
    if definition.calculate is not None:
        if sent != "" and not definition.volatile and not _same(sent, node.value):
            yield Finding(pointer, "calculation.differs", node.value)
        return
    fault = state.fault(node)
    if fault is not None:
        code = "required.missing" if fault == "required" else "constraint.failed"
        yield Finding(pointer, code, state.run.phrase(definition.raw.get(f"{fault}_message"), node))
    if node.value != "":
        yield from _offer_findings(state, node, pointer)


def _offer_findings(state: FormState, node: Node, pointer: str) -> Iterator[Finding]:
    """A choice that was not on offer, or a number outside the range's scale."""
    bounds = node.definition.raw.get("range")
    if bounds and not _on_scale(to_number(node.value), bounds):
        yield Finding(pointer, "range.outside", "")
    choices = node.definition.raw.get("choices")
    if choices is None or not _is_filtered(choices["from"]):
        return
    options = state.run.options(node)
    if options is not None:
        values = {value for value, _ in options}
        for value in node.value.split() if node.definition.kind != "one" else [node.value]:
            if value not in values:
                yield Finding(pointer, "choice.not_offered", value)


def _is_filtered(ast: Any) -> bool:
    """Whether what is on offer depends on other answers: a filter, or the rows of a repeat of this form."""
    if not isinstance(ast, list) or ast[0] != "path":
        return True
    return not isinstance(ast[1], list) or not all(isinstance(step, str) for step in ast[2:])


def _on_scale(value: float, bounds: list[float | None]) -> bool:
    start, end, step = bounds
    if start is None or end is None:
        return True
    low, high = min(start, end), max(start, end)
    if not low <= value <= high:
        return False
    steps = (value - start) / step if step else 0.0
    return abs(steps - round(steps)) < 1e-6


def _same(sent: str, computed: str) -> bool:
    if sent == computed:
        return True
    one, other = to_number(sent), to_number(computed)
    return (
        not math.isnan(one)
        and not math.isnan(other)
        and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    )
