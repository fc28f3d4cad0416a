"""Files for tests, made by code: good ones, and the parts that hostile ones are made of."""

import io
import struct
import zipfile
import zlib

from PIL import Image

PLACE = b"TESTPLACE"


def jpeg(width: int = 640, height: int = 480, *, orientation: int = 1, place: bool = False) -> bytes:
    """A photo; with `place`, GPS and other labels as phones write them. Its left half is red, its right blue."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    labels = Image.Exif()
    labels[0x0112] = orientation
    if place:
        labels[0x010F] = PLACE.decode()  # maker
        labels[0x8825] = {1: "S", 2: (1.0, 17.0, 30.0), 3: "E", 4: (36.0, 49.0, 0.0), 29: PLACE.decode()}
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=labels, comment=PLACE if place else b"")
    return out.getvalue()


def png(width: int = 8, height: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def flood_png(width: int, height: int) -> bytes:
    """A small file of very many points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    packed = zlib.compress(b"\x00" * min((width // 8 + 1) * height, 20 << 20), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def mp4(*, handler: bytes = b"vide") -> bytes:
    """A video's frame, with the place as phones write it."""
    track = box(b"trak", box(b"mdia", box(b"hdlr", b"\x00" * 8 + handler + b"\x00" * 13)))
    place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0) + PLACE))
    keys = box(b"meta", b"\x00" * 4 + b"com.apple.quicktime.location.ISO6709" + PLACE)
    moov = box(b"moov", box(b"mvhd", b"\x00" * 100) + track + place + keys)
    return (
        box(b"ftyp", b"mp42\x00\x00\x00\x00isom") + moov + box(b"uuid", PLACE) + box(b"mdat", b"picture" * 50)
    )


def wav() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return kind + struct.pack("<I", len(content)) + content

    parts = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)) + chunk(b"bext", PLACE + b"\x00")
    body = b"WAVE" + parts + chunk(b"data", b"sound" * 40)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3() -> bytes:
    label = b"COMM" + PLACE
    head = b"ID3\x04\x00\x00" + bytes([0, 0, 0, len(label)]) + label
    return head + b"\xff\xfb\x90\x00" + b"s" * 200 + b"TAG" + PLACE.ljust(125, b"\x00")


def webm() -> bytes:
    def element(name: bytes, content: bytes) -> bytes:
        return (
            name
            + bytes([0x08 | 0x00, 0, 0, 0, 0][:0])
            + struct.pack(">Q", (1 << 56) | len(content))
            + content
        )

    head = element(b"\x1aE\xdf\xa3", b"\x42\x82\x84webm")
    tags = element(b"\x12T\xc3g", PLACE)
    cluster = b"\x1fC\xb6u\x01" + b"\xff" * 7 + element(b"\xa3", b"sound" * 20)
    return head + b"\x18S\x80g\x01" + b"\xff" * 7 + tags + cluster


def ogg(label: bytes = b"TITLE=lesson") -> bytes:
    labels = b"OpusTags" + struct.pack("<I", 4) + b"duru" + struct.pack("<II", 1, len(label)) + label
    return (
        b"OggS" + b"\x00" * 24 + b"OpusHead" + b"\x00" * 30 + b"OggS" + b"\x00" * 24 + labels + b"sound" * 40
    )


def docx(**more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()
