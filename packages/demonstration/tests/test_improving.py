"""What the teams of the four networks try: teams, ramps, evidence, and how ideas travel; for every seed the same."""

import struct
import zlib
from collections import Counter
from itertools import pairwise

import pytest
from demonstration.generate import Programme
from demonstration.pictures import MOST, WIDTH, tally_board
from demonstration.sites.model import SCALES, Cycle, Site
from demonstration.sites.theories import chile, kenya, philippines, uganda
from demonstration.sites.theories.model import Branch


def ramps(site: Site) -> list[list[Cycle]]:
    """The tests of each ramp, from the first, without branches."""
    after = {cycle.follows: cycle for cycle in site.cycles if cycle.follows}
    found = []
    for cycle in site.cycles:
        if not cycle.follows:
            ramp = [cycle]
            while ramp[-1].title in after:
                ramp.append(after[ramp[-1].title])
            found.append(ramp)
    return found


def test_every_cycle_has_the_team_of_its_school_and_every_team_a_cycle(demo: Programme) -> None:
    for site in demo.sites:
        schools = [team.school for team in site.teams]
        assert len(schools) == len(set(schools)), site.code
        assert {cycle.school for cycle in site.cycles} == set(schools), site.code
        assert max(schools) <= len(site.network.schools)


def test_a_team_is_two_to_eight_people_from_several_positions_and_students_and_parents_have_code_names(
    demo: Programme,
) -> None:
    seen: set[str] = set()
    for site in demo.sites:
        people = {member.person.name for member in site.network.members}
        for team in site.teams:
            assert 2 <= len(team.members) <= 8, team.name
            assert len({member.position for member in team.members}) >= 2, team.name
            assert team.members[0].leader == team.school
            for member in team.members:
                assert (member.leader is None) == bool(member.code_name), team.name
                if member.position in ("student", "parent"):
                    assert member.code_name, team.name
                assert member.code_name not in people
        assert {"student", "parent"} & {m.position for team in site.teams for m in team.members}
        names = [m.code_name for team in site.teams for m in team.members if m.code_name]
        assert not seen & set(names)
        assert len(names) == len(set(names))
        seen |= set(names)


def test_a_ramp_grows_in_one_school_and_its_next_test_comes_after_a_decision(demo: Programme) -> None:
    for site in demo.sites:
        assert sum(len(ramp) for ramp in ramps(site)) == len(site.cycles), "no ramp branches"
        for ramp in ramps(site):
            for before, after in pairwise(ramp):
                assert SCALES.index(after.scale) >= SCALES.index(before.scale), after.title
                assert before.acted, before.title
                assert before.acted.decision != "abandon"
                assert before.plan.ends_on, before.title
                assert before.plan.ends_on < after.plan.starts_on, after.title
                assert after.school == before.school, after.title


def test_each_network_has_a_ramp_from_one_person_to_several_schools_and_two_reach_the_whole_network(
    demo: Programme,
) -> None:
    longest = {site.code: max(ramps(site), key=len) for site in demo.sites}
    for code, ramp in longest.items():
        assert len(ramp) >= 4, code
        assert ramp[0].scale == "one_person"
        assert SCALES.index(ramp[-1].scale) >= SCALES.index("several_schools")
        assert len({cycle.scale for cycle in ramp}) == len(ramp), "each test is larger than the one before"
    assert [ramp[-1].scale for ramp in longest.values()].count("network") == 2


def test_each_network_has_tests_in_every_stage_and_every_decision(demo: Programme) -> None:
    for site in demo.sites:
        assert {cycle.stage for cycle in site.cycles} == {"plan", "do", "study", "act", "closed"}, site.code
        decided = {cycle.acted.decision for cycle in site.cycles if cycle.acted}
        assert decided == {"adopt", "adapt", "abandon"}, site.code


def test_what_a_stage_asks_before_the_next_is_written(demo: Programme) -> None:
    for cycle in (cycle for site in demo.sites for cycle in site.cycles):
        if cycle.stage != "plan":
            plan = cycle.plan
            assert plan.objective and plan.who and plan.data_to_collect, cycle.title  # noqa: PT018  one rule
            assert all(one.predicted for one in plan.predictions), cycle.title
        if cycle.stage in ("study", "act", "closed"):
            assert cycle.did and cycle.did.happened, cycle.title  # noqa: PT018  one rule
        if cycle.studied:
            assert cycle.studied.learned
            assert all(one.found and one.match for one in cycle.plan.predictions), cycle.title
        else:
            assert not any(one.found or one.match for one in cycle.plan.predictions), cycle.title
        if cycle.acted:
            assert cycle.acted.reason
            assert cycle.acted.next_step or cycle.acted.decision == "abandon", cycle.title


def test_a_coach_finds_a_plan_without_prediction_in_each_network(demo: Programme) -> None:
    for site in demo.sites:
        waiting = [
            c for c in site.cycles if c.stage == "plan" and not all(p.predicted for p in c.plan.predictions)
        ]
        assert len(waiting) == 1, site.code


def test_teams_choose_every_audience(demo: Programme) -> None:
    chosen = Counter(cycle.audience for site in demo.sites for cycle in site.cycles)
    assert set(chosen) == {"team", "mentor", "network", "project"}
    assert all(any(cycle.audience == "project" for cycle in site.cycles) for site in demo.sites)
    failed = [c for site in demo.sites for c in site.cycles if c.acted and c.acted.decision == "abandon"]
    assert {cycle.audience for cycle in failed} == {"project"}, "what failed is shared as what worked is"


