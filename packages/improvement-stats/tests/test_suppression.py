"""An attacker of our own, written apart from the package, must recover no hidden cell."""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from improvement_stats import InputError
from improvement_stats.suppression import (
    SuppressedTable,
    audit_hidden,
    differencing_is_safe,
    figure_is_reportable,
    guarded_percent,
    suppress,
)
from improvement_stats.suppression.shape import Published
from scipy import sparse
from scipy.optimize import linprog

Table = list[list[int]]


def attack(table: Sequence[Sequence[int]], result: SuppressedTable) -> dict[tuple[int, int], int | None]:
    """How many whole numbers each hidden cell may be, one programme for each bound.

    The attacker knows every cell that is shown, every total that is not withheld, and counts >= 0.
    """
    cells = sorted(result.hidden)
    place = {cell: i for i, cell in enumerate(cells)}
    sums: list[tuple[set[Any], list[tuple[int, int]]]]
    sums = [({(r, None)}, [(r, c) for c in range(len(table[0]))]) for r in range(len(table))]
    sums += [({(None, c)}, [(r, c) for r in range(len(table))]) for c in range(len(table[0]))]
    sums += [({(None, None)}, [(r, c) for r in range(len(table)) for c in range(len(table[0]))])]
    left, right = [], []
    for name, members in sums:
        inside = [place[m] for m in members if m in place]
        if inside and not name & result.withheld_totals:
            left.append([1.0 if i in inside else 0.0 for i in range(len(cells))])
            right.append(float(sum(table[r][c] for r, c in members if (r, c) in place)))
    reached = sorted({i for row in left for i, v in enumerate(row) if v})
    found: dict[tuple[int, int], int | None] = {cell: None for cell, i in place.items() if i not in reached}
    if not reached:
        return found
    # All programmes of a table at once, as blocks that do not touch: two for each cell, least and greatest.
    cost = np.zeros((2 * len(reached), len(cells)))
    for k, i in enumerate(reached):
        cost[2 * k, i], cost[2 * k + 1, i] = 1.0, -1.0
    every = sparse.kron(sparse.eye_array(len(cost)), np.array(left), format="csr")
    solved = linprog(cost.ravel(), A_eq=every, b_eq=right * len(cost), bounds=(0, None), method="highs")
    assert solved.status == 0
    corners = solved.x.reshape(cost.shape)
    for k, i in enumerate(reached):
        low, high = corners[2 * k, i], corners[2 * k + 1, i]
        found[cells[i]] = math.floor(high + 1e-7) - math.ceil(low - 1e-7) + 1
    return found


def seen(result: SuppressedTable, hidden: Iterable[tuple[int, int]]) -> SuppressedTable:
    """The same result with these cells hidden and every total known."""
    return replace(result, hidden=frozenset(hidden), withheld_totals=frozenset())


def random_table(draw: random.Random) -> Table:
    """Sizes, sparseness and levels of every sort, with small networks and rare answers among them."""
    rows, columns = draw.randint(1, 7), draw.randint(1, 6)
    level = draw.choice([1, 3, 8, 30])
    empty = draw.choice([0.0, 0.2, 0.5])
    return [
        [0 if draw.random() < empty else draw.randint(0, 2 * level) for _ in range(columns)]
        for _ in range(rows)
    ]


def test_an_attacker_recovers_no_hidden_cell_of_a_thousand_random_tables() -> None:
    draw = random.Random(20230401)
    hidden = 0
    for _ in range(1000):
        table = random_table(draw)
        minimum = draw.choice([3, 5, 10])
        result = suppress(table, minimum=minimum)
        assert result.primary == {
            (r, c) for r, row in enumerate(table) for c, count in enumerate(row) if 0 < count < minimum
        }
        assert result.hidden == result.primary | result.secondary
        hidden += len(result.hidden)
        for cell, possible in attack(table, result).items():
            assert possible is None or possible >= 3, (table, minimum, cell)
    assert hidden > 5000


def test_totals_that_leak_all_the_same_give_away_only_what_no_hiding_could_keep() -> None:
    draw = random.Random(99)
    leaked = 0
    for _ in range(150):
        table = random_table(draw)
        result = suppress(table, minimum=5)
        found = attack(table, seen(result, result.hidden))
        leaked += len(result.withheld_totals) > 0
        known = [cell for cell, possible in found.items() if possible == 1]
        if known:
            every = {(r, c) for r in range(len(table)) for c in range(len(table[0]))}
            kept = attack(table, seen(result, every))
            assert [kept[cell] for cell in known] == [1] * len(known)
    assert leaked > 10


def test_the_attacker_of_this_test_does_find_a_cell_hidden_alone() -> None:
    table = [[3, 20, 30], [15, 25, 35], [12, 18, 40]]
    alone = suppress(table, minimum=1)
    assert attack(table, seen(alone, {(0, 0)})) == {(0, 0): 1}


def test_the_intervals_of_the_audit_are_those_of_the_attacker() -> None:
    draw = random.Random(7)
    for _ in range(60):
        table = random_table(draw)
        result = suppress(table, minimum=5)
        assert {(i.row, i.column): i.possible for i in result.audit.intervals} == attack(table, result)
        assert result.audit.passed


