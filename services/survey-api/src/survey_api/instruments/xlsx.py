"""The cells of a workbook that hold something, read from its XML: no styles, no drawings, no empty rows.

A workbook that somebody formatted down to its last row holds a million cells with nothing in them. They are left
out before the XML is parsed, and reading stops where the rows of a form end.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from survey_api.instruments.unreadable import Unreadable

MOST_TEXTS = 300_000
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?/>")
_EMPTY_ROW = re.compile(rb"<((?:\w+:)?row)(?:\s[^<>]*)?(?:/>|>\s*</\1>)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Cells = Iterator[tuple[int, list[Any]]]


@lru_cache(maxsize=1)
def workbook_of(content: bytes) -> "Workbook":
    """Opened once for all that is asked of it."""
    return Workbook(content)


class Workbook:
    """Raises Unreadable, and whatever a damaged archive or its XML gives rise to."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lower().lstrip("/"): name for name in self._archive.namelist()}
        book = self._parsed("xl/workbook.xml")
        self._sheets = self._places(book)
        self._sources: dict[str, bytes] = {}
        self._texts: list[str] | None = None
        self._dates: list[bool] | None = None
        settings = next((one for one in book if _local(one) == "workbookPr"), None)
        self._from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        # Places of formulas whose result the file does not hold: sheet's title and row.
        self.unsaved: list[tuple[str, int]] = []

    @property
    def titles(self) -> list[str]:
        return list(self._sheets)

    def rows(self, title: str, columns: int) -> Cells:
        """Each row that has cells with its number; blank cells are None, and cells are cut off after ``columns``."""
        source = self._trimmed(self._sheets[title])
        number = 0
        events = etree.iterparse(
            io.BytesIO(source), events=("end",), resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in events:
            if _local(element) != "row":
                continue
            number = int(element.get("r") or number + 1)
            values = self._values(element, title, number, columns)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            yield number, values

    def has_formulas(self, title: str) -> bool:
        return _FORMULA.search(self._trimmed(self._sheets[title])) is not None

    def _values(self, row: Any, title: str, number: int, columns: int) -> list[Any]:
        values: list[Any] = []
        at = 0
        for cell in row:
            place = _PLACE.match(cell.get("r") or "")
            at = _column(place[1]) if place else at + 1
            if at > columns:
                break
            value = self._value(cell)
            if value is None and any(_local(part) == "f" for part in cell):
                self.unsaved.append((title, number))
            values += [None] * (at - 1 - len(values))
            values.append(value)
        return values

    def _value(self, cell: Any) -> Any:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_strings(cell)) or None
        text = next((part.text for part in cell if _local(part) == "v"), None)
        if not text or kind == "e":
            return None
        if kind == "s":
            texts = self._shared()
            return texts[int(text)] or None
        if kind == "b":
            return text.strip() == "1"
        if kind in ("str", "d"):
            return text
        return self._number(float(text), cell.get("s"))

    def _number(self, number: float, style: str | None) -> Any:
        if self._dates is None:
            self._dates = self._date_styles()
        if style is None or not int(style) < len(self._dates) or not self._dates[int(style)]:
            return number
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel  # noqa: PLC0415

        return from_excel(number, CALENDAR_MAC_1904 if self._from_1904 else CALENDAR_WINDOWS_1900)

    def _shared(self) -> list[str]:
        if self._texts is None:
            name = self._names.get("xl/sharedstrings.xml")
            root = etree.fromstring(self._archive.read(name), _parser()) if name else ()
            if len(root) > MOST_TEXTS:
                raise Unreadable(
                    "file.unpacked_size",
                    f"This workbook holds more than {MOST_TEXTS} texts.",
                    "Save the form in a new workbook without unused sheets.",
                )
            self._texts = ["".join(_strings(entry)) for entry in root]
        return self._texts

    def _date_styles(self) -> list[bool]:
        """Of each style of cells whether it shows a number as a date or time."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # noqa: PLC0415

        name = self._names.get("xl/styles.xml")
        if name is None:
            return []
        formats: dict[int, str] = dict(BUILTIN_FORMATS)
        found: list[bool] = []
        for part in etree.fromstring(self._archive.read(name), _parser()):
            if _local(part) == "numFmts":
                formats |= {int(one.get("numFmtId")): one.get("formatCode") or "" for one in part}
            elif _local(part) == "cellXfs":
                found = [bool(is_date_format(formats.get(int(one.get("numFmtId") or 0), ""))) for one in part]
        return found

    def _places(self, book: Any) -> dict[str, str]:
        """The path of each worksheet by its title."""
        links = {
            one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target") or "")).lstrip("/")
            if not (one.get("Target") or "").startswith("/")
            else (one.get("Target") or "").lstrip("/")
            for one in self._parsed("xl/_rels/workbook.xml.rels")
        }
        sheets = next((part for part in book if _local(part) == "sheets"), ())
        return {
            one.get("name"): links[one.get(_RELATION)]
            for one in sheets
            if "worksheets/" in links.get(one.get(_RELATION), "")
        }

    def _parsed(self, path: str) -> Any:
        return etree.fromstring(self._archive.read(self._names[path]), _parser())

    def _trimmed(self, path: str) -> bytes:
        if path not in self._sources:
            source = self._archive.read(self._names[path.lower()])
            if b"<![CDATA[" not in source:
                source = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", source))
            self._sources[path] = source
        return self._sources[path]


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _local(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _strings(element: Any) -> Iterator[str]:
    """The runs of a text, without the reading aids that East Asian texts have beside them."""
    for part in element:
        name = _local(part)
        if name == "t":
            yield part.text or ""
        elif name in ("r", "is"):
            yield from _strings(part)


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
