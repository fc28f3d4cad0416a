"""Where an idea may stand, how it is taken over, and what of its family a reader may know: as pure rules."""

from uuid import UUID

import pytest
from pdsa_api.ideas.domain import (
    Standing,
    Status,
    following,
    may_be_told,
    may_follow,
    may_show,
    missing_before,
    narrower,
    wrong_with_adoption,
)
from pdsa_api.ideas.lineage.domain import Place, places
from pdsa_api.sharing.domain import Audience


def codes(status: Status, known: Standing) -> list[tuple[str, str]]:
    return [(one.pointer, one.code) for one in missing_before(status, known)]


def test_a_test_needs_a_cycle_or_a_word_on_how_it_is_tried() -> None:
    assert codes(Status.TESTING, Standing()) == [("/trial", "idea.trial_missing")]
    assert codes(Status.TESTING, Standing(trial="  ")) == [("/trial", "idea.trial_missing")]
    assert codes(Status.TESTING, Standing(trial="Room 5A, since May")) == []
    assert codes(Status.TESTING, Standing(cycles=1)) == []


@pytest.mark.parametrize("status", [Status.ADOPTED, Status.ADAPTED, Status.ABANDONED])
def test_every_outcome_asks_the_same_what_was_learned(status: Status) -> None:
    assert codes(status, Standing(cycles=3)) == [("/learned", "idea.learned_missing")]
    assert codes(status, Standing(learned="Pairs of equal readers stall")) == []


def test_what_nobody_else_took_up_is_not_spreading() -> None:
    alone = Standing(learned="It works", cycles=4, schools=1)
    assert codes(Status.SPREADING, alone) == [("/status", "idea.not_taken_up")]
    assert codes(Status.SPREADING, Standing(learned="It works", adoptions=1)) == []
    assert codes(Status.SPREADING, Standing(learned="It works", cycles=2, schools=2)) == []


def test_each_missing_thing_says_how_to_mend_it() -> None:
    found = missing_before(Status.SPREADING, Standing())
    assert [one.pointer for one in found] == ["/learned", "/status"]
    assert all(one.message and one.fix.endswith(".") for one in found)


def test_an_abandoned_idea_can_be_taken_up_again_but_not_called_adopted_without_a_test() -> None:
    assert following(Status.ABANDONED) == (Status.TESTING, Status.IDEA)
    assert not may_follow(Status.ABANDONED, Status.ADOPTED)
    assert not may_follow(Status.IDEA, Status.ADOPTED)
    assert not may_follow(Status.IDEA, Status.SPREADING)
    assert all(may_follow(status, status) for status in Status)


def test_every_status_is_reached_and_none_is_a_dead_end() -> None:
    assert {then for status in Status for then in following(status)} == set(Status)
    assert all(following(status) for status in Status)


def test_whoever_adopts_says_what_changes_or_that_nothing_does() -> None:
    assert wrong_with_adoption(as_is=True, what_changes="") is None
    assert wrong_with_adoption(as_is=False, what_changes="Groups of four") is None
    neither = wrong_with_adoption(as_is=False, what_changes=" ")
    both = wrong_with_adoption(as_is=True, what_changes="Groups of four")
    assert neither
    assert both
    assert (neither.code, both.code) == ("idea.change_missing", "idea.as_is_but_changed")


def test_an_adaptation_goes_no_further_than_the_idea_it_adapts() -> None:
    assert may_show(Audience.NETWORK, Audience.PROJECT)
    assert may_show(Audience.NETWORK, Audience.NETWORK)
    assert not may_show(Audience.PROJECT, Audience.NETWORK)
    assert may_show(Audience.TEAM, None)
    assert not may_show(Audience.MENTOR, None)
    assert narrower(Audience.NETWORK, Audience.MENTOR) is Audience.MENTOR


def test_who_wrote_an_idea_hears_of_an_adoption_only_where_they_may_read_it() -> None:
    told = [
        (audience, same)
        for audience in Audience
        for same in (True, False)
        if may_be_told(audience, same_network=same)
    ]
    assert told == [(Audience.NETWORK, True), (Audience.PROJECT, True), (Audience.PROJECT, False)]


A, B, C, D, E, F = (UUID(int=number) for number in range(1, 7))


def test_the_tree_has_each_idea_after_the_one_it_adapts_and_siblings_by_age() -> None:
    found = places({D: A, B: A, A: None, C: B}, {A, B, C, D})
    assert found == [Place(0, None, A), Place(1, 0, B), Place(2, 1, C), Place(3, 0, D)]


def test_one_that_is_not_shown_keeps_its_place_without_its_id_and_comes_last() -> None:
    found = places({A: None, B: A, C: A, D: B}, {A, C, D})
    assert found == [Place(0, None, A), Place(1, 0, C), Place(2, 0, None), Place(3, 2, D)]


def test_what_is_known_of_no_parent_begins_a_tree_of_its_own() -> None:
    """F adapts E, of which the reader does not know: the tree must look as if nothing were before F."""
    assert places({F: E}, {F}) == places({F: None}, {F}) == [Place(0, None, F)]
