"""Cursor pagination: the cursor is the sort key of the last row seen, so pages never shift under the reader."""

import base64
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Query

from chassis.problems import Invalid

T = TypeVar("T")

Limit = Annotated[int, Query(ge=1, le=200, description="How many items a page holds at most")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next_cursor` of the page before")]


def cursor_of(*parts: object) -> str:
    raw = "\x1f".join(str(part) for part in parts)
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def parts_of(cursor: str, count: int) -> list[str]:
    """The parts of a cursor. Raises Invalid for one that we did not make."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raw = ""
    parts = raw.split("\x1f")
    if len(parts) != count or "\x00" in raw or not raw:
        raise Invalid(
            "This cursor was not given out here.",
            faults=[
                {
                    "pointer": "/cursor",
                    "code": "cursor.unknown",
                    "message": "not a cursor of this list",
                    "fix": "Start again without a cursor.",
                }
            ],
        )
    return parts


def id_after(cursor: str | None) -> UUID | None:
    """The id in a cursor of a list sorted by id."""
    if cursor is None:
        return None
    (raw,) = parts_of(cursor, 1)
    try:
        return UUID(raw)
    except ValueError:
        parts_of("", 1)
        raise  # unreachable: the line above raises Invalid


def number_after(cursor: str | None) -> int | None:
    """The number in a cursor of a list sorted by a number."""
    if cursor is None:
        return None
    (raw,) = parts_of(cursor, 1)
    if not raw.isdecimal() or len(raw) > 9:
        parts_of("", 1)
    return int(raw)


def cut(rows: Sequence[T], limit: int, key: Callable[[T], object]) -> tuple[list[T], str | None]:
    """`limit + 1` rows as read -> the page's rows and the next cursor."""
    page = list(rows[:limit])
    more = len(rows) > limit
    return page, cursor_of(key(page[-1])) if more else None
