"""Numbers as a reader of each language writes them. Rounding is half away from zero, once, here."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

_NARROW = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class NumberStyle:
    """How a language groups thousands, marks decimals and sets the percent sign."""

    decimal: str
    thousands: str
    percent: str

    def whole(self, value: int) -> str:
        """1127 -> `1.127`, `1,127`."""
        grouped = f"{abs(value):,}".replace(",", self.thousands)
        return f"\N{MINUS SIGN}{grouped}" if value < 0 else grouped

    def decimals(self, value: float, places: int) -> str:
        """A number with exactly `places` digits after the mark."""
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        whole, _, fraction = f"{abs(rounded)}".partition(".")
        sign = "\N{MINUS SIGN}" if rounded < 0 else ""
        return f"{sign}{self.whole(int(whole))}" + (f"{self.decimal}{fraction}" if fraction else "")

    def share(self, fraction: float, places: int = 0) -> str:
        """A fraction 0..1 as percent: 0.395833 with two places -> `39,58 %`, `39.58%`."""
        hundredfold = Decimal(repr(fraction)) * 100
        rounded = hundredfold.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return self.decimals(float(rounded), places) + self.percent


_STYLES: Mapping[str, NumberStyle] = MappingProxyType(
    {
        "es": NumberStyle(",", ".", f"{_NARROW}%"),
        "en": NumberStyle(".", ",", "%"),
        "fil": NumberStyle(".", ",", "%"),
        "sw": NumberStyle(".", ",", "%"),
    }
)

LANGUAGES = tuple(_STYLES)


def number_style(language: str) -> NumberStyle:
    """Raises KeyError for a language that the product does not speak."""
    return _STYLES[language]


def plural_form(language: str, count: int) -> int:
    """Which form of a sentence a whole number takes (CLDR, cardinal, integers)."""
    if language == "fil":
        return 0 if count in (1, 2, 3) or count % 10 not in (4, 6, 9) else 1
    return 0 if count == 1 else 1
