"""Invitations and links over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from chassis.database import Transaction
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound, Unauthenticated
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Depends, Query
from starlette.requests import Request

from survey_api.invitations import service
from survey_api.invitations.models import Link
from survey_api.invitations.repository import Invitations, Wanted
from survey_api.invitations.schemas import InvitationOut, LinkCurrent, LinkOut
from survey_api.running import Here, Survey
from survey_api.waves.endpoints import Reader, writable
from survey_api.waves.repository import Waves

routes = router(tags=["invitations and links"])

Writer = Annotated[Principal, allowed("wave:write")]
PUBLIC_LINK = "public-link"
_FIRST_PAGE = 200


class _LinkHolder:
    """Whoever holds a link: `Authorization: Link <token>`."""

    permission = PUBLIC_LINK

    async def __call__(self, request: Request, work: Work) -> Link:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "link":
            raise Unauthenticated("Send the link's token: Authorization: Link <token>.")
        return await service.enter(work, token.strip())


LinkHolder = Annotated[Link, Depends(_LinkHolder())]


async def _require_wave(work: Work, caller: Principal, survey: Here, wave_id: UUID) -> None:
    if await Waves(work, caller, off=survey.filters_off).find(wave_id, "wave:read") is None:
        raise NotFound


@routes.get(
    "/waves/{wave_id}/invitations",
    summary="List the invitations of a wave",
    description="Without names: people are identity-api's. Who is bound to some networks sees theirs.",
)
async def list_invitations(
    wave_id: UUID,
    work: Work,
    caller: Reader,
    survey: Here,
    network_id: Annotated[UUID | None, Query(description="Only of this network")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[InvitationOut]:
    await _require_wave(work, caller, survey, wave_id)
    here = Invitations(work, caller, off=survey.filters_off)
    found = await here.page(wave_id, network_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda invitation: invitation.id)
    return Page(items=[service.shown(invitation) for invitation in page], next_cursor=following)


@routes.post(
    "/waves/{wave_id}/links",
    status_code=201,
    summary="Make the links of a wave",
    description="Of an anonymous wave: one for every network (or school, by the wave's link_level) that has no"
    " active one. Of a named wave: a personal one for every invitation that has none. Repeating it makes none"
    " twice. The answer is the first page of all links.",
)
async def make_links(
    wave_id: UUID,
    work: Work,
    caller: Writer,
    survey: Here,
    invitation_id: Annotated[UUID | None, Query(description="Only for this person of a named wave")] = None,
) -> Page[LinkOut]:
    wave = await writable(Waves(work, caller, off=survey.filters_off), caller, wave_id)
    here = Invitations(work, caller, off=survey.filters_off)
    await service.make_links(work, here, survey.keys, wave, invitation_id)
    links = await here.links(wave_id, "wave:write", limit=_FIRST_PAGE)
    return await _page(work, here, survey, caller, wave_id, links, _FIRST_PAGE)


@routes.get(
    "/waves/{wave_id}/links",
    summary="List the links of a wave",
    description="Revoked ones too, which show no address any more. The address of a personal link lets one answer"
    " in that person's name: it is shown to who may give it out (`wave:write`), and each showing is written to the"
    " audit table.",
)
async def list_links(
    wave_id: UUID,
    work: Work,
    caller: Reader,
    survey: Here,
    network_id: Annotated[UUID | None, Query(description="Only of this network")] = None,
    answered: Annotated[
        bool | None, Query(description="Only personal links whose person has answered, or has not")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[LinkOut]:
    await _require_wave(work, caller, survey, wave_id)
    here = Invitations(work, caller, off=survey.filters_off)
    wanted = Wanted(network_id, answered)
    found = await here.links(wave_id, wanted=wanted, after=id_after(cursor), limit=limit)
    return await _page(work, here, survey, caller, wave_id, found, limit)


async def _page(
    work: Transaction,
    here: Invitations,
    survey: Survey,
    caller: Principal,
    wave_id: UUID,
    found: Sequence[Link],
    limit: int,
) -> Page[LinkOut]:
    page, following = cut(found, limit, lambda link: link.id)
    showing = service.Showing(caller, survey.keys, survey.settings.public_url)
    return Page(items=await service.show_links(work, here, showing, wave_id, page), next_cursor=following)


@routes.delete(
    "/links/{link_id}",
    status_code=204,
    summary="Revoke a link",
    description="It is unknown from then on, in every process within seconds. A new one can be made.",
)
async def revoke_link(link_id: UUID, work: Work, caller: Writer, survey: Here) -> None:
    link = await service.revoke(work, Invitations(work, caller, off=survey.filters_off), link_id)
    work.after_commit(lambda: survey.intake.forget_link(link.token_hash))


@routes.get(
    "/links/current",
    summary="What a link asks",
    description="For the public form: `Authorization: Link <token>`. No account, nothing that was answered is shown.",
)
async def read_current_link(link: LinkHolder, work: Work, survey: Here) -> LinkCurrent:
    return await service.what_is_asked(work, link, survey.settings.upload_max_mb << 20)
