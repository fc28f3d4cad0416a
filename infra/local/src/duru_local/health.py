"""Asking a part over HTTP whether it is well. Small on purpose: it is asked many times while all start."""

import json
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

SECONDS = 3.0
OK = 200


def answers(url: str) -> bool:
    """Whether the address answers with 200."""
    with suppress(OSError, HTTPException):
        return _get(url)[0] == OK
    return False


def json_of(url: str) -> Any:
    """What the address says. Raises OSError, HTTPException or ValueError if it says nothing of use."""
    status, body = _get(url)
    if status != OK:
        raise OSError(f"{url} answered {status}")
    return json.loads(body)


def _get(url: str) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
