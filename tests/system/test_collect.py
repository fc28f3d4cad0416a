"""A device with ODK Collect through the gateway: byte by byte, with a photo, larger than what other doors take.

What it sends is written from the OpenRosa specification (docs.getodk.org, Form Submission API) and from getodk/collect,
`OpenRosaPostRequestTest.java`. No real Collect was run.
"""

import re
import socket
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from chassis.testing_media import PLACE, jpeg
from survey_api.openrosa.multipart import MOST_PARTS

from .conftest import RESEARCHER, House, until

FORM = """| survey | | | |
| | type | name | label |
| | text | town | Where? |
| | image | photo | The board |
| settings | | | |
| | form_title | form_id | version |
| | Visit | {form_id} | 1 |
"""
BOUNDARY = b"0c4f5b6e-a-device"


def spoken(house: House, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send these bytes to the gateway and read until it hangs up."""
    parts = urlsplit(house.url)
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=30) as line:
        line.sendall(request)
        raw = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)}
    return int(status.split(" ")[1]), headers, body


def head_of(house: House, method: str, path: str, **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(house.url).netloc}", "X-OpenRosa-Version: 1.0"]
    lines += ["Connection: close", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def part(name: str, filename: str, kind: str, content: bytes) -> bytes:
    said = f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: {kind}\r\n\r\n'
    return b"--" + BOUNDARY + b"\r\n" + said.encode() + content + b"\r\n"


def device(house: House) -> tuple[dict[str, Any], str]:
    """An anonymous wave with a photo question, and the path of a device of one of its networks."""
    client, first = house.client(RESEARCHER), house.wave("closed")
    form = FORM.format(form_id=f"visit_{uuid4().hex[:8]}")
    made = client.post(
        "/api/survey/v1/instruments",
        params={"project_id": first["project_id"], "file_name": "visit.md"},
        content=form.encode(),
        headers={"Content-Type": "text/markdown"},
    )
    assert made.status_code == 201, made.text
    wanted = ("project_id", "site_id", "starts_on", "ends_on")
    body = {**{name: first[name] for name in wanted}, "instrument_version_id": made.json()["version_id"]}
    body |= {"title": "Visits", "invitation_mode": "anonymous", "link_level": "network"}
    wave = client.post("/api/survey/v1/waves", json=body).json()
    opened = client.post(f"/api/survey/v1/waves/{wave['id']}:open")
    assert opened.status_code == 200, opened.text
    network = house.get(f"/api/survey/v1/waves/{wave['id']}/invitations", RESEARCHER)["items"][0][
        "network_id"
    ]
    app_user = client.post(
        "/api/survey/v1/app-users",
        json={
            "project_id": wave["project_id"],
            "wave_id": wave["id"],
            "network_id": network,
            "name": "Tablet",
            "language": "es",
        },
    )
    assert app_user.status_code == 201, app_user.text
    return opened.json(), urlsplit(app_user.json()["server_url"]).path


def test_a_device_fetches_its_form_and_sends_an_answer_with_a_photo(house: House) -> None:
    wave, path = device(house)
    status, headers, listed = spoken(house, head_of(house, "GET", f"{path}/formList"))
    assert (status, headers["x-openrosa-version"]) == (200, "1.0")
    found = re.search(rb"<formID>([^<]+)</formID>", listed)
    assert found
    form_id = found[1].decode()
    status, _, form = spoken(house, head_of(house, "GET", f"{path}/forms/{wave['id']}/form.xml"))
    assert (status, form_id.encode() in form) == (200, True)
    status, headers, _ = spoken(house, head_of(house, "HEAD", f"{path}/submission"))
    assert (status, int(headers["x-openrosa-accept-content-length"]) > 0) == (204, True)

    instance, photo = str(uuid4()), jpeg(3000, 2000, place=True) + b"\x00" * (3 << 20)
    xml = (
        f'<?xml version="1.0"?><data id="{form_id}" version="1"><town>Maipú</town><photo>1.jpg</photo>'
        f"<meta><instanceID>uuid:{instance}</instanceID></meta></data>"
    ).encode()
    body = part("xml_submission_file", "visit.xml", "text/xml", xml) + part(
        "1.jpg", "1.jpg", "image/jpeg", photo
    )
    body += b"--" + BOUNDARY + b"--\r\n"
    kind = f"multipart/form-data; boundary={BOUNDARY.decode()}"
    post = head_of(house, "POST", f"{path}/submission", Content_Type=kind, Content_Length=str(len(body)))
    for _ in range(2):
        status, _, said = spoken(house, post + body)
        assert (status, "Gracias, ya llegó." in said.decode()) == (201, True), said
    where = f"/api/survey/v1/waves/{wave['id']}/responses/{instance}"

    def complete() -> Any:
        answer = house.get(where, RESEARCHER)
        return answer if answer["state"] == "complete" else None

    stored = until(complete, seconds=20, why="the response is judged")
    (attachment,) = stored["attachments"]
    given = house.client(RESEARCHER).get(f"{where}/attachments/{attachment['id']}/file")
    assert (given.status_code, given.headers["content-type"]) == (200, "image/jpeg")
    assert PLACE not in given.content


def test_a_body_of_too_many_parts_is_refused_through_the_gateway_too(house: House) -> None:
    _, path = device(house)
    body = b"".join(part(str(n), str(n), "text/plain", b"x") for n in range(MOST_PARTS + 1))
    body += b"--" + BOUNDARY + b"--\r\n"
    kind = f"multipart/form-data; boundary={BOUNDARY.decode()}"
    post = head_of(house, "POST", f"{path}/submission", Content_Type=kind, Content_Length=str(len(body)))
    status, headers, said = spoken(house, post + body)
    assert status == 413
    assert headers["content-type"].startswith("text/xml"), said
