"""The language in which a device is told what became of its answers."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute(
        "alter table app_user add column language text not null default 'en'"
        " check (language in ('en', 'es', 'fil', 'sw'))"
    )


def downgrade() -> None:
    op.execute("alter table app_user drop column language")
