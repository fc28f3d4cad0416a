"""What the web page cannot show: each with the node and the reason, so that nothing is silently less."""

from __future__ import annotations

from typing import Any

from form_engine.source import Control

# Appearances that change what is asked or how an answer comes about; all others only change the look.
_DEMANDING = {
    "printer": "does not print",
    "myanmar": "does not have the Myanmar calendar",
}
# Kinds whose appearances choose among ways that the page offers by itself (draw, new, front, placement-map).
_FREE = frozenset({"geopoint", "geotrace", "geoshape", "image", "audio", "video", "file"})


# What another app fills in can be written or chosen on the page, as in Collect where the app is missing.
_TYPED = frozenset({"text", "integer", "decimal", "barcode"})


def by_app(control: Control | None) -> bool:
    """Whether Collect would start another app for the answer."""
    attributes = control.attributes if control else {}
    return "intent" in attributes or attributes.get("appearance", "").startswith("ex:")


def reason(node: str, code: str, message: str) -> dict[str, str]:
    return {"node": node, "code": code, "message": message}


def node_reasons(node: str, made: dict[str, Any], control: Control | None) -> list[dict[str, str]]:
    """Why the web page cannot ask this node as its author meant it."""
    found: list[dict[str, str]] = []
    kind = made["kind"]
    attributes = control.attributes if control else {}
    words = attributes.get("appearance", "")
    if "query" in attributes:
        found.append(reason(node, "web.external", "The web page cannot read the choices of itemsets.csv."))
    if by_app(control) and kind not in _TYPED | _FREE:
        found.append(reason(node, "web.app", "The web page cannot start another app."))
    elif words.startswith("custom-"):
        found.append(reason(node, "web.plug_in", "The web page has no field plug-ins."))
    for word in words.split():
        if word == "map" and kind == "many":
            found.append(reason(node, "web.appearance", "The web page takes one choice from a map (map)."))
        if word in _DEMANDING and kind not in _FREE:
            found.append(reason(node, "web.appearance", f"The web page {_DEMANDING[word]} ({word})."))
    return found
