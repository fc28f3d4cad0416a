"""Giving stored files out: to who may read them, never to be run, in parts where a player asks for some."""

import re
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from chassis.files.store import FileMissing, FileStore
from chassis.problems import NotFound, Refusal
from chassis.versions import etag

_RANGE = re.compile(r"^bytes=(\d{0,15})-(\d{0,15})$")

SAFE_HEADERS = {
    "Cache-Control": "private, no-cache",  # kept by the reader's device, asked for again each time
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

DRAWING = "image/svg+xml"
DRAWING_HEADERS = {
    **SAFE_HEADERS,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
}
"""A drawing has its colours in styles of its own; nothing in it runs or loads, wherever it is opened."""

SHOWN = frozenset({"image/jpeg", DRAWING})
"""What a page may show as it is: pictures that were made here, and drawings that were looked through."""


class BytesLost(NotFound):
    """The record is there, its bytes are not, or are no longer what they were."""

    code, title = "file.missing", "The bytes of this file are not there"


class RangeNotSatisfiable(Refusal):
    code, status, title = "file.range", 416, "The file has no such part"


def range_of(header: str | None, size: int) -> tuple[int, int] | None:
    """The first and last byte of the one part that is asked for; None for the whole, also where the header is of
    another form, as RFC 9110 allows. Raises RangeNotSatisfiable."""
    found = _RANGE.match(header.strip()) if header else None
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        begins, ends = max(0, size - int(last)), size - 1
    else:
        begins, ends = int(first), min(int(last) if last else size - 1, size - 1)
    if begins > ends or begins >= size:
        raise RangeNotSatisfiable(headers={"Content-Range": f"bytes */{size}"})
    return begins, ends


def disposition(name: str, *, shown: bool) -> str:
    """The header for a name in any script."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name) or "file"
    kind = "inline" if shown else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _has_it(request: Request, sha256: str) -> bool:
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return etag(sha256) in known


async def serve_picture(
    request: Request,
    store: FileStore,
    tenant_id: UUID,
    sha256: str,
    media_type: str,
    name: str = "picture.jpg",
) -> Response:
    """A small file that is looked at whole: its bytes are checked against their name. Raises BytesLost."""
    headers = {**(DRAWING_HEADERS if media_type == DRAWING else SAFE_HEADERS), "ETag": etag(sha256)}
    if _has_it(request, sha256):
        return Response(status_code=304, headers=headers)
    try:
        content = await store.get(tenant_id, sha256)
    except FileMissing as error:
        raise BytesLost from error
    headers["Content-Disposition"] = disposition(name, shown=True)
    return Response(content, media_type=media_type, headers=headers)


async def serve_file(
    request: Request,
    store: FileStore,
    tenant_id: UUID,
    *,
    sha256: str,
    size: int,
    media_type: str,
    name: str,
    shown: bool,
) -> Response:
    """Raises BytesLost and RangeNotSatisfiable. `shown`: a picture that a page shows, else it is to be saved."""
    if shown:
        return await serve_picture(request, store, tenant_id, sha256, media_type, name)
    headers = {
        **SAFE_HEADERS,
        "ETag": etag(sha256),
        "Accept-Ranges": "bytes",
        "Content-Disposition": disposition(name, shown=False),
    }
    if _has_it(request, sha256):
        return Response(status_code=304, headers=headers)
    try:
        if await store.size(tenant_id, sha256) != size:
            raise BytesLost("The file is shorter or longer than it was.")
    except FileMissing as error:
        raise BytesLost from error
    matches = request.headers.get("if-range", etag(sha256)) == etag(sha256)
    part = range_of(request.headers.get("range"), size) if matches else None
    first, last = part or (0, size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return StreamingResponse(
        store.stream(tenant_id, sha256, first, last),
        status_code=206 if part else 200,
        media_type=media_type,
        headers=headers,
    )
