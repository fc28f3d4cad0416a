"""The operations of pdsa, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = ["AdoptionIn", "AimChange", "AimIn", "AimOut", "Audience", "AuditRow", "ChainState", "ChangeOut", "ChangeShape", "Comparison", "ContentShape", "Context", "CycleChange", "CycleIn", "CycleOut", "Digital", "FieldChange", "IdeaChange", "IdeaDetail", "IdeaIn", "IdeaOut", "Kind", "Level", "Lineage", "MemberIn", "MemberOut", "MergeIn", "Merged", "NextStatus", "Node", "NodeShape", "OfferShape", "Order", "Origin", "PageAimOut", "PageAuditRow", "PageChangeOut", "PageCycleOut", "PageIdeaOut", "PageTeamOut", "PageTheoryRow", "PageVersionRow", "Part", "PdsaApiIdeasSchemasFault", "PdsaOperations", "Position", "QuestionShape", "RestoreIn", "Stage", "Status", "TeamChange", "TeamIn", "TeamOut", "TheoryChange", "TheoryIn", "TheoryOut", "TheoryRow", "Trials", "VariantIn", "VersionOut", "VersionRow"]


class AdoptionIn(TypedDict):
    as_is: NotRequired[bool]
    audience: NotRequired[Audience | None]
    id: NotRequired[str | None]
    network_id: str
    school_id: NotRequired[str | None]
    team_id: NotRequired[str | None]
    title: NotRequired[str | None]
    what_changes: NotRequired[str]
    why: str


class AimChange(TypedDict):
    by_when: NotRequired[str | None]
    for_whom: NotRequired[str | None]
    group: NotRequired[str | None]
    how_much: NotRequired[str | None]
    statement: NotRequired[str | None]
    what: NotRequired[str | None]


class AimIn(TypedDict):
    by_when: str
    for_whom: str
    group: NotRequired[str | None]
    how_much: str
    network_id: str
    project_id: str
    statement: str
    what: str


class AimOut(TypedDict):
    by_when: str
    created_at: str
    for_whom: str
    group: str | None
    how_much: str
    id: str
    network: str | None
    network_id: str
    project_id: str
    statement: str
    updated_at: str
    version: int
    what: str


Audience: TypeAlias = "Literal['team', 'mentor', 'network', 'project']"


class AuditRow(TypedDict):
    action: str
    actor_id: str
    actor_kind: str
    at: str
    detail: dict[str, Any]
    number: int
    seal: str
    subject_id: str
    subject_kind: str


class ChainState(TypedDict):
    broken_at: int | None
    rows: int


class ChangeOut(TypedDict):
    at: str
    by: str
    by_kind: str
    fields: list[FieldChange]
    id: str
    reason: str | None
    version: int


class ChangeShape(TypedDict):
    after: NodeShape | None
    after_id: str | None
    before: NodeShape | None
    key: str
    kind: Kind
    node_id: str | None
    now: str | None
    part: Part
    was: str | None


class Comparison(TypedDict):
    changes: list[ChangeShape]
    from_version: int
    to_version: int


class ContentShape(TypedDict):
    aim_id: NotRequired[str | None]
    causes: NotRequired[list[NodeShape]]
    drivers: NotRequired[list[NodeShape]]
    problem: str


class Context(TypedDict):
    grade: NotRequired[str]
    language: NotRequired[str]
    place: NotRequired[str]
    size: NotRequired[str]


class CycleChange(TypedDict):
    data_to_collect: NotRequired[str | None]
    ends_on: NotRequired[str | None]
    objective: NotRequired[str | None]
    questions: NotRequired[list[QuestionShape] | None]
    stage: NotRequired[Stage | None]
    starts_on: NotRequired[str | None]
    title: NotRequired[str | None]
    what: NotRequired[str | None]
    where: NotRequired[str | None]
    who: NotRequired[str | None]


class CycleIn(TypedDict):
    aim_id: NotRequired[str | None]
    data_to_collect: NotRequired[str]
    ends_on: NotRequired[str | None]
    network_id: str
    objective: NotRequired[str]
    project_id: str
    questions: NotRequired[list[QuestionShape]]
    school_id: NotRequired[str | None]
    stage: NotRequired[Stage]
    starts_on: NotRequired[str | None]
    title: str
    what: NotRequired[str]
    where: NotRequired[str]
    who: NotRequired[str]


class CycleOut(TypedDict):
    aim_id: str | None
    created_at: str
    data_to_collect: str
    ends_on: str | None
    id: str
    network: str | None
    network_id: str
    objective: str
    project_id: str
    questions: list[QuestionShape]
    school: str | None
    school_id: str | None
    stage: Stage
    starts_on: str | None
    title: str
    updated_at: str
    version: int
    what: str
    where: str
    who: str


Digital: TypeAlias = "Literal['yes', 'no', 'partly']"


class FieldChange(TypedDict):
    field: str
    new: Any
    old: Any


class IdeaChange(TypedDict):
    audience: NotRequired[Audience | None]
    context: NotRequired[Context | None]
    cost: NotRequired[str | None]
    cost_amount: NotRequired[float | str | None]
    cost_currency: NotRequired[str | None]
    description: NotRequired[str | None]
    digital: NotRequired[Digital | None]
    driver_ids: NotRequired[list[str] | None]
    learned: NotRequired[str | None]
    level: NotRequired[Level | None]
    need: NotRequired[str | None]
    reason: NotRequired[str | None]
    school_id: NotRequired[str | None]
    source: NotRequired[str | None]
    status: NotRequired[Status | None]
    team_id: NotRequired[str | None]
    title: NotRequired[str | None]
    trial: NotRequired[str | None]
    what_changes: NotRequired[str | None]
    why: NotRequired[str | None]


class IdeaDetail(TypedDict):
    adapted: bool
    adoptions: int
    as_is: bool
    audience: Audience
    context: Context
    cost: str
    cost_amount: float | None
    cost_currency: str | None
    country: str | None
    created_at: str
    created_by: str
    description: str
    digital: Digital
    driver_ids: list[str]
    id: str
    learned: str
    level: Level
    may_adopt: bool
    may_write: bool
    need: str
    network: str | None
    network_id: str
    next: list[NextStatus]
    parent: Origin | None
    project_id: str
    school: str | None
    school_id: str | None
    source: str
    status: Status
    status_at: str
    team: str | None
    team_id: str | None
    title: str
    trial: str
    trials: Trials
    updated_at: str
    version: int
    what_changes: str
    why: str


class IdeaIn(TypedDict):
    audience: NotRequired[Audience]
    context: NotRequired[Context]
    cost: NotRequired[str]
    cost_amount: NotRequired[float | str | None]
    cost_currency: NotRequired[str | None]
    description: NotRequired[str]
    digital: NotRequired[Digital]
    driver_ids: NotRequired[list[str]]
    id: NotRequired[str | None]
    learned: NotRequired[str]
    level: NotRequired[Level]
    need: NotRequired[str]
    network_id: str
    project_id: str
    school_id: NotRequired[str | None]
    source: NotRequired[str]
    status: NotRequired[Status]
    team_id: NotRequired[str | None]
    title: str
    trial: NotRequired[str]


class IdeaOut(TypedDict):
    adapted: bool
    adoptions: int
    as_is: bool
    audience: Audience
    context: Context
    cost: str
    cost_amount: float | None
    cost_currency: str | None
    country: str | None
    created_at: str
    created_by: str
    description: str
    digital: Digital
    driver_ids: list[str]
    id: str
    learned: str
    level: Level
    may_adopt: bool
    may_write: bool
    need: str
    network: str | None
    network_id: str
    parent: Origin | None
    project_id: str
    school: str | None
    school_id: str | None
    source: str
    status: Status
    status_at: str
    team: str | None
    team_id: str | None
    title: str
    trial: str
    trials: Trials
    updated_at: str
    version: int
    what_changes: str
    why: str


Kind: TypeAlias = "Literal['added', 'removed', 'changed', 'moved']"


Level: TypeAlias = "Literal['classroom', 'school', 'between_schools', 'district', 'beyond_school']"


class Lineage(TypedDict):
    cut: bool
    idea_key: int
    nodes: list[Node]


class MemberIn(TypedDict):
    code_name: NotRequired[str | None]
    person_id: NotRequired[str | None]
    position: Position


class MemberOut(TypedDict):
    code_name: str | None
    id: str
    person_id: str | None
    position: Position


class MergeIn(TypedDict):
    content: ContentShape
    from_version: int
    take: NotRequired[list[str] | None]


class Merged(TypedDict):
    content: ContentShape
    flaws: list[dict[str, Any]]
    offers: list[OfferShape]
    taken: list[str]
    version: int


class NextStatus(TypedDict):
    missing: list[PdsaApiIdeasSchemasFault]
    status: Status


class Node(TypedDict):
    as_is: bool
    country: str | None
    created_at: str | None
    id: str | None
    key: int
    learned: str
    network: str | None
    network_id: str | None
    parent_key: int | None
    school: str | None
    shared: bool
    status: Status | None
    status_at: str | None
    title: str | None
    trials: Trials | None
    what_changes: str
    why: str


class NodeShape(TypedDict):
    id: str
    note: NotRequired[str]
    parent_id: NotRequired[str | None]
    text: str


class OfferShape(TypedDict):
    after: NodeShape | None
    after_id: str | None
    before: NodeShape | None
    clash: bool
    key: str
    kind: Kind
    node_id: str | None
    now: str | None
    own: NodeShape | None
    part: Part
    was: str | None


Order: TypeAlias = "Literal['newest', 'title']"


class Origin(TypedDict):
    country: str | None
    id: str
    network: str | None
    network_id: str
    title: str


class PageAimOut(TypedDict):
    items: list[AimOut]
    next_cursor: NotRequired[str | None]


class PageAuditRow(TypedDict):
    items: list[AuditRow]
    next_cursor: NotRequired[str | None]


class PageChangeOut(TypedDict):
    items: list[ChangeOut]
    next_cursor: NotRequired[str | None]


class PageCycleOut(TypedDict):
    items: list[CycleOut]
    next_cursor: NotRequired[str | None]


class PageIdeaOut(TypedDict):
    items: list[IdeaOut]
    next_cursor: NotRequired[str | None]


class PageTeamOut(TypedDict):
    items: list[TeamOut]
    next_cursor: NotRequired[str | None]


class PageTheoryRow(TypedDict):
    items: list[TheoryRow]
    next_cursor: NotRequired[str | None]


class PageVersionRow(TypedDict):
    items: list[VersionRow]
    next_cursor: NotRequired[str | None]


Part: TypeAlias = "Literal['problem', 'aim_id', 'causes', 'drivers']"


Position: TypeAlias = "Literal['school_leader', 'deputy_leader', 'curriculum_coordinator', 'teacher', 'student', 'parent', 'facilitator', 'district_representative', 'researcher', 'other']"


class QuestionShape(TypedDict):
    prediction: NotRequired[str]
    question: str


class RestoreIn(TypedDict):
    note: NotRequired[str]
    version: int


Stage: TypeAlias = "Literal['plan', 'do', 'study', 'act', 'closed']"


Status: TypeAlias = "Literal['idea', 'testing', 'adopted', 'adapted', 'abandoned', 'spreading']"


class TeamChange(TypedDict):
    members: NotRequired[list[MemberIn] | None]
    name: NotRequired[str | None]
    school_id: NotRequired[str | None]


class TeamIn(TypedDict):
    id: NotRequired[str | None]
    members: list[MemberIn]
    name: str
    network_id: str
    project_id: str
    school_id: NotRequired[str | None]


class TeamOut(TypedDict):
    created_at: str
    created_by: str
    id: str
    may_write: bool
    members: list[MemberOut]
    name: str
    network: str | None
    network_id: str
    project_id: str
    school: str | None
    school_id: str | None
    updated_at: str
    version: int


class TheoryChange(TypedDict):
    aim_id: NotRequired[str | None]
    base_version: NotRequired[int | None]
    causes: NotRequired[list[NodeShape] | None]
    drivers: NotRequired[list[NodeShape] | None]
    note: NotRequired[str]
    problem: NotRequired[str | None]


class TheoryIn(TypedDict):
    aim_id: NotRequired[str | None]
    causes: NotRequired[list[NodeShape]]
    drivers: NotRequired[list[NodeShape]]
    id: NotRequired[str | None]
    network_id: str
    note: NotRequired[str]
    problem: str
    project_id: str


class TheoryOut(TypedDict):
    aim_id: NotRequired[str | None]
    base_version: int | None
    causes: NotRequired[list[NodeShape]]
    created_at: str
    created_by: str
    drivers: NotRequired[list[NodeShape]]
    id: str
    may_write: bool
    network: str | None
    network_id: str
    network_theory_id: str | None
    network_version: int | None
    note: str
    problem: str
    project_id: str
    school: str | None
    school_id: str | None
    updated_at: str
    updated_by: str
    version: int


class TheoryRow(TypedDict):
    aim_id: str | None
    base_version: int | None
    cause_count: int
    driver_count: int
    id: str
    network: str | None
    network_id: str
    network_version: int | None
    problem: str
    project_id: str
    school: str | None
    school_id: str | None
    updated_at: str
    updated_by: str
    version: int


class Trials(TypedDict):
    abandon: NotRequired[int]
    adapt: NotRequired[int]
    adopt: NotRequired[int]
    cycles: NotRequired[int]
    open: NotRequired[int]
    schools: NotRequired[int]


class VariantIn(TypedDict):
    id: NotRequired[str | None]
    note: NotRequired[str]
    school_id: str


class VersionOut(TypedDict):
    aim_id: NotRequired[str | None]
    base_version: int | None
    causes: NotRequired[list[NodeShape]]
    created_at: str
    created_by: str
    drivers: NotRequired[list[NodeShape]]
    note: str
    problem: str
    restored_from: int | None
    version: int


class VersionRow(TypedDict):
    base_version: int | None
    cause_count: int
    created_at: str
    created_by: str
    driver_count: int
    note: str
    restored_from: int | None
    version: int


class PdsaApiIdeasSchemasFault(TypedDict):
    code: str
    fix: str
    message: str
    pointer: str


class PdsaOperations:
    """Each method is one operation of the service."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_aims(self, *, project_id: str | None = None, network_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAimOut:
        """Aims, newest first (`GET /api/pdsa/v1/aims`)."""
        return cast('PageAimOut', self._client.json("GET", "/api/pdsa/v1/aims", params={"project_id": project_id, "network_id": network_id, "limit": limit, "cursor": cursor}))

    def iter_list_aims(self, *, project_id: str | None = None, network_id: str | None = None, limit: int | None = None) -> Iterator[AimOut]:
        """Aims, newest first (`GET /api/pdsa/v1/aims`)."""
        return self._client.pages("/api/pdsa/v1/aims", {"project_id": project_id, "network_id": network_id, "limit": limit})

    def create_aim(self, body: AimIn, *, idempotency_key: str | None = None) -> AimOut:
        """Write down an aim (`POST /api/pdsa/v1/aims`)."""
        return cast('AimOut', self._client.json("POST", "/api/pdsa/v1/aims", json=body, idempotency_key=idempotency_key))

    def get_aim(self, aim_id: str) -> AimOut:
        """One aim (`GET /api/pdsa/v1/aims/{aim_id}`)."""
        return cast('AimOut', self._client.json("GET", f"/api/pdsa/v1/aims/{quote(aim_id, safe='')}"))

    def change_aim(self, aim_id: str, body: AimChange, *, if_match: str) -> AimOut:
        """Change an aim (`PATCH /api/pdsa/v1/aims/{aim_id}`)."""
        return cast('AimOut', self._client.json("PATCH", f"/api/pdsa/v1/aims/{quote(aim_id, safe='')}", json=body, if_match=if_match))

    def read_aim_history(self, aim_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed an aim, what and when, newest first (`GET /api/pdsa/v1/aims/{aim_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/aims/{quote(aim_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_aim_history(self, aim_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed an aim, what and when, newest first (`GET /api/pdsa/v1/aims/{aim_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/aims/{quote(aim_id, safe='')}/history", {"limit": limit})

    def list_audit(self, *, action: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAuditRow:
        """The audit table, newest first (`GET /api/pdsa/v1/audit`)."""
        return cast('PageAuditRow', self._client.json("GET", "/api/pdsa/v1/audit", params={"action": action, "limit": limit, "cursor": cursor}))

    def iter_list_audit(self, *, action: str | None = None, limit: int | None = None) -> Iterator[AuditRow]:
        """The audit table, newest first (`GET /api/pdsa/v1/audit`)."""
        return self._client.pages("/api/pdsa/v1/audit", {"action": action, "limit": limit})

    def check_chain(self) -> ChainState:
        """Is the audit table whole? (`GET /api/pdsa/v1/audit/chain`)."""
        return cast('ChainState', self._client.json("GET", "/api/pdsa/v1/audit/chain"))

    def list_cycles(self, *, project_id: str | None = None, network_id: str | None = None, aim_id: str | None = None, stage: Stage | None = None, limit: int | None = None, cursor: str | None = None) -> PageCycleOut:
        """PDSA cycles, newest first (`GET /api/pdsa/v1/cycles`)."""
        return cast('PageCycleOut', self._client.json("GET", "/api/pdsa/v1/cycles", params={"project_id": project_id, "network_id": network_id, "aim_id": aim_id, "stage": stage, "limit": limit, "cursor": cursor}))

    def iter_list_cycles(self, *, project_id: str | None = None, network_id: str | None = None, aim_id: str | None = None, stage: Stage | None = None, limit: int | None = None) -> Iterator[CycleOut]:
        """PDSA cycles, newest first (`GET /api/pdsa/v1/cycles`)."""
        return self._client.pages("/api/pdsa/v1/cycles", {"project_id": project_id, "network_id": network_id, "aim_id": aim_id, "stage": stage, "limit": limit})

    def create_cycle(self, body: CycleIn, *, idempotency_key: str | None = None) -> CycleOut:
        """Plan a PDSA cycle (`POST /api/pdsa/v1/cycles`)."""
        return cast('CycleOut', self._client.json("POST", "/api/pdsa/v1/cycles", json=body, idempotency_key=idempotency_key))

    def get_cycle(self, cycle_id: str) -> CycleOut:
        """One PDSA cycle (`GET /api/pdsa/v1/cycles/{cycle_id}`)."""
        return cast('CycleOut', self._client.json("GET", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}"))

    def change_cycle(self, cycle_id: str, body: CycleChange, *, if_match: str) -> CycleOut:
        """Change a PDSA cycle (`PATCH /api/pdsa/v1/cycles/{cycle_id}`)."""
        return cast('CycleOut', self._client.json("PATCH", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}", json=body, if_match=if_match))

    def list_ideas(self, *, order: Order | None = None, limit: int | None = None, cursor: str | None = None, project_id: str | None = None, site_id: str | None = None, network_id: str | None = None, school_id: str | None = None, driver_id: str | None = None, status: list[Status] | None = None, level: Level | None = None, digital: Digital | None = None, search: str | None = None, shared: bool | None = None) -> PageIdeaOut:
        """Change ideas, newest first or by title (`GET /api/pdsa/v1/ideas`)."""
        return cast('PageIdeaOut', self._client.json("GET", "/api/pdsa/v1/ideas", params={"order": order, "limit": limit, "cursor": cursor, "project_id": project_id, "site_id": site_id, "network_id": network_id, "school_id": school_id, "driver_id": driver_id, "status": status, "level": level, "digital": digital, "search": search, "shared": shared}))

    def iter_list_ideas(self, *, order: Order | None = None, limit: int | None = None, project_id: str | None = None, site_id: str | None = None, network_id: str | None = None, school_id: str | None = None, driver_id: str | None = None, status: list[Status] | None = None, level: Level | None = None, digital: Digital | None = None, search: str | None = None, shared: bool | None = None) -> Iterator[IdeaOut]:
        """Change ideas, newest first or by title (`GET /api/pdsa/v1/ideas`)."""
        return self._client.pages("/api/pdsa/v1/ideas", {"order": order, "limit": limit, "project_id": project_id, "site_id": site_id, "network_id": network_id, "school_id": school_id, "driver_id": driver_id, "status": status, "level": level, "digital": digital, "search": search, "shared": shared})

    def create_idea(self, body: IdeaIn, *, idempotency_key: str | None = None) -> IdeaDetail:
        """Describe a change idea (`POST /api/pdsa/v1/ideas`)."""
        return cast('IdeaDetail', self._client.json("POST", "/api/pdsa/v1/ideas", json=body, idempotency_key=idempotency_key))

    def get_idea(self, idea_id: str) -> IdeaDetail:
        """One change idea (`GET /api/pdsa/v1/ideas/{idea_id}`)."""
        return cast('IdeaDetail', self._client.json("GET", f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}"))

    def change_idea(self, idea_id: str, body: IdeaChange, *, if_match: str) -> IdeaDetail:
        """Change a change idea, or where it stands (`PATCH /api/pdsa/v1/ideas/{idea_id}`)."""
        return cast('IdeaDetail', self._client.json("PATCH", f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}", json=body, if_match=if_match))

    def adopt_idea(self, idea_id: str, body: AdoptionIn, *, idempotency_key: str | None = None) -> IdeaDetail:
        """Adopt a change idea, as it is or adapted (`POST /api/pdsa/v1/ideas/{idea_id}/adoptions`)."""
        return cast('IdeaDetail', self._client.json("POST", f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}/adoptions", json=body, idempotency_key=idempotency_key))

    def read_idea_history(self, idea_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed a change idea, what and when, newest first (`GET /api/pdsa/v1/ideas/{idea_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_idea_history(self, idea_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed a change idea, what and when, newest first (`GET /api/pdsa/v1/ideas/{idea_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}/history", {"limit": limit})

    def read_lineage(self, idea_id: str) -> Lineage:
        """The tree of adaptations of a change idea (`GET /api/pdsa/v1/ideas/{idea_id}/lineage`)."""
        return cast('Lineage', self._client.json("GET", f"/api/pdsa/v1/ideas/{quote(idea_id, safe='')}/lineage"))

    def list_teams(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, mine: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageTeamOut:
        """Teams, newest first (`GET /api/pdsa/v1/teams`)."""
        return cast('PageTeamOut', self._client.json("GET", "/api/pdsa/v1/teams", params={"project_id": project_id, "network_id": network_id, "school_id": school_id, "mine": mine, "limit": limit, "cursor": cursor}))

    def iter_list_teams(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, mine: bool | None = None, limit: int | None = None) -> Iterator[TeamOut]:
        """Teams, newest first (`GET /api/pdsa/v1/teams`)."""
        return self._client.pages("/api/pdsa/v1/teams", {"project_id": project_id, "network_id": network_id, "school_id": school_id, "mine": mine, "limit": limit})

    def create_team(self, body: TeamIn, *, idempotency_key: str | None = None) -> TeamOut:
        """Form a team (`POST /api/pdsa/v1/teams`)."""
        return cast('TeamOut', self._client.json("POST", "/api/pdsa/v1/teams", json=body, idempotency_key=idempotency_key))

    def get_team(self, team_id: str) -> TeamOut:
        """One team (`GET /api/pdsa/v1/teams/{team_id}`)."""
        return cast('TeamOut', self._client.json("GET", f"/api/pdsa/v1/teams/{quote(team_id, safe='')}"))

    def change_team(self, team_id: str, body: TeamChange, *, if_match: str) -> TeamOut:
        """Change a team (`PATCH /api/pdsa/v1/teams/{team_id}`)."""
        return cast('TeamOut', self._client.json("PATCH", f"/api/pdsa/v1/teams/{quote(team_id, safe='')}", json=body, if_match=if_match))

    def read_team_history(self, team_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed a team, what and when, newest first (`GET /api/pdsa/v1/teams/{team_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/teams/{quote(team_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_team_history(self, team_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed a team, what and when, newest first (`GET /api/pdsa/v1/teams/{team_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/teams/{quote(team_id, safe='')}/history", {"limit": limit})

    def list_theories(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageTheoryRow:
        """Theories of improvement, newest first (`GET /api/pdsa/v1/theories`)."""
        return cast('PageTheoryRow', self._client.json("GET", "/api/pdsa/v1/theories", params={"project_id": project_id, "network_id": network_id, "school_id": school_id, "limit": limit, "cursor": cursor}))

    def iter_list_theories(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, limit: int | None = None) -> Iterator[TheoryRow]:
        """Theories of improvement, newest first (`GET /api/pdsa/v1/theories`)."""
        return self._client.pages("/api/pdsa/v1/theories", {"project_id": project_id, "network_id": network_id, "school_id": school_id, "limit": limit})

    def create_theory(self, body: TheoryIn, *, idempotency_key: str | None = None) -> TheoryOut:
        """Write down a network's theory of improvement (`POST /api/pdsa/v1/theories`)."""
        return cast('TheoryOut', self._client.json("POST", "/api/pdsa/v1/theories", json=body, idempotency_key=idempotency_key))

    def get_theory(self, theory_id: str) -> TheoryOut:
        """One theory of improvement (`GET /api/pdsa/v1/theories/{theory_id}`)."""
        return cast('TheoryOut', self._client.json("GET", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}"))

    def change_theory(self, theory_id: str, body: TheoryChange, *, if_match: str) -> TheoryOut:
        """Keep a new version of a theory (`PATCH /api/pdsa/v1/theories/{theory_id}`)."""
        return cast('TheoryOut', self._client.json("PATCH", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}", json=body, if_match=if_match))

    def give_up_variant(self, theory_id: str, *, if_match: str | None = None) -> None:
        """Give up a school's local variant (`DELETE /api/pdsa/v1/theories/{theory_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}", if_match=if_match)

    def compare_theory_versions(self, theory_id: str, *, from_: int, to: int, of: str | None = None) -> Comparison:
        """What differs between two versions (`GET /api/pdsa/v1/theories/{theory_id}/compare`)."""
        return cast('Comparison', self._client.json("GET", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/compare", params={"from": from_, "to": to, "of": of}))

    def read_theory_history(self, theory_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed a theory, what and when, newest first (`GET /api/pdsa/v1/theories/{theory_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_theory_history(self, theory_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed a theory, what and when, newest first (`GET /api/pdsa/v1/theories/{theory_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/history", {"limit": limit})

    def merge_theory(self, theory_id: str, body: MergeIn, *, idempotency_key: str | None = None) -> Merged:
        """Put others' changes into one's own content (`POST /api/pdsa/v1/theories/{theory_id}/merge`)."""
        return cast('Merged', self._client.json("POST", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/merge", json=body, idempotency_key=idempotency_key))

    def restore_theory(self, theory_id: str, body: RestoreIn, *, if_match: str, idempotency_key: str | None = None) -> TheoryOut:
        """Take an older version back (`POST /api/pdsa/v1/theories/{theory_id}/restore`)."""
        return cast('TheoryOut', self._client.json("POST", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/restore", json=body, if_match=if_match, idempotency_key=idempotency_key))

    def create_variant(self, theory_id: str, body: VariantIn, *, idempotency_key: str | None = None) -> TheoryOut:
        """Begin a school's local variant (`POST /api/pdsa/v1/theories/{theory_id}/variants`)."""
        return cast('TheoryOut', self._client.json("POST", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/variants", json=body, idempotency_key=idempotency_key))

    def list_theory_versions(self, theory_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageVersionRow:
        """The versions of a theory, newest first (`GET /api/pdsa/v1/theories/{theory_id}/versions`)."""
        return cast('PageVersionRow', self._client.json("GET", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/versions", params={"limit": limit, "cursor": cursor}))

    def iter_list_theory_versions(self, theory_id: str, *, limit: int | None = None) -> Iterator[VersionRow]:
        """The versions of a theory, newest first (`GET /api/pdsa/v1/theories/{theory_id}/versions`)."""
        return self._client.pages(f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/versions", {"limit": limit})

    def get_theory_version(self, theory_id: str, version: str) -> VersionOut:
        """What a theory said at one version (`GET /api/pdsa/v1/theories/{theory_id}/versions/{version}`)."""
        return cast('VersionOut', self._client.json("GET", f"/api/pdsa/v1/theories/{quote(theory_id, safe='')}/versions/{quote(version, safe='')}"))
