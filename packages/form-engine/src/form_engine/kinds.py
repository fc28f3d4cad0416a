"""What each node is: the kind that both evaluators, the page and the shape check go by."""

from __future__ import annotations

import re
from typing import Any

from form_engine.source import SourceForm, SourceNode

_GENERATED = re.compile(r"(?:generated_table_list_label|reserved_name_for_field_list_labels)_\d+\Z")
_BY_TYPE = {
    "int": "integer",
    "integer": "integer",
    "long": "integer",
    "decimal": "decimal",
    "float": "decimal",
    "double": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "datetime",
    "geopoint": "geopoint",
    "geotrace": "geotrace",
    "geoshape": "geoshape",
    "barcode": "barcode",
}
_BY_TAG = {"select1": "one", "select": "many", "rank": "rank", "trigger": "ack"}
_NUMERIC = ("integer", "decimal")


def kind_of(node: SourceNode) -> dict[str, Any]:
    """``{"kind": …}`` with ``type`` (of calculated values), ``range`` or ``preload`` where it has one."""
    if node.repeat is not None:
        return {"kind": "repeat"}
    if node.kids:
        return {"kind": "group"}
    kind = _BY_TYPE.get(node.bind.get("type", "string").split(":")[-1], "text")
    preload = node.bind.get("jr:preload", "")
    parameter = node.bind.get("jr:preloadParams", "")
    if node.control is not None and node.control.tag != "group":
        known = {"preload": parameter} if preload and parameter in ("start", "end", "today") else {}
        return {**_asked(node, kind), **known}
    if preload:
        return {"kind": parameter if parameter in ("start", "end", "today") else "meta", "type": kind}
    if "calculate" in node.bind:
        return {"kind": "calculate", "type": kind}
    in_meta = node.parent is not None and node.parent.path == ("meta",)
    return {"kind": "meta" if in_meta else "hidden", "type": kind}


def _asked(node: SourceNode, kind: str) -> dict[str, Any]:
    control = node.control
    tag = control.tag if control else ""
    attributes = control.attributes if control else {}
    if tag in _BY_TAG:
        return {"kind": _BY_TAG[tag]}
    if tag == "upload":
        media = attributes.get("mediatype", "").split("/")[0]
        return {"kind": media if media in ("image", "audio", "video") else "file"}
    if tag == "range":
        bounds = [_number(attributes.get(name, "")) for name in ("start", "end", "step")]
        return {"kind": "range", "type": kind if kind in _NUMERIC else "integer", "range": bounds}
    readonly = node.bind.get("readonly", "").strip() == "true()"
    if readonly and kind == "text" and "calculate" not in node.bind:
        return {"kind": "note"}
    return {"kind": kind}


def _number(text: str) -> float | int | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() else value


def without_generated(form: SourceForm) -> list[str]:
    """Take out the rows pyxform adds for a table-list; its title becomes the group's. Returns their paths."""
    dropped: list[str] = []
    for group in list(form.root.walk()):
        for name in [name for name in group.kids if _GENERATED.match(name)]:
            extra = group.kids.pop(name)
            dropped.append(form.xpath(extra))
            if group.control is None or extra.control is None:
                continue
            if name.startswith("generated"):
                group.control.label = group.control.label or extra.control.label
            else:
                words = group.control.attributes.get("appearance", "")
                group.control.attributes["appearance"] = f"{words} table-list".strip()
    return dropped
