"""Through the gateway: what was sent is changed by the receipt's token, and unfinished answers travel sealed."""

import os
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from .answers import Form, demonstration_answers, form_of, respond
from .conftest import House

SEALED_BYTES = 8 << 20


def a_form(house: House) -> Form:
    wave = house.wave("open")
    links = house.every(f"/api/survey/v1/waves/{wave['id']}/links")
    return form_of(house, links[-1]["url"])


def test_an_answer_is_changed_with_its_link_and_the_token_of_its_receipt(house: House) -> None:
    form, response_id = a_form(house), str(uuid4())
    assert form.payload["wave"]["amendments"] is True
    token = respond(house, form, response_id=response_id).json()["amend_token"]
    answers = demonstration_answers()
    answers["profile"] = {**answers["profile"], "months": 99}
    own = f"/api/survey/v1/waves/{form.wave_id}/responses/{response_id}/own"
    body: dict[str, Any] = {
        "instance_id": str(uuid4()),
        "instrument_version_id": form.version_id,
        "language": "es",
        "ended_at": datetime.now(UTC).isoformat(),
        "answers": answers,
    }
    link = {"Authorization": f"Link {form.token}"}
    with house.anonymous() as client:
        assert client.get(own, headers={**link, "Amend-Token": "x" * 27}).status_code == 404
        read = client.get(own, headers={**link, "Amend-Token": token})
        assert (read.status_code, read.json()["version"]) == (200, 1), read.text
        headers = {**link, "Amend-Token": token, "If-Match": read.headers["etag"]}
        for _ in range(2):
            changed = client.put(own, json=body, headers=headers)
            assert (changed.status_code, changed.json()["version"]) == (200, 2), changed.text
        newest = client.get(own, headers={**link, "Amend-Token": token}).json()
    assert newest["answers"]["profile"]["months"] == 99


def test_unfinished_answers_of_eight_megabytes_pass_the_gateway_and_no_more(house: House) -> None:
    form, lookup = a_form(house), "k" + "x" * 42
    where = f"/api/survey/v1/links/current/continuations/{lookup}"
    sealed = os.urandom(SEALED_BYTES)
    with house.anonymous() as client:
        client.headers["Authorization"] = f"Link {form.token}"
        assert client.put(where, content=sealed).status_code == 201
        assert client.get(where).content == sealed
        refused = client.put(where, content=sealed + b"x", headers={"If-Match": '"1"'})
        assert refused.status_code == 413
        assert client.delete(where).status_code == 204
        assert client.get(where).json()["code"] == "continuation.unknown"
