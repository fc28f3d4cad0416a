"""What every result carries: how many values it stands on, how it was made, and what to be careful about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from improvement_stats.version import VERSION


@dataclass(frozen=True, kw_only=True)
class Result:
    """n_used values went in, n_missing were left out; `method` and `options` reproduce the number.

    `warnings` are short fixed English phrases ("too few points to judge"), so that a program can match
    them and a person can read them. Nothing in a result is NaN or infinite: what is undefined is None.
    """

    n_used: int
    n_missing: int
    method: str
    options: Mapping[str, object]
    warnings: tuple[str, ...] = ()
    version: str = VERSION

    @property
    def n(self) -> int:
        return self.n_used

    def to_dict(self) -> dict[str, Any]:
        """Only dicts with text keys, lists, text, numbers, booleans and None."""
        plain: dict[str, Any] = _plain(self)
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """The same text for the same result on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=indent)


def _plain(value: object) -> Any:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, Mapping):
        return {_key(k): _plain(v) for k, v in value.items()}
    if isinstance(value, set | frozenset):
        return [
            _plain(v)
            for v in sorted(value, key=lambda v: (str(type(v)), str(v)) if isinstance(v, str) else _order(v))
        ]
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}  # type: ignore[arg-type]  # a dataclass by the line above
    return str(value)


def _order(value: object) -> tuple[str, str]:
    if isinstance(value, tuple):
        return ("tuple", "|".join(f"{v:>12}" if isinstance(v, int) else str(v) for v in value))
    return (str(type(value)), f"{value:>12}" if isinstance(value, int) else str(value))


def _key(value: object) -> str:
    return ",".join(str(v) for v in value) if isinstance(value, tuple) else str(value)
