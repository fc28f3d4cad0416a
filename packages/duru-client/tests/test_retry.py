from datetime import UTC, datetime

import httpx
import pytest
from duru_client.retry import Retry, retry_after_seconds

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("Mon, 05 Jan 2026 12:00:30 GMT", 30.0),
        ("Mon, 05 Jan 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-1", None),
        ("", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    # Bytes, because a header may hold more than ASCII.
    response = httpx.Response(503, headers=[(b"Retry-After", value.encode("latin-1"))])
    assert retry_after_seconds(response, NOW) == seconds


def test_without_the_header_there_is_no_wait_given() -> None:
    assert retry_after_seconds(httpx.Response(503), NOW) is None


def test_waits_double_up_to_the_cap_and_jitter_shortens_them() -> None:
    full = Retry(attempts=9, base=1.0, cap=5.0, jitter=lambda: 1.0)
    assert [full.wait(attempt, None) for attempt in range(1, 6)] == [1.0, 2.0, 4.0, 5.0, 5.0]
    half = Retry(attempts=9, base=1.0, cap=5.0, jitter=lambda: 0.5)
    assert half.wait(2, None) == 1.0


def test_the_last_attempt_is_followed_by_none() -> None:
    assert Retry(attempts=2).wait(2, None) is None
    assert Retry(attempts=2).wait(2, 1.0) is None
