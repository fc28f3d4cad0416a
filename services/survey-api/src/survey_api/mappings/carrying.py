"""What a published questionnaire took from the library: kept, with the mappings of the items that it took."""

from collections.abc import Sequence
from typing import Any

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from survey_api.instruments.asking import NOT_ASKED
from survey_api.instruments.changes import asked_in
from survey_api.instruments.models import InstrumentVersion
from survey_api.library.models import LibraryItem, LibraryUse
from survey_api.mappings.models import DimensionMapping

Taken = dict[str, Any]


async def keep_uses(
    work: Transaction, caller: Principal, version: InstrumentVersion, taken: Sequence[Taken]
) -> None:
    """Keeps which rows came from the library, and maps each question of a row as its item is mapped.

    What an earlier version took in the same place is mapped already, or somebody took the mapping away.
    """
    uses = {one["path"]: one for one in taken}
    if not uses:
        return
    await work.session.flush()
    before = await _taken_before(work, version)
    rows = [
        LibraryUse(
            tenant_id=version.tenant_id,
            id=new_id(),
            project_id=version.project_id,
            instrument_version_id=version.id,
            **one,
        )
        for one in uses.values()
    ]
    work.session.add_all(rows)
    fresh = [one for one in rows if (one.path, one.key, one.number) not in before]
    made = await _mappings_of(work, caller, version, fresh)
    if made:
        await work.session.execute(
            insert(DimensionMapping).on_conflict_do_nothing(), [one.model_dump() for one in made]
        )


async def _taken_before(work: Transaction, version: InstrumentVersion) -> set[tuple[str, str, int]]:
    found = (
        select(LibraryUse.path, LibraryUse.key, LibraryUse.number)
        .join(
            InstrumentVersion,
            (col(LibraryUse.tenant_id) == col(InstrumentVersion.tenant_id))
            & (col(LibraryUse.instrument_version_id) == col(InstrumentVersion.id)),
        )
        .where(
            col(InstrumentVersion.tenant_id) == version.tenant_id,
            col(InstrumentVersion.instrument_id) == version.instrument_id,
        )
    )
    return set((await work.session.exec(found)).all())


async def _mappings_of(
    work: Transaction, caller: Principal, version: InstrumentVersion, uses: Sequence[LibraryUse]
) -> list[DimensionMapping]:
    keys = {one.key for one in uses}
    if not keys:
        return []
    found = (
        select(LibraryItem.key, DimensionMapping)
        .join(
            DimensionMapping,
            (col(DimensionMapping.tenant_id) == col(LibraryItem.tenant_id))
            & (col(DimensionMapping.item_id) == col(LibraryItem.id)),
        )
        .where(
            col(LibraryItem.tenant_id) == version.tenant_id,
            col(LibraryItem.project_id) == version.project_id,
            col(LibraryItem.key).in_(keys),
            col(DimensionMapping.dimension).is_not(None),
        )
    )
    of_key: dict[str, list[DimensionMapping]] = {}
    for key, mapping in (await work.session.exec(found)).all():
        of_key.setdefault(key, []).append(mapping)
    questions = {path: one for path, one in asked_in(version.model).items() if one.kind not in NOT_ASKED}
    return [
        DimensionMapping(
            **mapping.model_dump(
                include={
                    "tenant_id",
                    "project_id",
                    "framework_id",
                    "framework_version_id",
                    "number",
                    "dimension",
                }
            ),
            id=new_id(),
            instrument_id=version.instrument_id,
            path=path,
            asked=asked.to_json(),
            note=f"{use.key}@{use.number}",
            origin="library",
            created_by=caller.id,
            created_at=work.clock.now(),
        )
        for use in uses
        for mapping in of_key.get(use.key, ())
        for path, asked in questions.items()
        if path == use.path or path.startswith(f"{use.path}/")
    ]
