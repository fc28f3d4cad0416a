"""Continuations: unfinished answers, sealed by the respondent's device, kept for another device."""

from alembic import op
from chassis.migrations import open_to_system, protect

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute(
        """create table continuation (
            tenant_id uuid not null, lookup_hash text not null, project_id uuid not null, wave_id uuid not null,
            network_id uuid not null, link_id uuid not null, sealed bytea not null, size integer not null,
            sha256 text not null, version integer not null, created_at timestamptz not null,
            updated_at timestamptz not null, used_at timestamptz not null,
            primary key (tenant_id, lookup_hash),
            foreign key (tenant_id, wave_id) references wave (tenant_id, id),
            foreign key (tenant_id, link_id) references link (tenant_id, id))"""
    )
    # Sealed bytes do not get smaller: no attempt to compress them.
    op.execute("alter table continuation alter column sealed set storage external")
    op.execute("create index continuation_link on continuation (tenant_id, link_id)")
    op.execute("create index continuation_used on continuation (tenant_id, used_at)")
    protect("continuation", network="network_id")
    open_to_system("continuation", "select")


def downgrade() -> None:
    op.execute("drop table continuation")
