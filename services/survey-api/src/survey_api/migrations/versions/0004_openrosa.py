"""App users, and waves that allow what was sent to be amended."""

from alembic import op
from chassis import migrations

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("alter table wave add column amendments boolean not null default false")
    op.execute(
        """create table app_user (
            tenant_id uuid not null, id uuid not null, project_id uuid not null, network_id uuid not null,
            wave_id uuid, name text not null, token_hash text not null, created_at timestamptz not null,
            created_by text not null, revoked_at timestamptz, revoked_by text, last_seen_at timestamptz,
            primary key (tenant_id, id), unique (tenant_id, token_hash),
            foreign key (tenant_id, wave_id) references wave (tenant_id, id))"""
    )
    op.execute("create index app_user_token on app_user (token_hash)")
    op.execute("create index app_user_project on app_user (tenant_id, project_id, id)")
    changes = "select, insert, update (revoked_at, revoked_by, last_seen_at)"
    migrations.protect("app_user", network="network_id", key="token_hash", grant=changes)


def downgrade() -> None:
    op.execute("drop table app_user")
    op.execute("alter table wave drop column amendments")
