"""Forms as devices get them, made once for each wave and title."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from chassis.parts import Parts

from survey_api.app_users.models import AppUser
from survey_api.media import repository as media
from survey_api.media.models import FormMedia
from survey_api.openrosa import forms
from survey_api.openrosa.errors import FormUnknown
from survey_api.openrosa.forms import ServedForm
from survey_api.openrosa.gate import scope_of
from survey_api.waves import domain
from survey_api.waves.models import Wave

_KEPT = 200


class FormShelf:
    """What was made lately. An open wave's questionnaire never changes; its title may."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._made: OrderedDict[tuple[UUID, str], ServedForm] = OrderedDict()

    async def open_forms(self, device: AppUser) -> list[ServedForm]:
        return await self._served(device, None)

    async def one(self, device: AppUser, wave_id: UUID) -> ServedForm:
        """Raises FormUnknown for a wave that is not open to this device."""
        found = await self._served(device, wave_id)
        if not found:
            raise FormUnknown("Refresh the forms of this device.")
        return found[0]

    async def files(self, device: AppUser, wave_id: UUID) -> Sequence[FormMedia]:
        """The files of an open wave's form. Raises FormUnknown."""
        form = await self.one(device, wave_id)
        async with self._parts.database.transaction(scope_of(device)) as work:
            return await media.of_version(work.session, form.version_id)

    async def _served(self, device: AppUser, wave_id: UUID | None) -> list[ServedForm]:
        async with self._parts.database.transaction(scope_of(device)) as work:
            waves = [
                wave
                for wave in await forms.waves_of(work.session, device, wave_id)
                if wave.state == domain.OPEN
            ]
            unmade: Sequence[Wave] = [wave for wave in waves if (wave.id, wave.title) not in self._made]
            versions = await forms.versions_of(work.session, unmade)
            with_media = await media.versions_with(
                work.session, {wave.instrument_version_id for wave in waves}
            )
        for wave in unmade:
            version = versions[wave.instrument_version_id]
            self._made[wave.id, wave.title] = forms.serve(wave.id, wave.title, version)
        found = [
            replace(made, manifest=made.version_id in with_media)
            for made in (self._made[wave.id, wave.title] for wave in waves)
        ]
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return found
