"""Passwords and second factors: the rules as plain functions."""

import base64
from datetime import UTC, datetime

import pytest
from identity_api.accounts.domain import accepted_step, password_fault, step_of, totp_at, totp_uri

# RFC 6238 appendix B, the SHA-1 rows, cut to six digits.
SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert totp_at(SECRET, seconds // 30) == code


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def test_a_code_is_good_one_step_early_or_late_and_not_two() -> None:
    now = at(1111111109)
    step = step_of(now)
    for drift in (-1, 0, 1):
        assert accepted_step(SECRET, totp_at(SECRET, step + drift), now, None) == step + drift
    for drift in (-2, 2):
        assert accepted_step(SECRET, totp_at(SECRET, step + drift), now, None) is None


def test_a_code_is_good_once() -> None:
    now = at(1111111109)
    step = step_of(now)
    assert accepted_step(SECRET, totp_at(SECRET, step), now, step) is None
    assert accepted_step(SECRET, totp_at(SECRET, step + 1), now, step) == step + 1


def test_the_uri_names_issuer_and_account() -> None:
    uri = totp_uri(SECRET, "rosa@escuela.example")
    assert uri.startswith("otpauth://totp/Duru%3Arosa%40escuela.example?secret=")
    assert "issuer=Duru" in uri


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short", "has 5 characters"),
        ("a" * 129, "has 129 characters"),
        ("abababababab", "different characters"),
        ("huenchu y sus vecinos", "name of the address"),
    ],
)
def test_a_weak_password_is_named(password: str, fault: str) -> None:
    assert fault in (password_fault(password, "huenchu@escuela.example") or "")


def test_a_sentence_is_a_good_password() -> None:
    assert password_fault("cuatro palabras sobre un cerro", "huenchu@escuela.example") is None
