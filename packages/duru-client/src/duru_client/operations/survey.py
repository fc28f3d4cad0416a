"""The operations of survey, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = ["AlterOut", "AlterTieOut", "AmendReceipt", "Amendment", "AppUserIn", "AppUserOut", "AttachmentOut", "AttachmentRefusal", "AttachmentSent", "AttachmentsOut", "AuditRow", "BatchResults", "ChainState", "CoherenceFigure", "CoherenceLevels", "Comparability", "ComparedItem", "ComparedWave", "ComparisonBroken", "ConflictChoice", "ConflictOut", "ConflictSide", "ContinuationOut", "Dimension", "DraftChange", "DraftCheck", "DraftHead", "DraftIn", "DraftOut", "EarlierWave", "EgoOut", "EndShare", "Fault", "FigureSetOut", "FigureSetRow", "FigureUnit", "FigureWave", "FiguresIn", "Flip", "FormModel", "FormProblem", "FrameworkContent", "FrameworkDraftIn", "FrameworkHead", "FrameworkIn", "FrameworkItems", "FrameworkOut", "FrameworkVersionHead", "InstrumentOut", "InvitationOut", "ItemChange", "ItemComparison", "ItemFigure", "ItemHead", "ItemIn", "ItemOut", "ItemUse", "ItemUses", "ItemVersionHead", "ItemVersionIn", "ItemVersionOut", "LinkCurrent", "LinkMedia", "LinkOut", "LinkPerson", "LinkWave", "MappingIn", "MappingOut", "MeasuringInstrument", "MeasuringItem", "MediaList", "MediaOut", "Method", "MissingText", "NamedUnit", "NetworkLabel", "NetworkOut", "NetworkPart", "NodeOut", "NumberedSubmission", "OwnFile", "OwnResponse", "OwnWave", "PageAppUserOut", "PageAuditRow", "PageConflictOut", "PageDraftHead", "PageEgoOut", "PageFigureSetRow", "PageFrameworkHead", "PageInstrumentOut", "PageInvitationOut", "PageItemHead", "PageItemVersionHead", "PageLinkOut", "PageMappingOut", "PageNodeOut", "PageResponseOut", "PageResponseVersionOut", "PageWaveOut", "ParticipationRow", "PlaceOut", "QuestionChange", "RateRow", "RatedWave", "RelationOut", "ResponseOut", "ResponseProblem", "ResponseRates", "ResponseReceipt", "ResponseVersionOut", "Roster", "RosterPerson", "ScaleChoice", "ScaleFigure", "SheetShape", "Sheets", "SliceOut", "SliceUnit", "Submission", "SubmissionBatch", "SurveyOperations", "Theme", "TieOut", "Undecided", "UnitOut", "UploadOut", "VersionChanges", "WaveIn", "WaveOut", "WavePatch"]


class AlterOut(TypedDict):
    attributes: dict[str, str | float | list[str]]
    id: str
    name: str | None
    relation: str


class AlterTieOut(TypedDict):
    relation: str
    source: str
    target: str
    value: float


class AmendReceipt(TypedDict):
    amend_token: str
    id: str
    instance_id: str
    received_at: str
    sha256: str
    state: NotRequired[Literal['received']]
    version: int


class Amendment(TypedDict):
    answers: dict[str, Any]
    attachments: NotRequired[list[dict[str, Any]]]
    ended_at: NotRequired[str | None]
    instance_id: str
    instrument_version_id: str
    invitation_id: NotRequired[str | None]
    language: str
    started_at: NotRequired[str | None]


class AppUserIn(TypedDict):
    language: NotRequired[Literal['en', 'es', 'fil', 'sw']]
    name: str
    network_id: str
    project_id: str
    wave_id: NotRequired[str | None]


class AppUserOut(TypedDict):
    created_at: str
    id: str
    language: Literal['en', 'es', 'fil', 'sw']
    last_seen_at: str | None
    name: str
    network: NetworkLabel
    project_id: str
    server_url: str | None
    settings_code: str | None
    state: Literal['active', 'revoked']
    wave_id: str | None


class AttachmentOut(TypedDict):
    height: int | None
    id: str
    kind: Literal['image', 'audio', 'video', 'file']
    media_type: str | None
    name: str
    named: bool
    pointer: str
    received_at: str | None
    received_sha256: str | None
    refusal: AttachmentRefusal | None
    size: int | None
    state: Literal['missing', 'complete', 'refused']
    width: int | None


class AttachmentRefusal(TypedDict):
    code: str
    fix: str
    message: str


class AttachmentSent(TypedDict):
    name: str
    upload_id: str


class AttachmentsOut(TypedDict):
    items: list[AttachmentOut]
    missing: int


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


class BatchResults(TypedDict):
    results: list[dict[str, Any]]


class ChainState(TypedDict):
    broken_at: int | None
    rows: int


class CoherenceFigure(TypedDict):
    adequate: int | None
    answers: int
    flips: list[Flip]
    fragile: bool
    knows: int | None
    level: Literal['high', 'medium', 'low', 'insufficient']
    members: int
    rule: str
    themes: list[Theme]
    took_part: int | None


class CoherenceLevels(TypedDict):
    high: int
    insufficient: int
    low: int
    medium: int


class Comparability(TypedDict):
    earlier: list[EarlierWave]
    questions: int
    version: int
    wave_id: str


class ComparedItem(TypedDict):
    before: dict[str, str]
    comparable: bool
    kinds: list[str]
    label: dict[str, str]
    path: str


class ComparedWave(TypedDict):
    ends_on: str
    id: str
    title: str


class ComparisonBroken(TypedDict):
    kinds: list[str]
    wave: ComparedWave


class ConflictChoice(TypedDict):
    choice: Literal['keep', 'replace']


class ConflictOut(TypedDict):
    choice: Literal['keep', 'replace'] | None
    here: ConflictSide | None
    id: str
    kind: Literal['answers', 'file']
    network_id: str
    other: ConflictSide
    resolved_at: str | None
    response_id: str
    wave_id: str


class ConflictSide(TypedDict):
    answers: NotRequired[dict[str, Any] | None]
    file_name: NotRequired[str | None]
    file_url: NotRequired[str | None]
    language: NotRequired[str | None]
    media_type: NotRequired[str | None]
    received_at: str
    sha256: str
    size: NotRequired[int | None]


class ContinuationOut(TypedDict):
    expires_at: str
    size: int
    version: int


class Dimension(TypedDict):
    change: NotRequired[Literal['same', 'renamed', 'split', 'merged', 'new'] | None]
    code: str
    description: NotRequired[dict[str, Any]]
    from_codes: NotRequired[list[str]]
    label: dict[str, Any]
    parent: NotRequired[str | None]


class DraftChange(TypedDict):
    sheets: NotRequired[Sheets | None]
    title: NotRequired[str | None]


class DraftCheck(TypedDict):
    accepted: bool
    changes: VersionChanges | None
    missing: list[MissingText]
    model: dict[str, Any] | None
    problems: list[FormProblem]


class DraftHead(TypedDict):
    based_on: str | None
    created_at: str
    id: str
    project_id: str
    published_as: str | None
    title: str
    updated_at: str
    version: int


class DraftIn(TypedDict):
    form_id: NotRequired[str | None]
    languages: NotRequired[list[str]]
    project_id: str
    sheets: NotRequired[Sheets | None]
    title: str
    version_id: NotRequired[str | None]


class DraftOut(TypedDict):
    based_on: str | None
    created_at: str
    id: str
    project_id: str
    published_as: str | None
    sheets: Sheets
    title: str
    updated_at: str
    version: int


class EarlierWave(TypedDict):
    comparable: int
    ends_on: str
    items: list[ComparedItem]
    site_id: str
    starts_on: str
    title: str
    version: int
    wave_id: str


class EgoOut(TypedDict):
    alter_ties: list[AlterTieOut]
    alters: list[AlterOut]
    answered: list[str]
    id: str
    network_id: str
    response_id: str
    ties: list[TieOut]


class EndShare(TypedDict):
    lower: float | None
    share: float
    upper: float | None
    x: int


class Fault(TypedDict):
    code: str
    fix: NotRequired[str | None]
    message: str
    pointer: NotRequired[str | None]


class FigureSetOut(TypedDict):
    created_at: str
    hash: str
    id: str
    minimum: int
    units: list[FigureUnit]
    wave_id: str


class FigureSetRow(TypedDict):
    created_at: str
    hash: str
    id: str
    minimum: int
    wave_id: str


class FigureUnit(TypedDict):
    district_id: str | None
    id: str
    kind: Literal['network', 'district', 'project']
    label: str


class FigureWave(TypedDict):
    ends_on: str
    id: str
    instrument: str
    starts_on: str
    title: str


class FiguresIn(TypedDict):
    wave_id: str


class Flip(TypedDict):
    change: int
    level: str
    question: str


class FormModel(TypedDict):
    instrument_version_id: str
    measures: dict[str, Any]
    model: dict[str, Any]


class FormProblem(TypedDict):
    code: str
    column: NotRequired[str | None]
    fix: str
    message: str
    repair: NotRequired[str | None]
    row: NotRequired[int | None]
    severity: str
    sheet: NotRequired[str | None]


class FrameworkContent(TypedDict):
    citation: NotRequired[dict[str, Any]]
    description: NotRequired[dict[str, Any]]
    dimensions: list[Dimension]
    dropped: NotRequired[list[str]]
    title: dict[str, Any]


class FrameworkDraftIn(TypedDict):
    content: FrameworkContent


class FrameworkHead(TypedDict):
    created_at: str
    dimensions: int
    has_draft: bool
    id: str
    key: str
    number: int
    project_id: str
    state: Literal['draft', 'published']
    title: dict[str, str]
    version_id: str


class FrameworkIn(TypedDict):
    content: FrameworkContent
    key: str
    project_id: str


class FrameworkItems(TypedDict):
    framework_id: str
    gaps: list[str]
    instruments: list[MeasuringInstrument]
    items: list[MeasuringItem]
    number: int
    undecided: list[Undecided]


class FrameworkOut(TypedDict):
    content: FrameworkContent
    created_at: str
    dimensions: int
    has_draft: bool
    id: str
    key: str
    number: int
    project_id: str
    state: Literal['draft', 'published']
    title: dict[str, str]
    version: int
    version_id: str
    versions: list[FrameworkVersionHead]


class FrameworkVersionHead(TypedDict):
    created_at: str
    id: str
    number: int
    published_at: str | None
    state: Literal['draft', 'published']


class InstrumentOut(TypedDict):
    asks_for_people: bool
    created_at: str
    default_language: str
    form_id: str
    form_version: str
    id: str
    languages: list[str]
    problems: list[FormProblem]
    project_id: str
    questions: int
    repairs: list[str]
    sha256: str
    title: str
    version: int
    version_id: str
    web: bool


class InvitationOut(TypedDict):
    anonymous: bool
    answered: bool
    country: str | None
    district_id: str | None
    id: str
    network_id: str
    person_id: NotRequired[str | None]
    role: str
    school_id: str | None


class ItemChange(TypedDict):
    about: NotRequired[str | None]
    archived: NotRequired[bool | None]
    licence: NotRequired[str | None]
    source: NotRequired[str | None]
    tags: NotRequired[list[str] | None]
    title: NotRequired[str | None]


class ItemComparison(TypedDict):
    broken: ComparisonBroken | None
    since: ComparedWave


class ItemFigure(TypedDict):
    bottom: EndShare | None
    compare: NotRequired[ItemComparison | None]
    counts: list[int | None]
    group: str | None
    group_label: dict[str, str]
    label: dict[str, str]
    n: int | None
    n_missing: int | None
    name: str
    scale: list[ScaleChoice]
    top: EndShare | None
    withheld: Literal['too_few', 'protects_others'] | None


class ItemHead(TypedDict):
    about: NotRequired[str]
    archived_at: str | None
    created_at: str
    id: str
    key: str
    kinds: list[str]
    languages: list[str]
    licence: NotRequired[str]
    newest: int
    project_id: str
    questions: int
    source: str
    tags: NotRequired[list[str]]
    title: str
    updated_at: str
    version: int


class ItemIn(TypedDict):
    about: NotRequired[str]
    key: NotRequired[str | None]
    licence: NotRequired[str]
    note: NotRequired[str]
    project_id: str
    sheets: Sheets
    source: str
    tags: NotRequired[list[str]]
    title: str


class ItemOut(TypedDict):
    about: NotRequired[str]
    archived_at: str | None
    created_at: str
    id: str
    key: str
    kinds: list[str]
    languages: list[str]
    licence: NotRequired[str]
    newest: int
    problems: NotRequired[list[FormProblem]]
    project_id: str
    questions: int
    shown: ItemVersionOut
    source: str
    tags: NotRequired[list[str]]
    title: str
    updated_at: str
    version: int


class ItemUse(TypedDict):
    instrument_id: str
    instrument_version: int
    instrument_version_id: str
    number: int
    path: str
    title: str


class ItemUses(TypedDict):
    items: list[ItemUse]


class ItemVersionHead(TypedDict):
    created_at: str
    id: str
    kinds: list[str]
    languages: list[str]
    note: str
    number: int
    questions: int


class ItemVersionIn(TypedDict):
    note: NotRequired[str]
    sheets: Sheets


class ItemVersionOut(TypedDict):
    created_at: str
    id: str
    item_id: str
    key: str
    kinds: list[str]
    languages: list[str]
    model: dict[str, Any]
    note: str
    number: int
    questions: int
    sheets: Sheets


class LinkCurrent(TypedDict):
    answered_at: str | None
    default_language: str
    instrument_version_id: str
    kind: Literal['public', 'personal']
    media: list[LinkMedia]
    model: dict[str, Any]
    most_file_bytes: int
    unit: UnitOut
    wave: LinkWave


class LinkMedia(TypedDict):
    md5: str
    media_type: str
    name: str
    size: int


class LinkOut(TypedDict):
    answers: int
    district: PlaceOut | None
    id: str
    invited: int
    network: PlaceOut
    person: LinkPerson | None
    state: Literal['active', 'revoked']
    unit: UnitOut
    url: str | None


class LinkPerson(TypedDict):
    answered_at: str | None
    invitation_id: str
    language: str | None
    person_id: str
    role: str
    school: PlaceOut | None


class LinkWave(TypedDict):
    amendments: bool
    closes_on: str
    id: str
    languages: list[str]
    project: str
    state: Literal['draft', 'open', 'closed']
    title: str


class MappingIn(TypedDict):
    dimension: str | None
    framework_version_id: str
    instrument_id: NotRequired[str | None]
    item_id: NotRequired[str | None]
    note: NotRequired[str]
    path: NotRequired[str | None]


class MappingOut(TypedDict):
    changed: list[str]
    created_at: str
    created_by: str
    dimension: str | None
    framework_id: str
    framework_version_id: str
    id: str
    instrument_id: str | None
    item_id: str | None
    key: str | None
    label: dict[str, str]
    name: str | None
    note: str
    number: int
    origin: Literal['person', 'library']
    path: str | None
    stands: bool
    title: str


class MeasuringInstrument(TypedDict):
    id: str
    title: str
    version_ids: list[str]


class MeasuringItem(TypedDict):
    carried_from: int | None
    dimension: str
    mapping: MappingOut


class MediaList(TypedDict):
    items: list[MediaOut]
    missing: int


class MediaOut(TypedDict):
    created_at: NotRequired[str | None]
    kind: Literal['image', 'audio', 'video', 'list']
    md5: NotRequired[str | None]
    media_type: NotRequired[str | None]
    name: str
    size: NotRequired[int | None]
    state: Literal['missing', 'here']


class Method(TypedDict):
    name: str
    version: str


class MissingText(TypedDict):
    column: str
    language: str
    row: int
    sheet: str


class NamedUnit(TypedDict):
    id: str
    label: str


class NetworkLabel(TypedDict):
    id: str
    label: str


class NetworkOut(TypedDict):
    alters: int
    asks: bool
    incomplete: bool
    members: int
    named: bool
    networks: list[NetworkPart]
    relations: list[RelationOut]
    respondents: int
    wave_id: str


class NetworkPart(TypedDict):
    incomplete: bool
    label: str
    members: int
    network_id: str
    respondents: int


class NodeOut(TypedDict):
    answered: list[str]
    district_id: str | None
    id: str
    network_id: str
    role: str
    school_id: str | None


class NumberedSubmission(TypedDict):
    answers: dict[str, Any]
    attachments: NotRequired[list[dict[str, Any]]]
    ended_at: NotRequired[str | None]
    id: str
    instrument_version_id: str
    invitation_id: NotRequired[str | None]
    language: str
    started_at: NotRequired[str | None]


class OwnFile(TypedDict):
    kind: Literal['image', 'audio', 'video', 'file']
    media_type: str | None
    name: str
    pointer: str
    size: int | None
    state: Literal['missing', 'complete', 'refused']


class OwnResponse(TypedDict):
    amended_at: str | None
    answers: dict[str, Any]
    attachments: list[OwnFile]
    id: str
    instrument_version_id: str
    invitation_id: str | None
    language: str
    received_at: str
    started_at: str | None
    version: int
    wave: OwnWave
    wave_id: str


class OwnWave(TypedDict):
    amendments: bool
    closes_on: str
    state: Literal['draft', 'open', 'closed']


class PageAppUserOut(TypedDict):
    items: list[AppUserOut]
    next_cursor: NotRequired[str | None]


class PageAuditRow(TypedDict):
    items: list[AuditRow]
    next_cursor: NotRequired[str | None]


class PageConflictOut(TypedDict):
    items: list[ConflictOut]
    next_cursor: NotRequired[str | None]


class PageDraftHead(TypedDict):
    items: list[DraftHead]
    next_cursor: NotRequired[str | None]


class PageEgoOut(TypedDict):
    items: list[EgoOut]
    next_cursor: NotRequired[str | None]


class PageFigureSetRow(TypedDict):
    items: list[FigureSetRow]
    next_cursor: NotRequired[str | None]


class PageFrameworkHead(TypedDict):
    items: list[FrameworkHead]
    next_cursor: NotRequired[str | None]


class PageInstrumentOut(TypedDict):
    items: list[InstrumentOut]
    next_cursor: NotRequired[str | None]


class PageInvitationOut(TypedDict):
    items: list[InvitationOut]
    next_cursor: NotRequired[str | None]


class PageItemHead(TypedDict):
    items: list[ItemHead]
    next_cursor: NotRequired[str | None]


class PageItemVersionHead(TypedDict):
    items: list[ItemVersionHead]
    next_cursor: NotRequired[str | None]


class PageLinkOut(TypedDict):
    items: list[LinkOut]
    next_cursor: NotRequired[str | None]


class PageMappingOut(TypedDict):
    items: list[MappingOut]
    next_cursor: NotRequired[str | None]


class PageNodeOut(TypedDict):
    items: list[NodeOut]
    next_cursor: NotRequired[str | None]


class PageResponseOut(TypedDict):
    items: list[ResponseOut]
    next_cursor: NotRequired[str | None]


class PageResponseVersionOut(TypedDict):
    items: list[ResponseVersionOut]
    next_cursor: NotRequired[str | None]


class PageWaveOut(TypedDict):
    items: list[WaveOut]
    next_cursor: NotRequired[str | None]


class ParticipationRow(TypedDict):
    answers: int
    break_off: int
    code: str
    complete: int
    id: str | None
    invited: int
    label: str
    networks: NotRequired[int | None]
    partial: int
    rr1: float | None
    rr2: float | None
    surplus: int


class PlaceOut(TypedDict):
    id: str
    label: str


class QuestionChange(TypedDict):
    after: dict[str, str]
    before: dict[str, str]
    choices_after: NotRequired[list[str]]
    choices_before: NotRequired[list[str]]
    comparable: bool
    kinds: list[str]
    path: str


class RateRow(TypedDict):
    answers: int
    break_off: int
    code: str
    complete: int
    id: str | None
    invited: int
    label: str
    networks: NotRequired[list[RateRow] | None]
    partial: int
    rr1: float | None
    rr2: float | None
    surplus: int


class RatedWave(TypedDict):
    id: str
    state: Literal['draft', 'open', 'closed']
    title: str
    version: int


class RelationOut(TypedDict):
    answered: int
    kind: Literal['roster', 'named', 'alters']
    label: dict[str, str]
    outside: int
    relation: str
    ties: int


class ResponseOut(TypedDict):
    amended_at: str | None
    answered: int | None
    answers: dict[str, Any]
    applicable: int | None
    attachments: list[AttachmentOut]
    by_link: bool
    counted: bool | None
    district_id: str | None
    ended_at: str | None
    files_missing: int
    id: str
    instrument_version_id: str
    invitation_id: str | None
    language: str
    network_id: str
    problems: list[ResponseProblem] | None
    received_at: str
    school_id: str | None
    sha256: str
    started_at: str | None
    state: Literal['received', 'complete', 'partial', 'break_off']
    version: int
    wave_id: str


class ResponseProblem(TypedDict):
    code: str
    message: str
    pointer: str


class ResponseRates(TypedDict):
    computed_at: str
    districts: list[RateRow]
    roles: list[RateRow]
    total: RateRow
    wave: RatedWave


class ResponseReceipt(TypedDict):
    amend_token: str
    id: str
    received_at: str
    sha256: str
    state: Literal['received']


class ResponseVersionOut(TypedDict):
    answers: dict[str, Any]
    cause: Literal['edit', 'conflict']
    ended_at: str | None
    instance_id: str
    language: str
    number: int
    received_at: str
    replaced_at: str
    sha256: str
    started_at: str | None


class Roster(TypedDict):
    items: list[RosterPerson]


class RosterPerson(TypedDict):
    id: str
    name: str
    role: str
    school: str


class ScaleChoice(TypedDict):
    label: dict[str, str]
    rank: int | None
    value: str


class ScaleFigure(TypedDict):
    alpha: float | None
    label: dict[str, str]
    mean: float | None
    n: int | None
    name: str
    withheld: Literal['too_few', 'protects_others'] | None


class SheetShape(TypedDict):
    columns: NotRequired[list[str]]
    rows: NotRequired[list[list[str]]]


class Sheets(TypedDict):
    choices: NotRequired[SheetShape]
    duru_scales: NotRequired[SheetShape]
    external_choices: NotRequired[SheetShape]
    settings: NotRequired[SheetShape]
    survey: NotRequired[SheetShape]


class SliceOut(TypedDict):
    coherence: CoherenceFigure | None
    coherence_levels: CoherenceLevels | None
    figure_set_id: str
    hash: str
    items: list[ItemFigure]
    method: list[Method]
    minimum: int
    networks: list[ParticipationRow]
    participation: ParticipationRow
    scales: list[ScaleFigure]
    unit: SliceUnit
    wave: FigureWave
    withheld: Literal['too_few', 'protects_others'] | None


class SliceUnit(TypedDict):
    code: str
    district: NamedUnit | None
    id: str
    kind: Literal['network', 'district', 'project']
    label: str


class Submission(TypedDict):
    answers: dict[str, Any]
    attachments: NotRequired[list[dict[str, Any]]]
    ended_at: NotRequired[str | None]
    instrument_version_id: str
    invitation_id: NotRequired[str | None]
    language: str
    started_at: NotRequired[str | None]


class SubmissionBatch(TypedDict):
    responses: list[NumberedSubmission]


class Theme(TypedDict):
    count: int
    label: dict[str, str]
    value: str


class TieOut(TypedDict):
    relation: str
    target: str
    value: float


class Undecided(TypedDict):
    candidates: list[str]
    kind: Literal['split', 'merged', 'dropped']
    mapping: MappingOut


class UnitOut(TypedDict):
    id: str
    kind: Literal['network', 'school', 'person']
    label: str


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


class VersionChanges(TypedDict):
    changes: list[QuestionChange]
    comparable: int
    from_version: int
    to_version: int


class WaveIn(TypedDict):
    amendments: NotRequired[bool]
    ends_on: str
    instrument_version_id: str
    invitation_mode: Literal['named', 'anonymous']
    link_level: NotRequired[Literal['network', 'school']]
    project_id: str
    site_id: str
    starts_on: str
    title: str


class WaveOut(TypedDict):
    amendments: bool
    closed_at: str | None
    created_at: str
    ends_on: str
    id: str
    instrument_version_id: str
    invitation_mode: Literal['named', 'anonymous']
    invited: int
    link_level: Literal['network', 'school']
    minimum_cell: int
    opened_at: str | None
    project_id: str
    site_id: str
    starts_on: str
    state: Literal['draft', 'open', 'closed']
    title: str
    version: int


class WavePatch(TypedDict):
    amendments: NotRequired[bool | None]
    ends_on: NotRequired[str | None]
    instrument_version_id: NotRequired[str | None]
    invitation_mode: NotRequired[Literal['named', 'anonymous'] | None]
    link_level: NotRequired[Literal['network', 'school'] | None]
    starts_on: NotRequired[str | None]
    title: NotRequired[str | None]


class SurveyOperations:
    """Each method is one operation of the service."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_app_users(self, *, project_id: str | None = None, wave_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAppUserOut:
        """List app users (`GET /api/survey/v1/app-users`)."""
        return cast('PageAppUserOut', self._client.json("GET", "/api/survey/v1/app-users", params={"project_id": project_id, "wave_id": wave_id, "limit": limit, "cursor": cursor}))

    def iter_list_app_users(self, *, project_id: str | None = None, wave_id: str | None = None, limit: int | None = None) -> Iterator[AppUserOut]:
        """List app users (`GET /api/survey/v1/app-users`)."""
        return self._client.pages("/api/survey/v1/app-users", {"project_id": project_id, "wave_id": wave_id, "limit": limit})

    def create_app_user(self, body: AppUserIn, *, idempotency_key: str | None = None) -> AppUserOut:
        """Let a device with ODK Collect or KoboCollect answer (`POST /api/survey/v1/app-users`)."""
        return cast('AppUserOut', self._client.json("POST", "/api/survey/v1/app-users", json=body, idempotency_key=idempotency_key))

    def revoke_app_user(self, app_user_id: str) -> None:
        """Revoke an app user (`DELETE /api/survey/v1/app-users/{app_user_id}`)."""
        self._client.request("DELETE", f"/api/survey/v1/app-users/{quote(app_user_id, safe='')}")

    def list_audit(self, *, action: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAuditRow:
        """The audit table, newest first (`GET /api/survey/v1/audit`)."""
        return cast('PageAuditRow', self._client.json("GET", "/api/survey/v1/audit", params={"action": action, "limit": limit, "cursor": cursor}))

    def iter_list_audit(self, *, action: str | None = None, limit: int | None = None) -> Iterator[AuditRow]:
        """The audit table, newest first (`GET /api/survey/v1/audit`)."""
        return self._client.pages("/api/survey/v1/audit", {"action": action, "limit": limit})

    def check_chain(self) -> ChainState:
        """Is the audit table whole? (`GET /api/survey/v1/audit/chain`)."""
        return cast('ChainState', self._client.json("GET", "/api/survey/v1/audit/chain"))

    def get_conflict_file(self, conflict_id: str) -> bytes:
        """The file that came second (`GET /api/survey/v1/conflicts/{conflict_id}/file`)."""
        return self._client.request("GET", f"/api/survey/v1/conflicts/{quote(conflict_id, safe='')}/file").content

    def resolve_conflict(self, conflict_id: str, body: ConflictChoice, *, idempotency_key: str | None = None) -> ConflictOut:
        """Decide a conflict (`POST /api/survey/v1/conflicts/{conflict_id}:resolve`)."""
        return cast('ConflictOut', self._client.json("POST", f"/api/survey/v1/conflicts/{quote(conflict_id, safe='')}:resolve", json=body, idempotency_key=idempotency_key))

    def list_drafts(self, *, project_id: str | None = None, published: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageDraftHead:
        """List drafts (`GET /api/survey/v1/drafts`)."""
        return cast('PageDraftHead', self._client.json("GET", "/api/survey/v1/drafts", params={"project_id": project_id, "published": published, "limit": limit, "cursor": cursor}))

    def iter_list_drafts(self, *, project_id: str | None = None, published: bool | None = None, limit: int | None = None) -> Iterator[DraftHead]:
        """List drafts (`GET /api/survey/v1/drafts`)."""
        return self._client.pages("/api/survey/v1/drafts", {"project_id": project_id, "published": published, "limit": limit})

    def create_draft(self, body: DraftIn, *, idempotency_key: str | None = None) -> DraftOut:
        """Begin a draft (`POST /api/survey/v1/drafts`)."""
        return cast('DraftOut', self._client.json("POST", "/api/survey/v1/drafts", json=body, idempotency_key=idempotency_key))

    def read_draft(self, draft_id: str) -> DraftOut:
        """Read a draft (`GET /api/survey/v1/drafts/{draft_id}`)."""
        return cast('DraftOut', self._client.json("GET", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}"))

    def change_draft(self, draft_id: str, body: DraftChange, *, if_match: str) -> DraftOut:
        """Change a draft (`PATCH /api/survey/v1/drafts/{draft_id}`)."""
        return cast('DraftOut', self._client.json("PATCH", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}", json=body, if_match=if_match))

    def discard_draft(self, draft_id: str) -> None:
        """Throw a draft away (`DELETE /api/survey/v1/drafts/{draft_id}`)."""
        self._client.request("DELETE", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}")

    def check_draft(self, draft_id: str, *, idempotency_key: str | None = None) -> DraftCheck:
        """Check a draft (`POST /api/survey/v1/drafts/{draft_id}/check`)."""
        return cast('DraftCheck', self._client.json("POST", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}/check", idempotency_key=idempotency_key))

    def export_draft(self, draft_id: str) -> bytes:
        """The draft as an XLSForm (`GET /api/survey/v1/drafts/{draft_id}/form.xlsx`)."""
        return self._client.request("GET", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}/form.xlsx").content

    def publish_draft(self, draft_id: str, *, if_match: str, idempotency_key: str | None = None) -> InstrumentOut:
        """Publish a draft (`POST /api/survey/v1/drafts/{draft_id}/publish`)."""
        return cast('InstrumentOut', self._client.json("POST", f"/api/survey/v1/drafts/{quote(draft_id, safe='')}/publish", if_match=if_match, idempotency_key=idempotency_key))

    def list_figures(self, *, wave_id: str, limit: int | None = None, cursor: str | None = None) -> PageFigureSetRow:
        """The frozen sets of a wave, newest first (`GET /api/survey/v1/figures`)."""
        return cast('PageFigureSetRow', self._client.json("GET", "/api/survey/v1/figures", params={"wave_id": wave_id, "limit": limit, "cursor": cursor}))

    def iter_list_figures(self, *, wave_id: str, limit: int | None = None) -> Iterator[FigureSetRow]:
        """The frozen sets of a wave, newest first (`GET /api/survey/v1/figures`)."""
        return self._client.pages("/api/survey/v1/figures", {"wave_id": wave_id, "limit": limit})

    def freeze_figures(self, body: FiguresIn, *, idempotency_key: str | None = None) -> FigureSetOut:
        """Freeze the figures of a closed wave (`POST /api/survey/v1/figures`)."""
        return cast('FigureSetOut', self._client.json("POST", "/api/survey/v1/figures", json=body, idempotency_key=idempotency_key))

    def read_figures(self, set_id: str) -> FigureSetOut:
        """Read a figure set (`GET /api/survey/v1/figures/{set_id}`)."""
        return cast('FigureSetOut', self._client.json("GET", f"/api/survey/v1/figures/{quote(set_id, safe='')}"))

    def read_slice(self, set_id: str, unit_id: str) -> SliceOut:
        """The figures of one unit (`GET /api/survey/v1/figures/{set_id}/slices/{unit_id}`)."""
        return cast('SliceOut', self._client.json("GET", f"/api/survey/v1/figures/{quote(set_id, safe='')}/slices/{quote(unit_id, safe='')}"))

    def list_frameworks(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageFrameworkHead:
        """List frameworks (`GET /api/survey/v1/frameworks`)."""
        return cast('PageFrameworkHead', self._client.json("GET", "/api/survey/v1/frameworks", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_frameworks(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[FrameworkHead]:
        """List frameworks (`GET /api/survey/v1/frameworks`)."""
        return self._client.pages("/api/survey/v1/frameworks", {"project_id": project_id, "limit": limit})

    def create_framework(self, body: FrameworkIn, *, idempotency_key: str | None = None) -> FrameworkOut:
        """Begin a framework (`POST /api/survey/v1/frameworks`)."""
        return cast('FrameworkOut', self._client.json("POST", "/api/survey/v1/frameworks", json=body, idempotency_key=idempotency_key))

    def import_framework(self, content: bytes, *, project_id: str, idempotency_key: str | None = None) -> FrameworkOut:
        """Bring a framework as a file (`POST /api/survey/v1/frameworks/import`)."""
        return cast('FrameworkOut', self._client.json("POST", "/api/survey/v1/frameworks/import", params={"project_id": project_id}, content=content, headers={"Content-Type": "application/octet-stream"}, idempotency_key=idempotency_key))

    def read_framework(self, framework_id: str, *, number: int | None = None) -> FrameworkOut:
        """Read a framework (`GET /api/survey/v1/frameworks/{framework_id}`)."""
        return cast('FrameworkOut', self._client.json("GET", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}", params={"number": number}))

    def begin_framework_draft(self, framework_id: str, *, idempotency_key: str | None = None) -> FrameworkOut:
        """Begin the next version of a framework (`POST /api/survey/v1/frameworks/{framework_id}/draft`)."""
        return cast('FrameworkOut', self._client.json("POST", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/draft", idempotency_key=idempotency_key))

    def write_framework_draft(self, framework_id: str, body: FrameworkDraftIn, *, if_match: str) -> FrameworkOut:
        """Write the draft of a framework (`PUT /api/survey/v1/frameworks/{framework_id}/draft`)."""
        return cast('FrameworkOut', self._client.json("PUT", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/draft", json=body, if_match=if_match))

    def discard_framework_draft(self, framework_id: str) -> None:
        """Throw the draft of a framework away (`DELETE /api/survey/v1/frameworks/{framework_id}/draft`)."""
        self._client.request("DELETE", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/draft")

    def publish_framework(self, framework_id: str, *, if_match: str, idempotency_key: str | None = None) -> FrameworkOut:
        """Publish the draft of a framework (`POST /api/survey/v1/frameworks/{framework_id}/draft/publish`)."""
        return cast('FrameworkOut', self._client.json("POST", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/draft/publish", if_match=if_match, idempotency_key=idempotency_key))

    def export_framework(self, framework_id: str, *, format: Literal['csv', 'json'] | None = None, number: int | None = None) -> bytes:
        """A framework as a file (`GET /api/survey/v1/frameworks/{framework_id}/export`)."""
        return self._client.request("GET", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/export", params={"format": format, "number": number}).content

    def read_framework_items(self, framework_id: str, *, number: int | None = None) -> FrameworkItems:
        """What measures which dimension of a framework (`GET /api/survey/v1/frameworks/{framework_id}/items`)."""
        return cast('FrameworkItems', self._client.json("GET", f"/api/survey/v1/frameworks/{quote(framework_id, safe='')}/items", params={"number": number}))

    def list_instruments(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageInstrumentOut:
        """List questionnaires (`GET /api/survey/v1/instruments`)."""
        return cast('PageInstrumentOut', self._client.json("GET", "/api/survey/v1/instruments", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_instruments(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[InstrumentOut]:
        """List questionnaires (`GET /api/survey/v1/instruments`)."""
        return self._client.pages("/api/survey/v1/instruments", {"project_id": project_id, "limit": limit})

    def upload_instrument(self, content: bytes, *, project_id: str, file_name: str | None = None, repair: list[str] | None = None, idempotency_key: str | None = None) -> InstrumentOut:
        """Upload an XLSForm (`POST /api/survey/v1/instruments`)."""
        return cast('InstrumentOut', self._client.json("POST", "/api/survey/v1/instruments", params={"project_id": project_id, "file_name": file_name, "repair": repair}, content=content, headers={"Content-Type": "application/octet-stream"}, idempotency_key=idempotency_key))

    def read_instrument(self, instrument_id: str, *, version_id: str | None = None) -> InstrumentOut:
        """Read a questionnaire (`GET /api/survey/v1/instruments/{instrument_id}`)."""
        return cast('InstrumentOut', self._client.json("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}", params={"version_id": version_id}))

    def read_changes(self, instrument_id: str, *, version_id: str | None = None, since: int | None = None) -> VersionChanges:
        """What a version changed, question by question (`GET /api/survey/v1/instruments/{instrument_id}/changes`)."""
        return cast('VersionChanges', self._client.json("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/changes", params={"version_id": version_id, "since": since}))

    def export_instrument(self, instrument_id: str, *, version_id: str | None = None) -> bytes:
        """The XLSForm (`GET /api/survey/v1/instruments/{instrument_id}/form.xlsx`)."""
        return self._client.request("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/form.xlsx", params={"version_id": version_id}).content

    def list_media(self, instrument_id: str, *, version_id: str | None = None) -> MediaList:
        """The files that a questionnaire needs (`GET /api/survey/v1/instruments/{instrument_id}/media`)."""
        return cast('MediaList', self._client.json("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/media", params={"version_id": version_id}))

    def get_media(self, instrument_id: str, name: str, *, version_id: str | None = None) -> bytes:
        """A file of a questionnaire (`GET /api/survey/v1/instruments/{instrument_id}/media/{name}`)."""
        return self._client.request("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/media/{quote(name, safe='')}", params={"version_id": version_id}).content

    def put_media(self, instrument_id: str, name: str, content: bytes, *, version_id: str | None = None) -> MediaOut:
        """Add a file that a questionnaire needs (`PUT /api/survey/v1/instruments/{instrument_id}/media/{name}`)."""
        return cast('MediaOut', self._client.json("PUT", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/media/{quote(name, safe='')}", params={"version_id": version_id}, content=content, headers={"Content-Type": "application/octet-stream"}))

    def read_model(self, instrument_id: str, *, version_id: str | None = None) -> FormModel:
        """The compiled form (`GET /api/survey/v1/instruments/{instrument_id}/model`)."""
        return cast('FormModel', self._client.json("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/model", params={"version_id": version_id}))

    def list_versions(self, instrument_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageInstrumentOut:
        """Every version of a questionnaire, newest first (`GET /api/survey/v1/instruments/{instrument_id}/versions`)."""
        return cast('PageInstrumentOut', self._client.json("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/versions", params={"limit": limit, "cursor": cursor}))

    def iter_list_versions(self, instrument_id: str, *, limit: int | None = None) -> Iterator[InstrumentOut]:
        """Every version of a questionnaire, newest first (`GET /api/survey/v1/instruments/{instrument_id}/versions`)."""
        return self._client.pages(f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/versions", {"limit": limit})

    def read_xform(self, instrument_id: str, *, version_id: str | None = None) -> bytes:
        """The XForm (`GET /api/survey/v1/instruments/{instrument_id}/xform`)."""
        return self._client.request("GET", f"/api/survey/v1/instruments/{quote(instrument_id, safe='')}/xform", params={"version_id": version_id}).content

    def list_items(self, *, project_id: str | None = None, q: str | None = None, tag: str | None = None, kind: str | None = None, framework_version_id: str | None = None, dimension: str | None = None, archived: bool | None = None, key: list[str] | None = None, limit: int | None = None, cursor: str | None = None) -> PageItemHead:
        """Search the library (`GET /api/survey/v1/library/items`)."""
        return cast('PageItemHead', self._client.json("GET", "/api/survey/v1/library/items", params={"project_id": project_id, "q": q, "tag": tag, "kind": kind, "framework_version_id": framework_version_id, "dimension": dimension, "archived": archived, "key": key, "limit": limit, "cursor": cursor}))

    def iter_list_items(self, *, project_id: str | None = None, q: str | None = None, tag: str | None = None, kind: str | None = None, framework_version_id: str | None = None, dimension: str | None = None, archived: bool | None = None, key: list[str] | None = None, limit: int | None = None) -> Iterator[ItemHead]:
        """Search the library (`GET /api/survey/v1/library/items`)."""
        return self._client.pages("/api/survey/v1/library/items", {"project_id": project_id, "q": q, "tag": tag, "kind": kind, "framework_version_id": framework_version_id, "dimension": dimension, "archived": archived, "key": key, "limit": limit})

    def create_item(self, body: ItemIn, *, idempotency_key: str | None = None) -> ItemOut:
        """Save a question to the library (`POST /api/survey/v1/library/items`)."""
        return cast('ItemOut', self._client.json("POST", "/api/survey/v1/library/items", json=body, idempotency_key=idempotency_key))

    def read_item(self, item_id: str) -> ItemOut:
        """Read an item of the library (`GET /api/survey/v1/library/items/{item_id}`)."""
        return cast('ItemOut', self._client.json("GET", f"/api/survey/v1/library/items/{quote(item_id, safe='')}"))

    def change_item(self, item_id: str, body: ItemChange, *, if_match: str) -> ItemHead:
        """Change what is said of an item (`PATCH /api/survey/v1/library/items/{item_id}`)."""
        return cast('ItemHead', self._client.json("PATCH", f"/api/survey/v1/library/items/{quote(item_id, safe='')}", json=body, if_match=if_match))

    def list_item_uses(self, item_id: str) -> ItemUses:
        """Which questionnaires took an item (`GET /api/survey/v1/library/items/{item_id}/uses`)."""
        return cast('ItemUses', self._client.json("GET", f"/api/survey/v1/library/items/{quote(item_id, safe='')}/uses"))

    def list_item_versions(self, item_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageItemVersionHead:
        """Every version of an item, newest first (`GET /api/survey/v1/library/items/{item_id}/versions`)."""
        return cast('PageItemVersionHead', self._client.json("GET", f"/api/survey/v1/library/items/{quote(item_id, safe='')}/versions", params={"limit": limit, "cursor": cursor}))

    def iter_list_item_versions(self, item_id: str, *, limit: int | None = None) -> Iterator[ItemVersionHead]:
        """Every version of an item, newest first (`GET /api/survey/v1/library/items/{item_id}/versions`)."""
        return self._client.pages(f"/api/survey/v1/library/items/{quote(item_id, safe='')}/versions", {"limit": limit})

    def add_item_version(self, item_id: str, body: ItemVersionIn, *, idempotency_key: str | None = None) -> ItemVersionOut:
        """Add a version of an item (`POST /api/survey/v1/library/items/{item_id}/versions`)."""
        return cast('ItemVersionOut', self._client.json("POST", f"/api/survey/v1/library/items/{quote(item_id, safe='')}/versions", json=body, idempotency_key=idempotency_key))

    def read_item_version(self, item_id: str, number: str) -> ItemVersionOut:
        """Read a version of an item (`GET /api/survey/v1/library/items/{item_id}/versions/{number}`)."""
        return cast('ItemVersionOut', self._client.json("GET", f"/api/survey/v1/library/items/{quote(item_id, safe='')}/versions/{quote(number, safe='')}"))

    def read_item_changes(self, item_id: str, number: str, *, since: int | None = None) -> VersionChanges:
        """What a version of an item changed (`GET /api/survey/v1/library/items/{item_id}/versions/{number}/changes`)."""
        return cast('VersionChanges', self._client.json("GET", f"/api/survey/v1/library/items/{quote(item_id, safe='')}/versions/{quote(number, safe='')}/changes", params={"since": since}))

    def read_current_link(self) -> LinkCurrent:
        """What a link asks (`GET /api/survey/v1/links/current`)."""
        return cast('LinkCurrent', self._client.json("GET", "/api/survey/v1/links/current"))

    def read_continuation(self, lookup: str) -> bytes:
        """Read unfinished answers on another device (`GET /api/survey/v1/links/current/continuations/{lookup}`)."""
        return self._client.request("GET", f"/api/survey/v1/links/current/continuations/{quote(lookup, safe='')}").content

    def keep_continuation(self, lookup: str, content: bytes, *, if_match: str | None = None) -> ContinuationOut:
        """Keep unfinished answers for another device (`PUT /api/survey/v1/links/current/continuations/{lookup}`)."""
        return cast('ContinuationOut', self._client.json("PUT", f"/api/survey/v1/links/current/continuations/{quote(lookup, safe='')}", content=content, headers={"Content-Type": "application/octet-stream"}, if_match=if_match))

    def forget_continuation(self, lookup: str) -> None:
        """Forget unfinished answers (`DELETE /api/survey/v1/links/current/continuations/{lookup}`)."""
        self._client.request("DELETE", f"/api/survey/v1/links/current/continuations/{quote(lookup, safe='')}")

    def get_link_media(self, name: str) -> bytes:
        """A file of the questionnaire behind a link (`GET /api/survey/v1/links/current/media/{name}`)."""
        return self._client.request("GET", f"/api/survey/v1/links/current/media/{quote(name, safe='')}").content

    def read_link_roster(self) -> Roster:
        """The people whom a questionnaire asks about (`GET /api/survey/v1/links/current/roster`)."""
        return cast('Roster', self._client.json("GET", "/api/survey/v1/links/current/roster"))

    def revoke_link(self, link_id: str) -> None:
        """Revoke a link (`DELETE /api/survey/v1/links/{link_id}`)."""
        self._client.request("DELETE", f"/api/survey/v1/links/{quote(link_id, safe='')}")

    def list_mappings(self, *, project_id: str | None = None, instrument_id: str | None = None, item_id: str | None = None, framework_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageMappingOut:
        """List mappings, newest first (`GET /api/survey/v1/mappings`)."""
        return cast('PageMappingOut', self._client.json("GET", "/api/survey/v1/mappings", params={"project_id": project_id, "instrument_id": instrument_id, "item_id": item_id, "framework_id": framework_id, "limit": limit, "cursor": cursor}))

    def iter_list_mappings(self, *, project_id: str | None = None, instrument_id: str | None = None, item_id: str | None = None, framework_id: str | None = None, limit: int | None = None) -> Iterator[MappingOut]:
        """List mappings, newest first (`GET /api/survey/v1/mappings`)."""
        return self._client.pages("/api/survey/v1/mappings", {"project_id": project_id, "instrument_id": instrument_id, "item_id": item_id, "framework_id": framework_id, "limit": limit})

    def create_mapping(self, body: MappingIn, *, idempotency_key: str | None = None) -> MappingOut:
        """Map a question or a library item to a dimension (`POST /api/survey/v1/mappings`)."""
        return cast('MappingOut', self._client.json("POST", "/api/survey/v1/mappings", json=body, idempotency_key=idempotency_key))

    def remove_mapping(self, mapping_id: str) -> None:
        """Take a mapping away (`DELETE /api/survey/v1/mappings/{mapping_id}`)."""
        self._client.request("DELETE", f"/api/survey/v1/mappings/{quote(mapping_id, safe='')}")

    def create_upload(self, *, idempotency_key: str | None = None) -> None:
        """Begin an upload (tus creation) (`POST /api/survey/v1/uploads`)."""
        self._client.request("POST", "/api/survey/v1/uploads", idempotency_key=idempotency_key)

    def read_upload(self, upload_id: str) -> UploadOut:
        """An upload: how far it is, and the SHA-256 of what arrived (`GET /api/survey/v1/uploads/{upload_id}`)."""
        return cast('UploadOut', self._client.json("GET", f"/api/survey/v1/uploads/{quote(upload_id, safe='')}"))

    def append_piece(self, upload_id: str, content: bytes, *, if_match: str) -> None:
        """Send the next piece (tus) (`PATCH /api/survey/v1/uploads/{upload_id}`)."""
        self._client.request("PATCH", f"/api/survey/v1/uploads/{quote(upload_id, safe='')}", content=content, headers={"Content-Type": "application/offset+octet-stream"}, if_match=if_match)

    def end_upload(self, upload_id: str) -> None:
        """Give an upload up (tus termination) (`DELETE /api/survey/v1/uploads/{upload_id}`)."""
        self._client.request("DELETE", f"/api/survey/v1/uploads/{quote(upload_id, safe='')}")

    def list_waves(self, *, project_id: str | None = None, state: Literal['draft', 'open', 'closed'] | None = None, limit: int | None = None, cursor: str | None = None) -> PageWaveOut:
        """List waves (`GET /api/survey/v1/waves`)."""
        return cast('PageWaveOut', self._client.json("GET", "/api/survey/v1/waves", params={"project_id": project_id, "state": state, "limit": limit, "cursor": cursor}))

    def iter_list_waves(self, *, project_id: str | None = None, state: Literal['draft', 'open', 'closed'] | None = None, limit: int | None = None) -> Iterator[WaveOut]:
        """List waves (`GET /api/survey/v1/waves`)."""
        return self._client.pages("/api/survey/v1/waves", {"project_id": project_id, "state": state, "limit": limit})

    def create_wave(self, body: WaveIn, *, idempotency_key: str | None = None) -> WaveOut:
        """Create a wave (`POST /api/survey/v1/waves`)."""
        return cast('WaveOut', self._client.json("POST", "/api/survey/v1/waves", json=body, idempotency_key=idempotency_key))

    def read_wave(self, wave_id: str) -> WaveOut:
        """Read a wave (`GET /api/survey/v1/waves/{wave_id}`)."""
        return cast('WaveOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}"))

    def change_wave(self, wave_id: str, body: WavePatch, *, if_match: str) -> WaveOut:
        """Change a wave (`PATCH /api/survey/v1/waves/{wave_id}`)."""
        return cast('WaveOut', self._client.json("PATCH", f"/api/survey/v1/waves/{quote(wave_id, safe='')}", json=body, if_match=if_match))

    def read_comparability(self, wave_id: str) -> Comparability:
        """What a wave can be compared with, question by question (`GET /api/survey/v1/waves/{wave_id}/comparability`)."""
        return cast('Comparability', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/comparability"))

    def list_conflicts(self, wave_id: str, *, undecided: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageConflictOut:
        """List what came under an id that other content has (`GET /api/survey/v1/waves/{wave_id}/conflicts`)."""
        return cast('PageConflictOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/conflicts", params={"undecided": undecided, "limit": limit, "cursor": cursor}))

    def iter_list_conflicts(self, wave_id: str, *, undecided: bool | None = None, limit: int | None = None) -> Iterator[ConflictOut]:
        """List what came under an id that other content has (`GET /api/survey/v1/waves/{wave_id}/conflicts`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/conflicts", {"undecided": undecided, "limit": limit})

    def list_invitations(self, wave_id: str, *, network_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageInvitationOut:
        """List the invitations of a wave (`GET /api/survey/v1/waves/{wave_id}/invitations`)."""
        return cast('PageInvitationOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/invitations", params={"network_id": network_id, "limit": limit, "cursor": cursor}))

    def iter_list_invitations(self, wave_id: str, *, network_id: str | None = None, limit: int | None = None) -> Iterator[InvitationOut]:
        """List the invitations of a wave (`GET /api/survey/v1/waves/{wave_id}/invitations`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/invitations", {"network_id": network_id, "limit": limit})

    def list_links(self, wave_id: str, *, network_id: str | None = None, answered: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageLinkOut:
        """List the links of a wave (`GET /api/survey/v1/waves/{wave_id}/links`)."""
        return cast('PageLinkOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/links", params={"network_id": network_id, "answered": answered, "limit": limit, "cursor": cursor}))

    def iter_list_links(self, wave_id: str, *, network_id: str | None = None, answered: bool | None = None, limit: int | None = None) -> Iterator[LinkOut]:
        """List the links of a wave (`GET /api/survey/v1/waves/{wave_id}/links`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/links", {"network_id": network_id, "answered": answered, "limit": limit})

    def make_links(self, wave_id: str, *, invitation_id: str | None = None, idempotency_key: str | None = None) -> PageLinkOut:
        """Make the links of a wave (`POST /api/survey/v1/waves/{wave_id}/links`)."""
        return cast('PageLinkOut', self._client.json("POST", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/links", params={"invitation_id": invitation_id}, idempotency_key=idempotency_key))

    def read_network(self, wave_id: str) -> NetworkOut:
        """What a wave tells of a social network, in counts (`GET /api/survey/v1/waves/{wave_id}/network`)."""
        return cast('NetworkOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/network"))

    def list_nodes(self, wave_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageNodeOut:
        """The roster as the nodes of a network (`GET /api/survey/v1/waves/{wave_id}/nodes`)."""
        return cast('PageNodeOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/nodes", params={"limit": limit, "cursor": cursor}))

    def iter_list_nodes(self, wave_id: str, *, limit: int | None = None) -> Iterator[NodeOut]:
        """The roster as the nodes of a network (`GET /api/survey/v1/waves/{wave_id}/nodes`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/nodes", {"limit": limit})

    def get_nodes_file(self, wave_id: str, *, names: bool | None = None) -> bytes:
        """All nodes as CSV (`GET /api/survey/v1/waves/{wave_id}/nodes.csv`)."""
        return self._client.request("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/nodes.csv", params={"names": names}).content

    def read_response_rates(self, wave_id: str) -> ResponseRates:
        """The response table of a wave (`GET /api/survey/v1/waves/{wave_id}/response-rates`)."""
        return cast('ResponseRates', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/response-rates"))

    def list_responses(self, wave_id: str, *, amended: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageResponseOut:
        """List raw responses (`GET /api/survey/v1/waves/{wave_id}/responses`)."""
        return cast('PageResponseOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses", params={"amended": amended, "limit": limit, "cursor": cursor}))

    def iter_list_responses(self, wave_id: str, *, amended: bool | None = None, limit: int | None = None) -> Iterator[ResponseOut]:
        """List raw responses (`GET /api/survey/v1/waves/{wave_id}/responses`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses", {"amended": amended, "limit": limit})

    def read_response(self, wave_id: str, response_id: str) -> ResponseOut:
        """Read one raw response (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}`)."""
        return cast('ResponseOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}"))

    def list_attachments(self, wave_id: str, response_id: str) -> AttachmentsOut:
        """Which files of a response have arrived (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}/attachments`)."""
        return cast('AttachmentsOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/attachments"))

    def attach_file(self, wave_id: str, response_id: str, body: AttachmentSent, *, idempotency_key: str | None = None) -> AttachmentOut:
        """Make an upload the file that an answer names (`POST /api/survey/v1/waves/{wave_id}/responses/{response_id}/attachments`)."""
        return cast('AttachmentOut', self._client.json("POST", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/attachments", json=body, idempotency_key=idempotency_key))

    def get_attachment_file(self, wave_id: str, response_id: str, attachment_id: str) -> bytes:
        """The file (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}/attachments/{attachment_id}/file`)."""
        return self._client.request("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/attachments/{quote(attachment_id, safe='')}/file").content

    def get_attachment_thumbnail(self, wave_id: str, response_id: str, attachment_id: str) -> bytes:
        """The picture, small (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}/attachments/{attachment_id}/thumbnail`)."""
        return self._client.request("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/attachments/{quote(attachment_id, safe='')}/thumbnail").content

    def read_own_response(self, wave_id: str, response_id: str, *, amend_token: str) -> OwnResponse:
        """Read what one sent (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}/own`)."""
        return cast('OwnResponse', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/own", headers={"Amend-Token": amend_token}))

    def amend_own_response(self, wave_id: str, response_id: str, body: Amendment, *, amend_token: str, if_match: str) -> AmendReceipt:
        """Change what one sent (`PUT /api/survey/v1/waves/{wave_id}/responses/{response_id}/own`)."""
        return cast('AmendReceipt', self._client.json("PUT", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/own", json=body, headers={"Amend-Token": amend_token}, if_match=if_match))

    def list_response_versions(self, wave_id: str, response_id: str) -> PageResponseVersionOut:
        """What a response said before it was edited (`GET /api/survey/v1/waves/{wave_id}/responses/{response_id}/versions`)."""
        return cast('PageResponseVersionOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/responses/{quote(response_id, safe='')}/versions"))

    def list_ties(self, wave_id: str, *, names: bool | None = None, limit: int | None = None, cursor: str | None = None) -> PageEgoOut:
        """Ties, respondent by respondent (`GET /api/survey/v1/waves/{wave_id}/ties`)."""
        return cast('PageEgoOut', self._client.json("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/ties", params={"names": names, "limit": limit, "cursor": cursor}))

    def iter_list_ties(self, wave_id: str, *, names: bool | None = None, limit: int | None = None) -> Iterator[EgoOut]:
        """Ties, respondent by respondent (`GET /api/survey/v1/waves/{wave_id}/ties`)."""
        return self._client.pages(f"/api/survey/v1/waves/{quote(wave_id, safe='')}/ties", {"names": names, "limit": limit})

    def get_ties_file(self, wave_id: str) -> bytes:
        """All ties as CSV (`GET /api/survey/v1/waves/{wave_id}/ties.csv`)."""
        return self._client.request("GET", f"/api/survey/v1/waves/{quote(wave_id, safe='')}/ties.csv").content

    def close_wave(self, wave_id: str, *, idempotency_key: str | None = None) -> WaveOut:
        """Close a wave (`POST /api/survey/v1/waves/{wave_id}:close`)."""
        return cast('WaveOut', self._client.json("POST", f"/api/survey/v1/waves/{quote(wave_id, safe='')}:close", idempotency_key=idempotency_key))

    def open_wave(self, wave_id: str, *, idempotency_key: str | None = None) -> WaveOut:
        """Open a wave (`POST /api/survey/v1/waves/{wave_id}:open`)."""
        return cast('WaveOut', self._client.json("POST", f"/api/survey/v1/waves/{quote(wave_id, safe='')}:open", idempotency_key=idempotency_key))

    def put_response(self, wave: str, id: str, body: Submission) -> ResponseReceipt:
        """Send one response (`PUT /api/survey/v1/waves/{wave}/responses/{id}`)."""
        return cast('ResponseReceipt', self._client.json("PUT", f"/api/survey/v1/waves/{quote(wave, safe='')}/responses/{quote(id, safe='')}", json=body))

    def post_response_batch(self, wave: str, body: SubmissionBatch, *, idempotency_key: str | None = None) -> BatchResults:
        """Send many responses (`POST /api/survey/v1/waves/{wave}/responses:batch`)."""
        return cast('BatchResults', self._client.json("POST", f"/api/survey/v1/waves/{quote(wave, safe='')}/responses:batch", json=body, idempotency_key=idempotency_key))

    def list_device_forms(self, token: str) -> bytes:
        """The forms that a device may fill (`GET /openrosa/key/{token}/formList`)."""
        return self._client.request("GET", f"/openrosa/key/{quote(token, safe='')}/formList").content

    def get_device_form(self, token: str, wave: str) -> bytes:
        """The XForm of a wave (`GET /openrosa/key/{token}/forms/{wave}/form.xml`)."""
        return self._client.request("GET", f"/openrosa/key/{quote(token, safe='')}/forms/{quote(wave, safe='')}/form.xml").content

    def get_device_manifest(self, token: str, wave: str) -> bytes:
        """The files of a form, with their hashes (`GET /openrosa/key/{token}/forms/{wave}/manifest`)."""
        return self._client.request("GET", f"/openrosa/key/{quote(token, safe='')}/forms/{quote(wave, safe='')}/manifest").content

    def get_device_media(self, token: str, wave: str, name: str) -> bytes:
        """A file of a form (`GET /openrosa/key/{token}/forms/{wave}/media/{name}`)."""
        return self._client.request("GET", f"/openrosa/key/{quote(token, safe='')}/forms/{quote(wave, safe='')}/media/{quote(name, safe='')}").content

    def send_submission(self, token: str, content: bytes, *, idempotency_key: str | None = None) -> bytes:
        """Send a filled-in form, whole or with a part of its files (`POST /openrosa/key/{token}/submission`)."""
        return self._client.request("POST", f"/openrosa/key/{quote(token, safe='')}/submission", content=content, headers={"Content-Type": "multipart/form-data"}, idempotency_key=idempotency_key).content
