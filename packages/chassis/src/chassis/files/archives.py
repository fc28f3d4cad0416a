"""Office documents: ZIP archives that are looked at before anybody opens them. For the limited child."""

import zipfile
from typing import BinaryIO, Final

from chassis.files.kinds import FileRefused, Kind
from chassis.files.names import ending_of

MOST_MEMBERS: Final = 5_000
MOST_UNPACKED: Final = 300 << 20
"""Bytes of all members together, as they would be unpacked."""
MOST_RATIO: Final = 200
"""Unpacked bytes for each packed one, of a member over a megabyte."""

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
_KINDS: Final = {
    "word/document.xml": Kind(_OFFICE + "wordprocessingml.document", "document", ("docx",)),
    "xl/workbook.xml": Kind(_OFFICE + "spreadsheetml.sheet", "document", ("xlsx",)),
    "ppt/presentation.xml": Kind(_OFFICE + "presentationml.presentation", "document", ("pptx",)),
}
_OPEN_KINDS: Final = {
    f"{_OPEN}{word}": Kind(f"{_OPEN}{word}", "document", (ending,))
    for word, ending in (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))
}
_FIX: Final = "Save it as PDF, or as a plain Word, Excel, PowerPoint or OpenDocument file, and send that."


def kind_of_archive(stream: BinaryIO, name: str) -> Kind:
    """Which office document it is. Raises FileRefused for any other archive, a bomb, or one with macros."""
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            _check_size(members)
            _check_names(members)
            kind = _kind(archive, {one.filename for one in members})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise FileRefused("file.damaged", "the document can not be read to its end", _FIX) from error
    ending = ending_of(name)
    if ending and ending not in kind.endings:
        raise FileRefused(
            "file.wrong_ending",
            f"the name ends in .{ending}, but inside is a .{kind.endings[0]}",
            f"Send the file as it was made, or name it .{kind.endings[0]}.",
        )
    return kind


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise FileRefused("file.bomb", "unpacked, this document would be far larger than any real one", _FIX)
    for one in members:
        if one.file_size > 1 << 20 and one.file_size > MOST_RATIO * max(1, one.compress_size):
            raise FileRefused("file.bomb", "a part of this document is packed as no real one is", _FIX)


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    for one in members:
        raw = getattr(one, "orig_filename", one.filename)
        parts = raw.replace("\\", "/").split("/")
        if raw.startswith(("/", "\\")) or ".." in parts or "\x00" in raw or ":" in parts[0]:
            raise FileRefused(
                "file.member_path", "a part of this document wants to be written elsewhere", _FIX
            )
        if parts[-1].lower() in ("vbaproject.bin", "vbadata.xml") or parts[0].lower() == "basic":
            raise FileRefused("file.macros", "this document holds macros, which are programs", _FIX)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if "[Content_Types].xml" in names:
        for inside, kind in _KINDS.items():
            if inside in names:
                return kind
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        said = archive.read("mimetype").decode("ascii", "replace").strip()
        if said in _OPEN_KINDS:
            return _OPEN_KINDS[said]
    raise FileRefused("file.archive", "an archive is not taken in", "Unpack it and send the files in it.")
