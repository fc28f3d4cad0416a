"""The loader against an installation in memory: complete, repeatable, resumable after a crash anywhere."""

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from demonstration.generate import Programme
from demonstration.load.failures import LoadFailed
from demonstration.load.loader import Loader
from demonstration.load.settings import Settings
from duru_client import Retry

Load = Callable[[], list[str]]
FIRST_CLOSED = (
    "Monitoreo de redes 2022 closed with 412 responses, reports ['network_feedback', 'district_feedback']"
)


@pytest.fixture
def load(installation: Any, settings: Settings, demo: Programme) -> Load:
    def run() -> list[str]:
        said: list[str] = []
        retry = Retry(attempts=1)
        transport = httpx.MockTransport(installation)
        Loader(settings, demo, said.append, transport=transport, retry=retry).run()
        return said

    return run


def small(demo: Programme) -> Programme:
    """Every step of the whole programme, with a few people only."""
    kept = {"SLEP1": 1, "SLEP2": 1, "SLEP3": 3}
    districts = tuple(
        replace(
            district,
            networks=tuple(
                replace(n, members=n.members[:3]) for n in district.networks[: kept[district.code]]
            ),
        )
        for district in demo.districts
        if district.code in kept
    )
    people = {m.person.code for district in districts for n in district.networks for m in n.members}
    responses = tuple(response for response in demo.responses if response.person in people)
    assert len(responses) > 3
    family = ("ke-pairs", "ke-trios")  # one that is written, one that adapts it: every step of the others
    ideas = tuple(idea for idea in demo.ideas if idea.key in family)
    kenya = demo.sites[0]
    ramp = (kenya.cycles[0], kenya.cycles[1])
    site = replace(
        kenya,
        cycles=ramp,
        teams=tuple(team for team in kenya.teams if team.school == ramp[0].school),
        evidence=tuple(replace(piece, cycle=ramp[1].title) for piece in kenya.evidence),
    )
    # The names of the support wave are of another site, whose roster is kept whole.
    return replace(
        demo,
        districts=districts,
        responses=responses,
        earlier_responses=tuple(one for one in demo.earlier_responses if one.person in people),
        sites=(site, *(replace(one, cycles=(), teams=(), evidence=()) for one in demo.sites[1:])),
        ideas=ideas,
        measures=demo.measures[:1],
        advice=replace(demo.advice, answers=demo.advice.answers[:2]),
        talks=(replace(demo.talks[0], still=ramp[1].title),),
    )


def contents(installation: Any) -> dict[str, Any]:
    """Everything but ids of API clients and passwords, which are new in each installation."""
    kept = {name: copy.deepcopy(items) for name, items in installation.lists.items() if items}
    for client in kept["T1/clients"]:
        del client["id"]
    return {**kept, "events": installation.events, "accounts": sorted(installation.accounts)}


def test_everything_is_loaded(installation: Any, load: Load, settings: Settings, demo: Programme) -> None:
    said = load()
    sizes = {name: len(items) for name, items in installation.lists.items()}
    waves = {wave["title"]: wave for wave in installation.rows("waves")}
    first, second = waves["Monitoreo de redes 2022"], waves["Monitoreo de redes 2023"]
    assert (first["state"], first["invited"], sizes[f"T1/responses/{first['id']}"]) == ("closed", 1127, 412)
    assert (second["state"], sizes[f"T1/links/{second['id']}"]) == ("open", 59)
    advised = waves[demo.advice.title]
    assert (advised["state"], advised["invited"], sizes[f"T1/responses/{advised['id']}"]) == ("open", 12, 10)
    assert sizes[f"T1/links/{advised['id']}"] == 12
    earlier, support = waves["Monitoreo de redes 2021"], waves["Sino ang sumusuporta sa iyong trabaho"]
    assert (earlier["state"], sizes[f"T1/responses/{earlier['id']}"]) == ("closed", 280)
    assert (support["state"], support["invited"]) == ("open", 19)
    assert sizes[f"T1/responses/{support['id']}"] == 15
    (changed,) = installation.rows(f"sent/{second['id']}")
    before, after = (version["answers"] for version in changed["versions"])
    assert before["practices"]["attendance_data"] != after["practices"]["attendance_data"] == "always"
    assert (sizes["T1/networks"], sizes["T1/people"]) == (59 + 4, 1127 + 12 + 15 + 19 + 10 + 3)
    theories = [(t["version"], t.get("base_version")) for t in installation.rows("theories")]
    assert theories == [(3, None), (2, 2), (3, None), (2, None), (2, None)]
    observed = sum(size for name, size in sizes.items() if name.startswith("T1/observations/"))
    assert (sizes["T1/measures"], observed) == (12, sum(len(one.lines) for one in demo.measures))
    assert (sizes["T1/aims"], sizes["T1/definitions"]) == (4, 2)
    assert sizes["T1/teams"] == sum(len(site.teams) for site in demo.sites)
    assert sizes["T1/cycles"] == sum(len(site.cycles) for site in demo.sites)
    assert {piece["state"] for piece in installation.rows("evidence")} == {"complete"}
    assert sizes["T1/evidence"] == sum(len(site.evidence) for site in demo.sites)
    assert sizes["T1/comments"] == 2 * 4
    assert (
        sorted(review["state"] for review in installation.rows("reviews")) == ["answered"] * 4 + ["open"] * 4
    )
    assert (sizes["T2/networks"], sizes["T2/people"], len(installation.accounts)) == (1, 9, 9)
    assert settings.marker.exists()
    assert said[-1] == "the demonstration is loaded"


