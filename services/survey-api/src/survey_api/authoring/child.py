"""The work on drafts that runs in a limited child process: what people write is not trusted to be small or sane."""

import base64
import json
from itertools import islice
from typing import Any

from survey_api.authoring.sheets import MOST_MISSING, missing_texts, sheets_of, workbook_of
from survey_api.instruments.gate import convert_form
from survey_api.instruments.unreadable import Unreadable


def read(content: bytes) -> dict[str, Any]:
    """`{"sheets": …}` of a file, or `{"refused": why}`."""
    try:
        return {"sheets": sheets_of(content)}
    except Unreadable as error:
        return {"refused": error.message}


def write(payload: bytes) -> dict[str, str]:
    """The sheets (JSON) as `xlsx`, in Base64."""
    return {"xlsx": base64.b64encode(workbook_of(json.loads(payload))).decode()}


def rewrite(content: bytes) -> dict[str, str]:
    """A file that was accepted before, whatever its kind, as `xlsx` in Base64."""
    return {"xlsx": base64.b64encode(workbook_of(sheets_of(content))).decode()}


def check(payload: bytes) -> dict[str, Any]:
    """The sheets (JSON) converted like an upload: `form` (see `gate.convert_form`), `missing` and `xlsx`."""
    sheets = json.loads(payload)
    content = workbook_of(sheets)
    return {
        "form": convert_form(content),
        "missing": list(islice(missing_texts(sheets), MOST_MISSING)),
        "xlsx": base64.b64encode(content).decode(),
    }
