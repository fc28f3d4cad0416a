"""The short way in: what it must know of waves, links and callers is kept at hand for seconds.

What is kept never decides alone: whether the wave is still open, and whether an invitation is the caller's, is
asked of the database in the statement that stores.
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from chassis.database import Scope
from chassis.ids import new_id
from chassis.parts import Parts
from chassis.principal import Grant, Principal
from chassis.problems import Fault, NotFound, PermissionDenied
from form_engine.roster import people_questions, unknown_people
from form_engine.shape import ShapeChecker
from sqlmodel import col, select

from survey_api.attachments.domain import Named, Paths, faults_of_files, file_paths, files_of
from survey_api.errors import WaveDraft
from survey_api.instruments.binary import binary_paths
from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations import service as links
from survey_api.invitations.keys import token_hash
from survey_api.remembering import Remembered
from survey_api.responses.batching import MicroBatcher
from survey_api.responses.storage import ResponseStore, Row, Stored
from survey_api.responses.submission import Submission, canonical, faults_of, placed, refuse
from survey_api.roster.domain import WaveRoster
from survey_api.roster.reading import Rosters
from survey_api.settings import SurveySettings
from survey_api.waves.models import Wave

PERMISSION = "response:create"
_LINK_SECONDS = 5.0
_CALLER_SECONDS = 5.0
_WAVE_SECONDS = 300.0


@dataclass(frozen=True)
class KnownWave:
    """What the intake needs of a wave that is open or closed; nothing of it changes any more."""

    id: UUID
    tenant_id: UUID
    project_id: UUID
    version_id: UUID
    languages: tuple[str, ...]
    checker: ShapeChecker
    file_paths: Paths
    model: dict[str, Any]
    form_version: str
    people_paths: Sequence[tuple[str, ...]] = ()
    roster: WaveRoster | None = None


@dataclass(frozen=True)
class Sender:
    """Who sends, and as what: a caller in their own name, the holder of a link, or a device.

    `invitation_id` is that of a personal link.
    """

    name: str
    scope: Scope
    project_id: UUID | None = None
    link_id: UUID | None = None
    wave_id: UUID | None = None
    network_id: UUID | None = None
    school_id: UUID | None = None
    district_id: UUID | None = None
    invitation_id: UUID | None = None
    device: bool = False


class Intake:
    """Takes in responses, one by one through micro-batches or many at once."""

    def __init__(
        self,
        parts: Parts,
        settings: SurveySettings,
        rosters: Rosters,
        on_stored: Callable[[list[Row]], None],
    ) -> None:
        self._parts = parts
        self._rosters = rosters
        self._store = ResponseStore(
            settings.database_url, size=settings.intake_pool_size, seconds=settings.intake_seconds
        )
        self._on_stored = on_stored
        self._batcher = MicroBatcher(
            self._store.store,
            on_stored,
            size=settings.intake_batch,
            flushers=settings.intake_flushers,
            most_waiting=settings.intake_queue,
        )
        self._waves: Remembered[tuple[UUID, frozenset[UUID]], KnownWave] = Remembered(_WAVE_SECONDS, 200)
        self._links: Remembered[str, Sender] = Remembered(_LINK_SECONDS, 5000)
        self._callers: Remembered[str, Principal] = Remembered(_CALLER_SECONDS, 2000)

    async def run(self) -> None:
        """Work until cancelled; what waits then is stored first."""
        self._batcher.start()
        try:
            await asyncio.Event().wait()
        finally:
            await self._batcher.stop()
            await self._store.close()

    def forget(self, wave_id: UUID) -> None:
        self._waves.forget(lambda key: key[0] == wave_id)

    def forget_version(self, version_id: UUID) -> None:
        """A list was added to the form: what is at hand of its waves was made without it."""
        self._waves.forget_values(lambda wave: wave.version_id == version_id)

    def forget_link(self, digest: str) -> None:
        self._links.forget(lambda key: key == digest)

    async def caller(self, token: str) -> Principal:
        """The caller of a bearer token. Raises Unauthenticated."""
        digest = hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
        known = self._callers.get(digest)
        return known or self._callers.put(digest, await self._parts.authenticator.principal(token))

    async def link_holder(self, token: str) -> Sender:
        """Whoever holds a public link. Raises LinkUnknown."""
        digest = token_hash(token)
        known = self._links.get(digest)
        if known is not None:
            return known
        async with self._parts.database.transaction(Scope()) as work:
            link = await links.enter(work, token)
            sender = Sender(
                name=f"link:{link.id}",
                scope=Scope.tenant(link.tenant_id),
                project_id=link.project_id,
                link_id=link.id,
                wave_id=link.wave_id,
                network_id=link.network_id,
                school_id=link.unit_id if link.unit_kind == "school" else None,
                district_id=link.district_id,
                invitation_id=link.invitation_id,
            )
        return self._links.put(digest, sender)

    async def link_caller(self, token: str) -> Principal:
        """The holder of a public link as a caller. Raises LinkUnknown."""
        return respondent(await self.link_holder(token))

    async def wave_for_link(self, sender: Sender, wave_id: UUID) -> KnownWave:
        """Raises NotFound for another wave than the link's."""
        if sender.wave_id != wave_id:
            raise NotFound
        return await self._wave(sender.scope, wave_id)

    async def wave_for_caller(self, principal: Principal, wave_id: UUID) -> tuple[Sender, KnownWave]:
        """Raises PermissionDenied without response:create, NotFound for a wave that is not the caller's."""
        if not principal.may(PERMISSION):
            raise PermissionDenied(f"This needs the permission {PERMISSION}.")
        wave = await self._wave(Scope(principal.tenant_ids), wave_id)
        if not principal.may(PERMISSION, project_id=wave.project_id):
            raise NotFound
        bound = principal.networks_for(PERMISSION, project_id=wave.project_id)
        return Sender(name=principal.id, scope=Scope(principal.tenant_ids, bound)), wave

    async def known_wave(self, scope: Scope, wave_id: UUID) -> KnownWave:
        """For a sender whose right to answer this wave was looked up before. Raises NotFound, WaveDraft."""
        return await self._wave(scope, wave_id)

    def woken(self, row: Row) -> None:
        """A stored response is to be judged again."""
        self._on_stored([row])

    async def _wave(self, scope: Scope, wave_id: UUID) -> KnownWave:
        key = (wave_id, scope.tenant_ids)
        known = self._waves.get(key)
        if known is not None:
            return known
        async with self._parts.database.transaction(scope) as work:
            found = await work.session.exec(
                select(Wave, InstrumentVersion)
                .join(
                    InstrumentVersion,
                    (col(InstrumentVersion.id) == Wave.instrument_version_id)
                    & (col(InstrumentVersion.tenant_id) == Wave.tenant_id),
                )
                .where(col(Wave.id) == wave_id)
            )
            row = found.first()
            if row is None:
                raise NotFound
            wave, version = row
            if wave.state == "draft":  # nobody is invited yet: its people are read when they are there
                raise WaveDraft("It takes answers when it has been opened.")
            people_paths = people_questions(version.model)
            roster = await self._rosters.of(work, wave_id) if people_paths else None
        made = KnownWave(
            id=wave.id,
            tenant_id=wave.tenant_id,
            project_id=wave.project_id,
            version_id=version.id,
            languages=tuple(language["code"] for language in version.languages),
            checker=ShapeChecker(version.model),
            file_paths=file_paths(version.model, binary_paths(version.xform)),
            model=version.model,
            form_version=version.form_version,
            people_paths=people_paths,
            roster=roster,
        )
        return self._waves.put(key, made)

    def row(self, sender: Sender, wave: KnownWave, response_id: UUID, one: Submission) -> Row:
        """A checked row. Raises ResponseInvalid with every field at fault."""
        invitation_id = sender.invitation_id or one.invitation_id
        faults = [
            *_invitation_faults(sender, one),
            *faults_of(one, wave.checker, wave.version_id, wave.languages),
        ]
        if wave.roster and not faults:
            faults += _people_faults(wave, wave.roster, invitation_id, one)
        named = files_of(one.answers, wave.file_paths) if wave.file_paths and not faults else []
        if named or one.attachments:
            faults += faults_of_files(named, [file.name for file in one.attachments])
        refuse(faults)
        content = canonical(wave.id, one, invitation_id)
        return Row(
            id=response_id,
            wave_id=wave.id,
            tenant_id=wave.tenant_id,
            project_id=wave.project_id,
            version_id=wave.version_id,
            invitation_id=invitation_id,
            link_id=sender.link_id,
            network_id=sender.network_id,
            school_id=sender.school_id,
            district_id=sender.district_id,
            language=one.language,
            started_at=one.started_at,
            ended_at=one.ended_at,
            answers=content.answers,
            sha256=content.sha256,
            submitted_by=sender.name,
            received_at=self._parts.clock.now(),
            files=_as_rows(named, one),
            files_missing=len(named),
        )

    async def store_one(self, sender: Sender, row: Row) -> Stored:
        return await self._batcher.put(sender.scope, row)

    async def store_many(self, sender: Sender, rows: list[Row]) -> list[Stored]:
        """One statement for all. Raises DatabaseAway."""
        stored = await self._store.store(sender.scope, rows)
        added = [row for row, one in zip(rows, stored, strict=True) if one.outcome == "created"]
        if added:
            self._on_stored(added)
        return stored


