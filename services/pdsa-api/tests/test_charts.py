"""Charts of measures: the same figures as improvement-stats gives, with what stands beside them."""

from datetime import timedelta
from typing import Any

import pytest
from chassis.numbers import LANGUAGES
from chassis.testing import queries_of
from improvement_stats.charts import control_chart, run_chart
from improvement_stats.drawing import LABELS, describe
from pdsa_api.charts.words import words_in

from .conftest import House
from .measured import FIRST, PATH, defined, filled, number, observed, week

PRESENT = [25, 24, 26, 23, 25, 24, 26, 25, 24, 25, 23, 24, 29, 30, 29, 30, 29, 30, 29, 30, 29]


async def chart_of(house: House, measure: dict[str, Any], **wish: Any) -> dict[str, Any]:
    answer = await house.client.get(
        f"{PATH}/{measure['id']}/chart", params=wish, headers=house.leader.headers
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def charted(house: House, **changes: Any) -> dict[str, Any]:
    measure = await defined(house, **changes)
    await filled(
        house,
        measure,
        [{"on_date": week(i), "numerator": x, "denominator": 31} for i, x in enumerate(PRESENT)],
    )
    return measure


async def test_a_chart_is_not_for_strangers_and_is_for_every_reader(house: House) -> None:
    measure = await charted(house)
    for name in ("chart", "chart.svg", "chart.csv", "chart.png", "multiples"):
        url = f"{PATH}/{measure['id']}/{name}"
        assert (await house.client.get(url)).status_code == 401
        assert (await house.client.get(url, headers=house.stranger.headers)).status_code == 404
        assert (await house.client.get(url, headers=house.facilitator_elsewhere.headers)).status_code == 404
        assert (await house.client.get(url, headers=house.teacher.headers)).status_code == 200


async def test_a_chart_says_what_improvement_stats_says_of_the_same_numbers(house: House) -> None:
    measure = await charted(house)
    shown = await chart_of(house, measure)
    direct = control_chart("p", PRESENT, denominators=[31] * len(PRESENT))
    assert (shown["kind"], shown["why_code"]) == ("p", "proportion")
    for name, line in (
        ("value", direct.values),
        ("centre", direct.centre),
        ("lower", direct.lower),
        ("upper", direct.upper),
    ):
        assert [point[name] for point in shown["points"]] == list(line)
    assert shown["signals"] is direct.signals is True
    assert shown["phases"][0]["longest_run"] == direct.phases[0].longest_run
    labels = [point["label"] for point in shown["points"]]
    assert shown["sentence"] == describe(direct, points=labels, goal=0.9, percent=True)
    assert (shown["scale"], shown["goal"], shown["points"][0]["label"]) == (100, 0.9, "5 Jan 2026")


async def test_a_phase_begins_at_its_day_with_its_own_baseline(house: House) -> None:
    measure = await charted(house, chart="run")
    url = f"{PATH}/{measure['id']}/phases"
    sent = {"starts_on": "2026-03-28", "reason": "Breakfast club began", "baseline": 4}
    assert (await house.client.post(url, json=sent, headers=house.leader.headers)).status_code == 201
    shown = await chart_of(house, measure)
    direct = run_chart(PRESENT, denominators=[31] * len(PRESENT), phases=[12], freeze=[None, 4])
    assert [one["centre"] for one in shown["phases"]] == [one.centre for one in direct.phases]
    assert (shown["phases"][1]["start"], shown["phases"][1]["reason"]) == (12, "Breakfast club began")
    assert shown["phases"][1]["too_few"] is True
    assert "Too few points to judge" in shown["phases"][1]["words"]


async def test_few_points_are_a_plain_line_and_the_words_say_so_in_each_language(house: House) -> None:
    measure = await defined(house, **number(house))
    await filled(house, measure, [{"on_date": week(i), "value": i} for i in range(5)])
    shown = await chart_of(house, measure, kind="i")
    assert (shown["kind"], shown["rules"], shown["too_few"], shown["signals"]) == (
        "line",
        "none",
        True,
        False,
    )
    assert {point["centre"] for point in shown["points"]} == {None}
    expected = {
        "en": "Too few points to judge.",
        "es": "Muy pocos puntos para juzgar.",
        "fil": "Kulang ang mga punto para humusga.",
        "sw": "Nukta ni chache mno kuamua.",
    }
    for language, words in expected.items():
        said = await chart_of(house, measure, language=language)
        assert words in said["sentence"], language
        assert "5" in said["why"], language


async def test_missing_is_a_gap_with_its_reason_and_an_excluded_point_enters_nothing(house: House) -> None:
    measure = await defined(house, **number(house))
    values = [10, 12, 11, 13, 90, 12, 11, 10, 12, 11, 13, 12, 11, 12, 13]
    await filled(
        house,
        measure,
        [
            {"on_date": week(i), "missing": "holiday"} if i == 2 else {"on_date": week(i), "value": value}
            for i, value in enumerate(values)
        ],
    )
    before = await chart_of(house, measure)
    assert before["points"][2]["value"] is None
    assert before["points"][2]["missing_label"] == "holiday"
    assert before["points"][4]["marks"] == ["outside"]
    url = f"{PATH}/{measure['id']}/observations/{before['points'][4]['id']}"
    left_out = await house.client.patch(
        url,
        json={"excluded": "The scale was broken", "reason": "Seen with the supervisor"},
        headers={**house.leader.headers, "If-Match": '"1"'},
    )
    assert left_out.status_code == 200, left_out.text
    after = await chart_of(house, measure)
    direct = control_chart("i", [10, 12, None, *values[3:]], exclude=[4])
    assert after["points"][4]["marks"] == ["excluded"]
    assert after["points"][0]["upper"] == direct.upper[0]


async def test_a_kind_or_rules_that_do_not_go_with_the_data_are_refused(house: House) -> None:
    measure = await charted(house)
    url = f"{PATH}/{measure['id']}/chart"
    for wish, pointer in (({"kind": "u"}, "/kind"), ({"kind": "p", "rules": "perla"}, "/rules")):
        answer = await house.client.get(url, params=wish, headers=house.leader.headers)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await chart_of(house, measure, rules="perla"))["kind"] == "run"


