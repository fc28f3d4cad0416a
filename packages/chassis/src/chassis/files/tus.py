"""Resumable uploads over HTTP: tus 1.0 with creation, expiration, checksum and termination.

A piece is read before any transaction opens, then written in one; what has arrived of a piece whose connection
broke is kept. https://tus.io/protocols/resumable-upload
"""

import base64
import binascii
import re
import tempfile
from collections.abc import Callable, Coroutine
from email.utils import format_datetime
from typing import IO, Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Header
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from chassis.database import Scope
from chassis.files.names import UnreadableName, clean_name
from chassis.files.upload_errors import (
    ChecksumMismatch,
    HeaderUnreadable,
    ProtocolVersion,
    UploadGone,
    WrongMediaType,
)
from chassis.files.upload_shapes import UploadOut
from chassis.files.uploads import Announced, Upload, Uploads, check_piece, digest_of
from chassis.principal import Principal
from chassis.problems import Refusal
from chassis.routing import Anonymous, TransactionRoute, Work, allowed

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,checksum,termination"
ALGORITHMS = ("sha256", "sha1")
PIECE_TYPE = "application/offset+octet-stream"

_IN_MEMORY = 64 << 10
_SHA256 = re.compile(r"^[0-9a-f]{64}$")
_MEDIA_TYPE = re.compile(r"^[a-zA-Z0-9!#$&^_.+-]{1,60}/[a-zA-Z0-9!#$&^_.+-]{1,60}(;.{0,80})?$")
_NUMBER = re.compile(r"^[0-9]{1,15}$")


