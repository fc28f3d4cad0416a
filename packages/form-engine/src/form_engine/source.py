"""An XForm as plain values: instance tree, binds, controls, texts, secondary instances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from form_engine.problems import Problem

# Text with outputs: literal strings and, as one-element tuples, the expressions to be shown in place.
Parts = tuple["str | tuple[str]", ...]


@dataclass(slots=True)
class Text:
    """A label, hint or message: either the id of a translated text or the parts written in place.

    ``media`` are the files shown with it, as (kind, file name): image, big-image, audio or video.
    """

    itext: str = ""
    parts: Parts = ()
    media: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Itemset:
    nodeset: str
    value: str
    label: str


@dataclass(slots=True)
class Control:
    tag: str
    attributes: dict[str, str]
    label: Text | None = None
    hint: Text | None = None
    guidance: Text | None = None
    itemset: Itemset | None = None
    items: list[tuple[str, Text]] = field(default_factory=list)


@dataclass(slots=True)
class SetValue:
    ref: str
    events: frozenset[str]
    value: str


@dataclass(slots=True, eq=False)
class SourceNode:
    """One node of the primary instance; ``path`` leaves out the root element."""

    name: str
    parent: SourceNode | None
    kids: dict[str, SourceNode] = field(default_factory=dict)
    default: str = ""
    first_default: str | None = None
    rows: int = 1
    template_rows: int | None = None
    template: bool = False
    bind: dict[str, str] = field(default_factory=dict)
    control: Control | None = None
    repeat: dict[str, str] | None = None
    triggers: list[SetValue] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return () if self.parent is None else (*self.parent.path, self.name)

    def walk(self) -> Iterator[SourceNode]:
        yield self
        for kid in self.kids.values():
            yield from kid.walk()


@dataclass(slots=True)
class Instance:
    """A secondary instance: rows of named columns under root/item, or the file it is to be read from."""

    id: str
    source: str = ""
    root: str = "root"
    item: str = "item"
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    fault: str = ""


@dataclass(slots=True)
class SourceForm:
    title: str
    form_id: str
    version: str
    root: SourceNode
    languages: list[str]
    texts: list[dict[str, Text]]
    instances: dict[str, Instance]
    setvalues: list[SetValue]
    problems: list[Problem]

    def xpath(self, node: SourceNode) -> str:
        return "/" + "/".join((self.root.name, *node.path))

    def find(self, nodeset: str) -> SourceNode | None:
        """The node that an absolute ``/root/a/b`` names, or None."""
        names = nodeset.strip().strip("/").split("/")
        node: SourceNode | None = self.root if names[:1] == [self.root.name] else None
        for name in names[1:]:
            node = node.kids.get(name) if node else None
        return node
