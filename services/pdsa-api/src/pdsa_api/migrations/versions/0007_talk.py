"""Comments, requests for review, notices."""

from alembic import op
from chassis.migrations import protect

revision = "0007"
down_revision = "0006"

_TABLES = (
    """create table comment (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        subject_kind varchar not null, subject_id uuid not null, pointer varchar, text varchar not null,
        prompt jsonb, mentions jsonb not null, reply_to uuid, first_body varchar not null,
        version integer not null, created_by varchar not null, created_at timestamptz not null,
        edited_at timestamptz, deleted_at timestamptz, resolved_at timestamptz, resolved_by varchar,
        primary key (tenant_id, id),
        foreign key (tenant_id, reply_to) references comment (tenant_id, id),
        check (reply_to is null or reply_to <> id))""",
    "create index comment_subject on comment (tenant_id, subject_kind, subject_id, id)",
    "create index comment_thread on comment (tenant_id, reply_to)",
    """create table review (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        cycle_id uuid not null, asked varchar, question varchar not null, state varchar not null,
        answer_id uuid, first_body varchar not null, version integer not null, created_by varchar not null,
        created_at timestamptz not null, closed_at timestamptz, closed_by varchar,
        primary key (tenant_id, id),
        foreign key (tenant_id, cycle_id) references cycle (tenant_id, id),
        foreign key (tenant_id, answer_id) references comment (tenant_id, id),
        check ((state = 'open') = (closed_at is null)),
        check ((state = 'answered') = (answer_id is not null)))""",
    "create index review_cycle on review (tenant_id, cycle_id, id)",
    "create index review_network on review (tenant_id, network_id, state, id)",
    """create table notice (
        tenant_id uuid not null, project_id uuid not null, network_id uuid not null, id uuid not null,
        person_id varchar not null, kind varchar not null, subject_kind varchar not null,
        subject_id uuid not null, comment_id uuid, request_id uuid, detail jsonb not null,
        by varchar not null, created_at timestamptz not null, read_at timestamptz,
        primary key (tenant_id, id))""",
    "create index notice_person on notice (tenant_id, person_id, id)",
    "create index notice_unread on notice (tenant_id, person_id, id) where read_at is null",
    "create index notice_comment on notice (tenant_id, comment_id)",
)

_SEEN = "select 1 from {table} one where one.tenant_id = comment.tenant_id and one.id = comment.subject_id"


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
    # A comment is read wherever its record is, whichever noun that is of.
    seen = " or ".join(f"exists ({_SEEN.format(table=table)})" for table in ("cycle", "theory", "change_idea"))
    protect("comment", network="network_id", shared=seen, grant="select, insert, update")
    protect("review", network="network_id", follows=("cycle", "cycle_id"), grant="select, insert, update")
    # A deed in one network is told to a person of another; what is shown follows the record.
    protect("notice")


def downgrade() -> None:
    for table in ("notice", "review", "comment"):
        op.execute(f"drop table {table}")
