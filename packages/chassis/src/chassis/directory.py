"""The directory as a service keeps it: ids, kinds, parents and labels of units, copied from identity-api.

Units are projects, sites, districts, schools and other organisations, and networks; never people. The copy is
pulled by position, so that a service that was away catches up, and pulled at once when something is missing.
"""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import text

from chassis.authentication import Authenticator
from chassis.consumers import Delivery, Subscription
from chassis.database import Database, Scope, Transaction
from chassis.problems import NotFound, Unavailable
from chassis.service_client import CallRefused, ServiceClient

log = logging.getLogger(__name__)

_PAGE = 500
E = TypeVar("E", bound=BaseModel)

TABLES = ("directory", "directory_mark")

DDL = (
    """create table directory (
        tenant_id uuid not null, project_id uuid not null, id uuid not null, kind text not null,
        parent_id uuid, district_id uuid, site_id uuid, code text not null, label text not null,
        country text, language text, time_zone text, deleted boolean not null default false,
        position bigint not null, primary key (tenant_id, id))""",
    "create index directory_project on directory (tenant_id, project_id, kind)",
    "create table directory_mark (singleton boolean primary key default true check (singleton), position bigint not null)",
    "insert into directory_mark (position) values (0)",
)


@dataclass(frozen=True)
class Unit:
    """One entry of the directory."""

    id: UUID
    kind: str
    tenant_id: UUID
    project_id: UUID
    code: str
    label: str
    parent_id: UUID | None = None
    district_id: UUID | None = None
    site_id: UUID | None = None
    country: str | None = None
    language: str | None = None
    time_zone: str | None = None
    deleted: bool = False


_COLUMNS = "id, kind, tenant_id, project_id, code, label, parent_id, district_id, site_id, country, language, time_zone"


async def units(work: Transaction, project_id: UUID, kind: str) -> list[Unit]:
    """A project's units of one kind, by code."""
    rows = await work.session.execute(
        text(
            f"select {_COLUMNS} from directory where project_id = :project and kind = :kind and not deleted"  # noqa: S608  constant columns
            " order by code, id"
        ),
        {"project": project_id, "kind": kind},
    )
    return [Unit(**row) for row in rows.mappings()]


async def find(work: Transaction, ids: Iterable[UUID]) -> dict[UUID, Unit]:
    """id -> unit, of those that are here; deleted ones too, so that old records keep their names."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    rows = await work.session.execute(
        text(f"select {_COLUMNS}, deleted from directory where id = any(:ids)"),  # noqa: S608  constant columns
        {"ids": wanted},
    )
    return {row["id"]: Unit(**row) for row in rows.mappings()}


async def labels(work: Transaction, ids: Iterable[UUID]) -> dict[UUID, str]:
    return {unit.id: unit.label for unit in (await find(work, ids)).values()}


_UPSERT = text(
    f"insert into directory ({_COLUMNS}, deleted, position) values (:id, :kind, :tenant_id, :project_id,"  # noqa: S608  constant columns
    " :code, :label, :parent_id, :district_id, :site_id, :country, :language, :time_zone, :deleted, :position)"
    " on conflict (tenant_id, id) do update set kind = excluded.kind, project_id = excluded.project_id,"
    " code = excluded.code, label = excluded.label, parent_id = excluded.parent_id,"
    " district_id = excluded.district_id, site_id = excluded.site_id, country = excluded.country,"
    " language = excluded.language, time_zone = excluded.time_zone, deleted = excluded.deleted,"
    " position = excluded.position where directory.position < excluded.position"
)


class Directory:
    """Keeps this service's copy."""

    def __init__(self, database: Database, identity: ServiceClient) -> None:
        self._database = database
        self._identity = identity
        self._pulling = asyncio.Lock()

    async def pull(self) -> int:
        """Read on from the mark; how many changes came. Raises Unavailable when identity-api is down."""
        came = 0
        async with self._pulling:
            while True:
                mark = await self._mark()
                page = await self._identity.get("/api/identity/v1/directory/changes", after=mark, limit=_PAGE)
                items = page["items"]
                if not items:
                    return came
                await self._take(items)
                came += len(items)

    async def known(self, scope: Scope, ids: Iterable[UUID]) -> dict[UUID, Unit]:
        """Of `ids`, the units that are there; asks identity-api once when some are missing here."""
        wanted = set(ids)
        found = await self._find(scope, wanted)
        if wanted - found.keys():
            await self.pull()
            found = await self._find(scope, wanted)
        return found

    async def ensure(self, scope: Scope, ids: Iterable[UUID]) -> dict[UUID, Unit]:
        """The units of `ids`, as `known` finds them. Raises NotFound for unknown ones."""
        wanted = set(ids)
        found = await self.known(scope, wanted)
        if missing := wanted - found.keys():
            raise NotFound(f"{len(missing)} of the units named are not there.")
        return found

    async def keep_up(self, *, every_seconds: float = 30.0) -> None:
        """Pull now and then as well: an event that was lost with a queue must not matter."""
        while True:
            with suppress(Unavailable, CallRefused, NotFound, OSError):
                await self.pull()
            await asyncio.sleep(every_seconds)

    async def _find(self, scope: Scope, ids: set[UUID]) -> dict[UUID, Unit]:
        async with self._database.transaction(scope) as work:
            return await find(work, ids)

    async def _mark(self) -> int:
        async with self._database.transaction(Scope()) as work:
            return int((await work.session.execute(text("select position from directory_mark"))).scalar_one())

    async def _take(self, items: list[dict[str, Any]]) -> None:
        by_tenant: dict[str, list[dict[str, Any]]] = {}
        for item in items:
            by_tenant.setdefault(item["tenant_id"], []).append(_row(item))
        for tenant, rows in by_tenant.items():
            async with self._database.transaction(Scope.tenant(UUID(tenant))) as work:
                await work.session.execute(_UPSERT, rows)
        async with self._database.transaction(Scope()) as work:
            await work.session.execute(
                text("update directory_mark set position = greatest(position, :p)"),
                {"p": max(int(item["position"]) for item in items)},
            )


def _id(raw: Any) -> UUID | None:
    return UUID(raw) if raw else None


def _row(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(item["id"]),
        "kind": item["kind"],
        "tenant_id": UUID(item["tenant_id"]),
        "project_id": UUID(item["project_id"]),
        "code": item["code"],
        "label": item["label"],
        "parent_id": _id(item.get("parent_id")),
        "district_id": _id(item.get("district_id")),
        "site_id": _id(item.get("site_id")),
        "country": item.get("country"),
        "language": item.get("language"),
        "time_zone": item.get("time_zone"),
        "deleted": bool(item.get("deleted", False)),
        "position": int(item["position"]),
    }


def directory_subscription(
    service: str, directory: Directory, data: type[E], subject: str
) -> Subscription[E]:
    """Follow the event that says that the directory changed."""

    async def handle(delivery: Delivery[E]) -> None:
        await directory.pull()
        async with delivery.transaction():
            pass

    return Subscription(f"{service}-directory", "IDENTITY", subject, data, handle)


def grants_subscription(
    service: str, authenticator: Authenticator, data: type[E], subject: str
) -> Subscription[E]:
    """Follow the event that says that somebody's rights changed: a copy that is kept here is renewed at once."""

    async def handle(delivery: Delivery[E]) -> None:
        principal_id = str(getattr(delivery.data, "principal_id"))  # noqa: B009  E is any event that names one
        await authenticator.renew(principal_id, delivery.tenant_id)
        async with delivery.transaction():
            pass

    return Subscription(f"{service}-grants", "IDENTITY", subject, data, handle)
