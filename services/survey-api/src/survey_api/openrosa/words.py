"""What a device is told, in the language that was chosen for it."""

from functools import cache
from pathlib import Path
from typing import Final, get_args

from chassis.catalogue import Catalogue, read_po
from chassis.problems import Refusal

from survey_api.app_users.schemas import Language

LANGUAGES: Final[tuple[str, ...]] = get_args(Language)
_MOST_NAMED: Final = 5
_STRINGS: Final = Path(__file__).parent / "strings"


@cache
def catalogue(language: str) -> Catalogue:
    return Catalogue(language, read_po(_STRINGS / f"{language}.po"))


def preferred(header: str) -> str:
    """The first language of an Accept-Language header that is ours; English for none."""
    for one in header.split(","):
        code = one.partition(";")[0].strip().partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def received(language: str, missing: int, left_out: int, names: list[str]) -> str:
    told = catalogue(language)
    words = [told.text("missing", missing, count=missing) if missing else told.text("received")]
    if left_out:
        more = "…" if left_out > _MOST_NAMED else ""
        words.append(told.text("left_out", names=", ".join(name[:60] for name in names[:_MOST_NAMED]) + more))
    return " ".join(words)


def refused(language: str, refusal: Refusal) -> str:
    """What is wrong in a sentence, then the places at fault; in English with every detail."""
    told = catalogue(language)
    sentence = told.text(refusal.code if told.has(refusal.code) else "refused")
    faults = refusal.faults[:_MOST_NAMED]
    if language != "en":
        places = [f"{fault.get('pointer', '')} ({fault['code']})" for fault in faults]
        return " ".join([sentence, *places])
    detail = refusal.detail if refusal.detail != refusal.title else ""
    places = [" ".join(str(f[key]) for key in ("pointer", "message", "fix") if f.get(key)) for f in faults]
    return " ".join(filter(None, [sentence, detail, *places]))
