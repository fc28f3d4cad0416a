"""The use cases of drafts."""

from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound

from survey_api.authoring.models import Draft
from survey_api.authoring.repository import PERMISSION, Drafts
from survey_api.authoring.schemas import DraftChange, DraftHead, DraftIn, DraftOut, Sheets
from survey_api.authoring.sheets import blank, form_id_of
from survey_api.errors import DraftPublished
from survey_api.instruments.models import InstrumentVersion


def shown(draft: Draft) -> DraftOut:
    return DraftOut(**head(draft).model_dump(), sheets=Sheets.model_validate(draft.sheets))


def head(draft: Draft) -> DraftHead:
    return DraftHead(
        **draft.model_dump(include=set(DraftHead.model_fields)),
    )


def create(
    work: Transaction,
    drafts: Drafts,
    caller: Principal,
    body: DraftIn,
    based: InstrumentVersion | None,
    sheets: dict[str, Any] | None,
) -> Draft:
    """`sheets` are those of the version that it is based on, if it is."""
    caller.require_everywhere(PERMISSION, project_id=body.project_id)
    given = body.sheets.model_dump() if body.sheets else None
    now = work.clock.now()
    draft = Draft(
        tenant_id=caller.only_tenant(),
        id=new_id(),
        project_id=body.project_id,
        title=body.title,
        sheets=sheets or given or blank(body.title, body.form_id or form_id_of(body.title), body.languages),
        based_on=based.id if based else None,
        created_by=caller.id,
        created_at=now,
        updated_by=caller.id,
        updated_at=now,
    )
    drafts.add(draft)
    _audit(work, draft, "draft.created")
    return draft


async def draft_of(drafts: Drafts, draft_id: UUID, *, lock: bool = False) -> Draft:
    """Raises NotFound."""
    found = await drafts.get(draft_id, lock=lock)
    if found is None:
        raise NotFound
    return found


def change(work: Transaction, caller: Principal, draft: Draft, body: DraftChange) -> None:
    """Raises PermissionDenied, DraftPublished. What changes nothing makes no new version."""
    caller.require_everywhere(PERMISSION, project_id=draft.project_id)
    _still_open(draft)
    title = body.title or draft.title
    sheets = body.sheets.model_dump() if body.sheets else draft.sheets
    if (title, sheets) == (draft.title, draft.sheets):
        return
    draft.title, draft.sheets = title, sheets
    draft.version += 1
    draft.updated_by = caller.id
    draft.updated_at = work.clock.now()


async def publish(work: Transaction, draft: Draft, version: InstrumentVersion) -> None:
    """Raises DraftPublished for one that became another version."""
    if draft.published_as != version.id:
        _still_open(draft)
    await work.session.flush()  # the version stands before the draft refers to it
    draft.published_as = version.id
    _audit(work, draft, "draft.published", version=version.id)


async def discard(work: Transaction, drafts: Drafts, caller: Principal, draft: Draft) -> None:
    """Raises PermissionDenied; DraftPublished: what became a version stays to be looked at."""
    caller.require_everywhere(PERMISSION, project_id=draft.project_id)
    _still_open(draft)
    await drafts.remove(draft)
    _audit(work, draft, "draft.discarded", title=draft.title)


def _still_open(draft: Draft) -> None:
    if draft.published_as is not None:
        raise DraftPublished("This draft was published. Begin a new draft from that version.")


def _audit(work: Transaction, draft: Draft, what: str, **detail: Any) -> None:
    work.audit(what, tenant_id=draft.tenant_id, subject_kind="draft", subject_id=draft.id, detail=detail)
