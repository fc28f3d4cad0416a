"""The order of the work."""

from collections.abc import Callable
from typing import TypeVar

import httpx
from duru_client import Client, ClientCredentials, ClientError, Credentials, PasswordSignIn, PublicLink, Retry
from duru_client.operations.identity import SetupIn
from duru_client.operations.survey import WaveOut

from demonstration.accounts import ADMINISTRATOR_EMAIL, ADMINISTRATOR_NAME, OTHER_ADMINISTRATOR_EMAIL
from demonstration.generate import Programme
from demonstration.load.advice import load_advice
from demonstration.load.calls import Caller, stable_key
from demonstration.load.changed_answer import load_changed_answer
from demonstration.load.cycles import load_cycles
from demonstration.load.directory import Places, load_directory
from demonstration.load.drafts import load_draft
from demonstration.load.evidence import load_evidence
from demonstration.load.failures import LoadFailed
from demonstration.load.ideas import load_ideas, move_ideas
from demonstration.load.improvement import load_aims, load_teams
from demonstration.load.ledger import Ledger, write_private
from demonstration.load.library import load_library
from demonstration.load.measures import load_measures
from demonstration.load.other import can_sign_in, load_other_tenant
from demonstration.load.people import load_accounts, load_client
from demonstration.load.reports import load_reports
from demonstration.load.settings import Settings
from demonstration.load.talk import load_talk
from demonstration.load.theories import load_theories
from demonstration.load.waves import close_wave, give_out_links, load_instrument, open_wave, send_responses
from demonstration.model import Response

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
            self._client(self._sign_in(ADMINISTRATOR_EMAIL)) as administrator,
            self._client(self._sign_in(OTHER_ADMINISTRATOR_EMAIL)) as other,
        ):
            caller = Caller(administrator, self._say)
            self._step("set up the installation", lambda: self._set_up(caller))
            places = self._step(
                "load projects, sites and rosters", lambda: load_directory(caller, self._demo)
            )
            self._step("load the accounts", lambda: load_accounts(caller, places, self._ledger))
            # Before any report is defined: reports follow the waves that close after they were defined.
            self._step("load the wave of the year before", lambda: self._load_earlier_wave(caller, places))
            self._step("define the reports", lambda: load_reports(caller, places))
            questionnaire = self._step("load the waves", lambda: self._load_waves(caller, places))
            self._step("fill the library", lambda: load_library(caller, places, questionnaire))
            self._step(
                "ask whom the Kenyan leaders turn to",
                lambda: load_advice(
                    caller, self._demo.advice, places.sites[self._demo.advice_code], places, self._client
                ),
            )
            self._step("load the wave about support", lambda: self._load_support(caller, places))
            self._step("begin a questionnaire", lambda: load_draft(caller, places))
            self._load_improvement(caller, places)
            self._step(
                "load the second organisation",
                lambda: load_other_tenant(caller, Caller(other, self._say), self._demo.other, self._ledger),
            )
        write_private(self._settings.marker, "The demonstration is loaded.\n")
        self._say("the demonstration is loaded")

    def _set_up(self, caller: Caller) -> None:
        with self._client(None) as anybody:
            if anybody.identity.read_setup()["needed"]:
                anybody.identity.set_up(self._setup(), idempotency_key=stable_key("setup"))
                self._say(f"organisation: {self._demo.organisation}")
                return
        if not can_sign_in(caller):
            raise LoadFailed(
                f"{self._settings.public_url} was set up by somebody else, and {ADMINISTRATOR_EMAIL} can not "
                "sign in with the password kept here; the demonstration needs an empty installation (make reset)"
            )

    def _setup(self) -> SetupIn:
        return {
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
        }

    def _setup_code(self) -> str:
        try:
            return self._settings.setup_code_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise LoadFailed(
                f"could not read the set-up code in {self._settings.setup_code_file}: {error.strerror}"
            ) from error

    def _load_earlier_wave(self, caller: Caller, places: Places) -> None:
        demo, site = self._demo, places.sites[self._demo.monitoring_code]
        file = "red_colaborativa_2021.xlsx"
        instrument = load_instrument(caller, places.project, demo.earlier_questionnaire, file)
        wave = open_wave(caller, instrument, site, demo.earlier_wave, "named")
        self._send(caller, places, wave, demo.earlier_responses)
        close_wave(caller, wave)

    def _load_support(self, caller: Caller, places: Places) -> None:
        """It stays open: four of nineteen have not answered yet."""
        support = self._demo.support
        instrument = load_instrument(
            caller, places.project, support.questionnaire, "sino_ang_sumusuporta.xlsx"
        )
        wave = open_wave(caller, instrument, places.sites[support.site], support.wave, "named")
        self._send(caller, places, wave, support.responses)

    def _send(self, caller: Caller, places: Places, wave: WaveOut, responses: tuple[Response, ...]) -> None:
        secret = load_client(caller, places, self._ledger)
        if wave["state"] == "open":
            with self._client(ClientCredentials(secret.client_id, secret.secret)) as partner:
                send_responses(caller, wave, responses, Caller(partner, self._say))

    def _load_waves(self, caller: Caller, places: Places) -> str:
        """The id of the questionnaire that they ask."""
        demo, site = self._demo, places.sites[self._demo.monitoring_code]
        instrument = load_instrument(caller, places.project, demo.questionnaire, "red_colaborativa.xlsx")
        monitoring = open_wave(caller, instrument, site, demo.first_wave, "named")
        self._send(caller, places, monitoring, demo.responses)
        close_wave(caller, monitoring)
        second = open_wave(caller, instrument, site, demo.second_wave, "anonymous", amendments=True)
        with self._client(PublicLink(give_out_links(caller, second))) as respondent:
            load_changed_answer(caller, respondent, second, demo.responses[0])
        return instrument["id"]

    def _load_improvement(self, caller: Caller, places: Places) -> None:
        demo = self._demo
        self._step("load the aims", lambda: load_aims(caller, demo, places))
        self._step("load the theories", lambda: load_theories(caller, places))
        self._step("load the measures", lambda: load_measures(caller, demo, places))
        self._step("load the teams", lambda: load_teams(caller, demo, places))
        ideas = self._step("load the change ideas", lambda: load_ideas(caller, demo, places))
        keys = {key: idea["id"] for key, idea in ideas.items()}
        self._step("load the cycles", lambda: load_cycles(caller, demo, places, keys))
        self._step("load the evidence", lambda: load_evidence(caller, demo, places))
        self._step("say where the change ideas stand", lambda: move_ideas(caller, demo, ideas))
        self._step(
            "let teams and mentors talk",
            lambda: load_talk(caller, demo.talks, places, lambda email: self._client(self._sign_in(email))),
        )

    def _sign_in(self, email: str) -> PasswordSignIn:
        return PasswordSignIn(email, self._ledger.password(email))

    def _client(self, credentials: Credentials | None) -> Client:
        return Client(self._settings.public_url, credentials, retry=self._retry, transport=self._transport)

    def _step(self, what: str, work: Callable[[], T]) -> T:
        try:
            return work()
        except ClientError as error:
            raise LoadFailed(f"could not {what}: {error}") from error
