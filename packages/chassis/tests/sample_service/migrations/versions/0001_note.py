"""Notes."""

from alembic import op
from chassis.migrations import create_directory, create_plumbing, protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_plumbing()
    create_directory()
    op.execute(
        "create table note (tenant_id uuid not null, network_id uuid not null, id uuid not null,"
        " words varchar not null, primary key (tenant_id, id))"
    )
    protect("note", network="network_id")


def downgrade() -> None:
    op.execute("drop table note")
