"""The blocks a document is made of. A tree of them is plain JSON: stored, hashed, and printed by any renderer."""

from collections.abc import Sequence
from typing import Any

Block = dict[str, Any]

BLOCK_TYPES = (
    "heading", "sentence", "figure", "table", "card", "chart", "callout", "questions", "method",
)  # fmt: skip


def heading(text: str) -> Block:
    return {"type": "heading", "text": text}


def sentence(text: str) -> Block:
    return {"type": "sentence", "text": text}


def figure(value: str, label: str, *, share: float | None, note: str = "") -> Block:
    """One large number; `share` (0..1) draws a bar beside it."""
    return {"type": "figure", "value": value, "label": label, "share": share, "note": note}


def column(label: str, *, width: str = "auto", right: bool = True, strong: bool = False) -> Block:
    """`width` is `auto`, or a share of what is left such as `1fr`."""
    return {"label": label, "width": width, "right": right, "strong": strong}


def table(
    caption: str,
    columns: Sequence[Block],
    rows: Sequence[Sequence[str]],
    *,
    total: bool = False,
    note: str = "",
) -> Block:
    """Rows of texts; the last row is a total when `total`."""
    return {
        "type": "table",
        "caption": caption,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "total": total,
        "note": note,
    }


def fact(label: str, value: str, *, of: str = "", share: float | None = None) -> Block:
    return {"label": label, "value": value, "of": of, "share": share}


def card(
    title: str, *, level: str, level_name: str, facts: Sequence[Block], themes_title: str,
    themes: Sequence[Block], notes: Sequence[str],
) -> Block:  # fmt: skip
    return {
        "type": "card",
        "title": title,
        "level": level,
        "level_name": level_name,
        "facts": list(facts),
        "themes_title": themes_title,
        "themes": list(themes),
        "notes": list(notes),
    }


def stacked_chart(
    caption: str, alt: str, *, categories: Sequence[str], bars: Sequence[Block], hidden: str
) -> Block:
    """Bars of shares: `bars` are `{label, counts, base}`, counts null where they are kept back,
    which `hidden` says in words."""
    return {
        "type": "chart",
        "form": "stacked",
        "caption": caption,
        "alt": alt,
        "categories": list(categories),
        "bars": list(bars),
        "hidden": hidden,
    }


def callout(title: str, text: str) -> Block:
    return {"type": "callout", "title": title, "text": text}


def questions(title: str, lead: str, items: Sequence[str]) -> Block:
    return {"type": "questions", "title": title, "lead": lead, "items": list(items)}


def method(title: str, items: Sequence[str]) -> Block:
    return {"type": "method", "title": title, "items": list(items)}
