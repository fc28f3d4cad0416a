"""What a chart says, in the languages of the product. English words of the drawing itself are improvement-stats' own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from chassis.catalogue import Catalogue, read_po
from chassis.numbers import LANGUAGES, number_style

_FOLDER = Path(__file__).parent / "strings"
_OF_DRAWING = "draw."
DEFAULT = "en"


@dataclass(frozen=True)
class Words:
    """The texts of one language: labels of a drawing, and sentences of our own."""

    language: str
    catalogue: Catalogue
    labels: Mapping[str, str]

    @property
    def decimal(self) -> str:
        return number_style(self.language).decimal

    def say(self, name: str, /, **values: object) -> str:
        return self.catalogue.text(name, **values)

    def has(self, name: str) -> bool:
        return self.catalogue.has(name)

    def day(self, day: date, cadence: str) -> str:
        """A day as short as the cadence allows: `3 mar 2027`, `mar 2027`, `2027`."""
        if cadence == "year":
            return str(day.year)
        months = self.say("date.months").split()
        pattern = "date.month" if cadence == "month" else "date.day"
        return self.say(pattern, day=day.day, month=months[day.month - 1], year=day.year)


@cache
def words_in(language: str) -> Words:
    """Raises KeyError for a language that the product does not speak."""
    number_style(language)
    strings = read_po(_FOLDER / f"{language}.po")
    labels = {
        name.removeprefix(_OF_DRAWING): forms[0]
        for name, forms in strings.items()
        if name.startswith(_OF_DRAWING)
    }
    return Words(language, Catalogue(language, strings), labels)


def spoken(wished: str | None) -> str:
    """The wished language, or its base (`es` for `es-CL`), or English."""
    base = (wished or DEFAULT).split("-")[0]
    return base if base in LANGUAGES else DEFAULT
