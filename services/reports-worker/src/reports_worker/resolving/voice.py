"""How a document speaks: its language's sentences, numbers and dates, and the instrument's own labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chassis.catalogue import Catalogue
from chassis.numbers import NumberStyle, number_style

ABSENT = "–"
_FALLBACKS = ("en", "es", "")


@dataclass(frozen=True)
class Voice:
    catalogue: Catalogue
    numbers: NumberStyle

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Voice":
        return cls(catalogue, number_style(catalogue.language))

    def say(self, name: str, count: int | None = None, /, **values: Any) -> str:
        """The sentence `name`; whole numbers among the values are written as the language does."""
        written = {k: self.numbers.whole(v) if isinstance(v, int) else v for k, v in values.items()}
        return self.catalogue.text(name, count, **written)

    def whole(self, value: int | None) -> str:
        return ABSENT if value is None else self.numbers.whole(value)

    def share(self, fraction: float | None, places: int = 0) -> str:
        return ABSENT if fraction is None else self.numbers.share(fraction, places)

    def day(self, value: date) -> str:
        months = self.catalogue.text("date.months").split()
        month = months[value.month - 1]
        return self.catalogue.text("date.pattern", day=value.day, month=month, year=value.year)

    def label(self, labels: Mapping[str, str]) -> str:
        """The instrument's label in this language, or in the nearest one it was written in."""
        for language in (self.catalogue.language, *_FALLBACKS):
            if labels.get(language):
                return labels[language]
        return next((text for text in labels.values() if text), ABSENT)

    def translated(self, labels: Mapping[str, str]) -> bool:
        return bool(labels.get(self.catalogue.language))
