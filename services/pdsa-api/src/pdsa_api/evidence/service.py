"""What can be done with evidence, apart from its file (see `attaching`)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.files.keeping import Keeping
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.cycles.models import Cycle
from pdsa_api.evidence.domain import WITH_FILE, Kind, Method, People, Said, Side, State, Voice, wrong_with
from pdsa_api.evidence.errors import EvidenceNotFound, EvidenceRules, TooManyPieces
from pdsa_api.evidence.models import Evidence
from pdsa_api.evidence.parent import Parents
from pdsa_api.evidence.repository import EvidenceRows
from pdsa_api.evidence.schemas import EvidenceChange, EvidenceIn
from pdsa_api.history import service as history

MOST = 500
"""Pieces of evidence of one cycle."""

_TEXTS = (
    "title", "shows", "stage", "pointer", "method", "collected_on", "voice", "outsider", "alt", "people", "url",
)  # fmt: skip
_MAY_BE_EMPTY = frozenset({"stage", "collected_on", "voice", "people"})


def check(said: Said) -> None:
    """Raises EvidenceRules that names each field at fault."""
    if found := wrong_with(said):
        raise EvidenceRules(faults=[one.__dict__ for one in found])


def check_new(body: EvidenceIn) -> None:
    check(
        Said(
            kind=body.kind,
            alt=body.alt,
            people=body.people,
            url=body.url,
            file=body.file is not None,
            chart=body.chart is not None,
            survey=body.survey is not None,
        )
    )


async def again(work: Transaction, caller: Principal, body: EvidenceIn) -> Evidence | None:
    """What the same body made under the same id before; also what was removed since. Raises IdTaken."""
    return await made_before(work, Evidence, caller, body, body.id)


async def create(
    work: Transaction,
    rows: EvidenceRows,
    caller: Principal,
    cycle: Cycle,
    body: EvidenceIn,
    frozen: Mapping[str, Any] | None,
) -> Evidence:
    """`frozen`: the chart or figures as they are now, for the kinds that hold some."""
    if await rows.count(cycle.tenant_id, cycle.id) >= MOST:
        raise TooManyPieces(f"A cycle holds at most {MOST} pieces. Remove some that say the same.")
    now = work.clock.now()
    evidence = Evidence(
        **body.model_dump(include=set(_TEXTS)),
        id=body.id or new_id(),
        tenant_id=cycle.tenant_id,
        project_id=cycle.project_id,
        network_id=cycle.network_id,
        cycle_id=cycle.id,
        kind=body.kind.value,
        state=(State.WAITING if body.kind in WITH_FILE else State.COMPLETE).value,
        announced=body.file.model_dump() if body.file else None,
        frozen=dict(frozen) if frozen else None,
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )
    rows.add(evidence)
    await work.session.flush()
    work.audit(
        "evidence.added",
        tenant_id=evidence.tenant_id,
        subject_kind="evidence",
        subject_id=evidence.id,
        detail={"cycle": evidence.cycle_id, "kind": evidence.kind},
    )
    await history.record(work, "evidence", evidence, {}, _said(evidence))
    return evidence


async def evidence_of(
    rows: EvidenceRows, parents: Parents, evidence_id: UUID, *, lock: bool = False
) -> tuple[Evidence, Cycle]:
    """With its cycle. Raises EvidenceNotFound, or CycleNotFound where the cycle is not shown to the caller."""
    evidence = await rows.get(evidence_id, lock=lock)
    if evidence is None:
        raise EvidenceNotFound
    return evidence, await parents.of(evidence.cycle_id)


async def evidence_to_write(
    rows: EvidenceRows, parents: Parents, evidence_id: UUID
) -> tuple[Evidence, Cycle]:
    """Locked, with its cycle. Raises EvidenceNotFound, CycleNotFound or NotYourCycle."""
    evidence = await rows.get(evidence_id, lock=True)
    if evidence is None:
        seen, _ = await evidence_of(rows, parents, evidence_id)
        await parents.to_write(seen.cycle_id)
        raise EvidenceNotFound
    return evidence, await parents.to_write(evidence.cycle_id)


async def change(work: Transaction, evidence: Evidence, body: EvidenceChange) -> None:
    """Raises EvidenceRules; then nothing is changed."""
    said = {
        name: value
        for name, value in body.model_dump(exclude_unset=True).items()
        if value is not None or name in _MAY_BE_EMPTY
    }
    after = {name: said.get(name, getattr(evidence, name)) for name in _TEXTS}
    kind = Kind(evidence.kind)
    check(
        Said(
            kind=kind,
            alt=after["alt"],
            people=People(after["people"]) if after["people"] else None,
            url=after["url"],
            file=evidence.announced is not None,
            chart=kind is Kind.CHART,
            survey=kind is Kind.SURVEY_RESULT,
        )
    )
    before = _said(evidence)
    for name, value in said.items():
        setattr(evidence, name, value)
    evidence.version += 1
    evidence.updated_at = work.clock.now()
    await history.record(work, "evidence", evidence, before, _said(evidence))


async def remove(work: Transaction, keeping: Keeping, caller: Principal, evidence: Evidence) -> None:
    """The record stays as removed; its file goes when nothing else refers to it."""
    names = [one for one in (evidence.sha256, evidence.thumbnail_sha256) if one]
    evidence.removed_at = work.clock.now()
    evidence.removed_by = caller.id
    evidence.sha256 = evidence.thumbnail_sha256 = None
    evidence.version += 1
    await work.session.flush()
    await keeping.release(work, evidence.tenant_id, names)
    work.audit(
        "evidence.removed",
        tenant_id=evidence.tenant_id,
        subject_kind="evidence",
        subject_id=evidence.id,
        detail={"cycle": evidence.cycle_id, "files": len(names)},
    )


def side_of(evidence: Evidence) -> Side:
    return Side(
        pointer=evidence.pointer,
        by=evidence.created_by,
        method=Method(evidence.method),
        voice=Voice(evidence.voice) if evidence.voice else None,
        outsider=evidence.outsider,
    )


def _said(evidence: Evidence) -> dict[str, Any]:
    said = history.fields(evidence, _TEXTS)
    return said | {"collected_on": said["collected_on"] and str(said["collected_on"])}
