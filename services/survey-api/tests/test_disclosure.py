"""An attacker who reads every document of a set works out no network that is withheld."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import pytest
from improvement_stats import _engines
from survey_api.figures import tabulation
from survey_api.figures.computing import compute

from .demonstration_wave import participation

Json = dict[str, Any]
MINIMUM = 5


def item(name: str, choices: int, *, scale: str | None = None) -> Json:
    return {
        "name": name,
        "path": [name],
        "group": None,
        "label": {"en": name},
        "scale": [{"value": f"c{n}", "label": {}, "rank": n, "apart": False} for n in range(choices)],
        "ordered": True,
        "shown": True,
        "scales": [{"name": scale, "reversed": False}] if scale else [],
    }


def wave(answers: Mapping[str, Mapping[str, Sequence[Sequence[str | None]]]], items: list[Json]) -> Json:
    """district -> network -> rows, as the payload of the computation."""
    units: list[Json] = []
    rows: dict[str, Sequence[Sequence[str | None]]] = {}
    for district, networks in answers.items():
        given = sum(map(len, networks.values()))
        row = participation(district, district, given, given + 20, len(networks))
        units.append({"kind": "district", "district_id": None, **_unit(row)})
        for network, one in networks.items():
            row = participation(network, network, len(one), len(one) + 5, None)
            units.append({"kind": "network", "district_id": district, **_unit(row)})
            rows[network] = one
    total = sum(map(len, rows.values()))
    row = participation("project", "project", total, total + 100, len(rows))
    units.append({"kind": "project", "district_id": None, **_unit(row)})
    return {
        "minimum": MINIMUM,
        "wave": {
            "id": "w",
            "title": "",
            "instrument": "",
            "starts_on": "2022-01-01",
            "ends_on": "2022-02-01",
        },
        "measures": {"items": items, "coherence": {}, "role": None, "scales": {}},
        "units": units,
        "answers": rows,
    }


def _unit(row: Json) -> Json:
    return {"id": row["id"], "label": row["label"], "code": row["code"], "participation": row}


def slices_of(payload: Json) -> dict[str, Json]:
    return dict(compute(orjson.dumps(payload))["slices"])


def random_wave(seed: int) -> Json:
    chance = random.Random(seed)
    items = [item(f"item{n}", chance.randint(2, 5), scale="s" if n < 2 else None) for n in range(3)]
    answers = {
        f"D{d}": {
            f"D{d}N{n}": [
                [
                    None if chance.random() < 0.06 else f"c{min(chance.randrange(6), len(one['scale']) - 1)}"
                    for one in items
                ]
                for _ in range(chance.choice([0, 1, 2, 3, 4, 4, 5, 6, 8, 11]))
            ]
            for n in range(chance.randint(2, 6))
        }
        for d in range(chance.randint(1, 3))
    }
    return wave(answers, items)


def figure(slice_: Json, name: str) -> Json | None:
    return next((one for one in slice_["items"] if one["name"] == name), None)


def ranges(
    payload: Json, slices: dict[str, Json], one: Json
) -> dict[tuple[str, int], tuple[float, float | None]]:
    """What the attacker can prove of each count of each network that is not printed, by a linear programme."""
    places = range(len(one["scale"]))
    networks = [unit for unit in payload["units"] if unit["kind"] == "network"]
    truth = {
        unit["id"]: tabulation.tally(one, [row[payload["measures"]["items"].index(one)]
                                          for row in payload["answers"][unit["id"]]])
        for unit in networks
    }  # fmt: skip
    known: dict[tuple[str, int], int] = {}
    for unit in networks:
        printed = figure(slices[unit["id"]], one["name"])
        for place in places:
            if printed and printed["counts"][place] is not None:
                known[unit["id"], place] = printed["counts"][place]
    unknown = [(u["id"], p) for u in networks for p in places if (u["id"], p) not in known]
    at = {cell: number for number, cell in enumerate(unknown)}
    sums: list[tuple[list[tuple[str, int]], int]] = [
        # How many answered the item in each network is taken as known.
        ([(u["id"], p) for p in places], sum(truth[u["id"]].counts))
        for u in networks
    ]
    for unit in payload["units"]:
        printed = None if unit["kind"] == "network" else figure(slices[unit["id"]], one["name"])
        if not printed:
            continue
        within = [u["id"] for u in networks if unit["kind"] == "project" or u["district_id"] == unit["id"]]
        for place in places:
            if printed["counts"][place] is not None:
                sums.append(([(i, place) for i in within], printed["counts"][place]))
    rows, right = [], []
    for cells, value in sums:
        open_cells = [at[cell] for cell in cells if cell in at]
        if open_cells:
            rows.append(open_cells)
            right.append(value - sum(known[cell] for cell in cells if cell in known))
    found = _engines.variable_ranges(rows, right, len(unknown)) if unknown else []
    return dict(zip(unknown, found, strict=True))


def given_away(payload: Json, slices: dict[str, Json]) -> list[tuple[str, str, int]]:
    """Counts of withheld networks that the attacker knows to within one, and not from the number of answers alone.

    Zeros are left out: a choice that nobody in the district took is no secret of one of its networks.
    """
    lost = []
    withheld = {u["id"] for u in payload["units"] if slices[u["id"]]["withheld"]}
    for number, one in enumerate(payload["measures"]["items"]):
        for (network, place), (low, high) in ranges(payload, slices, one).items():
            answered = sum(row[number] is not None for row in payload["answers"][network])
            if network not in withheld or high is None or high < 1e-6:
                continue
            learnt = low > 1e-6 or high < answered - 1e-6
            if learnt and high - low < 2 - 1e-6:
                lost.append((network, one["name"], place))
    return lost


@pytest.mark.parametrize("seed", range(60))
def test_no_count_of_a_withheld_network_can_be_worked_out(seed: int) -> None:
    payload = random_wave(seed)
    assert given_away(payload, slices_of(payload)) == []


def one_hidden_network() -> Json:
    """A district of three networks, one of them with four answers."""
    rows = {
        "A": [["c0"]] * 4 + [["c1"]] * 5,
        "B": [["c0"]] * 3 + [["c1"]] * 4 + [["c2"]] * 3,
        "C": [["c0"]] * 1 + [["c1"]] * 3,
    }
    return wave({"D": rows}, [item("one", 3)])


def test_one_withheld_network_alone_hides_cells_of_another_or_the_sums() -> None:
    payload = one_hidden_network()
    slices = slices_of(payload)
    assert slices["C"]["withheld"] == "too_few"
    others = [figure(slices[unit], "one") for unit in ("A", "B", "D")]
    assert any(one["withheld"] == "protects_others" for one in others if one)
    assert given_away(payload, slices) == []


def test_without_suppression_the_attacker_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(one: Json, networks: Any, tallies: Any, minimum: int) -> tabulation.Verdict:
        few = {network.id for network in networks if network.answers < minimum}
        return tabulation.Verdict({name: set(range(len(one["scale"]))) for name in few}, few)

    monkeypatch.setattr(tabulation, "judge", careless)
    payload = one_hidden_network()
    assert given_away(payload, slices_of(payload)) != []


def test_a_network_with_a_hidden_cell_shows_no_share_and_no_mean_of_that_question() -> None:
    payload = one_hidden_network()
    payload["measures"]["items"][0]["scales"] = [{"name": "s", "reversed": False}]
    slices = slices_of(payload)
    for unit in ("A", "B", "D"):
        found = figure(slices[unit], "one")
        if found and found["withheld"]:
            assert (found["top"], found["bottom"]) == (None, None)
            assert slices[unit]["scales"][0]["mean"] is None


def test_a_mean_beside_which_one_network_stays_unshown_is_withheld() -> None:
    assert tabulation.mean_is_safe([], MINIMUM)
    assert tabulation.mean_is_safe([0, 0], MINIMUM)
    assert tabulation.mean_is_safe([3, 4], MINIMUM)
    assert not tabulation.mean_is_safe([4], MINIMUM)
    assert not tabulation.mean_is_safe([4, 0], MINIMUM)
    assert not tabulation.mean_is_safe([2, 2], MINIMUM)


def test_a_district_with_fewer_than_five_answers_shows_nothing_and_the_project_no_difference() -> None:
    rows = {"A": [["c0"], ["c1"], ["c1"]], "B": [["c0"]]}
    other = {"C": [["c0"]] * 6 + [["c1"]] * 6, "E": [["c1"]] * 7 + [["c0"]] * 5}
    slices = slices_of(wave({"D1": rows, "D2": other}, [item("one", 2)]))
    assert slices["D1"]["withheld"] == "too_few"
    project = figure(slices["project"], "one")
    assert project is not None
    assert project["withheld"] == "protects_others"
    assert figure(slices["D2"], "one")["counts"] == [11, 13]  # type: ignore[index]  # it is there


def test_a_question_that_few_of_a_network_were_asked_shows_no_count_of_it() -> None:
    rows: dict[str, Sequence[Sequence[str | None]]] = {
        "A": [*[["c0", "c0"]] * 3, *[["c1", None]] * 6],
        "B": [["c0", "c1"]] * 9,
        "C": [["c1", "c0"]] * 6 + [["c1", "c1"]] * 6,
    }
    slices = slices_of(wave({"D": rows}, [item("asked", 2), item("then", 2)]))
    found = figure(slices["A"], "then")
    assert found is not None
    assert (found["withheld"], found["counts"], found["n"]) == ("too_few", [None, None], None)
    assert figure(slices["A"], "asked")["counts"] == [3, 6]  # type: ignore[index]  # it is there
