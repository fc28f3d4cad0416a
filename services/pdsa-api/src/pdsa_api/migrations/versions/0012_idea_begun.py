"""Since when an idea is known or used in its place."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("alter table change_idea add column began_on date")


def downgrade() -> None:
    op.execute("alter table change_idea drop column began_on")
