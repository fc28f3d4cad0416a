"""The tables of files: uploads in progress, and the account of what is stored."""

TABLES = ("upload", "stored_file")

DDL = (
    """create table upload (
        tenant_id uuid not null, id uuid not null, created_by text not null, created_at timestamptz not null,
        expires_at timestamptz not null, length bigint not null check (length > 0), name text not null,
        media_type text not null, expected_sha256 text, sha256 text,
        state text not null check (state in ('receiving', 'complete', 'refused')), refusal text,
        primary key (tenant_id, id))""",
    "create index upload_expires on upload (expires_at)",
    "create index upload_person on upload (tenant_id, created_by)",
    """create table stored_file (
        tenant_id uuid not null, sha256 text not null, size bigint not null, media_type text not null,
        created_by text not null, created_at timestamptz not null, loose_at timestamptz,
        primary key (tenant_id, sha256))""",
    "create index stored_file_loose on stored_file (loose_at) where loose_at is not null",
    "create index stored_file_person on stored_file (tenant_id, created_by)",
)
