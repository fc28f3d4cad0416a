"""What can be done with definitions."""

from uuid import UUID

from chassis import due_times
from chassis.calendar_rules import RuleRefused
from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal

from reports_worker.definitions.errors import (
    DefinitionNotFound,
    KindNotThere,
    LanguageNotThere,
    ScheduleRefused,
)
from reports_worker.definitions.models import DUE_KIND, Definition
from reports_worker.definitions.repository import Definitions
from reports_worker.definitions.schemas import DefinitionChange, DefinitionIn, Schedule
from reports_worker.resolving.kind import Kind, KindUnknown, kind_named, names


def known_kind(name: str) -> Kind:
    try:
        return kind_named(name)
    except KindUnknown:
        raise KindNotThere(name, names()) from None


def _check_language(kind: Kind, language: str) -> None:
    if language not in kind.languages:
        raise LanguageNotThere(language, kind.languages)


async def create_definition(
    work: Transaction, definitions: Definitions, caller: Principal, body: DefinitionIn
) -> Definition:
    """Its owner is the caller: runs that nobody asked for are made with the rights the owner has by then."""
    caller.require_everywhere("report:write", project_id=body.project_id)
    _check_language(known_kind(body.kind), body.language)
    now = work.clock.now()
    definition = Definition(
        **body.model_dump(exclude={"schedule"}),
        id=new_id(),
        tenant_id=caller.only_tenant(),
        owner_id=caller.id,
        created_at=now,
        updated_at=now,
    )
    definitions.add(definition)
    await work.session.flush()
    if body.schedule:
        await _keep(work, definition, body.schedule)
    _audit(work, "report_definition.created", definition)
    return definition


async def definition_of(definitions: Definitions, definition_id: UUID, *, lock: bool = False) -> Definition:
    """Raises DefinitionNotFound for one that is not there or not the caller's."""
    definition = await definitions.get(definition_id, lock=lock)
    if definition is None:
        raise DefinitionNotFound
    return definition


async def change_definition(
    work: Transaction, caller: Principal, definition: Definition, change: DefinitionChange
) -> None:
    caller.require_everywhere("report:write", project_id=definition.project_id)
    given = change.model_dump(exclude_unset=True)
    if change.language is not None:
        _check_language(known_kind(definition.kind), change.language)
    for name, value in given.items():
        if name != "schedule" and value is not None:
            setattr(definition, name, value)
    await _reschedule(work, definition, change, given)
    definition.version += 1
    definition.updated_at = work.clock.now()
    _audit(work, "report_definition.changed", definition)


async def _reschedule(
    work: Transaction, definition: Definition, change: DefinitionChange, given: dict[str, object]
) -> None:
    if change.schedule is not None:
        await _keep(work, definition, change.schedule)
    elif "schedule" in given:
        await due_times.drop(work, kind=DUE_KIND, owner_id=definition.id)
    elif change.paused is not None:
        await due_times.pause(work, kind=DUE_KIND, owner_id=definition.id, paused=change.paused)


async def _keep(work: Transaction, definition: Definition, schedule: Schedule) -> None:
    try:
        await due_times.keep(
            work,
            tenant_id=definition.tenant_id,
            kind=DUE_KIND,
            owner_id=definition.id,
            rule=schedule.rule,
            time_zone=schedule.time_zone,
            paused=definition.paused,
        )
    except RuleRefused as error:
        raise ScheduleRefused(str(error)) from error


def _audit(work: Transaction, action: str, definition: Definition) -> None:
    work.audit(
        action,
        tenant_id=definition.tenant_id,
        subject_kind="report_definition",
        subject_id=definition.id,
        detail={
            "kind": definition.kind,
            "on_wave_closed": definition.on_wave_closed,
            "paused": definition.paused,
        },
    )
