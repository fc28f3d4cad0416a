"""The networks' change ideas, who took which from whom, and where each stands."""

from collections.abc import Mapping

from duru_client.operations.pdsa import AdoptionIn, IdeaChange, IdeaIn, IdeaOut
from duru_client.operations.pdsa import Context as ContextIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, stable_key
from demonstration.load.directory import Places
from demonstration.load.theories import driver_id
from demonstration.sites.ideas.model import Context, Idea, way_to

Ideas = dict[str, IdeaOut]
"""What was made, by key."""


def load_ideas(caller: Caller, demo: Programme, places: Places) -> Ideas:
    """Each idea after the one that it adapts; where it stands is told when its cycles are there (`move_ideas`)."""
    networks = sorted({idea.network for idea in demo.ideas})
    there = {
        (network, one["title"]): one
        for network in networks
        for one in caller.client.pdsa.iter_list_ideas(network_id=places.networks[network], limit=PAGE)
    }
    made: Ideas = {}
    for idea in demo.ideas:
        one = there.get((idea.network, idea.title)) or _make(caller, idea, places, made)
        own = idea.adopted and idea.context != Context() and one["version"] == 1
        made[idea.key] = _own(caller, idea, one) if own else one
    adopted = sum(idea.adopted is not None for idea in demo.ideas)
    caller.say(f"{len(made)} change ideas, {adopted} of them adopted")
    return made


def move_ideas(caller: Caller, demo: Programme, ideas: Ideas) -> None:
    """An idea that somebody moved since is left where it is."""
    for idea in demo.ideas:
        _move(caller, idea, ideas[idea.key])


def _make(caller: Caller, idea: Idea, places: Places, made: Mapping[str, IdeaOut]) -> IdeaOut:
    pdsa, key = caller.client.pdsa, stable_key("idea", idea.key)
    if idea.adopted:
        parent = made[idea.adopted.parent]["id"]
        return pdsa.adopt_idea(parent, _adoption(idea, places), idempotency_key=key)
    return pdsa.create_idea(_described(idea, places), idempotency_key=key)


def _own(caller: Caller, idea: Idea, child: IdeaOut) -> IdeaOut:
    """What is not taken over with an idea: its own place and cost."""
    change: IdeaChange = {"context": _context(idea), "level": idea.level, "digital": idea.digital}
    if idea.drivers:
        change["driver_ids"] = [driver_id(idea.network, one) for one in idea.drivers]
    if idea.need:
        change |= {"need": idea.need, "description": idea.description}
    if idea.cost:
        change |= {"cost": idea.cost, "cost_amount": idea.amount, "cost_currency": idea.currency}
    return caller.client.pdsa.change_idea(child["id"], change, if_match=_version(child))


def _described(idea: Idea, places: Places) -> IdeaIn:
    return {
        "project_id": places.project,
        "network_id": places.networks[idea.network],
        "school_id": places.schools[idea.school] if idea.school else None,
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
        "driver_ids": [driver_id(idea.network, one) for one in idea.drivers],
        "began_on": idea.began_on.isoformat(),
        "audience": idea.audience,
    }


def _adoption(idea: Idea, places: Places) -> AdoptionIn:
    assert idea.adopted
    return {
        "network_id": places.networks[idea.network],
        "school_id": places.schools[idea.school] if idea.school else None,
        "title": idea.title,
        "as_is": not idea.adopted.what_changes,
        "what_changes": idea.adopted.what_changes,
        "why": idea.adopted.why,
        "began_on": idea.began_on.isoformat(),
        "audience": idea.audience,
    }


def _context(idea: Idea) -> ContextIn:
    one = idea.context
    return {"grade": one.grade, "size": one.size, "place": one.place, "language": one.language}


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
