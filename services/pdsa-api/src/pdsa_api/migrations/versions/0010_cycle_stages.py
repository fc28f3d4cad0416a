"""Cycles with all four parts, a team, an audience and a place on a ramp."""

from alembic import op
from chassis.migrations import narrow, widen
from sqlalchemy import text

revision = "0010"
down_revision = "0009"

_TEXTS = ("subgroup", "happened", "differed", "observations", "learned", "surprised", "reason", "next_step")
_ADDED = (
    "add column team_id uuid",
    "add column idea_id uuid",
    "add column measure_ids jsonb not null default '[]'",
    "add column audience varchar not null default 'network'",
    "add column scale varchar not null default 'one_class'",
    "add column previous_id uuid",
    "add column ramp_id uuid",
    "add column position integer not null default 1",
    *(f"add column {name} varchar not null default ''" for name in _TEXTS),
    "add column loop varchar",
    "add column decision varchar",
    "add column moved_at timestamptz",
    "add column first_body varchar not null default ''",
)
_FILLED = """update cycle set ramp_id = id, moved_at = updated_at, questions = (
    select coalesce(jsonb_agg(one || jsonb_build_object('id', gen_random_uuid()::text, 'result', '', 'match', null)
                              order by place), '[]')
    from jsonb_array_elements(questions) with ordinality as each (one, place))"""
_DEFAULTS = ("measure_ids", "audience", "scale", "position", *_TEXTS, "first_body")
_KEYS = (
    "alter table cycle add foreign key (tenant_id, team_id) references team (tenant_id, id)",
    "alter table cycle add foreign key (tenant_id, idea_id) references change_idea (tenant_id, id)",
    "alter table cycle add foreign key (tenant_id, previous_id) references cycle (tenant_id, id)",
    "create index cycle_school on cycle (tenant_id, school_id, id)",
    "create index cycle_team on cycle (tenant_id, team_id, id)",
    "create index cycle_stage on cycle (tenant_id, project_id, stage, id)",
    "create index cycle_idea on cycle (tenant_id, idea_id)",
    "create index cycle_ramp on cycle (tenant_id, ramp_id, position)",
    "create index cycle_previous on cycle (tenant_id, previous_id)",
    "create index cycle_author on cycle (tenant_id, created_by, id)",
)


def upgrade() -> None:
    op.execute(f"alter table cycle {', '.join(_ADDED)}")
    # The owner is held to row-level security as everybody is, and no tenant is set here.
    op.execute("alter table cycle no force row level security")
    op.execute(_FILLED)
    op.execute("alter table cycle force row level security")
    op.execute("alter table cycle alter column ramp_id set not null, alter column moved_at set not null")
    op.execute(f"alter table cycle {', '.join(f'alter column {name} drop default' for name in _DEFAULTS)}")
    for statement in _KEYS:
        op.execute(statement)
    widen("cycle", network="network_id", shared="audience = 'project'")


_NEW = ("team_id", "idea_id", "measure_ids", "audience", "scale", "previous_id", "ramp_id", "position")
_LOST = f"""select count(*) from cycle where {" or ".join(f"{name} <> ''" for name in _TEXTS)}
    or coalesce(team_id, idea_id, previous_id) is not null or coalesce(loop, decision) is not null
    or measure_ids <> '[]' or audience <> 'network' or scale <> 'one_class'
    or jsonb_path_exists(questions, '$[*] ? (@.result != "" || @.match != null)')"""
_EMPTIED = """update cycle set questions = (
    select coalesce(jsonb_agg(one - 'id' - 'result' - 'match' order by place), '[]')
    from jsonb_array_elements(questions) with ordinality as each (one, place))"""


def downgrade() -> None:
    """Only while nobody has written anything for which the earlier shape has no place."""
    op.execute("alter table cycle no force row level security")
    lost = op.get_bind().execute(text(_LOST)).scalar()
    if lost:
        raise RuntimeError(f"{lost} cycles hold what the earlier shape has no place for; nothing was changed")
    op.execute(_EMPTIED)
    op.execute("alter table cycle force row level security")
    narrow("cycle", network="network_id")
    for index in ("school", "stage", "author"):
        op.execute(f"drop index cycle_{index}")
    gone = (*_NEW, *_TEXTS, "loop", "decision", "moved_at", "first_body")
    op.execute(f"alter table cycle {', '.join(f'drop column {name}' for name in gone)}")
