"""What a team was made from, so that sending it twice makes one."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("alter table team add column first_body varchar not null default ''")
    op.execute("alter table team alter column first_body drop default")


def downgrade() -> None:
    op.execute("alter table team drop column first_body")
