"""Ways to say who is calling, each giving the `Authorization` header of a request."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import httpx

from duru_client.problem import Problem

# A token is renewed this many seconds before its end, so that it is still good when it arrives.
_EARLY = 30.0
# Where the times of an answer are missing, a token is taken for as short-lived as this.
_SHORTEST_LIFE = 60.0


class Send(Protocol):
    """Sends one request without credentials and returns the answer, whatever its status."""

    def __call__(self, method: str, path: str, **options: object) -> httpx.Response: ...


class Credentials(Protocol):
    def header(self, send: Send) -> str:
        """Return the value of `Authorization`. Raises Problem when signing in is refused."""
        ...

    def renew(self, send: Send, refused: str) -> str | None:
        """Return another value after `refused` got a 401, or None when there can be no other."""
        ...


@dataclass(frozen=True, slots=True)
class PublicLink:
    """The token of a public link: a respondent without an account."""

    token: str

    def header(self, send: Send) -> str:  # noqa: ARG002 - the protocol's shape
        return f"Link {self.token}"

    def renew(self, send: Send, refused: str) -> str | None:  # noqa: ARG002 - the protocol's shape
        return None


class _TokenCredentials:
    """Keeps one access token and renews it; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._header: str | None = None
        self._renew_at = 0.0

    def header(self, send: Send) -> str:
        with self._lock:
            if self._header is None or self._clock() >= self._renew_at:
                return self._fetch(send)
            return self._header

    def renew(self, send: Send, refused: str) -> str | None:
        with self._lock:
            # Another thread may have renewed it meanwhile.
            if self._header is not None and self._header != refused:
                return self._header
            return self._fetch(send)

    def _fetch(self, send: Send) -> str:
        response = self._ask(send)
        if response.status_code >= 400:
            self._header = None
            raise Problem.from_response(response)
        body = response.json()
        life = max(float(body.get("expires_in", _SHORTEST_LIFE)), _SHORTEST_LIFE)
        self._renew_at = self._clock() + life - _EARLY
        self._header = f"Bearer {body['access_token']}"
        return self._header

    def _ask(self, send: Send) -> httpx.Response:
        raise NotImplementedError


class ClientCredentials(_TokenCredentials):
    """An API client: OAuth 2.0 client credentials (RFC 6749 4.4)."""

    def __init__(
        self, client_id: str, client_secret: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(clock)
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }

    def _ask(self, send: Send) -> httpx.Response:
        return send("POST", "/api/identity/v1/token", data=self._form)


class PasswordSignIn(_TokenCredentials):
    """A person. Renewal uses the session's refresh cookie first and the password when that fails."""

    def __init__(
        self,
        email: str,
        password: str,
        totp: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(clock)
        self._body = {"email": email, "password": password, **({"totp": totp} if totp else {})}

    def _ask(self, send: Send) -> httpx.Response:
        if self._header is not None:
            response = send("POST", "/api/identity/v1/session/refresh")
            if response.status_code < 400:
                return response
        return send("POST", "/api/identity/v1/session", json=self._body)
