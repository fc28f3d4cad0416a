"""Why a run or a document failed: a stable code, words for a person, and whether trying again can help."""

from dataclasses import dataclass

from chassis.files.store import FileMissing
from chassis.problems import NotFound, Unavailable
from chassis.service_client import CallRefused


@dataclass(frozen=True)
class Reason:
    code: str
    detail: str


class GivenUp(Exception):
    """Trying again can not help: `reason` says why."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.reason = Reason(code, detail)


def for_good(error: CallRefused | NotFound, part: str) -> GivenUp | None:
    """What a refusal of another service means; None when it may pass."""
    if isinstance(error, NotFound):
        return GivenUp("owner.gone", "Whoever this report is made for is no longer there.")
    if error.status in (401, 403):
        return GivenUp(
            "permission.lost",
            f"Whoever this report is made for may no longer do that: {part} refused ({error.code}).",
        )
    if error.status == 404:
        return GivenUp(
            "figures.not_found",
            "There are no such figures, or whoever this report is made for may not see them.",
        )
    # A twin of this call that is still under way holds the key; it will have ended at the next try.
    if error.status in (408, 425, 429) or error.code.startswith("idempotency."):
        return None
    return GivenUp("figures.refused", f"{part} refused: {error}")


def reason_of(error: Exception) -> Reason:
    """The reason that is shown after the last try."""
    if isinstance(error, GivenUp):
        return error.reason
    if isinstance(error, Unavailable):
        part = str(error.extra.get("part") or "a part")
        return Reason(f"{part.removesuffix('-api')}.unavailable", f"{part} did not answer: {error.detail}")
    if isinstance(error, CallRefused):
        return Reason("figures.refused", str(error))
    if isinstance(error, FileMissing | OSError):
        return Reason("files.unavailable", f"The file could not be stored: {error}")
    return Reason("internal", f"{type(error).__name__}: {error}"[:1000])
