"""`python -m contracts.generate [--check]`: write (or compare) the JSON Schema of every event."""

import json
import sys
from pathlib import Path
from typing import Any

from contracts.events import EVENTS, EventData

FOLDER = Path(__file__).parents[2] / "events"


def envelope(event: type[EventData]) -> dict[str, Any]:
    """The JSON Schema of a whole CloudEvents 1.0 message of this type."""
    text = {"type": "string", "minLength": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:duru:schema:{event.TYPE}",
        "title": event.__name__,
        "description": (event.__doc__ or event.TYPE).strip(),
        "type": "object",
        "required": ["specversion", "id", "source", "type", "time", "tenantid", "dataschema", "data"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": {"type": "string", "format": "uuid"},
            "source": text,
            "type": {"const": event.TYPE},
            "time": {"type": "string", "format": "date-time"},
            "datacontenttype": {"const": "application/json"},
            "dataschema": {"const": f"urn:duru:schema:{event.TYPE}"},
            "tenantid": {"type": "string", "format": "uuid"},
            "projectid": {"type": "string", "format": "uuid"},
            "correlationid": text,
            "data": event.model_json_schema(),
        },
    }


def schemas() -> dict[str, str]:
    """File name -> content."""
    return {
        f"{event.TYPE}.json": json.dumps(envelope(event), indent=2, sort_keys=True) + "\n" for event in EVENTS
    }


def main() -> int:
    wanted = schemas()
    if "--check" in sys.argv:
        found = {path.name: path.read_text() for path in FOLDER.glob("*.json")}
        differing = sorted({*wanted, *found} - {n for n in wanted if found.get(n) == wanted[n]})
        for name in differing:
            print(f"{name} differs: run make generate")
        return 1 if differing else 0
    FOLDER.mkdir(exist_ok=True)
    for name, content in wanted.items():
        (FOLDER / name).write_text(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
