"""Tenants, the directory, people, sign-in, grants, clients, keys."""

from alembic import op
from chassis.migrations import app_role, create_plumbing, open_to_system, protect, system_role

revision = "0001"
down_revision = None

# A foreign key's check looks a row up by tenant and id. Other indexes lead with their own column: on rows just
# written, of which the planner knows nothing yet, one that shares those leading columns is taken for as good and
# makes every check read all rows of the tenant.
_TABLES = (
    """create table installation (
        single boolean primary key default true check (single), set_up_at timestamptz not null)""",
    """create table signing_key (
        kid varchar primary key, pem varchar not null, starts_at timestamptz not null, ends_at timestamptz not null)""",
    "create table sign_in_pace (subject varchar primary key, next_at timestamptz not null)",
    """create table tenant (
        id uuid primary key, name varchar not null, country varchar not null, language varchar not null,
        time_zone varchar not null, created_at timestamptz not null)""",
    """create table project (
        tenant_id uuid not null references tenant (id), id uuid not null, code varchar not null,
        name varchar not null, summary varchar not null, languages jsonb not null,
        minimum_cell integer not null check (minimum_cell between 3 and 50), version integer not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, code))""",
    """create table site (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, code varchar not null,
        name varchar not null, country varchar not null, language varchar not null, time_zone varchar not null,
        created_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, id), unique (code, project_id, tenant_id),
        foreign key (tenant_id, project_id) references project (tenant_id, id))""",
    """create table organisation (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, site_id uuid not null,
        kind varchar not null check (kind in ('school', 'ngo', 'university', 'district', 'ministry')),
        code varchar not null, name varchar not null, parent_id uuid, version integer not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, id), unique (code, kind, project_id, tenant_id),
        foreign key (tenant_id, project_id, site_id) references site (tenant_id, project_id, id),
        foreign key (tenant_id, project_id, parent_id) references organisation (tenant_id, project_id, id))""",
    "create index organisation_parent on organisation (parent_id, tenant_id)",
    """create table network (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, site_id uuid not null,
        district_id uuid, code varchar not null, name varchar not null, version integer not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, id), unique (code, project_id, tenant_id),
        foreign key (tenant_id, project_id, site_id) references site (tenant_id, project_id, id),
        foreign key (tenant_id, project_id, district_id) references organisation (tenant_id, project_id, id))""",
    "create index network_district on network (district_id, tenant_id)",
    "create index network_site on network (site_id, tenant_id)",
    """create table network_school (
        tenant_id uuid not null, network_id uuid not null, school_id uuid not null, project_id uuid not null,
        primary key (tenant_id, network_id, school_id),
        foreign key (tenant_id, project_id, network_id) references network (tenant_id, project_id, id),
        foreign key (tenant_id, project_id, school_id) references organisation (tenant_id, project_id, id))""",
    "create index network_school_school on network_school (school_id, tenant_id)",
    """create table person (
        tenant_id uuid not null references tenant (id), id uuid not null, name varchar not null, email varchar,
        language varchar not null, version integer not null, created_at timestamptz not null,
        updated_at timestamptz not null, primary key (tenant_id, id))""",
    """create table participant (
        tenant_id uuid not null, project_id uuid not null, person_id uuid not null, code varchar not null,
        primary key (tenant_id, project_id, person_id), unique (code, project_id, tenant_id),
        foreign key (tenant_id, project_id) references project (tenant_id, id),
        foreign key (tenant_id, person_id) references person (tenant_id, id))""",
    "create index participant_person on participant (person_id, tenant_id)",
    """create table membership (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, network_id uuid not null,
        person_id uuid not null, school_id uuid, role varchar not null, starts_on date not null, ends_on date,
        version integer not null, primary key (tenant_id, id),
        foreign key (tenant_id, project_id, network_id) references network (tenant_id, project_id, id),
        foreign key (tenant_id, project_id, school_id) references organisation (tenant_id, project_id, id),
        foreign key (tenant_id, person_id) references person (tenant_id, id),
        check (ends_on is null or ends_on >= starts_on))""",
    """create unique index membership_current on membership (network_id, person_id, role, tenant_id)
        where ends_on is null""",
    "create index membership_person on membership (person_id, tenant_id)",
    "create index membership_project on membership (tenant_id, project_id, id)",
    """create table account (
        tenant_id uuid not null, person_id uuid not null, email varchar not null, password_hash varchar not null,
        totp_secret varchar, totp_pending varchar, totp_last_step bigint, version integer not null,
        created_at timestamptz not null, primary key (tenant_id, person_id), unique (tenant_id, email),
        foreign key (tenant_id, person_id) references person (tenant_id, id))""",
    "create index account_email on account (email)",
    """create table session (
        tenant_id uuid not null, id uuid not null, person_id uuid not null, rotation_key varchar not null,
        generation integer not null, rotated_at timestamptz not null, created_at timestamptz not null,
        expires_at timestamptz not null, revoked_at timestamptz, primary key (tenant_id, id),
        foreign key (tenant_id, person_id) references person (tenant_id, id))""",
    "create index session_person on session (person_id, tenant_id)",
    """create table refresh_token (
        tenant_id uuid not null, hash varchar not null, session_id uuid not null, generation integer not null,
        primary key (tenant_id, hash),
        foreign key (tenant_id, session_id) references session (tenant_id, id) on delete cascade)""",
    "create index refresh_token_hash on refresh_token (hash)",
    "create index refresh_token_session on refresh_token (session_id, tenant_id)",
    """create table principal (
        tenant_id uuid not null references tenant (id), id uuid not null,
        kind varchar not null check (kind in ('person', 'client')), grant_version bigint not null,
        active boolean not null, primary key (tenant_id, id))""",
    "create index principal_id on principal (id)",
    """create table role_grant (
        tenant_id uuid not null, id uuid not null, principal_id uuid not null, role varchar not null,
        scope_kind varchar not null, scope_id uuid not null, project_id uuid, created_by varchar not null,
        created_at timestamptz not null, primary key (tenant_id, id),
        unique (tenant_id, principal_id, role, scope_kind, scope_id),
        foreign key (tenant_id, principal_id) references principal (tenant_id, id))""",
    "create index role_grant_scope on role_grant (scope_id, tenant_id)",
    """create table api_client (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, name varchar not null,
        secret_hash varchar not null, permissions jsonb not null, network_ids jsonb, created_by varchar not null,
        created_at timestamptz not null, revoked_at timestamptz, primary key (tenant_id, id),
        foreign key (tenant_id, project_id) references project (tenant_id, id))""",
    "create index api_client_id on api_client (id)",
    """create table directory_change (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, position bigint not null,
        kind varchar not null, parent_id uuid, district_id uuid, site_id uuid, code varchar not null,
        label varchar not null, country varchar, language varchar, time_zone varchar, deleted boolean not null,
        primary key (tenant_id, id))""",
    "create index directory_change_position on directory_change (position)",
    "create sequence directory_position",
)