def test_every_cycle_is_told_with_its_school_team_idea_and_the_stage_its_team_reached(
    installation: Any, load: Load, demo: Programme
) -> None:
    load()
    made = {cycle["title"]: cycle for cycle in installation.rows("cycles")}
    ids = {cycle["id"]: title for title, cycle in made.items()}
    schools = {team["id"]: team["school_id"] for team in installation.rows("teams")}
    ideas = {idea["id"]: idea["title"] for idea in installation.rows("ideas")}
    titles = {idea.key: idea.title for idea in demo.ideas}
    for site in demo.sites:
        for cycle in site.cycles:
            told = made[cycle.title]
            assert schools[told["team_id"]] == told["school_id"] is not None
            assert ideas[told["idea_id"]] == titles[cycle.idea]
            assert len(told["measure_ids"]) == len(cycle.measures)
            assert ids.get(told.get("previous_id"), "") == cycle.follows
            assert told["stage"] == cycle.stage


def test_a_leader_finds_the_conversation_unread_and_not_what_was_told_while_loading(
    installation: Any, load: Load
) -> None:
    load()
    told = installation.rows("notices")
    assert told
    assert all(one["read"] for one in told)
    told[0]["read"] = False  # a visitor's own notice
    load()
    assert told[0]["read"] is False, "a second run reads nothing in a visitor's place"


def test_the_reports_are_defined_before_the_wave_closes_and_after_the_one_of_the_year_before(
    installation: Any, load: Load
) -> None:
    load()
    assert installation.events[0] == "Monitoreo de redes 2021 closed with 280 responses, reports []"
    assert installation.events[1] == FIRST_CLOSED
    assert len(installation.events) == 3


def test_loading_twice_makes_nothing_twice(installation: Any, load: Load) -> None:
    load()
    before = contents(installation)
    load()
    assert contents(installation) == before


@pytest.mark.parametrize("after_effect", [False, True], ids=["answered", "unanswered"])
def test_a_crash_after_any_change_is_made_good_by_the_next_run(
    demo: Programme, tmp_path: Path, installation: Any, after_effect: bool
) -> None:
    """Between two changes nothing is written down, so these are all states a crash can leave behind."""
    few = small(demo)

    def load_few(target: Any, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "code").write_text("setup-code")
        settings = Settings("http://x.example", folder / "code", folder / "accounts.txt", folder / "loaded")
        transport = httpx.MockTransport(target)
        Loader(settings, few, lambda _: None, transport=transport, retry=Retry(attempts=1)).run()

    load_few(installation, tmp_path / "whole")
    whole = contents(installation)
    crashes = installation.writes if after_effect else [1, *(write + 1 for write in installation.writes[:-1])]
    assert len(crashes) > 40
    for crash_at in crashes:
        broken = type(installation)()
        broken.crash_at, broken.crash_after_effect = crash_at, after_effect
        folder = tmp_path / str(crash_at)
        with pytest.raises(installation.Crash):
            load_few(broken, folder)
        assert not (folder / "loaded").exists()
        load_few(broken, folder)
        assert contents(broken) == whole, f"after a crash at request {crash_at} of {installation.requests}"
        assert (folder / "loaded").exists()


