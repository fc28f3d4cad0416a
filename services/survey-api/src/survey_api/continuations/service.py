"""The use cases of continuations."""

import hashlib

from chassis.database import Transaction
from chassis.versions import require_version
from starlette.requests import Request

from survey_api.continuations import repository
from survey_api.continuations.domain import MOST_BYTES_OF_LINK, MOST_OF_LINK, expires_at, lookup_hash
from survey_api.continuations.errors import ContinuationsFull, ContinuationUnknown
from survey_api.continuations.models import Continuation
from survey_api.continuations.schemas import ContinuationOut
from survey_api.errors import WaveClosed
from survey_api.invitations.models import Link
from survey_api.waves import domain

_DAY_SECONDS = 86_400


def shown(one: Continuation) -> ContinuationOut:
    return ContinuationOut(version=one.version, size=one.size, expires_at=expires_at(one.used_at))


async def keep(
    work: Transaction, request: Request, link: Link, lookup: str, sealed: bytes
) -> tuple[Continuation, bool]:
    """What is kept now, and whether it is new. The same bytes again change nothing.

    Raises WaveClosed, ContinuationsFull; VersionRequired and VersionConflict where another device has moved on, or
    where a version is named and nothing is kept any more.
    """
    await _require_open(work, link)
    digest, name, now = hashlib.sha256(sealed).hexdigest(), lookup_hash(lookup), work.clock.now()
    await repository.hold(work.session, link)
    found = await repository.find(work.session, link, name)
    if found is not None and found.sha256 == digest:
        return found, False
    if found is not None or request.headers.get("if-match", "*").strip() != "*":
        version = found.version if found else 0
        require_version(request, version, now={"version": version}, yours={"size": len(sealed)})
    if full := (await repository.room(work.session, link, name)).full(len(sealed)):
        raise ContinuationsFull(
            f"Of this {'link' if full == 'link' else 'organisation'} as much is kept as may be: "
            f"{MOST_OF_LINK} of a link, {MOST_BYTES_OF_LINK >> 20} MB together. Save a file on the device instead.",
            extra={"full": full},
        )
    if found is None:
        made = Continuation(
            tenant_id=link.tenant_id, lookup_hash=name, project_id=link.project_id, wave_id=link.wave_id,
            network_id=link.network_id, link_id=link.id, sealed=sealed, size=len(sealed), sha256=digest,
            created_at=now, updated_at=now, used_at=now,
        )  # fmt: skip
        work.session.add(made)
        return made, True
    found.sealed, found.size, found.sha256 = sealed, len(sealed), digest
    found.version += 1
    found.updated_at = found.used_at = now
    return found, False


async def read(work: Transaction, link: Link, lookup: str) -> Continuation:
    """Raises WaveClosed, ContinuationUnknown."""
    await _require_open(work, link)
    found = await repository.find(work.session, link, lookup_hash(lookup))
    if found is None:
        raise ContinuationUnknown
    now = work.clock.now()
    if (now - found.used_at).total_seconds() > _DAY_SECONDS:
        found.used_at = now
    return found


async def forget(work: Transaction, link: Link, lookup: str) -> None:
    """What is not there is gone already."""
    await repository.remove(work.session, link, lookup_hash(lookup))


async def _require_open(work: Transaction, link: Link) -> None:
    if await repository.wave_state(work.session, link) != domain.OPEN:
        raise WaveClosed("It takes no more answers; unfinished ones are no longer kept.")
