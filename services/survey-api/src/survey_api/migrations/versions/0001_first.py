"""Instruments, waves, invitations, links, responses and figures.

Revision ID: 0001
Revises:
"""

from alembic import op
from chassis import migrations

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """create table instrument (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, form_id text not null,
        created_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, form_id))""",
    """create table instrument_version (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, instrument_id uuid not null,
        number integer not null, form_id text not null, form_version text not null, title text not null,
        file_name text not null, sha256 text not null, size integer not null, languages jsonb not null,
        default_language text not null, questions integer not null, web boolean not null,
        problems jsonb not null, model jsonb not null, measures jsonb not null, xform text not null,
        created_at timestamptz not null, created_by text not null,
        primary key (tenant_id, id), unique (tenant_id, instrument_id, number),
        unique (tenant_id, project_id, sha256),
        foreign key (tenant_id, instrument_id) references instrument (tenant_id, id))""",
    """create table wave (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, site_id uuid not null,
        instrument_version_id uuid not null, title text not null, starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        invitation_mode text not null check (invitation_mode in ('named', 'anonymous')),
        link_level text not null check (link_level in ('network', 'school')),
        state text not null check (state in ('draft', 'open', 'closed')),
        minimum_cell integer not null check (minimum_cell >= 1), version integer not null,
        created_at timestamptz not null, opened_at timestamptz, closed_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, instrument_version_id) references instrument_version (tenant_id, id))""",
    """create table invitation (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        slot text not null, network_id uuid not null, school_id uuid, district_id uuid, role text not null,
        country text, language text, person_id uuid, anonymous boolean not null, response_id uuid,
        response_state text check (response_state in ('complete', 'partial', 'break_off')),
        answered_at timestamptz, check (not (anonymous and person_id is not null)),
        primary key (tenant_id, id), unique (tenant_id, wave_id, slot),
        foreign key (tenant_id, wave_id) references wave (tenant_id, id))""",
    "create index invitation_unit on invitation (tenant_id, wave_id, network_id)",
    """create table link (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        network_id uuid not null, unit_kind text not null check (unit_kind in ('network', 'school')),
        unit_id uuid not null, district_id uuid, token_hash text not null, created_at timestamptz not null,
        revoked_at timestamptz,
        primary key (tenant_id, id), unique (tenant_id, token_hash),
        foreign key (tenant_id, wave_id) references wave (tenant_id, id))""",
    """create unique index link_active on link (tenant_id, wave_id, network_id, unit_id)
        where revoked_at is null""",
    "create index link_token on link (token_hash)",
    """create table response (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        position bigint not null generated always as identity, instrument_version_id uuid not null,
        network_id uuid not null, school_id uuid, district_id uuid, link_id uuid, invitation_id uuid,
        language text not null, started_at timestamptz, ended_at timestamptz, answers jsonb not null,
        sha256 text not null, submitted_by text not null, received_at timestamptz not null,
        state text not null default 'received'
            check (state in ('received', 'complete', 'partial', 'break_off')),
        counted boolean, applicable integer, answered integer, problems jsonb, evaluated_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, wave_id) references wave (tenant_id, id))""",
    "create index response_wave on response (tenant_id, wave_id, id)",
    "create index response_pending on response (tenant_id, position) where evaluated_at is null",
    """create table figure_set (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, wave_id uuid not null,
        hash text not null, minimum integer not null, created_at timestamptz not null,
        created_by text not null,
        primary key (tenant_id, id), unique (tenant_id, wave_id, hash),
        foreign key (tenant_id, wave_id) references wave (tenant_id, id))""",
    """create table figure_slice (
        tenant_id uuid not null, figure_set_id uuid not null, unit_id uuid not null, project_id uuid not null,
        kind text not null check (kind in ('network', 'district', 'project')), code text not null,
        label text not null, district_id uuid, body jsonb not null,
        primary key (tenant_id, figure_set_id, unit_id),
        foreign key (tenant_id, figure_set_id) references figure_set (tenant_id, id))""",
)


def upgrade() -> None:
    migrations.create_plumbing()
    migrations.create_directory()
    for statement in TABLES:
        op.execute(statement)
    # What was accepted stays as it is: versions, frozen figures and what people answered.
    migrations.protect("instrument", grant="select, insert")
    migrations.protect("instrument_version", grant="select, insert")
    migrations.protect("wave", grant="select, insert, update")
    migrations.protect("invitation", network="network_id", grant="select, insert, update")
    migrations.protect("link", network="network_id", key="token_hash", grant="select, insert, update")
    evaluation = "update (state, counted, applicable, answered, problems, evaluated_at)"
    migrations.protect("response", network="network_id", grant=f"select, insert, {evaluation}")
    migrations.protect("figure_set", grant="select, insert")
    migrations.protect("figure_slice", network="unit_id", grant="select, insert")
    # The evaluator must know whose answers wait, and may not read one of them across tenants.
    migrations.open_to_system("response", "select (tenant_id, evaluated_at)")


def downgrade() -> None:
    raise RuntimeError("the first migration has nothing before it: empty the database instead")
