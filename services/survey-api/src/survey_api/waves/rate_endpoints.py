"""The response table over HTTP."""

import hashlib
from uuid import UUID

import orjson
from chassis.directory import find
from chassis.problems import NotFound
from chassis.routing import Work, router
from chassis.versions import etag, give_version
from starlette.requests import Request
from starlette.responses import Response

from survey_api.running import Here
from survey_api.waves import rates
from survey_api.waves.endpoints import Reader
from survey_api.waves.repository import Waves
from survey_api.waves.schemas import RatedWave, ResponseRates

routes = router("/waves", tags=["waves"])


@routes.get(
    "/{wave_id}/response-rates",
    summary="The response table of a wave",
    description="RR1 and RR2 by district, network and role. Who is bound to some networks sees theirs; a district's"
    " own numbers are null unless the whole district is theirs. Send If-None-Match to learn cheaply that nothing"
    " changed.",
    response_model=ResponseRates,
    responses={304: {"description": "Nothing changed since that ETag"}},
)
async def read_response_rates(
    wave_id: UUID, work: Work, caller: Reader, survey: Here, request: Request, response: Response
) -> ResponseRates | Response:
    wave = await Waves(work, caller, off=survey.filters_off).find(wave_id, "wave:read")
    if wave is None:
        raise NotFound
    counts = await rates.count(work, caller, wave_id, off=survey.filters_off)
    units = await find(work, rates.unit_ids(counts))
    bound = caller.networks_for("wave:read")
    table = rates.table(counts, units, None if bound is None else caller.network_ids)
    told = ResponseRates(
        wave=RatedWave(id=wave.id, title=wave.title, state=wave.state, version=wave.version),  # type: ignore[arg-type]  # the table's check allows these three only
        total=table.total,
        districts=table.districts,
        roles=table.roles,
        computed_at=work.clock.now(),
    )
    content = orjson.dumps(told.model_dump(mode="json", exclude={"computed_at"}))
    version = hashlib.sha256(content).hexdigest()[:32]
    if request.headers.get("if-none-match") == etag(version):
        return Response(status_code=304, headers={"ETag": etag(version)})
    give_version(response, version)
    return told
