"""Chance that both engines repeat exactly: the shuffle of randomize(), random() and uuid().

randomize() with a seed gives the order that ODK clients give: an inside-out Fisher–Yates shuffle with the Park–Miller "minimal
standard" generator (Park and Miller 1988). Without a seed the order is drawn from the session and the node.
"""

from __future__ import annotations

import math
from typing import TypeVar

from form_engine.rare import hashed_seed

_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807
T = TypeVar("T")


def fnv(text: str) -> int:
    """FNV-1a, 32 bits, over UTF-8."""
    found = 2_166_136_261
    for byte in text.encode():
        found = ((found ^ byte) * 16_777_619) & 0xFFFFFFFF
    return found


def _start(seed: float, text: str) -> int:
    whole = (
        math.trunc(seed) if math.isfinite(seed) else (hashed_seed(text) if math.isnan(seed) and text else 0)
    )
    state = int(math.fmod(whole, _MODULUS))
    return state if state > 0 else state + _MODULUS - 1


def shuffled(values: list[T], seed: float, text: str = "") -> list[T]:
    """``text`` is hashed when the seed is no number."""
    out: list[T] = []
    state = _start(seed, text)
    for at, value in enumerate(values):
        state = state * _MULTIPLIER % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (at + 1))
        out.append(value)
        out[at], out[other] = out[other], value
    return out


def random_share(key: str) -> float:
    """A number from 0 up to 1, always the same for the same key."""
    return fnv(key) / 4_294_967_296


def _hex(key: str, length: int) -> str:
    return "".join(f"{fnv(f'{key}#{at}'):08x}" for at in range((length + 7) // 8))[:length]


def unique_id(key: str) -> str:
    """A version 4 UUID made from the key: as unique as the session's seed in it."""
    digits = _hex(key, 32)
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def random_text(key: str, length: int) -> str:
    return _hex(key, length)
