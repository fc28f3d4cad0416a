"""A form that asks for files, and a client of the uploads, for the tests."""

import base64
import hashlib
from typing import Any

from chassis.ids import new_id

from . import forms
from .conftest import BASE, House

TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}

VISIT: forms.Rows = [
    ["type", "name", "label::Español (es)", "label::English (en)", "required"],
    ["start", "began", "", "", ""],
    ["end", "ended", "", "", ""],
    ["text", "town", "¿Dónde?", "Where?", "yes"],
    ["integer", "pupils", "¿Cuántos?", "How many?", ""],
    ["begin_repeat", "room", "Sala", "Room", ""],
    ["text", "board", "¿Qué dice?", "What does it say?", ""],
    ["image", "photo", "Foto", "Photo", ""],
    ["end_repeat", "", "", "", ""],
    ["audio", "voice", "Grabación", "Recording", ""],
]


def visit(form_id: str = "") -> bytes:
    """A form with a photo in each row of a repeat, and a recording."""
    return forms.xlsx(
        VISIT,
        settings=[
            forms.SETTINGS[0],
            ["Visita", form_id or f"visit-{new_id().hex[:10]}", "7", "Español (es)"],
        ],
    )


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def metadata(**values: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in values.items())


async def uploaded(house: House, who: Any, content: bytes, name: str = "photo.jpg", pieces: int = 1) -> str:
    """An upload that is whole; its id."""
    begun = await house.client.post(
        f"{BASE}/uploads",
        headers={
            **who.headers, **TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata(filename=name),
        },
    )  # fmt: skip
    assert begun.status_code == 201, begun.text
    where, step = begun.headers["location"], -(-len(content) // pieces)
    for offset in range(0, len(content), step):
        answer = await house.client.patch(
            where,
            headers={**who.headers, **PIECE, "Upload-Offset": str(offset)},
            content=content[offset : offset + step],
        )
        assert answer.status_code == 204, answer.text
    return str(where.rpartition("/")[2])
