"""Drafts: questionnaires that are being written."""

from alembic import op
from chassis.migrations import protect

revision = "0010"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        """create table draft (
            tenant_id uuid not null, id uuid not null, project_id uuid not null, title text not null,
            sheets jsonb not null, based_on uuid, published_as uuid, version integer not null,
            created_by text not null, created_at timestamptz not null, updated_by text not null,
            updated_at timestamptz not null,
            primary key (tenant_id, id),
            foreign key (tenant_id, based_on) references instrument_version (tenant_id, id),
            foreign key (tenant_id, published_as) references instrument_version (tenant_id, id))"""
    )
    op.execute("create index draft_project on draft (tenant_id, project_id, id)")
    protect("draft", grant="select, insert, update, delete")


def downgrade() -> None:
    op.execute("drop table draft")
