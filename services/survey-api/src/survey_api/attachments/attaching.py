"""From bytes that came to the file of a response: one way for uploads in pieces and for parts of a submission.

No transaction is open while a stranger's file is looked at and its cleaned bytes are stored.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from chassis.database import Actor, Database, Scope, Transaction
from chassis.files.folder import hash_of
from chassis.files.inspection import Looked, examined
from chassis.files.kinds import FileRefused
from chassis.files.names import UnreadableName, clean_name
from chassis.files.room import FileRoom
from chassis.files.store import StoredFile
from chassis.files.upload_errors import NoRoom
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound, Unavailable
from sqlalchemy.dialects.postgresql import insert

from survey_api.attachments import repository
from survey_api.attachments.errors import AttachmentUnknown, FileNotTaken, OtherFile
from survey_api.attachments.models import COMPLETE, MISSING, REFUSED, Attachment
from survey_api.conflicts.models import Conflict
from survey_api.responses.models import Response
from survey_api.responses.storage import MOST_CONFLICTS

THUMBNAIL_TYPE: Final = "image/jpeg"
KEEPER: Final = "responses"
"""Whose stored files attachments are: a link's own quota is for what it has not yet handed over."""

_TRIES = 3
_FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "image": frozenset({"picture"}),
    "audio": frozenset({"sound", "video"}),
    "video": frozenset({"video", "sound"}),
}
"""What a question takes. Phones record sound in containers of video, and videos without a picture."""


@dataclass(frozen=True)
class Prepared:
    """A file that was looked at; what may be kept of it is in the store and waits for its row."""

    name: str
    received_sha256: str
    looked: Looked
    file: StoredFile
    thumbnail: StoredFile | None

    @property
    def names(self) -> list[str]:
        return [one.sha256 for one in (self.file, self.thumbnail) if one]


@dataclass
class Attaching:
    """`children` bounds how many strangers' files are looked at at once."""

    database: Database
    files: FileRoom
    children: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))

    async def check_room(self, tenant_id: UUID, more: int) -> None:
        """Raises NoRoom where the tenant's files would take more than they may. An upload is checked as it begins."""
        if not more:
            return
        most = self.files.uploads.limits.tenant_bytes
        async with self.database.transaction(Scope.tenant(tenant_id)) as work:
            taken = await repository.stored_bytes(work.session, tenant_id)
        if taken + more > most:
            raise NoRoom("tenant", most=most, taken=taken)

    async def prepare(self, tenant_id: UUID, name: str, path: Path, kind: str) -> Prepared:
        """Look at a file and store what may be kept. Raises FileRefused."""
        received = await asyncio.to_thread(hash_of, path)
        try:
            shown = clean_name(name)
        except UnreadableName as error:
            raise FileRefused("file.name", f"the name {error}", "Give the file another name.") from error
        async with self.children, examined(path, shown, self.files.uploads.spool) as looked:
            if looked.family not in _FAMILIES.get(kind, {looked.family}):
                raise FileRefused(
                    "file.other_kind",
                    f"the question asks for {kind}, this is a {looked.family}",
                    "Send what was asked for.",
                )
            keeping = self.files.keeping
            if looked.picture is not None and looked.thumbnail is not None:
                file = await keeping.store(tenant_id, KEEPER, looked.picture, looked.media_type)
                small = await keeping.store(tenant_id, KEEPER, looked.thumbnail, THUMBNAIL_TYPE)
                return Prepared(name, received, looked, file, small)
            assert looked.path is not None
            file = await keeping.store_file(tenant_id, KEEPER, looked.path, looked.media_type)
            return Prepared(name, received, looked, file, None)

    async def attach_upload(
        self, caller: Principal, wave_id: UUID, response_id: UUID, name: str, upload_id: UUID
    ) -> Attachment:
        """Sending it again gives the same. Raises NotFound, AttachmentUnknown, OtherFile, UploadNotFound,
        UploadIncomplete; FileNotTaken for a file that is not taken in: the attachment says so from then on."""
        scope = Scope.of(caller)
        for _ in range(_TRIES):
            async with self.database.transaction(scope, actor=caller) as work:
                _, wanted = await self._wanted(work, caller, wave_id, response_id, name)
                if wanted.upload_id == upload_id and wanted.state == COMPLETE:
                    return wanted
                upload = await self.files.uploads.find(work, caller, upload_id)
            if upload.sha256 and not _is_expected(wanted, upload.sha256):
                raise OtherFile(expected=str(wanted.expected_sha256), arrived=upload.sha256)
            try:
                async with self.files.uploads.opened(upload) as path:
                    prepared = await self.prepare(wanted.tenant_id, name, path, wanted.kind)
            except FileRefused as refused:
                await self._refuse(caller, wave_id, response_id, name, upload_id, refused)
                raise FileNotTaken(refused, name) from refused
            async with self.database.transaction(scope, actor=caller) as work:
                response, wanted = await self._wanted(work, caller, wave_id, response_id, name)
                if not await self.files.keeping.confirm(work, wanted.tenant_id, prepared.names):
                    continue
                clash = await self._write(work, response, wanted, prepared, upload_id, caller.id)
                await self.files.uploads.end(work, caller, upload_id)
            if clash:
                raise clash
            return wanted
        raise Unavailable("Others work on the same file. Send it again in a moment.")

    async def attach_parts(
        self, scope: Scope, by: Actor, wave_id: UUID, response_id: UUID, parts: Sequence[Prepared]
    ) -> int:
        """Files of a stored response that came with it or after it; how many are missing yet.

        Those that no answer names are left out, and other bytes than those that are here are kept as a conflict:
        then OtherFile is raised, after the rest was written. Raises NotFound for a response that is not there.
        """
        async with self.database.transaction(scope, actor=by) as work:
            response = await repository.lock_response(work.session, wave_id, response_id)
            if response is None:
                raise NotFound
            files = {
                a.name: a for a in (await repository.of_responses(work.session, [response_id]))[response_id]
            }
            names = sorted({name for part in parts if part.name in files for name in part.names})
            if names and not await self.files.keeping.confirm(work, response.tenant_id, names):
                raise Unavailable("The files could not be kept. Send it again.", part="files")
            clashes = [
                await self._write(work, response, files[part.name], part, None, by.id)
                for part in parts
                if part.name in files
            ]
            missing = response.files_missing
        for clash in filter(None, clashes):
            raise clash
        return missing

    async def _wanted(
        self, work: Transaction, caller: Principal, wave_id: UUID, response_id: UUID, name: str
    ) -> tuple[Response, Attachment]:
        response = await repository.lock_response(work.session, wave_id, response_id)
        if response is None or not is_sender(caller, response):
            raise NotFound
        attachment = await repository.by_name(work.session, response_id, name)
        if attachment is None:
            raise AttachmentUnknown(f"No answer names the file {name[:80]}.")
        return response, attachment

    async def _write(
        self,
        work: Transaction,
        response: Response,
        attachment: Attachment,
        prepared: Prepared,
        upload_id: UUID | None,
        by: str,
    ) -> OtherFile | None:
        """In a transaction that holds the response: make these bytes the file, or see that they are it.

        Others than those that are here are kept as a conflict; what to say then is returned, to be raised after
        the commit.
        """
        if attachment.state == COMPLETE or not _is_expected(attachment, prepared.received_sha256):
            here = attachment.received_sha256 or attachment.expected_sha256 or ""
            if here == prepared.received_sha256:
                return None
            await _keep_other(work, response, prepared, by)
            return OtherFile(expected=here, arrived=prepared.received_sha256)
        for name, value in _columns(prepared, upload_id).items():
            setattr(attachment, name, value)
        attachment.received_at = work.clock.now()
        await repository.recount(work.session, response)
        work.audit(
            "attachment.received",
            tenant_id=attachment.tenant_id,
            subject_kind="response",
            subject_id=response.id,
            detail={"received": prepared.received_sha256, "kept": prepared.file.sha256},
        )
        return None

    async def _refuse(
        self,
        caller: Principal,
        wave_id: UUID,
        response_id: UUID,
        name: str,
        upload_id: UUID,
        refused: FileRefused,
    ) -> None:
        """Nothing of the file is kept but why it was refused."""
        async with self.database.transaction(Scope.of(caller), actor=caller) as work:
            _, attachment = await self._wanted(work, caller, wave_id, response_id, name)
            if attachment.state != COMPLETE:
                attachment.state = REFUSED
                attachment.refusal = {
                    "code": refused.code,
                    "message": refused.message,
                    "fix": refused.fix,
                }
            await self.files.uploads.end(work, caller, upload_id)


