"""The people whom a questionnaire asks about, for whoever holds a personal link."""

from typing import Annotated

from chassis.problems import Unauthenticated
from chassis.routing import router
from fastapi import Depends
from form_engine.roster import Person, asks_for_people
from starlette.requests import Request

from survey_api.invitations.endpoints import PUBLIC_LINK
from survey_api.responses.intake import Sender
from survey_api.roster.errors import LinkNotPersonal, RosterNotAsked
from survey_api.roster.reading import names_of
from survey_api.roster.schemas import Roster, RosterPerson
from survey_api.running import Here, Survey

routes = router(tags=["invitations and links"])


class _PersonalHolder:
    """Whoever holds a personal link. No transaction is open when this is over: another service is asked next."""

    permission = PUBLIC_LINK

    async def __call__(self, request: Request, survey: Here) -> Sender:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "link":
            raise Unauthenticated("Send the link's token: Authorization: Link <token>.")
        sender = await survey.intake.link_holder(token.strip())
        if sender.invitation_id is None:
            raise LinkNotPersonal("Names are shown to those who have a link of their own.")
        return sender


PersonalHolder = Annotated[Sender, Depends(_PersonalHolder())]


@routes.get(
    "/links/current/roster",
    summary="The people whom a questionnaire asks about",
    description="For the public form with a personal link: `Authorization: Link <token>`. Names come from"
    " identity-api at this moment and are not kept here; each reading is written to both audit tables. Without"
    " identity-api the answer is 503.",
)
async def read_link_roster(holder: PersonalHolder, survey: Here) -> Roster:
    people = await _people_around(survey, holder)
    (tenant_id,) = holder.scope.tenant_ids
    assert holder.network_id is not None
    identity = survey.identity.using(survey.parts.tokens.for_tenant(tenant_id))
    names = await names_of(identity, holder.network_id, [person.id for person in people])
    # Who is no longer known there can not be shown, and so not be chosen.
    shown = [
        RosterPerson(id=person.id, name=names[person.id], school=person.school, role=person.role)  # type: ignore[arg-type]  # pydantic reads the UUID
        for person in people
        if person.id in names
    ]
    return Roster(items=sorted(shown, key=lambda one: (one.school.casefold(), one.name.casefold(), one.id)))


async def _people_around(survey: Survey, holder: Sender) -> list[Person]:
    """Raises NotFound, RosterNotAsked. Told in the audit table before the names are known."""
    assert holder.wave_id is not None
    assert holder.invitation_id is not None
    wave = await survey.intake.known_wave(holder.scope, holder.wave_id)
    if not asks_for_people(wave.model):
        raise RosterNotAsked("There are no names to be shown.")
    async with survey.parts.database.transaction(holder.scope) as work:
        people = (await survey.rosters.of(work, wave.id)).around(holder.invitation_id) or []
        work.audit(
            "roster.read",
            tenant_id=wave.tenant_id,
            subject_kind="invitation",
            subject_id=holder.invitation_id,
            detail={"people": len(people)},
        )
    return people
