"""Definitions, runs and documents."""

from alembic import op
from chassis.migrations import create_directory, create_plumbing, protect

revision = "0001"
down_revision = None

_TABLES = (
    """create table definition (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, kind varchar not null,
        title varchar not null, language varchar not null, on_wave_closed boolean not null,
        paused boolean not null, owner_id varchar not null, version integer not null,
        last_run_at timestamptz, created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id))""",
    "create index definition_project on definition (tenant_id, project_id, id)",
    """create table run (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, definition_id uuid not null,
        wave_id uuid, cause varchar not null, occasion varchar not null, due_at timestamptz,
        asked_by varchar not null, state varchar not null, figure_set_id uuid, figure_hash varchar,
        reason_code varchar, reason_detail varchar, created_at timestamptz not null, finished_at timestamptz,
        primary key (tenant_id, id),
        constraint run_once unique (tenant_id, definition_id, occasion),
        foreign key (tenant_id, definition_id) references definition (tenant_id, id))""",
    "create index run_project on run (tenant_id, project_id, id)",
    """create table document (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, run_id uuid not null,
        definition_id uuid not null, kind varchar not null, title varchar not null, unit_id uuid not null,
        unit_kind varchar not null, unit_label varchar not null, language varchar not null,
        state varchar not null, attempts integer not null, reason_code varchar, reason_detail varchar,
        sha256 varchar, bytes integer, pages integer, tree_hash varchar, created_at timestamptz not null,
        finished_at timestamptz,
        primary key (tenant_id, id),
        constraint document_once unique (tenant_id, run_id, unit_id),
        foreign key (tenant_id, run_id) references run (tenant_id, id),
        check ((state = 'finished') = (sha256 is not null)))""",
    "create index document_project on document (tenant_id, project_id, id)",
    "create index document_unit on document (tenant_id, unit_id, id)",
    """create table document_tree (
        tenant_id uuid not null, project_id uuid not null, document_id uuid not null, unit_id uuid not null,
        tree jsonb not null, primary key (tenant_id, document_id),
        foreign key (tenant_id, document_id) references document (tenant_id, id))""",
)


def upgrade() -> None:
    create_plumbing()
    create_directory()
    for statement in _TABLES:
        op.execute(statement)
    protect("definition")
    protect("run")
    protect("document", network="unit_id")
    protect("document_tree", network="unit_id")


def downgrade() -> None:
    for table in ("document_tree", "document", "run", "definition"):
        op.execute(f"drop table {table}")
