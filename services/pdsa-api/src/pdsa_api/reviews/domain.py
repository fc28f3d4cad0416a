"""Requests for review: what state one is in and who may do what with it. Pure."""

from enum import StrEnum


class ReviewState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


def may_answer(person: str, *, asked: str | None, asker: str, coaches: bool) -> bool:
    """Whoever was asked, and whoever coaches in the network; nobody answers their own question."""
    return person != asker and (coaches or person == asked)


def may_withdraw(person: str, *, asker: str, in_team: bool) -> bool:
    return person == asker or in_team
