"""Block trees on paper: charts drawn, and a word about characters that were replaced."""

from pathlib import Path
from typing import Any

from paper.printer import CanNotPrint, Printed, Tree
from paper.printer import Printer as Paper

from reports_worker.rendering.charts import drawn

__all__ = ["CanNotPrint", "Printed", "Printer"]


class Printer(Paper):
    """One thread at a time."""

    def print(self, tree: Tree, layout: Path, **_: Any) -> Printed:
        """The PDF/UA-1 of a block tree. Raises CanNotPrint."""
        return super().print(tree, layout, ready=_with_pictures)


def _with_pictures(tree: Tree, replaced: bool) -> Tree:
    return {**tree, "blocks": [_ready(block, tree, replaced) for block in tree["blocks"]]}


def _ready(block: Tree, tree: Tree, replaced: bool) -> Tree:
    if block["type"] == "chart":
        return {**block, "svg": drawn(dict(block), tree["language"])}
    if block["type"] == "method" and replaced:
        return {**block, "items": [*block["items"], tree["replaced"]]}
    return block
