"""What the running service keeps in memory, and how a route gets at it."""

from dataclasses import dataclass
from typing import Annotated

from chassis.clock import Clock
from chassis.database import Database
from fastapi import Depends, Request

from identity_api.accounts.passwords import Passwords
from identity_api.sessions.pace import Pace
from identity_api.settings import IdentitySettings
from identity_api.tokens.keys import Keyring
from identity_api.tokens.mint import Mint
from identity_api.tokens.services import ServiceSecrets


@dataclass(frozen=True)
class Identity:
    settings: IdentitySettings
    database: Database
    clock: Clock
    passwords: Passwords
    keyring: Keyring
    mint: Mint
    pace: Pace
    service_secrets: ServiceSecrets


def _identity(request: Request) -> Identity:
    found: Identity = request.app.state.identity
    return found


Running = Annotated[Identity, Depends(_identity)]
