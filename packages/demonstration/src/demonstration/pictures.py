"""Plain pictures drawn by code: strokes in bundles of five on a green board, as PNG.

The points are packed without compression, so that the same counts give the same bytes whatever zlib is installed.
"""

from collections.abc import Sequence
from struct import pack
from typing import Final
from zlib import adler32, crc32

WIDTH: Final = 640
_LINE, _MARGIN, _STEP, _GAP, _TALL, _THICK = 72, 28, 10, 12, 40, 3
_BOARD, _CHALK = bytes((38, 84, 64)), bytes((244, 241, 226))
_BUNDLE: Final = 5
_MOST_IN_BLOCK: Final = 65_535
MOST: Final = (WIDTH - 2 * _MARGIN) // (_BUNDLE * _STEP + _GAP) * _BUNDLE
"""The strokes that fit on a line."""


def tally_board(counts: Sequence[int]) -> bytes:
    """One line of strokes for each count, the fifth of a bundle across the other four. Raises ValueError for a
    count that does not fit."""
    if not counts or not all(0 < count <= MOST for count in counts):
        raise ValueError(f"a board has lines of 1 to {MOST} strokes, not {tuple(counts)}")
    height = 2 * _MARGIN + _LINE * len(counts) - (_LINE - _TALL)
    points = [bytearray(WIDTH) for _ in range(height)]
    for line, count in enumerate(counts):
        top = _MARGIN + line * _LINE
        for stroke in range(count):
            bundle, place = divmod(stroke, _BUNDLE)
            left = _MARGIN + bundle * (_BUNDLE * _STEP + _GAP)
            if place < _BUNDLE - 1:
                _stroke(points, left + place * _STEP, left + place * _STEP, top)
            else:
                _stroke(points, left - _STEP // 2, left + (_BUNDLE - 1) * _STEP - _STEP // 2, top)
    return _png(points)


def _stroke(points: list[bytearray], bottom_left: int, top_right: int, top: int) -> None:
    """From the lower left to the upper right; upright where both are the same."""
    for down in range(_TALL):
        across = bottom_left + (top_right - bottom_left) * (_TALL - 1 - down) // (_TALL - 1)
        for wide in range(_THICK):
            points[top + down][across + wide] = 1


def _png(points: Sequence[bytearray]) -> bytes:
    """Two colours, one bit a point."""
    rows = b"".join(b"\x00" + _packed(row) for row in points)
    header = pack(">IIBBBBB", WIDTH, len(points), 1, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _BOARD + _CHALK), (b"IDAT", _stored(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content))
        for kind, content in chunks
    )


def _packed(row: Sequence[int]) -> bytes:
    return bytes(
        sum(bit << (7 - at) for at, bit in enumerate(row[start : start + 8]))
        for start in range(0, len(row), 8)
    )


def _stored(content: bytes) -> bytes:
    """A zlib stream of stored blocks (RFC 1950, RFC 1951 3.2.4)."""
    starts = range(0, len(content), _MOST_IN_BLOCK)
    blocks = b""
    for start in starts:
        piece = content[start : start + _MOST_IN_BLOCK]
        last = start == starts[-1]
        blocks += pack("<BHH", last, len(piece), len(piece) ^ 0xFFFF) + piece
    return b"\x78\x01" + blocks + pack(">I", adler32(content))
