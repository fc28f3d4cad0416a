"""Aims and PDSA cycles of the four sites."""

from duru_client.operations.pdsa import AimIn, CycleIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.model import Aim, Cycle


def load_improvement(caller: Caller, demo: Programme, places: Places) -> None:
    cycles = 0
    for site in demo.sites:
        network = places.networks[site.network.code]
        aim = _ensure_aim(caller, _aim(site.aim, places.project, network))
        for cycle in site.cycles:
            _ensure_cycle(caller, _cycle(cycle, places.project, network, aim))
            cycles += 1
    caller.say(f"{len(demo.sites)} aims with {cycles} PDSA cycles")


def _ensure_aim(caller: Caller, body: AimIn) -> str:
    pdsa = caller.client.pdsa
    network = body["network_id"]
    found = first(pdsa.iter_list_aims(network_id=network, limit=PAGE), what=body["what"])
    made = found or pdsa.create_aim(body, idempotency_key=stable_key("aim", network, body["what"]))
    return made["id"]


def _ensure_cycle(caller: Caller, body: CycleIn) -> None:
    pdsa = caller.client.pdsa
    network, title = body["network_id"], body["title"]
    if first(pdsa.iter_list_cycles(network_id=network, limit=PAGE), title=title) is None:
        pdsa.create_cycle(body, idempotency_key=stable_key("cycle", network, title))


def _aim(aim: Aim, project: str, network: str) -> AimIn:
    return {
        "project_id": project,
        "network_id": network,
        "statement": f"{aim.what}: {aim.how_much}",
        "what": aim.what,
        "for_whom": aim.for_whom,
        "how_much": aim.how_much,
        "by_when": aim.by_when.isoformat(),
    }


def _cycle(cycle: Cycle, project: str, network: str, aim: str) -> CycleIn:
    plan = cycle.plan
    return {
        "project_id": project,
        "network_id": network,
        "aim_id": aim,
        "title": cycle.change_idea,
        "stage": "closed" if cycle.acted else "plan",
        "objective": plan.objective,
        "questions": [
            {"question": prediction.question, "prediction": prediction.predicted}
            for prediction in plan.predictions
        ],
        "who": plan.who,
        "what": plan.what,
        "where": plan.where,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "data_to_collect": plan.data_to_collect,
    }
