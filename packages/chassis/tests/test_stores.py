"""The store of files: one suite over the folder and over a server that speaks S3."""

import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from chassis.files.folder import FolderStore
from chassis.files.room import file_store
from chassis.files.signature import Credentials, sign
from chassis.files.store import FileMissing, FileStore, StoreAway
from chassis.ids import new_id
from chassis.settings import ServiceSettings, SettingsError, read_settings

from .conftest import Kit
from .s3_server import Objects


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as client:
        yield client


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, kit: Kit, tmp_path: Path, http: httpx.AsyncClient) -> FileStore:
    if request.param == "folder":
        return file_store(kit.with_settings(files_dir=tmp_path), "pdsa-api", http)
    objects: Objects = request.getfixturevalue("objects")
    return file_store(kit.with_settings(**objects.settings), "pdsa-api", http)


async def test_a_file_is_found_by_its_content_and_only_by_its_tenant(store: FileStore) -> None:
    ours, theirs = new_id(), new_id()
    first = await store.put(ours, b"words")
    assert first == await store.put(ours, b"words")
    assert (first.sha256, first.size) == (hashlib.sha256(b"words").hexdigest(), 5)
    assert await store.get(ours, first.sha256) == b"words"
    assert await store.size(ours, first.sha256) == 5
    for ask in (store.get, store.size):
        with pytest.raises(FileMissing):
            await ask(theirs, first.sha256)
    with pytest.raises(FileMissing):
        await anext(store.stream(theirs, first.sha256, 0, 4))


async def test_a_large_file_goes_in_and_comes_out_piece_by_piece(store: FileStore, tmp_path: Path) -> None:
    content = bytes(range(256)) * 5000
    path = tmp_path / "large"
    path.write_bytes(content)
    tenant = new_id()
    stored = await store.put_file(tenant, path)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert await store.get(tenant, stored.sha256) == content
    part = b"".join([piece async for piece in store.stream(tenant, stored.sha256, 1000, 700_999)])
    assert part == content[1000:701_000]


async def test_what_is_removed_is_gone_and_removing_it_again_is_fine(store: FileStore) -> None:
    tenant = new_id()
    stored = await store.put(tenant, b"short-lived")
    await store.remove(tenant, stored.sha256)
    await store.remove(tenant, stored.sha256)
    with pytest.raises(FileMissing):
        await store.get(tenant, stored.sha256)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "a" * 63 + "/"])
async def test_a_name_that_is_no_hash_finds_nothing(store: FileStore, name: str) -> None:
    with pytest.raises(FileMissing):
        await store.get(new_id(), name)


async def test_a_damaged_file_is_not_given_out(
    store: FileStore, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    tenant = new_id()
    stored = await store.put(tenant, b"whole")
    folder = tmp_path if isinstance(store, FolderStore) else request.getfixturevalue("objects").folder
    (path,) = [one for one in folder.rglob(stored.sha256) if one.is_file()]
    path.write_bytes(b"other")
    with pytest.raises(FileMissing, match="damaged"):
        await store.get(tenant, stored.sha256)


async def test_a_wrong_secret_is_refused_by_the_server(
    kit: Kit, objects: Objects, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("another-secret")
    store = file_store(kit.with_settings(**objects.settings | {"s3_secret_file": wrong}), "pdsa-api", http)
    with pytest.raises(StoreAway, match="403"):
        await store.put(new_id(), b"words")


async def test_a_store_that_does_not_answer_says_so(
    kit: Kit, objects: Objects, http: httpx.AsyncClient
) -> None:
    settings = kit.with_settings(**objects.settings | {"s3_endpoint": "http://127.0.0.1:9"})
    with pytest.raises(StoreAway, match="does not answer"):
        await file_store(settings, "pdsa-api", http).get(new_id(), "a" * 64)


AWS = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
AWS_HOST = "examplebucket.s3.amazonaws.com"


@pytest.mark.parametrize(
    ("method", "path", "query", "headers", "payload", "signature"),
    [
        (
            "GET", "/test.txt", {}, {"Range": "bytes=0-9"}, b"",
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "PUT", "/test$file.text", {},
            {"Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"},
            b"Welcome to Amazon S3.",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        ),
        (
            "GET", "/", {"lifecycle": ""}, {}, b"",
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        ),
        (
            "GET", "/", {"max-keys": "2", "prefix": "J"}, {}, b"",
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ],
)  # fmt: skip
def test_signatures_are_those_of_the_published_examples(
    method: str, path: str, query: dict[str, str], headers: dict[str, str], payload: bytes, signature: str
) -> None:
    signed = sign(
        AWS, method, AWS_HOST, path,
        at=datetime(2013, 5, 24, tzinfo=UTC), query=query, headers=headers,
        payload_sha256=hashlib.sha256(payload).hexdigest(),
    )  # fmt: skip
    assert signed["authorization"].endswith(f"Signature={signature}")


def test_an_object_store_is_named_whole_or_not_at_all(kit: Kit) -> None:
    environment = {name.upper(): str(value) for name, value in kit.settings.__dict__.items()}
    environment |= {"S3_ENDPOINT": "objects.example.org"}
    with pytest.raises(SettingsError) as error:
        read_settings(ServiceSettings, {k: v for k, v in environment.items() if v not in ("", ".")})
    for name in ("S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_FILE", "https://"):
        assert name in str(error.value)
