"""Personal links and questions about people, through the gateway and with the real identity-api."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from .conftest import ADMINISTRATOR, FACILITATOR, LEADER, OTHER_ADMINISTRATOR, RESEARCHER, House, until

BASE = "/api/survey/v1"


class Asked:
    """The demonstration's named wave about people, and its links."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.wave = next(wave for wave in house.waves() if wave["title"].startswith("Ushauri"))
        self.path = f"{BASE}/waves/{self.wave['id']}"
        self.links = house.every(f"{self.path}/links", ADMINISTRATOR)

    def of(self, *, answered: bool) -> list[dict[str, Any]]:
        return [
            link
            for link in self.links
            if link["state"] == "active" and (link["person"]["answered_at"] is not None) is answered
        ]

    def holder(self, link: dict[str, Any]) -> httpx.Client:
        token = link["url"].rpartition("/s/")[2]
        return httpx.Client(base_url=self.house.url, timeout=30, headers={"Authorization": f"Link {token}"})

    def body(self, **answers: Any) -> dict[str, Any]:
        return {
            "instrument_version_id": self.wave["instrument_version_id"],
            "language": "sw",
            "started_at": "2024-02-20T08:00:00Z",
            "ended_at": "2024-02-20T08:05:00Z",
            "answers": {"used": "often", **answers},
        }

    def send(self, link: dict[str, Any], **answers: Any) -> httpx.Response:
        with self.holder(link) as client:
            return client.put(f"{self.path}/responses/{uuid4()}", json=self.body(**answers))


@pytest.fixture(scope="module")
def asked(house: House) -> Asked:
    made = Asked(house)

    def judged() -> bool:
        made.links = house.every(f"{made.path}/links", ADMINISTRATOR)
        return len(made.of(answered=True)) == 10

    until(judged, why="the demonstration's answers about people")
    return made


def person(link: dict[str, Any]) -> str:
    return str(link["person"]["person_id"])


def test_names_come_from_identity_api_and_are_those_of_the_network(asked: Asked, house: House) -> None:
    link = asked.of(answered=False)[0]
    with asked.holder(link) as client:
        answer = client.get(f"{BASE}/links/current/roster")
        current = client.get(f"{BASE}/links/current")
    assert answer.status_code == 200, answer.text
    names = {one["id"]: one["name"] for one in answer.json()["items"]}
    known = {
        one["id"]: one["name"]
        for one in house.every("/api/identity/v1/people", ADMINISTRATOR, network_id=link["network"]["id"])
    }
    assert len(names) == 11
    assert names.items() <= known.items()
    assert person(link) not in names
    assert (current.json()["kind"], current.json()["answered_at"]) == ("personal", None)
    assert not [name for name in known.values() if name in current.text]
    told = house.get("/api/identity/v1/audit", ADMINISTRATOR, limit=200)["items"]
    assert [one for one in told if one["action"] == "people.names_read"]


def test_a_link_belongs_to_its_organisation_and_its_wave(asked: Asked, house: House) -> None:
    link = asked.of(answered=False)[0]
    stranger = house.client(OTHER_ADMINISTRATOR)
    for answer in (
        stranger.get(f"{asked.path}/links"),
        stranger.post(f"{asked.path}/links"),
        stranger.delete(f"{BASE}/links/{link['id']}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), answer.url
    with asked.holder(link) as client:
        other = house.wave("open")
        elsewhere = client.put(f"{BASE}/waves/{other['id']}/responses/{uuid4()}", json=asked.body())
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "not_found")


def test_addresses_of_people_are_for_who_gives_them_out(asked: Asked, house: House) -> None:
    leader = house.get(f"{asked.path}/links", LEADER, limit=200)["items"]
    assert len(leader) >= 12
    assert {link["url"] for link in leader} == {None}
    assert house.client(FACILITATOR).get(f"{asked.path}/links").status_code == 404
    assert all(link["url"] for link in house.get(f"{asked.path}/links", RESEARCHER, limit=200)["items"][:1])


def test_somebody_of_another_network_can_not_be_named(asked: Asked, house: House) -> None:
    link, *_ = asked.of(answered=False)
    networks = house.every("/api/identity/v1/networks", project_id=house.project())
    elsewhere = next(one["id"] for one in networks if one["id"] != link["network"]["id"])
    stranger = house.get("/api/identity/v1/people", network_id=elsewhere, limit=1)["items"][0]["id"]
    colleague = person(asked.of(answered=True)[0])
    refused = asked.send(link, advice=[colleague, stranger])
    assert refused.status_code == 422, refused.text
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [
        ("/answers/advice", "choice.unknown")
    ]


def test_a_public_link_is_shown_no_names(house: House) -> None:
    wave = house.wave("open")
    public = house.get(f"{BASE}/waves/{wave['id']}/links", limit=1)["items"][0]
    headers = {"Authorization": f"Link {public['url'].rpartition('/s/')[2]}"}
    with house.anonymous() as client:
        refused = client.get(f"{BASE}/links/current/roster", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "link.not_personal")


def test_a_revoked_link_is_unknown_and_a_new_one_answers_for_the_same_person(
    asked: Asked, house: House
) -> None:
    link, *_ = asked.of(answered=False)
    administrator = house.client(ADMINISTRATOR)
    assert administrator.delete(f"{BASE}/links/{link['id']}").status_code == 204
    assert (asked.send(link).status_code, asked.send(link).json()["code"]) == (404, "link.unknown")
    invitation = link["person"]["invitation_id"]
    made = administrator.post(f"{asked.path}/links", params={"invitation_id": invitation})
    assert made.status_code == 201, made.text
    links = house.every(f"{asked.path}/links", ADMINISTRATOR)
    fresh = next(
        one for one in links if one["state"] == "active" and one["person"]["invitation_id"] == invitation
    )
    assert fresh["url"] != link["url"]
    sent = asked.send(fresh, advice=[person(asked.of(answered=True)[0])])
    assert sent.status_code == 201, sent.text
    with asked.holder(fresh) as client:
        assert client.get(f"{BASE}/links/current").json()["answered_at"] == sent.json()["received_at"]
