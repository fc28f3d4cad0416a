"""Improvement work through every door of the running system: a team's leader, its facilitator, another country, and a
stranger who sees nothing of it."""

import base64
import hashlib
import io
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from chassis.ids import new_id
from chassis.testing_media import PLACE, jpeg
from PIL import Image
from pypdf import PdfReader

from .conftest import FACILITATOR, OTHER_ADMINISTRATOR, House, until

LEADER, ELSEWHERE = "leader.chile@demo.example", "leader.uganda@demo.example"
PDSA = "/api/pdsa/v1"
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}
WEEKS = [f"2026-{month:02d}-{day:02d}" for month in (3, 4, 5, 6) for day in (2, 9, 16, 23)]


@dataclass
class Made:
    """What the leader made, as it was answered."""

    house: House
    project: str
    network: str
    school: str
    theory: dict[str, Any]
    aim: dict[str, Any]
    team: dict[str, Any]
    idea: dict[str, Any]
    measure: dict[str, Any]
    cycle: dict[str, Any]

    def post(self, path: str, body: Any, account: str = LEADER, **options: Any) -> httpx.Response:
        return self.house.client(account).post(PDSA + path, json=body, **options)

    def patch(self, path: str, body: Any, version: int, account: str = LEADER) -> httpx.Response:
        return self.house.client(account).patch(PDSA + path, json=body, headers={"If-Match": f'"{version}"'})

    def now(self) -> dict[str, Any]:
        found: dict[str, Any] = self.house.get(f"{PDSA}/cycles/{self.cycle['id']}", LEADER)
        return found


