"""Drawings (SVG) among a form's files: plain ones are taken in byte for byte, others refused with what and where.

A list of what may be there, and nothing else: a drawing is shown beside questions and opened by strangers'
browsers, so nothing in it may run, load, or draw itself without end. Runs in a limited child process.
"""

import base64
import binascii
import io
import re
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from survey_api.media.drawing_names import ATTRIBUTES, EDITORS, ELEMENTS, FUNCTIONS, SVG, XLINK, XML

MOST_BYTES: Final = 2 << 20
MOST_ELEMENTS: Final = 20_000
MOST_DEPTH: Final = 40
MOST_DRAWN: Final = 100_000
"""How many elements may be drawn, each as often as another refers to it."""
MOST_REFERENCES: Final = 30
"""How long a chain of elements that refer to each other may be."""
MOST_POINTS: Final = 20_000_000

_LOCAL: Final = re.compile(r"#[^\s'\"()\\<>]{1,200}")
_DATA: Final = re.compile(r"data:image/(?:png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]+)")
_URL: Final = re.compile(r"url\(\s*(['\"]?)#([^\s'\"()\\<>]{1,200})\1\s*\)")
_FUNCTION: Final = re.compile(r"([A-Za-z0-9_-]*)\s*\(")
_FREE: Final = re.compile(r"(?:data|aria)-[a-z-]{1,60}")
_FREE_WORDS: Final = frozenset({"id", "class", "d"})
_REFERS: Final = frozenset({f"{XLINK}href", "href"})
_XML: Final = frozenset({f"{XML}space", f"{XML}lang"})


class NotPlain(Exception):
    """`what` is not taken in, and where in the file it stands; `fix` says what to do."""

    def __init__(self, code: str, what: str, fix: str, element: Any = None) -> None:
        self.code = f"drawing.{code}"
        self.message = what if element is None else f"{what} (line {element.sourceline})"
        self.fix = fix
        super().__init__(self.message)


def look(content: bytes) -> dict[str, Any]:
    """`{}` for a drawing that may be shown, `{"refused": [code, message, fix]}` for any other."""
    try:
        check(content)
    except NotPlain as refused:
        return {"refused": [refused.code, refused.message, refused.fix]}
    return {}


def check(content: bytes) -> None:
    """Raises NotPlain."""
    root = _read(content)
    shapes: dict[str, Any] = {}
    for count, (element, depth) in enumerate(_walk(root), start=1):
        if count > MOST_ELEMENTS or depth > MOST_DEPTH:
            raise NotPlain(
                "too_large",
                f"a drawing has at most {MOST_ELEMENTS} elements, nested at most {MOST_DEPTH} deep",
                "Simplify it, or save it as PNG.",
                element,
            )
        _check_element(element)
        if name := element.get("id"):
            shapes.setdefault(name, element)
    _Costs(shapes).of(root)


