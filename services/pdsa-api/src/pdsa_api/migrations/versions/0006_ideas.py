"""Change ideas."""

from alembic import op
from chassis.migrations import protect

revision = "0006"
down_revision = "0005"

_TABLES = (
    """create table change_idea (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        school_id uuid, team_id uuid, parent_id uuid, title varchar not null, description varchar not null,
        level varchar not null, context jsonb not null, need varchar not null, cost varchar not null,
        cost_amount numeric(14, 2), cost_currency varchar, digital varchar not null, source varchar not null,
        driver_ids uuid[] not null, status varchar not null, trial varchar not null, learned varchar not null,
        as_is boolean not null, what_changes varchar not null, why varchar not null, audience varchar not null,
        first_body varchar not null, version integer not null, created_by varchar not null,
        created_at timestamptz not null, updated_at timestamptz not null, status_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, parent_id) references change_idea (tenant_id, id),
        foreign key (tenant_id, team_id) references team (tenant_id, id),
        check (parent_id is null or parent_id <> id),
        check ((cost_amount is null) = (cost_currency is null)))""",
    "create index change_idea_project on change_idea (tenant_id, project_id, id)",
    "create index change_idea_network on change_idea (tenant_id, network_id, id)",
    "create index change_idea_parent on change_idea (tenant_id, parent_id)",
    "create index change_idea_school on change_idea (tenant_id, school_id)",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    protect("change_idea", network="network_id", shared="audience = 'project'")


def downgrade() -> None:
    op.execute("drop table change_idea")
