"""What a file is, by its first bytes; its name only has to agree. Pure.

What is taken in is named here; all else is refused. Nothing that a browser would run is on the list.
"""

from dataclasses import dataclass
from typing import Final

from chassis.files.names import ending_of

HEAD = 4096
"""How many of the first bytes are looked at."""


class FileRefused(Exception):
    """A file that is not taken in: `code` is stable, `message` says what is wrong, `fix` what to do."""

    def __init__(self, code: str, message: str, fix: str) -> None:
        self.code = code
        self.message = message
        self.fix = fix
        super().__init__(f"{code}: {message}")


@dataclass(frozen=True)
class Kind:
    """`family`: picture, sound, video or document; `endings`: those that a name may have, the usual one first."""

    media_type: str
    family: str
    endings: tuple[str, ...]


_PICTURES = ("jpg", "jpeg", "jpe", "png", "webp", "gif", "jfif")
_MP4 = ("mp4", "m4a", "m4v", "mov", "3gp", "aac")

PICTURE: Final = Kind("image/jpeg", "picture", _PICTURES)
PDF: Final = Kind("application/pdf", "document", ("pdf",))
TEXT: Final = Kind("text/plain; charset=utf-8", "document", ("txt", "csv", "tsv", "md"))
MP3: Final = Kind("audio/mpeg", "sound", ("mp3",))
OGG: Final = Kind("audio/ogg", "sound", ("ogg", "oga", "opus"))
WAV: Final = Kind("audio/wav", "sound", ("wav",))
WEBM: Final = Kind("video/webm", "video", ("webm", "weba"))
WEBM_SOUND: Final = Kind("audio/webm", "sound", ("webm", "weba"))
MP4: Final = Kind("video/mp4", "video", _MP4)
M4A: Final = Kind("audio/mp4", "sound", ("m4a", *_MP4))
ARCHIVE: Final = Kind("application/zip", "document", ())
"""An office document, until its inside tells which (see `archives`)."""

_OFFER = "Send a picture (JPEG, PNG, WebP), PDF, Word, Excel, PowerPoint or OpenDocument file, text or CSV, MP3, M4A, OGG, WAV, WebM or MP4."  # fmt: skip
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_PICTURE_CODECS = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG")
_MAY_RUN = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def kind_of(head: bytes, name: str) -> Kind:
    """Raises FileRefused when the first bytes are of nothing on the list, or the name says something else."""
    kind = _by_bytes(head)
    ending = ending_of(name)
    if ending and kind.endings and ending not in kind.endings:
        raise FileRefused(
            "file.wrong_ending",
            f"the name ends in .{ending}, but inside is {kind.media_type.partition(';')[0]}",
            f"Send the file as it was made, or name it .{kind.endings[0]}.",
        )
    return kind


def _by_bytes(head: bytes) -> Kind:
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")):
        return PICTURE
    if head[4:8] == b"ftyp":
        return _iso_media(head[8:12])
    if head.startswith(b"RIFF"):
        return _riff(head[8:12])
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head[:64]:
        return WEBM if any(codec in head for codec in _PICTURE_CODECS) else WEBM_SOUND
    if head.startswith(b"OggS"):
        return OGG
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2):
        return MP3
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return ARCHIVE
    if head.startswith(_MAY_RUN):
        raise FileRefused("file.program", "this is a program", _OFFER)
    return _text(head)


def _iso_media(brand: bytes) -> Kind:
    if brand in _HEIF_BRANDS:
        raise FileRefused(
            "file.heic",
            "this picture is in the HEIC format, which can not be read here",
            "On an iPhone choose Settings, Camera, Formats, Most Compatible; or send a screenshot of it.",
        )
    return M4A if brand in (b"M4A ", b"M4B ") else MP4


def _riff(form: bytes) -> Kind:
    if form == b"WEBP":
        return PICTURE
    if form == b"WAVE":
        return WAV
    raise FileRefused("file.unknown", "this kind of file is not taken in", _OFFER)


def _text(head: bytes) -> Kind:
    try:
        words = decoded(head)
    except UnicodeDecodeError:
        raise FileRefused("file.unknown", "this kind of file is not taken in", _OFFER) from None
    first = words.lstrip("\ufeff \t\r\n").lower()
    if first.startswith("#extm3u"):
        raise FileRefused(
            "file.playlist", "this is a list of addresses, not a recording", "Send the recording itself."
        )
    if first.startswith("<"):
        code = "file.svg" if "<svg" in first else "file.markup"
        raise FileRefused(
            code,
            "a page or drawing that a browser would run is not taken in",
            "Save it as PDF or as a picture.",
        )
    if any(ord(c) < 32 and c not in "\t\r\n\f" for c in words):
        raise FileRefused("file.unknown", "this kind of file is not taken in", _OFFER)
    return TEXT


def decoded(head: bytes) -> str:
    """Text in UTF-8, also when it is cut in the middle of a character; else as Windows writes it.

    Raises UnicodeDecodeError when it is neither.
    """
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                break
    if b"\x00" in head:
        raise UnicodeDecodeError("cp1252", head, 0, 1, "holds NUL")
    return head.decode("cp1252")