class TusRoute(TransactionRoute):
    """Every answer of the protocol names its version, refusals too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                response = await inner(request)
            except Refusal as refusal:
                refusal.headers["Tus-Resumable"] = VERSION
                raise
            response.headers["Tus-Resumable"] = VERSION
            return response

        return handle


def _number(header: str, value: str | None) -> int:
    if value is None or not _NUMBER.match(value.strip()):
        raise HeaderUnreadable(header, "it is no whole number", "Send the number of bytes in digits.")
    return int(value)


def read_metadata(value: str) -> dict[str, str]:
    """`Upload-Metadata` -> key to text. Raises HeaderUnreadable."""
    found: dict[str, str] = {}
    for pair in filter(None, (one.strip() for one in value.split(","))):
        key, _, encoded = pair.partition(" ")
        try:
            found[key] = base64.b64decode(encoded.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            raise HeaderUnreadable(
                "Upload-Metadata",
                f"{key!r} is not UTF-8 in Base64",
                "Send: filename <Base64>,filetype <Base64>.",
            ) from None
    return found


def read_announced(length: str | None, metadata: str | None) -> Announced:
    """The headers of a creation. Raises HeaderUnreadable that names the header at fault."""
    size = _number("Upload-Length", length)
    if size == 0:
        raise HeaderUnreadable("Upload-Length", "the file is empty", "Choose a file with content.")
    said = read_metadata(metadata or "")
    media_type = said.get("filetype", "") or "application/octet-stream"
    if not _MEDIA_TYPE.match(media_type):
        raise HeaderUnreadable("Upload-Metadata", "filetype is no media type", "Send e.g. image/jpeg.")
    sha256 = said.get("sha256", "").lower() or None
    if sha256 is not None and not _SHA256.match(sha256):
        raise HeaderUnreadable("Upload-Metadata", "sha256 is no SHA-256 in hex", "Send 64 hex digits.")
    try:
        name = clean_name(said.get("filename", ""))
    except UnreadableName as error:
        raise HeaderUnreadable(
            "Upload-Metadata", f"filename {error}", "Give the file another name."
        ) from error
    return Announced(size, name, media_type, sha256)


def _checksum(header: str | None) -> tuple[str, bytes] | None:
    if header is None:
        return None
    algorithm, _, encoded = header.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        raise HeaderUnreadable(
            "Upload-Checksum", f"{algorithm!r} is not known", f"one of {', '.join(ALGORITHMS)}"
        )
    try:
        return algorithm, base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise HeaderUnreadable(
            "Upload-Checksum", "the value is not Base64", "Send: sha256 <Base64>."
        ) from None


def _require_version(tus_resumable: str | None) -> None:
    if tus_resumable != VERSION:
        raise ProtocolVersion(headers={"Tus-Version": VERSION})


def _headers(upload: Upload) -> dict[str, str]:
    told = {
        "Upload-Offset": str(upload.offset),
        "Upload-Expires": format_datetime(upload.expires_at, usegmt=True),
    }
    return told | ({"Upload-SHA256": upload.sha256} if upload.sha256 else {})


def _out(upload: Upload) -> UploadOut:
    return UploadOut(**{name: getattr(upload, name) for name in UploadOut.model_fields})


def _uploads(request: Request) -> Uploads:
    found: Uploads = request.app.state.files.uploads
    return found


async def _read_body(request: Request, into: IO[bytes]) -> bool:
    """Whether the body came to its end; what came of it is in `into`, wound back."""
    whole = True
    try:
        async for part in request.stream():
            into.write(part)
    except ClientDisconnect:
        whole = False
    into.seek(0)
    return whole


Version = Annotated[str | None, Header(alias="Tus-Resumable", description="1.0.0", examples=[VERSION])]


def upload_routes(permission: str, *, prefix: str = "/uploads", tags: list[str] | None = None) -> APIRouter:
    """The tus routes of a service whose `app.state.files` is a FileRoom, for those who hold `permission`."""
    routes = APIRouter(prefix=prefix, tags=list(tags or ["uploads"]), route_class=TusRoute)
    _add_creation(routes, permission)
    _add_reading(routes, permission)
    _add_writing(routes, permission)
    return routes


def _add_creation(routes: APIRouter, permission: str) -> None:
    @routes.options("", dependencies=[Anonymous], status_code=204, summary="What uploads can do (tus 1.0)")
    async def describe_uploads(request: Request) -> Response:
        told = {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(_uploads(request).limits.most_bytes),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        }
        return Response(status_code=204, headers=told)

    @routes.post("", status_code=201, summary="Begin an upload (tus creation)")
    async def create_upload(
        request: Request,
        work: Work,
        caller: Annotated[Principal, allowed(permission)],
        version: Version = None,
        length: Annotated[str | None, Header(alias="Upload-Length", description="Bytes of the whole")] = None,
        metadata: Annotated[
            str | None,
            Header(
                alias="Upload-Metadata", description="filename, filetype and sha256 (hex), each in Base64"
            ),
        ] = None,
    ) -> Response:
        """Answers with the address of the upload in `Location`. The filename is shown, nothing of it is trusted."""
        _require_version(version)
        uploads = _uploads(request)
        upload = await uploads.create(work, caller, read_announced(length, metadata))
        where = quote(f"{request.url.path.rstrip('/')}/{upload.id}")
        return Response(status_code=201, headers={"Location": where, **_headers(upload)})


def _add_reading(routes: APIRouter, permission: str) -> None:
    @routes.head("/{upload_id}", summary="How far an upload has come (tus)")
    async def read_offset(
        upload_id: UUID,
        request: Request,
        work: Work,
        caller: Annotated[Principal, allowed(permission)],
        version: Version = None,
    ) -> Response:
        upload = await _uploads(request).find(work, caller, upload_id)
        _require_version(version)
        if upload.refusal:
            raise UploadGone
        told = {"Upload-Length": str(upload.length), "Cache-Control": "no-store"}
        return Response(status_code=200, headers=told | _headers(upload))

    @routes.get("/{upload_id}", summary="An upload: how far it is, and the SHA-256 of what arrived")
    async def read_upload(
        upload_id: UUID, request: Request, work: Work, caller: Annotated[Principal, allowed(permission)]
    ) -> UploadOut:
        """Not part of tus: the receipt. The client drops its own copy when `sha256` is that of its file."""
        return _out(await _uploads(request).find(work, caller, upload_id))

    @routes.delete("/{upload_id}", status_code=204, summary="Give an upload up (tus termination)")
    async def end_upload(
        upload_id: UUID,
        request: Request,
        work: Work,
        caller: Annotated[Principal, allowed(permission)],
        version: Version = None,
    ) -> Response:
        await _uploads(request).end(work, caller, upload_id)
        _require_version(version)
        return Response(status_code=204)


def _add_writing(routes: APIRouter, permission: str) -> None:
    body = {"content": {PIECE_TYPE: {"schema": {"type": "string", "format": "binary"}}}, "required": True}

    @routes.patch(
        "/{upload_id}",
        status_code=204,
        summary="Send the next piece (tus)",
        openapi_extra={"requestBody": body},
    )
    async def append_piece(
        upload_id: UUID,
        request: Request,
        caller: Annotated[Principal, allowed(permission)],
        version: Version = None,
        offset: Annotated[str | None, Header(alias="Upload-Offset", description="Where it begins")] = None,
        checksum: Annotated[
            str | None, Header(alias="Upload-Checksum", description="sha256 or sha1 of the piece, in Base64")
        ] = None,
    ) -> Response:
        """At most 2 MB at once; 204 when it is on disk. The last one is answered with `Upload-SHA256`."""
        uploads = _uploads(request)
        upload = await _looked_up(request, uploads, caller, upload_id)
        _require_version(version)
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != PIECE_TYPE:
            raise WrongMediaType(f"Send Content-Type: {PIECE_TYPE}.")
        begins, wanted = _number("Upload-Offset", offset), _checksum(checksum)
        check_piece(upload, begins, _stated_length(request))
        with tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(uploads.spool)) as piece:
            whole = await _read_body(request, piece)
            if wanted and (not whole or digest_of(piece, wanted[0]) != wanted[1]):
                raise ChecksumMismatch("Nothing of this piece was kept. Send it again.")
            upload = await uploads.append(caller, upload_id, begins, piece)
        return Response(status_code=204, headers=_headers(upload))


async def _looked_up(request: Request, uploads: Uploads, caller: Principal, upload_id: UUID) -> Upload:
    """In a transaction that is over before the body is read."""
    async with request.app.state.database.transaction(Scope.of(caller), actor=caller) as work:
        return await uploads.find(work, caller, upload_id)


def _stated_length(request: Request) -> int:
    said = request.headers.get("content-length", "")
    return int(said) if _NUMBER.match(said) else 0
