"""The contract of the events."""

import re

import pytest
from contracts.events import EVENTS, EventData
from contracts.generate import FOLDER, schemas


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.TYPE)
def test_a_type_names_its_service_its_noun_its_verb_and_its_version(event: type[EventData]) -> None:
    assert re.fullmatch(r"duru\.[a-z]+\.[a-z]+\.[a-z]+\.v[1-9]\d*", event.TYPE)
    assert event.TYPE.split(".")[1].upper() == event.STREAM


def test_no_two_events_share_a_type() -> None:
    assert len({event.TYPE for event in EVENTS}) == len(EVENTS)


def test_the_committed_schemas_are_what_the_code_says() -> None:
    assert {path.name: path.read_text() for path in FOLDER.glob("*.json")} == schemas()


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.TYPE)
def test_an_event_carries_no_field_for_names_addresses_or_free_text(event: type[EventData]) -> None:
    assert not {"name", "email", "text", "answers", "address", "phone"} & set(event.model_fields)
