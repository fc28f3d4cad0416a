"""Posters that are read beyond their network when they are public, and remarks that are read where theirs is."""

from alembic import op
from chassis.migrations import protect, widen

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for table, more in (("poster", "public boolean"), ("leaflet", "public boolean"), ("remark", "poster_id uuid")):
        op.execute(
            f"create table {table} (tenant_id uuid not null, network_id uuid not null, id uuid not null,"
            f" {more} not null, primary key (tenant_id, id))"
        )
    protect("poster", network="network_id", shared="public")
    protect("remark", network="network_id", follows=("poster", "poster_id"))
    protect("leaflet", network="network_id")
    widen("leaflet", network="network_id", shared="public")


def downgrade() -> None:
    for table in ("remark", "leaflet", "poster"):
        op.execute(f"drop table {table}")
