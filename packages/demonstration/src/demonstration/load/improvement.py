"""Aims and PDSA cycles of the four sites."""

from demonstration.generate import Programme
from demonstration.load.directory import Places
from demonstration.load.rest import Record, Rest
from demonstration.sites.model import Aim, Cycle, Site

_PDSA = "/api/pdsa/v1"


def load_improvement(rest: Rest, demo: Programme, places: Places) -> None:
    for site in demo.sites:
        ids = {"project_id": places.project, "network_id": places.networks[site.network.code]}
        aim = rest.ensure(
            f"{_PDSA}/aims", {**ids, **aim_body(site.aim)}, ("network_id", "what"), project_id=places.project
        )
        for cycle in site.cycles:
            body = {**ids, "aim_id": aim["id"], **cycle_body(cycle)}
            rest.ensure(f"{_PDSA}/cycles", body, ("network_id", "title"), project_id=places.project)
    rest.say(f"{len(demo.sites)} aims with {_count(demo.sites)} PDSA cycles")


def aim_body(aim: Aim) -> Record:
    return {
        "statement": f"{aim.what}: {aim.how_much}",
        "what": aim.what,
        "for_whom": aim.for_whom,
        "how_much": aim.how_much,
        "by_when": aim.by_when.isoformat(),
    }


def cycle_body(cycle: Cycle) -> Record:
    plan = cycle.plan
    return {
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


def _count(sites: tuple[Site, ...]) -> int:
    return sum(len(site.cycles) for site in sites)
