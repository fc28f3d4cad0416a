"""Personal links: one active for each invitation of a named wave.

Whoever holds one answers in a person's name. So its address is shown only to who may give it out, and each
showing is told in the audit table.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from sqlalchemy import insert

from survey_api.invitations.keys import LinkKeys, token_hash
from survey_api.invitations.models import Invitation, Link
from survey_api.invitations.repository import Invitations
from survey_api.invitations.schemas import LinkPerson, PlaceOut
from survey_api.waves.models import Wave

PERSON = "person"
WRITES = "wave:write"


async def make(
    work: Transaction, here: Invitations, keys: LinkKeys, wave: Wave, invitation_id: UUID | None
) -> int:
    """A link for every invitation (or for one) that has no active one; how many were made."""
    rows = []
    for invitation in await here.without_link(wave.id, invitation_id):
        link_id = new_id()
        rows.append(
            {
                "tenant_id": wave.tenant_id,
                "id": link_id,
                "project_id": wave.project_id,
                "wave_id": wave.id,
                "network_id": invitation.network_id,
                "unit_kind": PERSON,
                "unit_id": invitation.id,
                "district_id": invitation.district_id,
                "invitation_id": invitation.id,
                "token_hash": token_hash(keys.token(link_id)),
                "created_at": work.clock.now(),
            }
        )
    if rows:
        await work.session.execute(insert(Link), rows)
    return len(rows)


def may_give_out(caller: Principal, link: Link) -> bool:
    """Whether the address of a link is for this caller's eyes."""
    if link.unit_kind != PERSON:
        return True
    return caller.may(WRITES, project_id=link.project_id, network_id=link.network_id)


def tell_of_addresses(work: Transaction, wave_id: UUID, links: Sequence[Link], caller: Principal) -> None:
    """Write down that addresses of people were read, if some were."""
    shown = [
        link
        for link in links
        if link.unit_kind == PERSON and link.revoked_at is None and may_give_out(caller, link)
    ]
    if shown:
        work.audit(
            "links.read",
            tenant_id=shown[0].tenant_id,
            subject_kind="wave",
            subject_id=wave_id,
            detail={"links": len(shown)},
        )


def described(invitation: Invitation | None, names: Mapping[UUID, str]) -> LinkPerson | None:
    """Whose link it is, without a name; None for a public link."""
    if invitation is None or invitation.person_id is None:
        return None
    school = invitation.school_id
    return LinkPerson(
        invitation_id=invitation.id,
        person_id=invitation.person_id,
        role=invitation.role,
        school=PlaceOut(id=school, label=names.get(school, "")) if school else None,
        language=invitation.language,
        answered_at=invitation.answered_at,
    )
