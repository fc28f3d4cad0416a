"""When a coach last looked; comments on measures and evidence."""

from alembic import op
from chassis.migrations import protect

revision = "0012"
down_revision = "0011"

_OWN = (
    "case when current_setting('app.network_ids', true) = '*' then true else network_id ="
    " any(string_to_array(nullif(current_setting('app.network_ids', true), ''), ',')::uuid[]) end"
)
_SEEN = "select 1 from {table} one where one.tenant_id = comment.tenant_id and one.id = comment.subject_id"
_BEFORE = ("cycle", "theory", "change_idea")


def _read(*tables: str) -> None:
    """A comment is read wherever its record is, whichever noun that is of."""
    seen = " or ".join(f"exists ({_SEEN.format(table=table)})" for table in tables)
    op.execute("drop policy network_read on comment")
    op.execute(
        f"create policy network_read on comment as restrictive for select using (({_OWN}) or ({seen}))"
    )


def upgrade() -> None:
    op.execute(
        """create table coach_look (
        tenant_id uuid not null, project_id uuid not null, person_id varchar not null,
        at timestamptz not null, primary key (tenant_id, project_id, person_id))"""
    )
    protect("coach_look")
    _read(*_BEFORE, "measure", "evidence")


def downgrade() -> None:
    _read(*_BEFORE)
    op.execute("drop table coach_look")
