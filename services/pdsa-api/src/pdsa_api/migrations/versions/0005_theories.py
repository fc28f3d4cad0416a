"""Theories of improvement and their versions."""

from alembic import op
from chassis.migrations import protect

revision = "0005"
down_revision = "0004"

_TABLES = (
    """create table theory (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        school_id uuid, base_version integer, problem varchar not null, aim_id uuid, causes jsonb not null,
        drivers jsonb not null, version integer not null, note varchar not null, created_by varchar not null,
        created_at timestamptz not null, updated_by varchar not null, updated_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, aim_id) references aim (tenant_id, id),
        check ((school_id is null) = (base_version is null)))""",
    "create index theory_project on theory (tenant_id, project_id, id)",
    "create unique index theory_of_network on theory (tenant_id, network_id) where school_id is null",
    """create unique index theory_of_school on theory (tenant_id, network_id, school_id)
        where school_id is not null""",
    """create table theory_version (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, theory_id uuid not null,
        version integer not null, base_version integer, restored_from integer, problem varchar not null,
        aim_id uuid, causes jsonb not null, drivers jsonb not null, note varchar not null,
        created_by varchar not null, created_at timestamptz not null,
        primary key (tenant_id, theory_id, version),
        foreign key (tenant_id, theory_id) references theory (tenant_id, id) on delete cascade)""",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    protect("theory", network="network_id")
    protect("theory_version", network="network_id", grant="select, insert")


def downgrade() -> None:
    for table in ("theory_version", "theory"):
        op.execute(f"drop table {table}")
