"""The question library, frameworks, and what is mapped to them."""

from alembic import op
from chassis.migrations import protect

revision = "0022"
down_revision = "0021"

TABLES = (
    """create table library_item (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, key text not null,
        title text not null, about text not null, source text not null, licence text not null,
        tags jsonb not null, archived_at timestamptz, newest integer not null, languages jsonb not null,
        kinds jsonb not null, questions integer not null, words text not null, version integer not null,
        created_by text not null, created_at timestamptz not null, updated_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, key))""",
    """create table library_version (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, item_id uuid not null,
        number integer not null, sheets jsonb not null, sha256 text not null, languages jsonb not null,
        kinds jsonb not null, questions integer not null, model jsonb not null, note text not null,
        created_by text not null, created_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, item_id, number),
        foreign key (tenant_id, item_id) references library_item (tenant_id, id))""",
    """create table library_use (
        tenant_id uuid not null, id uuid not null, project_id uuid not null,
        instrument_version_id uuid not null, path text not null, key text not null, number integer not null,
        primary key (tenant_id, id), unique (tenant_id, instrument_version_id, path),
        foreign key (tenant_id, instrument_version_id) references instrument_version (tenant_id, id))""",
    "create index library_use_key on library_use (tenant_id, project_id, key)",
    """create table framework (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, key text not null,
        created_by text not null, created_at timestamptz not null,
        primary key (tenant_id, id), unique (tenant_id, project_id, key))""",
    """create table framework_version (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, framework_id uuid not null,
        number integer not null, state text not null check (state in ('draft', 'published')),
        content jsonb not null, version integer not null, created_by text not null,
        created_at timestamptz not null, updated_at timestamptz not null, published_by text,
        published_at timestamptz,
        primary key (tenant_id, id), unique (tenant_id, framework_id, number),
        foreign key (tenant_id, framework_id) references framework (tenant_id, id))""",
    """create unique index framework_one_draft on framework_version (tenant_id, framework_id)
        where state = 'draft'""",
    """create table dimension_mapping (
        tenant_id uuid not null, id uuid not null, project_id uuid not null, framework_id uuid not null,
        framework_version_id uuid not null, number integer not null, dimension text, instrument_id uuid,
        path text, item_id uuid, asked jsonb, note text not null,
        origin text not null check (origin in ('person', 'library')), created_by text not null,
        created_at timestamptz not null,
        check ((item_id is null) = (instrument_id is not null)),
        check ((instrument_id is null) = (path is null)),
        primary key (tenant_id, id),
        foreign key (tenant_id, framework_version_id) references framework_version (tenant_id, id),
        foreign key (tenant_id, framework_id) references framework (tenant_id, id),
        foreign key (tenant_id, instrument_id) references instrument (tenant_id, id),
        foreign key (tenant_id, item_id) references library_item (tenant_id, id))""",
    """create unique index dimension_mapping_question on dimension_mapping
        (tenant_id, framework_version_id, instrument_id, path, coalesce(dimension, ''))
        where item_id is null""",
    """create unique index dimension_mapping_item on dimension_mapping
        (tenant_id, framework_version_id, item_id, coalesce(dimension, '')) where item_id is not null""",
    "create index dimension_mapping_framework on dimension_mapping (tenant_id, framework_id)",
    "create index dimension_mapping_instrument on dimension_mapping (tenant_id, instrument_id)",
)


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
    protect("library_item", grant="select, insert, update")
    # What somebody took into a questionnaire stays as it was taken.
    protect("library_version", grant="select, insert")
    protect("library_use", grant="select, insert")
    # Its row is locked while its next version is begun, which the database allows to who may write it.
    protect("framework", grant="select, insert, update (key), delete")
    protect("framework_version", grant="select, insert, update, delete")
    for deed in ("update", "delete"):
        op.execute(
            f"create policy draft_{deed} on framework_version as restrictive for {deed} using (state = 'draft')"
            + (" with check (true)" if deed == "update" else "")
        )
    protect("dimension_mapping", grant="select, insert, delete")


def downgrade() -> None:
    for table in (
        "dimension_mapping", "framework_version", "framework", "library_use", "library_version", "library_item",
    ):  # fmt: skip
        op.execute(f"drop table {table}")
