"""Ticks, and numbers as a reader of a language expects them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from improvement_stats._inputs import choice

DECIMALS = (".", ",")
MINUS = "\u2212"
GROUP = "\u00a0"


@dataclass(frozen=True, kw_only=True)
class NumberStyle:
    """Decimal sign, and what values are read as: percent of a share, or so many in `multiplier`."""

    decimal: str = "."
    percent: bool = False
    multiplier: float = 1

    @property
    def scale(self) -> float:
        return 100 if self.percent else self.multiplier

    def __post_init__(self) -> None:
        choice("decimal", self.decimal, DECIMALS)

    def write(self, value: float, digits: int) -> str:
        """`value` with that many decimals, halves away from zero; from 10 000 on in groups of three, which every
        language reads alike."""
        text = _half_away(value * self.scale, digits)
        sign = MINUS if text.startswith("-") else ""
        whole, point, rest = text.lstrip("-").partition(".")
        return (
            sign + _grouped(whole) + (self.decimal if point else "") + rest + (" %" if self.percent else "")
        )

    def brief(self, value: float, digits: int) -> str:
        """As `write`, without zeros at the end of the decimals."""
        number, space, unit = self.write(value, digits).partition(" ")
        shorter = number.rstrip("0").rstrip(self.decimal) if self.decimal in number else number
        return shorter + space + unit

    def digits(self, span: float) -> int:
        """Decimals that tell apart values spread over `span`: three figures of it."""
        shown = abs(span) * self.scale
        if shown == 0:
            return 1
        return min(8, max(0, 2 - math.floor(math.log10(shown))))


def _grouped(whole: str) -> str:
    if len(whole) < 5:
        return whole
    return f"{int(whole):,}".replace(",", GROUP)


def _half_away(value: float, digits: int) -> str:
    nudge = math.copysign(abs(value) * 1e-12, value)
    text = f"{value + nudge:.{digits}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A range with ticks at round numbers; `digits` decimals write them all."""

    low: float
    high: float
    ticks: tuple[float, ...]
    digits: int

    def share(self, value: float) -> float:
        """0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def axis(values: Sequence[float], *, percent: bool, scale: float = 1, wanted: int = 5) -> Axis:
    """An axis over these values; from 0 where they are all positive and not far from it.

    Round as they are written, which is `scale` times the value (100 times for percent).
    """
    scale = 100 if percent else scale
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if low >= 0 and low <= high / 2:
        low = 0.0
    if high - low <= 1e-9 * max(abs(high), abs(low)):
        margin = abs(high) / 10 or 1.0
        low, high = low - margin, high + margin
    step = _round_step((high - low) * scale / wanted) / scale
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if percent and high <= 1:
        last = min(last, math.ceil(1 / step - 1e-9))
    ticks = tuple(k * step for k in range(first, last + 1))
    shown = step * scale
    digits = max(0, -math.floor(math.log10(shown) + 1e-9))
    if digits <= 12 and abs(shown * 10**digits - round(shown * 10**digits)) > 1e-6:
        digits += 1
    return Axis(low=ticks[0], high=ticks[-1], ticks=ticks, digits=min(digits, 12))


def _round_step(rough: float) -> float:
    """1, 2, 2.5 or 5 times a power of ten, at least `rough`."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next((m * power for m in (1, 2, 2.5, 5) if m * power >= rough * (1 - 1e-9)), 10 * power)
