"""The change ideas of the demonstration: lineage over countries, failures shared, each in its place."""

from demonstration.generate import Programme
from demonstration.sites.ideas.lineage import all_ideas
from demonstration.sites.ideas.model import way_to


def test_each_idea_comes_after_the_one_it_adapts_and_says_why() -> None:
    known: set[str] = set()
    for idea in all_ideas():
        if idea.adopted:
            assert idea.adopted.parent in known, idea.key
            assert idea.adopted.why
        assert idea.key not in known
        known.add(idea.key)


def test_ideas_travel_between_all_four_countries() -> None:
    of = {idea.key: idea for idea in all_ideas()}
    ways = {
        (of[idea.adopted.parent].network, idea.network)
        for idea in of.values()
        if idea.adopted and of[idea.adopted.parent].network != idea.network
    }
    assert ("KE-R01", "UG-R01") in ways
    assert ("KE-R01", "PH-R01") in ways
    assert ("CLP-R01", "KE-R01") in ways
    assert {place for way in ways for place in way} == {"KE-R01", "UG-R01", "PH-R01", "CLP-R01"}


def test_what_is_taken_to_another_country_is_shown_to_the_project() -> None:
    of = {idea.key: idea for idea in all_ideas()}
    for idea in of.values():
        if idea.adopted and of[idea.adopted.parent].network != idea.network:
            assert of[idea.adopted.parent].audience == "project", idea.key


def test_failures_are_shared_with_the_project_and_say_what_was_learned() -> None:
    failed = [idea for idea in all_ideas() if idea.status == "abandoned"]
    assert len(failed) >= 2
    for idea in failed:
        assert (idea.audience, bool(idea.learned)) == ("project", True)


def test_every_idea_has_what_its_way_asks_for(demo: Programme) -> None:
    tried = {cycle.idea for site in demo.sites for cycle in site.cycles}
    for idea in all_ideas():
        way = way_to(idea.status)
        assert "testing" not in way or idea.trial or idea.key in tried, idea.key
        assert not {"adopted", "adapted", "abandoned"} & set(way) or idea.learned, idea.key


def test_ideas_are_of_schools_of_their_network_and_cycles_try_ideas_of_theirs(demo: Programme) -> None:
    of = {idea.key: idea for idea in all_ideas()}
    for idea in of.values():
        site = next(site for site in demo.sites if site.network.code == idea.network)
        assert idea.school is None or idea.school in {school.code for school in site.network.schools}
    for site in demo.sites:
        for cycle in site.cycles:
            assert of[cycle.idea].network == site.network.code, cycle.title
