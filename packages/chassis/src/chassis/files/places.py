"""Where sound and video files say where and by whom they were made, and how to silence it. For the limited child.

A file is changed in place and keeps its length, so that nothing inside it has to be moved: what says too much is
renamed to filler and blanked. Sources: ISO/IEC 14496-12 (boxes), RIFF, RFC 9559 (Matroska), ID3v2.4, RFC 7845.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from chassis.files.kinds import FileRefused

_MOST_PARTS: Final = 50_000


@dataclass
class Edits:
    """`write`: (offset, bytes) to put there; `blank`: (offset, length) to fill with zeros; the part to keep."""

    write: list[tuple[int, bytes]] = field(default_factory=list)
    blank: list[tuple[int, int]] = field(default_factory=list)
    first: int = 0
    last: int | None = None
    moving: bool = False
    """There are moving pictures in it."""


def _damaged() -> FileRefused:
    return FileRefused(
        "file.damaged", "the recording can not be read to its end", "Send it again, or make it anew."
    )


def _read(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    found = stream.read(length)
    if len(found) != length:
        raise _damaged()
    return found


# Boxes (MP4, M4A, MOV, 3GP)

_SAY_TOO_MUCH: Final = (b"udta", b"meta", b"uuid")
_HOLD_BOXES: Final = (b"moov", b"trak", b"mdia", b"moof", b"traf")
_HANDLERS: Final = (
    b"vide",
    b"soun",
    b"text",
    b"sbtl",
    b"subt",
    b"tmcd",
    b"hint",
    b"alis",
    b"url ",
    b"dhlr",
    b"mdir",
)


def _boxes(stream: BinaryIO, first: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(type, where it begins, where its content begins, where it ends)."""
    while first + 8 <= end:
        head = _read(stream, first, 8)
        size, content = int.from_bytes(head[:4], "big"), first + 8
        if size == 1:
            size, content = int.from_bytes(_read(stream, content, 8), "big"), content + 8
        elif size == 0:
            size = end - first
        if size < content - first or first + size > end:
            raise _damaged()
        yield head[4:], first, content, first + size
        first += size


def silence_boxes(stream: BinaryIO, length: int) -> Edits:
    """Takes out what a phone writes about place, device and author. Raises FileRefused for a track that is
    neither picture nor sound (some cameras write a place into it second by second), or for a damaged file."""
    edits, seen, waiting = Edits(), 0, [(0, length)]
    while waiting:
        first, end = waiting.pop()
        for kind, begins, content, ends in _boxes(stream, first, end):
            seen += 1
            if seen > _MOST_PARTS:
                raise _damaged()
            if kind in _SAY_TOO_MUCH:
                edits.write.append((begins + 4, b"free"))
                edits.blank.append((content, ends - content))
            elif kind in _HOLD_BOXES:
                waiting.append((content, ends))
            elif kind == b"hdlr" and ends - content >= 12:
                edits.moving |= _handler(_read(stream, content + 8, 4)) == b"vide"
    return edits


def _handler(handler: bytes) -> bytes:
    if handler not in _HANDLERS:
        raise FileRefused(
            "file.place_track",
            "this video has a track beside picture and sound, which may hold the place where it was made",
            "Export it again without such data, e.g. by sending it to yourself in a messenger, and send that.",
        )
    return handler


# RIFF (WAV)


def silence_riff(stream: BinaryIO, length: int) -> Edits:
    """Keeps the sound and its format; every other chunk becomes filler."""
    edits, at, seen = Edits(), 12, 0
    while at + 8 <= length:
        head = _read(stream, at, 8)
        size = int.from_bytes(head[4:], "little")
        seen += 1
        if seen > _MOST_PARTS:
            raise _damaged()
        ends = min(at + 8 + size, length)  # a recorder that was cut off names more than there is
        if head[:4] not in (b"fmt ", b"data", b"fact", b"JUNK", b"ds64"):
            edits.write.append((at, b"JUNK"))
            edits.blank.append((at + 8, ends - at - 8))
        at = ends + (ends & 1)
    return edits


# Matroska (WebM)

_SEGMENT, _CLUSTER, _TAGS, _ATTACHMENTS = 0x18538067, 0x1F43B675, 0x1254C367, 0x1941A469
_FILLER: Final = 0xEC


def _number(stream: BinaryIO, at: int, *, marker: bool) -> tuple[int, int]:
    """A number of variable length at `at`: its value (-1 for "unknown") and how many bytes it takes."""
    first = _read(stream, at, 1)[0]
    width = 9 - first.bit_length() if first else 9
    if width > 8:
        raise _damaged()
    raw = int.from_bytes(_read(stream, at, width), "big")
    if marker:
        return raw, width
    value = raw & ((1 << (7 * width)) - 1)
    return (-1 if value == (1 << (7 * width)) - 1 else value), width


def silence_matroska(stream: BinaryIO, length: int) -> Edits:
    """Takes tags and attachments out; picture and sound stay where they are."""
    edits, at, seen = Edits(), 0, 0
    while at < length:
        seen += 1
        if seen > _MOST_PARTS * 4:
            raise _damaged()
        name, wide = _number(stream, at, marker=True)
        size, width = _number(stream, at + wide, marker=False)
        content = at + wide + width
        if name == _SEGMENT or (name == _CLUSTER and size < 0):
            at = content  # its parts follow, as a recorder writes them that does not know the end
            continue
        if size < 0 or (name in (_TAGS, _ATTACHMENTS) and content + size > length):
            raise _damaged()
        if name in (_TAGS, _ATTACHMENTS):
            whole = content + size - at
            edits.write.append((at, _filler(whole)))
            edits.blank.append((at + 9, max(0, whole - 9)))
        at = content + size
    return edits


def _filler(whole: int) -> bytes:
    """The head of an element that is skipped, `whole` bytes long with its head."""
    if whole < 9:
        return bytes([_FILLER, 0x80 | (whole - 2)]) + b"\x00" * (whole - 2)
    return bytes([_FILLER, 0x01]) + (whole - 9).to_bytes(7, "big")


# MP3 and OGG


def silence_mp3(stream: BinaryIO, length: int) -> Edits:
    """Cuts the labels off at both ends."""
    edits = Edits(last=length)
    head = _read(stream, 0, min(10, length))
    while head[:3] == b"ID3" and len(head) == 10:
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        edits.first += 10 + size + (10 if head[5] & 0x10 else 0)
        if edits.first >= length:
            raise _damaged()
        stream.seek(edits.first)
        head = stream.read(10)
    if length - edits.first > 128 and _read(stream, length - 128, 3) == b"TAG":
        edits.last = length - 128
    return edits


_TELL_PLACES: Final = (b"location", b"geo", b"latitude", b"longitude", b"gps")


def check_ogg(stream: BinaryIO, length: int) -> Edits:
    """Its labels are sealed page by page, so a file whose labels name a place is refused, not changed."""
    head = _read(stream, 0, min(length, 256 << 10)).lower()
    for word in _TELL_PLACES:
        at = head.find(word)
        while at >= 0:
            if b"=" in head[at : at + 40] and (b"opustags" in head[:at] or b"\x03vorbis" in head[:at]):
                raise FileRefused(
                    "file.place_label",
                    "a label of this recording names a place",
                    "Remove its labels, or record it here.",
                )
            at = head.find(word, at + 1)
    return Edits()