def test_accounts_are_readable_by_their_owner_only(load: Load, settings: Settings) -> None:
    load()
    assert settings.accounts_file.stat().st_mode & 0o777 == 0o600
    lines = settings.accounts_file.read_text().splitlines()
    assert lines[0].startswith("# Accounts of the demonstration")
    assert len(lines) == 1 + 9 + 1
    assert lines[1].split()[0] == "admin@demo.example"
    assert "API client: Sistema asociado (demostración)" in lines[-1]


def test_two_installations_have_different_passwords(load: Load, settings: Settings, tmp_path: Path) -> None:
    load()
    first = settings.accounts_file.read_text()
    settings.accounts_file.unlink()
    other = Settings("http://x.example", settings.setup_code_file, tmp_path / "other.txt", tmp_path / "m")
    Loader(other, None, lambda _: None)  # type: ignore[arg-type]  # only the accounts file is looked at
    second = other.accounts_file.read_text()
    passwords = {line.split()[1] for line in first.splitlines()[1:10]}
    assert len(passwords) == 9
    assert not passwords & {line.split()[1] for line in second.splitlines()[1:]}


def test_a_wrong_setup_code_is_told_with_the_step(installation: Any, load: Load, settings: Settings) -> None:
    installation.code = "another"
    with pytest.raises(LoadFailed, match=r"could not set up the installation: 403 setup\.code_wrong"):
        load()
    assert not settings.marker.exists()


def test_a_missing_setup_code_names_the_file(load: Load, settings: Settings) -> None:
    settings.setup_code_file.unlink()
    with pytest.raises(LoadFailed, match=f"could not read the set-up code in {settings.setup_code_file}"):
        load()


def test_an_installation_of_somebody_else_is_left_alone(installation: Any, load: Load) -> None:
    installation.accounts["owner@there.example"] = ("pw", "T1")
    installation.tenants = 1
    with pytest.raises(LoadFailed, match="was set up by somebody else"):
        load()
    assert installation.lists == {}


def test_a_response_that_is_not_stored_stops_the_load(
    installation: Any, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(tenant: str, request: httpx.Request, wave: str) -> tuple[int, Any]:
        status, body = installation.__class__._batch(installation, tenant, request, wave)
        body["results"][3].update(status="refused", errors=[{"pointer": "/answers/consent"}])
        return status, body

    monkeypatch.setattr(installation, "_batch", refuse)
    with pytest.raises(LoadFailed, match=r"1 of 100 responses were not stored.*/answers/consent"):
        load()
    assert installation.rows("waves")[0]["state"] == "open"


def test_a_spoilt_accounts_file_names_its_line(load: Load, settings: Settings) -> None:
    settings.accounts_file.write_text("# kept\nadmin@demo.example only-two\n")
    with pytest.raises(LoadFailed, match=r"accounts\.txt, line 2: expected an account"):
        load()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "PUBLIC_URL, SETUP_CODE_FILE, ACCOUNTS_FILE"),
        ({"PUBLIC_URL": "redes", "SETUP_CODE_FILE": "a", "ACCOUNTS_FILE": "b"}, "it must look like https://"),
    ],
)
def test_a_wrong_environment_says_what_to_set(environment: dict[str, str], words: str) -> None:
    with pytest.raises(LoadFailed, match=words):
        Settings.from_environment(environment)


def test_the_marker_is_beside_the_accounts_unless_named() -> None:
    environment = {
        "PUBLIC_URL": "http://localhost:8080/",
        "SETUP_CODE_FILE": "c",
        "ACCOUNTS_FILE": "/d/accounts.txt",
    }
    assert str(Settings.from_environment(environment).marker) == "/d/demonstration-loaded"
    named = Settings.from_environment({**environment, "DEMONSTRATION_MARKER": "/m"})
    assert (str(named.marker), named.public_url) == ("/m", "http://localhost:8080")
