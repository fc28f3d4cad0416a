"""A form as text: CSV as spreadsheet programs write it, or Markdown tables. Each line with its number."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from survey_api.instruments.unreadable import Unreadable

Line = tuple[int, list[str]]
_PIPE = re.compile(r"(?<!\\)\|")
MOST_CELLS = 1_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",;\t"


def decoded(content: bytes) -> str:
    """UTF-8, with or without a mark, or UTF-16 with one. Raises Unreadable."""
    try:
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in content or error.start == 0:
            raise Unreadable(
                "file.kind",
                "This is neither .xlsx, .xls, CSV nor a Markdown table.",
                "Upload the XLSForm itself.",
            ) from error
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            "file.encoding",
            f"This text is not in UTF-8: line {line} holds a byte that means nothing there.",
            "Save it as “CSV UTF-8”, or as .xlsx.",
        ) from error
    if "\x00" in text or text.lstrip()[:1] in ("<", "{", "%", ""):
        raise Unreadable(
            "file.kind", "This is no questionnaire in XLSForm.", "Upload the .xlsx, .xls or .csv of the form."
        )
    return text


def lines_of(text: str) -> Iterator[Line]:
    """Raises Unreadable for CSV that can not be read."""
    return _markdown(text) if text.lstrip().startswith("|") else _csv(text)


def _csv(text: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise Unreadable(
            "file.damaged", f"This CSV cannot be read: {error}.", "Save it again as CSV."
        ) from error


def _delimiter(text: str) -> str:
    """Excel writes semicolons where the comma is the decimal sign, and tabs into “Unicode text”."""
    heading = text[:2000].split("\n", 1)[0]
    return max(_DELIMITERS, key=heading.count) if any(map(heading.count, _DELIMITERS)) else ","


def _markdown(text: str) -> Iterator[Line]:
    r"""A pipe within a cell is written `\|`."""
    for number, line in enumerate(text.splitlines(), 1):
        inner = line.strip().removeprefix("|")
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner, MOST_CELLS)]
        if line.strip() and not all(set(cell) <= set("-: ") for cell in cells):
            yield number, cells
