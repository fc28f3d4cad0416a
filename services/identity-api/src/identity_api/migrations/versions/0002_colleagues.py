"""Who works in a network also sees, by name alone, who else holds a role that reaches it."""

from alembic import op

revision = "0002"
down_revision = "0001"

_SETTING = "current_setting('app.network_ids', true)"
_OWN_KEY = "id::text = nullif(current_setting('app.key', true), '')"
# A request for names carries the key `colleagues <own id>`; no other sees further than the members.
_NAMES = "current_setting('app.key', true) like 'colleagues %'"
_OWN_IN_NAMES = f"({_NAMES} and id::text = right(current_setting('app.key', true), 36))"
_MEMBER = """exists (
    select 1 from membership m where m.tenant_id = person.tenant_id and m.person_id = person.id)"""
# The rows of networks and of their schools are the bound caller's own already.
_HOLDER = f"""({_NAMES} and exists (
    select 1 from role_grant g where g.tenant_id = person.tenant_id and g.principal_id = person.id
    and (g.scope_kind = 'tenant'
        or exists (select 1 from network n where n.tenant_id = g.tenant_id
            and g.scope_id in (n.id, n.project_id, n.site_id, n.district_id))
        or exists (select 1 from network_school s where s.tenant_id = g.tenant_id and s.school_id = g.scope_id))))"""


def _policy(*seen: str) -> str:
    return (
        "create policy network on person as restrictive for select using ("
        f"case when {_SETTING} = '*' then true else {' or '.join((_OWN_KEY, *seen))} end)"
    )


def upgrade() -> None:
    op.execute("drop policy network on person")
    op.execute(_policy(_OWN_IN_NAMES, _MEMBER, _HOLDER))


def downgrade() -> None:
    op.execute("drop policy network on person")
    op.execute(_policy(_MEMBER))
