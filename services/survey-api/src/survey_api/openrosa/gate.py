"""Who is at this door: a device by its token, in the path or as the password of HTTP Basic."""

import base64
import binascii
import time
from dataclasses import dataclass
from uuid import UUID

from chassis.database import Scope
from chassis.parts import Parts
from starlette.requests import Request

from survey_api.app_users.models import AppUser
from survey_api.app_users.repository import by_hash, saw
from survey_api.invitations.keys import LENGTH, token_hash
from survey_api.openrosa.errors import DeviceUnknown
from survey_api.remembering import Remembered
from survey_api.responses.intake import Sender

_SECONDS = 5.0


class Gate:
    """Devices are remembered for seconds, so that a post of many files looks its token up once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._known: Remembered[str, AppUser] = Remembered(_SECONDS, 5000)
        self._seen: dict[str, float] = {}

    def forget(self, digest: str) -> None:
        self._known.forget(lambda key: key == digest)

    async def device(self, request: Request) -> AppUser:
        """Raises DeviceUnknown."""
        token = request.path_params.get("token") or _password(request)
        if len(token) != LENGTH:
            raise DeviceUnknown
        digest = token_hash(token)
        known = self._known.get(digest)
        if known is not None:
            return known
        async with self._parts.database.transaction(Scope(key=digest)) as work:
            found = await by_hash(work.session, digest)
            if found is None or found.revoked_at is not None:
                raise DeviceUnknown
            await work.rescope(scope_of(found))
            if self._seen.get(digest, 0.0) < time.monotonic() - 60:
                await saw(work.session, found.id, work.clock.now())
                if len(self._seen) > 5000:
                    self._seen.clear()
                self._seen[digest] = time.monotonic()
        return self._known.put(digest, found)


@dataclass(frozen=True)
class Device:
    """Who an audit row names."""

    id: str
    kind: str = "device"


def scope_of(device: AppUser) -> Scope:
    return Scope(frozenset({device.tenant_id}), frozenset({device.network_id}))


def sender_of(device: AppUser, district_id: UUID | None) -> Sender:
    """A device as the intake knows senders, in the district that its network counts in."""
    return Sender(
        name=f"device:{device.id}",
        scope=scope_of(device),
        project_id=device.project_id,
        network_id=device.network_id,
        district_id=district_id,
        device=True,
    )


def _password(request: Request) -> str:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        raise DeviceUnknown
    try:
        said = base64.b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise DeviceUnknown from None
    return said.partition(":")[2]
