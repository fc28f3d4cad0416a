"""A multipart body on disk: where each of its parts begins and ends. Pure but for reading the file.

Strict where a mistake could mix parts up, lenient where clients differ: names in quotes or without, text before the
first part. https://www.rfc-editor.org/rfc/rfc7578
"""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final
from urllib.parse import unquote_to_bytes

from survey_api.openrosa.errors import BodyUnreadable, TooManyParts

MOST_PARTS: Final = 250
_LONGEST_HEAD: Final = 8 << 10
_BOUNDARY: Final = re.compile(r"""^[A-Za-z0-9'()+_,\-./:=? ]{0,69}[A-Za-z0-9'()+_,\-./:=?]$""")
_PARAMETER: Final = re.compile(r';\s*([A-Za-z0-9_*\-]+)\s*=\s*("(?:[^"\\\r\n]|\\.)*"|[^;\s"]*)')


@dataclass(frozen=True, slots=True)
class Part:
    """`name` and `filename` as the client says them; its bytes stand from `begins` to before `ends`."""

    name: str
    filename: str | None
    begins: int
    ends: int

    @property
    def size(self) -> int:
        return self.ends - self.begins


def boundary_of(content_type: str) -> bytes:
    """Raises BodyUnreadable."""
    kind, _, _ = content_type.partition(";")
    if kind.strip().lower() != "multipart/form-data":
        raise BodyUnreadable("Send the submission as multipart/form-data.", status=415)
    found = dict(_parameters(content_type)).get("boundary", "")
    if not _BOUNDARY.match(found):
        raise BodyUnreadable("The Content-Type names no boundary that may be used.")
    return found.encode("ascii")


def parts_of(body: IO[bytes], boundary: bytes) -> list[Part]:
    """The parts in order. Raises BodyUnreadable, or TooManyParts beyond 250."""
    if body.seek(0, 2) == 0:
        raise BodyUnreadable("The body is empty.")
    with mmap.mmap(body.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return list(_parts(content, boundary))


def _parts(content: mmap.mmap, boundary: bytes) -> Iterator[Part]:
    opening, delimiter = b"--" + boundary, b"\r\n--" + boundary
    if content[: len(opening)] == opening:
        at = len(opening)
    else:
        found = content.find(delimiter)
        if found < 0:
            raise BodyUnreadable("The body does not hold the boundary that its Content-Type names.")
        at = found + len(delimiter)
    count = 0
    while content[at : at + 2] != b"--":
        line_end = content.find(b"\r\n", at, at + 200)
        if line_end < 0 or content[at:line_end].strip(b" \t"):
            raise BodyUnreadable("A boundary is followed by something else than a line's end.")
        head_begins = line_end + 2
        head_ends = content.find(b"\r\n\r\n", line_end, head_begins + _LONGEST_HEAD)
        ends = content.find(delimiter, max(head_ends, 0))
        if head_ends < 0 or ends < 0:
            raise BodyUnreadable("The body is cut short, or a part has no headers.")
        count += 1
        if count > MOST_PARTS:
            raise TooManyParts(
                f"A submission has at most {MOST_PARTS} parts. Send the files in several posts."
            )
        yield _part(content[head_begins:head_ends], head_ends + 4, ends)
        at = ends + len(delimiter)


def _part(head: bytes, begins: int, ends: int) -> Part:
    if ends < begins:
        raise BodyUnreadable("A part has no headers.")
    try:
        lines = head.decode("utf-8").split("\r\n")
    except UnicodeDecodeError:
        raise BodyUnreadable("The headers of a part are not UTF-8.") from None
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    said = headers.get("content-disposition", "")
    if said.partition(";")[0].strip().lower() != "form-data":
        raise BodyUnreadable("A part has no Content-Disposition: form-data.")
    if headers.get("content-transfer-encoding", "binary").lower() not in ("binary", "8bit", "7bit"):
        raise BodyUnreadable("A part is encoded; send its bytes as they are.")
    named = dict(_parameters(said))
    if "name" not in named:
        raise BodyUnreadable("A part has no name.")
    filename = _extended(named["filename*"]) if "filename*" in named else named.get("filename")
    for text in (named["name"], filename or ""):
        if any(ord(c) < 32 or ord(c) == 127 for c in text):
            raise BodyUnreadable("The name of a part holds a control character.")
    return Part(named["name"], filename, begins, ends)


def _parameters(header: str) -> Iterator[tuple[str, str]]:
    for found in _PARAMETER.finditer(header):
        value = found[2]
        if value.startswith('"'):
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        yield found[1].lower(), value


def _extended(value: str) -> str:
    """UTF-8''percent-encoded, as RFC 5987 has it."""
    charset, _, rest = value.partition("'")
    encoded = rest.partition("'")[2]
    try:
        if charset.lower() == "utf-8":
            return unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        pass
    raise BodyUnreadable("The file name of a part is not UTF-8.")
