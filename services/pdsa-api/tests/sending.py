"""A client of the uploads, for the tests."""

import base64
import hashlib
from typing import Any

from chassis.testing import TestCaller

from .conftest import House
from .test_cycles import planned

UPLOADS = "/api/pdsa/v1/uploads"
EVIDENCE = "/api/pdsa/v1/evidence"
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def metadata(**values: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in values.items())


async def sent(
    house: House, content: bytes, name: str = "photo.jpg", *, who: TestCaller | None = None, pieces: int = 1
) -> str:
    """An upload that is whole; its id."""
    headers = (who or house.leader).headers
    begun = await house.client.post(
        UPLOADS,
        headers={
            **headers, **TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata(filename=name),
        },
    )  # fmt: skip
    assert begun.status_code == 201, begun.text
    where, step = begun.headers["location"], -(-len(content) // pieces)
    for offset in range(0, len(content), step):
        answer = await house.client.patch(
            where,
            headers={**headers, **PIECE, "Upload-Offset": str(offset)},
            content=content[offset : offset + step],
        )
        assert answer.status_code == 204, answer.text
    return str(where.rpartition("/")[2])


def said(cycle: dict[str, Any], content: bytes | None = None, **changes: Any) -> dict[str, Any]:
    """The body of a photo, unless told otherwise."""
    name = changes.pop("name", "photo.jpg")
    body = {
        "cycle_id": cycle["id"],
        "kind": "photo",
        "title": "The board after the lesson",
        "shows": "What the learners wrote",
        "method": "photo",
        "alt": "A board with 18 names",
        "people": "nobody",
        **changes,
    }
    if content is not None:
        body["file"] = {"name": name, "size": len(content), "sha256": sha256(content)}
    return body


async def added(house: House, body: dict[str, Any], who: TestCaller | None = None) -> dict[str, Any]:
    answer = await house.client.post(EVIDENCE, json=body, headers=(who or house.leader).headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def photographed(house: House, content: bytes, **changes: Any) -> dict[str, Any]:
    """A complete photo on a new cycle."""
    evidence = await added(house, said(await planned(house), content, **changes))
    upload = await sent(house, content)
    answer = await house.client.post(
        f"{EVIDENCE}/{evidence['id']}/file", json={"upload_id": upload}, headers=house.leader.headers
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
