"""The people of a network on the wire."""

from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class RosterPerson(Shape):
    """Somebody who can be named in an answer."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000051",
            "name": "Wanjiru Kamau",
            "school": "Kilimani Primary",
            "role": "school_leader",
        }
    )

    id: UUID = Field(description="The answer: the same person over all waves")
    name: str
    school: str = Field(description="Empty without a school")
    role: str


class Roster(Shape):
    """Whom the questionnaire may ask about: everybody invited in the respondent's network but the respondent."""

    items: list[RosterPerson]
