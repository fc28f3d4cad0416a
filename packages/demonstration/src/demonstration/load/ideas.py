"""The networks' change ideas, who took which from whom, and where each stands."""

from collections.abc import Mapping

from duru_client.operations.pdsa import AdoptionIn, Context, IdeaChange, IdeaIn, IdeaOut

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.ideas.model import Idea, way_to


def load_ideas(caller: Caller, demo: Programme, places: Places) -> None:
    """An idea that somebody moved since is left where it is."""
    schools = _schools(caller, places)
    made: dict[str, IdeaOut] = {}
    for idea in demo.ideas:
        network = places.networks[idea.network]
        there = first(caller.client.pdsa.iter_list_ideas(network_id=network, limit=PAGE), title=idea.title)
        one = there or _make(caller, idea, places, schools, made)
        made[idea.key] = _own(caller, idea, one) if idea.adopted and one["version"] == 1 else one
        _link_cycles(caller, idea, network, made[idea.key]["id"])
    for idea in demo.ideas:
        _move(caller, idea, made[idea.key])
    caller.say(
        f"{len(made)} change ideas, {sum(idea.adopted is not None for idea in demo.ideas)} of them adopted"
    )


def _schools(caller: Caller, places: Places) -> dict[str, str]:
    found = caller.client.identity.iter_list_organisations(
        project_id=places.project, kind="school", limit=PAGE
    )
    return {school["code"]: school["id"] for school in found}


def _make(
    caller: Caller, idea: Idea, places: Places, schools: Mapping[str, str], made: Mapping[str, IdeaOut]
) -> IdeaOut:
    pdsa, key = caller.client.pdsa, stable_key("idea", idea.key)
    if idea.adopted:
        parent = made[idea.adopted.parent]["id"]
        return pdsa.adopt_idea(parent, _adoption(idea, places, schools), idempotency_key=key)
    return pdsa.create_idea(_described(idea, places, schools), idempotency_key=key)


def _own(caller: Caller, idea: Idea, child: IdeaOut) -> IdeaOut:
    """What is not taken over with an idea: its own place and cost."""
    change: IdeaChange = {"context": _context(idea), "level": idea.level, "digital": idea.digital}
    if idea.need:
        change |= {"need": idea.need, "description": idea.description}
    if idea.cost:
        change |= {"cost": idea.cost, "cost_amount": idea.amount, "cost_currency": idea.currency}
    return caller.client.pdsa.change_idea(child["id"], change, if_match=_version(child))


def _described(idea: Idea, places: Places, schools: Mapping[str, str]) -> IdeaIn:
    return {
        "project_id": places.project,
        "network_id": places.networks[idea.network],
        "school_id": schools.get(idea.school) if idea.school else None,
        "title": idea.title,
        "description": idea.description,
        "need": idea.need,
        "level": idea.level,
        "context": _context(idea),
        "cost": idea.cost,
        "cost_amount": idea.amount,
        "cost_currency": idea.currency,
        "digital": idea.digital,
        "source": idea.source,
        "driver_ids": [stable_key("theory", idea.network, "drivers", one) for one in idea.drivers],
        "began_on": idea.began_on.isoformat(),
        "audience": idea.audience,
    }


def _adoption(idea: Idea, places: Places, schools: Mapping[str, str]) -> AdoptionIn:
    assert idea.adopted
    return {
        "network_id": places.networks[idea.network],
        "school_id": schools.get(idea.school) if idea.school else None,
        "title": idea.title,
        "as_is": not idea.adopted.what_changes,
        "what_changes": idea.adopted.what_changes,
        "why": idea.adopted.why,
        "began_on": idea.began_on.isoformat(),
        "audience": idea.audience,
    }


def _context(idea: Idea) -> Context:
    one = idea.context
    return {"grade": one.grade, "size": one.size, "place": one.place, "language": one.language}


def _link_cycles(caller: Caller, idea: Idea, network: str, idea_id: str) -> None:
    """Say of the network's cycles, also of closed ones, which idea they test."""
    pdsa = caller.client.pdsa
    for title in idea.cycles:
        cycle = first(pdsa.iter_list_cycles(network_id=network, limit=PAGE), title=title)
        if cycle and not cycle["idea_id"]:
            pdsa.change_cycle(cycle["id"], {"idea_id": idea_id}, if_match=f'"{cycle["version"]}"')


def _move(caller: Caller, idea: Idea, made: IdeaOut) -> None:
    """Through every status up to where it stands; a run that was cut goes on."""
    way = way_to(idea.status)
    if made["status"] != "idea" and made["status"] not in way:
        return
    left = way[way.index(made["status"]) + 1 :] if made["status"] in way else way
    for status in left:
        change: IdeaChange = {"status": status, "learned": idea.learned}
        if status == "testing":
            change = {"status": status, "trial": idea.trial}
        made = caller.client.pdsa.change_idea(made["id"], change, if_match=_version(made))


def _version(idea: IdeaOut) -> str:
    return f'"{idea["version"]}"'
