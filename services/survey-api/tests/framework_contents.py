"""Small frameworks for tests."""

from typing import Any

from chassis.ids import new_id

from .library_items import Keeper


def dimension(
    code: str, change: str | None = None, *before: str, parent: str | None = None, label: str = ""
) -> dict[str, Any]:
    return {
        "code": code,
        "parent": parent,
        "label": {"en": label or code.title(), "es": f"{code} (es)"},
        "description": {},
        "change": change,
        "from_codes": list(before),
    }


def content(*dimensions: dict[str, Any], dropped: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "title": {"en": "A good lesson", "es": "Una buena clase"},
        "description": {"en": "For tests, with a comma; and “quotes”"},
        "citation": {"en": "Ourselves, 2026"},
        "dimensions": list(dimensions),
        "dropped": list(dropped),
    }


FIRST = content(*(dimension(code) for code in ("kept", "old", "torn", "one", "two", "gone")))
SECOND = content(
    dimension("kept", "same", "kept"),
    dimension("young", "renamed", "old"),
    dimension("left", "split", "torn"),
    dimension("right", "split", "torn"),
    dimension("both", "merged", "one", "two"),
    dimension("added", "new"),
    dropped=("gone",),
)
THIRD = content(
    *(dimension(code, "same", code) for code in ("kept", "left", "right", "both", "added")),
    dimension("adult", "renamed", "young"),
)


async def framework(keeper: Keeper, *contents: dict[str, Any]) -> dict[str, Any]:
    """A framework with these versions published; the answer is the last."""
    body = {
        "project_id": str(keeper.house.project),
        "key": f"fw-{new_id().hex[-10:]}",
        "content": contents[0],
    }
    made = await keeper.made("/frameworks", body)
    path = f"/frameworks/{made['id']}/draft"
    for at, one in enumerate(contents):
        if at:
            begun = await keeper.call("POST", path)
            assert begun.status_code == 201, begun.text
            written = await keeper.call("PUT", path, 1, json={"content": one})
            assert written.status_code == 200, written.text
        published = await keeper.call("POST", f"{path}/publish", 2 if at else 1)
        assert published.status_code == 200, published.text
        made = published.json()
    return made
