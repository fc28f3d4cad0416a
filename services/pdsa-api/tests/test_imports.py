"""Imports over HTTP: looked at first, then taken whole or in part, in one transaction."""

import base64
from typing import Any

import httpx
import pytest
from chassis.testing import queries_of
from pdsa_api.imports import service
from sqlalchemy import text

from .conftest import House
from .measured import PATH, defined, number, observed, week

TSV = "week_start\tlearners present\tlearners on the register\n"


async def sent(house: House, measure: dict[str, Any], way: str, **body: Any) -> httpx.Response:
    return await house.client.post(
        f"{PATH}/{measure['id']}/imports{way}", json=body, headers=house.leader.headers
    )


async def looked(house: House, measure: dict[str, Any], **body: Any) -> httpx.Response:
    return await sent(house, measure, ":preview", **body)


async def stored(house: House, measure: dict[str, Any]) -> list[dict[str, Any]]:
    url = f"{PATH}/{measure['id']}/observations"
    answer = await house.client.get(url, params={"limit": 200}, headers=house.leader.headers)
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_an_import_is_for_writers_of_the_measure(house: House) -> None:
    measure = await defined(house)
    body = {"text": TSV, "take": "all"}
    for way, sending in ((":preview", {"text": TSV}), ("", body)):
        url = f"{PATH}/{measure['id']}/imports{way}"
        assert (await house.client.post(url, json=sending)).status_code == 401
        assert (await house.client.post(url, json=sending, headers=house.teacher.headers)).status_code == 403
        assert (await house.client.post(url, json=sending, headers=house.stranger.headers)).status_code == 404


async def test_a_look_shows_every_row_says_how_it_was_read_and_stores_nothing(house: House) -> None:
    measure = await defined(house)
    await observed(house, measure, on_date="2026-01-19", numerator=20, denominator=31)
    await observed(house, measure, on_date="2026-01-26", numerator=29, denominator=31)
    pasted = TSV + "05/01/2026\t27\t31\n12/01/2026\t32\t31\n19/01/2026\t28\t31\n26/01/2026\t29\t31\n"
    answer = await sent(house, measure, ":preview", text=pasted)
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert (shown["delimiter"], shown["date_order"], shown["header"]) == ("tab", "dmy", True)
    assert shown["columns"] == {
        "date": "week_start",
        "numerator": "learners present",
        "denominator": "learners on the register",
    }
    assert [row["status"] for row in shown["rows"]] == ["new", "bad", "differs", "same"]
    assert shown["rows"][1]["errors"][0]["row"] == 3
    assert shown["rows"][1]["errors"][0]["column"] == "learners present"
    assert shown["rows"][2]["stored"]["numerator"] == 20
    assert "20 of 31 there, 28 of 31 here" in shown["rows"][2]["errors"][0]["message"]
    assert shown["counts"] == {"rows": 4, "new": 1, "same": 1, "differs": 1, "bad": 1}
    assert len(await stored(house, measure)) == 2


async def test_all_with_a_row_at_fault_stores_nothing_and_good_rows_can_be_taken_alone(house: House) -> None:
    measure = await defined(house)
    pasted = TSV + "2026-01-05\t27\t31\n2026-01-12\t32\t31\n2026-01-19\t28\t31\n"
    refused = await sent(house, measure, "", text=pasted, take="all")
    assert (refused.status_code, refused.json()["code"]) == (422, "import.refused")
    assert [(one["row"], one["code"]) for one in refused.json()["errors"]] == [
        (3, "observation.above_denominator")
    ]
    assert await stored(house, measure) == []
    good = await sent(house, measure, "", text=pasted, take="good")
    assert good.status_code == 200, good.text
    assert (good.json()["stored"], [row["row"] for row in good.json()["left_out"]]) == (2, [3])
    assert [row["on_date"] for row in await stored(house, measure)] == ["2026-01-19", "2026-01-05"]
    assert {row["source"] for row in await stored(house, measure)} == {"import"}


