"""The order of the work."""

from collections.abc import Callable
from typing import TypeVar

import httpx
from duru_client import Client, ClientCredentials, ClientError, Credentials, PasswordSignIn, Problem, Retry

from demonstration.accounts import ADMINISTRATOR_EMAIL, ADMINISTRATOR_NAME, OTHER_ADMINISTRATOR_EMAIL
from demonstration.generate import Programme
from demonstration.load.directory import Places, load_directory
from demonstration.load.failures import LoadFailed
from demonstration.load.improvement import load_improvement
from demonstration.load.ledger import Ledger, write_private
from demonstration.load.other import load_other_tenant
from demonstration.load.people import load_accounts, load_client
from demonstration.load.reports import load_reports
from demonstration.load.rest import Rest, stable_key
from demonstration.load.settings import Settings
from demonstration.load.waves import close_wave, give_out_links, load_instrument, open_wave, send_responses

_IDENTITY = "/api/identity/v1"

Say = Callable[[str], None]
T = TypeVar("T")


class Loader:
    """Loads one programme into one installation; running it again completes what is missing."""

    def __init__(
        self,
        settings: Settings,
        demo: Programme,
        say: Say,
        *,
        transport: httpx.BaseTransport | None = None,
        retry: Retry | None = None,
    ) -> None:
        self._settings = settings
        self._demo = demo
        self._say = say
        self._transport = transport
        self._retry = retry
        self._ledger = Ledger(settings.accounts_file)

    def run(self) -> None:
        """Raises LoadFailed, naming the step, when something can not be done."""
        with (
            self._client(None) as anybody,
            self._client(self._sign_in(ADMINISTRATOR_EMAIL)) as administrator,
            self._client(self._sign_in(OTHER_ADMINISTRATOR_EMAIL)) as other,
        ):
            rest = Rest(administrator, self._say)
            self._step("set up the installation", lambda: self._set_up(anybody))
            places = self._step("load projects, sites and rosters", lambda: load_directory(rest, self._demo))
            self._step("load the accounts", lambda: load_accounts(rest, places, self._ledger))
            self._step("define the reports", lambda: load_reports(rest, places))
            self._step("load the waves", lambda: self._load_waves(rest, places))
            self._step("load aims and cycles", lambda: load_improvement(rest, self._demo, places))
            self._step(
                "load the second organisation",
                lambda: load_other_tenant(rest, Rest(other, self._say), self._demo.other, self._ledger),
            )
        write_private(self._settings.marker, "The demonstration is loaded.\n")
        self._say("the demonstration is loaded")

    def _set_up(self, anybody: Client) -> None:
        if not anybody.json("GET", f"{_IDENTITY}/setup")["needed"]:
            self._check_that_it_is_ours()
            return
        anybody.request(
            "POST",
            f"{_IDENTITY}/setup",
            json={
                "code": self._setup_code(),
                "tenant": {
                    "name": self._demo.organisation,
                    "country": "CL",
                    "language": "es",
                    "time_zone": "America/Santiago",
                },
                "administrator": {
                    "name": ADMINISTRATOR_NAME,
                    "email": ADMINISTRATOR_EMAIL,
                    "password": self._ledger.password(ADMINISTRATOR_EMAIL),
                },
            },
            idempotency_key=stable_key("setup"),
        )
        self._say(f"organisation: {self._demo.organisation}")

    def _check_that_it_is_ours(self) -> None:
        with self._client(self._sign_in(ADMINISTRATOR_EMAIL)) as administrator:
            try:
                administrator.request("GET", f"{_IDENTITY}/me")
            except Problem as problem:
                if problem.status != 401:
                    raise
                raise LoadFailed(
                    f"{self._settings.public_url} was set up by somebody else, and {ADMINISTRATOR_EMAIL} can "
                    "not sign in with the password kept here; the demonstration needs an empty installation "
                    "(make reset)"
                ) from problem

    def _setup_code(self) -> str:
        try:
            return self._settings.setup_code_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise LoadFailed(
                f"could not read the set-up code in {self._settings.setup_code_file}: {error.strerror}"
            ) from error

    def _load_waves(self, rest: Rest, places: Places) -> None:
        demo, project, site = self._demo, places.project, places.sites[self._demo.monitoring_code]
        instrument = load_instrument(rest, project, demo.questionnaire, "red_colaborativa.xlsx")
        first = open_wave(rest, project, site, instrument, demo.first_wave, mode="named")
        secret = load_client(rest, places, self._ledger)
        if first["state"] == "open":
            with self._client(ClientCredentials(secret.client_id, secret.secret)) as partner:
                send_responses(rest, first, project, demo.responses, Rest(partner, self._say))
        close_wave(rest, first)
        second = open_wave(rest, project, site, instrument, demo.second_wave, mode="anonymous")
        give_out_links(rest, second)

    def _sign_in(self, email: str) -> PasswordSignIn:
        return PasswordSignIn(email, self._ledger.password(email))

    def _client(self, credentials: Credentials | None) -> Client:
        return Client(self._settings.public_url, credentials, retry=self._retry, transport=self._transport)

    def _step(self, what: str, work: Callable[[], T]) -> T:
        try:
            return work()
        except ClientError as error:
            raise LoadFailed(f"could not {what}: {error}") from error
