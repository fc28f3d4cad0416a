"""Changes: who altered which fields of which record."""

from alembic import op
from chassis.migrations import protect

revision = "0003"
down_revision = "0002"

_TABLES = (
    """create table change (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        kind varchar not null, record_id uuid not null, version integer not null, by varchar not null,
        by_kind varchar not null, at timestamptz not null, reason varchar, fields jsonb not null,
        shared boolean not null, primary key (tenant_id, id))""",
    "create index change_record on change (tenant_id, kind, record_id, id)",
    "create index change_network on change (tenant_id, network_id, id)",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    protect("change", network="network_id", shared="shared", grant="select, insert, update (shared)")


def downgrade() -> None:
    op.execute("drop table change")
