"""Drawings of a form: plain ones are taken in byte for byte, all that runs, loads or never ends is refused."""

import base64
import hashlib
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from chassis.ids import new_id
from chassis.testing import served
from chassis.testing_media import flood_png, png
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from survey_api.main import create
from survey_api.media.drawings import NotPlain, check, look

from . import forms
from .collect import MANIFESTS, Device, app_user
from .conftest import BASE, House
from .test_form_media import put
from .test_links import Holder

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 40"'
    ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:h="http://www.w3.org/1999/xhtml">'
)
PICTURE = base64.b64encode(png()).decode()
PLAIN = (
    '<?xml version="1.0" encoding="UTF-8"?><!-- a school yard -->'
    + HEAD
    + """
<title>Patio de la escuela Ñuñoa</title>
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
<style>.path { fill: rgb(10, 20, 30); stroke-width: calc(1px + 2px) }</style>
<defs><linearGradient id="sky"><stop offset="0" style="stop-color:#fff;stop-opacity:1"/></linearGradient>
<symbol id="tree"><circle r="2"/></symbol></defs>
<g inkscape:label="Layer 1" transform="translate(1,2)" data-name="Capa (1)">
<rect id="gate" x="1" y="1" width="9" height="9" style="fill:url(#sky);fill-opacity:0.5"/>
<path id="court" class="path" d="M0 0 L10 10 Z" fill="url('#sky')"/>
<use xlink:href="#tree" x="3"/><use href="#tree"/><text x="1" y="2">(patio) <tspan>a &amp; b</tspan></text>
<image href="data:image/png;base64,PICTURE" width="4" height="4"/></g></svg>""".replace("PICTURE", PICTURE)
).encode()


def drawing(inside: str) -> bytes:
    return f"{HEAD}\n{inside}\n</svg>".encode()


def doubling(levels: int) -> str:
    """Each level draws the one before ten times."""
    rows = ['<rect id="l0"/>']
    for level in range(1, levels + 1):
        rows.append(f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 10 + "</g>")
    return "".join(rows)


