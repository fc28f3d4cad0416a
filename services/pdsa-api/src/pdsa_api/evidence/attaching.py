"""From an upload to the file of a piece of evidence.

No transaction is open while a stranger's file is looked at and its cleaned bytes are stored: one before says what
is wanted, one after writes it down, and what happened in between to the record is met there.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.database import Database, Scope, Transaction
from chassis.files.inspection import Looked, examined
from chassis.files.kinds import FileRefused
from chassis.files.names import ending_of
from chassis.files.room import FileRoom
from chassis.files.store import StoredFile
from chassis.files.uploads import Upload
from chassis.principal import Principal

from pdsa_api.cycles.models import Cycle
from pdsa_api.evidence import service
from pdsa_api.evidence.domain import FAMILIES, WITH_FILE, Kind, State
from pdsa_api.evidence.errors import FileNotTaken, HasFileAlready, HasNoFile, OtherFile
from pdsa_api.evidence.models import Evidence
from pdsa_api.evidence.parent import Parents
from pdsa_api.evidence.repository import EvidenceRows

_TRIES = 3
_FAMILY_FIX = {
    Kind.PHOTO: "Choose a picture, or add it as a file.",
    Kind.RECORDING: "Choose a sound or video recording, or add it as a file.",
    Kind.FILE: "Choose another file.",
}
THUMBNAIL_TYPE = "image/jpeg"


@dataclass(frozen=True)
class Stored:
    """What is in the store now and waits for its row."""

    looked: Looked
    file: StoredFile
    thumbnail: StoredFile | None


class Attaching:
    def __init__(self, database: Database, files: FileRoom, *, unfiltered: bool) -> None:
        self._database = database
        self._files = files
        self._off = unfiltered

    async def attach(self, caller: Principal, evidence_id: UUID, upload_id: UUID) -> tuple[Evidence, Cycle]:
        """Sending it again gives the same. Raises HasNoFile, HasFileAlready, OtherFile, UploadNotFound,
        UploadIncomplete; FileNotTaken for a file that is not taken in: the record says so from then on."""
        scope = Scope.of(caller)
        async with self._database.transaction(scope, actor=caller) as work:
            evidence, cycle = await self._wanted(work, caller, evidence_id)
            if evidence.upload_id == upload_id and evidence.state == State.COMPLETE:
                return evidence, cycle
            upload = await self._files.uploads.find(work, caller, upload_id)
            _check_wanted(evidence, upload)
        try:
            for _ in range(_TRIES):
                async with (
                    self._files.uploads.opened(upload) as path,
                    examined(path, upload.name, self._files.uploads.spool) as looked,
                ):
                    _check_family(Kind(evidence.kind), looked)
                    stored = await self._store(evidence.tenant_id, caller, looked)
                async with self._database.transaction(scope, actor=caller) as work:
                    if done := await self._complete(work, caller, evidence_id, upload, stored):
                        return done
        except FileRefused as refused:
            await self._refuse(caller, evidence_id, upload, refused)
            raise FileNotTaken(refused) from refused
        raise HasFileAlready("Others work on the same file. Send it again in a moment.")

    async def _wanted(
        self, work: Transaction, caller: Principal, evidence_id: UUID
    ) -> tuple[Evidence, Cycle]:
        rows = EvidenceRows(work, caller, unfiltered=self._off)
        parents = Parents(work, caller, unfiltered=self._off)
        return await service.evidence_to_write(rows, parents, evidence_id)

    async def _store(self, tenant_id: UUID, caller: Principal, looked: Looked) -> Stored:
        keeping = self._files.keeping
        if looked.picture is not None and looked.thumbnail is not None:
            file = await keeping.store(tenant_id, caller.id, looked.picture, looked.media_type)
            thumbnail = await keeping.store(tenant_id, caller.id, looked.thumbnail, THUMBNAIL_TYPE)
            return Stored(looked, file, thumbnail)
        assert looked.path is not None
        return Stored(
            looked, await keeping.store_file(tenant_id, caller.id, looked.path, looked.media_type), None
        )

    async def _complete(
        self, work: Transaction, caller: Principal, evidence_id: UUID, upload: Upload, stored: Stored
    ) -> tuple[Evidence, Cycle] | None:
        """None when what was stored was taken away meanwhile: then it is stored anew."""
        evidence, cycle = await self._wanted(work, caller, evidence_id)
        if evidence.state == State.COMPLETE:
            if evidence.upload_id == upload.id:
                return evidence, cycle
            raise HasFileAlready
        names = [one.sha256 for one in (stored.file, stored.thumbnail) if one]
        if not await self._files.keeping.confirm(work, evidence.tenant_id, names):
            return None
        for name, value in _columns(upload, stored).items():
            setattr(evidence, name, value)
        evidence.version += 1
        evidence.updated_at = work.clock.now()
        await self._files.uploads.end(work, caller, upload.id)
        work.audit(
            "evidence.file_received",
            tenant_id=evidence.tenant_id,
            subject_kind="evidence",
            subject_id=evidence.id,
            detail={"received": upload.sha256, "kept": stored.file.sha256, "family": stored.looked.family},
        )
        return evidence, cycle

    async def _refuse(
        self, caller: Principal, evidence_id: UUID, upload: Upload, refused: FileRefused
    ) -> None:
        """Nothing of the file is kept but why it was refused."""
        async with self._database.transaction(Scope.of(caller), actor=caller) as work:
            evidence, _ = await self._wanted(work, caller, evidence_id)
            if evidence.state != State.COMPLETE:
                evidence.state = State.REFUSED.value
                evidence.refusal = {"code": refused.code, "message": refused.message, "fix": refused.fix}
                evidence.version += 1
                evidence.updated_at = work.clock.now()
            await self._files.uploads.end(work, caller, upload.id)
            work.audit(
                "evidence.file_refused",
                tenant_id=evidence.tenant_id,
                subject_kind="evidence",
                subject_id=evidence.id,
                detail={"code": refused.code},
            )


def _check_wanted(evidence: Evidence, upload: Upload) -> None:
    if Kind(evidence.kind) not in WITH_FILE:
        raise HasNoFile
    if evidence.state == State.COMPLETE:
        raise HasFileAlready
    announced = (evidence.announced or {}).get("sha256")
    if evidence.state == State.WAITING and upload.sha256 and upload.sha256 != announced:
        raise OtherFile(announced=str(announced), arrived=upload.sha256)


def _check_family(kind: Kind, looked: Looked) -> None:
    if looked.family not in FAMILIES[kind]:
        raise FileRefused("file.other_kind", f"this is a {looked.family}, not a {kind}", _FAMILY_FIX[kind])


def _columns(upload: Upload, stored: Stored) -> dict[str, Any]:
    looked = stored.looked
    stem = upload.name.removesuffix(f".{ending_of(upload.name)}") if ending_of(upload.name) else upload.name
    return {
        "state": State.COMPLETE.value,
        "refusal": None,
        "upload_id": upload.id,
        "name": f"{stem}.{looked.ending}"
        if looked.family == "picture" or "." not in upload.name
        else upload.name,
        "media_type": looked.media_type,
        "family": looked.family,
        "size": stored.file.size,
        "width": looked.width,
        "height": looked.height,
        "sha256": stored.file.sha256,
        "thumbnail_sha256": stored.thumbnail.sha256 if stored.thumbnail else None,
        "received_sha256": upload.sha256,
    }
