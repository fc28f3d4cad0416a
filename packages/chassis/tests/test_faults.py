"""Every error of a field says what to do about it."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import pytest
from chassis.faults import _fix
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Everything(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=2, max_length=3, pattern="^[a-z]+$")] = "abc"
    many: Annotated[list[int], Field(min_length=1, max_length=2)] = [1]
    number: Annotated[float, Field(ge=0, lt=5, allow_inf_nan=False)] = 1
    id: UUID | None = None
    day: date | None = None
    needed: bool


@pytest.mark.parametrize(
    ("sent", "fix"),
    [
        ({"name": "abcd"}, "Shorten it to 3 characters."),
        ({"name": "a"}, "Write at least 2 characters."),
        ({"name": "{x}"}, "Write it as the pattern ^[a-z]+$ says."),
        ({"name": 7}, "Send a text."),
        ({"many": []}, "Send at least 1."),
        ({"many": [1, 2, 3]}, "Send at most 2."),
        ({"many": 1}, "Send a list."),
        ({"many": ["x"]}, "Send a whole number."),
        ({"number": -1}, "Send 0.0 or more."),
        ({"number": 5}, "Send less than 5.0."),
        ({"number": float("inf")}, "Send a number that is not infinite."),
        ({"id": "x"}, "Send an id as it was given out, for example 01938c5e-0000-7000-8000-000000000001."),
        ({"day": "2026-02-30"}, "Write a day as 2027-03-08."),
        ({"needed": "perhaps"}, "Send true or false."),
        ({"more": 1}, "Leave it out; the documentation names the fields that there are."),
    ],
)
def test_an_error_says_what_to_do(sent: dict[str, Any], fix: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Everything(**{"needed": True, **sent})
    (error,) = refused.value.errors()
    assert _fix(error["type"], error.get("ctx") or {}) == fix


def test_a_field_that_is_missing_is_asked_for() -> None:
    with pytest.raises(ValidationError) as refused:
        Everything.model_validate({})
    assert [_fix(one["type"], one.get("ctx") or {}) for one in refused.value.errors()] == ["Send it."]
