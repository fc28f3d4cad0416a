"""Response rates in the simplified AAPOR form for a survey of named persons."""

from dataclasses import dataclass
from typing import Literal

from improvement_stats._inputs import integer
from improvement_stats.errors import InputError
from improvement_stats.results import Result


@dataclass(frozen=True, kw_only=True)
class ResponseRate(Result):
    """rr1 counts complete responses only, rr2 partial ones too; None when nobody was eligible."""

    rr1: float | None
    rr2: float | None
    invited: int
    ineligible: int
    complete: int
    partial: int


def response_rate(*, invited: int, ineligible: int = 0, complete: int, partial: int = 0) -> ResponseRate:
    """RR1 = complete/(invited - known ineligible), RR2 = (complete + partial)/(invited - known ineligible).

    People whose eligibility is unknown (bounced mail) stay in the denominator: count them as invited.
    Source: AAPOR Standard Definitions, web survey of specifically named persons.
    Raises InputError when more people answered than were eligible.
    """
    invited = integer("invited", invited)
    ineligible = integer("ineligible", ineligible, most=invited)
    complete, partial = integer("complete", complete), integer("partial", partial)
    eligible = invited - ineligible
    if complete > eligible:
        raise InputError("complete", f"{complete} responses from {eligible} eligible invitations")
    if complete + partial > eligible:
        raise InputError("partial", f"{complete + partial} responses from {eligible} eligible invitations")
    return ResponseRate(
        n_used=eligible, n_missing=eligible - complete - partial, method="AAPOR RR1 and RR2", options={},
        warnings=() if eligible else ("nobody was eligible",),
        rr1=complete / eligible if eligible else None, rr2=(complete + partial) / eligible if eligible else None,
        invited=invited, ineligible=ineligible, complete=complete, partial=partial,
    )  # fmt: skip


def response_status(
    answered: int, applicable: int, *, complete_percent: int = 80, partial_percent: int = 50
) -> Literal["complete", "partial", "break_off"]:
    """What one submission counts as: from 80 % of its applicable items complete, from 50 % partial.

    The two limits are this package's default after AAPOR's suggestion, and whole percent so that the
    comparison is exact. No applicable item: a break-off.
    """
    applicable = integer("applicable", applicable)
    answered = integer("answered", answered, most=applicable)
    complete_percent = integer("complete_percent", complete_percent, least=1, most=100)
    partial_percent = integer("partial_percent", partial_percent, least=1, most=complete_percent)
    if applicable and 100 * answered >= complete_percent * applicable:
        return "complete"
    if applicable and 100 * answered >= partial_percent * applicable:
        return "partial"
    return "break_off"
