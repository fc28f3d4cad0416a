"""PDSA cycles of the four networks, test by test along their ramps, each part written in its stage."""

from collections.abc import Iterator, Mapping

from duru_client.operations.pdsa import CycleChange, CycleIn, CycleOut, QuestionIn, Stage

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, stable_key
from demonstration.load.directory import Places
from demonstration.sites.model import Cycle, Plan, Site


def load_cycles(caller: Caller, demo: Programme, places: Places, ideas: Mapping[str, str]) -> None:
    """`ideas`: key to id. What a team changed since is left as it is."""
    for site in demo.sites:
        names = [one.plan.about.name for one in demo.measures if one.plan.about.site == site.code]
        _Tests(caller, site, names, places, ideas).load()
    tests = [cycle for site in demo.sites for cycle in site.cycles]
    ramps = len(tests) - sum(bool(cycle.follows) for cycle in tests)
    caller.say(f"{len(tests)} PDSA cycles on {ramps} ramps")


class _Tests:
    """The cycles of one network; a run that was cut goes on."""

    def __init__(
        self, caller: Caller, site: Site, measures: list[str], places: Places, ideas: Mapping[str, str]
    ) -> None:
        pdsa, network = caller.client.pdsa, places.networks[site.network.code]
        self._pdsa, self._site, self._places, self._ideas = pdsa, site, places, ideas
        self._network, self._measures = network, measures
        self._aim = next((one["id"] for one in pdsa.iter_list_aims(network_id=network, limit=PAGE)), None)
        self._teams = {
            str(one["school_id"]): one["id"] for one in pdsa.iter_list_teams(network_id=network, limit=PAGE)
        }
        self._ids = {
            one["name"]: one["id"] for one in pdsa.iter_list_measures(network_id=network, limit=PAGE)
        }
        self._made = {one["title"]: one for one in pdsa.iter_list_cycles(network_id=network, limit=PAGE)}

    def load(self) -> None:
        for cycle in self._site.cycles:
            made = self._made.get(cycle.title) or self._begun(cycle)
            if cycle.follows and made["version"] == 1:
                made = self._pdsa.change_cycle(made["id"], self._planned(cycle), if_match=_version(made))
            self._made[cycle.title] = self._brought(cycle, made)

    def _begun(self, cycle: Cycle) -> CycleOut:
        key = stable_key("cycle", self._network, cycle.title)
        if cycle.follows:
            before = self._made[cycle.follows]["id"]
            told = {"title": cycle.title, "scale": cycle.scale}
            return self._pdsa.plan_next_cycle(before, told, idempotency_key=key)  # type: ignore[arg-type]  # a literal
        school = self._places.schools[self._site.school_code(cycle.school)]
        body: CycleIn = {
            "project_id": self._places.project,
            "network_id": self._network,
            "school_id": school,
            "team_id": self._teams[school],
            "aim_id": self._aim,
            "title": cycle.title,
            "scale": cycle.scale,
            **self._planned(cycle),  # type: ignore[typeddict-item]  # none of these is None
        }
        return self._pdsa.create_cycle(body, idempotency_key=key)

    def _planned(self, cycle: Cycle) -> CycleChange:
        """What a next test does not inherit, or not as it is."""
        plan = cycle.plan
        watched = [self._measures[place] for place in cycle.measures if place < len(self._measures)]
        return {
            "audience": cycle.audience,
            "idea_id": self._ideas.get(cycle.idea),
            "measure_ids": [self._ids[name] for name in watched],
            "objective": plan.objective,
            "questions": [
                {"question": prediction.question, "prediction": prediction.predicted}
                for prediction in plan.predictions
            ],
            "who": plan.who,
            "what": plan.what,
            "where": plan.where,
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat() if plan.ends_on else None,
            "data_to_collect": plan.data_to_collect,
        }

    def _brought(self, cycle: Cycle, made: CycleOut) -> CycleOut:
        """To the stage that its team reached."""
        for after, stage, fields in _steps(cycle, made):
            if made["stage"] != after:
                continue
            if any(fields.values()):
                made = self._pdsa.change_cycle(made["id"], fields, if_match=_version(made))
            if stage != after:
                made = self._pdsa.move_cycle(made["id"], {"stage": stage}, if_match=_version(made))
        return made


def _version(cycle: CycleOut) -> str:
    return f'"{cycle["version"]}"'


def _steps(cycle: Cycle, made: CycleOut) -> Iterator[tuple[Stage, Stage, CycleChange]]:
    """Where it stands, the stage after it (the same: it stays), and what is written before it goes there."""
    did, studied, acted = cycle.did, cycle.studied, cycle.acted
    if did is None:
        return
    yield "plan", "do", {}
    happened: CycleChange = {
        "happened": did.happened,
        "differed": did.differed,
        "observations": did.observations,
    }
    if not did.over:
        yield "do", "do", {} if made["happened"] else happened
        return
    yield "do", "study", happened
    if studied is None:
        return
    found: CycleChange = {
        "questions": _questions(cycle.plan, made),
        "learned": studied.learned,
        "surprised": studied.surprised,
        "loop": studied.loop,
    }
    if acted is None:
        yield "study", "act", found
        return
    found |= {"decision": acted.decision, "reason": acted.reason, "next_step": acted.next_step}
    yield "study", "act", found
    yield "act", "closed", {}


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
