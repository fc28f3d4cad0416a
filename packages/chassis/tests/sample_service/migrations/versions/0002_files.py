"""The tables of files."""

from alembic import op
from chassis.migrations import create_files

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    create_files()


def downgrade() -> None:
    for table in ("stored_file", "upload"):
        op.execute(f"drop table {table}")
