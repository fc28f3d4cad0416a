"""The gateway in front of small services: routes, limits, headers, and services that restart."""

import gzip
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from duru_local.settings import Settings
from duru_local.system import System
from duru_local.testing import temporary_folder

MEGABYTE = 1_000_000


def build(folder: Path) -> None:
    """A front end in small: its entries, each with a page and a hashed file."""
    for entry in ("app", "respond", "preview", "docs"):
        (folder / entry / "assets").mkdir(parents=True)
        (folder / entry / "index.html").write_text(f"<title>{entry}</title>")
        (folder / entry / "assets" / "main-abc.js").write_text("let x = 1")
        (folder / entry / "assets" / "main-abc.js.gz").write_bytes(gzip.compress(b"let x = 1"))
    (folder / "respond" / "sw.js").write_text("worker")


@pytest.fixture(scope="module")
def gateway(stand_ins: Path) -> Iterator[System]:
    with temporary_folder() as folder:
        build(folder / "frontend")
        (folder / "openapi").mkdir()
        (folder / "openapi" / "survey-api.json").write_text("{}")
        system = System(Settings.for_test(folder / "data"), python_path=stand_ins)
        system.gateway = replace(system.gateway, frontend=folder / "frontend", contracts=folder / "openapi")
        system.start()
        try:
            yield system
        finally:
            system.stop()


@pytest.fixture(scope="module")
def client(gateway: System) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=gateway.url, timeout=30) as client:
        yield client


