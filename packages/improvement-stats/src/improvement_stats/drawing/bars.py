"""Horizontal bars of shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from improvement_stats._inputs import choice, integer, listing, number, optional_number
from improvement_stats.drawing import svg
from improvement_stats.drawing.axis import DECIMALS, NumberStyle
from improvement_stats.drawing.labels import merged
from improvement_stats.errors import InputError

ROW_HEIGHT = 28.0
BAR_HEIGHT = 16.0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A share 0..1 (None: hidden or undefined), its label, and a note such as "8 of 9"."""

    label: str
    share: float | None
    note: str = ""


def bars(
    items: Iterable[Bar | tuple[str, float | None]],
    *,
    title: str = "",
    labels: Mapping[str, str] | None = None,
    decimal: str = ".",
    digits: int = 0,
    language: str = "en",
    width: int = 760,
) -> str:
    """Shares as horizontal bars on a scale of 0 to 100 %, each with its figure and note, as SVG text.

    A share of None has no bar but the words for "too few answers". <desc> holds every label and figure.
    """
    words = merged(labels)
    read = _read(items)
    style = NumberStyle(decimal=choice("decimal", decimal, DECIMALS), percent=True)
    digits = integer("digits", digits, most=6)
    width = integer("width", width, least=320, most=4000)
    label_width = min(max((svg.text_width(b.label) for b in read), default=0) + 12, width * 0.42)
    left = 16 + label_width
    room = (
        width
        - left
        - 16
        - max((svg.text_width(_figure(b, style, digits, words)) for b in read), default=0)
        - 12
    )
    top = 44.0 if title else 16.0
    body = [svg.text(16, 24, svg.shortened(title, width - 32, 15), size=15, bold=True)] if title else []
    for i, bar in enumerate(read):
        y = top + ROW_HEIGHT * i
        fitted = svg.shortened(bar.label, label_width - 10)
        body.append(svg.text(left - 8, y + 13, fitted, anchor="end"))
        figure = _figure(bar, style, digits, words)
        if bar.share is None:
            body.append(svg.text(left + 4, y + 13, figure, colour=svg.SOFT))
            continue
        body.append(svg.rectangle(left, y, room, BAR_HEIGHT, fill="#F0F0F0"))
        body.append(svg.rectangle(left, y, room * bar.share, BAR_HEIGHT, fill=svg.BLUE))
        body.append(svg.text(left + room + 8, y + 13, figure))
    height = top + ROW_HEIGHT * len(read) + 8
    body.append(svg.line(left, top - 6, left, height - 12, colour=svg.SOFT))
    said = " ".join(_sentence(bar, style, digits, words) for bar in read)
    return svg.document(width, height, title=title or said, description=said, language=language, body=body)


def _read(items: object) -> list[Bar]:
    read = []
    for i, item in enumerate(listing("items", items)):
        if isinstance(item, Bar):
            label, share, note = item.label, item.share, item.note
        elif isinstance(item, tuple | list) and len(item) == 2:
            (label, share), note = item, ""
        else:
            raise InputError(f"items[{i}]", f"must be a Bar or (label, share), not {item!r}")
        value = optional_number(f"items[{i}].share", share)
        if value is not None and not 0 <= number(f"items[{i}].share", value) <= 1:
            raise InputError(f"items[{i}].share", f"must lie in 0..1, not {value:g}")
        read.append(Bar(label=str(label), share=value, note=str(note)))
    return read


def _figure(bar: Bar, style: NumberStyle, digits: int, words: Mapping[str, str]) -> str:
    if bar.share is None:
        return words["hidden"]
    written = style.write(bar.share, digits)
    return f"{written} ({bar.note})" if bar.note else written


def _sentence(bar: Bar, style: NumberStyle, digits: int, words: Mapping[str, str]) -> str:
    if bar.share is None:
        return words["say_hidden"].format(label=bar.label, hidden=words["hidden"])
    return words["say_bar"].format(label=bar.label, value=_figure(bar, style, digits, words))