def _read(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise NotPlain("too_large", "a drawing has at most 2 MB", "Simplify it, or save it as PNG.")
    try:
        words = content.decode("utf-8")
    except UnicodeDecodeError:
        words = "\x00"
    if "\x00" in words:
        raise NotPlain("encoding", "the drawing is not text in UTF-8", "Save it as plain SVG in UTF-8.")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotPlain(
            "syntax", f"the drawing is no well-formed XML: {fault}", "Save it again as SVG."
        ) from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:
        raise NotPlain(
            "dtd", "the drawing declares a document type", "Remove <!DOCTYPE …>, or save it as plain SVG."
        )
    if info.encoding and info.encoding.upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        raise NotPlain("encoding", f"the drawing says it is in {info.encoding}", "Save it in UTF-8.")
    if root.tag != f"{SVG}svg":
        raise NotPlain("not_svg", "this is no SVG drawing", "Its first element is <svg> of SVG's namespace.")
    for beside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        _check_element(beside)  # instructions such as xml-stylesheet
    return root


def _walk(root: Any) -> Any:
    """Each node with its depth; what is not on the list is met before what it holds."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        yield element, depth
        if isinstance(element.tag, str):
            waiting.extend((kid, depth + 1) for kid in reversed(element))


def _check_element(element: Any) -> None:
    if element.tag is etree.Comment:
        return
    if not isinstance(element.tag, str):
        raise NotPlain(
            "instruction", "the drawing has an instruction or an entity", "Save it as plain SVG.", element
        )
    name = etree.QName(element)
    space = f"{{{name.namespace}}}" if name.namespace else ""
    if space in EDITORS:
        return  # of no meaning to a browser
    if space != SVG or name.localname not in ELEMENTS:
        raise NotPlain(
            "element",
            f"<{name.localname}> is not taken in in a drawing",
            "Take it out, or save the drawing as plain SVG or PNG.",
            element,
        )
    if name.localname == "style":
        if len(element):
            raise NotPlain("style", "<style> holds more than words", "Take comments out of it.", element)
        _check_style(element, element.text or "", urls=False)
    for key, value in element.attrib.items():
        _check_attribute(element, name.localname, key, value)


def _check_attribute(element: Any, tag: str, key: str, value: str) -> None:
    if key in _REFERS:
        _check_reference(element, tag, key, value.strip())
        return
    space, _, local = key.rpartition("}")
    if f"{space}}}" in EDITORS or key in _XML:
        return
    if space or (local not in ATTRIBUTES and not _FREE.fullmatch(local)):
        raise _attribute(element, key, value)
    if local not in _FREE_WORDS and not _FREE.fullmatch(local):
        _check_style(element, value, urls=True)


def _attribute(element: Any, key: str, value: str) -> NotPlain:
    return NotPlain(
        "attribute",
        f'{key.rpartition("}")[2]}="{value[:40]}" of <{etree.QName(element).localname}> is not taken in',
        "Take it out, or save the drawing as plain SVG or PNG.",
        element,
    )


def _check_reference(element: Any, tag: str, key: str, value: str) -> None:
    """Only to this drawing itself, or a picture that it holds."""
    if tag != "image" and _LOCAL.fullmatch(value):
        return
    held = _DATA.fullmatch(value) if tag == "image" else None
    if held is None:
        raise NotPlain(
            "reference",
            f'{key.rpartition("}")[2]}="{value[:40]}" of <{tag}> refers to something outside the drawing',
            "Embed the picture as PNG or JPEG, or take it out.",
            element,
        )
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  heavy, and few drawings hold a picture

    try:
        picture = io.BytesIO(base64.b64decode(held[1]))
        width, height = Image.open(picture, formats=("PNG", "JPEG")).size
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise NotPlain(
            "picture", "a picture in the drawing can not be read", "Embed it as PNG or JPEG.", element
        ) from None
    if width * height > MOST_POINTS:
        raise NotPlain("picture", "a picture in the drawing is too large", "Make it smaller.", element)


def _check_style(element: Any, value: str, *, urls: bool) -> None:
    """No function but those that draw, no address, nothing that CSS would read otherwise than it is written."""
    rest = _URL.sub(" ", value) if urls else value
    wrong = next((one for one in ("\\", "@", "<", "/*") if one in rest), "")
    calls = [one[1].lower() for one in _FUNCTION.finditer(rest)]
    wrong = wrong or next((f"{one}(" for one in calls if one not in FUNCTIONS), "")
    if wrong:
        raise NotPlain(
            "style",
            f"{wrong} is not taken in in a style or attribute of <{etree.QName(element).localname}>",
            "Use plain colours, sizes and #references, or save the drawing as PNG.",
            element,
        )


class _Costs:
    """How many elements are drawn for one, its kids and what they refer to counted as often as they are drawn."""

    def __init__(self, shapes: dict[str, Any]) -> None:
        self.shapes = shapes
        self.known: dict[Any, int] = {}

    def of(self, element: Any, chain: tuple[Any, ...] = ()) -> int:
        if element in self.known:
            return self.known[element]
        cost = 0
        for inner, _ in _walk(element):
            cost += 1
            if isinstance(inner.tag, str):
                cost += sum(self._referred(inner, name, chain) for name in _names(inner))
            if cost > MOST_DRAWN:
                raise NotPlain(
                    "endless",
                    f"the drawing draws more than {MOST_DRAWN} elements, since parts refer to each other",
                    "Simplify it, or save it as PNG.",
                    inner,
                )
        self.known[element] = cost
        return cost

    def _referred(self, element: Any, name: str, chain: tuple[Any, ...]) -> int:
        target = self.shapes.get(name)
        if target is None:
            return 0
        if target in chain or len(chain) >= MOST_REFERENCES:
            raise NotPlain(
                "endless",
                f"parts of the drawing refer to each other in a circle or a long chain (#{name[:40]})",
                "Take the reference out, or save the drawing as PNG.",
                element,
            )
        return self.of(target, (*chain, target))


def _names(element: Any) -> list[str]:
    """The ids that an element refers to."""
    found: list[str] = []
    for key, value in element.attrib.items():
        if key in _REFERS and value.strip().startswith("#"):
            found.append(value.strip()[1:])
        elif "url(" in value:
            found += [one[2] for one in _URL.finditer(value)]
    return found
