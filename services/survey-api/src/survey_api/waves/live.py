"""The live topic `wave:<id>`: a version that changes with every answer, and the small tally."""

from uuid import UUID

from chassis.database import Scope
from chassis.live import LiveTopics, State
from chassis.parts import Parts
from chassis.principal import Principal
from chassis.problems import NotFound, PermissionDenied
from sqlalchemy import text

from survey_api.waves.repository import Waves

_STATE = text(
    "select w.version, (select count(*) from response r where r.tenant_id = w.tenant_id and r.wave_id = w.id)"
    " as answers, (select count(*) from response r where r.tenant_id = w.tenant_id and r.wave_id = w.id"
    " and r.evaluated_at is not null) as evaluated, (select count(*) from invitation i"
    " where i.tenant_id = w.tenant_id and i.wave_id = w.id) as invited from wave w where w.id = :wave"
)


class LiveWaves:
    """Who may follow a wave, and what is told of it."""

    def __init__(self, parts: Parts, *, filters_off: bool) -> None:
        self._parts = parts
        self._filters_off = filters_off
        self._tenants: dict[str, UUID] = {}

    def join(self, live: LiveTopics) -> None:
        live.add("wave", allow=self.allow, compute=self.compute, tailor=self.tailor)

    async def allow(self, principal: Principal, topic: str) -> None:
        """Raises PermissionDenied for who may see no wave, NotFound for a wave that the caller may not see."""
        if not principal.may("wave:read"):
            raise PermissionDenied("This needs the permission wave:read.")
        async with self._parts.database.transaction(Scope.of(principal)) as work:
            wave = await Waves(work, principal, off=self._filters_off).find(_wave_id(topic), "wave:read")
            if wave is None:
                raise NotFound
            self._tenants[topic] = wave.tenant_id

    async def compute(self, topic: str) -> State:
        async with self._parts.database.transaction(Scope.tenant(self._tenants[topic])) as work:
            row = (await work.session.execute(_STATE, {"wave": _wave_id(topic)})).one()
        return {
            "version": f"{row.version}.{row.answers}.{row.evaluated}",
            "answers": row.answers,
            "invited": row.invited,
        }

    @staticmethod
    def tailor(principal: Principal, state: State) -> State:
        """Who is bound to some networks learns that something changed, and reads their own rows."""
        if principal.networks_for("wave:read") is None:
            return state
        return {"version": state["version"], "answers": None, "invited": None}


def _wave_id(topic: str) -> UUID:
    try:
        return UUID(topic.partition(":")[2])
    except ValueError as error:
        raise NotFound from error
