"""Each service with the other three stopped still starts, is ready and serves its own pages."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from .answers import form_of, respond
from .conftest import ADMINISTRATOR, RESEARCHER, House, until

PARTS = {
    "identity": ["identity-api"],
    "pdsa": ["pdsa-api"],
    "survey": ["survey-api"],
    "reports": ["reports-api", "reports-worker", "reports-clock"],
}

PAGES = {
    "identity": ["/api/identity/v1/me", "/api/identity/v1/projects", "/api/identity/v1/networks"],
    "pdsa": ["/api/pdsa/v1/aims", "/api/pdsa/v1/cycles"],
    "survey": ["/api/survey/v1/waves", "/api/survey/v1/instruments"],
    "reports": ["/api/reports/v1/documents", "/api/reports/v1/definitions", "/api/reports/v1/kinds"],
}


@contextmanager
def only(house: House, service: str) -> Iterator[None]:
    """Stop the other services, and start this one anew while they are away."""
    others = [part for name, parts in PARTS.items() if name != service for part in parts]
    for part in others:
        house.system.stop_part(part)
    try:
        for part in PARTS[service]:
            house.system.stop_part(part)
            house.system.start_part(part)
        house.system.wait_ready(*PARTS[service])
        yield
    finally:
        for part in others:
            house.system.start_part(part)
        house.system.wait_ready(*others)


@pytest.mark.parametrize("service", sorted(PARTS))
def test_a_service_alone_serves_its_own_pages(service: str, house: House) -> None:
    project = house.project()
    for account in (ADMINISTRATOR, RESEARCHER):
        for page in PAGES[service]:
            house.get(page, account, project_id=project)
    signed_in = house.client(ADMINISTRATOR)
    with only(house, service):
        for page in PAGES[service]:

            def answered(page: str = page) -> httpx.Response | None:
                answer = signed_in.get(page, params={"project_id": project})
                return answer if answer.status_code == 200 else None

            until(answered, why=f"{page} with the others stopped")


def test_survey_api_alone_takes_in_an_answer_and_shows_it_in_its_table(house: House) -> None:
    wave = house.wave("open")
    link = house.every(f"/api/survey/v1/waves/{wave['id']}/links", RESEARCHER)[-1]
    table = f"/api/survey/v1/waves/{wave['id']}/response-rates"
    before = house.get(table)["total"]["answers"]
    signed_in = house.client(ADMINISTRATOR)
    with only(house, "survey"):
        form = form_of(house, link["url"])
        receipt = respond(house, form)
        assert receipt.status_code == 201, receipt.text
        until(
            lambda: signed_in.get(table).json()["total"]["answers"] == before + 1,
            why="the answer in the table",
        )


def test_a_page_that_lacks_a_part_says_which(house: House) -> None:
    house.project()
    signed_in = house.client(ADMINISTRATOR)
    house.system.stop_part("pdsa-api")
    try:
        answer = until(
            lambda: (a := signed_in.get("/api/pdsa/v1/aims")).status_code in (502, 503) and a,
            why="a clean 503",
        )
        assert answer.headers["content-type"] == "application/problem+json"
        assert "pdsa" in answer.text
    finally:
        house.system.start_part("pdsa-api")
        house.system.wait_ready("pdsa-api")
