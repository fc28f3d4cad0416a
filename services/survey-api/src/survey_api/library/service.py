"""The use cases of the library."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound

from survey_api.authoring.schemas import Sheets
from survey_api.authoring.sheets import Sheet, form_id_of
from survey_api.instruments import service as instruments
from survey_api.instruments.changes import changes
from survey_api.instruments.schemas import FormProblem, QuestionChange, VersionChanges
from survey_api.library.contents import (
    contents_of,
    faults_of,
    kinds_of,
    languages_of,
    questionnaire_of,
    texts_of,
)
from survey_api.library.errors import ItemArchived, ItemInvalid, ItemKeyTaken
from survey_api.library.models import LibraryItem, LibraryVersion
from survey_api.library.repository import READ, WRITE, Library
from survey_api.library.schemas import (
    ItemChange,
    ItemHead,
    ItemIn,
    ItemOut,
    ItemUse,
    ItemVersionHead,
    ItemVersionIn,
    ItemVersionOut,
)
from survey_api.library.words import folded
from survey_api.running import Survey

Form = dict[str, Any]


class Checked:
    """Sheets that were converted before the transaction opens: they stand by themselves, and what they compile to."""

    def __init__(self, sheets: dict[str, Sheet], form: Form) -> None:
        self.sheets = sheets
        self.form = form
        self.sha256 = hashlib.sha256(orjson.dumps(sheets, option=orjson.OPT_SORT_KEYS)).hexdigest()


async def check(survey: Survey, given: Sheets, title: str, key: str, number: int) -> Checked:
    """Raises ItemInvalid with every row at fault."""
    sheets = contents_of(given.model_dump())
    if faults := [fault.to_json() for fault in faults_of(sheets)]:
        raise ItemInvalid(_told(faults), faults=faults[: instruments.MOST_FAULTS])
    async with survey.children:
        found = await instruments.in_child(
            "survey_api.authoring.child:check",
            orjson.dumps(questionnaire_of(sheets, title, key, number)),
            survey.settings,
        )
    if faults := found["form"]["faults"]:
        raise ItemInvalid(_told(faults), faults=faults[: instruments.MOST_FAULTS])
    return Checked(sheets, found["form"])


def _told(faults: list[dict[str, Any]]) -> str:
    return f"{len(faults)} places are at fault. {faults[0]['message']}"


def head(item: LibraryItem) -> ItemHead:
    return ItemHead(**item.model_dump(include=set(ItemHead.model_fields)))


def version_head(version: LibraryVersion) -> ItemVersionHead:
    return ItemVersionHead(**version.model_dump(include=set(ItemVersionHead.model_fields)))


def version_out(item: LibraryItem, version: LibraryVersion) -> ItemVersionOut:
    return ItemVersionOut(
        **version_head(version).model_dump(),
        item_id=item.id,
        key=item.key,
        sheets=Sheets.model_validate(version.sheets),
        model=version.model,
    )


def shown(item: LibraryItem, newest: LibraryVersion, problems: list[Any] | None = None) -> ItemOut:
    return ItemOut(
        **head(item).model_dump(),
        shown=version_out(item, newest),
        problems=[FormProblem(**one) for one in problems or []],
    )


async def create(
    work: Transaction, library: Library, caller: Principal, body: ItemIn, checked: Checked
) -> tuple[LibraryItem, LibraryVersion]:
    """Raises PermissionDenied, ItemKeyTaken."""
    caller.require_everywhere(WRITE, project_id=body.project_id)
    if body.key and await library.by_key(body.project_id, body.key):
        raise ItemKeyTaken(
            f"There is an item “{body.key}” already. Choose another key, or add a version to that one."
        )
    key = body.key or _free(
        form_id_of(body.title), await library.keys(body.project_id, form_id_of(body.title))
    )
    now = work.clock.now()
    item = LibraryItem(
        **body.model_dump(include={"project_id", "title", "about", "source", "licence"}),
        tags=_each_once(body.tags),
        key=key,
        tenant_id=caller.only_tenant(),
        id=new_id(),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
        languages=[],
        kinds=[],
        words="",
    )
    version = _version(item, 1, checked, body.note, caller, now)
    _take_newest(item, version)
    library.add(item)
    await work.session.flush()
    library.add(version)
    _audit(work, item, "library.item_created", number=1)
    return item, version


async def add_version(
    work: Transaction,
    library: Library,
    caller: Principal,
    item: LibraryItem,
    body: ItemVersionIn,
    checked: Checked,
) -> tuple[LibraryVersion, bool]:
    """The version of these sheets, and whether it is new: the same as the newest make none. Raises ItemArchived."""
    caller.require_everywhere(WRITE, project_id=item.project_id)
    if item.archived_at is not None:
        raise ItemArchived("Bring the item back before you add to it.")
    newest = await newest_of(library, item)
    if newest.sha256 == checked.sha256:
        return newest, False
    now = work.clock.now()
    version = _version(item, item.newest + 1, checked, body.note, caller, now)
    _take_newest(item, version)
    item.version += 1
    item.updated_at = now
    library.add(version)
    _audit(work, item, "library.version_added", number=version.number)
    return version, True


async def change(
    work: Transaction, library: Library, caller: Principal, item: LibraryItem, body: ItemChange
) -> None:
    """What changes nothing makes no new version of the facts."""
    caller.require_everywhere(WRITE, project_id=item.project_id)
    said = body.model_dump(exclude_unset=True, exclude_none=True)
    archived = said.pop("archived", item.archived_at is not None)
    if "tags" in said:
        said["tags"] = _each_once(said["tags"])
    before = {name: getattr(item, name) for name in said}
    if said == before and archived == (item.archived_at is not None):
        return
    for name, value in said.items():
        setattr(item, name, value)
    now = work.clock.now()
    if archived != (item.archived_at is not None):
        item.archived_at = now if archived else None
    item.words = _words(item, (await newest_of(library, item)).sheets)
    item.version += 1
    item.updated_at = now
    _audit(work, item, "library.item_changed", archived=archived)


async def item_of(
    library: Library, item_id: UUID, permission: str = READ, *, lock: bool = False
) -> LibraryItem:
    """Raises NotFound."""
    found = await library.get(item_id, permission, lock=lock)
    if found is None:
        raise NotFound
    return found


async def newest_of(library: Library, item: LibraryItem) -> LibraryVersion:
    return await version_of(library, item, item.newest)


async def version_of(library: Library, item: LibraryItem, number: int) -> LibraryVersion:
    """Raises NotFound."""
    found = await library.version(item.id, number)
    if found is None:
        raise NotFound(f"The item has no version {number}.")
    return found


async def compare(library: Library, item: LibraryItem, number: int, since: int | None) -> VersionChanges:
    """Raises NotFound where there is no such version."""
    newer = await version_of(library, item, number)
    older = await version_of(library, item, since or number - 1)
    found = changes(older.model, newer.model)
    gone = sum(not one.comparable and "removed" not in one.kinds for one in found)
    return VersionChanges(
        from_version=older.number,
        to_version=newer.number,
        comparable=newer.questions - gone,
        changes=[QuestionChange(**one.to_json()) for one in found],
    )


async def uses(library: Library, item: LibraryItem) -> list[ItemUse]:
    return [
        ItemUse(
            instrument_id=version.instrument_id,
            instrument_version_id=version.id,
            title=version.title,
            instrument_version=version.number,
            path=use.path,
            number=use.number,
        )
        for use, version in await library.uses(item)
    ]


def _version(
    item: LibraryItem, number: int, checked: Checked, note: str, caller: Principal, now: datetime
) -> LibraryVersion:
    return LibraryVersion(
        tenant_id=item.tenant_id,
        id=new_id(),
        project_id=item.project_id,
        item_id=item.id,
        number=number,
        sheets=checked.sheets,
        sha256=checked.sha256,
        languages=languages_of(checked.sheets),
        kinds=kinds_of(checked.sheets),
        questions=checked.form["questions"],
        model=checked.form["model"],
        note=note,
        created_by=caller.id,
        created_at=now,
    )


def _take_newest(item: LibraryItem, version: LibraryVersion) -> None:
    item.newest = version.number
    item.languages, item.kinds, item.questions = version.languages, version.kinds, version.questions
    item.words = _words(item, version.sheets)


def _words(item: LibraryItem, sheets: dict[str, Sheet]) -> str:
    return folded([item.title, item.key, item.about, item.source, *item.tags, *texts_of(sheets)])


def _each_once(tags: list[str]) -> list[str]:
    return list(dict.fromkeys(tags))


def _free(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}_{number}", number + 1
    return key


def _audit(work: Transaction, item: LibraryItem, what: str, **detail: Any) -> None:
    work.audit(
        what,
        tenant_id=item.tenant_id,
        subject_kind="library_item",
        subject_id=item.id,
        detail={"key": item.key, **detail},
    )