def created(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture(scope="module")
def made(house: House) -> Made:
    """An aim, a version of the theory, a team, an idea, a measure and a cycle, each by REST as the leader."""
    client = house.client(LEADER)
    project = house.project(LEADER)
    network = house.get("/api/identity/v1/networks", LEADER, project_id=project)["items"][0]["id"]
    cycles = house.get(f"{PDSA}/cycles", LEADER, network_id=network)["items"]
    school, person = cycles[0]["school_id"], house.get("/api/identity/v1/me", LEADER)["id"]
    place = {"project_id": project, "network_id": network}

    def make(path: str, body: dict[str, Any]) -> dict[str, Any]:
        return created(client.post(PDSA + path, json={**place, **body}))

    aim = make(
        "/aims",
        {
            "statement": "Más niñas y niños cuentan lo que vieron", "what": "Cuentan lo que vieron",
            "for_whom": "Nivel medio mayor", "how_much": "de 20 % a 50 %", "by_when": "2027-11-30",
        },
    )  # fmt: skip
    theory = house.get(f"{PDSA}/theories", LEADER, network_id=network)["items"][0]
    whole = house.get(f"{PDSA}/theories/{theory['id']}", LEADER)
    driver = str(new_id())
    drivers = [*whole["drivers"], {"id": driver, "parent_id": None, "text": "Contar con láminas", "note": ""}]
    changed = client.patch(
        f"{PDSA}/theories/{theory['id']}",
        json={"drivers": drivers, "note": "Se agrega contar con láminas"},
        headers={"If-Match": f'"{whole["version"]}"'},
    )
    assert changed.status_code == 200, changed.text
    team = make(
        "/teams",
        {
            "school_id": school, "name": "Equipo de las láminas",
            "members": [
                {"person_id": person, "position": "school_leader"}, {"code_name": "Picaflor Azul", "position": "parent"}
            ],
        },
    )  # fmt: skip
    idea = make(
        "/ideas",
        {
            "title": "Contar una lámina a otro niño", "description": "Un niño cuenta, el otro pregunta.",
            "need": "Pocos cuentan lo que vieron.", "school_id": school, "team_id": team["id"],
            "driver_ids": [driver], "audience": "project",
        },
    )  # fmt: skip
    measure = make(
        "/measures",
        {
            "aim_id": aim["id"], "name": "Niños que cuentan una lámina", "kind": "outcome",
            "definition": "Una marca por niño, cada lunes.", "data": "proportion", "numerator": "cuentan",
            "denominator": "presentes", "unit": "niños", "direction": "increase", "cadence": "week", "goal": 50,
        },
    )  # fmt: skip
    cycle = make(
        "/cycles",
        {
            "title": "Una lámina, dos niños", "objective": "Ver si cuentan más de a dos.", "school_id": school,
            "team_id": team["id"], "aim_id": aim["id"], "idea_id": idea["id"], "measure_ids": [measure["id"]],
            "scale": "one_person", "questions": [{"question": "¿Cuántos contarán?", "prediction": ""}],
            "who": "La educadora", "starts_on": "2026-06-01", "data_to_collect": "Una marca por niño",
        },
    )  # fmt: skip
    return Made(house, project, network, school, changed.json(), aim, team, idea, measure, cycle)


def test_an_import_with_bad_rows_stores_nothing_and_its_good_rows_alone_are_taken(made: Made) -> None:
    url = f"/measures/{made.measure['id']}"
    good = [f"{day};{8 + at % 5};22" for at, day in enumerate(WEEKS)]
    bad = ["31/02/2026;9;22", "2026-07-06;25;22", f"{WEEKS[0]};8;22", "2026-07-13;9,5;x"]
    text = "\n".join(["fecha;cuentan;presentes", *good, *bad])
    file = {"file": base64.b64encode(text.encode("cp1252")).decode()}

    looked = made.post(f"{url}/imports:preview", file).json()
    faults = {row["row"]: [one["code"] for one in row["errors"]] for row in looked["rows"] if row["errors"]}
    first_bad = len(good) + 2
    assert looked["counts"] == {"rows": 20, "new": 16, "same": 0, "differs": 0, "bad": 4}
    assert sorted(faults) == [first_bad, first_bad + 1, first_bad + 2, first_bad + 3]
    assert "import.date" in faults[first_bad]
    assert "import.duplicate" in faults[first_bad + 2]
    refused = made.post(f"{url}/imports", {**file, "take": "all"})
    assert (refused.status_code, refused.json()["code"]) == (422, "import.refused")
    assert made.house.get(f"{PDSA}{url}/observations", LEADER)["items"] == []

    taken = made.post(f"{url}/imports", {**file, "take": "good"})
    assert taken.status_code == 200, taken.text
    assert (taken.json()["stored"], len(taken.json()["left_out"])) == (16, 4)
    again = made.post(f"{url}/imports", {**file, "take": "good"}).json()
    assert (again["stored"], again["counts"]["same"]) == (0, 16)


def test_the_chart_is_figures_a_drawing_a_picture_and_a_table(made: Made) -> None:
    url = f"{PDSA}/measures/{made.measure['id']}/chart"
    client = made.house.client(FACILITATOR)
    chart = made.house.get(url, FACILITATOR, language="es")
    assert (chart["n"], chart["goal"], chart["percent"]) == (16, 0.5, True)
    assert [mark["title"] for mark in chart["cycles"]] == [made.cycle["title"]]
    assert "16" in chart["sentence"]
    svg = client.get(f"{url}.svg", params={"language": "es"})
    assert (svg.headers["content-type"], 'xml:lang="es"' in svg.text) == ("image/svg+xml", True)
    assert chart["sentence"] in svg.text
    png = client.get(f"{url}.png")
    with Image.open(io.BytesIO(png.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1520, 800))
    rows = client.get(f"{url}.csv", params={"decimal": "comma"}).text.splitlines()
    assert len([row for row in rows if row.startswith("2026-")]) == 16


def test_what_a_stage_lacks_is_named_field_by_field_and_an_older_version_gets_both(made: Made) -> None:
    path, cycle = f"/cycles/{made.cycle['id']}", made.now()
    version = {"If-Match": f'"{cycle["version"]}"'}
    refused = made.post(f"{path}/stage", {"stage": "do"}, headers=version)
    assert refused.status_code == 422
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [
        ("/questions/0/prediction", "cycle.prediction_missing")
    ]
    question = {**cycle["questions"][0], "prediction": "Doce de veintidós"}
    written = made.patch(path, {"questions": [question]}, cycle["version"])
    assert written.status_code == 200, written.text
    late = made.patch(path, {"who": "La técnica"}, cycle["version"], FACILITATOR)
    assert late.status_code == 412
    both = late.json()
    assert both["current"]["questions"][0]["prediction"] == "Doce de veintidós"
    assert both["yours"] == {"who": "La técnica"}
    moved = made.post(
        f"{path}/stage", {"stage": "do"}, headers={"If-Match": f'"{written.json()["version"]}"'}
    )
    assert (moved.status_code, moved.json()["stage"]) == (200, "do")


def _half_sent(made: Made, where: str, content: bytes) -> None:
    """The head of a piece with half of its bytes; then the connection breaks."""
    address = urlsplit(made.house.url)
    token = made.house.client(LEADER).headers["Authorization"]
    told = {"Host": address.netloc, "Authorization": token, "Content-Length": str(len(content)), **PIECE}
    lines = [
        f"PATCH {where} HTTP/1.1",
        *(f"{name}: {value}" for name, value in told.items()),
        "Upload-Offset: 0",
    ]
    with socket.create_connection((address.hostname or "", address.port or 80), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + content[: len(content) // 2])


def test_a_photo_sent_in_pieces_survives_a_cut_and_loses_its_place(made: Made) -> None:
    content = jpeg(1600, 1200, place=True)
    assert PLACE in content
    digest = hashlib.sha256(content).hexdigest()
    piece = created(
        made.post(
            "/evidence",
            {
                "cycle_id": made.cycle["id"], "kind": "photo", "title": "La lámina", "method": "photo", "stage": "do",
                "alt": "Una mitad roja y una azul", "people": "nobody",
                "file": {"name": "lamina.jpg", "size": len(content), "sha256": digest},
            },
        )
    )  # fmt: skip
    client = made.house.client(LEADER)
    begun = client.post(f"{PDSA}/uploads", headers={**TUS, "Upload-Length": str(len(content))})
    where = begun.headers["Location"]
    _half_sent(made, where, content)

    def rest_is_taken() -> bool:
        offset = int(client.head(where, headers=TUS).headers["Upload-Offset"])
        sent = client.patch(where, headers={**PIECE, "Upload-Offset": str(offset)}, content=content[offset:])
        return sent.status_code == 204

    until(rest_is_taken, seconds=20, why="the rest of a piece that was cut")
    upload = client.get(where).json()
    assert (upload["state"], upload["sha256"]) == ("complete", digest)
    kept = made.post(f"/evidence/{piece['id']}/file", {"upload_id": where.rpartition("/")[2]})
    assert kept.status_code == 200, kept.text
    assert (kept.json()["state"], kept.json()["file"]["received_sha256"]) == ("complete", digest)
    shown = made.house.client(FACILITATOR).get(f"{PDSA}/evidence/{piece['id']}/file")
    assert PLACE not in shown.content
    with Image.open(io.BytesIO(shown.content)) as picture:
        assert not picture.getexif()


def test_a_facilitator_reviews_and_whoever_is_mentioned_is_told(made: Made) -> None:
    asked = created(
        made.post("/reviews", {"cycle_id": made.cycle["id"], "question": "¿Basta con dos niños?"})
    )
    answered = made.post(f"/reviews/{asked['id']}/answer", {"text": "Basta para empezar."}, FACILITATOR)
    assert answered.status_code == 200, answered.text
    question = made.now()["questions"][0]["id"]
    said = created(
        made.post(
            "/comments",
            {
                "subject": {"kind": "cycle", "id": made.cycle["id"]},
                "pointer": f"/questions/{question}/prediction",
                "text": "¿De dónde sale el doce?",
                "mentions": [made.team["members"][0]["person_id"]],
            },
            FACILITATOR,
        )
    )
    notices = made.house.get(f"{PDSA}/notices", LEADER)["items"]
    about = [one for one in notices if one["subject"]["id"] == made.cycle["id"]]
    assert len(about) >= 2
    assert any("¿De dónde sale el doce?" in one["excerpt"] for one in about), said


def test_a_coach_finds_the_cycle_with_its_prompts_and_its_team_sees_the_same(made: Made) -> None:
    coached = made.house.every(f"{PDSA}/coaching/cycles", FACILITATOR, network_id=made.network)
    found = next(one for one in coached if one["id"] == made.cycle["id"])
    assert "moved" in found["groups"]
    assert "no_data" not in found["groups"]
    team = made.house.get(f"{PDSA}/coaching/cycles/{made.cycle['id']}", LEADER)
    assert team["prompts"] == found["prompts"]
    networks = made.house.get(f"{PDSA}/coaching/networks", FACILITATOR, project_id=made.project)
    assert made.network in str(networks)
    assert made.house.client(LEADER).get(
        f"{PDSA}/coaching/networks", params={"project_id": made.project}
    ).status_code == 403  # fmt: skip


def test_another_country_adopts_the_idea_and_both_find_it_in_the_family(made: Made) -> None:
    theirs = made.house.get("/api/identity/v1/networks", ELSEWHERE, project_id=made.project)["items"][0]["id"]
    adopted = created(
        made.post(
            f"/ideas/{made.idea['id']}/adoptions",
            {
                "network_id": theirs, "title": "Tell a picture to a friend", "why": "Few learners tell a story.",
                "what_changes": "In English first.", "audience": "project",
            },
            ELSEWHERE,
        )
    )  # fmt: skip
    assert (adopted["parent"]["id"], adopted["country"]) == (made.idea["id"], "UG")
    for account in (LEADER, ELSEWHERE):
        family = made.house.get(f"{PDSA}/ideas/{made.idea['id']}/lineage", account)
        assert adopted["id"] in str(family), account
    spread = made.house.get(f"{PDSA}/projects/{made.project}/spread", LEADER)
    family = next(one for one in spread["families"] if one["id"] == made.idea["id"])
    assert [node["country"] for node in family["nodes"]] == ["CL", "UG"]


def test_the_worksheet_is_one_page_with_what_the_team_wrote(made: Made) -> None:
    sheet = made.house.client(LEADER).get(
        f"{PDSA}/cycles/{made.cycle['id']}/worksheet.pdf", params={"language": "es"}
    )
    assert (sheet.status_code, sheet.headers["content-type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(sheet.content)).pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    for expected in ("Una lámina, dos niños", "Doce de veintidós"):
        assert expected in words


def test_a_stranger_is_told_of_each_record_what_is_told_of_one_that_never_was(made: Made) -> None:
    stranger = made.house.client(OTHER_ADMINISTRATOR)

    def told(path: str) -> tuple[int, str]:
        answer = stranger.get(PDSA + path)
        return answer.status_code, answer.text.replace(answer.json()["request_id"], "")

    for kind in ("aims", "theories", "ideas", "teams", "measures", "cycles"):
        record = getattr(made, {"theories": "theory"}.get(kind, kind.removesuffix("s")))
        nothing = told(f"/{kind}/{new_id()}")
        assert nothing[0] == 404
        assert told(f"/{kind}/{record['id']}") == nothing, kind
    nowhere = new_id()
    for path in (
        "/cycles/{}/history", "/cycles/{}/worksheet.pdf", "/cycles/{}/ramp", "/measures/{}/chart", "/measures/{}/chart.png",
        "/ideas/{}/lineage", "/networks/{}/board", "/schools/{}/portfolio", "/projects/{}/spread",
    ):  # fmt: skip
        kind = path.split("/")[1]
        own = {
            "networks": made.network, "schools": made.school, "projects": made.project, "cycles": made.cycle["id"],
            "measures": made.measure["id"], "ideas": made.idea["id"],
        }[kind]  # fmt: skip
        assert told(path.format(own)) == told(path.format(nowhere)), path
        assert told(path.format(own))[0] == 404, path
