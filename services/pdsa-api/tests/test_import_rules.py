"""How pasted text and CSV files are read: days, numbers, columns and rows, rule by rule."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pdsa_api.imports import cells
from pdsa_api.imports.columns import Guess, folded, guess
from pdsa_api.imports.rows import Row, Rules, odd_zeros, parse, unread
from pdsa_api.imports.table import MOST_ROWS, Table, Unreadable, decode, read
from pdsa_api.measures.domain import Data

SCHOOL, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2027-03-08", "", date(2027, 3, 8)),
        ("2027/3/8", "", date(2027, 3, 8)),
        ("2027-03-08T00:00:00Z", "", date(2027, 3, 8)),
        ("2027-03-08 00:00", "", date(2027, 3, 8)),
        ("08/03/2027", "dmy", date(2027, 3, 8)),
        ("08.03.27", "dmy", date(2027, 3, 8)),
        ("03/08/2027", "mdy", date(2027, 3, 8)),
        ("13/02/2027", "", date(2027, 2, 13)),
        ("02/13/2027", "", date(2027, 2, 13)),
        ("04/04/2027", "", date(2027, 4, 4)),
        ("8 de marzo de 2027", "", date(2027, 3, 8)),
        ("8 Machi 2027", "", date(2027, 3, 8)),
        ("8 Marso 2027", "", date(2027, 3, 8)),
        ("Mar 8, 2027", "", date(2027, 3, 8)),
        ("8-Mar-27", "", date(2027, 3, 8)),
        ("mar 2027", "", date(2027, 3, 1)),
        ("2027-03", "", date(2027, 3, 1)),
        ("2027-W10", "", date(2027, 3, 8)),
        ("2027", "", date(2027, 1, 1)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, order: str, expected: date) -> None:
    assert cells.day(text, order) == expected


@pytest.mark.parametrize(
    ("text", "order", "code"),
    [
        ("03/04/2027", "", "ambiguous_date"),
        ("31/02/2027", "", "date"),
        ("13/02/2027", "mdy", "date"),
        ("2027-13-01", "", "date"),
        ("2027-W60", "", "date"),
        ("0000-01-01", "", "date"),
        ("45000", "", "serial_date"),
        ("Monday", "", "date"),
        ("30 Feb 2027", "", "date"),
        ("", "", "date"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_said(text: str, order: str, code: str) -> None:
    found = cells.day(text, order)
    assert isinstance(found, cells.Wrong)
    assert found.code == f"import.{code}"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["03/04/2027", "13/04/2027"], "dmy"),
        (["03/04/2027", "04/13/2027"], "mdy"),
        (["03/04/2027"], ""),
        (["2027-13-01"], ""),
    ],
)
def test_the_order_of_days_is_told_by_those_past_the_twelfth(texts: list[str], expected: str) -> None:
    assert cells.order_of(texts) == expected


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("27", "", 27),
        ("-2.5", "", -2.5),
        ("\N{MINUS SIGN}2,5", ",", -2.5),
        ("1,234", ".", 1234),
        ("1.234", ",", 1234),
        ("1,234,567.5", ".", 1234567.5),
        ("1 234,5", ",", 1234.5),
        ("1\u00a0234", "", 1234),
        ("0.123", "", 0.123),
        ("88.4 %", "", 88.4),
        ("1.5e+03", "", 1500),
    ],
)
def test_a_number_is_read_with_its_decimal_sign(text: str, decimal: str, expected: float) -> None:
    assert cells.number(text, decimal) == expected


@pytest.mark.parametrize(
    ("text", "decimal", "code"),
    [
        ("1,234", "", "ambiguous_number"),
        ("2,5", ".", "decimal"),
        ("2.55", ",", "decimal"),
        ("0,951", ".", "decimal"),
        ("0.951", ",", "decimal"),
        ("NS", "", "number"),
        ("1,23,4", ".", "number"),
        ("=SUM(A1:A3)", "", "formula"),
        ("+cmd(1)", "", "formula"),
        ("#DIV/0!", "", "number"),
        ("nan", "", "number"),
        ("inf", "", "number"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_said(text: str, decimal: str, code: str) -> None:
    found = cells.number(text, decimal)
    assert isinstance(found, cells.Wrong)
    assert found.code == f"import.{code}"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2,5", "1,234"], ","),
        (["2.5", "1,234"], "."),
        (["1.234,5"], ","),
        (["1,234"], ""),
        (["27"], ""),
        (["2,5", "2.5", "2.7"], "."),
    ],
)
def test_the_decimal_sign_is_told_by_numbers_that_can_be_read_one_way(
    texts: list[str], expected: str
) -> None:
    assert cells.decimal_of(texts) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("año".encode(), ("año", "utf-8")),
        ("\ufeffaño".encode(), ("año", "utf-8")),
        ("\ufeffaño".encode("utf-16-le"), ("año", "utf-16-le")),
        ("\ufeffaño".encode("utf-16-be"), ("año", "utf-16-be")),
        ("año".encode("latin-1"), ("año", "latin-1")),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_has(content: bytes, expected: tuple[str, str]) -> None:
    assert decode(content) == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04\x00\x00", "nul"), (b"\xff\xfeabc", "encoding")],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(content)
    assert refused.value.code == f"import.{code}"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", None),
        ("\n \n", "empty", None),
        ('a,b\n1,2\n"open,3\n4,5', "quotes", 3),
        ("a\x00,b", "nul", None),
        (",".join("a" * 101), "too_wide", None),
        ("date,value\n" + "2027-01-01,1\n" * (MOST_ROWS + 1), "too_many", None),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(text: str, code: str, line: int | None) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert (refused.value.code, refused.value.line) == (f"import.{code}", line)


@pytest.mark.parametrize(
    ("text", "delimiter", "header"),
    [
        ("date\tvalue\n2027-01-01\t1,5", "tab", True),
        ("fecha;valor\n01/02/2027;1,5", "semicolon", True),
        ("date,value\n2027-01-01,1", "comma", True),
        ("2027-01-01|1", "bar", False),
        ("2027-01-01", "comma", False),
    ],
)
def test_the_sign_between_cells_and_the_header_are_found(text: str, delimiter: str, header: bool) -> None:
    table = read(text)
    assert (table.delimiter, table.header) == (delimiter, header)


def test_short_rows_are_filled_empty_lines_passed_over_and_equal_names_told_apart() -> None:
    table = read('date,value,value\n2027-01-01,1\n\n2027-01-02,"2\n3",4\n')
    assert table.columns == ("date", "value", "value (3)")
    assert [line for line, _ in table.rows] == [2, 4]
    assert table.rows[0][1] == ("2027-01-01", "1", "")


def guessed(table: Table, data: Data = Data.NUMBER, **said: Any) -> Guess:
    given: dict[str, Any] = {"named": {}, "order": None, "decimal": None, "words": {}, **said}
    return guess(table, data, **given)


@pytest.mark.parametrize(
    ("header", "data", "expected"),
    [
        ("Fecha,Presentes,Matrícula", Data.PROPORTION, ["date", "numerator", "denominator"]),
        ("Tarehe,Thamani,Shule,Maelezo", Data.NUMBER, ["date", "value", "school", "note"]),
        ("Petsa,Halaga,Paaralan,Pangkat", Data.NUMBER, ["date", "value", "school", "subgroup"]),
        ("Date,Value,Missing", Data.NUMBER, ["date", "value", "missing"]),
        ("Learners read,Date", Data.NUMBER, ["value", "date"]),
    ],
)
def test_columns_are_found_by_their_names_in_four_languages(
    header: str, data: Data, expected: list[str]
) -> None:
    table = read(header + "\n" + ",".join(["2027-01-01"] * len(expected)))
    found = guessed(table, data, words={"value": "Learners read"}).columns
    assert [role for role, _ in sorted(found.items(), key=lambda pair: pair[1])] == expected


def test_without_names_the_first_days_and_numbers_are_taken_and_a_person_can_say_otherwise() -> None:
    table = read("north,2027-01-01,12,30\nsouth,2027-01-08,13,31")
    assert guessed(table, Data.PROPORTION).columns == {"date": 1, "numerator": 2, "denominator": 3}
    assert guessed(table, named={"value": "4"}).columns == {"date": 1, "value": 3}
    assert guessed(table, named={"value": None}).columns == {"date": 1}


def test_years_are_days_only_in_a_column_that_is_named_for_them_and_beside_no_days() -> None:
    yearly = read("Año,aprobados,inscritos\n2005,300,400\n2006,310,400")
    assert guessed(yearly, Data.PROPORTION).columns["date"] == 0
    assert "date" not in guessed(read("number,count\n2005,300\n2006,310")).columns
    both = read("year,week_start,value\n2005,2005-01-03,300\n2005,2005-01-10,310")
    assert guessed(both).columns["date"] == 1


def parsed(text: str, data: Data = Data.NUMBER, order: str | None = None, **said: Any) -> list[Row]:
    table = read(text)
    rules = Rules(
        data=data,
        subgroups=("Girls", "Boys"),
        latest=date(2027, 6, 1),
        schools={"chini": SCHOOL, "juu": OTHER, "kati": None},
        **said,
    )
    return parse(table, guessed(table, data, order=order), rules)


def faults(rows: list[Row]) -> list[tuple[int, str, str]]:
    return [
        (row.line, one.column, one.code.removeprefix("import.").removeprefix("observation."))
        for row in rows
        for one in row.faults
    ]


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("date,value\n2027-01-01,", Data.NUMBER, [(2, "value", "empty")]),
        ("date,value\n2027-01-01,NS", Data.NUMBER, [(2, "value", "number")]),
        ("date,value\n2027-07-01,1", Data.NUMBER, [(2, "date", "future")]),
        ("date,value\n2027-01-01,2.5", Data.COUNT, [(2, "value", "not_whole")]),
        ("date,value\n2027-01-01,-1", Data.COUNT, [(2, "value", "negative")]),
        (
            "date,numerator,denominator\n2027-01-01,32,31",
            Data.PROPORTION,
            [(2, "numerator", "above_denominator")],
        ),
        ("date,numerator,denominator\n2027-01-01,32,", Data.PROPORTION, [(2, "denominator", "empty")]),
        ("date,value,school\n2027-01-01,1,Nowhere", Data.NUMBER, [(2, "school", "school")]),
        ("date,value,school\n2027-01-01,1,Kati", Data.NUMBER, [(2, "school", "school_twice")]),
        ("date,value,group\n2027-01-01,1,Teachers", Data.NUMBER, [(2, "group", "subgroup")]),
        ("date,value,note\n2027-01-01,1,=1+1", Data.NUMBER, [(2, "note", "formula")]),
        ("date,value,note\n2027-01-01,1," + "x" * 501, Data.NUMBER, [(2, "note", "long_cell")]),
        ("date,value\n2027-01-01,1\n01/02/27,2", Data.NUMBER, [(3, "date", "ambiguous_date")]),
        ("value,note\n1,a", Data.NUMBER, [(2, "", "date")]),
    ],
)
def test_each_row_at_fault_is_named_with_its_column(
    text: str, data: Data, expected: list[tuple[int, str, str]]
) -> None:
    assert faults(parsed(text, data)) == expected


def test_a_day_that_is_there_twice_is_at_fault_the_second_time_with_both_values() -> None:
    rows = parsed("date,value\n2027-01-01,1\n2027-01-02,5\n2027-01-01,2")
    assert faults(rows) == [(4, "date", "duplicate")]
    assert "line 2" in rows[2].faults[0].message
    assert "1 there, 2 here" in rows[2].faults[0].message


def test_the_same_day_of_another_school_or_group_is_another_day() -> None:
    rows = parsed(
        "date,value,school,group\n2027-01-01,1,CHINI,girls\n2027-01-01,2,juu,girls\n2027-01-01,3,juu,Boys"
    )
    assert faults(rows) == []
    assert [(row.school_id, row.subgroup) for row in rows] == [
        (SCHOOL, "Girls"),
        (OTHER, "Girls"),
        (OTHER, "Boys"),
    ]


def test_a_code_is_missing_when_it_was_declared_and_half_a_share_is_none() -> None:
    rows = parsed("date,value\n2027-01-01,NS\n2027-01-02,", codes={"ns": "not_submitted"}, empty="holiday")
    assert [(row.value, row.missing, row.faults) for row in rows] == [
        (None, "not_submitted", []),
        (None, "holiday", []),
    ]
    (share,) = parsed(
        "date,numerator,denominator\n2027-01-01,NS,31", Data.PROPORTION, codes={"ns": "not_submitted"}
    )
    assert (share.numerator, share.denominator, share.missing) == (None, None, "not_submitted")


def test_a_column_of_reasons_is_read_in_each_language_and_other_words_are_kept_as_a_note() -> None:
    rows = parsed(
        "date,value,missing\n2027-01-01,,feriado\n2027-01-02,,Likizo\n2027-01-03,,sarado\n2027-01-04,,flood"
    )
    assert faults(rows) == []
    assert [row.missing for row in rows] == ["holiday", "holiday", "closed", "other"]
    assert rows[3].note == "flood"
    (both,) = parsed("date,value,missing\n2027-01-01,5,closed")
    assert faults([both]) == [(2, "value", "missing_with_value")]


def test_texts_in_place_of_numbers_are_counted_so_that_they_can_be_declared() -> None:
    table = read("date,value\n2027-01-01,NS\n2027-01-02,NS\n2027-01-03,abs\n2027-01-04,1")
    found = guessed(table)
    rules = Rules(Data.NUMBER, (), date(2027, 6, 1), {})
    assert unread(table, parse(table, found, rules)) == [("NS", 2), ("abs", 1)]


def test_zeros_among_values_far_from_it_are_pointed_out_and_true_zeros_are_not() -> None:
    def zeros(values: list[float]) -> int:
        return odd_zeros([Row(i, date(2027, 1, 1), value=value) for i, value in enumerate(values)])

    assert zeros([91, 90, 0, 92, 89, 0, 90]) == 2
    assert zeros([3, 0, 1, 2, 0, 1, 5, 9]) == 0
    assert zeros([91, 90, 92, 89, 90]) == 0


def test_names_are_compared_without_case_accents_and_signs() -> None:
    assert folded("  Día de la Semana. ") == folded("dia_de_la_semana")
