"""Hostile files are refused or cleaned, within two seconds of work and 256 MB, and nothing of them is kept."""

import io
import random
import resource
import struct
import zipfile
from pathlib import Path

import pytest
from chassis.child import run_limited_on_file
from chassis.files import inspection
from chassis.files.inspection import Looked, examined
from chassis.files.kinds import FileRefused
from chassis.files.names import UnreadableName, clean_name
from chassis.testing_media import PLACE, docx, flood_png, jpeg, mp3, mp4, ogg, png, wav, webm
from PIL import Image


async def looked_at(folder: Path, content: bytes, name: str) -> tuple[Looked, bytes]:
    """What may be kept of a file, and its bytes."""
    path = folder / "arrived"
    path.write_bytes(content)
    async with examined(path, name, folder) as looked:
        kept = looked.picture if looked.picture is not None else (looked.path or path).read_bytes()
    assert sorted(one.name for one in folder.iterdir()) == ["arrived"]  # noqa: ASYNC240
    return looked, kept


def noise(width: int, height: int) -> bytes:
    """A picture that can not be packed well."""
    return random.Random(1).randbytes(width * height * 3)


def bomb_gif() -> bytes:
    """Few bytes, very many frames."""
    frames = [Image.new("P", (500, 500), n % 2) for n in range(200)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], loop=0)
    return out.getvalue()


def huge_jpeg_header() -> bytes:
    """A JPEG that says it has 65,000 x 65,000 points."""
    whole = bytearray(jpeg(16, 16))
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(whole)


def nested_bomb() -> bytes:
    return docx(word__media_dot_xml=b"\x00" * (40 << 20))


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"word/{number}", b"")
    return out.getvalue()


HEIC = struct.pack(">I", 24) + b"ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 50
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ENDLESS_BOX = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\xff\xff\xff\xffmoov" + b"\x00" * 20