HOSTILE: dict[str, tuple[bytes | str, str]] = {
    "a script": ("<script>alert(1)</script>", "element"),
    "a script of another name": (
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        "element",
    ),
    "a script of HTML": ("<h:script>alert(1)</h:script>", "element"),
    "a script in what tells of the drawing": (
        '<metadata><h:script src="https://evil.example/x.js"/></metadata>',
        "element",
    ),
    "a page inside": ("<foreignObject><h:body onload='alert(1)'/></foreignObject>", "element"),
    "an iframe": ('<h:iframe src="javascript:alert(1)"/>', "element"),
    "what runs on loading": ('<g onload="alert(1)"/>', "attribute"),
    "what runs in capitals": ('<g ONCLICK="alert(1)"/>', "attribute"),
    "what runs on the drawing itself": (
        HEAD.replace(">", ' onload="alert(1)">').encode() + b"</svg>",
        "attribute",
    ),
    "a link": ('<a href="javascript:alert(1)"><rect/></a>', "element"),
    "a change of an address over time": (
        '<set attributeName="href" to="javascript:alert(1)"/>',
        "element",
    ),
    "an animation": ('<animate attributeName="onload" values="alert(1)"/>', "element"),
    "a handler": ('<handler type="application/ecmascript">alert(1)</handler>', "element"),
    "a use of another file": ('<use href="https://evil.example/x.svg#a"/>', "reference"),
    "a use of data": (
        '<use href="data:image/svg+xml;base64,PHN2Zy8+#x"/>',
        "reference",
    ),
    "a use of a script address": ('<use xlink:href="java&#x0A;script:alert(1)"/>', "reference"),
    "a picture from elsewhere": ('<image href="//evil.example/p.png"/>', "reference"),
    "a picture that is a drawing": ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "reference"),
    "a picture that is the drawing itself": ('<image href="#me"/>', "reference"),
    "a picture that is none": ('<image href="data:image/png;base64,PHN2Zy8+"/>', "picture"),
    "a picture of many points": (
        f'<image href="data:image/png;base64,{base64.b64encode(flood_png(8_000, 8_000)).decode()}"/>',
        "picture",
    ),
    "a base for addresses": ('<g xml:base="https://evil.example/"><use href="#a"/></g>', "attribute"),
    "an address in a fill": ('<rect fill="url(https://evil.example/#a)"/>', "style"),
    "an address after a good one": (
        '<rect fill="url(#a) url(https://evil.example/#a)"/>',
        "style",
    ),
    "an address in a style": ('<rect style="fill:url(//evil.example/a)"/>', "style"),
    "an address in a filter": ('<rect filter="URL( //evil.example/a )"/>', "style"),
    "an address written with an escape": ('<rect style="fill:u\\72l(//evil.example)"/>', "style"),
    "a set of pictures": ("<rect style=\"mask-image:image-set('//evil.example/a' 1x)\"/>", "style"),
    "a cursor from elsewhere": ('<rect cursor="url(//evil.example/a)"/>', "style"),
    "a style sheet that is fetched": ('<style>@import "https://evil.example/a.css";</style>', "style"),
    "a style sheet with an address": ("<style>rect{fill:url(//evil.example/a)}</style>", "style"),
    "a style sheet with a font": ("<style>@font-face{src:local(a)}</style>", "style"),
    "a style sheet in marks": ("<style><![CDATA[@import '//evil.example';]]></style>", "style"),
    "a style sheet with a comment in it": ("<style>rect{fill:u<!-- -->rl(//evil.example)}</style>", "style"),
    "a picture as a filter": ('<filter><feImage href="#a"/></filter>', "element"),
    "a font of its own": ("<font><glyph/></font>", "element"),
    "a choice by language": ("<switch><rect/></switch>", "element"),
    "an element of no space": ('<script xmlns="">alert(1)</script>', "element"),
    "an attribute of an unknown space": (
        '<rect xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load"/>',
        "attribute",
    ),
    "a style sheet beside it": (
        b'<?xml-stylesheet href="https://evil.example/a.xsl" type="text/xsl"?>' + drawing(""),
        "instruction",
    ),
    "an instruction inside": ("<?xml-stylesheet href='a.css'?>", "instruction"),
    "entities that grow": (
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        + drawing("<title>&b;</title>"),
        "dtd",
    ),
    "an entity from a file": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<title>&x;</title>"),
        "dtd",
    ),
    "a document type": (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + drawing(""),
        "dtd",
    ),
    "an unknown entity": ("<title>&lolz;</title>", "syntax"),
    "uses that double": (doubling(7), "endless"),
    "a use of itself": ('<g id="a"><use href="#a"/></g>', "endless"),
    "uses in a circle": ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "endless"),
    "patterns in a circle": (
        '<pattern id="a"><rect fill="url(#b)"/></pattern><pattern id="b"><rect style="fill:url(#a)"/></pattern>',
        "endless",
    ),
    "a long chain": (
        "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(60)) + '<g id="c60"/>',
        "endless",
    ),
    "very many elements": ("<rect/>" * 20_001, "too_large"),
    "very deep": ("<g>" * 50 + "</g>" * 50, "too_large"),
    "very long": ("<title>" + "x" * (2 << 20) + "</title>", "too_large"),
    "not whole": (b"<svg xmlns='http://www.w3.org/2000/svg'><rect>", "syntax"),
    "in another encoding": (HEAD.encode("utf-16") + "</svg>".encode("utf-16-le"), "encoding"),
    "in an encoding that browsers do not read": (
        b'<?xml version="1.0" encoding="ISO-8859-1"?>' + drawing(""),
        "encoding",
    ),
    "packed": (b"\x1f\x8b\x08\x00\xff\xfe", "encoding"),
    "a page": (b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>", "not_svg"),
    "of no space": (b"<svg onload='alert(1)'/>", "not_svg"),
    "empty but for a picture's first bytes": (b"\x89PNG\r\n\x1a\n", "encoding"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_more_than_a_drawing_is_refused(name: str) -> None:
    content, code = HOSTILE[name]
    found = look(content if isinstance(content, bytes) else drawing(content))
    assert found["refused"][0] == f"drawing.{code}"
    assert all(found["refused"])


def test_a_plain_drawing_is_taken_as_it_is() -> None:
    assert look(PLAIN) == {}
    assert look(drawing(doubling(3))) == {}


def test_a_refusal_names_what_and_where() -> None:
    with pytest.raises(NotPlain, match=r"<script> is not taken in in a drawing \(line 3\)"):
        check(drawing("<g/>\n<script/>"))
    with pytest.raises(NotPlain, match=r'onload="x" of <g> is not taken in \(line 2\)'):
        check(drawing('<g onload="x"/>'))


def form() -> bytes:
    rows = [["type", "name", "label", "media::image"], ["text", "seen", "What is this?", "yard.svg"]]
    return forms.xlsx(rows, settings=[forms.SETTINGS[0], ["Yards", f"yards-{new_id().hex[:10]}", "1", ""]])


@pytest.fixture
async def instrument(house: House) -> dict[str, Any]:
    return await house.upload(form())


@pytest.fixture(scope="module")
async def address(house: House) -> AsyncIterator[tuple[str, int]]:
    async with served(create(house.kit.settings, issuer=lambda _: house.kit.issuer)) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


async def test_a_drawing_completes_the_form_and_nothing_in_it_may_run(
    house: House, instrument: dict[str, Any]
) -> None:
    for content in (drawing("<script>alert(1)</script>"), png(), b"not a drawing"):
        refused = await put(house, instrument, "yard.svg", content)
        assert (refused.status_code, refused.json()["code"]) == (422, "media.refused"), refused.text
    added = await put(house, instrument, "yard.svg", PLAIN)
    assert added.status_code == 200, added.text
    assert (added.json()["media_type"], added.json()["size"]) == ("image/svg+xml", len(PLAIN))
    found = await house.client.get(f"{BASE}/instruments/{instrument['id']}", headers=house.researcher.headers)
    assert found.json()["web"] is True
    wave = await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    holder = Holder((await house.links(wave))[0]["url"])
    given = await house.client.get(f"{BASE}/links/current/media/yard.svg", headers=holder.headers)
    assert given.content == PLAIN
    policy = given.headers["content-security-policy"]
    assert "default-src 'none'; style-src 'unsafe-inline'; sandbox" in policy
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-type"] == "image/svg+xml"


async def test_a_drawing_in_the_clothes_of_a_picture_is_still_refused(house: House) -> None:
    rows = [["type", "name", "label", "media::image"], ["text", "seen", "What is this?", "yard.png"]]
    settings = [forms.SETTINGS[0], ["Yards", f"yards-{new_id().hex[:10]}", "1", ""]]
    made = await house.upload(forms.xlsx(rows, settings=settings))
    refused = await put(house, made, "yard.png", PLAIN)
    assert (refused.status_code, refused.json()["code"]) == (422, "media.refused")


async def test_a_device_gets_the_drawing_with_the_hash_of_its_bytes(
    house: House, address: tuple[str, int], instrument: dict[str, Any]
) -> None:
    assert (await put(house, instrument, "yard.svg", PLAIN)).status_code == 200
    wave = await house.wave(version_id=instrument["version_id"], invitation_mode="anonymous")
    device = Device(house, address, await app_user(house, house.networks[0], wave))
    (one,) = await device.forms()
    answer = await device.get(one["manifestUrl"].partition(f"{device.token}/")[2])
    (item,) = etree.fromstring(answer.body).iter(f"{MANIFESTS}mediaFile")
    told = {etree.QName(cell).localname: cell.text or "" for cell in item}
    got = await device.get(told["downloadUrl"].partition(f"{device.token}/")[2])
    assert got.body == PLAIN
    assert told["hash"] == f"md5:{hashlib.md5(PLAIN, usedforsecurity=False).hexdigest()}"
