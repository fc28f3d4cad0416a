"""Files that answers name, versions of responses, and what came under an id that other content has."""

from alembic import op
from chassis import migrations

revision = "0003"
down_revision = "0002"

TABLES = (
    """alter table response add column files_missing integer not null default 0,
        add column version integer not null default 1, add column instance_id uuid, add column xml text,
        add column amended_at timestamptz""",
    """create index response_instance on response (tenant_id, instance_id) where instance_id is not null""",
    """create table response_version (
        tenant_id uuid not null, response_id uuid not null, number integer not null, project_id uuid not null,
        wave_id uuid not null, network_id uuid not null, instance_id uuid not null, sha256 text not null,
        language text not null, started_at timestamptz, ended_at timestamptz, answers jsonb not null, xml text,
        submitted_by text not null, received_at timestamptz not null, replaced_at timestamptz not null,
        replaced_by text not null, cause text not null check (cause in ('edit', 'conflict')),
        primary key (tenant_id, response_id, number),
        foreign key (tenant_id, response_id) references response (tenant_id, id))""",
    "create index response_version_instance on response_version (tenant_id, instance_id)",
    """create table attachment (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        network_id uuid not null, response_id uuid not null, name text not null, pointer text not null,
        named boolean not null default true,
        kind text not null check (kind in ('image', 'audio', 'video', 'file')), expected_sha256 text,
        expected_size bigint, state text not null check (state in ('missing', 'complete', 'refused')),
        refusal jsonb, upload_id uuid, media_type text, family text, size bigint, width integer,
        height integer, sha256 text, thumbnail_sha256 text, received_sha256 text, received_at timestamptz,
        primary key (tenant_id, id), unique (tenant_id, response_id, name),
        foreign key (tenant_id, response_id) references response (tenant_id, id))""",
    """create table response_conflict (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        network_id uuid not null, response_id uuid not null,
        kind text not null check (kind in ('answers', 'file')), sha256 text not null, language text,
        started_at timestamptz, ended_at timestamptz, answers jsonb, files jsonb, instance_id uuid, xml text,
        file_name text, file_sha256 text, media_type text, size bigint, submitted_by text not null,
        received_at timestamptz not null, choice text check (choice in ('keep', 'replace')),
        resolved_at timestamptz, resolved_by text,
        primary key (tenant_id, id), unique (tenant_id, response_id, sha256),
        foreign key (tenant_id, wave_id) references wave (tenant_id, id))""",
    "create index response_conflict_wave on response_conflict (tenant_id, wave_id, id)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
    migrations.create_files()
    migrations.protect("attachment", network="network_id", grant="select, insert, update")
    decision = "update (choice, resolved_at, resolved_by)"
    migrations.protect("response_conflict", network="network_id", grant=f"select, insert, {decision}")
    # What was answered changes in one way only: the version before goes into the history.
    migrations.protect("response_version", network="network_id", grant="select, insert")
    amended = "answers, sha256, language, started_at, ended_at, xml, instance_id, version, amended_at, submitted_by"
    op.execute(f"grant update (files_missing, {amended}) on response to {migrations.app_role()}")


def downgrade() -> None:
    amended = "answers, sha256, language, started_at, ended_at, submitted_by"
    op.execute(f"revoke update ({amended}) on response from {migrations.app_role()}")
    for table in ("response_version", "response_conflict", "attachment", "upload", "stored_file"):
        op.execute(f"drop table {table}")
    for column in ("files_missing", "version", "instance_id", "xml", "amended_at"):
        op.execute(f"alter table response drop column {column}")
