"""One caller of the interface, and how a run makes only what is missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import NAMESPACE_URL, uuid5

from duru_client import Client

PAGE: Final = 200

T = TypeVar("T", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class Caller:
    """`say` gets one line for each step of the work."""

    client: Client
    say: Callable[[str], None]


def first(items: Iterable[T], **wanted: object) -> T | None:
    """Return the first item whose fields have the wanted values, or None."""
    for item in items:
        if all(item.get(key) == value for key, value in wanted.items()):
            return item
    return None


def stable_key(*parts: str) -> str:
    """The same idempotency key for the same parts in every run, in ASCII whatever they hold."""
    return str(uuid5(NAMESPACE_URL, "\n".join(("urn:duru:demonstration", *parts))))
