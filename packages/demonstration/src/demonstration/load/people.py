"""Sign-ins, roles and the API client."""

from duru_client import Problem

from demonstration.accounts import ACCOUNTS, CLIENT_NAME, Account
from demonstration.load.directory import Places
from demonstration.load.failures import LoadFailed
from demonstration.load.ledger import ClientSecret, Ledger
from demonstration.load.rest import Record, Rest

_IDENTITY = "/api/identity/v1"
_CLIENT_PERMISSIONS = (
    "project:read",
    "directory:read",
    "instrument:read",
    "wave:read",
    "response:create",
    "report:read",
    "aim:read",
    "cycle:read",
)


def load_accounts(rest: Rest, places: Places, ledger: Ledger) -> None:
    people = rest.every(f"{_IDENTITY}/people", project_id=places.project)
    by_code = {person["code"]: person for person in people if person.get("code")}
    by_email = {person["email"]: person for person in people if person.get("email")}
    with_account = {account["email"] for account in rest.every(f"{_IDENTITY}/accounts")}
    for account in ACCOUNTS:
        person = by_code.get(account.person_code or "") or by_email.get(account.email)
        person_id = person["id"] if person else _make_person(rest, account, places)
        if account.email not in with_account:
            body = {
                "person_id": person_id,
                "email": account.email,
                "password": ledger.password(account.email),
            }
            rest.make(f"{_IDENTITY}/accounts", body, account.email)
        _grant(rest, account, person_id, places)
    rest.say(f"{len(ACCOUNTS)} accounts with their roles")


def load_client(rest: Rest, places: Places, ledger: Ledger) -> ClientSecret:
    """Return the API client; one whose secret was lost is taken back and made anew."""
    kept = ledger.client
    for found in rest.every(f"{_IDENTITY}/clients"):
        if found["name"] != CLIENT_NAME:
            continue
        if kept and found["id"] == kept.client_id:
            return kept
        rest.client.request("DELETE", f"{_IDENTITY}/clients/{found['id']}")
    made = rest.client.json(
        "POST",
        f"{_IDENTITY}/clients",
        json={
            "name": CLIENT_NAME,
            "project_id": places.project,
            "permissions": list(_CLIENT_PERMISSIONS),
        },
    )
    client = ClientSecret(made["id"], made["client_secret"])
    ledger.keep_client(client)
    rest.say("API client for the partner's system")
    return client


def _make_person(rest: Rest, account: Account, places: Places) -> str:
    body: Record = {
        "project_id": places.project,
        "name": account.name,
        "email": account.email,
        "language": account.language,
    }
    return str(rest.make(f"{_IDENTITY}/people", body, account.email)["id"])


def _grant(rest: Rest, account: Account, person: str, places: Places) -> None:
    held = rest.every(f"{_IDENTITY}/grants", principal_id=person)
    for scope in _scopes(account, places):
        wanted = {"principal_id": person, "role": account.role, "scope": scope, "project_id": places.project}
        if any(_same(grant, wanted) for grant in held):
            continue
        try:
            rest.make(f"{_IDENTITY}/grants", wanted, f"{account.email}:{scope['kind']}:{scope['id']}")
        except Problem as problem:
            raise LoadFailed(
                f"could not give {account.email} the role {account.role}: {problem}"
            ) from problem


def _same(grant: Record, wanted: Record) -> bool:
    scope = grant["scope"]
    return (grant["role"], scope["kind"], scope["id"]) == (
        wanted["role"],
        wanted["scope"]["kind"],
        wanted["scope"]["id"],
    )


def _scopes(account: Account, places: Places) -> list[Record]:
    ids = {"network": places.networks, "district": places.districts}.get(account.scope.kind)
    if ids is None:
        return [{"kind": "project", "id": places.project}]
    return [{"kind": account.scope.kind, "id": ids[code]} for code in account.scope.codes]
