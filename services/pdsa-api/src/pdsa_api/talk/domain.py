"""Rules of talk: who says what where, and whom it tells. Pure."""

import re
from collections.abc import Iterable
from enum import StrEnum

MOST_MENTIONS = 20
MOST_TEXT = 4000
_POINTER = re.compile(r"^(/[A-Za-z0-9_~-]{1,64}){1,6}$")


class Telling(StrEnum):
    """Why somebody is told of a comment, from the most to the least pressing."""

    MENTION = "mention"
    PROMPT = "prompt"
    REPLY = "reply"
    COMMENT = "comment"


def is_pointer(pointer: str) -> bool:
    """Whether it names a field of a record as a fault does: `/questions/2/prediction`."""
    return bool(_POINTER.match(pointer))


def may_talk(*, comments_there: bool, contributes_there: bool, in_team: bool) -> bool:
    """Who may write about a record that they read: whoever comments in its network, and its own team."""
    return comments_there or (contributes_there and in_team)


def whom_to_tell(
    author: str,
    *,
    mentioned: Iterable[str] = (),
    answered: Iterable[str] = (),
    owners: Iterable[str] = (),
    is_prompt: bool = False,
) -> dict[str, Telling]:
    """Person -> why; each person once, for the most pressing reason, and nobody of their own doing.

    `answered`: who spoke in the thread before; `owners`: who wrote the record, and its team.
    """
    told: dict[str, Telling] = {}
    reasons = (
        (mentioned, Telling.MENTION),
        (owners if is_prompt else (), Telling.PROMPT),
        (answered, Telling.REPLY),
        (owners, Telling.COMMENT),
    )
    for people, why in reasons:
        for person in people:
            if person != author:
                told.setdefault(person, why)
    return told