REFUSED = {
    "a small PNG of a billion points": (flood_png(32_000, 32_000), "a.png", "picture.too_many_pixels"),
    "a PNG that is too wide": (flood_png(40_000, 10), "a.png", "picture.too_many_pixels"),
    "a JPEG that says it is huge": (huge_jpeg_header(), "a.jpg", "picture.too_many_pixels"),
    "a JPEG that is cut off": (jpeg(900, 700)[:-2000], "a.jpg", "picture.damaged"),
    "a PNG with nothing inside": (png()[:33], "a.png", "picture.damaged"),
    "a WebP with a wrong inside": (
        b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\xff" * 40,
        "a.webp",
        "picture.damaged",
    ),
    "a HEIC picture": (HEIC, "a.heic", "file.heic"),
    "an SVG that runs": (SVG, "a.svg", "file.svg"),
    "an SVG that is called a picture": (SVG, "a.png", "file.svg"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "a.html", "file.markup"),
    "a page in a text file": (b"\xef\xbb\xbf  <html><script>", "a.txt", "file.markup"),
    "text with an ending that browsers run": (b"alert(1)", "a.js", "file.wrong_ending"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 100, "a.jpg", "file.program"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "a.txt", "file.program"),
    "a list of addresses called a recording": (
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        "a.mp3",
        "file.playlist",
    ),
    "a picture called a document": (jpeg(20, 20), "a.pdf", "file.wrong_ending"),
    "a document called a recording": (b"%PDF-1.7\n%%EOF", "a.mp3", "file.wrong_ending"),
    "a Word file called a table": (docx(), "a.xlsx", "file.wrong_ending"),
    "a Word file that unpacks to far more": (nested_bomb(), "a.docx", "file.bomb"),
    "an archive of thousands of parts": (many_members(), "a.docx", "file.bomb"),
    "a Word file with macros": (docx(word__vbaProject_dot_bin=b"x"), "a.docx", "file.macros"),
    "a Word file that writes elsewhere": (docx(**{"..__..__evil": b"x"}), "a.docx", "file.member_path"),
    "an archive": (docx()[:0] + many_members()[:200], "a.zip", "file.damaged"),
    "a Word file that is cut off": (docx()[:-30], "a.docx", "file.damaged"),
    "a box without an end": (ENDLESS_BOX, "a.mp4", "file.damaged"),
    "a video with a track of places": (mp4(handler=b"meta"), "a.mp4", "file.place_track"),
    "a recording whose label names a place": (ogg(b"LOCATION=" + PLACE), "a.ogg", "file.place_label"),
    "bytes of nothing": (bytes(range(256)) * 20, "a.bin", "file.unknown"),
    "text that ends in bytes": (b"words\n" * 2000 + b"\x00\x01", "a.txt", "file.unknown"),
    "nothing at all": (b"\x00", "a.csv", "file.unknown"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_it_is_refused_with_its_reason_and_a_mend(what: str, tmp_path: Path) -> None:
    content, name, code = REFUSED[what]
    with pytest.raises(FileRefused) as refused:
        await looked_at(tmp_path, content, name)
    assert (refused.value.code, bool(refused.value.fix)) == (code, True)


def labelled_png() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    labels, out = PngInfo(), io.BytesIO()
    labels.add_text("Comment", PLACE.decode())
    labels.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{PLACE.decode()}</x:xmpmeta>")
    Image.new("RGBA", (30, 20), (255, 0, 0, 0)).save(out, "PNG", pnginfo=labels)
    return out.getvalue()


def polyglot_gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (10, 10)).save(out, "GIF")
    return out.getvalue() + b"/*" + PLACE + b"*/alert(1)"


CLEANED = {
    "a photo with place and device": (jpeg(place=True), "a.jpg", "image/jpeg"),
    "a drawing with labels": (labelled_png(), "a.png", "image/jpeg"),
    "a GIF that is also a program": (polyglot_gif(), "a.gif", "image/jpeg"),
    "a JPEG with a file behind it": (jpeg(50, 50) + docx() + PLACE, "a.jpeg", "image/jpeg"),
    "a video with its place": (mp4(), "a.mp4", "video/mp4"),
    "a recording of a phone": (mp4().replace(b"mp42", b"M4A ", 1), "a.m4a", "audio/mp4"),
    "a recording that calls itself a video": (mp4(handler=b"soun"), "a.mp4", "audio/mp4"),
    "a WAV with labels": (wav(), "a.wav", "audio/wav"),
    "an MP3 with labels": (mp3(), "a.mp3", "audio/mpeg"),
    "a WebM with labels": (webm(), "a.webm", "audio/webm"),
}


@pytest.mark.parametrize("what", CLEANED)
async def test_it_is_kept_without_what_tells_too_much(what: str, tmp_path: Path) -> None:
    content, name, media_type = CLEANED[what]
    assert PLACE in content  # else there would be nothing to take out
    looked, kept = await looked_at(tmp_path, content, name)
    assert looked.media_type == media_type
    assert PLACE not in kept
    if looked.family != "picture":
        assert any(mark in kept for mark in (b"picture" * 50, b"sound" * 20, b"s" * 200))
    if name.endswith((".mp4", ".wav", ".webm")):
        assert len(kept) == len(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
async def test_a_table_is_kept_as_it_is(encoding: str, tmp_path: Path) -> None:
    content = "día;niños\n2026-10-05;18\n".encode(encoding) * 300
    looked, kept = await looked_at(tmp_path, content, "tally.csv")
    assert (looked.family, kept) == ("document", content)


async def test_a_word_file_and_a_pdf_are_kept_as_they_are(tmp_path: Path) -> None:
    for content, name in ((docx(), "a.docx"), (b"%PDF-1.7\n1 0 obj\n%%EOF", "a.pdf")):
        _, kept = await looked_at(tmp_path, content, name)
        assert kept == content


async def test_a_picture_of_twelve_million_points_is_made_smaller_within_the_limits(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.frombytes("RGB", (4000, 3000), noise(4000, 3000)).save(out, "JPEG", quality=60)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    looked, _ = await looked_at(tmp_path, out.getvalue(), "a.jpg")
    assert (looked.width, looked.height) == (2048, 1536)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime < 20


async def test_an_animation_is_kept_as_its_first_picture(tmp_path: Path) -> None:
    looked, kept = await looked_at(tmp_path, bomb_gif(), "a.gif")
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("JPEG", 1)
    assert looked.family == "picture"


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_picture_stands_upright_whichever_way_the_phone_was_held(
    orientation: int, tmp_path: Path
) -> None:
    looked, kept = await looked_at(tmp_path, jpeg(600, 300, orientation=orientation), "a.jpg")
    turned = orientation > 4
    assert (looked.width, looked.height) == ((300, 600) if turned else (600, 300))
    with Image.open(io.BytesIO(kept)) as picture:
        red = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}
        where = {"left": (5, 150), "right": (595, 150), "top": (150, 5), "bottom": (150, 595)}[
            red[orientation]
        ]
        pixel = picture.getpixel(where)
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > pixel[2]


async def test_a_file_that_costs_too_much_to_look_at_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "MEGABYTES", 60)  # too little for any picture: the limit is in force
    with pytest.raises(FileRefused) as refused:
        await looked_at(tmp_path, jpeg(3000, 3000), "a.jpg")
    assert refused.value.code == "file.too_costly"


async def test_the_child_reads_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"words")
    told = await run_limited_on_file("chassis.files.inspection:look", path, "w.txt", seconds=2, megabytes=256)
    assert told["kind"][1] == "document"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\photo.jpg", "photo.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ('q"uo<te>.pdf', "q_uo_te_.pdf"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        (" .. ", "file"),
        ("foto de la pizarra ñ.jpg", "foto de la pizarra ñ.jpg"),
    ],
)
def test_a_name_is_shown_and_never_a_path(raw: str, shown: str) -> None:
    assert clean_name(raw) == shown


@pytest.mark.parametrize("raw", ["a\x00.jpg", "a\ud800.jpg"])
def test_a_name_that_no_file_can_have_is_refused(raw: str) -> None:
    with pytest.raises(UnreadableName):
        clean_name(raw)
