"""The question library, the framework, a questionnaire made of the library, and what measures what."""

import json
from collections.abc import Iterable
from typing import Any

from duru_client.operations.survey import FrameworkContent, ItemHead, MappingIn

from demonstration.library import leadership
from demonstration.library.items import ITEMS, LICENCE, OURS, Item
from demonstration.library.pulse import FILE_NAME, pulse
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.load.waves import load_instrument


def load_library(caller: Caller, places: Places, questionnaire: str) -> None:
    """`questionnaire` is the id of the network questionnaire, whose questions are mapped one by one."""
    first_id, second_id = load_framework(caller, places.project)
    items = load_items(caller, places.project)
    _map(caller, second_id, ((code, {"item_id": items[one.key]}) for one in ITEMS for code in one.measures))
    _map(caller, first_id, _questions(questionnaire, leadership.ON_FIRST))
    _map(caller, second_id, _questions(questionnaire, leadership.ON_SECOND))
    # It is published after its items were mapped, so that it comes with their mappings.
    load_instrument(caller, places.project, pulse(), FILE_NAME)


def load_framework(caller: Caller, project: str) -> tuple[str, str]:
    """The ids of its two published versions."""
    found = None
    for number, content in enumerate((leadership.FIRST, leadership.SECOND), 1):
        found = _ensure_version(caller, project, number, content)
    assert found is not None
    versions = {one["number"]: one["id"] for one in caller.client.survey.read_framework(found)["versions"]}
    return versions[1], versions[2]


def _ensure_version(caller: Caller, project: str, number: int, content: FrameworkContent) -> str:
    survey = caller.client.survey
    known = first(survey.iter_list_frameworks(project_id=project, limit=PAGE), key=leadership.KEY)
    if known is not None and known["state"] == "published" and known["number"] >= number:
        return known["id"]
    made = known["id"] if known is not None else ""
    if known is None or not known["has_draft"]:
        file = json.dumps({"key": leadership.KEY, "content": content}).encode()
        key = stable_key("framework", project, leadership.KEY, str(number))
        made = survey.import_framework(file, project_id=project, idempotency_key=key)["id"]
    survey.publish_framework(made, if_match="*")
    caller.say(f"framework “{leadership.KEY}”, version {number}")
    return made


def load_items(caller: Caller, project: str) -> dict[str, str]:
    """Key -> id of every item, each with all its versions."""
    survey = caller.client.survey
    known = {item["key"]: item for item in survey.iter_list_items(project_id=project, limit=PAGE)}
    made = {item.key: _ensure_item(caller, project, item, known.get(item.key)) for item in ITEMS}
    if len(known) < len(ITEMS):
        caller.say(f"a library of {len(ITEMS)} questions and scales")
    return made


def _ensure_item(caller: Caller, project: str, item: Item, known: ItemHead | None) -> str:
    survey = caller.client.survey
    newest = known["newest"] if known else 1
    if known is None:
        made = survey.create_item(
            {
                "project_id": project,
                "key": item.key,
                "title": item.title,
                "about": item.about,
                "source": OURS,
                "licence": LICENCE,
                "tags": list(item.tags),
                "sheets": item.sheets(1),
            },
            idempotency_key=stable_key("item", project, item.key),
        )
        item_id = made["id"]
    else:
        item_id = known["id"]
    for number in range(newest + 1, len(item.versions) + 1):
        survey.add_item_version(
            item_id,
            {"sheets": item.sheets(number), "note": item.notes[number - 1]},
            idempotency_key=stable_key("item version", project, item.key, str(number)),
        )
    return item_id


def _questions(instrument: str, mapped: Iterable[tuple[str, str]]) -> Iterable[tuple[str, dict[str, str]]]:
    return ((code, {"instrument_id": instrument, "path": path}) for path, code in mapped)


def _map(caller: Caller, version: str, mapped: Iterable[tuple[str, dict[str, str]]]) -> None:
    """What is mapped so already is answered so."""
    for code, subject in mapped:
        body: Any = {"framework_version_id": version, "dimension": code, **subject}
        wanted: MappingIn = body
        caller.client.survey.create_mapping(wanted)
