"""Inside the limited child: a tree -> the PDF. Nothing of the service is imported here, so that it starts fast."""

import base64
from pathlib import Path
from typing import Any

import orjson
from paper.printer import Printer

LAYOUT = Path(__file__).parent / "layout.typ"


def print_sheet(payload: bytes) -> dict[str, Any]:
    """A tree as JSON -> `{pdf: base64, pages}`."""
    made = Printer().print(orjson.loads(payload), LAYOUT)
    return {"pdf": base64.b64encode(made.content).decode(), "pages": made.pages}
