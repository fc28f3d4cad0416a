"""Calls to another service: its own credentials, one place for time-outs and retries, problems passed on.

Only reads are repeated (twice, with jitter); nothing above this repeats, so that tries do not multiply.
"""

import asyncio
import logging
import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import httpx
import orjson

from chassis.logs import correlation_id
from chassis.problems import NotFound, Unavailable

log = logging.getLogger(__name__)

_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"


class CallRefused(Exception):
    """The other service answered with a problem."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(body.get("code", "unknown"))
        self.body = dict(body)
        super().__init__(f"{status} {self.code}: {body.get('detail', '')}")


class TokenSource(Protocol):
    async def token(self) -> str: ...


class Exchange(Protocol):
    """Gives tokens in somebody's name, narrowed to what is needed."""

    def on_behalf(self, principal_id: str, limit: Mapping[str, Any] | None = None) -> TokenSource: ...


class Bearer:
    """A token that somebody else already got."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token


class ServiceClient:
    """HTTP to one service."""

    def __init__(self, part: str, base_url: str, tokens: TokenSource | None, http: httpx.AsyncClient) -> None:
        self._part = part
        self._base = base_url.rstrip("/")
        self._tokens = tokens
        self._http = http

    def using(self, tokens: TokenSource) -> "ServiceClient":
        """The same service asked with another token."""
        return ServiceClient(self._part, self._base, tokens, self._http)

    async def get(self, path: str, **query: Any) -> Any:
        for pause in (0.1, 0.4, None):
            try:
                return await self._call("GET", path, params={k: v for k, v in query.items() if v is not None})
            except Unavailable:
                if pause is None:
                    raise
                await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311  jitter, no secret
        raise AssertionError("unreachable")

    async def post(
        self, path: str, body: Any, *, key: str | None = None, seconds: float | None = None
    ) -> Any:
        """`seconds` is how long the answer may take, where the usual time-out is too short for the work."""
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        more = {} if seconds is None else {"timeout": httpx.Timeout(seconds, connect=2.0)}
        content = orjson.dumps(body, default=str)
        return await self._call("POST", path, content=content, headers=headers, **more)

    async def _call(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> Any:
        sent = dict(headers or {})
        if self._tokens is not None:
            sent["Authorization"] = f"Bearer {await self._tokens.token()}"
        if request := correlation_id.get():
            sent["X-Request-Id"] = request
        try:
            response = await self._http.request(method, self._base + path, headers=sent, **more)
        except httpx.HTTPError as error:
            raise Unavailable(f"{self._part} does not answer.", part=self._part) from error
        if response.status_code in (502, 503, 504):
            raise Unavailable(f"{self._part} does not answer now.", part=self._part)
        if response.status_code >= 400:
            raise CallRefused(response.status_code, _body_of(response))
        return orjson.loads(response.content) if response.content else None


def _body_of(response: httpx.Response) -> Mapping[str, Any]:
    try:
        body = orjson.loads(response.content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


class ServiceTokens:
    """This service's own tokens from identity-api, and tokens to act for somebody (narrowed)."""

    def __init__(self, identity_url: str, service: str, secret_file: Path, http: httpx.AsyncClient) -> None:
        self._url = identity_url.rstrip("/") + "/api/identity/v1/token"
        self._service = service
        self._secret_file = secret_file
        self._http = http
        self._kept: dict[str, tuple[float, str]] = {}

    async def token(self) -> str:
        return await self._get({"grant_type": "client_credentials"})

    def for_tenant(self, tenant_id: Any) -> TokenSource:
        """This service's token that sees one tenant."""
        limit = orjson.dumps({"tenant_id": str(tenant_id)}).decode()
        return _Asked(self, {"grant_type": "client_credentials", "limit": limit})

    def on_behalf(self, principal_id: str, limit: Mapping[str, Any] | None = None) -> TokenSource:
        """A token of that person or client, with the rights they have now, narrowed by `limit`."""
        form = {"grant_type": _EXCHANGE, "subject": principal_id}
        if limit:
            form["limit"] = orjson.dumps(dict(limit), default=str).decode()
        return _Asked(self, form)

    async def _get(self, form: Mapping[str, str]) -> str:
        name = orjson.dumps(form, option=orjson.OPT_SORT_KEYS).decode()
        kept = self._kept.get(name)
        if kept and kept[0] > time.monotonic():
            return kept[1]
        secret = self._secret_file.read_text().strip()
        data = {**form, "client_id": f"service:{self._service}", "client_secret": secret}
        try:
            response = await self._http.post(self._url, data=data)
        except httpx.HTTPError as error:
            raise Unavailable("identity-api does not answer.", part="identity-api") from error
        if response.status_code >= 500:
            raise Unavailable("identity-api does not answer now.", part="identity-api")
        if response.status_code == 404:
            raise NotFound("Whoever this is done for is no longer there.")
        if response.status_code >= 400:
            raise CallRefused(response.status_code, _body_of(response))
        body = response.json()
        if len(self._kept) > 500:
            self._kept.clear()
        self._kept[name] = (time.monotonic() + body["expires_in"] * 0.7, body["access_token"])
        return str(body["access_token"])


class _Asked:
    def __init__(self, source: ServiceTokens, form: Mapping[str, str]) -> None:
        self._source = source
        self._form = form

    async def token(self) -> str:
        return await self._source._get(self._form)


class IdentityOverHttp:
    """The issuer as the other services see it."""

    def __init__(self, identity_url: str, tokens: ServiceTokens, http: httpx.AsyncClient) -> None:
        self._open = ServiceClient("identity-api", identity_url, None, http)
        self._own = ServiceClient("identity-api", identity_url, tokens, http)

    async def keys(self) -> list[dict[str, Any]]:
        body = await self._open.get("/api/identity/v1/jwks")
        return list(body["keys"])

    async def grants(self, principal_id: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = await self._own.get(f"/api/identity/v1/principals/{principal_id}/grants")
        except CallRefused as refused:
            if refused.status == 404:
                raise NotFound("This caller is no longer there.") from refused
            raise Unavailable(f"identity-api refused: {refused}", part="identity-api") from refused
        return found


def http_client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=httpx.Timeout(10.0, connect=2.0), follow_redirects=False)
