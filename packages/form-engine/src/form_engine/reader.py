"""XForm XML, read safely: no DTD, no entities, no network, bounded size and depth."""

from __future__ import annotations

from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from form_engine.body import (
    GUIDANCE,
    JR,
    attribute_name,
    children,
    local,
    read_body,
    read_parts,
    read_setvalue,
)
from form_engine.problems import Problem, XFormRefused
from form_engine.source import Instance, SourceForm, SourceNode, Text

MAX_BYTES = 20_000_000
MAX_ELEMENTS = 500_000
MAX_DEPTH = 60
MAX_NODES = 5_000


def read_xml(xml: bytes) -> etree._Element:
    """The root element, or XFormRefused: no DTD, no entities, no network, bounded size and depth."""
    if len(xml) > MAX_BYTES:
        raise _refused("xml.too_large", f"The form is larger than {MAX_BYTES} bytes.", "Split the form.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _refused("xml.syntax", f"The file is not well-formed XML: {fault}.", "Mend the XML.") from None
    tree = root.getroottree()
    if tree.docinfo.internalDTD is not None or tree.docinfo.externalDTD is not None:
        raise _refused(
            "xml.dtd", "The form declares a document type.", "Remove the <!DOCTYPE …> declaration."
        )
    _bound(root)
    return root


def _bound(root: etree._Element) -> None:
    count, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise _refused(
                "xml.too_deep",
                f"The form has more than {MAX_ELEMENTS} elements or is nested more than {MAX_DEPTH} deep.",
                "Flatten or split the form.",
            )


def _refused(code: str, message: str, fix: str) -> XFormRefused:
    return XFormRefused(Problem("error", code, message, fix))


def read_xform(xml: bytes) -> SourceForm:
    """Raises XFormRefused when there is no model, no primary instance or no body to work with."""
    document = read_xml(xml)
    head = next((part for part in document if local(part) == "head"), None)
    body = next((part for part in document if local(part) == "body"), None)
    model = next(iter(children(head, "model")), None) if head is not None else None
    instances = children(model, "instance") if model is not None else []
    if local(document) != "html" or body is None or head is None or model is None or not instances:
        raise _refused(
            "xform.incomplete",
            "The file is not an XForm: html, head, model, an instance and a body are needed.",
            "Convert the XLSForm again, or export the XForm from the tool that made it.",
        )
    if len(instances[0]) != 1:
        raise _refused("xform.instance", "The first <instance> must hold one element.", "Mend the instance.")
    top = instances[0][0]
    titles = children(head, "title")
    form = SourceForm(
        title=("".join(titles[0].itertext()).strip() if titles else ""),
        form_id=top.get("id", ""),
        version=top.get("version", ""),
        root=SourceNode(local(top), None),
        languages=[],
        texts=[],
        instances={},
        setvalues=[],
        problems=[],
    )
    _read_instance(top, form.root, form)
    if sum(1 for _ in form.root.walk()) > MAX_NODES:
        raise _refused("xform.too_large", f"The form has over {MAX_NODES} questions.", "Split the form.")
    _read_texts(model, form)
    for element in instances[1:]:
        found = _read_secondary(element)
        form.instances[found.id] = found
    _read_binds(model, form)
    read_body(body, form)
    for node in form.root.walk():
        if node.repeat is not None and not node.template:
            _new_rows_are_blank(node)
    return form


def _new_rows_are_blank(repeat: SourceNode) -> None:
    """Without a template what the first rows hold is theirs alone."""
    own = _defaults(repeat)
    repeat.given = [_filled(own, given) for given in repeat.given]
    for node in repeat.walk():
        node.default = ""


def _defaults(node: SourceNode) -> dict[str, Any]:
    found = {name: kid.default if not kid.kids else _defaults(kid) for name, kid in node.kids.items()}
    return {name: value for name, value in found.items() if value and node.kids[name].repeat is None}


def _filled(own: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The defaults with what the row has instead."""
    made = {**own, **given}
    for name, inner in own.items():
        if isinstance(inner, dict) and isinstance(given.get(name), dict):
            made[name] = _filled(inner, given[name])
    return made


def _read_instance(element: etree._Element, node: SourceNode, form: SourceForm) -> None:
    node.default = (element.text or "").strip() if len(element) == 0 else ""
    for child in element:
        name = local(child)
        known = node.kids.get(name)
        template = child.get(f"{JR}template") is not None
        if known is None:
            known = node.kids[name] = SourceNode(name, node, rows=0 if template else 1, template=template)
            _read_instance(child, known, form)
            known.given += [] if template else [{}]
        elif not template:
            known.rows += 1
            _count_nested_rows(child, known)
            known.given.append(_given(child, known))


def _given(element: etree._Element, node: SourceNode) -> dict[str, Any]:
    """What a row of the primary instance holds other than a new one; rows of repeats inside it are lists."""
    found: dict[str, Any] = {}
    for child in element:
        kid = node.kids.get(local(child))
        if kid is not None and kid.kids:
            inner = _given(child, kid)
            if kid.template or kid.rows > 1:
                found.setdefault(kid.name, []).append(inner)
            elif inner:
                found[kid.name] = inner
        elif kid is not None and (text := (child.text or "").strip()) != kid.default:
            found[kid.name] = text
    as_new = {name for name, rows in found.items() if rows == [{}] * node.kids[name].rows}
    return {name: inner for name, inner in found.items() if name not in as_new}


def _count_nested_rows(element: etree._Element, node: SourceNode) -> None:
    """First rows of repeats inside a repeat: its template has none, the outer repeat's first row says how many."""
    for kid in node.kids.values():
        rows = [child for child in element if local(child) == kid.name and child.get(f"{JR}template") is None]
        if kid.template and kid.rows == 0:
            kid.rows, kid.template_rows = len(rows), 0
        if rows:
            _count_nested_rows(rows[0], kid)


def _read_binds(model: etree._Element, form: SourceForm) -> None:
    for bind in children(model, "bind"):
        nodeset = bind.get("nodeset") or bind.get("ref") or ""
        node = form.find(nodeset)
        if name := bind.get("id", "").strip():
            form.bind_ids[name] = nodeset
        if "/@" in nodeset:
            continue  # of an entity
        if node is None:
            form.problems.append(
                Problem(
                    "warning",
                    "bind.unknown_node",
                    f"A bind names {nodeset}, which the form does not have.",
                    "Remove the bind or add the question.",
                    nodeset.strip(),
                )
            )
        else:
            node.bind.update({attribute_name(key): value for key, value in bind.attrib.items()})
    form.setvalues.extend(read_setvalue(element, form) for element in children(model, "setvalue"))
    if form.find(f"/{form.root.name}/meta/entity") is not None:
        message = "The form makes entities: they are kept with the answers, and no list is made of them here."
        fix = "Nothing needs to be done, unless another form asks for that list."
        form.problems.append(Problem("warning", "entity.kept", message, fix))


def _read_texts(model: etree._Element, form: SourceForm) -> None:
    for itext in children(model, "itext"):
        translations = sorted(children(itext, "translation"), key=lambda part: part.get("default") is None)
        for translation in translations:
            form.languages.append(translation.get("lang", "default"))
            texts: dict[str, Text] = {}
            for text in children(translation, "text"):
                texts[text.get("id", "")] = _translated(text)
                texts[text.get("id", "") + GUIDANCE] = _guidance(text)
            form.texts.append(texts)


def _translated(element: etree._Element) -> Text:
    text = Text()
    media: list[tuple[str, str]] = []
    for value in children(element, "value"):
        form = value.get("form")
        if form is None:
            text.parts = read_parts(value)
        elif form not in ("short", "long", "guidance"):
            media.append((form, "".join(value.itertext()).strip().rsplit("/", 1)[-1]))
    text.media = tuple(media)
    return text


def _guidance(element: etree._Element) -> Text:
    found = [value for value in children(element, "value") if value.get("form") == "guidance"]
    return Text(parts=read_parts(found[0])) if found else Text()


def _read_secondary(element: etree._Element) -> Instance:
    instance = Instance(element.get("id", ""), source=element.get("src", ""))
    if instance.source or len(element) == 0:
        return instance
    root = element[0]
    instance.root = local(root)
    if len(root):
        instance.item = local(root[0])
    columns: dict[str, int] = {}
    for item in root:
        if local(item) != instance.item or any(len(cell) for cell in item):
            instance.fault = f"The list {instance.id} is not a flat list of items."
            return instance
        cells = {local(cell): (cell.text or "").strip() for cell in item}
        if not len(item):
            cells = {".": (item.text or "").strip()}
        for name in cells:
            columns.setdefault(name, len(columns))
        row = [""] * len(columns)
        for name, value in cells.items():
            row[columns[name]] = value
        instance.rows.append(row)
    instance.columns = list(columns)
    for row in instance.rows:
        row.extend([""] * (len(columns) - len(row)))
    return instance