def is_sender(caller: Principal, response: Response) -> bool:
    """Whether this caller sent it: in its own name or by a public link of the same wave and network; or holds the
    personal link of its invitation, also where staff handed the answers in for them."""
    if caller.kind == "respondent":
        by_link = response.wave_id if response.link_id is not None else None
        answered_for = {"wave": by_link, "invitation": response.invitation_id}
        return any(
            grant.scope_id is not None
            and grant.scope_id == answered_for.get(grant.scope_kind)
            and response.network_id in (grant.network_ids or ())
            for grant in caller.grants
        )
    return response.submitted_by == caller.id


def _is_expected(attachment: Attachment, arrived: str) -> bool:
    """Not where other bytes were announced. After a refusal another file may take its place."""
    expected = attachment.expected_sha256
    return attachment.state != MISSING or expected is None or expected == arrived


async def _keep_other(work: Transaction, response: Response, prepared: Prepared, by: str) -> None:
    """Once for each content, and as many as answers that clash are kept."""
    if await repository.conflicts_of(work.session, response.id) >= MOST_CONFLICTS:
        return
    row = {
        "tenant_id": response.tenant_id,
        "id": new_id(),
        "project_id": response.project_id,
        "wave_id": response.wave_id,
        "network_id": response.network_id,
        "response_id": response.id,
        "kind": "file",
        "sha256": prepared.received_sha256,
        "file_name": prepared.name,
        "file_sha256": prepared.file.sha256,
        "media_type": prepared.looked.media_type,
        "size": prepared.file.size,
        "submitted_by": by,
        "received_at": work.clock.now(),
    }
    await work.session.execute(insert(Conflict).values(**row).on_conflict_do_nothing())


def _columns(prepared: Prepared, upload_id: UUID | None) -> dict[str, Any]:
    looked = prepared.looked
    return {
        "state": COMPLETE,
        "refusal": None,
        "upload_id": upload_id,
        "media_type": looked.media_type,
        "family": looked.family,
        "size": prepared.file.size,
        "width": looked.width,
        "height": looked.height,
        "sha256": prepared.file.sha256,
        "thumbnail_sha256": prepared.thumbnail.sha256 if prepared.thumbnail else None,
        "received_sha256": prepared.received_sha256,
    }
