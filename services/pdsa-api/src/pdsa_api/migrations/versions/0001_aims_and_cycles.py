"""Aims and PDSA cycles."""

from alembic import op
from chassis.migrations import create_directory, create_plumbing, protect

revision = "0001"
down_revision = None

_TABLES = (
    """create table aim (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        statement varchar not null, what varchar not null, for_whom varchar not null, how_much varchar not null,
        by_when date not null, subgroup varchar, version integer not null, created_by varchar not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id))""",
    "create index aim_project on aim (tenant_id, project_id, id)",
    "create index aim_network on aim (tenant_id, network_id, id)",
    """create table cycle (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        school_id uuid, aim_id uuid, title varchar not null, stage varchar not null, objective varchar not null,
        questions jsonb not null, who varchar not null, what varchar not null, location varchar not null,
        starts_on date, ends_on date, data_to_collect varchar not null, version integer not null,
        created_by varchar not null, created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, aim_id) references aim (tenant_id, id),
        check (ends_on is null or starts_on is null or ends_on >= starts_on))""",
    "create index cycle_project on cycle (tenant_id, project_id, id)",
    "create index cycle_network on cycle (tenant_id, network_id, id)",
    "create index cycle_aim on cycle (tenant_id, aim_id)",
)


def upgrade() -> None:
    create_plumbing()
    create_directory()
    for statement in _TABLES:
        op.execute(statement)
    for table in ("aim", "cycle"):
        protect(table, network="network_id")


def downgrade() -> None:
    for table in ("cycle", "aim"):
        op.execute(f"drop table {table}")
