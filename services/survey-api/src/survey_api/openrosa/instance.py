"""A filled-in form as Collect writes it -> the same answers as the web page would send. Pure.

What the form does not have is put among the answers too, so that the shape check names its place and refuses it.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from form_engine.answers import text_answer
from form_engine.body import local
from form_engine.likeness import java_number
from form_engine.problems import XFormRefused
from form_engine.program import Definition, program_of
from form_engine.reader import read_xml
from form_engine.values import number_text
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from survey_api.openrosa.errors import BodyUnreadable

_UUID: Final = re.compile(r"^uuid:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$")
_LONGEST_ID: Final = 250
_NUMERIC_AS_TEXT: Final = frozenset({"calculate", "hidden", "meta"})


@dataclass(frozen=True)
class Instance:
    """What a submission says of itself; its answers are read with the form that it names."""

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str | None
    root: etree._Element


def read_instance(content: bytes) -> Instance:
    """Raises BodyUnreadable for what is no XML without surprises, or names no form or instance."""
    try:
        root = read_xml(content)
    except XFormRefused as refused:
        raise BodyUnreadable(
            f"The submission's XML is not taken in ({refused.problems[0].code})."
        ) from refused
    if root.get("encrypted") == "yes":
        raise BodyUnreadable("Encrypted submissions can not be read here. Send the form without encryption.")
    meta = next((child for child in root if local(child) == "meta"), None)
    said = {local(child): (child.text or "").strip() for child in meta} if meta is not None else {}
    instance_id, deprecated = said.get("instanceID", ""), said.get("deprecatedID") or None
    form_id = root.get("id", "")
    if not form_id or len(form_id) > _LONGEST_ID:
        raise BodyUnreadable("The submission does not say which form it is of (its id).")
    if not 0 < len(instance_id) <= _LONGEST_ID or len(deprecated or "") > _LONGEST_ID:
        raise BodyUnreadable("The submission has no meta/instanceID, or one that is too long.")
    return Instance(form_id, root.get("version", ""), instance_id, deprecated, root)


def id_of(instance_id: str, wave_id: UUID) -> UUID:
    """The record's id: the UUID in the instance id, else one that is always the same for this text and wave."""
    found = _UUID.match(instance_id)
    return UUID(found[1]) if found else uuid5(wave_id, instance_id)


class AnswerReader:
    """Made once from a model and used for every submission to it."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self._root = program_of(dict(model)).root
        self._dropped = frozenset(str(path) for path in model.get("dropped", ()))
        self._name = str(model["root"])

    def read(self, root: etree._Element) -> dict[str, Any]:
        """The answers; blank ones are left out."""
        return self._group(root, self._root.kids, f"/{self._name}")

    def _group(self, element: etree._Element, kids: Sequence[Definition], path: str) -> dict[str, Any]:
        known = {kid.name: kid for kid in kids}
        answers: dict[str, Any] = {}
        for child in element:
            name = local(child)
            here = f"{path}/{name}"
            definition = known.get(name)
            if definition is None:
                if here in self._dropped or path == f"/{self._name}/meta" or here == f"/{self._name}/meta":
                    continue
                answers[name] = "".join(str(piece) for piece in child.itertext())
            elif definition.kind == "repeat":
                answers.setdefault(name, []).append(self._group(child, definition.kids, here))
            else:
                value = self._value(child, definition, here)
                if value not in (None, {}):
                    answers[name] = [answers[name], value] if name in answers else value
        return answers

    def _value(self, child: etree._Element, definition: Definition, path: str) -> Any:
        if definition.kids or definition.kind == "group":
            return self._group(child, definition.kids, path)
        if len(child):
            return {local(one): "".join(str(piece) for piece in one.itertext()) for one in child}
        text = child.text or ""
        if definition.kind in _NUMERIC_AS_TEXT and not definition.numeric:
            return text or None
        number = java_number(text) if definition.numeric else math.nan
        return text_answer(number_text(number) if math.isfinite(number) else text, definition)


def times_of(answers: Mapping[str, Any], model: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """When it was begun and finished, by the device's clock; a clock that was set back in between tells no end."""
    found: dict[str, datetime | None] = {}
    for node in model["nodes"]:
        if node["kind"] in ("start", "end"):
            found[node["kind"]] = _moment(answers.get(node["name"]))
    began, ended = found.get("start"), found.get("end")
    return began, None if began and ended and ended < began else ended


def _moment(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None
