"""Sessions, tries and pages: the rules as plain functions."""

from datetime import UTC, datetime, timedelta

import pytest
from identity_api.sessions.domain import (
    BURST,
    EVERY,
    GRACE,
    SessionState,
    from_our_pages,
    network_of,
    presented,
    successor,
)

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def state(**changes: object) -> SessionState:
    values: dict[str, object] = {
        "generation": 7,
        "rotated_at": NOW - timedelta(seconds=20),
        "expires_at": NOW + timedelta(days=1),
        "revoked_at": None,
    }
    return SessionState(**{**values, **changes})  # type: ignore[arg-type]  # the fields named above


def test_the_newest_token_turns() -> None:
    assert presented(state(), 7, NOW) == "rotate"


def test_the_one_before_gives_the_same_answer_for_a_minute() -> None:
    assert presented(state(), 6, NOW) == "repeat"
    assert presented(state(rotated_at=NOW - GRACE), 6, NOW) == "repeat"


def test_the_one_before_betrays_a_thief_after_a_minute() -> None:
    assert presented(state(rotated_at=NOW - GRACE - timedelta(seconds=1)), 6, NOW) == "reused"


def test_an_older_one_betrays_a_thief_at_once() -> None:
    assert presented(state(), 5, NOW) == "reused"


def test_a_session_that_is_over_stays_over() -> None:
    assert presented(state(revoked_at=NOW), 7, NOW) == "ended"
    assert presented(state(expires_at=NOW), 7, NOW) == "ended"


def test_a_successor_needs_the_key_and_the_token() -> None:
    key, other = "ab" * 32, "cd" * 32
    assert successor(key, "token") == successor(key, "token")
    assert len({successor(key, "token"), successor(other, "token"), successor(key, "other")}) == 3


def test_never_more_than_ten_tries_pass_in_a_minute() -> None:
    assert BURST + timedelta(minutes=1) // EVERY == 10


@pytest.mark.parametrize(
    ("fetch_site", "origin", "host", "ours"),
    [
        ("same-origin", "https://duru.example", "duru.example", True),
        ("cross-site", "https://duru.example", "duru.example", False),
        ("same-site", "https://evil.duru.example", "duru.example", False),
        ("none", None, "duru.example", False),
        (None, "https://duru.example", "duru.example", True),
        (None, "http://10.0.0.7:8080", "10.0.0.7:8080", True),
        (None, "https://evil.example", "duru.example", False),
        (None, "null", "duru.example", False),
        (None, None, "duru.example", True),
    ],
)
def test_the_cookie_works_from_our_own_pages_only(
    fetch_site: str | None, origin: str | None, host: str, ours: bool
) -> None:
    found = from_our_pages(fetch_site=fetch_site, origin=origin, host=host, public_url="https://duru.example")
    assert found is ours


def test_one_customer_is_one_address() -> None:
    assert network_of("2001:db8:1:2::5") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::5") != network_of("2001:db8:1:3::5")
    assert network_of("::ffff:192.0.2.7") == network_of("192.0.2.7") == "192.0.2.7"
