"""No count of a network below the floor follows from the district's totals and the networks shown."""

from collections import Counter
from collections.abc import Iterator

from demonstration.generate import Programme
from demonstration.model import District, Response
from demonstration.questionnaire import AGREEMENT, FREQUENCY, PURPOSES, ROLES

FLOOR = 5
SCALES = {
    ("profile", "role"): tuple(ROLES),
    **{("practices", item): FREQUENCY for item in (
        "facilitator_presentations", "successful_practices", "inquiry_groups", "data_for_strategies",
        "unsuccessful_experiences", "attendance_data",
    )},
    **{("capital", item): AGREEMENT for item in (
        "learn_from_others", "trust_to_ask", "shared_judgement", "useful_knowledge",
        "decide_with_evidence", "stronger_together",
    )},
    **{("purpose", item): ("yes", "no") for item in ("knows_purpose", "took_part", "fits_needs")},
    ("purpose", "closest_purpose"): tuple(PURPOSES),
}  # fmt: skip


def choice(response: Response, group: str, item: str) -> str | None:
    answers = response.answers[group]
    assert isinstance(answers, dict)
    value = answers.get(item)
    return None if value is None else str(value)


def hidden_blocks(demo: Programme) -> Iterator[tuple[District, list[list[Response]]]]:
    for district in demo.districts:
        answers = [[r for r in demo.responses if r.network == n.code] for n in district.networks]
        hidden = [of_network for of_network in answers if 0 < len(of_network) < FLOOR]
        if hidden:
            yield district, hidden


def width(row: int, column: int, total: int) -> int:
    """How many whole numbers a cell may hold when only the sums are known (Fréchet's bounds)."""
    return min(row, column) - max(0, row + column - total) + 1


def narrowest(networks: list[list[Response]], group: str, item: str, scale: tuple[str, ...]) -> int:
    columns = Counter(choice(r, group, item) for of_network in networks for r in of_network)
    rows = [sum(choice(r, group, item) is not None for r in of_network) for of_network in networks]
    total = sum(rows)
    return min(width(row, columns[value], total) for row in rows for value in scale if row)


def test_35_networks_have_five_answers_or_more(any_seed: Programme) -> None:
    sizes = [len(n.respondents) for d in any_seed.districts for n in d.networks]
    assert (sum(size >= FLOOR for size in sizes), sum(size < FLOOR for size in sizes)) == (35, 24)


def test_networks_below_the_floor_are_never_alone_in_a_district(any_seed: Programme) -> None:
    for district, hidden in hidden_blocks(any_seed):
        assert len(hidden) >= 2, district.code
        assert sum(map(len, hidden)) >= 8, district.code


def test_every_hidden_count_may_be_three_or_more_numbers(any_seed: Programme) -> None:
    for district, hidden in hidden_blocks(any_seed):
        for (group, item), scale in SCALES.items():
            assert narrowest(hidden, group, item, scale) >= 3, (district.code, item)


def test_the_check_finds_a_network_that_is_hidden_alone(demo: Programme) -> None:
    _, hidden = next(hidden_blocks(demo))
    assert narrowest(hidden[:1], "practices", "inquiry_groups", FREQUENCY) == 1
