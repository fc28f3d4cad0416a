"""identity-api from its parts."""

import asyncio
import logging

from chassis.app import create_app
from chassis.audit_routes import audit_router
from chassis.clock import Clock
from chassis.parts import Parts, build_parts
from contracts.permissions import SERVICE_PERMISSIONS
from fastapi import FastAPI

from identity_api.accounts import endpoints as accounts
from identity_api.accounts.passwords import Passwords
from identity_api.callers import IssuerMaker, OwnIssuer, own_authenticator
from identity_api.changes import endpoints as changes
from identity_api.clients import endpoints as clients
from identity_api.grants import endpoints as grants
from identity_api.identity import Identity
from identity_api.me import endpoints as me
from identity_api.networks import endpoints as networks
from identity_api.organisations import endpoints as organisations
from identity_api.people import endpoints as people
from identity_api.projects import endpoints as projects
from identity_api.roster import endpoints as roster
from identity_api.sessions import endpoints as sessions
from identity_api.sessions.pace import Pace
from identity_api.settings import IdentitySettings
from identity_api.setup import endpoints as setup
from identity_api.tenants import endpoints as tenants
from identity_api.tokens import endpoints as tokens
from identity_api.tokens.keys import Keyring
from identity_api.tokens.mint import Mint
from identity_api.tokens.services import ServiceSecrets

log = logging.getLogger(__name__)

SERVICE = "identity-api"
_HOUR_SECONDS = 3600.0

ROUTES = (
    setup.routes,
    sessions.routes,
    tokens.routes,
    me.routes,
    tenants.routes,
    projects.routes,
    roster.routes,
    organisations.routes,
    networks.routes,
    people.routes,
    accounts.routes,
    grants.routes,
    clients.routes,
    changes.routes,
)


def create(
    settings: IdentitySettings, *, issuer: IssuerMaker | None = None, clock: Clock | None = None
) -> FastAPI:
    """The application; `issuer` and `clock` are replaced in tests."""
    parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS, clock=clock, issuer=issuer)
    keyring = Keyring(parts.database, parts.clock)
    identity = Identity(
        settings=settings,
        database=parts.database,
        clock=parts.clock,
        passwords=Passwords(),
        keyring=keyring,
        mint=Mint(keyring),
        pace=Pace(parts.database, parts.clock),
        service_secrets=ServiceSecrets(settings.service_secrets_dir),
    )
    if issuer is None:
        own = OwnIssuer(parts.database, keyring)
        parts.authenticator = own_authenticator(parts.database, own, SERVICE)

    async def on_start(running: Parts, _: FastAPI) -> None:
        identity.service_secrets.load()
        await keyring.turn()
        if settings.run_background:
            running.background(lambda: _keep_house(identity), "housekeeping")

    app = create_app(
        parts,
        [*ROUTES, audit_router()],
        stream="IDENTITY",
        title="Duru: organisations, people and sign-in",
        on_start=on_start,
    )
    app.state.identity = identity
    return app


async def _keep_house(identity: Identity) -> None:
    """Once an hour: the next signing key when it is time, and tries at sign-in that are long past."""
    while True:
        await asyncio.sleep(_HOUR_SECONDS)
        try:
            await identity.keyring.turn()
            await identity.pace.forget_old()
        except Exception:
            log.exception("housekeeping failed; it is tried again in an hour")
