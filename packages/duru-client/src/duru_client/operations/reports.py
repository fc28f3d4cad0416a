"""The operations of reports, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = ["AuditRow", "ChainState", "Counts", "DefinitionChange", "DefinitionIn", "DefinitionOut", "DocumentOut", "KindOut", "PageAuditRow", "PageDefinitionOut", "PageDocumentOut", "PageRunOut", "Reason", "ReportsOperations", "RunIn", "RunOut", "Schedule", "UnitOut"]


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


class Counts(TypedDict):
    failed: NotRequired[int]
    finished: NotRequired[int]
    rendering: NotRequired[int]
    waiting: NotRequired[int]


class DefinitionChange(TypedDict):
    language: NotRequired[str | None]
    on_wave_closed: NotRequired[bool | None]
    paused: NotRequired[bool | None]
    schedule: NotRequired[Schedule | None]
    title: NotRequired[str | None]


class DefinitionIn(TypedDict):
    kind: str
    language: str
    on_wave_closed: NotRequired[bool]
    paused: NotRequired[bool]
    project_id: str
    schedule: NotRequired[Schedule | None]
    title: str


class DefinitionOut(TypedDict):
    created_at: str
    id: str
    kind: str
    language: str
    last_run_at: str | None
    next_due_at: str | None
    on_wave_closed: bool
    paused: bool
    project_id: str
    schedule: Schedule | None
    title: str
    updated_at: str
    version: int


class DocumentOut(TypedDict):
    attempts: int
    bytes: int | None
    created_at: str
    definition_id: str
    finished_at: str | None
    id: str
    kind: str
    language: str
    pages: int | None
    project_id: str
    reason: Reason | None
    run_id: str
    sha256: str | None
    state: Literal['waiting', 'rendering', 'finished', 'failed']
    title: str
    unit: UnitOut


class KindOut(TypedDict):
    formats: list[str]
    languages: list[str]
    name: str
    title: dict[str, str]
    unit: str


class PageAuditRow(TypedDict):
    items: list[AuditRow]
    next_cursor: NotRequired[str | None]


class PageDefinitionOut(TypedDict):
    items: list[DefinitionOut]
    next_cursor: NotRequired[str | None]


class PageDocumentOut(TypedDict):
    items: list[DocumentOut]
    next_cursor: NotRequired[str | None]


class PageRunOut(TypedDict):
    items: list[RunOut]
    next_cursor: NotRequired[str | None]


class Reason(TypedDict):
    code: str
    detail: str


class RunIn(TypedDict):
    definition_id: str
    wave_id: str


class RunOut(TypedDict):
    cause: Literal['wave_closed', 'schedule', 'person']
    counts: Counts
    created_at: str
    definition_id: str
    due_at: str | None
    figure_hash: str | None
    figure_set_id: str | None
    finished_at: str | None
    id: str
    project_id: str
    reason: Reason | None
    state: Literal['requested', 'running', 'finished', 'failed']
    wave_id: str | None


class Schedule(TypedDict):
    rule: str
    time_zone: str


class UnitOut(TypedDict):
    id: str
    kind: str
    label: str


class ReportsOperations:
    """Each method is one operation of the service."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_audit(self, *, action: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAuditRow:
        """The audit table, newest first (`GET /api/reports/v1/audit`)."""
        return cast('PageAuditRow', self._client.json("GET", "/api/reports/v1/audit", params={"action": action, "limit": limit, "cursor": cursor}))

    def iter_list_audit(self, *, action: str | None = None, limit: int | None = None) -> Iterator[AuditRow]:
        """The audit table, newest first (`GET /api/reports/v1/audit`)."""
        return self._client.pages("/api/reports/v1/audit", {"action": action, "limit": limit})

    def check_chain(self) -> ChainState:
        """Is the audit table whole? (`GET /api/reports/v1/audit/chain`)."""
        return cast('ChainState', self._client.json("GET", "/api/reports/v1/audit/chain"))

    def list_definitions(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageDefinitionOut:
        """Definitions, newest first (`GET /api/reports/v1/definitions`)."""
        return cast('PageDefinitionOut', self._client.json("GET", "/api/reports/v1/definitions", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_definitions(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[DefinitionOut]:
        """Definitions, newest first (`GET /api/reports/v1/definitions`)."""
        return self._client.pages("/api/reports/v1/definitions", {"project_id": project_id, "limit": limit})

    def create_definition(self, body: DefinitionIn, *, idempotency_key: str | None = None) -> DefinitionOut:
        """Define a report (`POST /api/reports/v1/definitions`)."""
        return cast('DefinitionOut', self._client.json("POST", "/api/reports/v1/definitions", json=body, idempotency_key=idempotency_key))

    def get_definition(self, definition_id: str) -> DefinitionOut:
        """One definition (`GET /api/reports/v1/definitions/{definition_id}`)."""
        return cast('DefinitionOut', self._client.json("GET", f"/api/reports/v1/definitions/{quote(definition_id, safe='')}"))

    def change_definition(self, definition_id: str, body: DefinitionChange, *, if_match: str) -> DefinitionOut:
        """Change a definition, pause it or let it go on (`PATCH /api/reports/v1/definitions/{definition_id}`)."""
        return cast('DefinitionOut', self._client.json("PATCH", f"/api/reports/v1/definitions/{quote(definition_id, safe='')}", json=body, if_match=if_match))

    def list_documents(self, *, project_id: str | None = None, run_id: str | None = None, definition_id: str | None = None, state: Literal['waiting', 'rendering', 'finished', 'failed'] | None = None, limit: int | None = None, cursor: str | None = None) -> PageDocumentOut:
        """Documents the reader may see, newest first (`GET /api/reports/v1/documents`)."""
        return cast('PageDocumentOut', self._client.json("GET", "/api/reports/v1/documents", params={"project_id": project_id, "run_id": run_id, "definition_id": definition_id, "state": state, "limit": limit, "cursor": cursor}))

    def iter_list_documents(self, *, project_id: str | None = None, run_id: str | None = None, definition_id: str | None = None, state: Literal['waiting', 'rendering', 'finished', 'failed'] | None = None, limit: int | None = None) -> Iterator[DocumentOut]:
        """Documents the reader may see, newest first (`GET /api/reports/v1/documents`)."""
        return self._client.pages("/api/reports/v1/documents", {"project_id": project_id, "run_id": run_id, "definition_id": definition_id, "state": state, "limit": limit})

    def get_document(self, document_id: str) -> DocumentOut:
        """One document (`GET /api/reports/v1/documents/{document_id}`)."""
        return cast('DocumentOut', self._client.json("GET", f"/api/reports/v1/documents/{quote(document_id, safe='')}"))

    def get_document_file(self, document_id: str) -> bytes:
        """The PDF (`GET /api/reports/v1/documents/{document_id}/file`)."""
        return self._client.request("GET", f"/api/reports/v1/documents/{quote(document_id, safe='')}/file").content

    def retry_document(self, document_id: str, *, idempotency_key: str | None = None) -> DocumentOut:
        """Make a failed document again (`POST /api/reports/v1/documents/{document_id}:retry`)."""
        return cast('DocumentOut', self._client.json("POST", f"/api/reports/v1/documents/{quote(document_id, safe='')}:retry", idempotency_key=idempotency_key))

    def list_kinds(self) -> list[KindOut]:
        """The kinds of report there are (`GET /api/reports/v1/kinds`)."""
        return cast('list[KindOut]', self._client.json("GET", "/api/reports/v1/kinds"))

    def list_runs(self, *, project_id: str | None = None, definition_id: str | None = None, wave_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageRunOut:
        """Runs, newest first (`GET /api/reports/v1/runs`)."""
        return cast('PageRunOut', self._client.json("GET", "/api/reports/v1/runs", params={"project_id": project_id, "definition_id": definition_id, "wave_id": wave_id, "limit": limit, "cursor": cursor}))

    def iter_list_runs(self, *, project_id: str | None = None, definition_id: str | None = None, wave_id: str | None = None, limit: int | None = None) -> Iterator[RunOut]:
        """Runs, newest first (`GET /api/reports/v1/runs`)."""
        return self._client.pages("/api/reports/v1/runs", {"project_id": project_id, "definition_id": definition_id, "wave_id": wave_id, "limit": limit})

    def create_run(self, body: RunIn, *, idempotency_key: str | None = None) -> RunOut:
        """Make a definition's reports of a wave now (`POST /api/reports/v1/runs`)."""
        return cast('RunOut', self._client.json("POST", "/api/reports/v1/runs", json=body, idempotency_key=idempotency_key))

    def get_run(self, run_id: str) -> RunOut:
        """One run (`GET /api/reports/v1/runs/{run_id}`)."""
        return cast('RunOut', self._client.json("GET", f"/api/reports/v1/runs/{quote(run_id, safe='')}"))

    def retry_run(self, run_id: str, *, idempotency_key: str | None = None) -> RunOut:
        """Begin a run anew that failed before it had figures (`POST /api/reports/v1/runs/{run_id}:retry`)."""
        return cast('RunOut', self._client.json("POST", f"/api/reports/v1/runs/{quote(run_id, safe='')}:retry", idempotency_key=idempotency_key))
