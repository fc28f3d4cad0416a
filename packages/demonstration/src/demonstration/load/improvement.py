"""Aims and PDSA cycles of the four sites."""

from collections.abc import Iterator

from duru_client.operations.pdsa import AimIn, CycleChange, CycleIn, CycleOut, QuestionIn, Stage

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.model import Aim, Cycle, Plan


def load_improvement(caller: Caller, demo: Programme, places: Places) -> None:
    cycles = 0
    for site in demo.sites:
        network = places.networks[site.network.code]
        aim = _ensure_aim(caller, _aim(site.aim, places.project, network))
        for cycle in site.cycles:
            _ensure_cycle(caller, cycle, places.project, network, aim)
            cycles += 1
    caller.say(f"{len(demo.sites)} aims with {cycles} PDSA cycles")


def _ensure_aim(caller: Caller, body: AimIn) -> str:
    pdsa = caller.client.pdsa
    network = body["network_id"]
    found = first(pdsa.iter_list_aims(network_id=network, limit=PAGE), what=body["what"])
    made = found or pdsa.create_aim(body, idempotency_key=stable_key("aim", network, body["what"]))
    return made["id"]


def _ensure_cycle(caller: Caller, cycle: Cycle, project: str, network: str, aim: str) -> None:
    """Plan it, and bring it through the stages that its team reached; a run that was cut goes on."""
    pdsa = caller.client.pdsa
    title = cycle.change_idea
    made = first(pdsa.iter_list_cycles(network_id=network, limit=PAGE), title=title) or pdsa.create_cycle(
        _planned(cycle, project, network, aim), idempotency_key=stable_key("cycle", network, title)
    )
    for after, stage, fields in _steps(cycle, made):
        if made["stage"] == after:
            made = pdsa.change_cycle(made["id"], fields, if_match=_version(made))
            made = pdsa.move_cycle(made["id"], {"stage": stage}, if_match=_version(made))


def _version(cycle: CycleOut) -> str:
    return f'"{cycle["version"]}"'


def _steps(cycle: Cycle, made: CycleOut) -> Iterator[tuple[Stage, Stage, CycleChange]]:
    """Where it stands, the stage after it, and what is written before it goes there."""
    did, studied, acted = cycle.did, cycle.studied, cycle.acted
    if did is None:
        return
    yield "plan", "do", {}
    yield (
        "do",
        "study",
        {"happened": did.happened, "differed": did.differed, "observations": did.observations},
    )
    if studied is None:
        return
    yield (
        "study",
        "act",
        {
            "questions": _questions(cycle.plan, made),
            "learned": studied.learned,
            "surprised": studied.surprised,
            "loop": studied.loop,
        },
    )
    if acted is None:
        return
    yield (
        "act",
        "closed",
        {"decision": acted.decision, "reason": acted.reason, "next_step": acted.next_step},
    )


def _questions(plan: Plan, made: CycleOut) -> list[QuestionIn]:
    return [
        {
            "id": there["id"],
            "question": one.question,
            "prediction": one.predicted,
            "result": one.found,
            "match": one.match,
        }
        for one, there in zip(plan.predictions, made["questions"], strict=True)
    ]


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


def _planned(cycle: Cycle, project: str, network: str, aim: str) -> CycleIn:
    plan = cycle.plan
    return {
        "project_id": project,
        "network_id": network,
        "aim_id": aim,
        "title": cycle.change_idea,
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
