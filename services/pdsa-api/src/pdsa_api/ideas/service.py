"""What can be done with change ideas."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import PermissionDenied
from contracts.events import IdeaAdopted, IdeaCreated, IdeaMoved

from pdsa_api.history import service as history
from pdsa_api.ideas.domain import (
    Missing,
    Standing,
    Status,
    may_be_told,
    may_follow,
    may_show,
    missing_before,
    narrower,
    wrong_with_adoption,
)
from pdsa_api.ideas.errors import (
    AdoptionUnclear,
    AudienceTooWide,
    IdeaNotFound,
    ReferenceElsewhere,
    StatusNotReady,
    StatusOutOfOrder,
)
from pdsa_api.ideas.models import Idea
from pdsa_api.ideas.repository import READ, WRITE, Ideas
from pdsa_api.ideas.schemas import AdoptionIn, IdeaChange, IdeaIn
from pdsa_api.references.service import References
from pdsa_api.sharing.domain import Audience
from pdsa_api.talk import service as talk

KIND = "idea"

FIELDS = tuple(name for name in IdeaChange.model_fields if name != "reason")

_MAY_BE_EMPTY = frozenset({"school_id", "team_id", "cost_amount", "cost_currency", "began_on"})
_COPIED = ("description", "level", "need", "cost", "cost_amount", "cost_currency", "digital", "source")


def _values(idea: Idea) -> dict[str, Any]:
    """The fields as the history keeps them: values of JSON."""
    found = history.fields(idea, FIELDS)
    found["driver_ids"] = [str(one) for one in idea.driver_ids]
    for name in ("school_id", "team_id"):
        found[name] = str(found[name]) if found[name] else None
    found["began_on"] = idea.began_on.isoformat() if idea.began_on else None
    found["cost_amount"] = float(idea.cost_amount) if idea.cost_amount is not None else None
    return found


def _fault(pointer: str, code: str, message: str, fix: str) -> dict[str, str]:
    return Missing(pointer, code, message, fix).__dict__


async def create_idea(
    work: Transaction, ideas: Ideas, references: References, caller: Principal, body: IdeaIn
) -> Idea:
    """The same body under the same id gives the idea that it made. Raises IdTaken, ReferenceElsewhere, or
    StatusNotReady when it is to stand where its rule does not let it."""
    caller.require(WRITE, project_id=body.project_id, network_id=body.network_id)
    if again := await made_before(work, Idea, caller, body, body.id):
        return again
    await references.check(body.project_id, body.network_id, body.model_dump(), ReferenceElsewhere)
    _check_status(body.status, Standing(body.trial, body.learned))
    values = body.model_dump(exclude={"id", "context"})
    idea = _new(work, caller, body, **values, context=body.context.model_dump(), what_changes="", why="")
    await _keep_new(work, ideas, idea)
    work.emit(IdeaCreated(idea_id=idea.id), tenant_id=idea.tenant_id, project_id=idea.project_id)
    return idea


async def adopt_idea(
    work: Transaction,
    ideas: Ideas,
    references: References,
    caller: Principal,
    parent: Idea,
    body: AdoptionIn,
) -> Idea:
    """A new idea of the adopting network. Raises AdoptionUnclear, AudienceTooWide or ReferenceElsewhere."""
    caller.require(WRITE, project_id=parent.project_id, network_id=body.network_id)
    if again := await made_before(work, Idea, caller, body, body.id):
        return again
    await references.check(parent.project_id, body.network_id, body.model_dump(), ReferenceElsewhere)
    if fault := wrong_with_adoption(as_is=body.as_is, what_changes=body.what_changes):
        raise AdoptionUnclear(faults=[fault.__dict__])
    shown = Audience(parent.audience)
    audience = body.audience or narrower(shown, Audience.NETWORK)
    _check_audience(audience, shown)
    same = parent.network_id == body.network_id
    idea = _new(
        work,
        caller,
        body,
        **{name: getattr(parent, name) for name in _COPIED},
        **body.model_dump(
            include={"network_id", "school_id", "team_id", "as_is", "what_changes", "why", "began_on"}
        ),
        project_id=parent.project_id,
        title=body.title or parent.title,
        context={"grade": "", "size": "", "place": "", "language": ""},
        driver_ids=list(parent.driver_ids) if same else [],
        status=Status.IDEA.value,
        trial="",
        learned="",
        parent_id=parent.id,
        audience=audience.value,
    )
    await _keep_new(work, ideas, idea)
    work.emit(
        IdeaAdopted(idea_id=idea.id, parent_id=parent.id, parent_network_id=parent.network_id),
        tenant_id=idea.tenant_id,
        project_id=idea.project_id,
    )
    if may_be_told(audience, same_network=same):
        await talk.tell_of_adoption(work, caller, parent, idea.id)
    return idea


def _new(work: Transaction, caller: Principal, body: IdeaIn | AdoptionIn, **values: Any) -> Idea:
    now = work.clock.now()
    return Idea(
        **values,
        id=body.id or new_id(),
        tenant_id=caller.only_tenant(),
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
        status_at=now,
    )


async def _keep_new(work: Transaction, ideas: Ideas, idea: Idea) -> None:
    ideas.add(idea)
    await work.session.flush()
    await history.record(work, KIND, idea, {}, _values(idea))
    work.audit(
        "idea.created",
        tenant_id=idea.tenant_id,
        subject_kind=KIND,
        subject_id=idea.id,
        detail={"network": idea.network_id, "adapts": idea.parent_id},
    )


async def idea_of(ideas: Ideas, idea_id: UUID) -> Idea:
    """Raises IdeaNotFound for one that is not there or not shown to the caller."""
    idea = await ideas.get(idea_id)
    if idea is None:
        raise IdeaNotFound
    return idea


async def idea_to_change(ideas: Ideas, caller: Principal, idea_id: UUID) -> Idea:
    """Locked. Raises IdeaNotFound, or PermissionDenied for one that the caller may read only."""
    idea = await ideas.get(idea_id, lock=True)
    if idea is None:
        seen = await idea_of(ideas, idea_id)
        raise PermissionDenied(
            f"Only the network of this idea changes it; adopt {seen.title!r} to change it in yours."
        )
    caller.require(WRITE, project_id=idea.project_id, network_id=idea.network_id)
    return idea


def _check_status(status: Status, known: Standing) -> None:
    if missing := missing_before(status, known):
        raise StatusNotReady(faults=[one.__dict__ for one in missing])


def _check_audience(audience: Audience, parent: Audience | None) -> None:
    if not may_show(audience, parent):
        raise AudienceTooWide(
            faults=[
                _fault(
                    "/audience",
                    "idea.audience_too_wide",
                    "the idea that it adapts is not shown to that many",
                    "Choose fewer, or ask the team of that idea to show it to more.",
                )
            ]
        )


async def change_idea(
    work: Transaction,
    ideas: Ideas,
    references: References,
    idea: Idea,
    change: IdeaChange,
    known: Standing,
) -> None:
    """`known`: what is known of the idea before the change. Raises a refusal, and then nothing is changed."""
    said: dict[str, Any] = {
        name: value
        for name, value in change.model_dump(exclude_unset=True, exclude={"reason"}).items()
        if value is not None or name in _MAY_BE_EMPTY
    }
    now = {name: getattr(idea, name) for name in FIELDS}
    await references.check(idea.project_id, idea.network_id, said, ReferenceElsewhere, now)
    after = now | said
    await _check_change(ideas, idea, said, after, known)
    before = _values(idea)
    for name, value in said.items():
        setattr(idea, name, value)
    idea.version += 1
    idea.updated_at = work.clock.now()
    if idea.status != before["status"]:
        idea.status_at = idea.updated_at
        work.emit(
            IdeaMoved(idea_id=idea.id, status=idea.status),
            tenant_id=idea.tenant_id,
            project_id=idea.project_id,
        )
    await history.record(work, KIND, idea, before, _values(idea), change.reason)


async def _check_change(
    ideas: Ideas, idea: Idea, said: Mapping[str, Any], after: Mapping[str, Any], known: Standing
) -> None:
    if (after["cost_amount"] is None) != (after["cost_currency"] is None):
        raise ReferenceElsewhere(
            faults=[
                _fault(
                    "/cost_currency",
                    "idea.cost_unclear",
                    "an amount and its currency go together",
                    "Send both, or leave both out.",
                )
            ]
        )
    await _check_lineage(ideas, idea, after)
    now, then = Status(idea.status), Status(after["status"])
    if not may_follow(now, then):
        raise StatusOutOfOrder(f"This idea stands at {now.value}; {then.value} does not follow it.")
    if then is not now or {"trial", "learned"} & said.keys():
        _check_status(
            then, Standing(after["trial"], after["learned"], known.cycles, known.schools, known.adoptions)
        )


async def _check_lineage(ideas: Ideas, idea: Idea, after: Mapping[str, Any]) -> None:
    """What an adaptation says of the idea it adapts, and how far it goes."""
    if idea.parent_id is None:
        return
    if after["audience"] != idea.audience:
        parent = (await ideas.some([idea.parent_id])).get(idea.parent_id)
        shown = Audience(parent.audience) if parent else None
        wider = not may_show(Audience(after["audience"]), Audience(idea.audience))
        if wider:
            _check_audience(Audience(after["audience"]), shown)


def may_write(caller: Principal, idea: Idea) -> bool:
    return caller.may(WRITE, project_id=idea.project_id, network_id=idea.network_id)


def may_adopt(caller: Principal, idea: Idea) -> bool:
    """Somewhere in the project; where is chosen then."""
    return caller.may(READ, project_id=idea.project_id) and caller.may(WRITE, project_id=idea.project_id)
