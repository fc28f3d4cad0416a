"""Reading a roster and planning an import: the rules as plain functions."""

from typing import Any

import pytest
from identity_api.roster.domain import (
    District,
    Member,
    Network,
    Plan,
    Roster,
    School,
    Seat,
    plan,
    read_roster,
)


def row(**changes: Any) -> dict[str, Any]:
    return {
        "person_code": "P1",
        "name": "Rosa Huenchu",
        "email": "Rosa@Escuela.example",
        "role": "teacher",
        "language": "es",
        "school_code": "E1",
        "school_name": "Escuela Uno",
        "network_code": "R1",
        "network_name": "Red Uno",
        "district_code": "D1",
        "district_name": "Distrito Uno",
        **changes,
    }


def read(*rows: dict[str, Any]) -> Roster:
    roster, faults = read_roster(rows)
    assert not faults, faults
    return roster


def faults_of(*rows: dict[str, Any], **more: Any) -> list[tuple[int, str, str]]:
    _, faults = read_roster(rows, **more)
    assert all(fault.message and fault.fix for fault in faults)
    return [(fault.row, fault.column, fault.code) for fault in faults]


def test_a_row_holds_a_person_in_a_role_and_the_units_around() -> None:
    roster = read(row())
    assert roster == Roster(
        districts={"D1": District("D1", "Distrito Uno")},
        schools={"E1": School("E1", "Escuela Uno", "D1")},
        networks={"R1": Network("R1", "Red Uno", "D1")},
        people={"P1": Member("P1", "Rosa Huenchu", "rosa@escuela.example", "es")},
        seats={("P1", "R1", "teacher"): Seat("P1", "R1", "teacher", "E1")},
    )


def test_school_district_address_and_language_may_be_left_out() -> None:
    roster = read(
        row(
            school_code=None, school_name="", district_code=None, district_name=None, email=" ", language=None
        )
    )
    assert (roster.schools, roster.districts) == ({}, {})
    assert roster.people["P1"] == Member("P1", "Rosa Huenchu", None, None)
    assert roster.seats[("P1", "R1", "teacher")].school is None


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("person_code", "", "roster.missing"),
        ("person_code", "P 1", "roster.code"),
        ("name", None, "roster.missing"),
        ("name", "x" * 201, "roster.long"),
        ("name", "a\x07b", "roster.control"),
        ("role", "", "roster.missing"),
        ("role", "administrator", "roster.role"),
        ("role", "Teacher", "roster.role"),
        ("email", "rosa", "roster.email"),
        ("email", "a@b.cl, c@d.cl", "roster.email"),
        ("language", "español", "roster.language"),
        ("network_code", "", "roster.missing"),
        ("network_name", "", "roster.missing"),
        ("school_code", "", "roster.missing"),
        ("district_name", "", "roster.missing"),
    ],
)
def test_a_fault_names_its_row_and_column(column: str, value: str | None, code: str) -> None:
    assert faults_of(row(person_code="P0"), row(**{column: value}))[0] == (2, column, code)


def test_the_number_in_the_sheet_is_told_where_there_is_one() -> None:
    assert faults_of(row(row=17, role="boss")) == [(17, "role", "roster.role")]


def test_all_faults_of_all_rows_are_told_at_once() -> None:
    found = faults_of(row(name="", role="boss"), row(person_code="P2", email="x"))
    assert [(number, column) for number, column, _ in found] == [(1, "name"), (1, "role"), (2, "email")]


def test_two_rows_that_say_different_things_about_one_code_are_a_fault() -> None:
    found = faults_of(row(), row(person_code="P2", school_name="Escuela Dos"))
    assert found == [(2, "school_name", "roster.differs")]
    assert faults_of(row(), row(role="supervisor", name="Otra")) == [(2, "name", "roster.differs")]
    elsewhere = row(person_code="P2", district_code="D2", district_name="Distrito Dos")
    assert {code for _, _, code in faults_of(row(), elsewhere)} == {"roster.differs"}


def test_the_same_seat_twice_is_a_fault() -> None:
    assert faults_of(row(), row()) == [(2, "person_code", "roster.twice")]


def test_one_person_may_hold_two_roles_and_sit_in_two_networks() -> None:
    roster = read(row(), row(role="supervisor"), row(network_code="R2", network_name="Red Dos"))
    assert len(roster.people) == 1
    assert len(roster.seats) == 3


def test_a_unit_of_another_site_is_a_fault() -> None:
    found = faults_of(row(), elsewhere={"network": frozenset({"R1"})})
    assert found == [(1, "network_code", "roster.elsewhere")]


def planned(
    wanted: Roster, there: Roster | None = None, pairs: frozenset[tuple[str, str]] = frozenset()
) -> Plan:
    return plan(wanted, there or Roster(), pairs)


def counts(made: Plan) -> list[tuple[int, int]]:
    parts = (made.districts, made.schools, made.networks, made.people, made.seats)
    return [(len(part.made), len(part.changed)) for part in parts]


def test_into_an_empty_project_everything_is_made() -> None:
    made = planned(read(row(), row(person_code="P2", name="Otra")))
    assert counts(made) == [(1, 0), (1, 0), (1, 0), (2, 0), (2, 0)]
    assert made.network_schools == {("R1", "E1")}
    assert made.unchanged == 0


def test_a_second_time_nothing_is_made_or_changed() -> None:
    roster = read(row(), row(person_code="P2", name="Otra"))
    made = planned(roster, roster, frozenset({("R1", "E1")}))
    assert counts(made) == [(0, 0)] * 5
    assert not made.network_schools
    assert made.unchanged == 2


def test_what_the_roster_leaves_out_stays_as_it_is() -> None:
    there = read(row())
    sparse = read(
        row(email="", language="", school_code="", school_name="", district_code="", district_name="")
    )
    made = planned(sparse, there, frozenset({("R1", "E1")}))
    assert counts(made) == [(0, 0)] * 5
    assert made.unchanged == 1


def test_a_new_name_changes_one_thing_and_touches_the_rows_that_name_it() -> None:
    there = read(row(), row(person_code="P2", name="Otra"))
    made = planned(
        read(row(name="Rosa Huenchu Lefi"), row(person_code="P2", name="Otra")),
        there,
        frozenset({("R1", "E1")}),
    )
    assert counts(made) == [(0, 0), (0, 0), (0, 0), (0, 1), (0, 0)]
    assert made.unchanged == 1
    renamed = planned(read(row(network_name="Red Nueva")), there, frozenset({("R1", "E1")}))
    assert renamed.networks.changed["R1"].name == "Red Nueva"
    assert renamed.unchanged == 0


def test_who_moves_to_another_school_of_the_network_keeps_the_seat() -> None:
    there = read(row())
    made = planned(read(row(school_code="E2", school_name="Escuela Dos")), there, frozenset({("R1", "E1")}))
    assert made.seats.changed == {("P1", "R1", "teacher"): Seat("P1", "R1", "teacher", "E2")}
    assert made.network_schools == {("R1", "E2")}
    assert not made.seats.made


def test_what_is_only_there_is_left_alone() -> None:
    there = read(row(), row(person_code="P2", name="Otra"))
    made = planned(read(row()), there, frozenset({("R1", "E1")}))
    assert counts(made) == [(0, 0)] * 5
