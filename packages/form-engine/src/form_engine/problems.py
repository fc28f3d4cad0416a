"""What can be wrong with a form, as named problems."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a form.

    ``node`` is the XForm path of the node at fault ("" for the form as a whole) and ``attribute`` the
    property of it (``relevant``, ``constraint``, ``calculate``, ``choices`` …, "" for the node itself), so
    that a caller who knows the spreadsheet can name row and column. An error means that the form is not
    accepted; a warning that something will be missing or unchecked.
    """

    severity: Severity
    code: str
    message: str
    fix: str
    node: str = ""
    attribute: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self)


class XFormRefused(ValueError):
    """The bytes are not an XForm that can be read at all; ``problems`` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems
