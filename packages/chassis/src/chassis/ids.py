"""Identifiers: UUIDv7 (RFC 9562), ordered by the time they were made."""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = [0, 0]  # millisecond, counter within it


def new_id() -> UUID:
    """A UUIDv7 that sorts after every earlier one made by this process."""
    with _lock:
        millisecond = time.time_ns() // 1_000_000
        if millisecond <= _last[0]:
            millisecond = _last[0]
            counter = _last[1] + 1
            if counter > 0xFFF:
                millisecond, counter = millisecond + 1, secrets.randbits(8)
        else:
            counter = secrets.randbits(8)
        _last[0], _last[1] = millisecond, counter
    value = (millisecond & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76 | counter << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)
