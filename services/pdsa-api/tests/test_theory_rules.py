"""What a theory must keep to, and how two are compared: rules, without a database."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdsa_api.theories.comparison.domain import Kind, Part, apply, compare, offers, take
from pdsa_api.theories.domain import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    MOST_CAUSES,
    MOST_DRIVERS,
    Content,
    Node,
    flaws,
    in_order,
)


def uid(number: int) -> UUID:
    return UUID(int=number)


def node(number: int, text: str = "", parent: int | None = None, note: str = "") -> Node:
    return Node(uid(number), text or f"node {number}", uid(parent) if parent else None, note)


def ids(content: Content) -> set[UUID | None]:
    return {one.id for one in (*content.causes, *content.drivers)}


def theory(*drivers: Node, causes: tuple[Node, ...] = (), problem: str = "Half can not read.") -> Content:
    return Content(problem, None, causes, drivers)


READING = theory(
    node(1, "Learners read every day"),
    node(2, "A fixed time", 1),
    node(3, "A book for each", 1),
    node(4, "Teachers hear each other"),
)


def test_a_theory_that_keeps_to_the_rules_has_no_flaw() -> None:
    assert flaws(READING) == []


@pytest.mark.parametrize(
    ("content", "pointer", "code"),
    [
        (theory(problem="  "), "/problem", "theory.problem_missing"),
        (theory(node(1, " ")), "/drivers/0/text", "theory.text_missing"),
        (theory(node(1, "x" * (LONGEST_TEXT + 1))), "/drivers/0/text", "theory.text_long"),
        (theory(node(1, note="x" * (LONGEST_NOTE + 1))), "/drivers/0/note", "theory.note_long"),
        (theory(node(1), node(1)), "/drivers/1/id", "theory.id_twice"),
        (theory(node(1), causes=(node(1),)), "/drivers/0/id", "theory.id_twice"),
        (theory(node(1), node(2, parent=9)), "/drivers/1/parent_id", "theory.parent_missing"),
        (theory(node(1), node(2, parent=1), node(3, parent=2)), "/drivers/2/parent_id", "theory.too_deep"),
        (theory(node(1, parent=1)), "/drivers/0/parent_id", "theory.loop"),
        (
            theory(*(node(n) for n in range(1, MOST_DRIVERS + 2))),
            "/drivers",
            "theory.too_many",
        ),
        (
            theory(causes=tuple(node(n) for n in range(1, MOST_CAUSES + 2))),
            "/causes",
            "theory.too_many",
        ),
    ],
)
def test_each_rule_that_is_broken_is_named_with_its_place(content: Content, pointer: str, code: str) -> None:
    assert [(flaw.pointer, flaw.code) for flaw in flaws(content)] == [(pointer, code)]


def test_a_cause_may_have_two_deeper_causes_below_it_and_no_third() -> None:
    deep = tuple(node(n, parent=n - 1) for n in range(1, 5))
    assert flaws(theory(causes=deep)) == []
    too_deep = (*deep, node(5, parent=4))
    assert [flaw.pointer for flaw in flaws(theory(causes=too_deep))] == ["/causes/4/parent_id"]


def test_a_list_is_put_in_the_order_of_a_reader_and_keeps_siblings_as_they_were() -> None:
    mixed = (node(3, parent=1), node(4), node(1), node(2, parent=1))
    assert [n.id.int for n in in_order(mixed)] == [4, 1, 3, 2]


def test_a_comparison_tells_added_removed_changed_and_moved_apart() -> None:
    after = theory(
        node(4, "Teachers hear each other"),
        node(1, "Learners read every day"),
        node(2, "A fixed time after the break", 1),
        node(5, "Stories in the mother tongue", 1),
        problem="A third can not read.",
    )
    told = {(c.part, c.kind, c.node_id and c.node_id.int) for c in compare(READING, after)}
    moved = {t for t in told if t[1] is Kind.MOVED}
    assert told - moved == {
        (Part.PROBLEM, Kind.CHANGED, None),
        (Part.DRIVERS, Kind.REMOVED, 3),
        (Part.DRIVERS, Kind.CHANGED, 2),
        (Part.DRIVERS, Kind.ADDED, 5),
    }
    assert len(moved) == 1, "one of the two primary drivers moved, not both"


def test_contents_that_are_the_same_differ_in_nothing() -> None:
    assert compare(READING, READING) == ()


def test_what_hangs_on_a_node_that_went_is_not_lost() -> None:
    mine = apply(READING, [])
    gone = [c for c in compare(READING, theory(node(4, "Teachers hear each other"))) if c.node_id == uid(1)]
    left = apply(mine, gone)
    assert [(n.id.int, n.parent_id) for n in left.drivers] == [(2, None), (3, None), (4, None)]


def test_a_local_change_and_a_change_of_the_network_meet_without_a_loss() -> None:
    theirs = theory(
        node(1, "Learners read every day"),
        node(2, "A fixed time after the break", 1),
        node(3, "A book for each", 1),
        node(6, "Families read along"),
        node(7, "A bag with books", 6),
        node(4, "Teachers hear each other"),
    )
    mine = theory(
        node(1, "Learners read every day"),
        node(2, "Ten minutes before lunch", 1),
        node(3, "A book for each", 1),
        node(8, "The radio hour", 1),
        node(4, "Teachers hear each other"),
    )
    found = offers(READING, theirs, mine)
    assert {(o.change.kind, o.change.node_id, o.clash) for o in found} == {
        (Kind.CHANGED, uid(2), True),
        (Kind.ADDED, uid(6), False),
        (Kind.ADDED, uid(7), False),
    }
    bag = next(o.change.key for o in found if o.change.node_id == uid(7))
    merged = take(mine, theirs, found, [bag])
    assert [n.id.int for n in merged.drivers] == [1, 2, 3, 8, 6, 7, 4], "it brings the driver it hangs on"
    assert merged.drivers[1].text == "Ten minutes before lunch"


def test_a_move_below_itself_is_passed_over() -> None:
    base = theory(causes=(node(1), node(2)))
    theirs = theory(causes=(node(2), node(1, parent=2)))
    mine = theory(causes=(node(1), node(2, parent=1)))
    found = [o for o in offers(base, theirs, mine) if o.change.node_id == uid(1)]
    assert take(mine, theirs, found, [o.change.key for o in found]) == mine


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any tree of up to twelve of the same ids, so that two contents share many."""

    def forest(ids: list[int]) -> tuple[Node, ...]:
        chosen = draw(st.permutations(ids))[: draw(st.integers(0, len(ids)))]
        made: list[Node] = []
        for number, one in enumerate(chosen):
            parent = draw(st.sampled_from([None, *chosen[:number]]))
            made.append(node(one, draw(st.sampled_from("abc")), parent, draw(st.sampled_from(["", "n"]))))
        return in_order(made)

    return Content(
        draw(st.sampled_from(["p", "q"])),
        draw(st.sampled_from([None, uid(90), uid(91)])),
        forest(list(range(1, 7))),
        forest(list(range(11, 17))),
    )


@given(contents(), contents())
@settings(max_examples=300, deadline=None)
def test_what_differs_put_into_the_one_gives_the_other(a: Content, b: Content) -> None:
    assert apply(a, compare(a, b)) == b


@given(contents(), contents(), contents())
@settings(max_examples=200, deadline=None)
def test_taking_over_whatever_is_offered_never_loses_a_node_of_ones_own_that_others_left(
    base: Content, theirs: Content, mine: Content
) -> None:
    found = offers(base, theirs, mine)
    merged = take(mine, theirs, found, [o.change.key for o in found])
    removed = {o.change.node_id for o in found if o.change.kind is Kind.REMOVED}
    assert ids(mine) - removed <= ids(merged)
    assert in_order(merged.causes) == merged.causes
    assert in_order(merged.drivers) == merged.drivers


@given(contents(), contents())
@settings(max_examples=100, deadline=None)
def test_without_a_change_of_ones_own_nothing_clashes_and_all_can_be_taken(a: Content, b: Content) -> None:
    found = offers(a, b, a)
    assert not any(o.clash for o in found)
    assert take(a, b, found, [o.change.key for o in found]) == b
