"""Measures: definitions, observations, and the phases and notes of their charts."""

from alembic import op
from chassis.migrations import protect

revision = "0008"
down_revision = "0007"

_OF_NETWORK = "tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null"
_OF_MEASURE = (
    "primary key (tenant_id, id),"
    " foreign key (tenant_id, measure_id) references measure (tenant_id, id) on delete cascade"
)

_TABLES = (
    f"""create table measure (
        {_OF_NETWORK}, school_id uuid, name varchar not null, kind varchar not null, definition varchar not null,
        data varchar not null, numerator varchar not null, denominator varchar not null, unit varchar not null,
        multiplier integer not null, direction varchar not null, cadence varchar not null, goal double precision,
        decimals integer, subgroups jsonb not null, aim_id uuid, driver_id uuid, idea_id uuid, source jsonb not null,
        chart varchar not null, rules varchar not null, screen boolean not null, baseline integer,
        archived boolean not null, refreshed_at timestamptz, version integer not null, created_by varchar not null,
        first_body varchar not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, aim_id) references aim (tenant_id, id))""",
    "create index measure_project on measure (tenant_id, project_id, id)",
    "create index measure_network on measure (tenant_id, network_id, id)",
    "create index measure_aim on measure (tenant_id, aim_id)",
    f"""create table measure_phase (
        {_OF_NETWORK}, measure_id uuid not null, school_id uuid, starts_on date not null, reason varchar not null,
        baseline integer, created_by varchar not null, first_body varchar not null,
        created_at timestamptz not null, {_OF_MEASURE})""",
    "create index measure_phase_measure on measure_phase (tenant_id, measure_id, starts_on)",
    f"""create table measure_note (
        {_OF_NETWORK}, measure_id uuid not null, school_id uuid, on_date date not null, text varchar not null,
        created_by varchar not null, first_body varchar not null,
        created_at timestamptz not null, {_OF_MEASURE})""",
    "create index measure_note_measure on measure_note (tenant_id, measure_id, on_date)",
    f"""create table observation (
        {_OF_NETWORK}, measure_id uuid not null, school_id uuid, subgroup varchar, on_date date not null,
        value double precision, numerator double precision, denominator double precision, missing varchar,
        note varchar, excluded varchar, source varchar not null, withdrawn boolean not null,
        version integer not null, created_by varchar not null, first_body varchar not null,
        created_at timestamptz not null, updated_at timestamptz not null, {_OF_MEASURE},
        check ((missing is null) = (value is not null or (numerator is not null and denominator is not null))),
        check (value is null or (numerator is null and denominator is null)))""",
    """create unique index observation_day on observation
        (tenant_id, measure_id, on_date, school_id, subgroup) nulls not distinct where not withdrawn""",
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    for table in ("measure", "measure_phase", "measure_note", "observation"):
        protect(table, network="network_id")


def downgrade() -> None:
    for table in ("observation", "measure_note", "measure_phase", "measure"):
        op.execute(f"drop table {table}")