async def test_an_import_that_breaks_in_the_middle_leaves_nothing_behind(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: new rows were written already when replacing the others fails."""
    measure = await defined(house, **number(house))
    await observed(house, measure, on_date=week(0), value=7)
    body = {"text": f"date,value\n{week(0)},8\n{week(1)},9\n", "take": "all", "replace": True}
    with monkeypatch.context() as broken:
        statement = text("select 1 / (:now is null)::int")
        broken.setattr(service, "_REPLACE", statement)
        assert (await sent(house, measure, "", **body)).status_code == 500
    assert [row["value"] for row in await stored(house, measure)] == [7]
    assert (await sent(house, measure, "", **body)).status_code == 200
    assert [row["value"] for row in await stored(house, measure)] == [9, 8]


async def test_days_that_are_there_are_replaced_on_request_and_their_old_value_is_kept(house: House) -> None:
    measure = await defined(house, **number(house))
    first = (await observed(house, measure, on_date=week(0), value=7)).json()
    pasted = f"date,value\n{week(0)},8\n{week(1)},9\n"
    refused = await sent(house, measure, "", text=pasted, take="all")
    assert [one["code"] for one in refused.json()["errors"]] == ["import.exists"]
    kept = await sent(house, measure, "", text=pasted, take="good")
    assert (kept.json()["stored"], kept.json()["replaced"]) == (1, 0)
    good = await sent(house, measure, "", text=pasted, take="all", replace=True, reason="Counted anew")
    assert (good.json()["stored"], good.json()["replaced"]) == (0, 1)
    url = f"{PATH}/{measure['id']}/observations/{first['id']}"
    now = await house.client.get(url, headers=house.leader.headers)
    assert (now.json()["value"], now.json()["version"]) == (8, 2)
    (change,) = (await house.client.get(f"{url}/history", headers=house.leader.headers)).json()["items"]
    assert change["fields"] == [{"field": "value", "old": 7, "new": 8}]
    assert (change["reason"], change["by"], change["version"]) == ("Counted anew", house.leader.id, 2)


async def test_a_file_is_read_in_its_encoding_with_names_in_spanish_and_decimal_commas(house: House) -> None:
    measure = await defined(house, **number(house, name="Minutos"))
    content = f"Fecha;Minutos;Observación\n{week(0)};2,5;lluvia en el año\n{week(1)};;feria\n"
    body = {"file": base64.b64encode(content.encode("latin-1")).decode(), "empty_as": "not_collected"}
    shown = (await sent(house, measure, ":preview", **body)).json()
    assert (shown["encoding"], shown["decimal"], shown["delimiter"]) == ("latin-1", "comma", "semicolon")
    assert (await sent(house, measure, "", **body, take="all")).json()["stored"] == 2
    rows = await stored(house, measure)
    assert (rows[1]["value"], rows[1]["note"]) == (2.5, "lluvia en el año")
    assert (rows[0]["value"], rows[0]["missing"]) == (None, "not_collected")


async def test_schools_are_found_by_name_or_code_and_codes_for_missing_are_declared(
    house: House, second_school: str
) -> None:
    measure = await defined(house, **number(house))
    pasted = f"date,school,value\n{week(0)},Mwangaza Primary,1\n{week(0)},chini-primary,NS\n"
    shown = (await sent(house, measure, ":preview", text=pasted)).json()
    assert shown["unread"] == [{"text": "NS", "times": 1}]
    good = await sent(house, measure, "", text=pasted, take="all", codes={"NS": "not_submitted"})
    assert good.json()["stored"] == 2, good.text
    by_school = {row["school_id"]: row for row in await stored(house, measure)}
    assert by_school[second_school]["missing"] == "not_submitted"
    assert by_school[str(house.school)]["value"] == 1


async def test_what_is_no_table_or_names_no_column_is_refused_as_a_whole(house: House) -> None:
    measure = await defined(house, **number(house))
    neither = await sent(house, measure, ":preview")
    assert (neither.status_code, neither.json()["code"]) == (422, "validation")
    empty = await sent(house, measure, ":preview", text="\n")
    assert (empty.status_code, empty.json()["errors"][0]["code"]) == (422, "import.empty")
    column = await sent(house, measure, ":preview", text="date,value\n", columns={"date": "day"})
    assert column.json()["errors"][0]["pointer"] == "/columns/date"
    none = (await sent(house, measure, ":preview", text="name,colour\na,b\n")).json()
    assert none["missing_columns"] == ["date", "value"]


async def test_an_import_takes_the_same_queries_however_many_rows(house: House) -> None:
    counts = []
    for rows in (2, 2000):
        measure = await defined(house, **number(house, cadence="day"))
        days = [f"{2000 + i // 300}-{1 + i % 300 // 25:02}-{1 + i % 25:02}" for i in range(rows)]
        pasted = "date,value\n" + "".join(f"{day},{i}\n" for i, day in enumerate(days))
        answer = await sent(house, measure, "", text=pasted, take="all")
        assert answer.json()["stored"] == rows, answer.text
        replaced = pasted.replace(",0\n", ",7\n").replace(",1\n", ",8\n")
        again = await sent(house, measure, "", text=replaced, take="all", replace=True)
        assert again.json()["replaced"] == 2
        counts.append((queries_of(answer), queries_of(again)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("text", ["1e400", "-1e999", "9" * 400])
async def test_a_number_beyond_all_counting_is_a_fault_of_its_row_alone(house: House, text: str) -> None:
    measure = await defined(house, **number(house))
    answer = await looked(house, measure, text=f"date,value\n2026-01-05,{text}\n2026-01-06,2\n")
    first, second = answer.json()["rows"]
    assert (first["status"], second["status"]) == ("bad", "new")
    assert [one["code"] for one in first["errors"]] == ["observation.too_large"]


@pytest.mark.parametrize("file", ["!!!", "YQ", "YWJj\u00e9", "a b c d e"])
async def test_a_file_that_is_no_base64_is_refused_and_not_half_read(house: House, file: str) -> None:
    measure = await defined(house, **number(house))
    answer = await looked(house, measure, file=file)
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["pointer"]) == (422, "/file")
    assert "no Base64" in fault["message"]


async def test_what_is_wrong_with_a_file_is_said_of_the_file(house: House) -> None:
    measure = await defined(house, **number(house))
    workbook = base64.b64encode(b"PK\x03\x04" + b"\0" * 50).decode()
    for body, pointer in (({"file": workbook}, "/file"), ({"text": " "}, "/text")):
        (fault,) = (await looked(house, measure, **body)).json()["errors"]
        assert fault["pointer"] == pointer


TABLES = {
    "line ends of every kind": (b"date;value\r\n2026-01-05;1\n2026-01-06;2\r2026-01-07;3\n\r\n", 3),
    "a byte order mark": (b"\xef\xbb\xbfdate,value\n2026-01-05,1\n", 1),
    "UTF-16 with its mark": ("date\tvalue\n2026-01-05\t1\n".encode("utf-16"), 1),
    "decimal commas": (b"date;value\n2026-01-05;1,5\n2026-01-06;2,25\n", 2),
    "Latin letters of one byte": ("date;a\u00f1o;value\n2026-01-05;x;1\n".encode("latin-1"), 1),
}


@pytest.mark.parametrize("name", TABLES)
async def test_a_table_is_read_however_a_spreadsheet_wrote_it(house: House, name: str) -> None:
    measure = await defined(house, **number(house))
    content, rows = TABLES[name]
    answer = await looked(house, measure, file=base64.b64encode(content).decode())
    assert answer.status_code == 200, answer.text
    assert answer.json()["counts"] == {"rows": rows, "new": rows, "same": 0, "differs": 0, "bad": 0}


async def test_days_that_no_calendar_has_and_days_that_come_twice_are_told_row_by_row(house: House) -> None:
    measure = await defined(house, **number(house))
    days = ("9999-12-31", "2026-02-30", "10000-01-01", "0000-01-01", "2026-01-05", "2026-01-05")
    table = "date,value\n" + "".join(f"{day},{n}\n" for n, day in enumerate(days))
    rows = (await looked(house, measure, text=table)).json()["rows"]
    assert [[one["code"] for one in row["errors"]] for row in rows] == [
        ["observation.future"],
        ["import.date"],
        ["import.date"],
        ["import.date"],
        [],
        ["import.duplicate"],
    ]
