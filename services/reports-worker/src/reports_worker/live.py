"""The live topic of a run: its state and how many of its documents are where."""

from collections import Counter
from uuid import UUID

from chassis.database import Database, Scope
from chassis.live import LiveTopics, State
from chassis.principal import Principal
from chassis.queue import Queue

from reports_worker.documents.repository import states_of, units_of
from reports_worker.runs.domain import DOCUMENT_STATES
from reports_worker.runs.errors import RunNotFound
from reports_worker.runs.repository import Runs, by_id


def live_topics(service: str, queue: Queue, database: Database) -> LiveTopics:
    """`run:{id}`, for whoever may see the run."""
    topics = LiveTopics(service, queue)
    tenants: dict[str, UUID] = {}

    async def allow(caller: Principal, topic: str) -> None:
        async with database.transaction(Scope.of(caller)) as work:
            run = await Runs(work, caller, "report:read").get(_run_id(topic))
        if run is None:
            raise RunNotFound
        tenants[topic] = run.tenant_id

    async def compute(topic: str) -> State:
        async with database.transaction(Scope.tenant(tenants[topic])) as work:
            run = await by_id(work, _run_id(topic))
            if run is None:
                raise RunNotFound
            units = await states_of(work, run.id)
        tally = Counter(units.values())
        version = "-".join([run.state, *(str(tally[state]) for state in DOCUMENT_STATES)])
        return {"version": version, "state": run.state, "units": units}

    topics.add("run", allow=allow, compute=compute, tailor=_for_reader)
    return topics


def _for_reader(caller: Principal, state: State) -> State:
    """The counts of the documents that this reader may see."""
    units: dict[UUID, str] = state["units"]
    seen = units_of(caller, "report:read")
    tally = Counter(one for unit, one in units.items() if seen is None or unit in seen)
    counts = {one: tally[one] for one in DOCUMENT_STATES}
    return {"version": state["version"], "state": state["state"], "counts": counts}


def _run_id(topic: str) -> UUID:
    try:
        return UUID(topic.partition(":")[2])
    except ValueError:
        raise RunNotFound from None
