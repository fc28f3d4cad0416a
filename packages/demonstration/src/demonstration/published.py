"""The figures that a monitoring of 59 networks published, which the generated data reproduce exactly."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DistrictFigures:
    """One district's published counts; `below_floor` networks (our choice) hold fewer than five answers."""

    code: str
    networks: int
    invited: int
    answers: int
    below_floor: int
    answers_below_floor: int
    without_answer: int


# Networks below the floor come in groups of four or more with thirteen or more answers together, so
# that no hidden count follows from the district's total less the networks that are shown.
DISTRICTS: Final = (
    DistrictFigures("SLEP1", 17, 192, 76, 9, 25, 1),
    DistrictFigures("SLEP2", 14, 297, 108, 6, 19, 0),
    DistrictFigures("SLEP3", 10, 147, 74, 4, 13, 0),
    DistrictFigures("SLEP4", 9, 145, 43, 5, 16, 0),
    DistrictFigures("SLEP5", 4, 185, 61, 0, 0, 0),
    DistrictFigures("SLEP6", 5, 161, 50, 0, 0, 0),
)

ANSWER_FLOOR: Final = 5
ANSWERS: Final = 412
INVITED: Final = 1_127

# Never, almost never, sometimes, almost always, always. The sums of the last two (or the first two)
# are published; how they split is our choice.
PRACTICES: Final[dict[str, tuple[int, int, int, int, int]]] = {
    "facilitator_presentations": (11, 13, 25, 148, 215),
    "successful_practices": (14, 18, 50, 158, 172),
    "inquiry_groups": (24, 40, 88, 142, 118),
    "data_for_strategies": (20, 32, 76, 153, 131),
    "unsuccessful_experiences": (58, 94, 132, 84, 44),
    "attendance_data": (46, 78, 116, 98, 74),
}

# Strongly disagree .. strongly agree, our choice; and each item's loading on the one factor.
CAPITAL: Final[dict[str, tuple[tuple[int, int, int, int, int], float]]] = {
    "learn_from_others": ((12, 26, 66, 178, 130), 0.78),
    "trust_to_ask": ((13, 28, 72, 166, 133), 0.74),
    "shared_judgement": ((16, 36, 92, 170, 98), 0.76),
    "useful_knowledge": ((12, 24, 70, 182, 124), 0.80),
    "decide_with_evidence": ((18, 42, 98, 160, 94), 0.70),
    "stronger_together": ((14, 30, 76, 168, 124), 0.72),
}

COHERENCE_HIGH: Final = 11
COHERENCE_MEDIUM: Final = 22
COHERENCE_LOW: Final = 2

PRINCIPAL_NAME: Final = "Red Principal"
PRINCIPAL_DISTRICT: Final = "SLEP3"
PRINCIPAL_MEMBERS: Final = 9
PRINCIPAL_ANSWERS: Final = 8
PRINCIPAL_KNOWS: Final = 8
PRINCIPAL_TOOK_PART: Final = 6
PRINCIPAL_FITS: Final = 8
PRINCIPAL_PURPOSES: Final = (("leadership", 4), ("documents", 3), ("local_challenges", 1))
