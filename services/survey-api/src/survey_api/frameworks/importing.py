"""A framework from a file: a table (CSV) or JSON, told by the bytes. All of it is looked at before any is stored."""

from typing import Any

import orjson
from chassis.nul import holds_nul
from chassis.schemas import Code
from pydantic import TypeAdapter, ValidationError

from survey_api.frameworks.domain import Fault, faults_in
from survey_api.frameworks.errors import FrameworkInvalid, FrameworkUnreadable
from survey_api.frameworks.models import FrameworkVersion
from survey_api.frameworks.schemas import FrameworkContent
from survey_api.frameworks.spreadsheet import Table, Unreadable, read_table

MOST_BYTES = 1 << 20
_KEY: TypeAdapter[str] = TypeAdapter(Code)


class FrameworkFile:
    """What a file says. `key` names the framework; `table` is there for a CSV, whose faults name rows."""

    def __init__(self, key: str, content: dict[str, Any], table: Table | None) -> None:
        self.key, self.content, self.table = key, content, table

    def refuse_faults(self, before: FrameworkVersion | None) -> None:
        """Raises FrameworkInvalid."""
        _refuse(faults_in(self.content, before.content if before else None), self.table)


def read_file(content: bytes) -> FrameworkFile:
    """Raises FrameworkUnreadable, FrameworkInvalid."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _from_json(content)
    try:
        table = read_table(content)
    except Unreadable as error:
        raise FrameworkUnreadable(f"{error.message} {error.fix}") from error
    if table.faults:
        raise _invalid(table.faults)
    return FrameworkFile(_key(table.key, table), _shaped(table.content, "", table), table)


def _from_json(content: bytes) -> FrameworkFile:
    try:
        said = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise FrameworkUnreadable(f"This is no JSON: {error}.") from error
    if b"\\u0000" in content and holds_nul(said):
        raise FrameworkUnreadable("A text holds the character NUL. Leave it out.")
    unknown = [name for name in said if name not in ("key", "content")]
    faults = [
        Fault(f"/{name}", "extra_forbidden", f"“{name}” is no part of a framework.", "Leave it out.")
        for name in unknown
    ]
    faults += [
        Fault(f"/{name}", "missing", f"“{name}” is missing.", "Send it.")
        for name in ("key", "content")
        if name not in said
    ]
    _refuse(faults, None)
    return FrameworkFile(_key(said["key"], None), _shaped(said["content"], "/content", None), None)


def _key(said: Any, table: Table | None) -> str:
    try:
        return _KEY.validate_python(said)
    except ValidationError:
        fix = "Write letters, digits, points, hyphens or underscores; at most 64."
        message = f"“{said}” is no key."
        if table is not None:
            place = {"row": table.framework_row, "column": "code"}
            raise _invalid([{**place, "code": "framework.key", "message": message, "fix": fix}]) from None
        raise _invalid([Fault("/key", "framework.key", message, fix).to_json()]) from None


def _shaped(content: Any, above: str, table: Table | None) -> dict[str, Any]:
    try:
        return FrameworkContent.model_validate(content).model_dump()
    except ValidationError as error:
        faults = [
            Fault(
                above + "".join(f"/{part}" for part in one["loc"] if part != "[key]"),
                str(one["type"]),
                str(one["msg"]),
                _fix(one),
            )
            for one in error.errors()[:200]
        ]
        _refuse(faults, table)
        raise AssertionError("a refused shape has faults") from error


def _fix(error: Any) -> str:
    if expected := (error.get("ctx") or {}).get("expected"):
        return f"Write one of: {expected}."
    fixes = {
        "string_pattern_mismatch": "Write letters, digits, points, hyphens or underscores; at most 64.",
        "string_too_short": "Write something.",
        "string_too_long": "Write less.",
        "too_short": "Write it in one language at least.",
        "too_long": "Leave some out.",
        "missing": "Send it.",
        "extra_forbidden": "Leave it out.",
    }
    return fixes.get(error["type"], "Write it as the documentation says.")


def _refuse(faults: list[Fault], table: Table | None) -> None:
    if not faults:
        return
    told = [fault.to_json() for fault in faults]
    if table is not None:
        told = [{**table.place_of(one.pop("pointer")), **one} for one in told]
    raise _invalid(told)


def _invalid(faults: list[dict[str, Any]]) -> FrameworkInvalid:
    return FrameworkInvalid(f"{len(faults)} places are at fault. {faults[0]['message']}", faults=faults)