def test_the_closed_form_equals_the_linear_programme() -> None:
    draw = random.Random(3)
    for _ in range(40):
        table = [[draw.randint(0, 9) for _ in range(4)] for _ in range(5)]
        block = {(r, c) for r in (0, 2, 3) for c in (1, 2, 3)}
        closed = audit_hidden(table, block, Published.everything(5, 4))
        assert {i.engine for i in closed.intervals} == {"closed form"}
        counted = attack(table, seen(suppress(table, minimum=1), block))
        assert {(i.row, i.column): i.possible for i in closed.intervals} == counted


def test_one_small_cell_takes_a_rectangle_with_it() -> None:
    table = [[3, 20, 30], [15, 25, 35], [12, 18, 40]]
    result = suppress(table, minimum=5)
    assert result.primary == {(0, 0)}
    assert result.secondary == {(0, 1), (2, 0), (2, 1)}
    assert result.shown == ((None, None, 30), (15, 25, 35), (None, None, 40))


def test_without_totals_nothing_more_is_hidden() -> None:
    result = suppress([[3, 20], [15, 25]], minimum=5, totals=False)
    assert result.hidden == {(0, 0)}
    assert not result.secondary
    assert result.audit.intervals[0].upper is None
    assert result.audit.passed


def test_zeros_are_shown_unless_switched_off() -> None:
    table = [[0, 20, 30], [15, 25, 35], [12, 18, 40]]
    assert suppress(table, minimum=5).hidden == frozenset()
    assert (0, 0) in suppress(table, minimum=5, zeros_shown=False).primary


def test_sensitive_cells_can_be_named_instead_of_found_by_size() -> None:
    table = [[30, 20, 30], [15, 25, 35], [12, 18, 4]]
    result = suppress(table, minimum=5, primary=[(0, 0), (0, 1), (0, 2)])
    assert result.primary == {(0, 0), (0, 1), (0, 2)}
    assert (2, 2) not in result.primary
    assert result.audit.passed
    assert len({r for r, _ in result.hidden}) == 2


def test_cells_that_totals_give_away_make_the_totals_be_withheld() -> None:
    line = suppress([[3, 20, 30]], minimum=5)
    assert {(None, 0), (None, 1)} & line.withheld_totals
    assert line.audit.passed
    lonely = suppress([[1, 0, 0], [0, 40, 50], [0, 60, 70]], minimum=5)
    assert lonely.withheld_totals
    assert lonely.audit.passed
    assert lonely.warnings == ("totals withheld",)


def test_a_category_that_nobody_chose_is_not_hidden_with_a_row() -> None:
    result = suppress([[1, 0, 0], [12, 0, 50], [14, 0, 70], [20, 0, 30]], minimum=5)
    assert (0, None) in result.withheld_totals
    assert all(column != 1 for _, column in result.hidden)


def test_a_table_with_nothing_small_is_shown_whole() -> None:
    result = suppress([[5, 0], [7, 9]], minimum=5)
    assert (result.hidden, result.audit.intervals, result.warnings) == (frozenset(), (), ())


def test_no_secondary_cell_could_be_shown_again() -> None:
    draw = random.Random(11)
    for _ in range(40):
        table = [[draw.randint(0, 30) for _ in range(5)] for _ in range(6)]
        result = suppress(table, minimum=5)
        if result.withheld_totals:
            continue
        for cell in result.secondary:
            rest = audit_hidden(table, result.hidden - {cell}, Published.everything(6, 5))
            assert not rest.passed


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("table", lambda: suppress([], minimum=5)),
        ("table[1]", lambda: suppress([[1, 2], [3]], minimum=5)),
        ("table[0][1]", lambda: suppress([[1, -2]], minimum=5)),
        ("table[0][0]", lambda: suppress([[None, 2]], minimum=5)),  # type: ignore[list-item]  # the wrong kind is the point
        ("minimum", lambda: suppress([[1, 2]], minimum=0)),
        ("primary[0] column", lambda: suppress([[1, 2]], minimum=2, primary=[(0, 2)])),
        ("primary[0]", lambda: suppress([[1, 2]], minimum=2, primary=[(0,)])),  # type: ignore[list-item]  # the wrong kind is the point
    ],
)
def test_a_table_that_is_none_is_refused_by_name(argument: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.argument == argument


def test_figures_on_a_small_base_are_not_reportable() -> None:
    assert not figure_is_reportable(4, minimum=5)
    assert figure_is_reportable(5, minimum=5)


def test_everyone_alike_on_a_sensitive_item_is_blurred_for_small_groups() -> None:
    assert guarded_percent(0, 19, sensitive=True) == "<10"
    assert guarded_percent(19, 19, sensitive=True) == ">90"
    assert guarded_percent(20, 20, sensitive=True) == "100"
    assert guarded_percent(0, 19) == "0"


def test_two_populations_may_not_differ_by_a_few_people() -> None:
    assert differencing_is_safe(40, 40, minimum=5)
    assert not differencing_is_safe(40, 43, minimum=5)
    assert not differencing_is_safe(43, 40, minimum=5)
    assert differencing_is_safe(40, 45, minimum=5)
