"""A device with ODK Collect, byte by byte over a socket: what it sends is written here, nothing is left to a client.

Facts from the OpenRosa specification (docs.getodk.org: openrosa-form-submission, openrosa-form-list,
openrosa-http, openrosa-authentication) and from getodk/collect, `open-rosa/src/test/…/OpenRosaPostRequestTest.java`
and `OpenRosaClientTest.kt`.
"""

import asyncio
import base64
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chassis.ids import new_id
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from .conftest import BASE, House

LISTS = "{http://openrosa.org/xforms/xformsList}"
MANIFESTS = "{http://openrosa.org/xforms/xformsManifest}"
RESPONSES = "{http://openrosa.org/http/response}"
BOUNDARY = b"d6f2a1c0-5a1e-4b7e-9d43-5bb0c0ffee00"


@dataclass
class Answer:
    """A reply as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def message(self) -> str:
        """The words of the OpenRosaResponse, which Collect shows."""
        root = etree.fromstring(self.body)
        assert root.tag == f"{RESPONSES}OpenRosaResponse", self.body
        return str(root.findtext(f"{RESPONSES}message"))


async def spoken(address: tuple[str, int], request: bytes) -> Answer:
    """Send these bytes and read until the server hangs up, which it may do before it has read them all."""
    reader, writer = await asyncio.open_connection(*address)
    writer.write(request)
    try:
        with suppress(ConnectionError):
            await writer.drain()
        raw = await reader.read()
    finally:
        writer.close()
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if headers.get("transfer-encoding") == "chunked":
        body = _unchunked(body)
    return Answer(int(status.split(" ")[1]), headers, body)


def _unchunked(body: bytes) -> bytes:
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        whole, body = whole + body[:length], body[length + 2 :]
    return whole


def request(method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        "X-OpenRosa-Version: 1.0",
        "Date: Tue, 05 Sep 2023 13:12:00 GMT",
        "User-Agent: org.odk.collect.android/v2024.3.4 Dalvik/2.1.0",
        "Connection: close",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def part(name: str, content: bytes, filename: str | None = None, kind: str = "text/xml") -> bytes:
    """One part as OkHttp's MultipartBody writes it."""
    said = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename is not None else "")
    head = f"Content-Disposition: {said}\r\n"
    if filename is not None:
        head += f"Content-Type: {kind}\r\n"
    return head.encode() + f"Content-Length: {len(content)}\r\n\r\n".encode() + content


def multipart(parts: Iterable[bytes], boundary: bytes = BOUNDARY) -> bytes:
    return (
        b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in parts) + b"--" + boundary + b"--\r\n"
    )


TYPE = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY.decode()}"}


@dataclass
class Device:
    """A device that scanned the code of an app user."""

    house: House
    address: tuple[str, int]
    app_user: dict[str, Any]
    basic: bool = False
    form_id: str = ""
    version: str = "7"
    more: dict[str, str] = field(default_factory=dict)

    @property
    def token(self) -> str:
        return str(self.app_user["server_url"]).rpartition("/")[2]

    def path(self, rest: str) -> str:
        return f"/openrosa/{rest}" if self.basic else f"/openrosa/key/{self.token}/{rest}"

    @property
    def headers(self) -> dict[str, str]:
        if not self.basic:
            return self.more
        credentials = base64.b64encode(f"office:{self.token}".encode()).decode()
        return {**self.more, "Authorization": f"Basic {credentials}"}

    async def get(self, rest: str) -> Answer:
        return await spoken(self.address, request("GET", self.path(rest), self.headers))

    async def forms(self) -> list[dict[str, str]]:
        answer = await self.get("formList?deviceID=collect%3A1")
        assert answer.status == 200, answer.body
        root = etree.fromstring(answer.body)
        assert root.tag == f"{LISTS}xforms"
        return [{etree.QName(c).localname: c.text or "" for c in item} for item in root]

    def xml(self, instance: object = None, *, deprecated: object = None, body: str | None = None) -> bytes:
        """A filled-in form of `sending.VISIT`, as Collect serialises one."""
        inner = VISITED if body is None else body
        old = f"<deprecatedID>uuid:{deprecated}</deprecatedID>" if deprecated else ""
        return (
            "<?xml version='1.0' ?>"
            '<data xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"'
            f' xmlns:orx="http://openrosa.org/xforms" id="{self.form_id}" version="{self.version}">'
            f"{inner}<meta><instanceID>uuid:{instance or new_id()}</instanceID>{old}</meta></data>"
        ).encode()

    async def send(
        self, xml: bytes, files: Mapping[str, bytes] | None = None, *, incomplete: bool = False
    ) -> Answer:
        parts = [part("xml_submission_file", xml, "visit_2023-09-05_10-12-00.xml")]
        parts += [part(name, content, name, "image/jpeg") for name, content in (files or {}).items()]
        if incomplete:
            parts.append(part("*isIncomplete*", b"yes"))
        return await self.post(multipart(parts))

    async def post(self, body: bytes, headers: Mapping[str, str] = TYPE) -> Answer:
        sent = request(
            "POST", self.path("submission?deviceID=collect%3A1"), {**self.headers, **headers}, body
        )
        return await spoken(self.address, sent)

    async def stored(self, response_id: object) -> dict[str, Any] | None:
        wave = self.app_user["wave_id"]
        answer = await self.house.client.get(
            f"{BASE}/waves/{wave}/responses/{response_id}", headers=self.house.researcher.headers
        )
        found: dict[str, Any] | None = answer.json() if answer.status_code == 200 else None
        return found


VISITED = (
    "<began>2023-09-05T10:00:00.000-03:00</began><ended>2023-09-05T10:12:00.000-03:00</ended>"
    "<town>Ñuñoa &amp; alrededores</town><pupils>31</pupils>"
    "<room><board>18 nombres</board><photo>1693919520000.jpg</photo></room>"
    "<voice>recording.mp3</voice>"
)
PLAIN = (
    "<town>Maipú</town><pupils>12</pupils><room><board>3</board><photo/></room><room><board/></room><voice/>"
)
"""The same form without files."""


async def app_user(
    house: House, network: UUID, wave: Mapping[str, Any] | None, **changes: Any
) -> dict[str, Any]:
    made = await house.client.post(
        f"{BASE}/app-users",
        json={
            "project_id": str(house.project),
            "network_id": str(network),
            "wave_id": wave["id"] if wave else None,
            "name": "Tablet of the office",
            **changes,
        },
        headers=house.researcher.headers,
    )
    assert made.status_code == 201, made.text
    body: dict[str, Any] = made.json()
    return body


async def device_of(house: House, address: tuple[str, int], version: str, **changes: Any) -> Device:
    """A device for the first network of a new wave, that has fetched its forms."""
    basic = changes.pop("basic", False)
    wave = await house.wave(version_id=version, invitation_mode="anonymous", **changes)
    made = Device(house, address, await app_user(house, house.networks[0], wave), basic=basic)
    (form,) = await made.forms()
    made.form_id = form["formID"]
    return made
