"""Sign-ins, roles and the API client."""

from typing import Final

from duru_client.operations.identity import ScopeIn

from demonstration.accounts import ACCOUNTS, CLIENT_NAME, Account
from demonstration.load.calls import PAGE, Caller, stable_key
from demonstration.load.directory import Places
from demonstration.load.failures import LoadFailed
from demonstration.load.ledger import ClientSecret, Ledger

_CLIENT_PERMISSIONS: Final = (
    "project:read",
    "directory:read",
    "instrument:read",
    "wave:read",
    "response:create",
    "report:read",
    "aim:read",
    "cycle:read",
)


def load_accounts(caller: Caller, places: Places, ledger: Ledger) -> None:
    identity = caller.client.identity
    people = list(identity.iter_list_people(project_id=places.project, limit=PAGE))
    by_code = {person["code"]: person["id"] for person in people}
    by_email = {person["email"]: person["id"] for person in people}
    with_account = {account["email"] for account in identity.iter_list_accounts(limit=PAGE)}
    held = {
        (grant["principal_id"], grant["role"], grant["scope"]["kind"], grant["scope"]["id"])
        for grant in identity.iter_list_grants(limit=PAGE)
    }
    for account in ACCOUNTS:
        known = by_code.get(account.person_code) if account.person_code else by_email.get(account.email)
        person = known or _make_person(caller, account, places)
        if account.email not in with_account:
            identity.create_account(
                {"person_id": person, "email": account.email, "password": ledger.password(account.email)},
                idempotency_key=stable_key("account", account.email),
            )
        for scope in _scopes(account, places):
            if (person, account.role, scope["kind"], scope["id"]) not in held:
                _grant(caller, account, person, scope, places)
    caller.say(f"{len(ACCOUNTS)} accounts with their roles")


def load_client(caller: Caller, places: Places, ledger: Ledger) -> ClientSecret:
    """Return the API client; one whose secret was lost is taken back and made anew."""
    identity = caller.client.identity
    kept = ledger.client
    for found in identity.iter_list_clients(project_id=places.project, limit=PAGE):
        if found["name"] != CLIENT_NAME:
            continue
        if kept and found["id"] == kept.client_id:
            return kept
        identity.revoke_client(found["id"])
    # No stable key: a repeated answer would come without the secret.
    made = identity.create_client(
        {"name": CLIENT_NAME, "project_id": places.project, "permissions": list(_CLIENT_PERMISSIONS)}
    )
    if made["client_secret"] is None:
        raise LoadFailed("the answer with the API client's secret was lost on its way; run the load again")
    client = ClientSecret(made["id"], made["client_secret"])
    ledger.keep_client(client)
    caller.say("API client for the partner's system")
    return client


def _make_person(caller: Caller, account: Account, places: Places) -> str:
    made = caller.client.identity.create_person(
        {
            "project_id": places.project,
            "name": account.name,
            "email": account.email,
            "language": account.language,
        },
        idempotency_key=stable_key("person", account.email),
    )
    return made["id"]


def _grant(caller: Caller, account: Account, person: str, scope: ScopeIn, places: Places) -> None:
    caller.client.identity.give_grant(
        {"principal_id": person, "role": account.role, "scope": scope, "project_id": places.project},
        idempotency_key=stable_key("grant", account.email, scope["kind"], str(scope["id"])),
    )


def _scopes(account: Account, places: Places) -> list[ScopeIn]:
    if account.scope.kind == "project":
        return [{"kind": "project", "id": places.project}]
    ids = places.networks if account.scope.kind == "network" else places.districts
    return [{"kind": account.scope.kind, "id": ids[code]} for code in account.scope.codes]
