"""The use cases of public links."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.directory import labels
from chassis.ids import new_id
from chassis.problems import NotFound

from survey_api.errors import BY_STATE, LinkUnknown, WaveNamed
from survey_api.invitations.domain import link_units
from survey_api.invitations.keys import LENGTH, LinkKeys, token_hash
from survey_api.invitations.models import Invitation, Link
from survey_api.invitations.repository import Invitations, link_by_hash, what_a_link_asks
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


async def make_links(
    work: Transaction, here: Invitations, keys: LinkKeys, wave: Wave, public_url: str
) -> list[LinkOut]:
    """One active link for every unit of the wave that has none. Raises WaveNamed, and a Conflict unless open."""
    if wave.invitation_mode != "anonymous":
        raise WaveNamed("Public links fill anonymous places; this wave has none.")
    if wave.state != domain.OPEN:
        raise BY_STATE[wave.state]("Links are given out while a wave is open.")
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
    await work.session.flush()
    work.audit(
        "links.made",
        tenant_id=wave.tenant_id,
        subject_kind="wave",
        subject_id=wave.id,
        detail={"links": made},
    )
    return await show_links(work, here, keys, wave.id, public_url, await here.links(wave.id, "wave:write"))


async def show_links(
    work: Transaction,
    here: Invitations,
    keys: LinkKeys,
    wave_id: UUID,
    public_url: str,
    links: Sequence[Link],
) -> list[LinkOut]:
    """Links with what their units are called, and how many answered."""
    answers = await here.answers_by_link(wave_id)
    invited = _invited(await here.places(wave_id))
    names = await labels(work, {i for link in links for i in (link.unit_id, link.district_id) if i})
    return [_shown(link, keys, names, answers, invited, public_url) for link in links]


def _invited(places: Sequence[tuple[UUID, UUID | None, UUID | None, int]]) -> Counter[tuple[UUID, UUID]]:
    counts: Counter[tuple[UUID, UUID]] = Counter()
    for network, school, _, count in places:
        counts[network, network] += count
        if school is not None:
            counts[network, school] += count
    return counts


def _shown(
    link: Link,
    keys: LinkKeys,
    names: Mapping[UUID, str],
    answers: Mapping[UUID, int],
    invited: Counter[tuple[UUID, UUID]],
    public_url: str,
) -> LinkOut:
    active = link.revoked_at is None
    district = link.district_id
    return LinkOut(
        id=link.id,
        unit=UnitOut(kind=link.unit_kind, id=link.unit_id, label=names.get(link.unit_id, "")),  # type: ignore[arg-type]  # the table's check allows these two only
        district=PlaceOut(id=district, label=names.get(district, "")) if district else None,
        url=f"{public_url.rstrip('/')}/s/{keys.token(link.id)}" if active else None,
        state="active" if active else "revoked",
        answers=answers.get(link.id, 0),
        invited=invited[link.network_id, link.unit_id],
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
    wave, version = await what_a_link_asks(work.session, link)
    names = await labels(work, {link.unit_id, wave.project_id})
    files = await media.of_version(work.session, version.id)
    return LinkCurrent(
        wave=LinkWave(
            id=wave.id,
            title=wave.title,
            project=names.get(wave.project_id, ""),
            state=wave.state,  # type: ignore[arg-type]  # the table's check allows these three only
            closes_on=wave.ends_on,
            languages=[language["code"] for language in version.languages],
            amendments=wave.amendments,
        ),
        unit=UnitOut(kind=link.unit_kind, id=link.unit_id, label=names.get(link.unit_id, "")),  # type: ignore[arg-type]  # the table's check allows these two only
        instrument_version_id=version.id,
        default_language=version.default_language,
        model=version.model,
        most_file_bytes=most_file_bytes,
        media=[LinkMedia(**one.model_dump(include=set(LinkMedia.model_fields))) for one in files],
    )
