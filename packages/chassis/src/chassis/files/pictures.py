"""Pictures made anew: decoded, turned upright, bounded and encoded again, so that nothing but the picture is left.

Place, device, comments and whatever hides behind or inside the file are gone with the original. Loaded only in the
limited child, since decoders are where strangers' files bite.
"""

import io
from contextlib import suppress
from typing import BinaryIO, Final

from PIL import Image, ImageOps

from chassis.files.kinds import FileRefused

LONGEST_SIDE: Final = 2048
THUMBNAIL_SIDE: Final = 480
MOST_PIXELS: Final = {"JPEG": 110_000_000, "MPO": 110_000_000, "PNG": 25_000_000, "GIF": 25_000_000, "WEBP": 17_000_000}  # fmt: skip
"""A JPEG is decoded at a fraction of its size, so it may have more."""
MOST_SIDE: Final = 20_000
_QUALITY: Final = 82
_ORIENTATION: Final = 0x0112

_DAMAGED: Final = FileRefused(
    "picture.damaged", "the picture can not be read to its end", "Send it again, or take it anew."
)


def _too_large(width: int, height: int) -> FileRefused:
    return FileRefused(
        "picture.too_many_pixels",
        f"the picture has {width} x {height} points, more than can be looked at safely",
        "Make it smaller, or send a screenshot of it.",
    )


def remade(stream: BinaryIO) -> tuple[bytes, bytes, tuple[int, int]]:
    """The picture and its thumbnail as JPEG, and the size of the picture in points. Raises FileRefused."""
    Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
    try:
        with Image.open(stream, formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
            picture = _upright(opened)
    except Image.DecompressionBombError as error:
        raise _too_large(0, 0) from error
    except (OSError, ValueError, SyntaxError, IndexError, EOFError, TypeError, KeyError) as error:
        raise _DAMAGED from error
    thumbnail = picture.copy()
    thumbnail.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return _encoded(picture), _encoded(thumbnail), picture.size


def _upright(opened: Image.Image) -> Image.Image:
    width, height = opened.size
    if width * height > MOST_PIXELS.get(opened.format or "", 0) or max(width, height) > MOST_SIDE:
        raise _too_large(width, height)
    turned = 1
    with suppress(Exception):  # labels that can not be read turn nothing
        turned = opened.getexif().get(_ORIENTATION, 1)
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    opened.load()
    small = opened.convert("RGBA") if opened.mode in ("P", "PA", "LA") else opened
    if (factor := max(small.size) // (2 * LONGEST_SIDE)) > 1:
        small = small.reduce(factor)
    small = _plain(small)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _turned(small, turned)


def _plain(picture: Image.Image) -> Image.Image:
    """Without transparency and labels: on white, as it would be printed."""
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    fresh = Image.new("RGB", picture.size)
    fresh.paste(picture.convert("RGB"))
    return fresh


def _turned(picture: Image.Image, orientation: object) -> Image.Image:
    if orientation not in range(2, 9):
        return picture
    picture.getexif()[_ORIENTATION] = orientation
    upright = ImageOps.exif_transpose(picture)
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    return fresh


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
