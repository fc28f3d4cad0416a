"""What holds of frameworks and what becomes of their dimensions, as rules; and frameworks as tables and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from survey_api.frameworks.domain import Onward, carried, faults_in, next_draft, onward
from survey_api.frameworks.importing import read_file
from survey_api.frameworks.spreadsheet import Unreadable, read_table, write_table
from survey_api.mappings.coverage import Mapped, coverage, gaps

from .framework_contents import FIRST, SECOND, THIRD, content, dimension


def codes(found: dict[str, Any], before: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    return [(fault.code, fault.pointer) for fault in faults_in(found, before)]


def test_whole_versions_have_no_faults() -> None:
    assert codes(FIRST) == codes(SECOND, FIRST) == codes(THIRD, SECOND) == []
    assert codes(next_draft(FIRST), FIRST) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (content(), ("framework.empty", "/dimensions")),
        (content(dimension("a"), dimension("a")), ("framework.code_twice", "/dimensions/1/code")),
        (content(dimension("a", parent="b")), ("framework.parent_unknown", "/dimensions/0/parent")),
        (content(dimension("a", parent="a")), ("framework.parent_cycle", "/dimensions/0/parent")),
        (
            content(dimension("a", parent="b"), dimension("b", parent="c"), dimension("c", parent="b")),
            ("framework.parent_cycle", "/dimensions/0/parent"),
        ),
        (
            content(dimension("d0"), *(dimension(f"d{n}", parent=f"d{n - 1}") for n in range(1, 8))),
            ("framework.too_deep", "/dimensions/6/parent"),
        ),
        (content(dimension("a", "same", "a")), ("framework.no_earlier", "/dimensions/0/change")),
        (content(dimension("a"), dropped=("b",)), ("framework.no_earlier", "/dropped")),
    ],
)
def test_a_first_version_is_refused_for(found: dict[str, Any], said: tuple[str, str]) -> None:
    assert codes(found)[0] == said


AB = content(dimension("a"), dimension("b"))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (content(dimension("a", "same", "a")), ("framework.forgotten", "/dropped")),
        (
            content(dimension("a"), dimension("b", "same", "b"), dropped=("a",)),
            ("framework.change_missing", "/dimensions/0/change"),
        ),
        (content(dimension("c", "same", "a"), dropped=("b",)), ("framework.not_same", "/dimensions/0/change")),
        (content(dimension("c", "renamed", "z"), dropped=("a", "b")), ("framework.from_unknown", "/dimensions/0/from_codes")),
        (content(dimension("c", "renamed", "a", "b")), ("framework.from_count", "/dimensions/0/from_codes")),
        (content(dimension("c", "merged", "a"), dropped=("b",)), ("framework.from_count", "/dimensions/0/from_codes")),
        (content(dimension("c", "new", "a"), dropped=("b",)), ("framework.from_count", "/dimensions/0/from_codes")),
        (content(dimension("c", "split", "a"), dropped=("b",)), ("framework.split_one", "/dimensions/0/change")),
        (
            content(dimension("c", "renamed", "a"), dimension("d", "renamed", "a"), dropped=("b",)),
            ("framework.from_twice", "/dimensions/0/from_codes"),
        ),
        (
            content(dimension("c", "split", "a"), dimension("d", "split", "a"), dimension("e", "renamed", "a"), dropped=("b",)),
            ("framework.from_twice", "/dimensions/0/from_codes"),
        ),
        (
            content(dimension("a", "same", "a"), dimension("b", "same", "b"), dropped=("b",)),
            ("framework.from_twice", "/dimensions/1/from_codes"),
        ),
        (content(dimension("a", "same", "a"), dropped=("b", "z")), ("framework.from_unknown", "/dropped/1")),
        (content(dimension("a", "same", "a"), dropped=("b", "b")), ("framework.dropped_twice", "/dropped/0")),
    ],
)  # fmt: skip
def test_a_later_version_is_refused_for(found: dict[str, Any], said: tuple[str, str]) -> None:
    assert codes(found, AB)[0] == said


def test_what_a_dimension_became() -> None:
    assert [onward(SECOND, code) for code in ("kept", "old", "torn", "one", "gone")] == [
        Onward("same", ("kept",)),
        Onward("renamed", ("young",)),
        Onward("split", ("left", "right")),
        Onward("merged", ("both",)),
        Onward("dropped", ()),
    ]


def test_a_dimension_is_followed_through_every_version() -> None:
    later = [SECOND, THIRD]
    assert carried("kept", later) == Onward("same", ("kept",))
    assert carried("old", later) == Onward("renamed", ("adult",))
    assert carried("torn", later) == Onward("split", ("left", "right"))
    assert carried("gone", later) == Onward("dropped", ())
    assert carried("kept", []) == Onward("same", ("kept",))


PUBLISHED = {1: FIRST, 2: SECOND, 3: THIRD}


def held(*mappings: Mapped, number: int = 3) -> tuple[list[tuple[Any, str]], list[tuple[Any, str]]]:
    holds, waits = coverage(number, PUBLISHED, mappings)
    return [(one.mapped.id, one.dimension) for one in holds], [
        (one.mapped.id, one.onward.kind) for one in waits
    ]


def test_one_to_one_is_carried_and_the_rest_waits_for_a_person() -> None:
    subjects = {code: Mapped(code, (code,), 1, code) for code in ("kept", "old", "torn", "one", "gone")}
    assert held(*subjects.values()) == (
        [("kept", "kept"), ("old", "adult")],
        [("torn", "split"), ("one", "merged"), ("gone", "dropped")],
    )


def test_a_person_decides_by_mapping_to_a_part_or_to_none() -> None:
    torn = Mapped("torn", ("q",), 1, "torn")
    assert held(torn, Mapped("part", ("q",), 2, "left")) == ([("part", "left")], [])
    assert held(torn, Mapped("none", ("q",), 3, None)) == ([], [])
    assert held(torn, Mapped("other", ("r",), 3, "left"))[1] == [("torn", "split")]
    assert held(torn, Mapped("else", ("q",), 3, "kept"))[1] == [("torn", "split")]
    assert held(Mapped("gone", ("q",), 1, "gone"), Mapped("else", ("q",), 2, "kept"))[1] == []


def test_what_is_mapped_on_the_version_itself_comes_before_what_is_carried() -> None:
    assert held(Mapped("old", ("q",), 1, "kept"), Mapped("new", ("q",), 3, "kept")) == ([("new", "kept")], [])


def test_a_later_mapping_says_nothing_of_an_earlier_version() -> None:
    assert held(Mapped("late", ("q",), 3, "kept"), number=2) == ([], [])


def test_a_dimension_is_a_gap_when_neither_it_nor_a_part_is_measured() -> None:
    tree = content(
        dimension("a"), dimension("b", parent="a"), dimension("c", parent="b"), dimension("d", parent="a")
    )
    assert gaps(tree, ["c"]) == ["d"]
    assert gaps(tree, ["a"]) == ["b", "c", "d"]
    assert gaps(tree, []) == ["a", "b", "c", "d"]


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), min_size=1, max_size=20
).map(str.strip).filter(bool)  # fmt: skip
said = st.dictionaries(st.sampled_from(("en", "es", "sw", "fil")), words, min_size=1)
label_codes = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)


@given(
    title=said,
    dimensions=st.lists(
        st.tuples(label_codes, said, said), min_size=1, max_size=5, unique_by=lambda one: one[0]
    ),
)
def test_a_framework_goes_into_a_table_and_back(title: dict[str, str], dimensions: list[Any]) -> None:
    whole = content(
        *(dimension(code) | {"label": label, "description": text} for code, label, text in dimensions)
    )
    whole["title"] = title
    for one, above in zip(whole["dimensions"][1:], whole["dimensions"], strict=False):
        one["parent"] = above["code"]
    read = read_file(write_table("key", whole).encode())
    assert (read.key, read.content) == ("key", whole)


def test_every_kind_of_change_goes_into_a_table_and_back() -> None:
    read = read_file(write_table("key", SECOND).encode())
    assert read.content == SECOND


def test_a_table_of_a_spreadsheet_that_parts_by_semicolons_is_read() -> None:
    table = read_table("\ufeffrow;code;label::es\nframework;k;Título\ndimension;a;Uno\n".encode())
    assert (table.key, table.content["dimensions"][0]["label"]) == ("k", {"es": "Uno"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("row,code,colour\n", (1, "colour", "table.heading")),
        ("row,label::en\n", (1, "code", "table.column_missing")),
        ("row,code,row\n", (1, "row", "table.heading_twice")),
        ("row,code\ndimension,a\n", (1, "row", "table.no_framework")),
        ("row,code\nframework,k\nframework,l\n", (3, "row", "table.two_frameworks")),
        ("row,code\nframework,k\nthing,a\n", (3, "row", "table.row")),
        ("row,code\nframework,k\n\ndimension,a,x\n", (4, None, "table.too_wide")),
    ],
)
def test_a_table_is_refused_with_its_row_and_column(text: str, said: tuple[int, str | None, str]) -> None:
    fault = read_table(text.encode()).faults[0]
    assert (fault["row"], fault["column"], fault["code"]) == said
    assert fault["fix"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00r", b"row,code\n\x00", b'row,code\n"a', b"row\n" * 1_100, b"\x89PNG\r\n\x1a\n\x00"],
    ids=["empty", "utf16", "nul", "quote", "long", "picture"],
)
def test_what_is_no_table_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_table(content)
