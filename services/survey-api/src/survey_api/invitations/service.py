"""The use cases of links, public and personal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.directory import labels
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound

from survey_api.errors import BY_STATE, LinkUnknown
from survey_api.invitations import personal
from survey_api.invitations.domain import link_units
from survey_api.invitations.keys import LENGTH, LinkKeys, token_hash
from survey_api.invitations.models import Invitation, Link
from survey_api.invitations.repository import (
    Invitations,
    first_answer,
    link_by_hash,
    what_a_link_asks,
)
from survey_api.invitations.schemas import (
    InvitationOut,
    LinkCurrent,
    LinkMedia,
    LinkOut,
    LinkWave,
    PlaceOut,
    UnitOut,
)
from survey_api.media import repository as media
from survey_api.waves import domain
from survey_api.waves.models import Wave


def shown(invitation: Invitation) -> InvitationOut:
    return InvitationOut(
        id=invitation.id,
        network_id=invitation.network_id,
        school_id=invitation.school_id,
        district_id=invitation.district_id,
        role=invitation.role,
        country=invitation.country,
        person_id=invitation.person_id,
        anonymous=invitation.anonymous,
        answered=invitation.response_id is not None,
    )


@dataclass(frozen=True)
class Showing:
    """Who looks at links, and what their addresses are made of."""

    caller: Principal
    keys: LinkKeys
    public_url: str

    def address(self, link: Link) -> str | None:
        if link.revoked_at is not None or not personal.may_give_out(self.caller, link):
            return None
        return f"{self.public_url.rstrip('/')}/s/{self.keys.token(link.id)}"


async def make_links(
    work: Transaction, here: Invitations, keys: LinkKeys, wave: Wave, invitation_id: UUID | None
) -> None:
    """One active link for every unit of an anonymous wave, or every invitation of a named one, that has none.

    Raises a Conflict unless the wave is open, NotFound for an invitation that it does not have.
    """
    if wave.state != domain.OPEN:
        raise BY_STATE[wave.state]("Links are given out while a wave is open.")
    if invitation_id is not None and not await here.has(wave.id, invitation_id):
        raise NotFound("The wave has no such invitation of a person.")
    if wave.invitation_mode == "named":
        made = await personal.make(work, here, keys, wave, invitation_id)
    else:
        made = await _make_public(work, here, keys, wave)
    await work.session.flush()
    work.audit(
        "links.made",
        tenant_id=wave.tenant_id,
        subject_kind="wave",
        subject_id=wave.id,
        detail={"links": made},
    )


async def _make_public(work: Transaction, here: Invitations, keys: LinkKeys, wave: Wave) -> int:
    places = await here.places(wave.id, "wave:write")
    have = {
        (link.network_id, link.unit_id)
        for link in await here.links(wave.id, "wave:write")
        if link.revoked_at is None
    }
    made = 0
    for unit in link_units(((n, s, d) for n, s, d, _ in places), level=wave.link_level):
        if (unit.network_id, unit.id) in have:
            continue
        link_id = new_id()
        made += 1
        here.add(
            Link(
                tenant_id=wave.tenant_id,
                id=link_id,
                project_id=wave.project_id,
                wave_id=wave.id,
                network_id=unit.network_id,
                unit_kind=unit.kind,
                unit_id=unit.id,
                district_id=unit.district_id,
                token_hash=token_hash(keys.token(link_id)),
                created_at=work.clock.now(),
            )
        )
    return made


async def show_links(
    work: Transaction, here: Invitations, showing: Showing, wave_id: UUID, links: Sequence[Link]
) -> list[LinkOut]:
    """Links with what their units are called, and how many answered. Addresses of people are told of."""
    answers = await here.answers_by_link(wave_id)
    invited = _invited(await here.places(wave_id))
    people = await here.of_links(links)
    ids = {i for link in links for i in (link.unit_id, link.network_id, link.district_id) if i}
    names = await labels(work, ids | {one.school_id for one in people.values() if one.school_id})
    personal.tell_of_addresses(work, wave_id, links, showing.caller)
    return [
        _shown(link, people.get(link.unit_id), showing, names, answers.get(link.id, 0), invited)
        for link in links
    ]


def _invited(places: Sequence[tuple[UUID, UUID | None, UUID | None, int]]) -> Counter[tuple[UUID, UUID]]:
    counts: Counter[tuple[UUID, UUID]] = Counter()
    for network, school, _, count in places:
        counts[network, network] += count
        if school is not None:
            counts[network, school] += count
    return counts


def _shown(
    link: Link,
    invitation: Invitation | None,
    showing: Showing,
    names: Mapping[UUID, str],
    answers: int,
    invited: Counter[tuple[UUID, UUID]],
) -> LinkOut:
    district = link.district_id
    return LinkOut(
        id=link.id,
        unit=UnitOut(kind=link.unit_kind, id=link.unit_id, label=names.get(link.unit_id, "")),  # type: ignore[arg-type]  # the table's check allows these three only
        network=PlaceOut(id=link.network_id, label=names.get(link.network_id, "")),
        district=PlaceOut(id=district, label=names.get(district, "")) if district else None,
        person=personal.described(invitation, names),
        url=showing.address(link),
        state="active" if link.revoked_at is None else "revoked",
        answers=answers,
        invited=1 if link.invitation_id else invited[link.network_id, link.unit_id],
    )


async def revoke(work: Transaction, here: Invitations, link_id: UUID) -> Link:
    """From now on the link is unknown. Revoking twice changes nothing. Raises NotFound."""
    link = await here.link(link_id, "wave:write")
    if link is None:
        raise NotFound
    if link.revoked_at is None:
        link.revoked_at = work.clock.now()
        work.audit("link.revoked", tenant_id=link.tenant_id, subject_kind="link", subject_id=link.id)
    return link


async def enter(work: Transaction, token: str) -> Link:
    """The active link of a token; the transaction then sees that link's tenant. Raises LinkUnknown."""
    if len(token) != LENGTH:
        raise LinkUnknown
    digest = token_hash(token)
    await work.rescope(Scope(key=digest))
    link = await link_by_hash(work.session, digest)
    if link is None or link.revoked_at is not None:
        raise LinkUnknown
    await work.rescope(Scope.tenant(link.tenant_id))
    return link


async def what_is_asked(work: Transaction, link: Link, most_file_bytes: int) -> LinkCurrent:
    """A personal link asks about its person's network: whose it is, is not told to who holds it."""
    wave, version = await what_a_link_asks(work.session, link)
    is_personal = link.unit_kind == personal.PERSON
    unit_id = link.network_id if is_personal else link.unit_id
    names = await labels(work, {unit_id, wave.project_id})
    files = await media.of_version(work.session, version.id)
    return LinkCurrent(
        kind="personal" if is_personal else "public",
        answered_at=await first_answer(work.session, link) if is_personal else None,
        wave=LinkWave(
            id=wave.id,
            title=wave.title,
            project=names.get(wave.project_id, ""),
            state=wave.state,  # type: ignore[arg-type]  # the table's check allows these three only
            closes_on=wave.ends_on,
            languages=[language["code"] for language in version.languages],
            amendments=wave.amendments,
        ),
        unit=UnitOut(
            kind="network" if is_personal else link.unit_kind,  # type: ignore[arg-type]  # the table's check allows no other
            id=unit_id,
            label=names.get(unit_id, ""),
        ),
        instrument_version_id=version.id,
        default_language=version.default_language,
        model=version.model,
        most_file_bytes=most_file_bytes,
        media=[LinkMedia(**one.model_dump(include=set(LinkMedia.model_fields))) for one in files],
    )
