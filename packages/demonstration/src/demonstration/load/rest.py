"""Make what is missing, find what is there."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from duru_client import Client

Record: TypeAlias = dict[str, Any]

_PAGE = 200


class Rest:
    """One caller's view of the interface. `say` gets one line for each step of the work."""

    def __init__(self, client: Client, say: Callable[[str], None]) -> None:
        self.client = client
        self.say = say

    def every(self, path: str, **query: str) -> list[Record]:
        """Return all items of a list."""
        return list(self.client.pages(path, {**query, "limit": _PAGE}))

    def find(self, path: str, match: Mapping[str, Any], **query: str) -> Record | None:
        """Return the first item whose fields equal `match`, or None."""
        for item in self.client.pages(path, {**query, "limit": _PAGE}):
            if all(item.get(key) == value for key, value in match.items()):
                return dict(item)
        return None

    def ensure(self, path: str, body: Record, match: tuple[str, ...], **query: str) -> Record:
        """Return the item whose fields `match` equal those of `body`; make it when there is none.

        The key is made from the same fields: a repeat after a lost answer makes no second one.
        """
        wanted = {key: body[key] for key in match}
        found = self.find(path, wanted, **query)
        return found or self.make(path, body, ":".join(str(value) for value in wanted.values()))

    def make(self, path: str, body: Record, key: str) -> Record:
        """Create under a key that is the same in every run."""
        made: Record = self.client.json("POST", path, json=body, idempotency_key=stable_key(path, key))
        return made


def stable_key(*parts: str) -> str:
    """The same idempotency key for the same parts, in ASCII whatever they hold."""
    return str(uuid5(NAMESPACE_URL, "\n".join(("urn:duru:demonstration", *parts))))
