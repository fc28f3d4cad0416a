"""Theories, versions and differences as the wire shows them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.principal import Principal

from pdsa_api.theories.comparison.domain import Change, offers, take
from pdsa_api.theories.content import as_shape, content_of, shape
from pdsa_api.theories.domain import Content, flaws, in_order
from pdsa_api.theories.models import Theory, TheoryVersion
from pdsa_api.theories.schemas import (
    ChangeShape,
    Merged,
    OfferShape,
    TheoryOut,
    TheoryRow,
    VersionOut,
    VersionRow,
)

Above = tuple[UUID, int] | None
"""Id and version of the theory of the same network."""


def theory_out(theory: Theory, names: Mapping[UUID, str], above: Above, caller: Principal) -> TheoryOut:
    may = caller.may("aim:write", project_id=theory.project_id, network_id=theory.network_id)
    return TheoryOut(
        **theory.model_dump(exclude={"tenant_id"}),
        network=names.get(theory.network_id),
        school=names.get(theory.school_id) if theory.school_id else None,
        network_theory_id=above[0] if above and theory.school_id else None,
        network_version=above[1] if above and theory.school_id else None,
        may_write=may,
    )


def theory_row(theory: Theory, names: Mapping[UUID, str], above: Above) -> TheoryRow:
    return TheoryRow(
        **theory.model_dump(
            include={
                "id",
                "project_id",
                "network_id",
                "school_id",
                "problem",
                "aim_id",
                "version",
                "base_version",
                "updated_by",
                "updated_at",
            }
        ),
        network=names.get(theory.network_id),
        school=names.get(theory.school_id) if theory.school_id else None,
        cause_count=len(theory.causes),
        driver_count=len(theory.drivers),
        network_version=above[1] if above and theory.school_id else None,
    )


def version_row(version: TheoryVersion) -> VersionRow:
    kept = {"version", "note", "base_version", "restored_from", "created_by", "created_at"}
    return VersionRow(
        **version.model_dump(include=kept),
        cause_count=len(version.causes),
        driver_count=len(version.drivers),
    )


def version_out(version: TheoryVersion) -> VersionOut:
    return VersionOut(**version.model_dump(include=set(VersionOut.model_fields)))


def change_shape(change: Change) -> ChangeShape:
    return ChangeShape(
        key=change.key,
        part=change.part,
        kind=change.kind,
        node_id=change.node_id,
        before=shape(change.before) if change.before else None,
        after=shape(change.after) if change.after else None,
        after_id=change.follows[0] if change.follows else None,
        was=change.was,
        now=change.now,
    )


def merged(base: Content, theory: Theory, own: Content, wanted: Sequence[str] | None) -> Merged:
    """`own` with what the theory changed since `base`, as far as it is wanted."""
    own = Content(own.problem, own.aim_id, in_order(own.causes), in_order(own.drivers))
    theirs = content_of(theory)
    offered = offers(base, theirs, own)
    keys = [o.change.key for o in offered if not o.clash] if wanted is None else list(wanted)
    content = take(own, theirs, offered, keys)
    return Merged(
        version=theory.version,
        offers=[
            OfferShape(
                **change_shape(offer.change).model_dump(),
                clash=offer.clash,
                own=shape(offer.own) if offer.own else None,
            )
            for offer in offered
        ],
        taken=[key for key in dict.fromkeys(keys) if any(o.change.key == key for o in offered)],
        content=as_shape(content),
        flaws=[flaw.__dict__ for flaw in flaws(content)],
    )
