"""The answers of this door: XML, with the headers that OpenRosa asks for."""

from typing import Final
from xml.sax.saxutils import escape

from chassis.problems import Refusal
from starlette.responses import Response

from survey_api.openrosa import words

ACCEPTED_BYTES: Final = 10 << 20
"""How much one post should hold. A larger single file is taken all the same."""

HEADERS: Final = {
    "X-OpenRosa-Version": "1.0",
    "X-OpenRosa-Accept-Content-Length": str(ACCEPTED_BYTES),
}
_RESPONSE: Final = "http://openrosa.org/http/response"
_TYPE: Final = "text/xml; charset=utf-8"


def xml(content: str | bytes, status: int = 200, **headers: str) -> Response:
    return Response(content, status_code=status, media_type=_TYPE, headers={**HEADERS, **headers})


def message(status: int, said: str, nature: str, **headers: str) -> Response:
    """An OpenRosaResponse; Collect shows its words."""
    body = (
        f"<?xml version='1.0' encoding='UTF-8' ?>\n<OpenRosaResponse xmlns=\"{_RESPONSE}\">"
        f'<message nature="{nature}">{text(said)}</message></OpenRosaResponse>'
    )
    return xml(body, status, **headers)


def refused(refusal: Refusal, language: str) -> Response:
    """What is wrong and what to do, in the device's language."""
    status = getattr(refusal, "http_status", refusal.status)
    return message(status, words.refused(language, refusal), refusal.code, **refusal.headers)


def text(words: str) -> str:
    """Escaped, without characters that XML can not hold."""
    return escape(
        "".join(
            c
            for c in words
            if c in "\t\n\r"
            or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF))
        )
    )