_SETTING = "current_setting('app.network_ids', true)"
_OWN_KEY = "id::text = nullif(current_setting('app.key', true), '')"

# Who is bound to networks sees the people of those networks and themselves, ...
_PEOPLE = f"""create policy network on person as restrictive for select using (
    case when {_SETTING} = '*' then true else {_OWN_KEY} or exists (
        select 1 from membership m where m.tenant_id = person.tenant_id and m.person_id = person.id) end)"""

# ... and the schools and districts of those networks, and the unit that they are bound to itself.
_ORGANISATIONS = f"""create policy network on organisation as restrictive for select using (
    case when {_SETTING} = '*' then true else
        id = any(string_to_array(nullif({_SETTING}, ''), ',')::uuid[])
        or exists (select 1 from network_school s
            where s.tenant_id = organisation.tenant_id and s.school_id = organisation.id)
        or exists (select 1 from network n
            where n.tenant_id = organisation.tenant_id and n.district_id = organisation.id) end)"""


def upgrade() -> None:
    create_plumbing()
    for statement in _TABLES:
        op.execute(statement)
    protect("tenant", tenant="id")
    for table in ("project", "site", "organisation", "person", "participant", "session", "role_grant"):
        protect(table)
    protect("network", network="id")
    protect("network_school", network="network_id")
    protect("membership", network="network_id")
    protect("account", key="email")
    protect("refresh_token", key="hash")
    protect("principal", key="id")
    protect("api_client", key="id")
    op.execute(_PEOPLE)
    op.execute(_ORGANISATIONS)
    # The feed is read by services, across tenants: this table alone, and no names of people are in it.
    protect("directory_change")
    open_to_system("directory_change", "select")
    op.execute(f"grant usage on sequence directory_position to {app_role()}")
    op.execute(f"grant select, insert on installation to {app_role()}")
    # Private keys and the pace of sign-in belong to no tenant, and requests in a tenant's name never reach them.
    op.execute(f"grant select, insert on signing_key to {system_role()}")
    op.execute(f"grant select, insert, update, delete on sign_in_pace to {system_role()}")


def downgrade() -> None:
    for table in (
        "directory_change", "api_client", "role_grant", "principal", "refresh_token", "session", "account",
        "membership", "participant", "person", "network_school", "network", "organisation", "site", "project",
        "tenant", "sign_in_pace", "signing_key", "installation",
    ):  # fmt: skip
        op.execute(f"drop table {table} cascade")
    op.execute("drop sequence directory_position")
