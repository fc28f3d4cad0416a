"""What a questionnaire holds, counted from its rows: also of one that is refused. Pure."""

import re
from collections.abc import Mapping

from survey_api.instruments.sheets import Row, Sheet

_METADATA = frozenset(
    {
        "start", "end", "today", "deviceid", "device id", "username", "subscriberid", "subscriber id",
        "simserial", "sim id", "phonenumber", "phone number", "email", "audit", "imei", "start time",
        "end time", "start-geopoint", "background-audio", "caseid", "text audit", "audio audit",
        "speed violations count", "speed violations list", "speed violations audit", "comments",
        "get today", "get start time", "get end time", "get device id", "get subscriber id", "get sim id",
        "get phone number", "usernameset",
    }
)  # fmt: skip
_NOTHING_ASKED = frozenset(
    {"note", "add note prompt", "calculate", "calculate here", "hidden", "csv-external", "xml-external", "include", "entity"}
)  # fmt: skip
_STRUCTURE = re.compile(
    r"(begin|end)[ _](group|repeat|loop|kobomatrix|score|rank)\b|set form ", re.IGNORECASE
)
_COLON = re.compile(r"\s*::?\s*")
_TRANSLATED = frozenset(
    {
        "label",
        "hint",
        "guidance_hint",
        "constraint_message",
        "required_message",
        "image",
        "audio",
        "video",
        "big-image",
    }
)
NO_NAME = "default"


def asks(row: Row) -> bool:
    """Whether a row asks somebody something: no note, calculation, metadata, group or setting."""
    kind = re.sub(r"\s+", " ", row.get("type")).lower()
    if not kind or row.get("disabled").lower() in ("yes", "true", "1"):
        return False
    if _STRUCTURE.match(kind) or kind.split(" ")[0].startswith("sensor_"):
        return False
    return kind not in _METADATA and kind not in _NOTHING_ASKED


def count_questions(sheets: Mapping[str, Sheet]) -> int:
    survey = sheets.get("survey")
    return sum(asks(row) for row in survey.rows) if survey else 0


def languages_of(sheets: Mapping[str, Sheet]) -> list[str]:
    """The languages that the columns name, as they are written there; `default` for labels without one."""
    found: dict[str, None] = {}
    for name in ("survey", "choices", "external_choices"):
        sheet = sheets.get(name)
        for column in sheet.columns if sheet else ():
            parts = _COLON.split(column)
            texts = parts[1:] if parts[0] == "media" else parts
            if sheet and len(texts) == 2 and texts[0] in _TRANSLATED:
                found.setdefault(_COLON.split(sheet.titles.get(column, column))[-1].strip())
    survey = sheets.get("survey")
    unnamed = survey is not None and any(row.get("label") for row in survey.rows)
    return [*([NO_NAME] if unnamed or not found else []), *found]
