"""A framework as a table (CSV) and back. Pure.

One line for the framework, one for each dimension, one for each that was dropped:

    row        framework, dimension or dropped
    code       of the dimension, or of what was dropped; of the framework its key
    parent     the code of the dimension that it is part of
    change     same, renamed, split, merged or new (blank in a first version)
    from       codes of the version before, parted by blanks
    label::en, description::en, citation::en … one column for each language
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

FIXED = ("row", "code", "parent", "change", "from")
TEXTS = ("label", "description", "citation")
KINDS = ("framework", "dimension", "dropped")
MOST_ROWS = 1_000

_HEADING = re.compile(r"(label|description|citation)::\s*([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)")
_POINTER = re.compile(r"/(dimensions|dropped)/(\d+)(?:/(\w+))?(?:/(.+))?")

RowFault = dict[str, Any]
"""`{row, column, code, message, fix}`: row as a spreadsheet counts."""


class Unreadable(Exception):
    """The bytes are no table: what is wrong, and what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


@dataclass
class Table:
    """What a file says: the key it names, its content, the rows that its parts stand in, and what is wrong."""

    key: str = ""
    content: dict[str, Any] = field(
        default_factory=lambda: {
            "title": {},
            "description": {},
            "citation": {},
            "dimensions": [],
            "dropped": [],
        }
    )
    framework_row: int | None = None
    dimension_rows: list[int] = field(default_factory=list)
    dropped_rows: list[int] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)

    def place_of(self, pointer: str) -> dict[str, Any]:
        """Where a fault of the content stands in the file."""
        found = _POINTER.match(pointer)
        if not found:
            text = re.match(r"/(title|description|citation)(?:/(.+))?", pointer)
            name = {"title": "label"}.get(text[1], text[1]) if text else None
            column = f"{name}::{text[2]}" if text and text[2] else name
            return {"row": self.framework_row or 1, "column": column}
        rows = self.dimension_rows if found[1] == "dimensions" else self.dropped_rows
        at = int(found[2])
        column = {"from_codes": "from"}.get(found[3] or "", found[3]) if found[1] == "dimensions" else "code"
        if column in TEXTS and found[4]:
            column = f"{column}::{found[4]}"
        return {"row": rows[at] if at < len(rows) else 1, "column": column}


