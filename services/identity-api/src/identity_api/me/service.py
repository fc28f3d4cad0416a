"""Who is asking."""

from dataclasses import dataclass
from uuid import UUID

from chassis.principal import Principal
from chassis.problems import NotFound

from identity_api.accounts import repository as accounts
from identity_api.clients import repository as clients
from identity_api.grants import repository as grants
from identity_api.grants.schemas import ScopeOut
from identity_api.me.schemas import Me, MyGrant, MyProject, MyTenant
from identity_api.people.models import Person
from identity_api.projects import repository as projects
from identity_api.projects.schemas import SiteOut
from identity_api.rows import Rows, see_oneself
from identity_api.tenants.models import Tenant

_MOST_SHOWN = 200


@dataclass(frozen=True)
class _Who:
    name: str
    email: str | None
    language: str | None
    second_factor: bool


async def me(rows: Rows, caller: Principal) -> Me:
    """Raises NotFound for a service, which is nobody."""
    if caller.kind == "service":
        raise NotFound("A service is nobody in particular.")
    own = UUID(caller.id)
    await see_oneself(rows, caller)
    tenant = await rows.first(rows.of(Tenant).where(Tenant.id == caller.only_tenant()))
    who = await (_person if caller.kind == "person" else _client)(rows, own)
    if tenant is None or who is None:
        raise NotFound
    return Me(
        id=own,
        kind=caller.kind,
        name=who.name,
        email=who.email,
        language=who.language or tenant.language,
        time_zone=tenant.time_zone,
        second_factor=who.second_factor,
        tenant=MyTenant(id=tenant.id, name=tenant.name),
        grants=await _grants(rows, caller),
        projects=await _projects(rows, caller),
    )


async def _person(rows: Rows, person_id: UUID) -> _Who | None:
    person = await rows.first(rows.of(Person).where(Person.id == person_id))
    account = await accounts.get(rows, person_id)
    if person is None:
        return None
    email = account.email if account else person.email
    return _Who(person.name, email, person.language, account is not None and account.totp_secret is not None)


async def _client(rows: Rows, client_id: UUID) -> _Who | None:
    client = await clients.get(rows, client_id)
    return _Who(client.name, None, None, False) if client else None


async def _grants(rows: Rows, caller: Principal) -> list[MyGrant]:
    names = await grants.labels(rows, [one.scope_id for one in caller.grants if one.scope_id])
    limit = caller.limit.permissions
    return [
        MyGrant(
            role=one.role,
            permissions=sorted(one.permissions if limit is None else one.permissions & limit),
            scope=ScopeOut(
                kind=one.scope_kind,
                id=one.scope_id,
                label=names.get(one.scope_id, "") if one.scope_id else "",
            ),
            project_id=one.project_id,
        )
        for one in caller.grants
    ]


async def _projects(rows: Rows, caller: Principal) -> list[MyProject]:
    if not caller.may("project:read"):
        return []
    found = await projects.page(rows, caller, None, _MOST_SHOWN)
    sites = await projects.sites(rows, caller, None, None, 5 * _MOST_SHOWN)
    return [
        MyProject(
            **project.model_dump(include={"id", "code", "name", "languages"}),
            sites=[
                SiteOut(**site.model_dump(exclude={"tenant_id", "created_at"}))
                for site in sites
                if site.project_id == project.id
            ],
        )
        for project in found
    ]
