"""Between a cycle's row and the values that rules speak of."""

from collections.abc import Mapping, Sequence
from typing import Any

from chassis.ids import new_id

from pdsa_api.cycles.domain import Content, Decision, Loop, Match, Missing, Question, Stage, missing_in
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.schemas import CycleChange
from pdsa_api.history import service as history

COLUMN = {"where": "location"}
_TEXTS = frozenset(
    {
        *("objective", "who", "what", "where", "data_to_collect", "subgroup"),
        *("happened", "differed", "observations", "learned", "surprised", "reason", "next_step"),
    }
)


def said(cycle: Cycle) -> dict[str, Any]:
    """What the team wrote, by the names of the wire."""
    return history.fields(cycle, CycleChange.model_fields, COLUMN)


def values(body: CycleChange | Mapping[str, Any], questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields that were sent, as the row keeps them; null empties. `questions` are those that are there."""
    if isinstance(body, CycleChange):
        whole = body.model_dump()
        body = {name: whole[name] for name in CycleChange.model_fields if name in body.model_fields_set}
    sent = dict(body)
    for name in sent.keys() & _TEXTS:
        sent[name] = sent[name] or ""
    for name in ("loop", "decision", "audience", "scale"):
        if sent.get(name) is not None:
            sent[name] = sent[name].value
    if "measure_ids" in sent:
        sent["measure_ids"] = [str(one) for one in dict.fromkeys(sent["measure_ids"] or [])]
    if "questions" in sent:
        sent["questions"] = _kept(sent["questions"] or [], questions)
    return sent


def _kept(sent: Sequence[Mapping[str, Any]], there: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Questions as the row keeps them, each with an id: its own, that of the same question at its place, a new one."""
    kept = []
    for number, one in enumerate(sent):
        beside = there[number] if number < len(there) else {}
        found = one["id"] or (beside["id"] if beside.get("question") == one["question"] else new_id())
        match = one["match"].value if one["match"] else None
        kept.append({**one, "id": str(found), "match": match})
    return kept


def plan_of(questions: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["id"], one["question"], one["prediction"]) for one in questions]


def study_of(questions: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["id"], one["result"], one["match"]) for one in questions]


def missing_of(cycle: Cycle) -> list[Missing]:
    """What the stage in which the cycle stands lacks before the next."""
    return missing_in(
        Stage(cycle.stage),
        Content(
            objective=cycle.objective,
            questions=[
                Question(
                    one["question"],
                    one["prediction"],
                    one["result"],
                    Match(one["match"]) if one["match"] else None,
                )
                for one in cycle.questions
            ],
            who=cycle.who,
            starts_on=cycle.starts_on,
            data_to_collect=cycle.data_to_collect,
            happened=cycle.happened,
            learned=cycle.learned,
            loop=Loop(cycle.loop) if cycle.loop else None,
            decision=Decision(cycle.decision) if cycle.decision else None,
            reason=cycle.reason,
            next_step=cycle.next_step,
        ),
    )
