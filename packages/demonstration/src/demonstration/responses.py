"""The 412 submissions of the 2022 wave."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from demonstration.draws import Draws
from demonstration.model import Answers, District, Membership, Response
from demonstration.phrases import COMMENTS, PURPOSE_SENTENCES
from demonstration.purposes import PurposeAnswer, purpose_answers
from demonstration.questionnaire import AGREEMENT, FREQUENCY
from demonstration.scales import Rated, capital_answers, practice_answers

OPENS_AT: Final = datetime(2022, 9, 5, 11, 0, tzinfo=UTC)
CLOSES_AT: Final = datetime(2022, 10, 14, 21, 0, tzinfo=UTC)

_DAYS = 39
_WRITES_PURPOSE_PERCENT = 85
_WRITES_COMMENT_PERCENT = 45


def make_responses(districts: tuple[District, ...], seed: int) -> tuple[Response, ...]:
    """Return one response for each roster member who answers, in roster order."""
    practices = practice_answers(districts, seed)
    capital = capital_answers(districts, seed)
    purposes = purpose_answers(districts, seed)
    draws = Draws(seed, "responses")
    responses = []
    for district in districts:
        for network in district.networks:
            for member in network.respondents:
                code = member.person.code
                answers = _answers(member, practices, capital, purposes[code], draws)
                responses.append(_response(network.code, code, answers, draws))
    return tuple(responses)


def response_id(moment: datetime, draws: Draws) -> str:
    """Return an id of UUID version 7's shape (RFC 9562): the moment in milliseconds, then drawn bits."""
    milliseconds = int((moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))
    first, second = draws.word(), draws.word()
    number = milliseconds << 80 | 0x7 << 76 | (first & 0xFFF) << 64 | 0b10 << 62 | second >> 2
    return str(UUID(int=number))


def _response(network: str, person: str, answers: Answers, draws: Draws) -> Response:
    # Mornings and afternoons of the term, local time three or four hours behind UTC.
    started = OPENS_AT + timedelta(
        days=draws.below(_DAYS), minutes=draws.below(9 * 60), seconds=draws.below(60)
    )
    ended = started + timedelta(seconds=draws.between(5 * 60, 22 * 60), milliseconds=draws.below(1000))
    return Response(response_id(ended, draws), network, person, "es", started, ended, answers)


def _answers(
    member: Membership, practices: Rated, capital: Rated, purpose: PurposeAnswer, draws: Draws
) -> Answers:
    code = member.person.code
    answers: Answers = {
        "consent": "yes",
        "profile": {"role": member.role, "months": draws.between(1, 60)},
        "practices": {item: FREQUENCY[by_person[code]] for item, by_person in practices.items()},
        "capital": {item: AGREEMENT[by_person[code]] for item, by_person in capital.items()},
        "purpose": _purpose_block(purpose, draws),
    }
    if draws.below(100) < _WRITES_COMMENT_PERCENT:
        answers["comment"] = draws.pick(COMMENTS)
    return answers


def _purpose_block(purpose: PurposeAnswer, draws: Draws) -> Answers:
    block: Answers = {
        "knows_purpose": _yes_no(purpose.knows),
        "took_part": _yes_no(purpose.took_part),
        "fits_needs": _yes_no(purpose.fits),
    }
    if purpose.closest is not None:
        if draws.below(100) < _WRITES_PURPOSE_PERCENT:
            block["purpose_text"] = draws.pick(PURPOSE_SENTENCES[purpose.closest])
        block["closest_purpose"] = purpose.closest
    return block


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
