"""Rules of invitations: what a roster becomes, which place an answer fills."""

from uuid import UUID

from chassis.ids import new_id
from survey_api.invitations.domain import (
    RosterEntry,
    Slot,
    Waiting,
    invitations,
    link_units,
    place,
)
from survey_api.responses.evaluator import Flow

SITE, DISTRICT, OTHER_DISTRICT = new_id(), new_id(), new_id()
NETWORK, OTHER_NETWORK, SCHOOL, OTHER_SCHOOL = new_id(), new_id(), new_id(), new_id()


def entry(network: UUID = NETWORK, district: UUID | None = DISTRICT, role: str = "teacher") -> RosterEntry:
    return RosterEntry(new_id(), new_id(), network, SCHOOL, district, SITE, "CL", "es", role)


def slot(role: str = "teacher", *, network: UUID = NETWORK, school: UUID = SCHOOL, free: bool = True) -> Slot:
    return Slot(new_id(), network, school, role, free)


def by_link(role: str | None = None, *, school: UUID | None = None, network: UUID = NETWORK) -> Waiting:
    return Waiting(new_id(), network, school, role, None)


def test_a_named_wave_invites_each_membership_once() -> None:
    roster = [entry(), entry(), entry(OTHER_NETWORK)]
    made = invitations(roster, anonymous=False)
    assert {one.slot for one in made} == {str(e.membership_id) for e in roster}
    assert {one.person_id for one in made} == {e.person_id for e in roster}


def test_an_anonymous_wave_numbers_the_places_of_each_network() -> None:
    made = invitations([entry(), entry(), entry(OTHER_NETWORK)], anonymous=True)
    assert sorted(one.slot.rpartition(":")[2] for one in made) == ["1", "1", "2"]
    assert {one.person_id for one in made} == {None}
    assert {one.role for one in made} == {"teacher"}


def test_a_network_across_districts_counts_in_the_one_where_most_of_it_is() -> None:
    roster = [entry(), entry(), entry(district=OTHER_DISTRICT), entry(OTHER_NETWORK, district=None)]
    districts = {one.network_id: one.district_id for one in invitations(roster, anonymous=True)}
    assert districts == {NETWORK: DISTRICT, OTHER_NETWORK: None}


def test_a_place_without_a_school_gets_its_networks_link() -> None:
    places = [(NETWORK, SCHOOL, DISTRICT), (NETWORK, None, DISTRICT), (NETWORK, SCHOOL, DISTRICT)]
    assert [(u.kind, u.id) for u in link_units(places, level="network")] == [("network", NETWORK)]
    assert {(u.kind, u.id) for u in link_units(places, level="school")} == {
        ("school", SCHOOL),
        ("network", NETWORK),
    }


def test_a_named_answer_fills_its_own_invitation_and_only_the_first_counts() -> None:
    own = slot()
    first = Waiting(new_id(), NETWORK, SCHOOL, None, own.id)
    second = Waiting(new_id(), NETWORK, SCHOOL, None, own.id)
    assert place([first, second], [own, slot()]) == {first.id: own.id, second.id: None}


def test_an_answer_to_an_invitation_that_was_answered_before_is_one_too_many() -> None:
    own = slot(free=False)
    late = Waiting(new_id(), NETWORK, SCHOOL, None, own.id)
    assert place([late], [own, slot()]) == {late.id: None}


def test_an_answer_by_link_takes_a_place_of_its_role_before_any_other() -> None:
    teacher, leader = slot("teacher"), slot("school_leader")
    one, two, three = by_link("school_leader"), by_link("school_leader"), by_link()
    assert place([one, two, three], [teacher, leader]) == {
        one.id: leader.id,
        two.id: teacher.id,
        three.id: None,
    }


def test_an_answer_by_a_schools_link_takes_no_place_of_another_school_or_network() -> None:
    slots = [slot(school=OTHER_SCHOOL), slot(network=OTHER_NETWORK)]
    lost = by_link(school=SCHOOL)
    assert place([lost], slots) == {lost.id: None}


def test_evaluation_gives_way_while_answers_pour_in_and_no_longer() -> None:
    now = [0.0]
    flow = Flow(lambda: now[0])
    flow.add(30)
    assert not flow.is_busy
    for _ in range(10):
        flow.add(100)
        now[0] += 0.1
    assert flow.is_busy
    now[0] += 5
    assert not flow.is_busy
