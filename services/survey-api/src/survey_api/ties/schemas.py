"""Ties on the wire."""

from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example

Labels = dict[str, str]
_PERSON = "01938c5e-0000-7000-8000-0000000000a1"
_OTHER = "01938c5e-0000-7000-8000-0000000000a2"
_RESPONSE = "01938c5e-0000-7000-8000-0000000000f1"
_NETWORK = "01938c5e-0000-7000-8000-000000000012"


class NodeOut(Shape):
    """A person of the roster, once for each network that the person is a member of."""

    model_config = with_example(
        {
            "id": _PERSON,
            "network_id": _NETWORK,
            "school_id": None,
            "district_id": None,
            "role": "school_leader",
            "answered": ["advice"],
        }
    )

    id: str
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    role: str
    answered: list[str] = Field(
        description="The relations that this person was asked about and answered. For all others the ties that"
        " start at this person are missing, not none."
    )


class TieOut(Shape):
    relation: str
    target: str
    value: float = Field(description="1 where the questionnaire asks only whether there is a tie")


class AlterOut(Shape):
    """Somebody whom a respondent named, under a pseudonym."""

    id: str
    relation: str
    attributes: dict[str, str | float | list[str]] = Field(
        description="Answers by attribute; what was written freely only with names=true"
    )
    name: str | None = Field(description="What the respondent wrote; null without names=true")


class AlterTieOut(Shape):
    """Two of the named who have to do with each other; without direction."""

    relation: str
    source: str
    target: str
    value: float


class EgoOut(Shape):
    """What one respondent said."""

    model_config = with_example(
        {
            "id": _PERSON,
            "response_id": _RESPONSE,
            "network_id": _NETWORK,
            "answered": ["advice", "support"],
            "ties": [
                {"relation": "advice", "target": _OTHER, "value": 1},
                {"relation": "support", "target": f"{_RESPONSE}:support:1", "value": 1},
            ],
            "alters": [
                {
                    "id": f"{_RESPONSE}:support:1",
                    "relation": "support",
                    "attributes": {"role": "coach"},
                    "name": None,
                }
            ],
            "alter_ties": [],
        }
    )

    id: str = Field(description="The person's id where the wave knows who answered, else the response's")
    response_id: UUID
    network_id: UUID
    answered: list[str] = Field(description="The relations that were asked and answered; nobody is an answer")
    ties: list[TieOut]
    alters: list[AlterOut]
    alter_ties: list[AlterTieOut]


class RelationOut(Shape):
    """One question about ties."""

    relation: str
    kind: Literal["roster", "named", "alters"] = Field(
        description="roster: among the people of the roster; named: to people who were named; alters: among those"
    )
    label: Labels
    answered: int = Field(description="How many respondents answered it")
    ties: int
    outside: int = Field(description="Choices of people who are not on the roster that you see: left out")


class NetworkPart(Shape):
    """How many of one network answered."""

    network_id: UUID
    label: str
    members: int
    respondents: int
    incomplete: bool = Field(description="Below 70 %: only in-degree can be read")


class NetworkOut(Shape):
    """What a wave tells of a social network, in counts."""

    model_config = with_example(
        {
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "asks": True,
            "named": False,
            "members": 9,
            "respondents": 8,
            "incomplete": False,
            "relations": [
                {
                    "relation": "advice",
                    "kind": "roster",
                    "label": {"en": "Whom do you turn to for advice?"},
                    "answered": 8,
                    "ties": 21,
                    "outside": 0,
                }
            ],
            "alters": 0,
            "networks": [
                {
                    "network_id": _NETWORK,
                    "label": "Red Principal",
                    "members": 9,
                    "respondents": 8,
                    "incomplete": False,
                }
            ],
        }
    )

    wave_id: UUID
    asks: bool = Field(description="Whether the questionnaire asks about ties at all")
    named: bool = Field(description="Whether it is known who answered")
    members: int = Field(description="People of the roster: one a membership")
    respondents: int
    incomplete: bool = Field(description="Below 70 % of the roster: only in-degree can be read")
    relations: list[RelationOut]
    alters: int
    networks: list[NetworkPart]
