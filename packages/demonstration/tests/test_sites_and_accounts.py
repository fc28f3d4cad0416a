from demonstration.accounts import ACCOUNTS, ADMINISTRATOR_EMAIL, OTHER_ADMINISTRATOR_EMAIL
from demonstration.generate import Programme
from demonstration.sites.theories import chile, kenya, philippines, uganda
from demonstration.sites.theories.model import Branch


def test_the_four_sites_have_12_15_19_and_10_school_leaders(demo: Programme) -> None:
    leaders = {site.name: len(site.network.members) for site in demo.sites}
    assert leaders == {"Kenya": 12, "Chile · educación parvularia": 15, "Pilipinas": 19, "Uganda": 10}
    for site in demo.sites:
        assert len(site.network.schools) == len(site.network.members)


def test_each_site_has_an_aim_and_cycles_that_end_after_they_start_and_before_it_is_due(
    demo: Programme,
) -> None:
    for site in demo.sites:
        assert site.aim.how_much
        assert len({cycle.title for cycle in site.cycles}) == len(site.cycles) >= 8
        for cycle in site.cycles:
            assert cycle.plan.starts_on < (cycle.plan.ends_on or site.aim.by_when) <= site.aim.by_when
            assert cycle.plan.predictions


def test_a_cycle_that_was_acted_on_has_every_stage_and_a_finding_for_each_prediction(demo: Programme) -> None:
    ended = [cycle for site in demo.sites for cycle in site.cycles if cycle.acted]
    assert len(ended) >= 4
    for cycle in ended:
        assert cycle.did
        assert cycle.studied
        assert all(prediction.found and prediction.match for prediction in cycle.plan.predictions)


def test_every_node_of_a_theory_has_one_place_and_a_key_of_its_own(demo: Programme) -> None:
    def keys(branches: tuple[Branch, ...]) -> list[str]:
        return [key for branch in branches for key in (branch.key, *keys(branch.below))]

    theories = (kenya.theory(), chile.theory(), philippines.theory(), uganda.theory())
    assert [theory.network for theory in theories] == [site.network.code for site in demo.sites]
    for theory in theories:
        assert len(theory.versions) >= 2
        variants = [variant.said for variant in theory.variants]
        for said in (*theory.versions, *variants):
            for branches in (said.causes, said.drivers):
                found = keys(branches)
                assert len(found) == len(set(found)) >= 4, theory.network
        assert all(driver.below for said in theory.versions for driver in said.drivers)


def test_every_account_reaches_something_that_is_in_the_directory(demo: Programme) -> None:
    districts = (*demo.districts, *(site.district for site in demo.sites))
    codes = {
        "district": {district.code for district in districts},
        "network": {network.code for district in districts for network in district.networks},
        "project": set(),
    }
    people = {m.person.code: m.person for d in districts for n in d.networks for m in n.members}
    for account in ACCOUNTS:
        assert set(account.scope.codes) <= codes[account.scope.kind], account.email
        assert account.scope.codes or account.scope.kind == "project"
        if account.person_code:
            assert people[account.person_code].name == account.name


def test_there_is_one_account_for_each_kind_of_person() -> None:
    emails = [ADMINISTRATOR_EMAIL, OTHER_ADMINISTRATOR_EMAIL, *(account.email for account in ACCOUNTS)]
    assert emails == [
        "admin@demo.example", "admin.other@demo.example", "leader.kenya@demo.example",
        "leader.chile@demo.example", "leader.philippines@demo.example", "leader.uganda@demo.example",
        "facilitator@demo.example", "district@demo.example", "researcher@demo.example",
    ]  # fmt: skip


def test_the_second_organisation_shares_no_code_name_or_address_with_the_first(demo: Programme) -> None:
    districts = (*demo.districts, *(site.district for site in demo.sites))
    first = {
        text
        for d in districts
        for n in d.networks
        for m in n.members
        for text in (d.code, n.code, n.name, m.person.code, m.person.email, m.school.code, m.school.name)
    }
    other = demo.other.district.networks[0]
    assert not first & {
        text
        for m in other.members
        for text in (other.code, other.name, m.person.code, m.person.email, m.school.code, m.school.name)
    }
    assert len(other.members) == 9
    assert len(demo.other.responses) == 6
