"""Worksheets: the tree is made here, the page in a limited child, so that this service never loads a compiler."""

import asyncio
import base64
from functools import cache
from pathlib import Path

import orjson
from chassis.catalogue import Catalogue, read_po
from chassis.child import ChildFailed, run_limited
from chassis.problems import Unavailable

from pdsa_api.charts.words import words_in
from pdsa_api.cycles.worksheet.sheet import Sheet, Tree

_FOLDER = Path(__file__).parent / "strings"
_TARGET = "pdsa_api.cycles.worksheet.printing:print_sheet"
_SECONDS, _MEGABYTES = 20, 1024
_AT_ONCE = 2


@cache
def sheets_in(language: str) -> Sheet:
    """Raises KeyError for a language that the product does not speak."""
    words = words_in(language)
    strings = read_po(_FOLDER / f"{language}.po")
    return Sheet(Catalogue(language, strings), lambda day: words.day(day, "day"))


class Press:
    """Prints a few sheets at once and keeps the blank ones, which everybody asks for."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._blank: dict[tuple[str, str], bytes] = {}

    async def blank(self, tree: Tree) -> bytes:
        """One without a cycle. Its day stands nowhere on it."""
        key = (str(tree["language"]), str(tree["paper"]))
        if key not in self._blank:
            self._blank[key] = await self.sheet(tree)
        return self._blank[key]

    async def sheet(self, tree: Tree) -> bytes:
        """Raises Unavailable when the page could not be made in time."""
        async with self._free:
            try:
                made = await run_limited(_TARGET, orjson.dumps(tree), seconds=_SECONDS, megabytes=_MEGABYTES)
            except ChildFailed as error:
                raise Unavailable(f"The worksheet could not be made: {error.reason}.") from error
        return base64.b64decode(made["pdf"])
