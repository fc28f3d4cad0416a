"""The live topic of a run: its state and how many of its documents are where."""

from uuid import UUID

from chassis.database import Database, Scope
from chassis.live import LiveTopics, State
from chassis.principal import Principal
from chassis.queue import Queue

from reports_worker.runs.domain import DOCUMENT_STATES
from reports_worker.runs.errors import RunNotFound
from reports_worker.runs.repository import Runs, by_id, counts_of


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
            found = (await counts_of(work, [run.id])).get(run.id, {})
        counts = {state: found.get(state, 0) for state in DOCUMENT_STATES}
        version = "-".join([run.state, *(str(counts[state]) for state in DOCUMENT_STATES)])
        return {"version": version, "state": run.state, "counts": counts}

    topics.add("run", allow=allow, compute=compute)
    return topics


def _run_id(topic: str) -> UUID:
    try:
        return UUID(topic.partition(":")[2])
    except ValueError:
        raise RunNotFound from None
