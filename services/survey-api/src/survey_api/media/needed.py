"""Which files an XForm needs beside itself, by their names. Pure."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from form_engine.attached import ITEMSETS, ROSTER
from form_engine.body import local
from form_engine.reader import read_xml

Kind = Literal["image", "audio", "video", "list"]

_FORMS: Final[dict[str, Kind]] = {
    "image": "image",
    "big-image": "image",
    "audio": "audio",
    "video": "video",
}
_SEARCH: Final = re.compile(r"""search\(\s*['"]([^'"/\\]{1,100})['"]""")


@dataclass(frozen=True, slots=True)
class Needed:
    name: str
    kind: Kind


def needed_files(xform: str) -> list[Needed]:
    """Each file once, in the order of the form. The people of a network are no file: they are supplied."""
    found: dict[str, Needed] = {}
    for element in read_xml(xform.encode()).iter():
        for one in _of(local(element), element):
            found.setdefault(one.name, one)
    found.pop(ROSTER, None)
    return list(found.values())


def _of(tag: str, element: object) -> list[Needed]:
    get = element.get  # type: ignore[attr-defined]  # lxml ships no types
    if tag == "instance":
        source = str(get("src") or "")
        name = _name(source)
        return [Needed(name, "list")] if name and not source.startswith("jr://instance/") else []
    if tag == "value" and get("form") in _FORMS:
        name = _name(str(element.text or "").strip())  # type: ignore[attr-defined]
        return [Needed(name, _FORMS[get("form")])] if name else []
    if tag == "input" and get("query"):
        return [Needed(ITEMSETS, "list")]
    looked_up = _SEARCH.search(str(get("appearance") or ""))
    if looked_up:
        name = looked_up[1]
        return [Needed(name if name.endswith(".csv") else f"{name}.csv", "list")]
    return []


def _name(source: str) -> str:
    """The last part of `jr://images/board.png`; nothing for what is no file of the form."""
    return source.rsplit("/", 1)[-1].strip() if source.startswith("jr://") else ""