def read_table(content: bytes) -> Table:
    """Raises Unreadable for what is no such table at all; other faults are in the table."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("The file is not UTF-8.", "Save it as “CSV UTF-8”.") from error
    if "\x00" in text:
        raise Unreadable("The file holds the character NUL.", "Save it as “CSV UTF-8”.")
    semicolons = text.partition("\n")[0].count(";")
    delimiter = ";" if semicolons > text.partition("\n")[0].count(",") else ","
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        raise Unreadable(f"The table can not be read: {error}.", "Save it as “CSV UTF-8” again.") from error
    if not rows:
        raise Unreadable("The file is empty.", "Send the table with its headings.")
    headings = [cell.strip() for cell in rows[0]]
    table = Table()
    _read_headings(table, headings)
    if not table.faults:
        for number, cells in enumerate(rows[1:], 2):
            _read_row(table, number, headings, [cell.strip() for cell in cells])
        if table.framework_row is None:
            table.faults.append(_fault(1, "row", "table.no_framework", "No row says “framework”.",
                                       "Begin with a row: framework, its key, its title in label::…"))  # fmt: skip
    return table


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)):
        if number > MOST_ROWS:
            raise Unreadable(f"The table has more than {MOST_ROWS} rows.", "Leave rows out.")
        yield row


def _read_headings(table: Table, headings: list[str]) -> None:
    seen: set[str] = set()
    for heading in headings:
        if heading and heading not in FIXED and not _HEADING.fullmatch(heading):
            fix = "Use row, code, parent, change, from, label::en, description::en or citation::en."
            table.faults.append(_fault(1, heading, "table.heading", f"“{heading}” is no column.", fix))
        if heading and heading in seen:
            table.faults.append(
                _fault(1, heading, "table.heading_twice", f"“{heading}” stands twice.", "Leave one out.")
            )
        seen.add(heading)
    for wanted in ("row", "code"):
        if wanted not in headings:
            table.faults.append(
                _fault(1, wanted, "table.column_missing", f"There is no column “{wanted}”.", "Add it.")
            )


def _read_row(table: Table, number: int, headings: list[str], cells: list[str]) -> None:
    if not any(cells):
        return
    if any(cells[len(headings) :]):
        table.faults.append(
            _fault(number, None, "table.too_wide", "A cell stands beyond the headings.", "Delete it.")
        )
        return
    said = dict(zip(headings, cells, strict=False))
    texts: dict[str, dict[str, str]] = {name: {} for name in TEXTS}
    for heading, cell in said.items():
        if cell and (found := _HEADING.fullmatch(heading)):
            texts[found[1]][found[2]] = cell
    kind = said.get("row", "").lower()
    if kind not in KINDS:
        message = f"“{said.get('row', '')}” is no kind of row."
        table.faults.append(_fault(number, "row", "table.row", message, f"Write {', '.join(KINDS)}."))
    elif kind == "framework":
        _read_framework(table, number, said, texts)
    elif kind == "dropped":
        table.content["dropped"].append(said.get("code", ""))
        table.dropped_rows.append(number)
    else:
        table.content["dimensions"].append(
            {
                "code": said.get("code", ""),
                "parent": said.get("parent") or None,
                "label": texts["label"],
                "description": texts["description"],
                "change": said.get("change", "").lower() or None,
                "from_codes": said.get("from", "").split(),
            }
        )
        table.dimension_rows.append(number)


def _read_framework(
    table: Table, number: int, said: Mapping[str, str], texts: dict[str, dict[str, str]]
) -> None:
    if table.framework_row is not None:
        message = "A second row says “framework”."
        table.faults.append(
            _fault(number, "row", "table.two_frameworks", message, "One file holds one framework.")
        )
        return
    table.framework_row = number
    table.key = said.get("code", "")
    table.content |= {
        "title": texts["label"],
        "description": texts["description"],
        "citation": texts["citation"],
    }


def _fault(row: int, column: str | None, code: str, message: str, fix: str) -> RowFault:
    return {"row": row, "column": column, "code": code, "message": message, "fix": fix}


def write_table(key: str, content: Mapping[str, Any]) -> str:
    """The same framework always as the same text; `read_table` reads it back."""
    languages = _languages(content)
    headings = [*FIXED, *(f"{text}::{language}" for text in TEXTS for language in languages[text])]
    out = io.StringIO()
    writer = csv.DictWriter(out, headings, restval="", lineterminator="\r\n")
    writer.writeheader()
    title = {
        "label": content["title"],
        "description": content["description"],
        "citation": content["citation"],
    }
    writer.writerow({"row": "framework", "code": key, **_texts(title)})
    for one in content["dimensions"]:
        writer.writerow(
            {
                "row": "dimension",
                "code": one["code"],
                "parent": one["parent"] or "",
                "change": one["change"] or "",
                "from": " ".join(one["from_codes"]),
                **_texts({"label": one["label"], "description": one["description"]}),
            }
        )
    for code in content["dropped"]:
        writer.writerow({"row": "dropped", "code": code})
    return out.getvalue()


def _texts(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {f"{text}::{language}": said for text, words in texts.items() for language, said in words.items()}


def _languages(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """Text -> the languages that it stands in, in the order in which they first come."""
    found: dict[str, dict[str, None]] = {
        "label": dict.fromkeys(content["title"]),
        "description": dict.fromkeys(content["description"]),
        "citation": dict.fromkeys(content["citation"]),
    }
    for one in content["dimensions"]:
        found["label"] |= dict.fromkeys(one["label"])
        found["description"] |= dict.fromkeys(one["description"])
    return {text: list(languages) for text, languages in found.items()}
