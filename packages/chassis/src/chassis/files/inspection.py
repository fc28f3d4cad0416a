"""Looking at a file that a stranger made, in a limited child, and what may be kept of it."""

import asyncio
import base64
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from chassis.child import ChildFailed, run_limited_on_file
from chassis.files import kinds, places
from chassis.files.archives import kind_of_archive
from chassis.files.kinds import FileRefused, Kind
from chassis.files.store import PIECE

SECONDS: Final = 2.0
MEGABYTES: Final = 256

_SILENCERS: Final = {
    kinds.MP4.media_type: places.silence_boxes,
    kinds.M4A.media_type: places.silence_boxes,
    kinds.WAV.media_type: places.silence_riff,
    kinds.WEBM.media_type: places.silence_matroska,
    kinds.WEBM_SOUND.media_type: places.silence_matroska,
    kinds.MP3.media_type: places.silence_mp3,
    kinds.OGG.media_type: places.check_ogg,
}


def look(stream: BinaryIO, argument: str) -> dict[str, Any]:
    """In the child: what the file is and what must be done to it. `argument` is its name."""
    try:
        return _look(stream, argument)
    except FileRefused as refused:
        return {"refused": [refused.code, refused.message, refused.fix]}


def _look(stream: BinaryIO, name: str) -> dict[str, Any]:
    length = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    kind = kinds.kind_of(stream.read(kinds.HEAD), name)
    stream.seek(0)
    if kind.family == "picture":
        from chassis.files.pictures import remade  # noqa: PLC0415  heavy, and needed for pictures alone

        picture, thumbnail, (width, height) = remade(stream)
        coded = [base64.b64encode(one).decode() for one in (picture, thumbnail)]
        return {"kind": _told(kind), "pictures": coded, "size": [width, height]}
    if kind is kinds.ARCHIVE:
        kind = kind_of_archive(stream, name)
    if kind is kinds.TEXT:
        _check_text(stream)
    silencer = _SILENCERS.get(kind.media_type)
    edits = silencer(stream, length) if silencer else places.Edits()
    if kind is kinds.MP4 and not edits.moving:
        kind = kinds.M4A
    return {
        "kind": _told(kind),
        "write": [[at, base64.b64encode(words).decode()] for at, words in edits.write],
        "blank": edits.blank,
        "keep": [edits.first, edits.last],
    }


def _told(kind: Kind) -> list[str]:
    return [kind.media_type, kind.family, kind.endings[0]]


def _check_text(stream: BinaryIO) -> None:
    """No NUL anywhere: then it is text to its end."""
    while piece := stream.read(PIECE):
        if b"\x00" in piece:
            raise FileRefused(
                "file.unknown", "this is no text to its end", "Save it as text or CSV in UTF-8."
            )


@dataclass(frozen=True)
class Looked:
    """What may be kept. Of a picture: `picture` and `thumbnail`, JPEG. Of anything else: `path`."""

    media_type: str
    family: str
    ending: str
    width: int | None = None
    height: int | None = None
    picture: bytes | None = None
    thumbnail: bytes | None = None
    path: Path | None = None


@asynccontextmanager
async def examined(path: Path, name: str, spool: Path) -> AsyncIterator[Looked]:
    """Look at a file within 2 seconds of work and 256 MB. The one at `path` is not changed.

    Raises FileRefused; also when looking at it costs more than allowed.
    """
    try:
        found: dict[str, Any] = await run_limited_on_file(
            "chassis.files.inspection:look", path, name, seconds=SECONDS, megabytes=MEGABYTES
        )
    except ChildFailed as failed:
        raise FileRefused(
            "file.too_costly",
            f"looking at this file takes more {failed.reason} than allowed"
            if failed.reason in ("time", "memory")
            else "this file can not be looked at",
            "Send a smaller or plainer one.",
        ) from failed
    if "refused" in found:
        raise FileRefused(*found["refused"])
    media_type, family, ending = found["kind"]
    if "pictures" in found:
        picture, thumbnail = (base64.b64decode(one) for one in found["pictures"])
        width, height = found["size"]
        yield Looked(media_type, family, ending, width, height, picture, thumbnail)
        return
    with tempfile.NamedTemporaryFile(dir=str(spool)) as copy:
        await asyncio.to_thread(_apply, path, Path(copy.name), found)
        yield Looked(media_type, family, ending, path=Path(copy.name))


def _apply(source: Path, target: Path, found: dict[str, Any]) -> None:
    """Copy the part to keep, then silence what must not be told."""
    first, last = found["keep"]
    with source.open("rb") as read, target.open("r+b") as write:
        read.seek(first)
        shutil.copyfileobj(read, write, PIECE)
        if last is not None:
            write.truncate(last - first)
        for at, length in found["blank"]:
            write.seek(at - first)
            for done in range(0, length, PIECE):
                write.write(b"\x00" * min(length - done, PIECE))
        for at, words in found["write"]:
            write.seek(at - first)
            write.write(base64.b64decode(words))
        write.flush()
        os.fsync(write.fileno())


def refusal_text(refused: FileRefused) -> str:
    """As it is kept beside the record that waited for the file."""
    return orjson.dumps({"code": refused.code, "message": refused.message, "fix": refused.fix}).decode()
