"""Stacked bars of the answers of a scale, as for Likert items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from improvement_stats._inputs import choice, integer, is_missing, listing, number
from improvement_stats.drawing import svg
from improvement_stats.drawing.axis import DECIMALS, NumberStyle
from improvement_stats.drawing.bars import ROW_HEIGHT
from improvement_stats.drawing.labels import merged
from improvement_stats.errors import InputError

BAR_HEIGHT = 20.0
# From dark warm over pale to dark cold; in grey the ends are dark and the middle light, and the order tells them.
PALETTES: Mapping[int, tuple[str, ...]] = {
    2: ("#B35806", "#2C5F93"),
    3: ("#B35806", "#E8E8E8", "#2C5F93"),
    4: ("#B35806", "#F3B76B", "#A6CBE3", "#2C5F93"),
    5: ("#B35806", "#F3B76B", "#E8E8E8", "#A6CBE3", "#2C5F93"),
    6: ("#7F3B08", "#D8862F", "#F6CF9C", "#C5DDED", "#5B9AC6", "#1F4A78"),
    7: ("#7F3B08", "#D8862F", "#F6CF9C", "#E8E8E8", "#C5DDED", "#5B9AC6", "#1F4A78"),
}
DARK = frozenset({"#B35806", "#2C5F93", "#7F3B08", "#1F4A78"})


@dataclass(frozen=True, kw_only=True)
class StackedBar:
    """Counts in the order of the categories (None: the whole bar is hidden)."""

    label: str
    counts: tuple[int, ...] | None
    note: str = ""


def stacked_bars(
    items: Iterable[StackedBar | tuple[str, Sequence[int] | None]],
    *,
    categories: Sequence[str],
    title: str = "",
    labels: Mapping[str, str] | None = None,
    decimal: str = ".",
    language: str = "en",
    width: int = 760,
) -> str:
    """One bar an item, from the lowest category to the highest, each part with its percentage where it fits.

    categories: 2 to 7 names, lowest first. Counts of None, and bars without an answer, say "too few
    answers". <desc> holds every figure.
    """
    words = merged(labels)
    names = [str(c) for c in listing("categories", categories)]
    if len(names) not in PALETTES:
        raise InputError("categories", f"must be 2 to 7 names, not {len(names)}")
    read = _read(items, len(names))
    style = NumberStyle(decimal=choice("decimal", decimal, DECIMALS), percent=True)
    width = integer("width", width, least=320, most=4000)
    label_width = min(max((svg.text_width(b.label) for b in read), default=0) + 12, width * 0.42)
    note_width = max((svg.text_width(b.note) + 10 for b in read if b.note), default=0.0)
    left, right = 16 + label_width, width - 16 - note_width
    body = [svg.text(16, 24, svg.shortened(title, width - 32, 15), size=15, bold=True)] if title else []
    top = 44.0 if title else 16.0
    legend, rows = _legend(names, left, width - 16, top)
    body += legend
    top += 18 * rows + 8
    for i, bar in enumerate(read):
        y = top + (ROW_HEIGHT + 2) * i
        body.append(svg.text(left - 8, y + 14, svg.shortened(bar.label, label_width - 10), anchor="end"))
        body += _parts(bar, left, right, y, style, words)
        if bar.note:
            body.append(svg.text(right + 8, y + 14, bar.note, colour=svg.SOFT))
    height = top + (ROW_HEIGHT + 2) * len(read) + 6
    said = " ".join(_sentence(bar, names, style, words) for bar in read)
    return svg.document(width, height, title=title or said, description=said, language=language, body=body)


def _read(items: object, size: int) -> list[StackedBar]:
    read = []
    for i, item in enumerate(listing("items", items)):
        if isinstance(item, StackedBar):
            label, counts, note = item.label, item.counts, item.note
        elif isinstance(item, tuple | list) and len(item) == 2:
            (label, counts), note = item, ""
        else:
            raise InputError(f"items[{i}]", f"must be a StackedBar or (label, counts), not {item!r}")
        whole: tuple[int, ...] | None = None
        if not is_missing(counts):
            given = listing(f"items[{i}].counts", counts)
            if len(given) != size:
                raise InputError(f"items[{i}].counts", f"has {len(given)} entries for {size} categories")
            whole = tuple(integer(f"items[{i}].counts[{k}]", v) for k, v in enumerate(given))
            number(f"items[{i}].counts", sum(whole))
        read.append(
            StackedBar(label=str(label), counts=whole if whole and sum(whole) else None, note=str(note))
        )
    return read


def _legend(names: Sequence[str], left: float, right: float, top: float) -> tuple[list[str], int]:
    drawn: list[str] = []
    x, row = left, 0
    for name, colour in zip(names, PALETTES[len(names)], strict=True):
        wide = 18 + svg.text_width(name, 11)
        if x > left and x + wide > right:
            x, row = left, row + 1
        y = top + 18 * row
        drawn.append(svg.rectangle(x, y, 12, 12, fill=colour, colour=svg.SOFT))
        drawn.append(svg.text(x + 17, y + 10, svg.shortened(name, right - x - 17, 11), size=11))
        x += wide + 14
    return drawn, row + 1


def _parts(
    bar: StackedBar, left: float, right: float, y: float, style: NumberStyle, words: Mapping[str, str]
) -> Iterable[str]:
    if bar.counts is None:
        yield svg.text(left + 4, y + 14, words["hidden"], colour=svg.SOFT)
        return
    total, before = sum(bar.counts), 0
    for count, colour in zip(bar.counts, PALETTES[len(bar.counts)], strict=True):
        x, wide = left + (right - left) * before / total, (right - left) * count / total
        before += count
        if not count:
            continue
        yield svg.rectangle(x, y, wide, BAR_HEIGHT, fill=colour, colour=svg.PAPER)
        written = style.write(count / total, 0)
        if svg.text_width(written, 11) + 4 <= wide:
            ink = svg.PAPER if colour in DARK else svg.INK
            yield svg.text(x + wide / 2, y + 14, written, anchor="middle", size=11, colour=ink)


def _sentence(bar: StackedBar, names: Sequence[str], style: NumberStyle, words: Mapping[str, str]) -> str:
    if bar.counts is None:
        return words["say_hidden"].format(label=bar.label, hidden=words["hidden"])
    total = sum(bar.counts)
    shares = ", ".join(
        f"{name} {style.write(c / total, 0)}" for name, c in zip(names, bar.counts, strict=True)
    )
    value = f"{shares} ({bar.note})" if bar.note else shares
    return words["say_bar"].format(label=bar.label, value=value)