async def test_no_line_leads_over_a_holiday_and_the_axis_shows_the_jump(house: House) -> None:
    measure = await defined(house, **number(house))
    weeks = [0, 1, 2, 3, 10, 11, 12, 13, 14]
    await filled(house, measure, [{"on_date": week(i), "value": i} for i in weeks])
    shown = await chart_of(house, measure)
    assert [point["after_gap"] for point in shown["points"]] == [i == 10 for i in weeks]


async def test_notes_stand_at_their_point_and_a_window_leaves_points_out(house: House) -> None:
    measure = await charted(house)
    await house.client.post(
        f"{PATH}/{measure['id']}/notes",
        json={"on_date": "2026-01-14", "text": "Heavy rain"},
        headers=house.leader.headers,
    )
    shown = await chart_of(house, measure)
    assert [(one["text"], one["index"]) for one in shown["notes"]] == [("Heavy rain", 2)]
    cut = await chart_of(house, measure, **{"from": week(5), "to": week(14)})
    assert (len(cut["points"]), cut["notes"]) == (10, [])


async def test_cycles_that_name_the_measure_stand_on_its_time_axis_for_those_who_may_read_them(
    house: House,
) -> None:
    measure = await charted(house)
    sent = {
        "project_id": str(house.project),
        "network_id": str(house.network),
        "title": "Breakfast club",
        "starts_on": "2026-02-02",
        "measure_ids": [measure["id"]],
    }
    for audience in ("network", "team"):
        made = await house.client.post(
            "/api/pdsa/v1/cycles", json={**sent, "audience": audience}, headers=house.leader.headers
        )
        assert made.status_code == 201, made.text
    own = await chart_of(house, measure)
    assert [(one["title"], one["index"]) for one in own["cycles"]] == [("Breakfast club", 4)] * 2
    url = f"{PATH}/{measure['id']}/chart"
    seen = (await house.client.get(url, headers=house.teacher.headers)).json()["cycles"]
    assert len(seen) == 1


async def test_the_picture_and_the_table_hold_the_chart(house: House) -> None:
    measure = await charted(house)
    url = f"{PATH}/{measure['id']}"
    picture = await house.client.get(
        f"{url}/chart.svg", params={"language": "es"}, headers=house.leader.headers
    )
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "La meta es 90" in picture.text
    one, two = [await house.client.get(f"{url}/chart.png", headers=house.leader.headers) for _ in range(2)]
    assert one.content.startswith(b"\x89PNG")
    assert one.content == two.content
    await observed(house, measure, on_date=week(25), missing="other", note="=cmd|' /C calc'!A0")
    rows = (await house.client.get(f"{url}/chart.csv", headers=house.leader.headers)).content
    assert rows.startswith(b"\xef\xbb\xbfdate,value")
    assert b"'=cmd" in rows
    comma = await house.client.get(
        f"{url}/chart.csv", params={"decimal": "comma"}, headers=house.leader.headers
    )
    assert "2026-01-05;0,806451612903;25;31" in comma.text


async def test_small_multiples_are_each_schools_own_chart_by_name_in_a_constant_number_of_queries(
    house: House, second_school: str
) -> None:
    measure = await defined(house, **number(house))
    url = f"{PATH}/{measure['id']}/multiples"
    schools = [str(house.school), second_school]
    await filled(
        house, measure, [{"on_date": week(i), "value": i, "school_id": schools[0]} for i in range(12)]
    )
    one = await house.client.get(url, headers=house.leader.headers)
    await filled(
        house, measure, [{"on_date": week(i), "value": 20 - i, "school_id": schools[1]} for i in range(12)]
    )
    two = await house.client.get(url, headers=house.leader.headers)
    assert queries_of(one) == queries_of(two)
    assert [item["school"] for item in two.json()["items"]] == ["Chini Primary", "Mwangaza Primary"]
    alone = await chart_of(house, measure, school_id=schools[0])
    assert two.json()["items"][1] == alone
    assert two.json()["axis"]["high"] >= 20


async def test_a_chart_of_a_thousand_points_takes_the_queries_of_one_of_twelve(house: House) -> None:
    counts = []
    for points in (12, 1000):
        measure = await defined(house, **number(house), cadence="day")
        rows = ["date\tvalue", *(f"{FIRST - timedelta(days=i)}\t{i % 17}" for i in range(points))]
        stored = await house.client.post(
            f"{PATH}/{measure['id']}/imports",
            json={"text": "\n".join(rows), "take": "all"},
            headers=house.leader.headers,
        )
        assert stored.status_code == 200, stored.text
        answer = await house.client.get(f"{PATH}/{measure['id']}/chart", headers=house.leader.headers)
        assert len(answer.json()["points"]) == points
        counts.append(queries_of(answer))
    assert counts[0] == counts[1] <= 7


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_word_of_a_chart_is_there_in_each_language(language: str) -> None:
    words, english = words_in(language), words_in("en")
    of_bars = {"say_bar", "say_hidden", "hidden"}
    assert set(words.labels) == set(LABELS) - of_bars
    describe(run_chart([1, 2, 3]), labels=words.labels)
    ours = {name for name in words.catalogue.strings if not name.startswith("draw.")}
    assert ours == set(english.catalogue.strings)