def test_predictions_are_met_and_missed(demo: Programme) -> None:
    for site in demo.sites:
        came = Counter(one.match for cycle in site.cycles for one in cycle.plan.predictions)
        assert came["met"] >= 3, site.code
        assert came["not_met"] >= 2, site.code


def test_each_network_keeps_a_photo_a_file_a_link_and_a_chart_and_says_what_a_photo_shows(
    demo: Programme,
) -> None:
    for site in demo.sites:
        assert sorted(piece.kind for piece in site.evidence) == ["chart", "file", "link", "photo"]
        cycles = {cycle.title: cycle for cycle in site.cycles}
        for piece in site.evidence:
            cycle = cycles[piece.cycle]
            assert cycle.plan.starts_on <= piece.collected_on, piece.title
            if piece.kind == "photo":
                assert piece.alt
                assert piece.drawing
            if piece.kind == "chart":
                assert piece.measure in cycle.measures, piece.title
            if piece.kind == "link":
                assert piece.url.split("/")[2].endswith(".example")
            if piece.kind == "file":
                assert {line.count(",") + line.count(";") for line in piece.text.splitlines()} != {0}


def test_a_board_shows_as_many_strokes_as_were_counted_and_the_same_bytes_every_time() -> None:
    picture = tally_board((9, 9, 45))
    assert picture == tally_board((9, 9, 45))
    width, height = struct.unpack(">II", picture[16:24])
    at = picture.index(b"IDAT")
    (length,) = struct.unpack(">I", picture[at - 4 : at])
    rows = zlib.decompress(picture[at + 4 : at + 4 + length])
    assert (width, len(rows)) == (WIDTH, height * (1 + WIDTH // 8))
    halfway = [
        f"{int.from_bytes(rows[r * 81 + 1 : r * 81 + 81]):0640b}"
        for r in (28 + 20, 28 + 72 + 20, 28 + 144 + 20)
    ]
    assert [len([run for run in line.split("0") if run]) for line in halfway] == [9, 9, 45]


@pytest.mark.parametrize("counts", [(), (0,), (MOST + 1,)])
def test_a_count_that_does_not_fit_the_board_is_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a board has lines of 1 to"):
        tally_board(counts)


def test_ideas_hang_on_drivers_of_the_theory_that_holds_now(demo: Programme) -> None:
    def keys(branches: tuple[Branch, ...]) -> set[str]:
        return {key for branch in branches for key in (branch.key, *keys(branch.below))}

    theories = (kenya.theory(), chile.theory(), philippines.theory(), uganda.theory())
    for theory in theories:
        drivers = keys(theory.versions[-1].drivers)
        ideas = [idea for idea in demo.ideas if idea.network == theory.network]
        for idea in ideas:
            assert set(idea.drivers) <= drivers, idea.key
        assert sum(bool(idea.drivers) for idea in ideas) >= 3, theory.network


def test_a_board_has_at_least_seven_schools_two_with_two_ideas_and_an_idea_that_four_of_them_have(
    demo: Programme,
) -> None:
    parents = {idea.key: idea.adopted.parent if idea.adopted else None for idea in demo.ideas}
    networks = {idea.key: idea.network for idea in demo.ideas}

    def top(key: str) -> str:
        above = parents[key]
        return top(above) if above and networks[above] == networks[key] else key

    for site in demo.sites:
        cells = {(top(cycle.idea), site.school_code(cycle.school)) for cycle in site.cycles} | {
            (top(idea.key), idea.school)
            for idea in demo.ideas
            if idea.network == site.network.code and idea.school
        }
        by_school = Counter(school for _, school in cells)
        assert len(by_school) >= 7, site.code
        assert sum(ideas >= 2 for ideas in by_school.values()) >= 2, site.code
        assert max(Counter(idea for idea, _ in cells).values()) >= 4, site.code


def test_an_idea_travels_through_three_countries_in_a_row(demo: Programme) -> None:
    of = {idea.key: idea for idea in demo.ideas}

    def way(key: str) -> list[str]:
        adopted = of[key].adopted
        return [*(way(adopted.parent) if adopted else []), of[key].network]

    ways = [list(dict.fromkeys(way(key))) for key in of]
    assert max(len(one) for one in ways) >= 3
    family = {network for key in of if "ke-pairs" in (key, *_above(of, key)) for network in way(key)}
    assert family == {"KE-R01", "UG-R01", "PH-R01", "CLP-R01"}


def _above(of: dict, key: str) -> list[str]:  # type: ignore[type-arg]  # ideas by key
    adopted = of[key].adopted
    return [adopted.parent, *_above(of, adopted.parent)] if adopted else []


def test_an_idea_that_spreads_was_adopted_or_tried_in_a_second_school(demo: Programme) -> None:
    for idea in demo.ideas:
        if idea.status == "spreading":
            adoptions = [one for one in demo.ideas if one.adopted and one.adopted.parent == idea.key]
            assert adoptions, idea.key


def test_every_measure_has_a_note_and_each_that_shifted_a_phase_at_its_change(demo: Programme) -> None:
    for one in demo.measures:
        assert one.plan.notes, one.plan.about.name
        if one.plan.plan.shape == "shifted":
            assert [mark.on for mark in one.plan.phases] == [one.network[one.plan.plan.change].on]


def test_talk_is_about_cycles_that_are_there(demo: Programme) -> None:
    for site, talk in zip(demo.sites, demo.talks, strict=True):
        cycles = {cycle.title: cycle for cycle in site.cycles}
        assert talk.network == site.network.code
        assert cycles[talk.about].acted
        assert cycles[talk.still].stage in ("do", "study", "act")
