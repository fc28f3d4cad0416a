"""A form with its files as one payload for a child process: names and sizes in a line, then the contents."""

from collections.abc import Mapping
from typing import Any

import orjson


def packed(content: bytes, media: Mapping[str, bytes]) -> bytes:
    index = orjson.dumps([[name, len(part)] for name, part in media.items()])
    return b"\n".join([index, b"".join(media.values()) + content])


def unpacked(payload: bytes) -> tuple[bytes, dict[str, bytes]]:
    line, _, rest = payload.partition(b"\n")
    media: dict[str, bytes] = {}
    index: list[list[Any]] = orjson.loads(line)
    at = 0
    for name, size in index:
        media[name] = rest[at : at + size]
        at += size
    return rest[at:], media
