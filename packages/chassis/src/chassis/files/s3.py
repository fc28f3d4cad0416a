"""The store in a bucket of any server that speaks S3, addressed by path and signed with version 4."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree

import httpx

from chassis.files.folder import hash_of
from chassis.files.signature import NO_BODY, Credentials, encoded_path, encoded_query, sign
from chassis.files.store import PIECE, FileMissing, StoreAway, StoredFile, key_of

_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_LIST = "{http://s3.amazonaws.com/doc/2006-03-01/}"


class Bucket:
    """One bucket: objects by key. Raises FileMissing for a key that is not there, StoreAway for anything else."""

    def __init__(
        self,
        endpoint: str,
        bucket: str,
        credentials: Credentials,
        http: httpx.AsyncClient,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._endpoint = endpoint.rstrip("/")
        parts = urlsplit(self._endpoint)
        self._host, self._base = parts.netloc, parts.path
        self._bucket = bucket
        self._credentials = credentials
        self._http = http
        self._now = now

    def _request(
        self,
        method: str,
        key: str,
        *,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        content: bytes | AsyncIterator[bytes] | None = None,
        payload_sha256: str = NO_BODY,
    ) -> httpx.Request:
        path = f"{self._base}/{self._bucket}" + (f"/{key}" if key else "")
        signed = sign(
            self._credentials, method, self._host, path,
            at=self._now(), query=query, headers=headers, payload_sha256=payload_sha256,
        )  # fmt: skip
        asked = f"?{encoded_query(query)}" if query else ""
        url = f"{urlsplit(self._endpoint).scheme}://{self._host}{encoded_path(path)}{asked}"
        return self._http.build_request(method, url, headers=signed, content=content, timeout=_TIMEOUT)

    async def _answer(self, request: httpx.Request, key: str, *, stream: bool = False) -> httpx.Response:
        try:
            response = await self._http.send(request, stream=stream)
        except httpx.HTTPError as error:
            raise StoreAway(f"the object store does not answer: {type(error).__name__}") from error
        if response.is_success:
            return response
        await response.aclose()
        if response.status_code == 404:
            raise FileMissing(key)
        raise StoreAway(f"the object store answered {response.status_code} to {request.method}")

    async def put(self, key: str, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        await self._answer(self._request("PUT", key, content=content, payload_sha256=digest), key)

    async def put_file(self, key: str, path: Path, digest: str) -> None:
        """`digest` is the SHA-256 of the file: the server refuses other bytes."""
        length = {"content-length": str(await asyncio.to_thread(_size_of, path))}
        request = self._request("PUT", key, headers=length, content=_pieces_of(path), payload_sha256=digest)
        await self._answer(request, key)

    async def get(self, key: str) -> bytes:
        return (await self._answer(self._request("GET", key), key)).content

    async def size(self, key: str) -> int:
        found = await self._answer(self._request("HEAD", key), key)
        return int(found.headers["content-length"])

    async def stream(self, key: str, first: int, last: int) -> AsyncIterator[bytes]:
        request = self._request("GET", key, headers={"range": f"bytes={first}-{last}"})
        response = await self._answer(request, key, stream=True)
        try:
            async for piece in response.aiter_bytes(PIECE):
                yield piece
        except httpx.HTTPError as error:
            raise StoreAway(f"the object store broke off: {type(error).__name__}") from error
        finally:
            await response.aclose()

    async def remove(self, key: str) -> None:
        try:
            await self._answer(self._request("DELETE", key), key)
        except FileMissing:
            return

    async def keys(self, prefix: str) -> dict[str, int]:
        """Every key that begins with `prefix`, with its size in bytes; in the order of their names."""
        found: dict[str, int] = {}
        token = ""
        while True:
            query = {"list-type": "2", "prefix": prefix} | ({"continuation-token": token} if token else {})
            answer = await self._answer(self._request("GET", "", query=query), prefix)
            tree = ElementTree.fromstring(answer.content)  # noqa: S314  the operator's own store, no entities
            for one in tree.iter(f"{_LIST}Contents"):
                found[one.findtext(f"{_LIST}Key", "")] = int(one.findtext(f"{_LIST}Size", "0"))
            token = tree.findtext(f"{_LIST}NextContinuationToken", "")
            if not token:
                return found


def _size_of(path: Path) -> int:
    return path.stat().st_size


async def _pieces_of(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as opened:
        while piece := await asyncio.to_thread(opened.read, PIECE):
            yield piece


class S3Store:
    """The store in a bucket; `prefix` keeps the services apart that share one."""

    def __init__(self, bucket: Bucket, prefix: str) -> None:
        self._bucket = bucket
        self._prefix = prefix

    def _key(self, tenant_id: UUID, sha256: str) -> str:
        return f"{self._prefix}/{key_of(tenant_id, sha256)}"

    async def put(self, tenant_id: UUID, content: bytes) -> StoredFile:
        digest = hashlib.sha256(content).hexdigest()
        await self._bucket.put(self._key(tenant_id, digest), content)
        return StoredFile(digest, len(content))

    async def put_file(self, tenant_id: UUID, path: Path) -> StoredFile:
        digest = await asyncio.to_thread(hash_of, path)
        await self._bucket.put_file(self._key(tenant_id, digest), path, digest)
        return StoredFile(digest, await asyncio.to_thread(_size_of, path))

    async def get(self, tenant_id: UUID, sha256: str) -> bytes:
        content = await self._bucket.get(self._key(tenant_id, sha256))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileMissing(f"{sha256} is damaged")
        return content

    async def size(self, tenant_id: UUID, sha256: str) -> int:
        return await self._bucket.size(self._key(tenant_id, sha256))

    def stream(self, tenant_id: UUID, sha256: str, first: int, last: int) -> AsyncIterator[bytes]:
        return self._bucket.stream(self._key(tenant_id, sha256), first, last)

    async def remove(self, tenant_id: UUID, sha256: str) -> None:
        await self._bucket.remove(self._key(tenant_id, sha256))
