"""Evidence of cycles, and the tables of its files."""

from alembic import op
from chassis.migrations import create_files, protect

revision = "0009"
down_revision = "0008"

_TABLES = (
    """create table evidence (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        cycle_id uuid not null, kind varchar not null, state varchar not null, title varchar not null,
        shows varchar not null, stage varchar, pointer varchar not null, method varchar not null,
        collected_on date, voice varchar, outsider boolean not null, alt varchar not null, people varchar,
        url varchar, frozen jsonb, announced jsonb, refusal jsonb, upload_id uuid, name varchar,
        media_type varchar, family varchar, size bigint, width integer, height integer, sha256 varchar,
        thumbnail_sha256 varchar, received_sha256 varchar, version integer not null,
        first_body varchar not null, created_by varchar not null, created_at timestamptz not null,
        updated_at timestamptz not null, removed_at timestamptz, removed_by varchar,
        primary key (tenant_id, id),
        foreign key (tenant_id, cycle_id) references cycle (tenant_id, id),
        check ((state = 'complete') or (sha256 is null)))""",
    "create index evidence_cycle on evidence (tenant_id, cycle_id, id)",
    "create index evidence_file on evidence (tenant_id, sha256) where sha256 is not null",
    """create index evidence_thumbnail on evidence (tenant_id, thumbnail_sha256)
        where thumbnail_sha256 is not null""",
)


def upgrade() -> None:
    create_files()
    for statement in _TABLES:
        op.execute(statement)
    protect("evidence", network="network_id", follows=("cycle", "cycle_id"))


def downgrade() -> None:
    for table in ("evidence", "stored_file", "upload"):
        op.execute(f"drop table {table}")
