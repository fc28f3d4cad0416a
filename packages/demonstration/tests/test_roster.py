from collections import Counter

from demonstration.generate import Programme
from demonstration.model import Membership
from demonstration.roster import role_counts


def memberships(demo: Programme) -> list[Membership]:
    return [m for d in demo.districts for n in d.networks for m in n.members]


def test_roles_are_shared_45_35_20_by_largest_remainder(demo: Programme) -> None:
    assert role_counts(1127) == {"school_leader": 507, "curriculum_coordinator": 395, "teacher": 225}
    assert Counter(m.role for m in memberships(demo)) == role_counts(1127)


def test_a_school_has_at_most_one_leader(any_seed: Programme) -> None:
    leaders = Counter(m.school.code for m in memberships(any_seed) if m.role == "school_leader")
    assert set(leaders.values()) == {1}


def test_a_network_has_half_as_many_schools_as_members(any_seed: Programme) -> None:
    for district in any_seed.districts:
        for network in district.networks:
            assert len(network.schools) == network.invited // 2
            assert len(network.schools) >= 2


def test_every_code_address_and_school_name_is_used_once(any_seed: Programme) -> None:
    people = [m.person for m in memberships(any_seed)]
    schools = {m.school for m in memberships(any_seed)}
    networks = [n for d in any_seed.districts for n in d.networks]
    assert len({p.code for p in people}) == len({p.email for p in people}) == 1127
    assert len({s.code for s in schools}) == len({s.name for s in schools}) == len(schools)
    assert len({n.code for n in networks}) == len({n.name for n in networks}) == 59


def test_addresses_can_reach_nobody(demo: Programme) -> None:
    everybody = [m.person for m in memberships(demo)]
    everybody += [m.person for site in demo.sites for m in site.network.members]
    everybody += [m.person for m in demo.other.district.networks[0].members]
    for person in everybody:
        assert person.email.isascii(), person
        assert person.email.endswith(".example"), person


def test_nobody_answers_who_was_not_invited(any_seed: Programme) -> None:
    expected = {
        (n.code, m.person.code, m.role) for d in any_seed.districts for n in d.networks for m in n.respondents
    }
    answered = set()
    for response in any_seed.responses:
        profile = response.answers["profile"]
        assert isinstance(profile, dict)
        answered.add((response.network, response.person, profile["role"]))
    assert answered == expected
