"""Hold a wave against the earlier waves of its questionnaire."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.problems import NotFound

from survey_api.comparing import repository
from survey_api.comparing.rules import Earlier, Judged, by_path, judge, since
from survey_api.comparing.schemas import Comparability, ComparedItem, EarlierWave
from survey_api.instruments.models import InstrumentVersion
from survey_api.responses.repository import version as read_version
from survey_api.waves.models import Wave
from survey_api.waves.repository import Waves

Json = dict[str, Any]


async def read(work: Transaction, waves: Waves, wave_id: UUID) -> Comparability:
    """Raises NotFound for a wave that is not there or not the caller's."""
    wave = await waves.find(wave_id, "wave:read")
    if wave is None:
        raise NotFound
    newer = await read_version(work.session, wave.instrument_version_id)
    earlier = await waves.earlier(repository.before(wave, newer.instrument_id))
    models = await repository.versions(work.session, {one.instrument_version_id for one in earlier})
    judged = await asyncio.to_thread(
        lambda: {version_id: judge(model, newer.model) for version_id, (_, model) in models.items()}
    )
    return Comparability(
        wave_id=wave.id,
        version=newer.number,
        questions=newer.questions,
        earlier=[
            _shown(one, models[one.instrument_version_id][0], judged[one.instrument_version_id])
            for one in earlier
        ],
    )


def _shown(wave: Wave, number: int, judged: Sequence[Judged]) -> EarlierWave:
    return EarlierWave(
        wave_id=wave.id,
        title=wave.title,
        site_id=wave.site_id,
        starts_on=wave.starts_on,
        ends_on=wave.ends_on,
        version=number,
        comparable=sum(one.comparable for one in judged),
        items=[
            ComparedItem(
                path=one.path,
                label=one.label,
                comparable=one.comparable,
                kinds=list(one.kinds),
                before=one.before,
            )
            for one in judged
        ],
    )


async def marked(work: Transaction, wave: Wave, version: InstrumentVersion) -> Json:
    """The wave's measures, each item with what it can be compared with at the same site, where there is such a wave."""
    earlier = await repository.at_the_same_site(work.session, wave, version.instrument_id)
    if not earlier:
        return version.measures
    models = await repository.versions(work.session, {one.instrument_version_id for one in earlier})
    judged = await asyncio.to_thread(
        lambda: {
            str(version_id): by_path(judge(model, version.model)) for version_id, (_, model) in models.items()
        }
    )
    chain = [Earlier(_named(one), str(one.instrument_version_id)) for one in earlier]
    items = [
        {**item, "compare": since("/" + "/".join(item["path"]), _named(wave), chain, judged)}
        for item in version.measures["items"]
    ]
    return {**version.measures, "items": items}


def _named(wave: Wave) -> Json:
    return {"id": str(wave.id), "title": wave.title, "ends_on": wave.ends_on.isoformat()}
