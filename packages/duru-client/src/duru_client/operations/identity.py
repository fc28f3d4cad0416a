"""The operations of identity, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = ["AccountIn", "AccountOut", "AdministratorIn", "AuditRow", "ChainState", "ChangeOut", "Changes", "ClientIn", "ClientMade", "ClientOut", "Colleague", "Counts", "ExpectedOut", "GrantIn", "GrantInDocument", "GrantOut", "GrantsDocument", "IdentityOperations", "Keys", "Me", "MembershipChange", "MembershipIn", "MembershipOut", "MyGrant", "MyProject", "MyTenant", "NameOut", "Names", "NamesIn", "NetworkChange", "NetworkIn", "NetworkOut", "OrganisationChange", "OrganisationIn", "OrganisationOut", "PageAccountOut", "PageAuditRow", "PageClientOut", "PageColleague", "PageExpectedOut", "PageGrantOut", "PageNetworkOut", "PageOrganisationOut", "PagePersonOut", "PageProjectOut", "PageSiteOut", "PasswordIn", "PersonChange", "PersonIn", "PersonOut", "ProjectChange", "ProjectIn", "ProjectOut", "ProjectWhole", "RosterCounts", "RosterIn", "RosterResult", "RosterRow", "ScopeIn", "ScopeInDocument", "ScopeOut", "SetupIn", "SetupState", "SignInIn", "SiteIn", "SiteOut", "TenantIn", "TenantMade", "TenantWithAdministrator", "TokenOut", "TotpIn", "TotpOut"]


class AccountIn(TypedDict):
    email: str
    password: str
    person_id: str


class AccountOut(TypedDict):
    created_at: str
    email: str
    person_id: str
    second_factor: bool


class AdministratorIn(TypedDict):
    email: str
    name: str
    password: str


class AuditRow(TypedDict):
    action: str
    actor_id: str
    actor_kind: str
    at: str
    detail: dict[str, Any]
    number: int
    seal: str
    subject_id: str
    subject_kind: str


class ChainState(TypedDict):
    broken_at: int | None
    rows: int


class ChangeOut(TypedDict):
    code: str
    country: str | None
    deleted: bool
    district_id: str | None
    id: str
    kind: str
    label: str
    language: str | None
    parent_id: str | None
    position: int
    project_id: str
    site_id: str | None
    tenant_id: str
    time_zone: str | None


class Changes(TypedDict):
    items: list[ChangeOut]
    next: int


class ClientIn(TypedDict):
    name: str
    network_ids: NotRequired[list[str] | None]
    permissions: list[str]
    project_id: str


class ClientMade(TypedDict):
    client_secret: str | None
    created_at: str
    id: str
    name: str
    network_ids: list[str] | None
    permissions: list[str]
    project_id: str


class ClientOut(TypedDict):
    created_at: str
    id: str
    name: str
    network_ids: list[str] | None
    permissions: list[str]
    project_id: str


class Colleague(TypedDict):
    id: str
    name: str
    roles: list[str]


class Counts(TypedDict):
    networks: int
    organisations: int
    people: int


class ExpectedOut(TypedDict):
    country: str
    district_id: str | None
    language: str
    membership_id: str
    network_id: str
    person_id: str
    role: str
    school_id: str | None
    site_id: str


class GrantIn(TypedDict):
    principal_id: str
    project_id: NotRequired[str | None]
    role: Literal['operator', 'administrator', 'researcher', 'facilitator', 'district_representative', 'supervisor', 'school_leader', 'curriculum_coordinator', 'teacher']
    scope: ScopeIn


class GrantInDocument(TypedDict):
    network_ids: list[str] | None
    organisation_ids: list[str] | None
    permissions: list[str]
    project_id: str | None
    role: str
    scope: ScopeInDocument


class GrantOut(TypedDict):
    created_at: str
    id: str
    permissions: list[str]
    principal_id: str
    project_id: str | None
    role: str
    scope: ScopeOut


class GrantsDocument(TypedDict):
    grant_version: int
    grants: list[GrantInDocument]
    kind: str
    principal_id: str
    tenant_id: str
    tenant_ids: list[str]


class Keys(TypedDict):
    keys: list[dict[str, Any]]


class Me(TypedDict):
    email: str | None
    grants: list[MyGrant]
    id: str
    kind: str
    language: str
    name: str
    projects: list[MyProject]
    second_factor: bool
    tenant: MyTenant
    time_zone: str


class MembershipChange(TypedDict):
    ends_on: NotRequired[str | None]
    school_id: NotRequired[str | None]


class MembershipIn(TypedDict):
    ends_on: NotRequired[str | None]
    network_id: str
    person_id: str
    role: Literal['school_leader', 'curriculum_coordinator', 'teacher', 'facilitator', 'district_representative', 'supervisor', 'researcher']
    school_id: NotRequired[str | None]
    starts_on: NotRequired[str | None]


class MembershipOut(TypedDict):
    ends_on: str | None
    id: str
    network_id: str
    person_id: str
    project_id: str
    role: str
    school_id: str | None
    starts_on: str
    version: int


class MyGrant(TypedDict):
    permissions: list[str]
    project_id: str | None
    role: str
    scope: ScopeOut


class MyProject(TypedDict):
    code: str
    id: str
    languages: list[str]
    name: str
    sites: list[SiteOut]


class MyTenant(TypedDict):
    id: str
    name: str


class NameOut(TypedDict):
    id: str
    name: str


class Names(TypedDict):
    items: list[NameOut]


class NamesIn(TypedDict):
    ids: list[str]


class NetworkChange(TypedDict):
    district_id: NotRequired[str | None]
    name: NotRequired[str | None]
    school_ids: NotRequired[list[str] | None]


class NetworkIn(TypedDict):
    code: str
    district_id: NotRequired[str | None]
    name: str
    project_id: str
    school_ids: NotRequired[list[str]]
    site_id: str


class NetworkOut(TypedDict):
    code: str
    district_id: str | None
    id: str
    name: str
    project_id: str
    school_ids: list[str]
    site_id: str
    version: int


class OrganisationChange(TypedDict):
    name: NotRequired[str | None]
    parent_id: NotRequired[str | None]


class OrganisationIn(TypedDict):
    code: str
    kind: Literal['school', 'ngo', 'university', 'district', 'ministry']
    name: str
    parent_id: NotRequired[str | None]
    project_id: str
    site_id: str


class OrganisationOut(TypedDict):
    code: str
    id: str
    kind: str
    name: str
    parent_id: str | None
    project_id: str
    site_id: str
    version: int


class PageAccountOut(TypedDict):
    items: list[AccountOut]
    next_cursor: NotRequired[str | None]


class PageAuditRow(TypedDict):
    items: list[AuditRow]
    next_cursor: NotRequired[str | None]


class PageClientOut(TypedDict):
    items: list[ClientOut]
    next_cursor: NotRequired[str | None]


class PageColleague(TypedDict):
    items: list[Colleague]
    next_cursor: NotRequired[str | None]


class PageExpectedOut(TypedDict):
    items: list[ExpectedOut]
    next_cursor: NotRequired[str | None]


class PageGrantOut(TypedDict):
    items: list[GrantOut]
    next_cursor: NotRequired[str | None]


class PageNetworkOut(TypedDict):
    items: list[NetworkOut]
    next_cursor: NotRequired[str | None]


class PageOrganisationOut(TypedDict):
    items: list[OrganisationOut]
    next_cursor: NotRequired[str | None]


class PagePersonOut(TypedDict):
    items: list[PersonOut]
    next_cursor: NotRequired[str | None]


class PageProjectOut(TypedDict):
    items: list[ProjectOut]
    next_cursor: NotRequired[str | None]


class PageSiteOut(TypedDict):
    items: list[SiteOut]
    next_cursor: NotRequired[str | None]


class PasswordIn(TypedDict):
    current: NotRequired[str | None]
    password: str


class PersonChange(TypedDict):
    email: NotRequired[str | None]
    language: NotRequired[str | None]
    name: NotRequired[str | None]


class PersonIn(TypedDict):
    code: NotRequired[str | None]
    email: NotRequired[str | None]
    language: NotRequired[str]
    name: str
    project_id: str


class PersonOut(TypedDict):
    code: str | None
    email: str | None
    id: str
    language: str
    memberships: list[MembershipOut]
    name: str
    version: int


class ProjectChange(TypedDict):
    languages: NotRequired[list[str] | None]
    minimum_cell: NotRequired[int | None]
    name: NotRequired[str | None]
    summary: NotRequired[str | None]


class ProjectIn(TypedDict):
    code: str
    languages: list[str]
    minimum_cell: NotRequired[int]
    name: str
    summary: NotRequired[str]


class ProjectOut(TypedDict):
    code: str
    created_at: str
    id: str
    languages: list[str]
    minimum_cell: int
    name: str
    summary: str
    updated_at: str
    version: int


class ProjectWhole(TypedDict):
    code: str
    counts: Counts
    created_at: str
    id: str
    languages: list[str]
    minimum_cell: int
    name: str
    sites: list[SiteOut]
    summary: str
    updated_at: str
    version: int


class RosterCounts(TypedDict):
    districts: int
    memberships: int
    networks: int
    people: int
    schools: int


class RosterIn(TypedDict):
    rows: list[RosterRow]
    site_id: str


class RosterResult(TypedDict):
    created: RosterCounts
    dry_run: bool
    unchanged: int
    updated: RosterCounts


class RosterRow(TypedDict):
    district_code: NotRequired[str | None]
    district_name: NotRequired[str | None]
    email: NotRequired[str | None]
    language: NotRequired[str | None]
    name: NotRequired[str | None]
    network_code: NotRequired[str | None]
    network_name: NotRequired[str | None]
    person_code: NotRequired[str | None]
    role: NotRequired[str | None]
    row: NotRequired[int | None]
    school_code: NotRequired[str | None]
    school_name: NotRequired[str | None]


class ScopeIn(TypedDict):
    id: NotRequired[str | None]
    kind: Literal['tenant', 'project', 'site', 'district', 'network', 'school']


class ScopeInDocument(TypedDict):
    id: str | None
    kind: str


class ScopeOut(TypedDict):
    id: str | None
    kind: str
    label: str


class SetupIn(TypedDict):
    administrator: AdministratorIn
    code: str
    tenant: TenantIn


class SetupState(TypedDict):
    needed: bool


class SignInIn(TypedDict):
    email: str
    password: str
    totp: NotRequired[str | None]


class SiteIn(TypedDict):
    code: str
    country: str
    language: str
    name: str
    project_id: str
    time_zone: str


class SiteOut(TypedDict):
    code: str
    country: str
    id: str
    language: str
    name: str
    project_id: str
    time_zone: str


class TenantIn(TypedDict):
    country: str
    language: str
    name: str
    time_zone: str


class TenantMade(TypedDict):
    person_id: str
    tenant_id: str


class TenantWithAdministrator(TypedDict):
    administrator: AdministratorIn
    country: str
    language: str
    name: str
    time_zone: str


class TokenOut(TypedDict):
    access_token: str
    expires_in: int
    token_type: NotRequired[str]


class TotpIn(TypedDict):
    code: NotRequired[str | None]


class TotpOut(TypedDict):
    enrolled: bool
    secret: NotRequired[str | None]
    uri: NotRequired[str | None]


class IdentityOperations:
    """Each method is one operation of the service."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_accounts(self, *, limit: int | None = None, cursor: str | None = None) -> PageAccountOut:
        """Who can sign in (`GET /api/identity/v1/accounts`)."""
        return cast('PageAccountOut', self._client.json("GET", "/api/identity/v1/accounts", params={"limit": limit, "cursor": cursor}))

    def iter_list_accounts(self, *, limit: int | None = None) -> Iterator[AccountOut]:
        """Who can sign in (`GET /api/identity/v1/accounts`)."""
        return self._client.pages("/api/identity/v1/accounts", {"limit": limit})

    def create_account(self, body: AccountIn, *, idempotency_key: str | None = None) -> AccountOut:
        """Let a person sign in (`POST /api/identity/v1/accounts`)."""
        return cast('AccountOut', self._client.json("POST", "/api/identity/v1/accounts", json=body, idempotency_key=idempotency_key))

    def close_account(self, person_id: str) -> None:
        """Close an account (`DELETE /api/identity/v1/accounts/{person_id}`)."""
        self._client.request("DELETE", f"/api/identity/v1/accounts/{quote(person_id, safe='')}")

    def set_password(self, person_id: str, body: PasswordIn) -> None:
        """Set a new password (`PUT /api/identity/v1/accounts/{person_id}/password`)."""
        self._client.request("PUT", f"/api/identity/v1/accounts/{quote(person_id, safe='')}/password", json=body)

    def forget_second_factor(self, person_id: str) -> None:
        """Remove somebody's second factor (`DELETE /api/identity/v1/accounts/{person_id}/second-factor`)."""
        self._client.request("DELETE", f"/api/identity/v1/accounts/{quote(person_id, safe='')}/second-factor")

    def list_audit(self, *, action: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageAuditRow:
        """The audit table, newest first (`GET /api/identity/v1/audit`)."""
        return cast('PageAuditRow', self._client.json("GET", "/api/identity/v1/audit", params={"action": action, "limit": limit, "cursor": cursor}))

    def iter_list_audit(self, *, action: str | None = None, limit: int | None = None) -> Iterator[AuditRow]:
        """The audit table, newest first (`GET /api/identity/v1/audit`)."""
        return self._client.pages("/api/identity/v1/audit", {"action": action, "limit": limit})

    def check_chain(self) -> ChainState:
        """Is the audit table whole? (`GET /api/identity/v1/audit/chain`)."""
        return cast('ChainState', self._client.json("GET", "/api/identity/v1/audit/chain"))

    def list_clients(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageClientOut:
        """API clients (`GET /api/identity/v1/clients`)."""
        return cast('PageClientOut', self._client.json("GET", "/api/identity/v1/clients", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_clients(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[ClientOut]:
        """API clients (`GET /api/identity/v1/clients`)."""
        return self._client.pages("/api/identity/v1/clients", {"project_id": project_id, "limit": limit})

    def create_client(self, body: ClientIn, *, idempotency_key: str | None = None) -> ClientMade:
        """Make an API client (`POST /api/identity/v1/clients`)."""
        return cast('ClientMade', self._client.json("POST", "/api/identity/v1/clients", json=body, idempotency_key=idempotency_key))

    def revoke_client(self, client_id: str) -> None:
        """Revoke an API client (`DELETE /api/identity/v1/clients/{client_id}`)."""
        self._client.request("DELETE", f"/api/identity/v1/clients/{quote(client_id, safe='')}")

    def read_directory_changes(self, *, after: int | None = None, limit: int | None = None) -> Changes:
        """Units that changed after a position (`GET /api/identity/v1/directory/changes`)."""
        return cast('Changes', self._client.json("GET", "/api/identity/v1/directory/changes", params={"after": after, "limit": limit}))

    def list_grants(self, *, principal_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageGrantOut:
        """Who holds which role where (`GET /api/identity/v1/grants`)."""
        return cast('PageGrantOut', self._client.json("GET", "/api/identity/v1/grants", params={"principal_id": principal_id, "limit": limit, "cursor": cursor}))

    def iter_list_grants(self, *, principal_id: str | None = None, limit: int | None = None) -> Iterator[GrantOut]:
        """Who holds which role where (`GET /api/identity/v1/grants`)."""
        return self._client.pages("/api/identity/v1/grants", {"principal_id": principal_id, "limit": limit})

    def give_grant(self, body: GrantIn, *, idempotency_key: str | None = None) -> GrantOut:
        """Give somebody a role in a scope (`POST /api/identity/v1/grants`)."""
        return cast('GrantOut', self._client.json("POST", "/api/identity/v1/grants", json=body, idempotency_key=idempotency_key))

    def take_grant_back(self, grant_id: str) -> None:
        """Take a role back (`DELETE /api/identity/v1/grants/{grant_id}`)."""
        self._client.request("DELETE", f"/api/identity/v1/grants/{quote(grant_id, safe='')}")

    def read_keys(self) -> Keys:
        """The keys that sign access tokens (`GET /api/identity/v1/jwks`)."""
        return cast('Keys', self._client.json("GET", "/api/identity/v1/jwks"))

    def read_me(self) -> Me:
        """Who am I, and what may I do? (`GET /api/identity/v1/me`)."""
        return cast('Me', self._client.json("GET", "/api/identity/v1/me"))

    def add_membership(self, body: MembershipIn, *, idempotency_key: str | None = None) -> MembershipOut:
        """Give a person a role in a network (`POST /api/identity/v1/memberships`)."""
        return cast('MembershipOut', self._client.json("POST", "/api/identity/v1/memberships", json=body, idempotency_key=idempotency_key))

    def change_membership(self, membership_id: str, body: MembershipChange, *, if_match: str) -> MembershipOut:
        """End a membership, or move it to another school (`PATCH /api/identity/v1/memberships/{membership_id}`)."""
        return cast('MembershipOut', self._client.json("PATCH", f"/api/identity/v1/memberships/{quote(membership_id, safe='')}", json=body, if_match=if_match))

    def list_networks(self, *, project_id: str | None = None, site_id: str | None = None, district_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageNetworkOut:
        """Networks (`GET /api/identity/v1/networks`)."""
        return cast('PageNetworkOut', self._client.json("GET", "/api/identity/v1/networks", params={"project_id": project_id, "site_id": site_id, "district_id": district_id, "limit": limit, "cursor": cursor}))

    def iter_list_networks(self, *, project_id: str | None = None, site_id: str | None = None, district_id: str | None = None, limit: int | None = None) -> Iterator[NetworkOut]:
        """Networks (`GET /api/identity/v1/networks`)."""
        return self._client.pages("/api/identity/v1/networks", {"project_id": project_id, "site_id": site_id, "district_id": district_id, "limit": limit})

    def create_network(self, body: NetworkIn, *, idempotency_key: str | None = None) -> NetworkOut:
        """Form a network (`POST /api/identity/v1/networks`)."""
        return cast('NetworkOut', self._client.json("POST", "/api/identity/v1/networks", json=body, idempotency_key=idempotency_key))

    def get_network(self, network_id: str) -> NetworkOut:
        """One network (`GET /api/identity/v1/networks/{network_id}`)."""
        return cast('NetworkOut', self._client.json("GET", f"/api/identity/v1/networks/{quote(network_id, safe='')}"))

    def change_network(self, network_id: str, body: NetworkChange, *, if_match: str) -> NetworkOut:
        """Change a network or its schools (`PATCH /api/identity/v1/networks/{network_id}`)."""
        return cast('NetworkOut', self._client.json("PATCH", f"/api/identity/v1/networks/{quote(network_id, safe='')}", json=body, if_match=if_match))

    def list_colleagues(self, network_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageColleague:
        """Who works in a network, by name (`GET /api/identity/v1/networks/{network_id}/people`)."""
        return cast('PageColleague', self._client.json("GET", f"/api/identity/v1/networks/{quote(network_id, safe='')}/people", params={"limit": limit, "cursor": cursor}))

    def iter_list_colleagues(self, network_id: str, *, limit: int | None = None) -> Iterator[Colleague]:
        """Who works in a network, by name (`GET /api/identity/v1/networks/{network_id}/people`)."""
        return self._client.pages(f"/api/identity/v1/networks/{quote(network_id, safe='')}/people", {"limit": limit})

    def read_network_names(self, network_id: str, body: NamesIn, *, idempotency_key: str | None = None) -> Names:
        """The names of people of a network, for a question about them (`POST /api/identity/v1/networks/{network_id}/people:names`)."""
        return cast('Names', self._client.json("POST", f"/api/identity/v1/networks/{quote(network_id, safe='')}/people:names", json=body, idempotency_key=idempotency_key))

    def list_organisations(self, *, project_id: str | None = None, site_id: str | None = None, parent_id: str | None = None, kind: Literal['school', 'ngo', 'university', 'district', 'ministry'] | None = None, limit: int | None = None, cursor: str | None = None) -> PageOrganisationOut:
        """Organisations: schools, districts and others (`GET /api/identity/v1/organisations`)."""
        return cast('PageOrganisationOut', self._client.json("GET", "/api/identity/v1/organisations", params={"project_id": project_id, "site_id": site_id, "parent_id": parent_id, "kind": kind, "limit": limit, "cursor": cursor}))

    def iter_list_organisations(self, *, project_id: str | None = None, site_id: str | None = None, parent_id: str | None = None, kind: Literal['school', 'ngo', 'university', 'district', 'ministry'] | None = None, limit: int | None = None) -> Iterator[OrganisationOut]:
        """Organisations: schools, districts and others (`GET /api/identity/v1/organisations`)."""
        return self._client.pages("/api/identity/v1/organisations", {"project_id": project_id, "site_id": site_id, "parent_id": parent_id, "kind": kind, "limit": limit})

    def create_organisation(self, body: OrganisationIn, *, idempotency_key: str | None = None) -> OrganisationOut:
        """Add an organisation (`POST /api/identity/v1/organisations`)."""
        return cast('OrganisationOut', self._client.json("POST", "/api/identity/v1/organisations", json=body, idempotency_key=idempotency_key))

    def get_organisation(self, organisation_id: str) -> OrganisationOut:
        """One organisation (`GET /api/identity/v1/organisations/{organisation_id}`)."""
        return cast('OrganisationOut', self._client.json("GET", f"/api/identity/v1/organisations/{quote(organisation_id, safe='')}"))

    def change_organisation(self, organisation_id: str, body: OrganisationChange, *, if_match: str) -> OrganisationOut:
        """Change an organisation (`PATCH /api/identity/v1/organisations/{organisation_id}`)."""
        return cast('OrganisationOut', self._client.json("PATCH", f"/api/identity/v1/organisations/{quote(organisation_id, safe='')}", json=body, if_match=if_match))

    def list_people(self, *, project_id: str | None = None, network_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PagePersonOut:
        """People with their names, addresses and memberships (`GET /api/identity/v1/people`)."""
        return cast('PagePersonOut', self._client.json("GET", "/api/identity/v1/people", params={"project_id": project_id, "network_id": network_id, "limit": limit, "cursor": cursor}))

    def iter_list_people(self, *, project_id: str | None = None, network_id: str | None = None, limit: int | None = None) -> Iterator[PersonOut]:
        """People with their names, addresses and memberships (`GET /api/identity/v1/people`)."""
        return self._client.pages("/api/identity/v1/people", {"project_id": project_id, "network_id": network_id, "limit": limit})

    def create_person(self, body: PersonIn, *, idempotency_key: str | None = None) -> PersonOut:
        """Add a person to a project (`POST /api/identity/v1/people`)."""
        return cast('PersonOut', self._client.json("POST", "/api/identity/v1/people", json=body, idempotency_key=idempotency_key))

    def get_person(self, person_id: str) -> PersonOut:
        """One person (`GET /api/identity/v1/people/{person_id}`)."""
        return cast('PersonOut', self._client.json("GET", f"/api/identity/v1/people/{quote(person_id, safe='')}"))

    def change_person(self, person_id: str, body: PersonChange, *, if_match: str) -> PersonOut:
        """Change a person (`PATCH /api/identity/v1/people/{person_id}`)."""
        return cast('PersonOut', self._client.json("PATCH", f"/api/identity/v1/people/{quote(person_id, safe='')}", json=body, if_match=if_match))

    def read_names(self, body: NamesIn, *, idempotency_key: str | None = None) -> Names:
        """The names of people, as far as the reader may see them (`POST /api/identity/v1/people:names`)."""
        return cast('Names', self._client.json("POST", "/api/identity/v1/people:names", json=body, idempotency_key=idempotency_key))

    def read_principal_grants(self, principal_id: str) -> GrantsDocument:
        """All that a person or client may do (`GET /api/identity/v1/principals/{principal_id}/grants`)."""
        return cast('GrantsDocument', self._client.json("GET", f"/api/identity/v1/principals/{quote(principal_id, safe='')}/grants"))

    def list_projects(self, *, limit: int | None = None, cursor: str | None = None) -> PageProjectOut:
        """Projects (`GET /api/identity/v1/projects`)."""
        return cast('PageProjectOut', self._client.json("GET", "/api/identity/v1/projects", params={"limit": limit, "cursor": cursor}))

    def iter_list_projects(self, *, limit: int | None = None) -> Iterator[ProjectOut]:
        """Projects (`GET /api/identity/v1/projects`)."""
        return self._client.pages("/api/identity/v1/projects", {"limit": limit})

    def create_project(self, body: ProjectIn, *, idempotency_key: str | None = None) -> ProjectOut:
        """Start a project (`POST /api/identity/v1/projects`)."""
        return cast('ProjectOut', self._client.json("POST", "/api/identity/v1/projects", json=body, idempotency_key=idempotency_key))

    def get_project(self, project_id: str) -> ProjectWhole:
        """One project with its sites and counts (`GET /api/identity/v1/projects/{project_id}`)."""
        return cast('ProjectWhole', self._client.json("GET", f"/api/identity/v1/projects/{quote(project_id, safe='')}"))

    def change_project(self, project_id: str, body: ProjectChange, *, if_match: str) -> ProjectOut:
        """Change a project (`PATCH /api/identity/v1/projects/{project_id}`)."""
        return cast('ProjectOut', self._client.json("PATCH", f"/api/identity/v1/projects/{quote(project_id, safe='')}", json=body, if_match=if_match))

    def read_roster(self, project_id: str, *, limit: int | None = None, cursor: str | None = None) -> PageExpectedOut:
        """Who is expected to answer, without names (`GET /api/identity/v1/projects/{project_id}/roster`)."""
        return cast('PageExpectedOut', self._client.json("GET", f"/api/identity/v1/projects/{quote(project_id, safe='')}/roster", params={"limit": limit, "cursor": cursor}))

    def iter_read_roster(self, project_id: str, *, limit: int | None = None) -> Iterator[ExpectedOut]:
        """Who is expected to answer, without names (`GET /api/identity/v1/projects/{project_id}/roster`)."""
        return self._client.pages(f"/api/identity/v1/projects/{quote(project_id, safe='')}/roster", {"limit": limit})

    def import_roster(self, project_id: str, body: RosterIn, *, dry_run: bool | None = None, idempotency_key: str | None = None) -> RosterResult:
        """Import a roster: all of it or nothing (`POST /api/identity/v1/projects/{project_id}/roster:import`)."""
        return cast('RosterResult', self._client.json("POST", f"/api/identity/v1/projects/{quote(project_id, safe='')}/roster:import", params={"dry_run": dry_run}, json=body, idempotency_key=idempotency_key))

    def sign_in(self, body: SignInIn, *, idempotency_key: str | None = None) -> TokenOut:
        """Sign in (`POST /api/identity/v1/session`)."""
        return cast('TokenOut', self._client.json("POST", "/api/identity/v1/session", json=body, idempotency_key=idempotency_key))

    def sign_out(self) -> None:
        """Sign out (`DELETE /api/identity/v1/session`)."""
        self._client.request("DELETE", "/api/identity/v1/session")

    def refresh_session(self, *, idempotency_key: str | None = None) -> TokenOut:
        """Get a new access token by the cookie (`POST /api/identity/v1/session/refresh`)."""
        return cast('TokenOut', self._client.json("POST", "/api/identity/v1/session/refresh", idempotency_key=idempotency_key))

    def enrol_totp(self, body: TotpIn, *, idempotency_key: str | None = None) -> TotpOut:
        """Set up a second factor (`POST /api/identity/v1/session/totp`)."""
        return cast('TotpOut', self._client.json("POST", "/api/identity/v1/session/totp", json=body, idempotency_key=idempotency_key))

    def read_setup(self) -> SetupState:
        """Is the first set-up still to be done? (`GET /api/identity/v1/setup`)."""
        return cast('SetupState', self._client.json("GET", "/api/identity/v1/setup"))

    def set_up(self, body: SetupIn, *, idempotency_key: str | None = None) -> TenantMade:
        """Set the installation up, once (`POST /api/identity/v1/setup`)."""
        return cast('TenantMade', self._client.json("POST", "/api/identity/v1/setup", json=body, idempotency_key=idempotency_key))

    def list_sites(self, *, project_id: str | None = None, limit: int | None = None, cursor: str | None = None) -> PageSiteOut:
        """Sites (`GET /api/identity/v1/sites`)."""
        return cast('PageSiteOut', self._client.json("GET", "/api/identity/v1/sites", params={"project_id": project_id, "limit": limit, "cursor": cursor}))

    def iter_list_sites(self, *, project_id: str | None = None, limit: int | None = None) -> Iterator[SiteOut]:
        """Sites (`GET /api/identity/v1/sites`)."""
        return self._client.pages("/api/identity/v1/sites", {"project_id": project_id, "limit": limit})

    def create_site(self, body: SiteIn, *, idempotency_key: str | None = None) -> SiteOut:
        """Add a site to a project (`POST /api/identity/v1/sites`)."""
        return cast('SiteOut', self._client.json("POST", "/api/identity/v1/sites", json=body, idempotency_key=idempotency_key))

    def create_tenant(self, body: TenantWithAdministrator, *, idempotency_key: str | None = None) -> TenantMade:
        """Add an organisation that answers for its own data (`POST /api/identity/v1/tenants`)."""
        return cast('TenantMade', self._client.json("POST", "/api/identity/v1/tenants", json=body, idempotency_key=idempotency_key))
