"""What can be done with theories."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Conflict
from contracts.events import TheoryChanged

from pdsa_api.aims.repository import Aims
from pdsa_api.history import service as history
from pdsa_api.theories.content import as_fields, as_rows, content_of
from pdsa_api.theories.domain import Content, Flaw, flaws, in_order
from pdsa_api.theories.errors import (
    NotANetworkTheory,
    OnlyVariantsEnd,
    TheoryExists,
    TheoryInvalid,
    TheoryNotFound,
    VersionNotFound,
)
from pdsa_api.theories.models import Theory, TheoryVersion
from pdsa_api.theories.repository import Theories
from pdsa_api.theories.schemas import TheoryChange, TheoryIn, VariantIn


async def checked(aims: Aims, content: Content, network_id: UUID) -> Content:
    """The content in order. Raises TheoryInvalid that names every place at fault."""
    found = flaws(content)
    aim = await aims.get(content.aim_id) if content.aim_id else None
    if content.aim_id and (aim is None or aim.network_id != network_id):
        found.append(
            Flaw(
                "/aim_id",
                "theory.aim_unknown",
                "the network has no such aim",
                "Name an aim of the network, or write it first.",
            )
        )
    if found:
        raise TheoryInvalid.of(found)
    return Content(content.problem, content.aim_id, in_order(content.causes), in_order(content.drivers))


async def create_theory(
    work: Transaction, theories: Theories, aims: Aims, caller: Principal, body: TheoryIn
) -> Theory:
    """Raises TheoryExists when the network has one."""
    caller.require("aim:write", project_id=body.project_id, network_id=body.network_id)
    content = await checked(aims, content_of(body), body.network_id)
    if repeated := await _repeated(theories, caller, body.id, body.network_id, None, content):
        return repeated
    return await _begin(
        work,
        theories,
        Theory(
            id=body.id or new_id(),
            project_id=body.project_id,
            network_id=body.network_id,
            note=body.note,
            **_head(work, caller),
            **as_rows(content),
        ),
    )


async def create_variant(
    work: Transaction, theories: Theories, caller: Principal, theory: Theory, body: VariantIn
) -> Theory:
    """A school's copy of its network's theory. Raises TheoryExists when the school has one."""
    caller.require("aim:write", project_id=theory.project_id, network_id=theory.network_id)
    if theory.school_id:
        raise NotANetworkTheory
    content = content_of(theory)
    if repeated := await _repeated(theories, caller, body.id, theory.network_id, body.school_id, content):
        return repeated
    return await _begin(
        work,
        theories,
        Theory(
            id=body.id or new_id(),
            project_id=theory.project_id,
            network_id=theory.network_id,
            school_id=body.school_id,
            base_version=theory.version,
            note=body.note,
            **_head(work, caller),
            **as_rows(content),
        ),
    )


async def _repeated(
    theories: Theories,
    caller: Principal,
    wanted: UUID | None,
    network_id: UUID,
    school_id: UUID | None,
    content: Content,
) -> Theory | None:
    """The theory that this very request made before. Raises TheoryExists or Conflict for another one."""
    there = await theories.at(network_id, school_id)
    if there is None:
        if wanted and await theories.get(wanted):
            raise Conflict("This id is another theory's.")
        return None
    if wanted == there.id and there.created_by == caller.id:
        first = await version_of(theories, there.id, 1)
        if content_of(first) == content:
            return there
    raise TheoryExists


def _head(work: Transaction, caller: Principal) -> dict[str, Any]:
    now = work.clock.now()
    return {
        "tenant_id": caller.only_tenant(),
        "created_by": caller.id,
        "created_at": now,
        "updated_by": caller.id,
        "updated_at": now,
    }


async def _begin(work: Transaction, theories: Theories, theory: Theory) -> Theory:
    await theories.add(theory)
    _keep(theories, theory)
    await history.record(
        work, "theory", theory, {}, as_fields(Content(""), content_of(theory))[1], theory.note
    )
    _tell(work, theory, "theory.created")
    return theory


async def theory_of(theories: Theories, theory_id: UUID, *, lock: bool = False) -> Theory:
    """Raises TheoryNotFound for one that is not there or not the caller's."""
    theory = await theories.get(theory_id, lock=lock)
    if theory is None:
        raise TheoryNotFound
    return theory


async def version_of(theories: Theories, theory_id: UUID, version: int) -> TheoryVersion:
    """Raises VersionNotFound."""
    found = await theories.version(theory_id, version)
    if found is None:
        raise VersionNotFound(f"There is no version {version}.")
    return found


