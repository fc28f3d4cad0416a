"""The operations of pdsa, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = ["AdoptionIn", "AimChange", "AimIn", "AimOut", "AnnouncedFile", "AnswerIn", "Audience", "AuditRow", "AxisRange", "Board", "BoardIdea", "BoardRow", "Cell", "ChainState", "ChangeOut", "ChangeShape", "ChartCycle", "ChartIn", "ChartNote", "ChartOut", "ChartPhase", "ChartPoint", "ChartWarning", "CoachedCycle", "CoachedNetwork", "CommentChange", "CommentIn", "CommentOut", "Comparison", "ContentShape", "Context", "CycleChange", "CycleIn", "CycleLine", "CycleOut", "Data", "Decision", "Digital", "EvidenceChange", "EvidenceIn", "EvidenceOut", "FieldChange", "FileOut", "FileSent", "Group", "IdeaChange", "IdeaDetail", "IdeaIn", "IdeaOut", "ImportCounts", "ImportIn", "ImportPreview", "ImportResult", "ImportRow", "ImportTake", "KindInput", "LastCycle", "Level", "Lineage", "LookIn", "LookOut", "Loop", "Match", "MeasureChange", "MeasureIn", "MeasureLine", "MeasureOut", "MemberIn", "MemberOut", "MergeIn", "Merged", "Method", "MissingOut", "Multiples", "NextIn", "NextStatus", "Node", "NodeShape", "NoteIn", "NoteOut", "Notes", "NoticeKind", "NoticeOut", "ObservationChange", "ObservationIn", "ObservationOut", "Observations", "OfferShape", "OpenRequest", "Order", "Origin", "PageAimOut", "PageAuditRow", "PageChangeOut", "PageCoachedCycle", "PageCoachedNetwork", "PageCommentOut", "PageCycleOut", "PageEvidenceOut", "PageIdeaOut", "PageMeasureOut", "PageNoticeOut", "PageObservationOut", "PageReviewOut", "PageTeamOut", "PageTheoryRow", "PageVersionRow", "Paper", "Part", "PassedWave", "PdsaApiEvidenceDomainKind", "PdsaApiIdeasSchemasFault", "PdsaApiTheoriesComparisonDomainKind", "PdsaOperations", "People", "PhaseIn", "PhaseOut", "Phases", "Place", "Portfolio", "Position", "Practice", "PromptOut", "PromptRef", "QuestionIn", "QuestionOut", "Ramp", "ReadUpTo", "Refreshed", "RefusalOut", "Resolution", "RestoreIn", "ReviewIn", "ReviewOut", "ReviewState", "RowFaultOut", "Scale", "Share", "SheetLanguage", "SidesOut", "Spread", "SpreadFamily", "SpreadNode", "Stage", "StageMove", "State", "Status", "StoredDay", "SubjectRef", "SurveyIn", "Surveyed", "Taken", "TakenIn", "TeamChange", "TeamIn", "TeamLine", "TeamOut", "TheoryChange", "TheoryIn", "TheoryOut", "TheoryRow", "Trials", "TriangulationOut", "Typed", "Unread", "UnreadText", "UploadOut", "VariantIn", "VersionOut", "VersionRow", "Voice"]


class AdoptionIn(TypedDict):
    as_is: NotRequired[bool]
    audience: NotRequired[Audience | None]
    began_on: NotRequired[str | None]
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


class AnnouncedFile(TypedDict):
    name: str
    sha256: str
    size: int


class AnswerIn(TypedDict):
    id: NotRequired[str | None]
    mentions: NotRequired[list[str]]
    text: str


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


class AxisRange(TypedDict):
    first: str | None
    high: float | None
    last: str | None
    low: float | None


class Board(TypedDict):
    cut: bool
    ideas: list[BoardIdea]
    network: str
    network_id: str
    project_id: str
    rows: list[BoardRow]


class BoardIdea(TypedDict):
    adapted: bool
    driver_ids: list[str]
    id: str
    level: Level
    school_id: str | None
    status: Status
    title: str


class BoardRow(TypedDict):
    cells: list[Cell]
    school: str | None
    school_id: str | None


class Cell(TypedDict):
    cycles: int
    idea_id: str
    last: LastCycle | None
    own_idea_id: str | None
    status: Status


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
    kind: PdsaApiTheoriesComparisonDomainKind
    node_id: str | None
    now: str | None
    part: Part
    was: str | None


class ChartCycle(TypedDict):
    id: str
    index: int | None
    stage: str
    starts_on: str
    title: str


class ChartIn(TypedDict):
    first: NotRequired[str | None]
    language: NotRequired[str]
    last: NotRequired[str | None]
    measure_id: str
    school_id: NotRequired[str | None]


class ChartNote(TypedDict):
    id: str
    index: int | None
    on: str
    text: str


class ChartOut(TypedDict):
    axis_label: str
    cycles: list[ChartCycle]
    decimal_mark: str
    decimals: int | None
    direction: str
    goal: float | None
    kind: Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't']
    language: str
    measure_id: str
    method: str
    n: int
    n_missing: int
    notes: list[ChartNote]
    percent: bool
    phases: list[ChartPhase]
    points: list[ChartPoint]
    rules: Literal['none', 'anhoej', 'perla']
    rules_label: str
    scale: int
    school: str | None
    school_id: str | None
    screened: bool | None
    sentence: str
    signals: bool
    subgroup: str | None
    title: str
    too_few: bool
    version: str
    warnings: list[ChartWarning]
    why: str
    why_code: str


class ChartPhase(TypedDict):
    centre: float | None
    crossings: int | None
    crossings_limit: int | None
    id: str | None
    longest_run: int | None
    longest_run_limit: int | None
    n: int
    n_limits: int
    n_missing: int
    n_useful: int
    reason: str | None
    runs_signal: bool | None
    start: int
    starts_on: str | None
    stop: int
    too_few: bool
    words: str


class ChartPoint(TypedDict):
    after_gap: bool
    centre: float | None
    denominator: float | None
    excluded: str | None
    id: str
    label: str
    lower: float | None
    marks: list[Literal['outside', 'long_run', 'shift', 'trend', 'excluded']]
    missing: str | None
    missing_label: str | None
    note: str | None
    numerator: float | None
    on: str
    upper: float | None
    value: float | None


class ChartWarning(TypedDict):
    code: str
    text: str


class CoachedCycle(TypedDict):
    audience: Audience
    ends_on: str | None
    groups: list[Group]
    id: str
    moved_at: str
    network: str | None
    network_id: str
    prompts: list[PromptOut]
    requests: list[OpenRequest]
    scale: Scale
    school: str | None
    school_id: str | None
    stage: Stage
    starts_on: str | None
    team: str | None
    team_id: str | None
    title: str


class CoachedNetwork(TypedDict):
    cycles: int
    groups: dict[str, int]
    kept_in_team: int
    network: str
    network_id: str
    open: int
    practice: Practice


class CommentChange(TypedDict):
    mentions: NotRequired[list[str] | None]
    text: NotRequired[str | None]


class CommentIn(TypedDict):
    id: NotRequired[str | None]
    mentions: NotRequired[list[str]]
    pointer: NotRequired[str | None]
    prompt: NotRequired[PromptRef | None]
    reply_to: NotRequired[str | None]
    subject: SubjectRef
    text: NotRequired[str]


class CommentOut(TypedDict):
    created_at: str
    created_by: str
    deleted_at: str | None
    edited_at: str | None
    id: str
    may_change: bool
    mentions: list[str]
    pointer: str | None
    prompt: dict[str, Any] | None
    reply_to: str | None
    resolved_at: str | None
    resolved_by: str | None
    subject: SubjectRef
    text: str
    version: int


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
    aim_id: NotRequired[str | None]
    audience: NotRequired[Audience | None]
    data_to_collect: NotRequired[str | None]
    decision: NotRequired[Decision | None]
    differed: NotRequired[str | None]
    ends_on: NotRequired[str | None]
    happened: NotRequired[str | None]
    idea_id: NotRequired[str | None]
    learned: NotRequired[str | None]
    loop: NotRequired[Loop | None]
    measure_ids: NotRequired[list[str] | None]
    next_step: NotRequired[str | None]
    objective: NotRequired[str | None]
    observations: NotRequired[str | None]
    questions: NotRequired[list[QuestionIn] | None]
    reason: NotRequired[str | None]
    scale: NotRequired[Scale | None]
    school_id: NotRequired[str | None]
    starts_on: NotRequired[str | None]
    subgroup: NotRequired[str | None]
    surprised: NotRequired[str | None]
    team_id: NotRequired[str | None]
    title: NotRequired[str | None]
    what: NotRequired[str | None]
    where: NotRequired[str | None]
    who: NotRequired[str | None]


class CycleIn(TypedDict):
    aim_id: NotRequired[str | None]
    audience: NotRequired[Audience]
    data_to_collect: NotRequired[str]
    decision: NotRequired[Decision | None]
    differed: NotRequired[str]
    ends_on: NotRequired[str | None]
    happened: NotRequired[str]
    id: NotRequired[str | None]
    idea_id: NotRequired[str | None]
    learned: NotRequired[str]
    loop: NotRequired[Loop | None]
    measure_ids: NotRequired[list[str]]
    network_id: str
    next_step: NotRequired[str]
    objective: NotRequired[str]
    observations: NotRequired[str]
    project_id: str
    questions: NotRequired[list[QuestionIn]]
    reason: NotRequired[str]
    scale: NotRequired[Scale]
    school_id: NotRequired[str | None]
    starts_on: NotRequired[str | None]
    subgroup: NotRequired[str]
    surprised: NotRequired[str]
    team_id: NotRequired[str | None]
    title: str
    what: NotRequired[str]
    where: NotRequired[str]
    who: NotRequired[str]


class CycleLine(TypedDict):
    decision: Decision | None
    ends_on: str | None
    id: str
    idea_id: str | None
    learned: str
    moved_at: str
    network: str | None
    network_id: str
    scale: Scale
    stage: Stage
    starts_on: str | None
    title: str


class CycleOut(TypedDict):
    aim_id: str | None
    audience: Audience
    created_at: str
    created_by: str
    data_to_collect: str
    decision: Decision | None
    differed: str
    ends_on: str | None
    happened: str
    id: str
    idea: str | None
    idea_id: str | None
    learned: str
    loop: Loop | None
    may_write: bool
    measure_ids: list[str]
    missing: list[MissingOut]
    moved_at: str
    network: str | None
    network_id: str
    next_step: str
    objective: str
    observations: str
    position: int
    previous_id: str | None
    project_id: str
    questions: list[QuestionOut]
    ramp_id: str
    reason: str
    scale: Scale
    school: str | None
    school_id: str | None
    stage: Stage
    starts_on: str | None
    subgroup: str
    surprised: str
    team: str | None
    team_id: str | None
    title: str
    updated_at: str
    version: int
    what: str
    where: str
    who: str


Data: TypeAlias = "Literal['proportion', 'rate', 'count', 'number', 'time_between', 'opportunities_between']"


Decision: TypeAlias = "Literal['adopt', 'adapt', 'abandon']"


Digital: TypeAlias = "Literal['yes', 'no', 'partly']"


class EvidenceChange(TypedDict):
    alt: NotRequired[str | None]
    collected_on: NotRequired[str | None]
    method: NotRequired[Method | None]
    outsider: NotRequired[bool | None]
    people: NotRequired[People | None]
    pointer: NotRequired[str | None]
    shows: NotRequired[str | None]
    stage: NotRequired[Literal['plan', 'do', 'study', 'act'] | None]
    title: NotRequired[str | None]
    url: NotRequired[str | None]
    voice: NotRequired[Voice | None]


class EvidenceIn(TypedDict):
    alt: NotRequired[str]
    chart: NotRequired[ChartIn | None]
    collected_on: NotRequired[str | None]
    cycle_id: str
    file: NotRequired[AnnouncedFile | None]
    id: NotRequired[str | None]
    kind: KindInput
    method: Method
    outsider: NotRequired[bool]
    people: NotRequired[People | None]
    pointer: NotRequired[str]
    shows: NotRequired[str]
    stage: NotRequired[Literal['plan', 'do', 'study', 'act'] | None]
    survey: NotRequired[SurveyIn | None]
    title: str
    url: NotRequired[str | None]
    voice: NotRequired[Voice | None]


class EvidenceOut(TypedDict):
    alt: str
    announced: AnnouncedFile | None
    collected_on: str | None
    created_at: str
    created_by: str
    cycle_id: str
    file: FileOut | None
    frozen: dict[str, Any] | None
    id: str
    kind: PdsaApiEvidenceDomainKind
    may_write: bool
    method: Method
    network_id: str
    outsider: bool
    people: People | None
    pointer: str
    project_id: str
    refusal: RefusalOut | None
    shows: str
    stage: Literal['plan', 'do', 'study', 'act'] | None
    state: State
    title: str
    updated_at: str
    url: str | None
    version: int
    voice: Voice | None


class FieldChange(TypedDict):
    field: str
    new: Any
    old: Any


class FileOut(TypedDict):
    family: Literal['picture', 'sound', 'video', 'document']
    height: int | None
    media_type: str
    name: str
    received_sha256: str
    sha256: str
    size: int
    width: int | None


class FileSent(TypedDict):
    upload_id: str


Group: TypeAlias = "Literal['moved', 'waiting', 'quiet', 'no_prediction', 'no_data', 'reopened']"


class IdeaChange(TypedDict):
    audience: NotRequired[Audience | None]
    began_on: NotRequired[str | None]
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
    began_on: str | None
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
    began_on: NotRequired[str | None]
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
    began_on: str | None
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


class ImportCounts(TypedDict):
    bad: int
    differs: int
    new: int
    rows: int
    same: int


class ImportIn(TypedDict):
    codes: NotRequired[dict[str, Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other']]]
    columns: NotRequired[dict[str, str | None]]
    date_order: NotRequired[Literal['dmy', 'mdy'] | None]
    decimal: NotRequired[Literal['point', 'comma'] | None]
    delimiter: NotRequired[Literal['tab', 'semicolon', 'comma', 'bar'] | None]
    empty_as: NotRequired[Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] | None]
    file: NotRequired[str | None]
    header: NotRequired[bool | None]
    school_id: NotRequired[str | None]
    subgroup: NotRequired[str | None]
    text: NotRequired[str | None]


class ImportPreview(TypedDict):
    column_names: list[str]
    columns: dict[str, str]
    counts: ImportCounts
    date_order: Literal['dmy', 'mdy'] | None
    decimal: Literal['point', 'comma'] | None
    delimiter: Literal['tab', 'semicolon', 'comma', 'bar']
    encoding: str | None
    header: bool
    missing_columns: list[Literal['date', 'value', 'numerator', 'denominator', 'school', 'subgroup', 'missing', 'note']]
    odd_zeros: int
    rows: list[ImportRow]
    unread: list[UnreadText]


class ImportResult(TypedDict):
    counts: ImportCounts
    left_out: list[ImportRow]
    replaced: int
    stored: int


class ImportRow(TypedDict):
    denominator: float | None
    errors: list[RowFaultOut]
    missing: str | None
    note: str | None
    numerator: float | None
    on_date: str | None
    row: int
    school: str | None
    school_id: str | None
    status: Literal['new', 'same', 'differs', 'bad']
    stored: StoredDay | None
    subgroup: str | None
    value: float | None


class ImportTake(TypedDict):
    codes: NotRequired[dict[str, Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other']]]
    columns: NotRequired[dict[str, str | None]]
    date_order: NotRequired[Literal['dmy', 'mdy'] | None]
    decimal: NotRequired[Literal['point', 'comma'] | None]
    delimiter: NotRequired[Literal['tab', 'semicolon', 'comma', 'bar'] | None]
    empty_as: NotRequired[Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] | None]
    file: NotRequired[str | None]
    header: NotRequired[bool | None]
    reason: NotRequired[str | None]
    replace: NotRequired[bool]
    school_id: NotRequired[str | None]
    subgroup: NotRequired[str | None]
    take: Literal['all', 'good']
    text: NotRequired[str | None]


KindInput: TypeAlias = "Literal['photo', 'file', 'recording', 'link', 'chart', 'survey_result']"


class LastCycle(TypedDict):
    decision: Decision | None
    id: str
    moved_at: str
    stage: Stage
    title: str


Level: TypeAlias = "Literal['classroom', 'school', 'between_schools', 'district', 'beyond_school']"


class Lineage(TypedDict):
    cut: bool
    idea_key: int
    nodes: list[Node]


class LookIn(TypedDict):
    project_id: str


class LookOut(TypedDict):
    looked_at: str | None


Loop: TypeAlias = "Literal['single', 'double']"


Match: TypeAlias = "Literal['met', 'partly', 'not_met', 'unclear']"


class MeasureChange(TypedDict):
    aim_id: NotRequired[str | None]
    archived: NotRequired[bool | None]
    baseline: NotRequired[int | None]
    cadence: NotRequired[Literal['day', 'school_day', 'week', 'month', 'term', 'year'] | None]
    chart: NotRequired[Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None]
    decimals: NotRequired[int | None]
    definition: NotRequired[str | None]
    denominator: NotRequired[str | None]
    direction: NotRequired[Literal['increase', 'decrease', 'neither'] | None]
    driver_id: NotRequired[str | None]
    goal: NotRequired[float | None]
    idea_id: NotRequired[str | None]
    kind: NotRequired[Literal['outcome', 'process', 'balancing'] | None]
    multiplier: NotRequired[Literal[1, 10, 100, 1000, 10000, 100000] | None]
    name: NotRequired[str | None]
    numerator: NotRequired[str | None]
    reason: NotRequired[str | None]
    rules: NotRequired[Literal['anhoej', 'perla'] | None]
    screen: NotRequired[bool | None]
    source: NotRequired[Typed | Surveyed | None]
    subgroups: NotRequired[list[str] | None]
    unit: NotRequired[str | None]


class MeasureIn(TypedDict):
    aim_id: NotRequired[str | None]
    baseline: NotRequired[int | None]
    cadence: NotRequired[Literal['day', 'school_day', 'week', 'month', 'term', 'year']]
    chart: NotRequired[Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't']]
    data: Data
    decimals: NotRequired[int | None]
    definition: NotRequired[str]
    denominator: NotRequired[str]
    direction: NotRequired[Literal['increase', 'decrease', 'neither']]
    driver_id: NotRequired[str | None]
    goal: NotRequired[float | None]
    id: NotRequired[str | None]
    idea_id: NotRequired[str | None]
    kind: Literal['outcome', 'process', 'balancing']
    multiplier: NotRequired[Literal[1, 10, 100, 1000, 10000, 100000]]
    name: str
    network_id: str
    numerator: NotRequired[str]
    project_id: str
    rules: NotRequired[Literal['anhoej', 'perla']]
    school_id: NotRequired[str | None]
    screen: NotRequired[bool]
    source: NotRequired[Typed | Surveyed]
    subgroups: NotRequired[list[str]]
    unit: NotRequired[str]


class MeasureLine(TypedDict):
    direction: Literal['increase', 'decrease', 'neither']
    goal: float | None
    id: str
    kind: Literal['outcome', 'process', 'balancing']
    last: float | None
    last_on: str
    n: int
    name: str
    network_id: str
    percent: bool
    sentence: str
    signals: bool
    too_few: bool
    unit: str


class MeasureOut(TypedDict):
    aim_id: str | None
    archived: bool
    baseline: int | None
    cadence: Literal['day', 'school_day', 'week', 'month', 'term', 'year']
    chart: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't']
    created_at: str
    created_by: str
    data: Data
    decimals: int | None
    definition: str
    denominator: str
    direction: Literal['increase', 'decrease', 'neither']
    driver_id: str | None
    goal: float | None
    id: str
    idea_id: str | None
    kind: Literal['outcome', 'process', 'balancing']
    last_on: str | None
    may_observe: bool
    may_observe_at: list[str] | None
    may_write: bool
    multiplier: int
    name: str
    network: str | None
    network_id: str
    numerator: str
    observations: int
    project_id: str
    refreshed_at: str | None
    rules: Literal['anhoej', 'perla']
    school: str | None
    school_id: str | None
    screen: bool
    source: Typed | Surveyed
    subgroups: list[str]
    unit: str
    updated_at: str
    version: int


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


Method: TypeAlias = "Literal['photo', 'observation', 'interview', 'document', 'test', 'survey', 'other']"


class MissingOut(TypedDict):
    code: str
    fix: str
    message: str
    pointer: str
    stage: Stage


class Multiples(TypedDict):
    axis: AxisRange
    items: list[ChartOut]
    measure_id: str


class NextIn(TypedDict):
    id: NotRequired[str | None]
    scale: NotRequired[Scale | None]
    title: NotRequired[str | None]


class NextStatus(TypedDict):
    missing: list[PdsaApiIdeasSchemasFault]
    status: Status


class Node(TypedDict):
    as_is: bool
    began_on: str | None
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


class NoteIn(TypedDict):
    id: NotRequired[str | None]
    on_date: str
    school_id: NotRequired[str | None]
    text: str


class NoteOut(TypedDict):
    created_at: str
    created_by: str
    id: str
    on_date: str
    school_id: str | None
    text: str


class Notes(TypedDict):
    items: list[NoteOut]


NoticeKind: TypeAlias = "Literal['mention', 'reply', 'comment', 'prompt', 'review_asked', 'review_answered', 'cycle_moved', 'idea_adopted']"


class NoticeOut(TypedDict):
    by: str
    comment_id: str | None
    created_at: str
    detail: dict[str, Any]
    excerpt: str
    id: str
    kind: NoticeKind
    network: str | None
    network_id: str
    project_id: str
    read_at: str | None
    request_id: str | None
    subject: SubjectRef
    title: str


class ObservationChange(TypedDict):
    denominator: NotRequired[float | None]
    excluded: NotRequired[str | None]
    missing: NotRequired[Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] | None]
    note: NotRequired[str | None]
    numerator: NotRequired[float | None]
    on_date: NotRequired[str | None]
    reason: str
    value: NotRequired[float | None]


class ObservationIn(TypedDict):
    denominator: NotRequired[float | None]
    id: NotRequired[str | None]
    missing: NotRequired[Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] | None]
    note: NotRequired[str | None]
    numerator: NotRequired[float | None]
    on_date: str
    school_id: NotRequired[str | None]
    subgroup: NotRequired[str | None]
    value: NotRequired[float | None]


class ObservationOut(TypedDict):
    created_at: str
    created_by: str
    denominator: float | None
    excluded: str | None
    id: str
    measure_id: str
    missing: Literal['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] | Literal['suppressed'] | None
    note: str | None
    numerator: float | None
    on_date: str
    school: str | None
    school_id: str | None
    source: Literal['typed', 'import', 'survey']
    subgroup: str | None
    updated_at: str
    value: float | None
    version: int
    withdrawn: bool


class Observations(TypedDict):
    observations: list[ObservationIn]


class OfferShape(TypedDict):
    after: NodeShape | None
    after_id: str | None
    before: NodeShape | None
    clash: bool
    key: str
    kind: PdsaApiTheoriesComparisonDomainKind
    node_id: str | None
    now: str | None
    own: NodeShape | None
    part: Part
    was: str | None


class OpenRequest(TypedDict):
    asked: str | None
    created_at: str
    created_by: str
    id: str
    may_answer: bool
    question: str


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


class PageCoachedCycle(TypedDict):
    items: list[CoachedCycle]
    next_cursor: NotRequired[str | None]


class PageCoachedNetwork(TypedDict):
    items: list[CoachedNetwork]
    next_cursor: NotRequired[str | None]


class PageCommentOut(TypedDict):
    items: list[CommentOut]
    next_cursor: NotRequired[str | None]


class PageCycleOut(TypedDict):
    items: list[CycleOut]
    next_cursor: NotRequired[str | None]


class PageEvidenceOut(TypedDict):
    items: list[EvidenceOut]
    next_cursor: NotRequired[str | None]


class PageIdeaOut(TypedDict):
    items: list[IdeaOut]
    next_cursor: NotRequired[str | None]


class PageMeasureOut(TypedDict):
    items: list[MeasureOut]
    next_cursor: NotRequired[str | None]


class PageNoticeOut(TypedDict):
    items: list[NoticeOut]
    next_cursor: NotRequired[str | None]


class PageObservationOut(TypedDict):
    items: list[ObservationOut]
    next_cursor: NotRequired[str | None]


class PageReviewOut(TypedDict):
    items: list[ReviewOut]
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


Paper: TypeAlias = "Literal['a4', 'letter']"


Part: TypeAlias = "Literal['problem', 'aim_id', 'causes', 'drivers']"


class PassedWave(TypedDict):
    reason: Literal['question_missing', 'category_missing', 'not_frozen', 'not_of_unit']
    title: str
    wave_id: str


People: TypeAlias = "Literal['nobody', 'agreed']"


class PhaseIn(TypedDict):
    baseline: NotRequired[int | None]
    id: NotRequired[str | None]
    reason: str
    school_id: NotRequired[str | None]
    starts_on: str


class PhaseOut(TypedDict):
    asked_otherwise_in: NotRequired[str | None]
    baseline: int | None
    created_at: str
    created_by: str
    id: str
    reason: str
    school_id: str | None
    starts_on: str


class Phases(TypedDict):
    items: list[PhaseOut]


class Place(TypedDict):
    country: str | None
    networks: int
    site: str | None
    site_id: str | None


class Portfolio(TypedDict):
    country: str | None
    cut: bool
    cycles: list[CycleLine]
    ideas: list[IdeaOut]
    measures: list[MeasureLine]
    project_id: str
    school: str
    school_id: str
    teams: list[TeamLine]


Position: TypeAlias = "Literal['school_leader', 'deputy_leader', 'curriculum_coordinator', 'teacher', 'student', 'parent', 'facilitator', 'district_representative', 'researcher', 'other']"


class Practice(TypedDict):
    documented: Share
    growing: Share
    iterative: Share
    over_time: Share
    predicted: Share


class PromptOut(TypedDict):
    code: str
    values: dict[str, int | str]


class PromptRef(TypedDict):
    code: str
    values: NotRequired[dict[str, str | int]]


class QuestionIn(TypedDict):
    id: NotRequired[str | None]
    match: NotRequired[Match | None]
    prediction: NotRequired[str]
    question: str
    result: NotRequired[str]


class QuestionOut(TypedDict):
    id: str
    match: Match | None
    prediction: str
    question: str
    result: str


class Ramp(TypedDict):
    items: list[CycleOut]
    ramp_id: str


class ReadUpTo(TypedDict):
    up_to: NotRequired[str | None]


class Refreshed(TypedDict):
    changed: int
    passed: list[PassedWave]
    stored: int
    suppressed: int
    waves: int


class RefusalOut(TypedDict):
    code: str
    fix: str
    message: str


class Resolution(TypedDict):
    resolved: bool


class RestoreIn(TypedDict):
    note: NotRequired[str]
    version: int


class ReviewIn(TypedDict):
    asked: NotRequired[str | None]
    cycle_id: str
    id: NotRequired[str | None]
    question: str


class ReviewOut(TypedDict):
    answer_id: str | None
    asked: str | None
    closed_at: str | None
    closed_by: str | None
    created_at: str
    created_by: str
    cycle: str
    cycle_id: str
    id: str
    may_answer: bool
    may_withdraw: bool
    network: str | None
    network_id: str
    project_id: str
    question: str
    state: ReviewState
    version: int


ReviewState: TypeAlias = "Literal['open', 'answered', 'withdrawn']"


class RowFaultOut(TypedDict):
    code: str
    column: str
    fix: str
    message: str
    row: int


Scale: TypeAlias = "Literal['one_person', 'one_class', 'several_classes', 'grade', 'school', 'several_schools', 'network']"


class Share(TypedDict):
    count: int
    of: int


SheetLanguage: TypeAlias = "Literal['en', 'es', 'fil', 'sw']"


class SidesOut(TypedDict):
    methods: list[Method]
    missing: list[Literal['people', 'methods', 'outsider']]
    outsider: bool
    people: int
    pieces: int
    pointer: str
    voices: list[Voice]


class Spread(TypedDict):
    alone: int
    cut: bool
    families: list[SpreadFamily]
    places: list[Place]
    project_id: str


class SpreadFamily(TypedDict):
    id: str
    nodes: list[SpreadNode]
    title: str


class SpreadNode(TypedDict):
    as_is: bool
    at: str
    country: str | None
    id: str
    network: str | None
    network_id: str
    parent_id: str | None
    school: str | None
    school_id: str | None
    site_id: str | None
    status: Status
    title: str
    what_changes: str


Stage: TypeAlias = "Literal['plan', 'do', 'study', 'act', 'closed']"


class StageMove(TypedDict):
    reason: NotRequired[str | None]
    stage: Stage


State: TypeAlias = "Literal['waiting', 'complete', 'refused']"


Status: TypeAlias = "Literal['idea', 'testing', 'adopted', 'adapted', 'abandoned', 'spreading']"


class StoredDay(TypedDict):
    denominator: float | None
    id: str
    missing: str | None
    numerator: float | None
    value: float | None


class SubjectRef(TypedDict):
    id: str
    kind: Literal['cycle', 'idea', 'theory', 'measure', 'evidence']


class SurveyIn(TypedDict):
    question: str
    unit_id: NotRequired[str | None]
    wave_id: str


class Surveyed(TypedDict):
    categories: list[str]
    instrument: str
    kind: Literal['survey']
    question: str
    scope: NotRequired[Literal['network', 'project']]


class Taken(TypedDict):
    results: list[TakenIn]


class TakenIn(TypedDict):
    current: NotRequired[ObservationOut | None]
    errors: NotRequired[list[dict[str, Any]]]
    id: str | None
    index: int
    status: Literal['created', 'repeated', 'exists', 'conflict', 'refused']


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


class TeamLine(TypedDict):
    id: str
    members: int
    name: str
    network_id: str


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
    abandon: int
    adapt: int
    adopt: int
    cycles: int
    open: int
    schools: int


class TriangulationOut(TypedDict):
    items: list[SidesOut]


class Typed(TypedDict):
    kind: NotRequired[Literal['typed']]


class Unread(TypedDict):
    newest_id: str | None
    unread: int


class UnreadText(TypedDict):
    text: str
    times: int


class UploadOut(TypedDict):
    created_at: str
    expires_at: str
    id: str
    length: int
    media_type: str
    name: str
    offset: int
    refusal: str | None
    sha256: str | None
    state: Literal['receiving', 'complete', 'refused']


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


Voice: TypeAlias = "Literal['learner', 'teacher', 'leader', 'parent', 'community', 'other']"


PdsaApiEvidenceDomainKind: TypeAlias = "Literal['photo', 'file', 'recording', 'link', 'chart', 'survey_result']"


class PdsaApiIdeasSchemasFault(TypedDict):
    code: str
    fix: str
    message: str
    pointer: str


PdsaApiTheoriesComparisonDomainKind: TypeAlias = "Literal['added', 'removed', 'changed', 'moved']"


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

    def list_coached_cycles(self, *, project_id: str | None = None, network_id: str | None = None, group: Group | None = None, since: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageCoachedCycle:
        """The cycles that I coach, by their last move (`GET /api/pdsa/v1/coaching/cycles`)."""
        return cast('PageCoachedCycle', self._client.json("GET", "/api/pdsa/v1/coaching/cycles", params={"project_id": project_id, "network_id": network_id, "group": group, "since": since, "limit": limit, "cursor": cursor}))

    def iter_list_coached_cycles(self, *, project_id: str | None = None, network_id: str | None = None, group: Group | None = None, since: str | None = None, limit: int | None = None) -> Iterator[CoachedCycle]:
        """The cycles that I coach, by their last move (`GET /api/pdsa/v1/coaching/cycles`)."""
        return self._client.pages("/api/pdsa/v1/coaching/cycles", {"project_id": project_id, "network_id": network_id, "group": group, "since": since, "limit": limit})

    def get_prompts(self, cycle_id: str) -> CoachedCycle:
        """Where one cycle stands, and what it is asked (`GET /api/pdsa/v1/coaching/cycles/{cycle_id}`)."""
        return cast('CoachedCycle', self._client.json("GET", f"/api/pdsa/v1/coaching/cycles/{quote(cycle_id, safe='')}"))

    def read_look(self, *, project_id: str) -> LookOut:
        """When did I last look? (`GET /api/pdsa/v1/coaching/look`)."""
        return cast('LookOut', self._client.json("GET", "/api/pdsa/v1/coaching/look", params={"project_id": project_id}))

    def write_look(self, body: LookIn) -> LookOut:
        """I have looked (`PUT /api/pdsa/v1/coaching/look`)."""
        return cast('LookOut', self._client.json("PUT", "/api/pdsa/v1/coaching/look", json=body))

    def list_my_prompts(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageCoachedCycle:
        """The open cycles of my teams, with their prompts (`GET /api/pdsa/v1/coaching/mine`)."""
        return cast('PageCoachedCycle', self._client.json("GET", "/api/pdsa/v1/coaching/mine", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_my_prompts(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[CoachedCycle]:
        """The open cycles of my teams, with their prompts (`GET /api/pdsa/v1/coaching/mine`)."""
        return self._client.pages("/api/pdsa/v1/coaching/mine", {"project_id": project_id, "limit": limit})

    def list_coached_networks(self, *, project_id: str, since: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageCoachedNetwork:
        """The networks that I coach, by name (`GET /api/pdsa/v1/coaching/networks`)."""
        return cast('PageCoachedNetwork', self._client.json("GET", "/api/pdsa/v1/coaching/networks", params={"project_id": project_id, "since": since, "limit": limit, "cursor": cursor}))

    def iter_list_coached_networks(self, *, project_id: str, since: str | None = None, limit: int | None = None) -> Iterator[CoachedNetwork]:
        """The networks that I coach, by name (`GET /api/pdsa/v1/coaching/networks`)."""
        return self._client.pages("/api/pdsa/v1/coaching/networks", {"project_id": project_id, "since": since, "limit": limit})

    def list_comments(self, *, subject_kind: Literal['cycle', 'idea', 'theory', 'measure', 'evidence'], subject_id: str, pointer: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageCommentOut:
        """The comments on a record, oldest first (`GET /api/pdsa/v1/comments`)."""
        return cast('PageCommentOut', self._client.json("GET", "/api/pdsa/v1/comments", params={"subject_kind": subject_kind, "subject_id": subject_id, "pointer": pointer, "limit": limit, "cursor": cursor}))

    def iter_list_comments(self, *, subject_kind: Literal['cycle', 'idea', 'theory', 'measure', 'evidence'], subject_id: str, pointer: str | None = None, limit: int | None = None) -> Iterator[CommentOut]:
        """The comments on a record, oldest first (`GET /api/pdsa/v1/comments`)."""
        return self._client.pages("/api/pdsa/v1/comments", {"subject_kind": subject_kind, "subject_id": subject_id, "pointer": pointer, "limit": limit})

    def create_comment(self, body: CommentIn, *, idempotency_key: str | None = None) -> CommentOut:
        """Comment on a record or one of its fields (`POST /api/pdsa/v1/comments`)."""
        return cast('CommentOut', self._client.json("POST", "/api/pdsa/v1/comments", json=body, idempotency_key=idempotency_key))

    def get_comment(self, comment_id: str) -> CommentOut:
        """One comment (`GET /api/pdsa/v1/comments/{comment_id}`)."""
        return cast('CommentOut', self._client.json("GET", f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}"))

    def change_comment(self, comment_id: str, body: CommentChange, *, if_match: str) -> CommentOut:
        """Change one's own comment (`PATCH /api/pdsa/v1/comments/{comment_id}`)."""
        return cast('CommentOut', self._client.json("PATCH", f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}", json=body, if_match=if_match))

    def delete_comment(self, comment_id: str) -> None:
        """Delete one's own comment (`DELETE /api/pdsa/v1/comments/{comment_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}")

    def list_comment_changes(self, comment_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """How a comment was changed, newest first (`GET /api/pdsa/v1/comments/{comment_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_list_comment_changes(self, comment_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """How a comment was changed, newest first (`GET /api/pdsa/v1/comments/{comment_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}/history", {"limit": limit})

    def resolve_comment(self, comment_id: str, body: Resolution, *, idempotency_key: str | None = None) -> CommentOut:
        """Close a thread, or open it again (`POST /api/pdsa/v1/comments/{comment_id}/resolve`)."""
        return cast('CommentOut', self._client.json("POST", f"/api/pdsa/v1/comments/{quote(comment_id, safe='')}/resolve", json=body, idempotency_key=idempotency_key))

    def list_cycles(self, *, mine: bool | None = None, shared: bool | None = None, limit: int | None = None, cursor: str | None = None, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, team_id: str | None = None, aim_id: str | None = None, idea_id: str | None = None, ramp_id: str | None = None, stage: Stage | None = None) -> PageCycleOut:
        """PDSA cycles, newest first (`GET /api/pdsa/v1/cycles`)."""
        return cast('PageCycleOut', self._client.json("GET", "/api/pdsa/v1/cycles", params={"mine": mine, "shared": shared, "limit": limit, "cursor": cursor, "project_id": project_id, "network_id": network_id, "school_id": school_id, "team_id": team_id, "aim_id": aim_id, "idea_id": idea_id, "ramp_id": ramp_id, "stage": stage}))

    def iter_list_cycles(self, *, mine: bool | None = None, shared: bool | None = None, limit: int | None = None, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, team_id: str | None = None, aim_id: str | None = None, idea_id: str | None = None, ramp_id: str | None = None, stage: Stage | None = None) -> Iterator[CycleOut]:
        """PDSA cycles, newest first (`GET /api/pdsa/v1/cycles`)."""
        return self._client.pages("/api/pdsa/v1/cycles", {"mine": mine, "shared": shared, "limit": limit, "project_id": project_id, "network_id": network_id, "school_id": school_id, "team_id": team_id, "aim_id": aim_id, "idea_id": idea_id, "ramp_id": ramp_id, "stage": stage})

    def create_cycle(self, body: CycleIn, *, idempotency_key: str | None = None) -> CycleOut:
        """Plan a PDSA cycle (`POST /api/pdsa/v1/cycles`)."""
        return cast('CycleOut', self._client.json("POST", "/api/pdsa/v1/cycles", json=body, idempotency_key=idempotency_key))

    def read_blank_worksheet(self, *, language: SheetLanguage | None = None, paper: Paper | None = None) -> bytes:
        """A blank worksheet to fill in by hand (`GET /api/pdsa/v1/cycles/worksheet.pdf`)."""
        return self._client.request("GET", "/api/pdsa/v1/cycles/worksheet.pdf", params={"language": language, "paper": paper}).content

    def get_cycle(self, cycle_id: str) -> CycleOut:
        """One PDSA cycle (`GET /api/pdsa/v1/cycles/{cycle_id}`)."""
        return cast('CycleOut', self._client.json("GET", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}"))

    def change_cycle(self, cycle_id: str, body: CycleChange, *, if_match: str) -> CycleOut:
        """Change a PDSA cycle (`PATCH /api/pdsa/v1/cycles/{cycle_id}`)."""
        return cast('CycleOut', self._client.json("PATCH", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}", json=body, if_match=if_match))

    def read_cycle_history(self, cycle_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed a cycle, what, when and why, newest first (`GET /api/pdsa/v1/cycles/{cycle_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_cycle_history(self, cycle_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed a cycle, what, when and why, newest first (`GET /api/pdsa/v1/cycles/{cycle_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/history", {"limit": limit})

    def plan_next_cycle(self, cycle_id: str, body: NextIn, *, idempotency_key: str | None = None) -> CycleOut:
        """Plan the next test of the ramp (`POST /api/pdsa/v1/cycles/{cycle_id}/next`)."""
        return cast('CycleOut', self._client.json("POST", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/next", json=body, idempotency_key=idempotency_key))

    def read_ramp(self, cycle_id: str) -> Ramp:
        """The tests of a cycle's ramp, from the first (`GET /api/pdsa/v1/cycles/{cycle_id}/ramp`)."""
        return cast('Ramp', self._client.json("GET", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/ramp"))

    def move_cycle(self, cycle_id: str, body: StageMove, *, if_match: str, idempotency_key: str | None = None) -> CycleOut:
        """Move a PDSA cycle to another stage (`POST /api/pdsa/v1/cycles/{cycle_id}/stage`)."""
        return cast('CycleOut', self._client.json("POST", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/stage", json=body, if_match=if_match, idempotency_key=idempotency_key))

    def read_worksheet(self, cycle_id: str, *, language: SheetLanguage | None = None, paper: Paper | None = None) -> bytes:
        """A cycle on one page (`GET /api/pdsa/v1/cycles/{cycle_id}/worksheet.pdf`)."""
        return self._client.request("GET", f"/api/pdsa/v1/cycles/{quote(cycle_id, safe='')}/worksheet.pdf", params={"language": language, "paper": paper}).content

    def list_evidence(self, *, cycle_id: str, kind: KindInput | None = None, limit: int | None = None, cursor: str | None = None) -> PageEvidenceOut:
        """The evidence of a cycle, newest first (`GET /api/pdsa/v1/evidence`)."""
        return cast('PageEvidenceOut', self._client.json("GET", "/api/pdsa/v1/evidence", params={"cycle_id": cycle_id, "kind": kind, "limit": limit, "cursor": cursor}))

    def iter_list_evidence(self, *, cycle_id: str, kind: KindInput | None = None, limit: int | None = None) -> Iterator[EvidenceOut]:
        """The evidence of a cycle, newest first (`GET /api/pdsa/v1/evidence`)."""
        return self._client.pages("/api/pdsa/v1/evidence", {"cycle_id": cycle_id, "kind": kind, "limit": limit})

    def add_evidence(self, body: EvidenceIn, *, idempotency_key: str | None = None) -> EvidenceOut:
        """Add evidence to a cycle (`POST /api/pdsa/v1/evidence`)."""
        return cast('EvidenceOut', self._client.json("POST", "/api/pdsa/v1/evidence", json=body, idempotency_key=idempotency_key))

    def read_triangulation(self, *, cycle_id: str) -> TriangulationOut:
        """From how many sides each question of a cycle is seen (`GET /api/pdsa/v1/evidence/triangulation`)."""
        return cast('TriangulationOut', self._client.json("GET", "/api/pdsa/v1/evidence/triangulation", params={"cycle_id": cycle_id}))

    def get_evidence(self, evidence_id: str) -> EvidenceOut:
        """One piece of evidence (`GET /api/pdsa/v1/evidence/{evidence_id}`)."""
        return cast('EvidenceOut', self._client.json("GET", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}"))

    def change_evidence(self, evidence_id: str, body: EvidenceChange, *, if_match: str) -> EvidenceOut:
        """Change what is said about a piece of evidence (`PATCH /api/pdsa/v1/evidence/{evidence_id}`)."""
        return cast('EvidenceOut', self._client.json("PATCH", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}", json=body, if_match=if_match))

    def remove_evidence(self, evidence_id: str) -> None:
        """Remove a piece of evidence (`DELETE /api/pdsa/v1/evidence/{evidence_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}")

    def get_evidence_file(self, evidence_id: str) -> bytes:
        """The file (`GET /api/pdsa/v1/evidence/{evidence_id}/file`)."""
        return self._client.request("GET", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}/file").content

    def attach_file(self, evidence_id: str, body: FileSent, *, idempotency_key: str | None = None) -> EvidenceOut:
        """Make an upload the file of a piece of evidence (`POST /api/pdsa/v1/evidence/{evidence_id}/file`)."""
        return cast('EvidenceOut', self._client.json("POST", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}/file", json=body, idempotency_key=idempotency_key))

    def get_evidence_thumbnail(self, evidence_id: str) -> bytes:
        """The picture, small (`GET /api/pdsa/v1/evidence/{evidence_id}/thumbnail`)."""
        return self._client.request("GET", f"/api/pdsa/v1/evidence/{quote(evidence_id, safe='')}/thumbnail").content

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

    def list_measures(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, aim_id: str | None = None, driver_id: str | None = None, idea_id: str | None = None, kind: Literal['outcome', 'process', 'balancing'] | None = None, archived: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageMeasureOut:
        """Measures, newest first (`GET /api/pdsa/v1/measures`)."""
        return cast('PageMeasureOut', self._client.json("GET", "/api/pdsa/v1/measures", params={"project_id": project_id, "network_id": network_id, "school_id": school_id, "aim_id": aim_id, "driver_id": driver_id, "idea_id": idea_id, "kind": kind, "archived": archived, "limit": limit, "cursor": cursor}))

    def iter_list_measures(self, *, project_id: str | None = None, network_id: str | None = None, school_id: str | None = None, aim_id: str | None = None, driver_id: str | None = None, idea_id: str | None = None, kind: Literal['outcome', 'process', 'balancing'] | None = None, archived: bool | None = None, limit: int | None = None) -> Iterator[MeasureOut]:
        """Measures, newest first (`GET /api/pdsa/v1/measures`)."""
        return self._client.pages("/api/pdsa/v1/measures", {"project_id": project_id, "network_id": network_id, "school_id": school_id, "aim_id": aim_id, "driver_id": driver_id, "idea_id": idea_id, "kind": kind, "archived": archived, "limit": limit})

    def create_measure(self, body: MeasureIn, *, idempotency_key: str | None = None) -> MeasureOut:
        """Define a measure (`POST /api/pdsa/v1/measures`)."""
        return cast('MeasureOut', self._client.json("POST", "/api/pdsa/v1/measures", json=body, idempotency_key=idempotency_key))

    def get_measure(self, measure_id: str) -> MeasureOut:
        """One measure (`GET /api/pdsa/v1/measures/{measure_id}`)."""
        return cast('MeasureOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}"))

    def change_measure(self, measure_id: str, body: MeasureChange, *, if_match: str) -> MeasureOut:
        """Change a measure (`PATCH /api/pdsa/v1/measures/{measure_id}`)."""
        return cast('MeasureOut', self._client.json("PATCH", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}", json=body, if_match=if_match))

    def read_chart(self, measure_id: str, *, language: str | None = None, school_id: str | None = None, subgroup: str | None = None, kind: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None = None, rules: Literal['anhoej', 'perla'] | None = None, from_: str | None = None, to: str | None = None) -> ChartOut:
        """A measure's chart: points, lines, phases, notes and the chart in words (`GET /api/pdsa/v1/measures/{measure_id}/chart`)."""
        return cast('ChartOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/chart", params={"language": language, "school_id": school_id, "subgroup": subgroup, "kind": kind, "rules": rules, "from": from_, "to": to}))

    def tabulate_measure_chart(self, measure_id: str, *, decimal: Literal['point', 'comma'] | None = None, language: str | None = None, school_id: str | None = None, subgroup: str | None = None, kind: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None = None, rules: Literal['anhoej', 'perla'] | None = None, from_: str | None = None, to: str | None = None) -> bytes:
        """A measure's chart as a table (`GET /api/pdsa/v1/measures/{measure_id}/chart.csv`)."""
        return self._client.request("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/chart.csv", params={"decimal": decimal, "language": language, "school_id": school_id, "subgroup": subgroup, "kind": kind, "rules": rules, "from": from_, "to": to}).content

    def rasterise_measure_chart(self, measure_id: str, *, scale: int | None = None, width: int | None = None, height: int | None = None, language: str | None = None, school_id: str | None = None, subgroup: str | None = None, kind: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None = None, rules: Literal['anhoej', 'perla'] | None = None, from_: str | None = None, to: str | None = None) -> bytes:
        """A measure's chart as a picture of points (`GET /api/pdsa/v1/measures/{measure_id}/chart.png`)."""
        return self._client.request("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/chart.png", params={"scale": scale, "width": width, "height": height, "language": language, "school_id": school_id, "subgroup": subgroup, "kind": kind, "rules": rules, "from": from_, "to": to}).content

    def draw_measure_chart(self, measure_id: str, *, width: int | None = None, height: int | None = None, language: str | None = None, school_id: str | None = None, subgroup: str | None = None, kind: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None = None, rules: Literal['anhoej', 'perla'] | None = None, from_: str | None = None, to: str | None = None) -> bytes:
        """A measure's chart as a picture (`GET /api/pdsa/v1/measures/{measure_id}/chart.svg`)."""
        return self._client.request("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/chart.svg", params={"width": width, "height": height, "language": language, "school_id": school_id, "subgroup": subgroup, "kind": kind, "rules": rules, "from": from_, "to": to}).content

    def read_measure_history(self, measure_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """Who changed a measure, its phases and notes, newest first (`GET /api/pdsa/v1/measures/{measure_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_measure_history(self, measure_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """Who changed a measure, its phases and notes, newest first (`GET /api/pdsa/v1/measures/{measure_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/history", {"limit": limit})

    def take_import(self, measure_id: str, body: ImportTake, *, idempotency_key: str | None = None) -> ImportResult:
        """Take an import, whole or its good rows alone (`POST /api/pdsa/v1/measures/{measure_id}/imports`)."""
        return cast('ImportResult', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/imports", json=body, idempotency_key=idempotency_key))

    def preview_import(self, measure_id: str, body: ImportIn, *, idempotency_key: str | None = None) -> ImportPreview:
        """Look at an import: every row as it would be stored, with its faults (`POST /api/pdsa/v1/measures/{measure_id}/imports:preview`)."""
        return cast('ImportPreview', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/imports:preview", json=body, idempotency_key=idempotency_key))

    def read_multiples(self, measure_id: str, *, language: str | None = None, school_id: str | None = None, subgroup: str | None = None, kind: Literal['auto'] | Literal['line', 'run', 'i', 'mr', 'p', 'u', 'c', 'p_prime', 'u_prime', 'g', 't'] | None = None, rules: Literal['anhoej', 'perla'] | None = None, from_: str | None = None, to: str | None = None) -> Multiples:
        """The charts of every school that has observations, by name (`GET /api/pdsa/v1/measures/{measure_id}/multiples`)."""
        return cast('Multiples', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/multiples", params={"language": language, "school_id": school_id, "subgroup": subgroup, "kind": kind, "rules": rules, "from": from_, "to": to}))

    def list_measure_notes(self, measure_id: str) -> Notes:
        """The notes of a measure, by their day (`GET /api/pdsa/v1/measures/{measure_id}/notes`)."""
        return cast('Notes', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/notes"))

    def add_measure_note(self, measure_id: str, body: NoteIn, *, idempotency_key: str | None = None) -> NoteOut:
        """Note what happened on a day (`POST /api/pdsa/v1/measures/{measure_id}/notes`)."""
        return cast('NoteOut', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/notes", json=body, idempotency_key=idempotency_key))

    def remove_measure_note(self, measure_id: str, note_id: str) -> None:
        """Take a note away (`DELETE /api/pdsa/v1/measures/{measure_id}/notes/{note_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/notes/{quote(note_id, safe='')}")

    def list_observations(self, measure_id: str, *, school_id: str | None = None, subgroup: str | None = None, from_: str | None = None, to: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageObservationOut:
        """Observations of a measure, the latest day first (`GET /api/pdsa/v1/measures/{measure_id}/observations`)."""
        return cast('PageObservationOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations", params={"school_id": school_id, "subgroup": subgroup, "from": from_, "to": to, "limit": limit, "cursor": cursor}))

    def iter_list_observations(self, measure_id: str, *, school_id: str | None = None, subgroup: str | None = None, from_: str | None = None, to: str | None = None, limit: int | None = None) -> Iterator[ObservationOut]:
        """Observations of a measure, the latest day first (`GET /api/pdsa/v1/measures/{measure_id}/observations`)."""
        return self._client.pages(f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations", {"school_id": school_id, "subgroup": subgroup, "from": from_, "to": to, "limit": limit})

    def add_observation(self, measure_id: str, body: ObservationIn, *, idempotency_key: str | None = None) -> ObservationOut:
        """Write down what was found on a day (`POST /api/pdsa/v1/measures/{measure_id}/observations`)."""
        return cast('ObservationOut', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations", json=body, idempotency_key=idempotency_key))

    def get_observation(self, measure_id: str, observation_id: str) -> ObservationOut:
        """One observation (`GET /api/pdsa/v1/measures/{measure_id}/observations/{observation_id}`)."""
        return cast('ObservationOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations/{quote(observation_id, safe='')}"))

    def correct_observation(self, measure_id: str, observation_id: str, body: ObservationChange, *, if_match: str) -> ObservationOut:
        """Correct an observation (`PATCH /api/pdsa/v1/measures/{measure_id}/observations/{observation_id}`)."""
        return cast('ObservationOut', self._client.json("PATCH", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations/{quote(observation_id, safe='')}", json=body, if_match=if_match))

    def withdraw_observation(self, measure_id: str, observation_id: str, *, reason: str, if_match: str | None = None) -> ObservationOut:
        """Take an observation back (`DELETE /api/pdsa/v1/measures/{measure_id}/observations/{observation_id}`)."""
        return cast('ObservationOut', self._client.json("DELETE", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations/{quote(observation_id, safe='')}", params={"reason": reason}, if_match=if_match))

    def read_observation_history(self, measure_id: str, observation_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageChangeOut:
        """The corrections of an observation, newest first (`GET /api/pdsa/v1/measures/{measure_id}/observations/{observation_id}/history`)."""
        return cast('PageChangeOut', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations/{quote(observation_id, safe='')}/history", params={"limit": limit, "cursor": cursor}))

    def iter_read_observation_history(self, measure_id: str, observation_id: str, *, limit: int | None = None) -> Iterator[ChangeOut]:
        """The corrections of an observation, newest first (`GET /api/pdsa/v1/measures/{measure_id}/observations/{observation_id}/history`)."""
        return self._client.pages(f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations/{quote(observation_id, safe='')}/history", {"limit": limit})

    def add_observations(self, measure_id: str, body: Observations, *, idempotency_key: str | None = None) -> Taken:
        """Write down several at once (`POST /api/pdsa/v1/measures/{measure_id}/observations:batch`)."""
        return cast('Taken', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/observations:batch", json=body, idempotency_key=idempotency_key))

    def list_measure_phases(self, measure_id: str) -> Phases:
        """The phases of a measure, by their first day (`GET /api/pdsa/v1/measures/{measure_id}/phases`)."""
        return cast('Phases', self._client.json("GET", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/phases"))

    def add_measure_phase(self, measure_id: str, body: PhaseIn, *, idempotency_key: str | None = None) -> PhaseOut:
        """Begin a phase: from a day on, judged by itself (`POST /api/pdsa/v1/measures/{measure_id}/phases`)."""
        return cast('PhaseOut', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/phases", json=body, idempotency_key=idempotency_key))

    def remove_measure_phase(self, measure_id: str, phase_id: str, *, reason: str) -> None:
        """Take a phase away (`DELETE /api/pdsa/v1/measures/{measure_id}/phases/{phase_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/phases/{quote(phase_id, safe='')}", params={"reason": reason})

    def refresh_measure(self, measure_id: str, *, idempotency_key: str | None = None) -> Refreshed:
        """Ask the survey for figures of its closed waves (`POST /api/pdsa/v1/measures/{measure_id}/refresh`)."""
        return cast('Refreshed', self._client.json("POST", f"/api/pdsa/v1/measures/{quote(measure_id, safe='')}/refresh", idempotency_key=idempotency_key))

    def read_board(self, network_id: str) -> Board:
        """Which school tests which idea, and where each stands (`GET /api/pdsa/v1/networks/{network_id}/board`)."""
        return cast('Board', self._client.json("GET", f"/api/pdsa/v1/networks/{quote(network_id, safe='')}/board"))

    def list_notices(self, *, unread: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageNoticeOut:
        """What I was told, newest first (`GET /api/pdsa/v1/notices`)."""
        return cast('PageNoticeOut', self._client.json("GET", "/api/pdsa/v1/notices", params={"unread": unread, "limit": limit, "cursor": cursor}))

    def iter_list_notices(self, *, unread: bool | None = None, limit: int | None = None) -> Iterator[NoticeOut]:
        """What I was told, newest first (`GET /api/pdsa/v1/notices`)."""
        return self._client.pages("/api/pdsa/v1/notices", {"unread": unread, "limit": limit})

    def read_notices(self, body: ReadUpTo, *, idempotency_key: str | None = None) -> None:
        """Mark them as read (`POST /api/pdsa/v1/notices/read`)."""
        self._client.request("POST", "/api/pdsa/v1/notices/read", json=body, idempotency_key=idempotency_key)

    def count_unread(self) -> Unread:
        """How many of them are unread (`GET /api/pdsa/v1/notices/unread`)."""
        return cast('Unread', self._client.json("GET", "/api/pdsa/v1/notices/unread"))

    def read_notice(self, notice_id: str, *, idempotency_key: str | None = None) -> NoticeOut:
        """Mark one as read (`POST /api/pdsa/v1/notices/{notice_id}/read`)."""
        return cast('NoticeOut', self._client.json("POST", f"/api/pdsa/v1/notices/{quote(notice_id, safe='')}/read", idempotency_key=idempotency_key))

    def read_spread(self, project_id: str) -> Spread:
        """Who took which idea from whom (`GET /api/pdsa/v1/projects/{project_id}/spread`)."""
        return cast('Spread', self._client.json("GET", f"/api/pdsa/v1/projects/{quote(project_id, safe='')}/spread"))

    def list_reviews(self, *, project_id: str | None = None, network_id: str | None = None, cycle_id: str | None = None, state: ReviewState | None = None, for_me: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageReviewOut:
        """Requests for review, newest first (`GET /api/pdsa/v1/reviews`)."""
        return cast('PageReviewOut', self._client.json("GET", "/api/pdsa/v1/reviews", params={"project_id": project_id, "network_id": network_id, "cycle_id": cycle_id, "state": state, "for_me": for_me, "limit": limit, "cursor": cursor}))

    def iter_list_reviews(self, *, project_id: str | None = None, network_id: str | None = None, cycle_id: str | None = None, state: ReviewState | None = None, for_me: bool | None = None, limit: int | None = None) -> Iterator[ReviewOut]:
        """Requests for review, newest first (`GET /api/pdsa/v1/reviews`)."""
        return self._client.pages("/api/pdsa/v1/reviews", {"project_id": project_id, "network_id": network_id, "cycle_id": cycle_id, "state": state, "for_me": for_me, "limit": limit})

    def create_review(self, body: ReviewIn, *, idempotency_key: str | None = None) -> ReviewOut:
        """Ask the mentor to look at a cycle (`POST /api/pdsa/v1/reviews`)."""
        return cast('ReviewOut', self._client.json("POST", "/api/pdsa/v1/reviews", json=body, idempotency_key=idempotency_key))

    def get_review(self, review_id: str) -> ReviewOut:
        """One request for review (`GET /api/pdsa/v1/reviews/{review_id}`)."""
        return cast('ReviewOut', self._client.json("GET", f"/api/pdsa/v1/reviews/{quote(review_id, safe='')}"))

    def answer_review(self, review_id: str, body: AnswerIn, *, idempotency_key: str | None = None) -> ReviewOut:
        """Answer it with a comment (`POST /api/pdsa/v1/reviews/{review_id}/answer`)."""
        return cast('ReviewOut', self._client.json("POST", f"/api/pdsa/v1/reviews/{quote(review_id, safe='')}/answer", json=body, idempotency_key=idempotency_key))

    def withdraw_review(self, review_id: str, *, idempotency_key: str | None = None) -> ReviewOut:
        """Take the request back (`POST /api/pdsa/v1/reviews/{review_id}/withdraw`)."""
        return cast('ReviewOut', self._client.json("POST", f"/api/pdsa/v1/reviews/{quote(review_id, safe='')}/withdraw", idempotency_key=idempotency_key))

    def read_portfolio(self, school_id: str, *, language: str | None = None) -> Portfolio:
        """What a school works on (`GET /api/pdsa/v1/schools/{school_id}/portfolio`)."""
        return cast('Portfolio', self._client.json("GET", f"/api/pdsa/v1/schools/{quote(school_id, safe='')}/portfolio", params={"language": language}))

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

    def create_upload(self, *, idempotency_key: str | None = None) -> None:
        """Begin an upload (tus creation) (`POST /api/pdsa/v1/uploads`)."""
        self._client.request("POST", "/api/pdsa/v1/uploads", idempotency_key=idempotency_key)

    def read_upload(self, upload_id: str) -> UploadOut:
        """An upload: how far it is, and the SHA-256 of what arrived (`GET /api/pdsa/v1/uploads/{upload_id}`)."""
        return cast('UploadOut', self._client.json("GET", f"/api/pdsa/v1/uploads/{quote(upload_id, safe='')}"))

    def append_piece(self, upload_id: str, content: bytes, *, if_match: str) -> None:
        """Send the next piece (tus) (`PATCH /api/pdsa/v1/uploads/{upload_id}`)."""
        self._client.request("PATCH", f"/api/pdsa/v1/uploads/{quote(upload_id, safe='')}", content=content, headers={"Content-Type": "application/offset+octet-stream"}, if_match=if_match)

    def end_upload(self, upload_id: str) -> None:
        """Give an upload up (tus termination) (`DELETE /api/pdsa/v1/uploads/{upload_id}`)."""
        self._client.request("DELETE", f"/api/pdsa/v1/uploads/{quote(upload_id, safe='')}")