def _people_faults(
    wave: KnownWave, roster: WaveRoster, invitation_id: UUID | None, one: Submission
) -> list[Fault]:
    """People who are not among those that the wave invites in the respondent's network. Whether there is such an
    invitation is for the statement that stores."""
    people = roster.around(invitation_id)
    if people is None:
        return []
    return placed(unknown_people(one.answers, wave.people_paths, {person.id for person in people}))


def _as_rows(named: Sequence[Named], one: Submission) -> str:
    """The files of a response as the statement that stores takes them."""
    if not named:
        return "[]"
    announced = {file.name: file for file in one.attachments}
    rows = []
    for file in named:
        said = announced.get(file.name)
        known = {"sha256": said.sha256, "size": said.size} if said else {"sha256": None, "size": None}
        rows.append(
            {"id": str(new_id()), "name": file.name, "pointer": file.pointer, "kind": file.kind, **known}
        )
    return orjson.dumps(rows).decode()


def respondent(sender: Sender) -> Principal:
    """The holder of a link as a caller: may send responses and their files, for its wave and network.

    Of a personal link: those of its invitation.
    """
    assert sender.network_id is not None
    (tenant_id,) = sender.scope.tenant_ids
    grant = Grant(
        role="respondent",
        permissions=frozenset({PERMISSION}),
        tenant_id=tenant_id,
        scope_kind="invitation" if sender.invitation_id else "wave",
        scope_id=sender.invitation_id or sender.wave_id,
        project_id=sender.project_id,
        network_ids=frozenset({sender.network_id}),
    )
    return Principal(sender.name, "respondent", tenant_id, frozenset({tenant_id}), (grant,))


def _invitation_faults(sender: Sender, one: Submission) -> list[dict[str, str]]:
    if sender.link_id is None and not sender.device and one.invitation_id is None:
        return [
            {
                "pointer": "/invitation_id",
                "code": "invitation.required",
                "message": "A response that does not come by a public link says whose it is.",
                "fix": "Send the id of an invitation of this wave.",
            }
        ]
    if sender.link_id is not None and one.invitation_id is not None:
        return [
            {
                "pointer": "/invitation_id",
                "code": "invitation.not_here",
                "message": "A link says by itself for whom it answers; with it no invitation is named.",
                "fix": "Leave it out.",
            }
        ]
    return []