async def begun_from(theories: Theories, theory_id: UUID, version: int) -> Content:
    """What somebody's own content was made from; 0 for nothing at all. Raises VersionNotFound."""
    return content_of(await version_of(theories, theory_id, version)) if version else Content("")


def changed(theory: Theory, change: TheoryChange) -> Content:
    """The content of a theory with the fields that were sent."""
    now, sent = content_of(theory), content_of(change)
    said = change.model_fields_set
    return Content(
        sent.problem if "problem" in said else now.problem,
        sent.aim_id if "aim_id" in said else now.aim_id,
        sent.causes if "causes" in said else now.causes,
        sent.drivers if "drivers" in said else now.drivers,
    )


async def change_theory(
    work: Transaction,
    theories: Theories,
    aims: Aims,
    caller: Principal,
    theory: Theory,
    change: TheoryChange,
) -> None:
    """Keep the content as a new version; a change that changes nothing makes none. Raises TheoryInvalid."""
    caller.require("aim:write", project_id=theory.project_id, network_id=theory.network_id)
    content = await checked(aims, changed(theory, change), theory.network_id)
    base = await _base(theories, theory, change.base_version)
    if content != content_of(theory) or base != theory.base_version:
        await _renew(work, theories, caller, theory, content, change.note, base=base)


async def _base(theories: Theories, theory: Theory, wanted: int | None) -> int | None:
    """The version of the network's theory that a variant goes by from now on. Raises TheoryInvalid."""
    if wanted is None or wanted == theory.base_version:
        return theory.base_version
    network = await theories.of_networks([theory.network_id])
    newest = network.get(theory.network_id, (None, 0))[1]
    if theory.base_version is None:
        message, fix = "only a school's local variant goes by a version", "Leave it out."
    elif wanted < theory.base_version or wanted > newest:
        message = f"the network's theory is at version {newest}, this variant at {theory.base_version}"
        fix = "Name a version from the one to the other."
    else:
        return wanted
    raise TheoryInvalid.of([Flaw("/base_version", "theory.base_version", message, fix)])


async def restore(
    work: Transaction,
    theories: Theories,
    aims: Aims,
    caller: Principal,
    theory: Theory,
    version: int,
    note: str,
) -> None:
    """Take the content of an older version back, as a new version."""
    caller.require("aim:write", project_id=theory.project_id, network_id=theory.network_id)
    old = await version_of(theories, theory.id, version)
    content = await checked(aims, content_of(old), theory.network_id)
    if content != content_of(theory):
        base = theory.base_version
        await _renew(work, theories, caller, theory, content, note, base=base, restored_from=version)


async def give_up(work: Transaction, theories: Theories, caller: Principal, theory: Theory) -> None:
    """End a school's local variant, with its versions. Raises OnlyVariantsEnd for a network's theory."""
    caller.require("aim:write", project_id=theory.project_id, network_id=theory.network_id)
    if theory.school_id is None:
        raise OnlyVariantsEnd
    await theories.remove(theory)
    _tell(work, theory, "theory.given_up")


async def _renew(
    work: Transaction,
    theories: Theories,
    caller: Principal,
    theory: Theory,
    content: Content,
    note: str,
    *,
    base: int | None,
    restored_from: int | None = None,
) -> None:
    before, after = as_fields(content_of(theory), content)
    before["base_version"], after["base_version"] = theory.base_version, base
    theory.base_version = base
    for name, value in as_rows(content).items():
        setattr(theory, name, value)
    theory.version += 1
    theory.note = note
    theory.updated_by = caller.id
    theory.updated_at = work.clock.now()
    _keep(theories, theory, restored_from)
    await history.record(work, "theory", theory, before, after, note)
    _tell(work, theory, "theory.changed")


def _keep(theories: Theories, theory: Theory, restored_from: int | None = None) -> None:
    same = ("tenant_id", "project_id", "network_id", "version", "base_version", "problem", "aim_id", "note")
    theories.add_version(
        TheoryVersion(
            theory_id=theory.id,
            causes=theory.causes,
            drivers=theory.drivers,
            restored_from=restored_from,
            created_by=theory.updated_by,
            created_at=theory.updated_at,
            **{name: getattr(theory, name) for name in same},
        )
    )


def _tell(work: Transaction, theory: Theory, action: str) -> None:
    work.emit(
        TheoryChanged(theory_id=theory.id, version=theory.version),
        tenant_id=theory.tenant_id,
        project_id=theory.project_id,
    )
    detail: Mapping[str, Any] = {
        "network": theory.network_id,
        "school": theory.school_id,
        "version": theory.version,
    }
    work.audit(action, tenant_id=theory.tenant_id, subject_kind="theory", subject_id=theory.id, detail=detail)
