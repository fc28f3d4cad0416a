"""The client: one base address, one way of signing in, calls that are safe to repeat are repeated."""

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Final, Self
from uuid import uuid4

import httpx

from duru_client._version import VERSION
from duru_client.credentials import Credentials
from duru_client.operations.identity import IdentityOperations
from duru_client.operations.pdsa import PdsaOperations
from duru_client.operations.reports import ReportsOperations
from duru_client.operations.survey import SurveyOperations
from duru_client.problem import ClientError, Problem, Unreachable
from duru_client.retry import IDEMPOTENT_METHODS, RETRYABLE_STATUSES, Retry, retry_after_seconds

# Signing in makes no record, and its answer must not be kept under a key.
_WITHOUT_KEY: Final = ("/api/identity/v1/session", "/api/identity/v1/token")

Value = str | int | float | bool | Sequence[str]
Query = Mapping[str, Value | None]


class Client:
    """Calls the REST interface of one installation.

    `base_url` is the installation's address, for example "https://redes.example.org". Close it, or
    use it in a `with` block. Not tied to a thread.

    `identity`, `pdsa`, `survey` and `reports` hold a method for each operation of that service;
    `request`, `json` and `pages` are for what has none, such as the live streams.

    Every POST carries an `Idempotency-Key`: yours, or a new one that stays the same over the
    repeats of the call. That is what makes a repeat safe.
    """

    def __init__(
        self,
        base_url: str,
        credentials: Credentials | None = None,
        *,
        retry: Retry | None = None,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._credentials = credentials
        self._retry = retry or Retry()
        self._http = httpx.Client(
            base_url=base_url,
            timeout=httpx.Timeout(timeout, connect=5.0),
            transport=transport,
            headers={"User-Agent": f"duru-client/{VERSION}", "Accept": "application/json"},
            # A redirect could carry the token to another host.
            follow_redirects=False,
        )
        self.identity = IdentityOperations(self)
        self.pdsa = PdsaOperations(self)
        self.survey = SurveyOperations(self)
        self.reports = ReportsOperations(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Query | None = None,
        json: Any = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        idempotency_key: str | None = None,
        if_match: str | None = None,
    ) -> httpx.Response:
        """Send a request and return the answer, if it is a success.

        `params` whose value is None are left out. Raises Problem when the service refuses, Unreachable
        when no answer comes after the allowed repeats.
        """
        sent = dict(headers or {})
        if method == "POST" and path not in _WITHOUT_KEY:
            sent["Idempotency-Key"] = idempotency_key or str(uuid4())
        if if_match is not None:
            sent["If-Match"] = if_match
        options: dict[str, Any] = {"params": _without_none(params), "headers": sent}
        if content is not None:
            options["content"] = content
        elif json is not None:
            options["json"] = json
        response = self._repeated(method, path, options, "Idempotency-Key" in sent)
        if response.status_code >= 400:
            raise Problem.from_response(response)
        if response.status_code >= 300 and response.status_code != 304:
            raise ClientError(f"{method} {path} was redirected to {response.headers.get('Location')!r}")
        return response

    def json(self, method: str, path: str, **options: Any) -> Any:
        """Send a request as `request` does and return the decoded body, None when it is empty."""
        response = self.request(method, path, **options)
        return response.json() if response.content else None

    def pages(self, path: str, params: Query | None = None) -> Iterator[Any]:
        """Go through all items of a list, page by page, in the service's order."""
        query = dict(params or {})
        while True:
            page = self.json("GET", path, params=query)
            yield from page["items"]
            cursor = page.get("next_cursor")
            if cursor is None:
                return
            query["cursor"] = cursor

    def _repeated(self, method: str, path: str, options: dict[str, Any], keyed: bool) -> httpx.Response:
        repeatable = keyed or method in IDEMPOTENT_METHODS
        attempt = 0
        while True:
            attempt += 1
            try:
                response = self._authorised(method, path, options)
            except httpx.TransportError as error:
                # A connection that was never made has no effect, whatever the call.
                may_repeat = repeatable or isinstance(error, httpx.ConnectError)
                pause = self._retry.wait(attempt, None) if may_repeat else None
                if pause is None:
                    reason = str(error) or type(error).__name__
                    raise Unreachable(method, str(self._http.base_url.join(path)), reason) from error
            else:
                if response.status_code not in RETRYABLE_STATUSES or not repeatable:
                    return response
                pause = self._retry.wait(attempt, retry_after_seconds(response))
                if pause is None:
                    return response
            self._retry.sleep(pause)

    def _authorised(self, method: str, path: str, options: dict[str, Any]) -> httpx.Response:
        if self._credentials is None:
            return self._http.request(method, path, **options)
        header = self._credentials.header(self._plain)
        response = self._with_header(method, path, options, header)
        if response.status_code != 401:
            return response
        # Refused before it had any effect: the token ran out or its keys were changed.
        other = self._credentials.renew(self._plain, header)
        return response if other is None else self._with_header(method, path, options, other)

    def _with_header(self, method: str, path: str, options: dict[str, Any], value: str) -> httpx.Response:
        headers = {**options["headers"], "Authorization": value}
        return self._http.request(method, path, **{**options, "headers": headers})

    def _plain(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._http.request(method, path, **options)


def _without_none(params: Query | None) -> dict[str, Value] | None:
    return {key: value for key, value in params.items() if value is not None} if params else None
