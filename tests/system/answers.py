"""A respondent with a public link."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from .conftest import House


@dataclass(frozen=True)
class Form:
    """What a public link opens."""

    token: str
    wave_id: str
    version_id: str
    payload: dict[str, Any]


def form_of(house: House, url: str) -> Form:
    token = url.rsplit("/s/", 1)[1].split("?", maxsplit=1)[0]
    with house.anonymous() as client:
        answer = client.get("/api/survey/v1/links/current", headers={"Authorization": f"Link {token}"})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    return Form(token, body["wave"]["id"], body["instrument_version_id"], body)


def demonstration_answers() -> dict[str, Any]:
    """The answers of one response of the demonstration's generator."""
    from demonstration.generate import programme

    answers: dict[str, Any] = programme().responses[0].answers
    return answers


def respond(
    house: House, form: Form, *, response_id: str | None = None, answers: dict[str, Any] | None = None
) -> httpx.Response:
    now = datetime.now(UTC)
    body = {
        "instrument_version_id": form.version_id,
        "language": "es",
        "started_at": (now - timedelta(minutes=6)).isoformat(),
        "ended_at": now.isoformat(),
        "answers": demonstration_answers() if answers is None else answers,
    }
    with house.anonymous() as client:
        return client.put(
            f"/api/survey/v1/waves/{form.wave_id}/responses/{response_id or uuid4()}",
            json=body,
            headers={"Authorization": f"Link {form.token}"},
        )
