"""What a wave may do: draft, then open, then closed; never back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["draft", "open", "closed"]
InvitationMode = Literal["named", "anonymous"]
LinkLevel = Literal["network", "school"]

DRAFT, OPEN, CLOSED = "draft", "open", "closed"
LONGEST_TITLE = 200

EDITABLE: dict[str, frozenset[str]] = {
    DRAFT: frozenset(
        {
            "title",
            "starts_on",
            "ends_on",
            "invitation_mode",
            "link_level",
            "instrument_version_id",
            "amendments",
        }
    ),
    OPEN: frozenset({"title", "ends_on", "amendments"}),
    CLOSED: frozenset({"title"}),
}
"""What may still be changed: what people were asked, and who was asked, is fixed when the wave opens."""


@dataclass(frozen=True)
class NotAllowed:
    """Why a step is not taken: the stable code and a sentence."""

    code: str
    detail: str


def opening(state: str) -> NotAllowed | None:
    """None if a wave in this state may be opened."""
    if state == DRAFT:
        return None
    return NotAllowed(f"wave.{state}", "Only a draft can be opened; this wave was opened before.")


def closing(state: str) -> NotAllowed | None:
    """None if a wave in this state may be closed."""
    if state == OPEN:
        return None
    if state == DRAFT:
        return NotAllowed("wave.draft", "This wave was never opened, so there is nothing to close.")
    return NotAllowed("wave.closed", "This wave is closed already.")


def frozen_fields(state: str, changed: set[str]) -> list[str]:
    """Those of the changed fields that a wave in this state no longer takes, sorted."""
    return sorted(changed - EDITABLE[state])


def period_is_possible(starts_on: date, ends_on: date) -> bool:
    return starts_on <= ends_on
