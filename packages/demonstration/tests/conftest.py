"""The generated programme, and an installation in memory that answers as the wire's description says."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from demonstration.generate import Programme, programme
from demonstration.load.settings import Settings

from .library_double import library_routes

Body = dict[str, Any]


@pytest.fixture(scope="session")
def demo() -> Programme:
    return programme()


@pytest.fixture(scope="session", params=[2022, 1, 987_654_321])
def any_seed(request: pytest.FixtureRequest) -> Programme:
    return programme(int(request.param))


class Crash(Exception):
    """The loader's process ends here."""


class Refused(Exception):
    def __init__(self, status: int, code: str, detail: str = "") -> None:
        self.status, self.code, self.detail = status, code, detail


class Installation:
    """Keeps each list in memory, apart by tenant; `crash_at` ends the loader before or after that request."""

    Crash = Crash

    def __init__(self) -> None:
        self.code = "setup-code"
        self.accounts: dict[str, tuple[str, str]] = {}
        self.clients: dict[str, str] = {}
        self.lists: dict[str, list[Body]] = {}
        self.events: list[str] = []
        self.requests = 0
        self.writes: list[int] = []
        self.crash_at: int | None = None
        self.crash_after_effect = False
        self.tenants = 0
        self.uploads: dict[str, bytes] = {}
        self.headers: dict[str, str] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        if request.method != "GET" and not request.url.path.endswith(("/session", "/token")):
            self.writes.append(self.requests)
        crashes = self.requests == self.crash_at
        if crashes and not self.crash_after_effect:
            raise Crash
        self.headers = {}
        try:
            status, body = self._answer(request)
        except Refused as refusal:
            status = refusal.status
            body = {"code": refusal.code, "title": refusal.code, "detail": refusal.detail, "status": status}
        if crashes:
            raise Crash
        return httpx.Response(status, json=body, headers=self.headers)

    def _answer(self, request: httpx.Request) -> tuple[int, Any]:
        path = re.sub(r"^/api/\w+/v1", "", request.url.path)
        if request.method == "POST" and path == "/setup":
            return self._set_up(json.loads(request.content))
        if request.method == "GET" and path == "/setup":
            return 200, {"needed": not self.tenants}
        if path == "/session":
            return self._sign_in(json.loads(request.content))
        if path == "/token":
            return self._token(dict(parse_qsl(request.content.decode())))
        said = request.headers.get("Authorization", "")
        tenant = said.removeprefix("Bearer ").removeprefix("Link ").partition("|")[0]
        if not tenant:
            raise Refused(401, "token.missing")
        for method, pattern, handler in self._routes():
            match = re.fullmatch(pattern, path)
            if match and request.method == method:
                return handler(tenant, request, *match.groups())
        raise Refused(404, "not_found", f"{request.method} {path}")

    def _routes(self) -> list[tuple[str, str, Callable[..., tuple[int, Any]]]]:
        return [
            ("GET", "/me", lambda *_: (200, {})),
            ("POST", "/tenants", self._tenant),
            ("POST", "/projects/([^/]+)/roster:import", self._import),
            ("POST", "/instruments", self._instrument),
            ("POST", "/waves/([^/]+):open", self._open),
            ("POST", "/waves/([^/]+):close", self._close),
            ("GET", "/waves/([^/]+)/invitations", self._invitations),
            ("POST", "/waves/([^/]+)/responses:batch", self._batch),
            ("POST", "/waves/([^/]+)/links", self._links),
            ("GET", "/waves/([^/]+)/links", self._list_links),
            ("PUT", "/waves/([^/]+)/responses/([^/]+)", self._put),
            ("PUT", "/waves/([^/]+)/responses/([^/]+)/own", self._amend),
            ("POST", "/clients", self._client),
            ("DELETE", "/clients/(.+)", self._delete_client),
            ("POST", "/accounts", self._account),
            ("POST", "/measures/([^/]+)/imports", self._observations),
            ("POST", "/measures/([^/]+)/(phases|notes)", self._mark),
            ("GET", "/measures/([^/]+)/(phases|notes)", self._marks),
            ("PATCH", "/cycles/(.+)", self._change_cycle),
            ("POST", "/cycles/(.+)/stage", self._move_cycle),
            ("POST", "/cycles/(.+)/next", self._next_cycle),
            ("POST", "/notices/read", self._read_notices),
            ("POST", "/uploads", self._upload),
            ("PATCH", "/uploads/(.+)", self._piece),
            ("POST", "/evidence/([^/]+)/file", self._attach),
            ("GET", "/theories/([^/]+)", self._theory),
            ("PATCH", "/theories/([^/]+)", self._change_theory),
            ("POST", "/theories/([^/]+)/variants", self._variant),
            ("PATCH", "/ideas/(.+)", self._change_idea),
            ("POST", "/ideas/(.+)/adoptions", self._adopt),
            ("POST", "/reviews/([^/]+)/answer", self._answer_review),
            *library_routes(self),
            ("POST", "/([a-z]+)", self._create),
            ("GET", "/([a-z]+)", self._list),
        ]

    def rows(self, name: str, tenant: str = "T1") -> list[Body]:
        return self.lists.setdefault(f"{tenant}/{name}", [])

    def _new(self, tenant: str, name: str, body: Body) -> Body:
        items = self.rows(name, tenant)
        made = {"id": f"{tenant}-{name}-{len(items) + 1}", **body}
        items.append(made)
        return made

    def _new_tenant(self, administrator: Body) -> str:
        self.tenants += 1
        tenant = f"T{self.tenants}"
        self.accounts[administrator["email"]] = (administrator["password"], tenant)
        return tenant

    def _set_up(self, body: Body) -> tuple[int, Any]:
        if self.tenants:
            raise Refused(409, "setup.done")
        if body["code"] != self.code:
            raise Refused(403, "setup.code_wrong", "That is not the code.")
        return 201, {"tenant_id": self._new_tenant(body["administrator"])}

    def _sign_in(self, body: Body) -> tuple[int, Any]:
        password, tenant = self.accounts.get(body["email"], (None, ""))
        if password != body["password"]:
            raise Refused(401, "sign_in.failed", "The address or the password is wrong.")
        return 200, {"access_token": f"{tenant}|{body['email']}", "expires_in": 300}

    def _token(self, form: dict[str, str]) -> tuple[int, Any]:
        if self.clients.get(form["client_id"]) != form["client_secret"]:
            raise Refused(401, "client.unknown")
        return 200, {"access_token": f"T1|{form['client_id']}", "expires_in": 300}

    def _tenant(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        return 201, {"id": self._new_tenant(json.loads(request.content)["administrator"])}

    def _import(self, tenant: str, request: httpx.Request, project: str) -> tuple[int, Any]:
        body = json.loads(request.content)
        created = {"people": 0, "networks": 0, "organisations": 0}
        for row in body["rows"]:
            network = {"code": row["network_code"], "project_id": project}
            district = {"code": row["district_code"], "project_id": project, "kind": "district"}
            school = {"code": row["school_code"], "project_id": project, "kind": "school"}
            person = {"code": row["person_code"], "email": row["email"], "project_id": project}
            units = (("networks", network), ("organisations", district), ("organisations", school))
            for name, wanted in (*units, ("people", person)):
                if not any(item["code"] == wanted["code"] for item in self.rows(name, tenant)):
                    self._new(tenant, name, {**wanted, "site_id": body["site_id"]})
                    created[name] += 1
        return 200, {"created": created, "unchanged": 4 * len(body["rows"]) - sum(created.values())}

    def _instrument(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        digest = hashlib.sha256(request.content).hexdigest()
        for found in self.rows("instruments", tenant):
            if found["digest"] == digest:
                return 200, found
        made = {
            "digest": digest,
            "version_id": digest[:8],
            "project_id": request.url.params["project_id"],
            "title": "Cuestionario",
            "questions": 24,
        }
        return 201, self._new(tenant, "instruments", made)

    def _wave(self, tenant: str, wave: str) -> Body:
        return next(item for item in self.rows("waves", tenant) if item["id"] == wave)

    def _open(self, tenant: str, _: httpx.Request, wave_id: str) -> tuple[int, Any]:
        wave = self._wave(tenant, wave_id)
        people = [p for p in self.rows("people", tenant) if p.get("site_id") == wave["site_id"]]
        for person in people:
            self._new(tenant, f"invitations/{wave_id}", {"person_id": person["id"]})
        wave.update(state="open", invited=len(people))
        return 200, wave

    def _close(self, tenant: str, _: httpx.Request, wave_id: str) -> tuple[int, Any]:
        wave = self._wave(tenant, wave_id)
        wave["state"] = "closed"
        kinds = [definition["kind"] for definition in self.rows("definitions", tenant)]
        stored = len(self.rows(f"responses/{wave_id}", tenant))
        self.events.append(f"{wave['title']} closed with {stored} responses, reports {kinds}")
        return 200, wave

    def _invitations(self, tenant: str, request: httpx.Request, wave: str) -> tuple[int, Any]:
        return self._page(self.rows(f"invitations/{wave}", tenant), request)

    def _batch(self, tenant: str, request: httpx.Request, wave_id: str) -> tuple[int, Any]:
        if self._wave(tenant, wave_id)["state"] != "open":
            raise Refused(409, "wave.closed")
        stored = self.rows(f"responses/{wave_id}", tenant)
        invited = {invitation["id"] for invitation in self.rows(f"invitations/{wave_id}", tenant)}
        results = []
        for response in json.loads(request.content)["responses"]:
            if response["invitation_id"] not in invited:
                raise Refused(422, "response.invalid", "not an invitation of this wave")
            known = response in stored
            if not known:
                stored.append(response)
            results.append({"id": response["id"], "status": "repeated" if known else "created"})
        return 200, {"results": results}

    def _put(self, tenant: str, request: httpx.Request, wave: str, response: str) -> tuple[int, Any]:
        if self._wave(tenant, wave)["invitation_mode"] == "named":
            return self._answer_by_link(tenant, request, wave, response)
        stored, sent = self.rows(f"sent/{wave}", tenant), json.loads(request.content)
        if not stored:
            stored.append({"id": response, "versions": [sent]})
        assert stored[0]["versions"][0] == sent
        return 200, {"id": response, "amend_token": f"amends {response}"}

    def _amend(self, tenant: str, request: httpx.Request, wave: str, response: str) -> tuple[int, Any]:
        (stored,) = self.rows(f"sent/{wave}", tenant)
        if request.headers["Amend-Token"] != f"amends {response}":
            raise Refused(404, "not_found")
        sent = json.loads(request.content)
        if sent not in stored["versions"]:
            if request.headers["If-Match"] != f'"{len(stored["versions"])}"':
                raise Refused(412, "conflict.version")
            stored["versions"].append(sent)
        return 200, {"id": response, "version": 2}

    def _links(self, tenant: str, _: httpx.Request, wave_id: str) -> tuple[int, Any]:
        site = self._wave(tenant, wave_id)["site_id"]
        if self._wave(tenant, wave_id)["invitation_mode"] == "named":
            return self._personal_links(tenant, wave_id)
        linked = {link["unit"] for link in self.rows(f"links/{wave_id}", tenant)}
        for network in self.rows("networks", tenant):
            if network["site_id"] == site and network["id"] not in linked:
                url = f"https://duru.example/s/{tenant}|{network['id']}"
                self._new(tenant, f"links/{wave_id}", {"unit": network["id"], "url": url})
        return 201, {"items": self.rows(f"links/{wave_id}", tenant)}

    def _personal_links(self, tenant: str, wave_id: str) -> tuple[int, Any]:
        links = self.rows(f"links/{wave_id}", tenant)
        for invitation in self.rows(f"invitations/{wave_id}", tenant)[len(links) :]:
            url = f"https://redes.example/s/{tenant}|{invitation['id']}"
            self._new(tenant, f"links/{wave_id}", {"person": dict(invitation), "url": url})
        return 201, {"items": links}

    def _list_links(self, tenant: str, request: httpx.Request, wave_id: str) -> tuple[int, Any]:
        return self._page(self.rows(f"links/{wave_id}", tenant), request)

    def _answer_by_link(
        self, tenant: str, request: httpx.Request, wave_id: str, response: str
    ) -> tuple[int, Any]:
        invitation = request.headers["Authorization"].partition("|")[2]
        if invitation not in {one["id"] for one in self.rows(f"invitations/{wave_id}", tenant)}:
            raise Refused(404, "link.unknown")
        body = {"id": response, "invitation_id": invitation, **json.loads(request.content)}
        stored = self.rows(f"responses/{wave_id}", tenant)
        known = body in stored
        if not known:
            stored.append(body)
        return 200 if known else 201, {"id": response}

    def _client(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        made = self._new(tenant, "clients", json.loads(request.content))
        made["id"] += f"-{self.requests}"
        self.clients[made["id"]] = f"secret-{made['id']}"
        return 201, {**made, "client_secret": self.clients[made["id"]]}

    def _delete_client(self, tenant: str, _: httpx.Request, client: str) -> tuple[int, Any]:
        clients = self.rows("clients", tenant)
        clients[:] = [item for item in clients if item["id"] != client]
        del self.clients[client]
        return 200, {}

    def _account(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        body = json.loads(request.content)
        self.accounts[body["email"]] = (body["password"], tenant)
        return 201, self._new(tenant, "accounts", {"person_id": body["person_id"], "email": body["email"]})

    def _observations(self, tenant: str, request: httpx.Request, measure: str) -> tuple[int, Any]:
        """Rows that are there already are left as they are."""
        kept = self.rows(f"observations/{measure}", tenant)
        new = [row for row in json.loads(request.content)["text"].splitlines()[1:] if row not in kept]
        kept += new
        return 200, {"stored": len(new)}

    def _mark(self, tenant: str, request: httpx.Request, measure: str, kind: str) -> tuple[int, Any]:
        return 201, self._new(tenant, f"{kind}/{measure}", json.loads(request.content))

    def _marks(self, tenant: str, _: httpx.Request, measure: str, kind: str) -> tuple[int, Any]:
        return 200, {"items": self.rows(f"{kind}/{measure}", tenant)}

    def _cycle(self, tenant: str, request: httpx.Request, cycle_id: str) -> Body:
        cycle = next(item for item in self.rows("cycles", tenant) if item["id"] == cycle_id)
        if request.headers["If-Match"] != f'"{cycle["version"]}"':
            raise Refused(412, "conflict.version")
        return cycle

    def _change_cycle(self, tenant: str, request: httpx.Request, cycle_id: str) -> tuple[int, Any]:
        cycle, sent = self._cycle(tenant, request, cycle_id), json.loads(request.content)
        if "questions" in sent:
            sent["questions"] = [{"id": f"q{n}", **one} for n, one in enumerate(sent["questions"])]
        if any(cycle.get(name) != value for name, value in sent.items()):
            cycle.update(sent, version=cycle["version"] + 1)
        return 200, cycle

    def _move_cycle(self, tenant: str, request: httpx.Request, cycle_id: str) -> tuple[int, Any]:
        cycle, order = self._cycle(tenant, request, cycle_id), ["plan", "do", "study", "act", "closed"]
        stage = json.loads(request.content)["stage"]
        if order.index(stage) != order.index(cycle["stage"]) + 1:
            raise Refused(409, "cycle.stage_out_of_order")
        cycle.update(stage=stage, version=cycle["version"] + 1)
        self._new(tenant, "notices", {"read": False})
        return 200, cycle

    def _next_cycle(self, tenant: str, request: httpx.Request, before: str) -> tuple[int, Any]:
        previous = next(item for item in self.rows("cycles", tenant) if item["id"] == before)
        if not previous.get("decision"):
            raise Refused(409, "cycle.not_decided")
        inherited = ("project_id", "network_id", "school_id", "team_id", "aim_id", "idea_id", "questions")
        body = {name: previous[name] for name in inherited} | json.loads(request.content)
        state = {"previous_id": before, "stage": "plan", "version": 1, "happened": ""}
        return 201, self._new(tenant, "cycles", body | state)

    def _read_notices(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        """Newest first in the list, as the service has it; here all are read up to the one that is named."""
        assert json.loads(request.content)["up_to"] in {one["id"] for one in self.rows("notices", tenant)}
        for one in self.rows("notices", tenant):
            one["read"] = True
        return 204, {}

    def _upload(self, tenant: str, request: httpx.Request) -> tuple[int, Any]:
        """What was begun and not finished runs out by itself, so it is in no list."""
        upload = f"up{self.requests}"
        self.uploads[upload] = b""
        self.headers = {"Location": f"/api/pdsa/v1/uploads/{upload}"}
        return 201, {}

    def _piece(self, _: str, request: httpx.Request, upload: str) -> tuple[int, Any]:
        if int(request.headers["Upload-Offset"]) != len(self.uploads[upload]):
            raise Refused(409, "upload.offset")
        self.uploads[upload] += request.content
        return 204, {}

    def _attach(self, tenant: str, request: httpx.Request, evidence: str) -> tuple[int, Any]:
        piece = next(item for item in self.rows("evidence", tenant) if item["id"] == evidence)
        content = self.uploads.pop(json.loads(request.content)["upload_id"])
        if hashlib.sha256(content).hexdigest() != piece["file"]["sha256"]:
            raise Refused(422, "evidence.other_file")
        piece["state"] = "complete"
        return 200, piece

    def _theory(self, tenant: str, _: httpx.Request, theory: str) -> tuple[int, Any]:
        return 200, next(item for item in self.rows("theories", tenant) if item["id"] == theory)

    def _change_theory(self, tenant: str, request: httpx.Request, theory: str) -> tuple[int, Any]:
        _, found = self._theory(tenant, request, theory)
        if request.headers["If-Match"] != f'"{found["version"]}"':
            raise Refused(412, "conflict.version")
        found.update(json.loads(request.content), version=found["version"] + 1)
        return 200, found

    def _variant(self, tenant: str, request: httpx.Request, theory: str) -> tuple[int, Any]:
        _, found = self._theory(tenant, request, theory)
        kept = {name: found[name] for name in ("project_id", "network_id", "problem", "causes", "drivers")}
        body = {**kept, **json.loads(request.content), "version": 1, "base_version": found["version"]}
        return 201, self._new(tenant, "theories", body)

    def _adopt(self, tenant: str, request: httpx.Request, parent: str) -> tuple[int, Any]:
        if not any(item["id"] == parent for item in self.rows("ideas", tenant)):
            raise Refused(404, "not_found")
        body = {**json.loads(request.content), "parent_id": parent, "status": "idea", "version": 1}
        return 201, self._new(tenant, "ideas", body)

    def _change_idea(self, tenant: str, request: httpx.Request, idea_id: str) -> tuple[int, Any]:
        idea = next(item for item in self.rows("ideas", tenant) if item["id"] == idea_id)
        if request.headers["If-Match"] != f'"{idea["version"]}"':
            raise Refused(412, "conflict.version")
        idea.update(json.loads(request.content), version=idea["version"] + 1)
        return 200, idea

    def _answer_review(self, tenant: str, _: httpx.Request, review_id: str) -> tuple[int, Any]:
        review = next(item for item in self.rows("reviews", tenant) if item["id"] == review_id)
        if review["state"] != "open":
            raise Refused(409, "review.closed")
        review["state"] = "answered"
        return 200, review

    def _create(self, tenant: str, request: httpx.Request, name: str) -> tuple[int, Any]:
        body = json.loads(request.content)
        asked = [{**one, "id": f"q{number}"} for number, one in enumerate(body.get("questions", []))]
        own: dict[str, Body] = {
            "waves": {"state": "draft"},
            "cycles": {"stage": "plan", "version": 1, "questions": asked, "happened": ""},
            "evidence": {"state": "waiting" if body.get("file") else "complete"},
            "ideas": {"status": "idea", "version": 1},
            "reviews": {"state": "open"},
            "people": {"code": f"made-for-{body.get('email')}"},
            "theories": {"version": 1, "school_id": None},
        }
        return 201, self._new(tenant, name, {**body, **own.get(name, {})})

    def _list(self, tenant: str, request: httpx.Request, name: str) -> tuple[int, Any]:
        return self._page(self.rows(name, tenant), request)

    def _page(self, items: list[Body], request: httpx.Request) -> tuple[int, Any]:
        query = dict(request.url.params)
        start, limit = int(query.pop("cursor", 0)), int(query.pop("limit", 50))
        kept = [item for item in items if all(item.get(key, value) == value for key, value in query.items())]
        more = start + limit < len(kept)
        return 200, {
            "items": kept[start : start + limit],
            "next_cursor": str(start + limit) if more else None,
        }


@pytest.fixture
def installation() -> Installation:
    return Installation()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    code = tmp_path / "setup-code"
    code.write_text("setup-code\n")
    return Settings("http://redes.example", code, tmp_path / "accounts.txt", tmp_path / "loaded")
