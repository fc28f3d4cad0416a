"""The whole system, started once from its real parts, with the demonstration programme loaded through REST."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from duru_local.settings import Settings
from duru_local.system import System

ADMINISTRATOR = "admin@demo.example"
OTHER_ADMINISTRATOR = "admin.other@demo.example"
EARLIER_WAVE = "Monitoreo de redes 2021"
"""With one statement in other words: what the year after can not be compared with."""
RESEARCHER = "researcher@demo.example"
FACILITATOR = "facilitator@demo.example"
DISTRICT = "district@demo.example"
LEADER = "leader.kenya@demo.example"

SERVICES = {
    "identity": "identity-api",
    "pdsa": "pdsa-api",
    "survey": "survey-api",
    "reports": "reports-worker",
}


def until(holds: Callable[[], Any], *, seconds: float = 60.0, why: str = "it") -> Any:
    """Ask until the answer is truthy, and return it; a part that does not answer is asked again."""
    deadline = time.monotonic() + seconds
    last: Any = None
    while time.monotonic() < deadline:
        try:
            last = holds()
        except httpx.HTTPError as error:
            last = error
        else:
            if last:
                return last
        time.sleep(0.1)
    raise AssertionError(f"{why} did not come to hold within {seconds:g} s; last: {last!r}")


@dataclass
class House:
    """The running system and the people of the demonstration."""

    system: System
    _signed_in: dict[str, tuple[float, httpx.Client]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.system.url

    def accounts(self) -> dict[str, str]:
        """Account (or client id) -> password (or secret)."""
        lines = self.system.installation.accounts_file.read_text().splitlines()
        rows = [re.split(r"\s{2,}", line.strip()) for line in lines if line.strip() and line[0] != "#"]
        return {row[0]: row[1] for row in rows}

    def partner_id(self) -> str:
        return next(name for name in self.accounts() if "@" not in name)

    def anonymous(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30)

    def token(self, account: str) -> str:
        with self.anonymous() as client:
            secret = self.accounts()[account]
            if "@" in account:
                answer = client.post("/api/identity/v1/session", json={"email": account, "password": secret})
            else:
                answer = client.post(
                    "/api/identity/v1/token",
                    data={"grant_type": "client_credentials", "client_id": account, "client_secret": secret},
                )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def client(self, account: str = ADMINISTRATOR) -> httpx.Client:
        """A client signed in as `account`; its token is renewed before it ends."""
        known = self._signed_in.get(account)
        if known and time.monotonic() - known[0] < 200:
            return known[1]
        made = httpx.Client(
            base_url=self.url, timeout=30, headers={"Authorization": f"Bearer {self.token(account)}"}
        )
        if known:
            known[1].close()
        self._signed_in[account] = (time.monotonic(), made)
        return made

    def get(self, path: str, account: str = ADMINISTRATOR, **query: Any) -> Any:
        answer = self.client(account).get(path, params=query)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    def every(self, path: str, account: str = ADMINISTRATOR, **query: Any) -> list[dict[str, Any]]:
        """All items of a list, page by page."""
        items: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = self.get(path, account, limit=200, **query, **more)
            items += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return items

    def project(self, account: str = ADMINISTRATOR) -> str:
        return str(self.get("/api/identity/v1/projects", account)["items"][0]["id"])

    def waves(self, account: str = ADMINISTRATOR) -> list[dict[str, Any]]:
        return self.every("/api/survey/v1/waves", account, project_id=self.project(account))

    def wave(self, state: str) -> dict[str, Any]:
        """The demonstration's own monitoring that is open, or the one that was closed; tests make others later."""
        found = [w for w in self.waves() if w["state"] == state and w["title"] != EARLIER_WAVE]
        return min(found, key=lambda w: str(w["created_at"]))

    def documents(self, wave_id: str) -> list[dict[str, Any]]:
        runs = [
            run
            for run in self.every("/api/reports/v1/runs", project_id=self.project())
            if run["wave_id"] == wave_id
        ]
        return [d for run in runs for d in self.every("/api/reports/v1/documents", run_id=run["id"])]

    def close(self) -> None:
        for _, client in self._signed_in.values():
            client.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    system = System(Settings.for_test(tmp_path_factory.mktemp("system")))
    system.start()
    try:
        system.load_demonstration()
        made = House(system)
        yield made
        made.close()
    finally:
        system.stop()
