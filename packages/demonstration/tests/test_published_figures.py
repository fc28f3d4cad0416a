"""The published monitoring, figure by figure, from the generated roster and answers alone."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from demonstration.generate import Programme
from demonstration.model import Response
from demonstration.questionnaire import AGREEMENT, CAPITAL_LABELS, FREQUENCY, PRACTICE_LABELS

DISTRICT_TABLE = [
    ("SLEP1", 17, 76, 192, "39,58"),
    ("SLEP2", 14, 108, 297, "36,36"),
    ("SLEP3", 10, 74, 147, "50,34"),
    ("SLEP4", 9, 43, 145, "29,66"),
    ("SLEP5", 4, 61, 185, "32,97"),
    ("SLEP6", 5, 50, 161, "31,06"),
]
TOP_TWO = {
    "facilitator_presentations": (363, 88),
    "successful_practices": (330, 80),
    "inquiry_groups": (260, 63),
    "data_for_strategies": (284, 69),
}
BOTTOM_TWO = {"unsuccessful_experiences": (152, 37), "attendance_data": (124, 30)}


def rounded(count: int, base: int, digits: str) -> str:
    share = Decimal(100 * count) / Decimal(base)
    return str(share.quantize(Decimal(digits), ROUND_HALF_UP)).replace(".", ",")


def block(response: Response, group: str) -> dict[str, object]:
    answers = response.answers[group]
    assert isinstance(answers, dict)
    return dict(answers)


def level_by_rule_v1(responses: list[Response]) -> str:
    """The purpose-coherence rule v1, counted in whole numbers."""
    base = len(responses)
    if base < 5:
        return "insufficient"
    blocks = [block(response, "purpose") for response in responses]
    shares = [sum(b[q] == "yes" for b in blocks) for q in ("knows_purpose", "took_part", "fits_needs")]
    themes = Counter(b["closest_purpose"] for b in blocks if "closest_purpose" in b)
    if 2 * shares[0] < base or 2 * sum(shares) < 3 * base:
        return "low"
    if all(5 * share >= 4 * base for share in shares) and 5 * max(themes.values()) >= 3 * base:
        return "high"
    return "medium"


def by_network(demo: Programme) -> dict[str, list[Response]]:
    answers: dict[str, list[Response]] = {n.code: [] for d in demo.districts for n in d.networks}
    for response in demo.responses:
        answers[response.network].append(response)
    return answers


def test_the_district_table_is_the_published_one(any_seed: Programme) -> None:
    answers = Counter(
        district.code
        for district in any_seed.districts
        for network in district.networks
        for response in any_seed.responses
        if response.network == network.code
    )
    table = [
        (d.code, len(d.networks), answers[d.code], d.invited, rounded(answers[d.code], d.invited, "0.01"))
        for d in any_seed.districts
    ]
    assert table == DISTRICT_TABLE


def test_in_all_412_of_1127_answered(any_seed: Programme) -> None:
    invited = sum(district.invited for district in any_seed.districts)
    assert (len(any_seed.responses), invited) == (412, 1127)
    assert rounded(412, invited, "0.01") == "36,56"
    assert sum(len(district.networks) for district in any_seed.districts) == 59


@pytest.mark.parametrize(("item", "figures"), TOP_TWO.items())
def test_always_and_almost_always_add_up_to_the_published_share(
    any_seed: Programme, item: str, figures: tuple[int, int]
) -> None:
    chosen = [block(response, "practices")[item] for response in any_seed.responses]
    count = sum(choice in FREQUENCY[3:] for choice in chosen)
    assert (count, rounded(count, len(chosen), "1")) == (figures[0], str(figures[1]))


@pytest.mark.parametrize(("item", "figures"), BOTTOM_TWO.items())
def test_never_and_almost_never_add_up_to_the_published_share(
    any_seed: Programme, item: str, figures: tuple[int, int]
) -> None:
    chosen = [block(response, "practices")[item] for response in any_seed.responses]
    count = sum(choice in FREQUENCY[:2] for choice in chosen)
    assert (count, rounded(count, len(chosen), "1")) == (figures[0], str(figures[1]))


def test_every_rated_item_has_412_valid_answers(demo: Programme) -> None:
    for group, items, scale in (
        ("practices", PRACTICE_LABELS, FREQUENCY),
        ("capital", CAPITAL_LABELS, AGREEMENT),
    ):
        for item in items:
            assert sum(block(response, group)[item] in scale for response in demo.responses) == 412


def capital_matrix(demo: Programme) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    rows = [[AGREEMENT.index(str(block(r, "capital")[i])) for i in CAPITAL_LABELS] for r in demo.responses]
    return np.array(rows, dtype=np.float64)


def test_professional_capital_is_one_reliable_scale(any_seed: Programme) -> None:
    answers = capital_matrix(any_seed)
    items = answers.shape[1]
    alpha = items / (items - 1) * (1 - answers.var(0, ddof=1).sum() / answers.sum(1).var(ddof=1))
    assert 0.80 <= alpha <= 0.90


def test_professional_capital_items_load_on_one_factor_by_half_to_four_fifths(any_seed: Programme) -> None:
    correlation = np.asarray(np.corrcoef(capital_matrix(any_seed).T))
    shared = np.full(correlation.shape[0], 0.5)
    for _ in range(100):  # principal axes, iterated until the shared variance stands still
        reduced = correlation - np.diag(1 - shared)
        values, vectors = np.linalg.eigh(reduced)
        loadings = np.abs(vectors[:, -1]) * np.sqrt(values[-1])
        shared = loadings**2
    assert loadings.min() >= 0.5
    assert loadings.max() <= 0.8
    assert values[-2] < 0.15 * values[-1], "a second factor"


def test_purpose_coherence_is_11_high_22_medium_2_low_24_without_enough_answers(any_seed: Programme) -> None:
    levels = Counter(level_by_rule_v1(answers) for answers in by_network(any_seed).values())
    assert levels == {"high": 11, "medium": 22, "low": 2, "insufficient": 24}


def test_the_principal_network_has_the_published_card(any_seed: Programme) -> None:
    networks = [n for d in any_seed.districts for n in d.networks if n.name == "Red Principal"]
    assert len(networks) == 1
    answers = by_network(any_seed)[networks[0].code]
    blocks = [block(response, "purpose") for response in answers]
    counts = [sum(b[q] == "yes" for b in blocks) for q in ("knows_purpose", "took_part", "fits_needs")]
    assert (networks[0].invited, len(answers), *counts) == (9, 8, 8, 6, 8)
    named = Counter(b["closest_purpose"] for b in blocks)
    assert named == {"leadership": 4, "documents": 3, "local_challenges": 1}
    assert level_by_rule_v1(answers) == "medium"
