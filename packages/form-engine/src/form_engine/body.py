"""The controls of an XForm's body, attached to the nodes of its instance."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from form_engine.problems import Problem
from form_engine.source import Control, Itemset, Parts, SetValue, SourceForm, SourceNode, Text

JR = "{http://openrosa.org/javarosa}"
# Suffix of the id under which a hint's guidance stands beside the hint.
GUIDANCE = "#guidance"
CONTROLS = frozenset({"input", "secret", "select1", "select", "rank", "range", "trigger", "upload"})


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if local(child) == name]


def attribute_name(name: object) -> str:
    text = str(name)
    return f"jr:{text[len(JR) :]}" if text.startswith(JR) else etree.QName(text).localname


def read_setvalue(element: etree._Element, form: SourceForm, context: SourceNode | None = None) -> SetValue:
    """An action with the absolute path of what it sets, where the form has that."""
    value = element.get("value")
    text = value if value is not None else f'"{(element.text or "").strip()}"'
    ref, node = form.meant(element.get("ref", ""), element.get("bind", ""), context)
    return SetValue(form.xpath(node) if node else ref, frozenset(element.get("event", "").split()), text)


def read_parts(element: etree._Element) -> Parts:
    """The text of a label with its <output> expressions, trimmed at both ends."""
    parts: list[str | tuple[str]] = [element.text or ""]
    for child in element:
        if local(child) == "output":
            parts.append((child.get("value") or child.get("ref") or "",))
        else:
            parts.append("".join(str(piece) for piece in child.itertext()))
        parts.append(child.tail or "")
    merged: list[str | tuple[str]] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if merged and isinstance(merged[0], str):
        merged[0] = merged[0].lstrip()
    if merged and isinstance(merged[-1], str):
        merged[-1] = merged[-1].rstrip()
    return tuple(part for part in merged if part != "")


def read_body(body: etree._Element, form: SourceForm) -> None:
    order: dict[tuple[str, ...], int] = {}
    for element in body:
        _read_control(element, form, order, form.root)
    for node in form.root.walk():
        _follow_body_order(node, order)


def _follow_body_order(node: SourceNode, order: dict[tuple[str, ...], int]) -> None:
    """Children in the order of the body; one that has no control keeps its place after the one before it."""
    last = -1
    ranks: dict[str, tuple[int, int]] = {}
    for at, (name, kid) in enumerate(node.kids.items()):
        last = order.get(kid.path, last)
        ranks[name] = (last, at)
    if [*ranks.values()] != sorted(ranks.values()):
        node.kids = {name: node.kids[name] for name in sorted(ranks, key=ranks.__getitem__)}


def _read_control(
    element: etree._Element, form: SourceForm, order: dict[tuple[str, ...], int], around: SourceNode
) -> None:
    """``around`` is the node of the group that the control stands in: relative refs start there."""
    tag = local(element)
    if tag not in CONTROLS and tag not in ("group", "repeat"):
        return
    ref, node = form.meant(element.get("ref") or element.get("nodeset", ""), element.get("bind", ""), around)
    repeat = None if ref or tag != "group" else _only_repeat(element, form, around)
    if node is not None:
        order.setdefault(node.path, len(order))
        _attach(element, tag, node, form)
    elif repeat is None:
        form.problems.append(_lost(ref, tag))
    if tag in ("group", "repeat"):
        for child in element:
            _read_control(child, form, order, node or around)
    if repeat is not None and repeat.control is not None and repeat.control.label is None:
        repeat.control.label = _control(element, "group", {}).label


def _only_repeat(group: etree._Element, form: SourceForm, around: SourceNode) -> SourceNode | None:
    """The repeat that a group without a ref is there for: its label is the repeat's."""
    repeats = children(group, "repeat")
    if len(repeats) != 1 or any(local(child) in CONTROLS for child in group):
        return None
    return form.meant(repeats[0].get("nodeset", ""), repeats[0].get("bind", ""), around)[1]


def _lost(ref: str, tag: str) -> Problem:
    if ref or tag != "group":
        return Problem(
            "error",
            "body.unknown_node",
            f"A {tag} in the form's body is for {ref or 'no question'}, which the instance does not have.",
            "Let its ref name a question of the instance.",
            ref,
        )
    return Problem(
        "warning",
        "group.no_ref",
        "A group of the form's body belongs to no node: its label is lost.",
        "Give the group a ref.",
        "",
    )


def _attach(element: etree._Element, tag: str, node: SourceNode, form: SourceForm) -> None:
    attributes = {attribute_name(key): value for key, value in element.attrib.items()}
    actions = [read_setvalue(child, form, node) for child in children(element, "setvalue")]
    form.setvalues.extend(action for action in actions if action.at_first or action.in_new_rows)
    if tag == "repeat":
        node.repeat = attributes
        if node.control is None:
            node.control = _control(element, "group", attributes)
        return
    if node.control is None or tag != "group":
        node.control = _control(element, tag, attributes)
    node.triggers.extend(action for action in actions if action.on_change)


def _control(element: etree._Element, tag: str, attributes: dict[str, str]) -> Control:
    control = Control(tag, attributes)
    for child in element:
        name = local(child)
        if name == "label":
            control.label = read_text(child)
        elif name == "hint":
            control.hint = read_text(child)
            if control.hint.itext:
                control.guidance = Text(itext=control.hint.itext + GUIDANCE)
        elif name == "itemset":
            control.itemset = Itemset(
                child.get("nodeset", ""),
                next((part.get("ref", "") for part in children(child, "value")), "name"),
                next((part.get("ref", "") for part in children(child, "label")), "label"),
            )
        elif name == "item":
            value = next(iter(children(child, "value")), None)
            label = next(iter(children(child, "label")), None)
            text = (value.text or "").strip() if value is not None else ""
            control.items.append((text, read_text(label) if label is not None else Text(parts=(text,))))
    return control


def read_text(element: etree._Element) -> Text:
    return message_text(element.get("ref", "")) if element.get("ref") else Text(parts=read_parts(element))


def message_text(text: str) -> Text:
    """``jr:itext('id')`` or the words themselves, as in jr:constraintMsg."""
    found = re.fullmatch(r"\s*jr:itext\(\s*(['\"])(.*)\1\s*\)\s*", text)
    return Text(itext=found[2]) if found else Text(parts=(text,) if text else ())
