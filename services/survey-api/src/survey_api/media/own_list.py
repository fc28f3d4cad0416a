"""The list of external choices that a form brings along in a sheet of its own: nobody has to add it."""

import hashlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from chassis.database import Transaction
from chassis.files.room import FileRoom
from chassis.files.store import StoredFile
from chassis.ids import new_id
from chassis.problems import Unavailable
from form_engine.attached import ITEMSETS

from survey_api.instruments.models import InstrumentVersion
from survey_api.media.models import FormMedia

CSV: Final = "text/csv; charset=utf-8"
KEEPER: Final = "forms"


@dataclass(frozen=True)
class OwnList:
    """A list that is in the store and waits for its row."""

    file: StoredFile
    md5: str


async def own_list(room: FileRoom, tenant_id: UUID, itemsets: str | None) -> OwnList | None:
    """Store the list that the converter made of the sheet, if the form has one."""
    if not itemsets:
        return None
    content = itemsets.encode()
    file = await room.keeping.store(tenant_id, KEEPER, content, CSV)
    return OwnList(file, hashlib.md5(content, usedforsecurity=False).hexdigest())


async def keep_own_list(
    work: Transaction, room: FileRoom, version: InstrumentVersion, found: OwnList
) -> None:
    """In the transaction that publishes the version."""
    await work.session.flush()
    if not await room.keeping.confirm(work, version.tenant_id, [found.file.sha256]):
        raise Unavailable("The form's own list could not be kept. Send it again.", part="files")
    work.session.add(
        FormMedia(
            tenant_id=version.tenant_id,
            id=new_id(),
            project_id=version.project_id,
            instrument_version_id=version.id,
            name=ITEMSETS,
            media_type=CSV,
            size=found.file.size,
            sha256=found.file.sha256,
            md5=found.md5,
            created_at=work.clock.now(),
            created_by=version.created_by,
        )
    )
