"""What the web page cannot show: each with the node and the reason, so that nothing is silently less."""

from __future__ import annotations

from typing import Any

from form_engine.source import Control

# Kinds that only ODK Collect asks today.
COLLECT_ONLY = {
    "image": "a photo or drawing",
    "audio": "a sound recording",
    "video": "a video",
    "file": "a file",
    "geopoint": "a location",
    "geotrace": "a line on a map",
    "geoshape": "an area on a map",
    "barcode": "a barcode",
}
# Appearances that change what is asked or how an answer comes about; all others only change the look.
_DEMANDING = {
    "map": "choices on a map",
    "image-map": "choices on a picture",
    "printer": "a printer",
    "bearing": "the compass",
    "month-year": "a date without a day",
    "year": "a date of a year only",
    "ethiopian": "the Ethiopian calendar",
    "coptic": "the Coptic calendar",
    "islamic": "the Islamic calendar",
    "bikram-sambat": "the Bikram Sambat calendar",
    "myanmar": "the Myanmar calendar",
    "persian": "the Persian calendar",
    "buddhist": "the Buddhist calendar",
}


def reason(node: str, code: str, message: str) -> dict[str, str]:
    return {"node": node, "code": code, "message": message}


def node_reasons(node: str, made: dict[str, Any], control: Control | None) -> list[dict[str, str]]:
    """Why the web page cannot ask this node as its author meant it."""
    found: list[dict[str, str]] = []
    kind = made["kind"]
    if kind in COLLECT_ONLY and control is not None:
        found.append(reason(node, "web.kind", f"The web page cannot ask for {COLLECT_ONLY[kind]} yet."))
    attributes = control.attributes if control else {}
    if "query" in attributes:
        found.append(reason(node, "web.external", "The web page cannot read choices from itemsets.csv yet."))
    if "intent" in attributes and kind not in COLLECT_ONLY:
        found.append(reason(node, "web.app", "The web page cannot start another app."))
    words = attributes.get("appearance", "")
    if words.startswith("ex:"):
        found.append(reason(node, "web.app", "The web page cannot start another app."))
    elif words.startswith("custom-"):
        found.append(reason(node, "web.plug_in", "The web page has no field plug-ins."))
    for word in words.split():
        if word in _DEMANDING and kind not in COLLECT_ONLY:
            found.append(reason(node, "web.appearance", f"The web page has no {_DEMANDING[word]} ({word})."))
    return found
