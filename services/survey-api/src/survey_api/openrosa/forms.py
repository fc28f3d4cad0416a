"""The forms that a device may fill: which waves, and the XForm of each under an id of its own.

Two waves may ask the same questionnaire, and Collect keeps one form an id: so the id that it sees names the wave.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID
from xml.sax.saxutils import quoteattr

from form_engine.body import children
from form_engine.reader import read_xml
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.app_users.models import AppUser
from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation
from survey_api.media.models import FormMedia
from survey_api.openrosa.replies import text
from survey_api.waves.models import Wave

_MARK = 12


@dataclass(frozen=True)
class ServedForm:
    """An XForm as devices get it."""

    wave_id: UUID
    form_id: str
    version: str
    name: str
    xform: bytes
    md5: str
    version_id: UUID
    manifest: bool = False


def served_id(form_id: str, wave_id: UUID) -> str:
    """The form's own id and the last twelve hex digits of the wave's, which are random."""
    return f"{form_id}_{wave_id.hex[-_MARK:]}"


def mark_of(form_id: str) -> str:
    """The end of a served id that tells the wave; nothing for one that was not served here."""
    stem, _, mark = form_id.rpartition("_")
    return mark if stem and len(mark) == _MARK else ""


def serve(wave_id: UUID, title: str, version: InstrumentVersion) -> ServedForm:
    """The form under the wave's id and title."""
    root = read_xml(version.xform.encode())
    head = children(root, "head")[0]
    for element in children(head, "title"):
        element.text = title
    model = children(head, "model")[0]
    instance = children(model, "instance")[0][0]
    form_id = served_id(version.form_id, wave_id)
    instance.set("id", form_id)
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return ServedForm(wave_id, form_id, version.form_version, title, content, md5, version.id)


def form_list(forms: Sequence[ServedForm], base: str) -> str:
    """The document of `formList`; `base` is the address of the door."""
    items = []
    for form in forms:
        where = f"{base}/forms/{form.wave_id}"
        manifest = f"<manifestUrl>{text(where)}/manifest</manifestUrl>" if form.manifest else ""
        items.append(
            f"<xform><formID>{text(form.form_id)}</formID><name>{text(form.name)}</name>"
            f"<version>{text(form.version)}</version><hash>md5:{form.md5}</hash>"
            f"<downloadUrl>{text(where)}/form.xml</downloadUrl>{manifest}</xform>"
        )
    return (
        "<?xml version='1.0' encoding='UTF-8' ?>\n"
        f"<xforms xmlns={quoteattr('http://openrosa.org/xforms/xformsList')}>{''.join(items)}</xforms>"
    )


def manifest(media: Sequence[FormMedia], where: str) -> str:
    """The document of `manifest`; `where` is the address of the form's folder."""
    items = "".join(
        f"<mediaFile><filename>{text(one.name)}</filename><hash>md5:{one.md5}</hash>"
        f"<downloadUrl>{text(where)}/media/{quote(one.name, safe='')}</downloadUrl></mediaFile>"
        for one in media
    )
    return (
        "<?xml version='1.0' encoding='UTF-8' ?>\n"
        f"<manifest xmlns={quoteattr('http://openrosa.org/xforms/xformsManifest')}>{items}</manifest>"
    )


async def waves_of(session: AsyncSession, device: AppUser, wave_id: UUID | None = None) -> Sequence[Wave]:
    """The waves that a device may answer, or could before they were closed; oldest first."""
    invited = select(Invitation.id).where(
        col(Invitation.tenant_id) == col(Wave.tenant_id),
        col(Invitation.wave_id) == col(Wave.id),
        col(Invitation.network_id) == device.network_id,
    )
    statement = select(Wave).where(
        col(Wave.tenant_id) == device.tenant_id,
        col(Wave.project_id) == device.project_id,
        col(Wave.state) != "draft",
        col(Wave.invitation_mode) == "anonymous",
        invited.exists(),
    )
    for wanted in (device.wave_id, wave_id):
        if wanted is not None:
            statement = statement.where(col(Wave.id) == wanted)
    return (await session.exec(statement.order_by(col(Wave.id)))).all()


async def district_of(session: AsyncSession, wave_id: UUID, network_id: UUID) -> UUID | None:
    """The district that a network counts in, in this wave: the same for all of its invitations."""
    statement = select(Invitation.district_id).where(
        col(Invitation.wave_id) == wave_id, col(Invitation.network_id) == network_id
    )
    return (await session.exec(statement.limit(1))).first()


async def versions_of(session: AsyncSession, waves: Sequence[Wave]) -> dict[UUID, InstrumentVersion]:
    """The questionnaire of each wave, by the version's id."""
    if not waves:
        return {}
    statement = select(InstrumentVersion).where(
        col(InstrumentVersion.id).in_({wave.instrument_version_id for wave in waves})
    )
    return {version.id: version for version in (await session.exec(statement)).all()}


def of_mark(waves: Sequence[Wave], form_id: str) -> Wave | None:
    mark = mark_of(form_id)
    return next((wave for wave in waves if mark and wave.id.hex.endswith(mark)), None)
