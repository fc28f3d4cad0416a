"""The vocabulary of permissions."""

from contracts.permissions import CLIENT_PERMISSIONS, PERMISSIONS, ROLES


def test_a_role_holds_only_permissions_that_exist() -> None:
    for role, held in ROLES.items():
        assert held <= set(PERMISSIONS), role


def test_every_permission_is_held_by_some_role() -> None:
    assert set(PERMISSIONS) == set().union(*ROLES.values())


def test_who_leads_coaches_or_administers_does_not_read_raw_answers() -> None:
    assert [role for role, held in ROLES.items() if "response:read" in held] == ["researcher"]


def test_a_client_can_not_make_other_callers() -> None:
    assert not CLIENT_PERMISSIONS & {"tenant:create", "grants:write", "client:write"}
