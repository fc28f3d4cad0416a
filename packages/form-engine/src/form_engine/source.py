"""An XForm as plain values: instance tree, binds, controls, texts, secondary instances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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

    @property
    def at_first(self) -> bool:
        return bool(self.events & {"odk-instance-first-load", "odk-instance-load", "xforms-ready"})

    @property
    def in_new_rows(self) -> bool:
        return "odk-new-repeat" in self.events

    @property
    def on_change(self) -> bool:
        return "xforms-value-changed" in self.events


@dataclass(slots=True, eq=False)
class SourceNode:
    """One node of the primary instance; ``path`` leaves out the root element.

    ``given`` has, for each first row of a repeat, the texts that are not the default of a new row.
    """

    name: str
    parent: SourceNode | None
    kids: dict[str, SourceNode] = field(default_factory=dict)
    default: str = ""
    rows: int = 1
    given: list[dict[str, Any]] = field(default_factory=list)
    template_rows: int | None = None
    template: bool = False
    bind: dict[str, str] = field(default_factory=dict)
    control: Control | None = None
    repeat: dict[str, str] | None = None
    triggers: list[SetValue] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return () if self.parent is None else (*self.parent.path, self.name)

    @property
    def in_rows(self) -> bool:
        """Whether it stands in a repeat."""
        return self.repeat is not None or (self.parent is not None and self.parent.in_rows)

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
    bind_ids: dict[str, str] = field(default_factory=dict)

    def xpath(self, node: SourceNode) -> str:
        return "/" + "/".join((self.root.name, *node.path))

    def find(self, nodeset: str, context: SourceNode | None = None) -> SourceNode | None:
        """The node of an absolute ``/root/a/b``, or of a path from ``context`` (the root element); or None."""
        path = nodeset.strip().removeprefix("current()/")
        names = path.strip("/").split("/")
        node: SourceNode | None = context or self.root
        if path.startswith("/"):
            node = self.root if names[0] == self.root.name else None
            names = names[1:]
        for name in names:
            if node is None or not path:
                return None
            node = node.parent if name == ".." else node if name == "." else node.kids.get(name)
        return node

    def meant(
        self, element_ref: str, bind: str, context: SourceNode | None = None
    ) -> tuple[str, SourceNode | None]:
        """What a control or action is for, by its ref or by the id of a bind; and the node, if there is one."""
        ref = element_ref.strip() or self.bind_ids.get(bind.strip(), bind.strip())
        return ref, self.find(ref, context) if ref else None