def echo(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


@pytest.mark.parametrize("service", ["identity", "pdsa", "survey", "reports"])
def test_each_service_is_reached_under_its_path(client: httpx.Client, service: str) -> None:
    said = echo(client.get(f"/api/{service}/v1/things?limit=5"))
    assert said["service"] == service
    assert said["path"] == f"/api/{service}/v1/things?limit=5"


@pytest.mark.parametrize(
    "name",
    [
        "X-User", "X-User-Id", "X-Tenant", "X-Tenant-Id", "X-Forwarded-User", "X-Auth-Request-Email",
        "X-Principal", "X-Remote-User", "Remote-User", "X-Real-IP", "Forwarded", "X-Forwarded-Prefix",
    ],
)  # fmt: skip
def test_a_claimed_identity_never_reaches_a_service(client: httpx.Client, name: str) -> None:
    headers = echo(client.get("/api/survey/v1/x", headers={name: "forged", "X-Harmless": "kept"}))["headers"]
    assert "forged" not in headers.values()
    assert headers["x-harmless"] == "kept"


def test_a_forged_client_address_is_replaced_by_the_real_one(client: httpx.Client) -> None:
    headers = echo(client.get("/api/survey/v1/x", headers={"X-Forwarded-For": "203.0.113.9"}))["headers"]
    assert headers["x-forwarded-for"] == "127.0.0.1"


def test_a_request_id_is_kept_made_or_replaced(client: httpx.Client) -> None:
    def sent(value: str | None) -> str:
        headers = {"X-Request-Id": value} if value else {}
        return str(echo(client.get("/api/survey/v1/x", headers=headers))["headers"]["x-request-id"])

    assert sent("abc-1") == "abc-1"
    assert len(sent(None)) == 36
    assert '"' not in sent('"},{"')


@pytest.mark.parametrize(
    ("method", "path", "allowed", "refused"),
    [
        ("POST", "/api/identity/v1/people", 1.9, 2.1),
        ("PUT", "/api/survey/v1/waves/w/responses/r", 1.9, 2.1),
        ("POST", "/api/survey/v1/waves/w/responses:batch", 24, 26),
        ("POST", "/api/survey/v1/instruments", 24, 26),
        ("POST", "/api/identity/v1/projects/p/roster:import", 24, 26),
    ],
)
def test_a_body_over_the_limit_is_a_problem_in_json(
    gateway: System, method: str, path: str, allowed: float, refused: float
) -> None:
    # Connections of its own: one on which a body was refused half sent is good for nothing more.
    with httpx.Client(base_url=gateway.url, timeout=30) as client:
        size = int(allowed * MEGABYTE)
        assert echo(client.request(method, path, content=b"x" * size))["bytes"] == size
        answer = client.request(method, path, content=b"x" * int(refused * MEGABYTE))
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "too_large"
    assert answer.json()["request_id"]


def test_the_documentation_and_the_contracts_are_pages_of_the_interface(client: httpx.Client) -> None:
    moved = client.get("/api/docs")
    assert moved.status_code == 301, moved.text
    assert moved.headers["location"] == "/api/docs/"
    assert "docs" in client.get("/api/docs/").text
    assert client.get("/api/openapi/survey-api.json").json() == {}
    assert client.get("/api/openapi/none.json").status_code == 404


@pytest.mark.parametrize("path", ["/", "/projects/7/waves", "/sign-in"])
def test_addresses_of_the_app_show_the_app(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert "<title>app</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_a_public_link_shows_the_form_under_a_strict_policy(client: httpx.Client) -> None:
    answer = client.get("/s/2tGq0vQbY5")
    assert "<title>respond</title>" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_preview_may_stand_in_a_frame_of_the_app_and_of_nobody_else(client: httpx.Client) -> None:
    answer = client.get("/preview/")
    assert "<title>preview</title>" in answer.text
    assert answer.headers.get_list("x-frame-options") == ["SAMEORIGIN"]
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("base", ["", "/s", "/preview", "/api/docs"])
def test_a_hashed_file_is_kept_for_ever_and_comes_compressed(client: httpx.Client, base: str) -> None:
    answer = client.get(f"{base}/assets/main-abc.js", headers={"Accept-Encoding": "gzip"})
    assert answer.text == "let x = 1"
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("base", ["", "/s", "/preview", "/api/docs"])
def test_a_missing_hashed_file_is_not_the_page_and_is_not_kept(client: httpx.Client, base: str) -> None:
    answer = client.get(f"{base}/assets/main-old.js")
    assert answer.status_code == 404
    assert "<title>" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_the_form_s_worker_is_always_asked_for_anew(client: httpx.Client) -> None:
    answer = client.get("/s/sw.js")
    assert answer.text == "worker"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["service-worker-allowed"] == "/s/"


@pytest.mark.parametrize(
    "path", ["/", "/s/x", "/api/docs/", "/api/survey/v1/x", "/assets/none.js", "/api/none"]
)
def test_every_answer_carries_the_safety_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers or "caddy" not in headers["server"].lower()


@pytest.mark.parametrize("path", ["/api/none/v1", "/api", "/api/v1/x"])
def test_an_unknown_address_of_the_interface_is_a_problem_in_json(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("path", ["/health/ready", "/health/live", "/HEALTH/ready"])
def test_the_health_of_a_service_is_not_shown_outside(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_live_page_gets_its_events_at_once(client: httpx.Client) -> None:
    with client.stream("GET", "/api/survey/v1/live?topic=wave:1") as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        assert next(answer.iter_lines()) == "event: changed"


@dataclass
class Traffic:
    """What one client saw: answers to reads, and for writes how often one had to be sent again."""

    reads: list[int]
    writes: list[int]
    repeats: int = 0


def write(client: httpx.Client, number: int, seen: Traffic) -> int:
    """An answer under an id of the client's, repeated as the gateway asks. Returns the bytes received."""
    body = b"x" * (1000 * number)
    while True:
        try:
            answer = client.put(f"/api/survey/v1/waves/w/responses/{number}", content=body)
        except httpx.RemoteProtocolError:
            # After a refusal in the middle of a body the gateway may close the connection while the next request
            # is on its way: browsers send that again by themselves, and the id makes it harmless.
            seen.repeats += 1
            continue
        if answer.status_code != 503:
            return int(echo(answer)["bytes"]) - len(body)
        assert answer.headers["retry-after"]
        seen.repeats += 1


HEALTH_CHECKS_AT_ONCE = 4
"""`health_timeout` through `health_interval`: so many may be under way, each on a connection of the pool."""


def most_repeats(clients: int) -> int:
    """How often, at most, writes are sent again when the service that takes them restarts once.

    Each 503 to a write uses up a connection that was open to the old process: one that is refused is tried again
    by the gateway, for ten seconds. The gateway's pool for the address holds one for each client, who has one
    request under way, and those of its health checks. All of them may meet writes: one that was just in use, and
    then, by the client who repeats at once, idle ones that the gateway has not yet seen closed. And while the
    process ends, the kernel still takes one more connection of each client for it, which ends with the process;
    after that there is nobody to connect to. The restart of another service cuts no write.
    """
    pool = clients + HEALTH_CHECKS_AT_ONCE
    return pool + clients


def test_a_restart_of_a_service_loses_no_request(gateway: System) -> None:
    """Reads wait unseen; a write that was cut off in the middle is asked for again, and arrives whole."""
    stop = threading.Event()

    def ask(number: int) -> Traffic:
        seen = Traffic([], [])
        with httpx.Client(base_url=gateway.url, timeout=30) as own:
            while not stop.is_set() or len(seen.reads) < 40:
                seen.reads.append(own.get("/api/pdsa/v1/x").status_code)
                seen.writes.append(write(own, number, seen))
        return seen

    restarts = ("pdsa-api", "survey-api")
    with ThreadPoolExecutor() as threads:
        asking = [threads.submit(ask, number) for number in range(1, 5)]
        try:
            for part in restarts:
                gateway.stop_part(part)
                gateway.start_part(part)
                gateway.wait_ready(part)
        finally:
            stop.set()
        traffic = [one.result() for one in asking]
    assert {status for one in traffic for status in one.reads} == {200}
    assert {missing for one in traffic for missing in one.writes} == {0}
    assert sum(one.repeats for one in traffic) <= most_repeats(len(asking))


def test_a_service_that_is_down_is_named(gateway: System, client: httpx.Client) -> None:
    gateway.stop_part("reports-api")
    try:
        answer = client.get("/api/reports/v1/runs")
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"] == "2"
        assert answer.json()["part"] == "reports-api"
        assert echo(client.get("/api/survey/v1/x"))["service"] == "survey"
    finally:
        gateway.start_part("reports-api")
        gateway.wait_ready("reports-api")


def test_it_listens_on_the_loopback_address_only(gateway: System) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1", "127.0.1.1"}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((str(address), gateway.settings.ports.gateway), timeout=2)


def test_nothing_is_written_outside_its_folder(gateway: System) -> None:
    told = gateway.gateway.environment()
    assert told["HOME"] == str(gateway.gateway.folder)
    assert not list(gateway.gateway.folder.glob("**/autosave.json"))
