"""The whole path, as a partner with an API client's token walks it: from the roster to 65 reports."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from .conftest import RESEARCHER, House, until

PUBLISHED = [
    ("SLEP 1", 76, 192, "39.58", 17),
    ("SLEP 2", 108, 297, "36.36", 14),
    ("SLEP 3", 74, 147, "50.34", 10),
    ("SLEP 4", 43, 145, "29.66", 9),
    ("SLEP 5", 61, 185, "32.97", 4),
    ("SLEP 6", 50, 161, "31.06", 5),
]


def percent(share: float) -> str:
    return f"{share * 100:.2f}"


def documents_when_done(house: House) -> list[dict[str, Any]]:
    wave = house.wave("closed")["id"]

    def all_there() -> Any:
        found = house.documents(wave)
        return found if len(found) == 65 and all(d["state"] == "finished" for d in found) else None

    found: list[dict[str, Any]] = until(all_there, seconds=120, why="all 65 reports finished")
    return found


def pdf_of(house: House, document: dict[str, Any]) -> PdfReader:
    answer = house.client().get(f"/api/reports/v1/documents/{document['id']}/file")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def words_of(reader: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_district_table_has_the_published_figures(house: House) -> None:
    wave = house.wave("closed")
    rates = house.get(f"/api/survey/v1/waves/{wave['id']}/response-rates", house.partner_id())
    found = [
        (row["label"][:6], row["answers"], row["invited"], percent(row["rr2"]), len(row["networks"]))
        for row in rates["districts"]
    ]
    assert found == PUBLISHED
    total = rates["total"]
    assert (total["answers"], total["invited"], percent(total["rr2"]), percent(total["rr1"])) == (
        412,
        1127,
        "36.56",
        "36.56",
    )


def test_closing_the_wave_made_59_network_and_6_district_reports_once(house: House) -> None:
    found = documents_when_done(house)
    kinds = [document["kind"] for document in found]
    assert (kinds.count("network_feedback"), kinds.count("district_feedback")) == (59, 6)
    assert len({(d["kind"], d["unit"]["id"]) for d in found}) == 65
    assert {document["language"] for document in found} == {"es"}
    assert all(document["sha256"] and document["bytes"] and document["pages"] for document in found)


def test_all_reports_of_a_wave_stand_on_one_frozen_set_of_figures(house: House) -> None:
    documents_when_done(house)
    wave = house.wave("closed")["id"]
    runs = [
        r for r in house.every("/api/reports/v1/runs", project_id=house.project()) if r["wave_id"] == wave
    ]
    assert len({run["figure_set_id"] for run in runs}) == 1
    assert len({run["figure_hash"] for run in runs}) == 1


def test_24_networks_with_fewer_than_five_answers_are_reported_without_an_answer(house: House) -> None:
    wave = house.wave("closed")
    rates = house.get(f"/api/survey/v1/waves/{wave['id']}/response-rates")
    rows = {row["id"]: row for district in rates["districts"] for row in district["networks"]}
    documents = [d for d in documents_when_done(house) if d["kind"] == "network_feedback"]
    few = [d for d in documents if rows[d["unit"]["id"]]["answers"] < 5]
    assert len(few) == 24
    for document in few:
        row = rows[document["unit"]["id"]]
        words = words_of(pdf_of(house, document))
        assert f"{row['answers']} de {row['invited']}" in words
        assert "siempre" not in words.lower()
        assert "coherencia media" not in words.lower()


def test_the_principal_networks_card_is_the_published_one(house: House) -> None:
    (document,) = [d for d in documents_when_done(house) if "Principal" in d["unit"]["label"]]
    words = words_of(pdf_of(house, document))
    for expected in ("8 de 9", "88,89 %", "6 de 8"):
        assert expected in words, expected
    assert "medi" in words.lower()


def test_a_district_report_says_its_rate_with_a_comma(house: House) -> None:
    (document,) = [
        d
        for d in documents_when_done(house)
        if d["kind"] == "district_feedback" and "SLEP 1" in d["unit"]["label"]
    ]
    reader = pdf_of(house, document)
    words = words_of(reader)
    assert "39,58 %" in words
    assert "76" in words
    assert "192" in words
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "es"


def test_a_run_can_be_followed_and_a_definition_paused(house: House) -> None:
    project = house.project()
    definition = house.every("/api/reports/v1/definitions", project_id=project)[0]
    assert definition["schedule"]["time_zone"] == "America/Santiago"
    assert definition["next_due_at"]
    path = f"/api/reports/v1/definitions/{definition['id']}"
    read = house.client().get(path)
    paused = house.client().patch(path, json={"paused": True}, headers={"If-Match": read.headers["etag"]})
    assert (paused.status_code, paused.json()["paused"]) == (200, True)
    back = house.client().patch(path, json={"paused": False}, headers={"If-Match": paused.headers["etag"]})
    assert back.json()["paused"] is False


@pytest.mark.parametrize("account", [RESEARCHER])
def test_a_second_wave_is_open_with_a_link_for_each_network(account: str, house: House) -> None:
    wave = house.wave("open")
    links = house.every(f"/api/survey/v1/waves/{wave['id']}/links", account)
    assert len(links) == 59
    assert len({link["url"] for link in links}) == 59
    assert all("/s/" in link["url"] for link in links)
