"""A chart block -> SVG in the document's own typeface."""

from typing import Any

from chassis.numbers import number_style
from improvement_stats.drawing import StackedBar, stacked_bars
from improvement_stats.drawing.svg import FONT

_WIDTH = 760
_TYPEFACE = "Libertinus Serif"


def drawn(block: dict[str, Any], language: str) -> str:
    """Raises KeyError for a form of chart that nobody draws."""
    return _FORMS[block["form"]](block, language)


def _stacked(block: dict[str, Any], language: str) -> str:
    picture = stacked_bars(
        [
            StackedBar(
                label=bar["label"],
                counts=None if bar["counts"] is None else tuple(bar["counts"]),
                note=bar["base"],
            )
            for bar in block["bars"]
        ],
        categories=block["categories"],
        labels={"hidden": block["hidden"]},
        decimal=number_style(language).decimal,
        language=language,
        width=_WIDTH,
    )
    return picture.replace(FONT, _TYPEFACE).replace("\N{NO-BREAK SPACE}%", number_style(language).percent)


_FORMS = {"stacked": _stacked}
