"""Files that a form shows or looks things up in."""

from alembic import op
from chassis import migrations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute(
        """create table form_media (
            tenant_id uuid not null, id uuid not null, project_id uuid not null,
            instrument_version_id uuid not null, name text not null, media_type text not null,
            size bigint not null, sha256 text not null, md5 text not null, created_at timestamptz not null,
            created_by text not null,
            primary key (tenant_id, id), unique (tenant_id, instrument_version_id, name),
            foreign key (tenant_id, instrument_version_id) references instrument_version (tenant_id, id))"""
    )
    migrations.protect("form_media", grant="select, insert, update")
    # A list of choices that is added completes what was compiled without it; nothing else of a version changes.
    op.execute(f"grant update (model, web, problems) on instrument_version to {migrations.app_role()}")


def downgrade() -> None:
    op.execute(f"revoke update (model, web, problems) on instrument_version from {migrations.app_role()}")
    op.execute("drop table form_media")
