"""Teams and their members."""

from alembic import op
from chassis.migrations import protect

revision = "0002"
down_revision = "0001"

_TABLES = (
    """create table team (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        school_id uuid, name varchar not null, version integer not null, created_by varchar not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id))""",
    "create index team_network on team (tenant_id, network_id, id)",
    "create index team_project on team (tenant_id, project_id, id)",
    """create table team_member (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        team_id uuid not null, person_id varchar, code_name varchar, position varchar not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, team_id) references team (tenant_id, id) on delete cascade,
        check ((person_id is null) <> (code_name is null)))""",
    "create index team_member_person on team_member (tenant_id, person_id)",
    "create index team_member_team on team_member (tenant_id, team_id)",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    for table in ("team", "team_member"):
        protect(table, network="network_id")


def downgrade() -> None:
    for table in ("team_member", "team"):
        op.execute(f"drop table {table}")
