"""The repairs with which a form was accepted."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("alter table instrument_version add column repairs jsonb not null default '[]'")


def downgrade() -> None:
    op.execute("alter table instrument_version drop column repairs")
