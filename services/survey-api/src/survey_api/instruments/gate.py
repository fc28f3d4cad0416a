"""Where a file from outside comes in: looked at before it is opened, read, then converted. Runs in a child process.

The converter is loaded only for a file that could be read, so that a hostile one is refused at once.
"""

from collections.abc import Mapping
from typing import Any

from survey_api.instruments.inventory import count_questions, languages_of
from survey_api.instruments.packing import unpacked
from survey_api.instruments.repairs import Repair, repaired
from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import read_sheets, refuse_bombs
from survey_api.instruments.unreadable import Unreadable


def convert_form(content: bytes, media: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """`{"faults": […], "unreadable": true}` for what is no form, else what `convert_sheets` makes of it."""
    try:
        if content.startswith(b"PK\x03\x04"):
            refuse_bombs(content)
        sheets = read_sheets(content)
    except Unreadable as error:
        return {"faults": [RowFault(error.code, error.message, error.fix).to_json()], "unreadable": True}
    from survey_api.instruments.conversion import convert_sheets  # noqa: PLC0415  see above

    return convert_sheets(content, sheets, media or {})


def check_form(content: bytes, media: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """What is told of a file before anybody uploads it: `accepted`, `web`, `questions`, `languages`, `problems`.

    Takes an XForm too, which has neither sheets nor rows. `needed` names the files that belong to the form.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from survey_api.instruments.xform_report import report_xform  # noqa: PLC0415  see above

        return report_xform(content, media or {})
    made = convert_form(content, media)
    return _told(content, made)


def check_repaired(content: bytes, media: Mapping[str, bytes] | None = None) -> dict[str, Any]:
    """The same with every repair made that is offered, until none is; `repairs` names them."""
    content, made = repaired_wholly(content)
    return {**check_form(content, media), "repairs": made}


def check_form_with_files(payload: bytes) -> dict[str, Any]:
    """`check_form` of a form that comes packed with its files."""
    return check_form(*unpacked(payload))


def check_repaired_with_files(payload: bytes) -> dict[str, Any]:
    return check_repaired(*unpacked(payload))


def repaired_wholly(content: bytes) -> tuple[bytes, list[str]]:
    """The form after every repair that is offered, and which were made."""
    made: list[str] = []
    while True:
        problems = check_form(content)["problems"]
        found = {str(one["repair"]) for one in problems if one.get("repair")} - set(made)
        if not found:
            return content, made
        made += sorted(found)
        content = repaired(content, [Repair.parse(one) for one in found])


def convert_repaired(payload: bytes) -> dict[str, Any]:
    """`repairs` (one line, blanks between), a line end, then the file: the form with these repairs made."""
    line, _, content = payload.partition(b"\n")
    try:
        if content.startswith(b"PK\x03\x04"):
            refuse_bombs(content)
        content = repaired(content, [Repair.parse(one) for one in line.decode().split()])
    except Unreadable as error:
        return {"faults": [RowFault(error.code, error.message, error.fix).to_json()], "unreadable": True}
    except ValueError as error:
        fault = RowFault(
            "repair.unknown", f"{error}.", "Check the form again and take the repairs that it offers."
        )
        return {"faults": [fault.to_json()], "unreadable": True}
    return convert_form(content)


def _told(content: bytes, made: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {"questions": 0, "languages": []}
    if not made.get("unreadable"):
        sheets = read_sheets(content)
        known = {"questions": count_questions(sheets), "languages": languages_of(sheets)}
    accepted = not made["faults"]
    return {
        "accepted": accepted,
        "web": bool(made.get("web")) and accepted,
        **known,
        "problems": made["faults"] if not accepted else made["problems"],
        "needed": made.get("needed", []),
    }
