"""To whom a team shows its work. Pure.

A failed test is as easy to share as a good one, so the team alone chooses, record by record.
"""

from enum import StrEnum


class Audience(StrEnum):
    """From the narrowest to the widest; each holds the ones before it."""

    TEAM = "team"
    MENTOR = "mentor"
    NETWORK = "network"
    PROJECT = "project"


WIDEST = Audience.PROJECT


def may_read(
    audience: Audience, *, is_author: bool, in_team: bool, coaches: bool, in_network: bool, in_project: bool
) -> bool:
    """Whether somebody sees a record: the rule that `sharing.filter` writes in SQL.

    `coaches`: holds coach:read in the record's network. An author always sees what they wrote.
    """
    if is_author or in_team:
        return in_network or in_project
    if audience is Audience.PROJECT:
        return in_project
    if audience is Audience.NETWORK:
        return in_network
    return audience is Audience.MENTOR and coaches
