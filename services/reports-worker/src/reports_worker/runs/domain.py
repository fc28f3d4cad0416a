"""What a run is, in plain values: why it is made, what makes it the same run, and what state its documents give it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

Cause = Literal["wave_closed", "schedule", "person"]
RunState = Literal["requested", "running", "finished", "failed"]
DocumentState = Literal["waiting", "rendering", "finished", "failed"]

DOCUMENT_STATES: tuple[DocumentState, ...] = ("waiting", "rendering", "finished", "failed")


def on_wave_closed(wave_id: UUID) -> str:
    """A definition makes one run for the closing of a wave, however often it is told of it."""
    return f"wave:{wave_id}"


def on_schedule(due_at: datetime) -> str:
    """A definition makes one run for a due time."""
    return f"due:{due_at.isoformat()}"


def on_request(run_id: UUID) -> str:
    """Each request of a person is a run of its own."""
    return f"asked:{run_id}"


def freeze_key(occasion: str, wave_id: UUID) -> str:
    """The Idempotency-Key under which a run freezes its figures.

    Runs of one occasion share a figure set: both definitions that follow a wave show the same numbers.
    """
    return f"reports/{wave_id}/{occasion}"


def state_of(counts: Mapping[str, int]) -> RunState:
    """Unfinished documents keep a run running; then one failed document makes it a failed run."""
    if counts.get("waiting", 0) or counts.get("rendering", 0):
        return "running"
    return "failed" if counts.get("failed", 0) else "finished"
