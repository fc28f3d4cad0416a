"""What a change is: the fields whose values differ. Pure."""

from collections.abc import Mapping
from typing import Any

_EMPTY: tuple[Any, ...] = (None, "", [], {})


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`{field, old, new}` of each that differs, in the order of `after`; nothing and empty are the same.

    A record that was made now has no `before`: then every field that says something is listed.
    """
    found = []
    for name, new in after.items():
        old = before.get(name)
        if old != new and not (old in _EMPTY and new in _EMPTY):
            found.append({"field": name, "old": old, "new": new})
    return found
