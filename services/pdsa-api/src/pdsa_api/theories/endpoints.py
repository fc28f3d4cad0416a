"""Theories of improvement over HTTP."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after, parts_of
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Query, Request, Response
from pydantic import BaseModel

from pdsa_api.aims.repository import Aims
from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.references.service import references_of
from pdsa_api.theories import service
from pdsa_api.theories.comparison.domain import compare
from pdsa_api.theories.content import content_of
from pdsa_api.theories.errors import TheoryExists, UnitElsewhere
from pdsa_api.theories.models import Theory
from pdsa_api.theories.repository import Theories
from pdsa_api.theories.schemas import (
    Comparison,
    Merged,
    MergeIn,
    RestoreIn,
    TheoryChange,
    TheoryIn,
    TheoryOut,
    TheoryRow,
    VariantIn,
    VersionOut,
    VersionRow,
)
from pdsa_api.theories.shown import change_shape, merged, theory_out, theory_row, version_out, version_row

routes = router("/theories", tags=["theories"])

Reader = Annotated[Principal, allowed("aim:read")]
Writer = Annotated[Principal, allowed("aim:write")]


def _theories(request: Request, work: Work, caller: Principal, permission: str) -> Theories:
    off = request.app.state.parts.settings.without_application_filters
    return Theories(work, caller, permission, unfiltered=off)


async def _out(work: Work, theories: Theories, caller: Principal, theory: Theory) -> TheoryOut:
    return (await _show(work, theories, caller, theory))()


async def _show(work: Work, theories: Theories, caller: Principal, theory: Theory) -> Callable[[], TheoryOut]:
    """Shows the theory as it is when asked: names and the network's version are read once."""
    names = await labels(work, [i for i in (theory.network_id, theory.school_id) if i])
    above = await theories.of_networks([theory.network_id]) if theory.school_id else {}
    return lambda: theory_out(theory, names, above.get(theory.network_id), caller)


@asynccontextmanager
async def _telling_of_the_other(
    work: Work, theories: Theories, caller: Principal, body: BaseModel, at: tuple[UUID, UUID | None]
) -> AsyncIterator[None]:
    """Whoever comes second with a first version gets both, as with 412: `current` and `yours`."""
    try:
        yield
    except TheoryExists as refused:
        there = await theories.at(*at)
        if there is not None:
            current = await _out(work, theories, caller, there)
            refused.extra = {
                "theory_id": there.id,
                "current": current.model_dump(mode="json"),
                "yours": body.model_dump(mode="json", exclude_unset=True),
            }
        raise


@routes.post("", status_code=201, summary="Write down a network's theory of improvement")
async def create_theory(
    body: TheoryIn, request: Request, response: Response, work: Work, caller: Writer
) -> TheoryOut:
    """A network shares one theory: problem of practice, fishbone of root causes, aim, driver diagram. Whoever comes
    second gets 409 `theory.exists` with `current` and `yours`; `POST …/merge` from version 0 puts them together."""
    references = references_of(request, work, caller)
    named = {"network_id": body.network_id}
    await references.check(body.project_id, body.network_id, named, UnitElsewhere)
    theories = _theories(request, work, caller, "aim:write")
    aims = Aims(work, caller, "aim:read")
    async with _telling_of_the_other(work, theories, caller, body, (body.network_id, None)):
        theory = await service.create_theory(work, theories, aims, caller, body)
    give_version(response, theory.version)
    response.headers["Location"] = f"{request.url.path}/{theory.id}"
    return await _out(work, theories, caller, theory)


@routes.get("", summary="Theories of improvement, newest first")
async def list_theories(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    school_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[TheoryRow]:
    """Networks' theories and schools' local variants; those of a school have a `school_id`."""
    theories = _theories(request, work, caller, "aim:read")
    rows = await theories.page(
        project_id=project_id,
        network_id=network_id,
        school_id=school_id,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda theory: theory.id)
    names = await labels(work, [i for t in page for i in (t.network_id, t.school_id) if i])
    above = await theories.of_networks({t.network_id for t in page})
    return Page(
        items=[theory_row(theory, names, above.get(theory.network_id)) for theory in page],
        next_cursor=following,
    )


@routes.get("/{theory_id}", summary="One theory of improvement")
async def get_theory(
    theory_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> TheoryOut:
    theories = _theories(request, work, caller, "aim:read")
    theory = await service.theory_of(theories, theory_id)
    give_version(response, theory.version)
    return await _out(work, theories, caller, theory)


@routes.patch("/{theory_id}", summary="Keep a new version of a theory")
async def change_theory(
    theory_id: UUID, body: TheoryChange, request: Request, response: Response, work: Work, caller: Writer
) -> TheoryOut:
    """Needs `If-Match`. Only the fields that are sent change; what changes nothing makes no new version."""
    theories = _theories(request, work, caller, "aim:write")
    theory = await service.theory_of(theories, theory_id, lock=True)
    show = await _show(work, theories, caller, theory)
    require_version(
        request,
        theory.version,
        now=show().model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_theory(work, theories, Aims(work, caller, "aim:read"), caller, theory, body)
    give_version(response, theory.version)
    return show()


@routes.delete("/{theory_id}", status_code=204, summary="Give up a school's local variant")
async def give_up_variant(theory_id: UUID, request: Request, work: Work, caller: Writer) -> None:
    """The school goes by its network's theory again; the variant's versions go too. Held to `If-Match` if sent."""
    theories = _theories(request, work, caller, "aim:write")
    theory = await service.theory_of(theories, theory_id, lock=True)
    if "if-match" in request.headers:
        now = await _out(work, theories, caller, theory)
        require_version(request, theory.version, now=now.model_dump(mode="json"), yours=None)
    await service.give_up(work, theories, caller, theory)


@routes.post("/{theory_id}/variants", status_code=201, summary="Begin a school's local variant")
async def create_variant(
    theory_id: UUID, body: VariantIn, request: Request, response: Response, work: Work, caller: Writer
) -> TheoryOut:
    """A copy of the network's theory as it is now, which the school may change; node ids stay the same."""
    theories = _theories(request, work, caller, "aim:write")
    theory = await service.theory_of(theories, theory_id)
    references = references_of(request, work, caller)
    named = {"school_id": body.school_id}
    await references.check(theory.project_id, theory.network_id, named, UnitElsewhere)
    async with _telling_of_the_other(work, theories, caller, body, (theory.network_id, body.school_id)):
        made = await service.create_variant(work, theories, caller, theory, body)
    give_version(response, made.version)
    response.headers["Location"] = f"/api/pdsa/v1/theories/{made.id}"
    return await _out(work, theories, caller, made)


@routes.get("/{theory_id}/versions", summary="The versions of a theory, newest first")
async def list_theory_versions(
    theory_id: UUID,
    request: Request,
    work: Work,
    caller: Reader,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[VersionRow]:
    theories = _theories(request, work, caller, "aim:read")
    await service.theory_of(theories, theory_id)
    rows = await theories.versions(theory_id, before=_version_before(cursor), limit=limit)
    page, following = cut(rows, limit, lambda version: version.version)
    return Page(items=[version_row(version) for version in page], next_cursor=following)


def _version_before(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    (raw,) = parts_of(cursor, 1)
    if not (raw.isascii() and raw.isdigit() and len(raw) < 9):
        parts_of("", 1)  # raises Invalid: not a cursor of this list
    return int(raw)


@routes.get("/{theory_id}/versions/{version}", summary="What a theory said at one version")
async def get_theory_version(
    theory_id: UUID, version: int, request: Request, work: Work, caller: Reader
) -> VersionOut:
    theories = _theories(request, work, caller, "aim:read")
    await service.theory_of(theories, theory_id)
    return version_out(await service.version_of(theories, theory_id, version))


@routes.get("/{theory_id}/compare", summary="What differs between two versions")
async def compare_theory_versions(
    theory_id: UUID,
    request: Request,
    work: Work,
    caller: Reader,
    from_version: Annotated[int, Query(ge=1, alias="from")],
    to_version: Annotated[int, Query(ge=1, alias="to")],
    of: Annotated[
        UUID | None,
        Query(description="The theory that `from` is a version of: a variant is compared with its network's"),
    ] = None,
) -> Comparison:
    """What makes `to` of `from`: added, removed, changed and moved nodes, top down."""
    theories = _theories(request, work, caller, "aim:read")
    for one in dict.fromkeys((theory_id, of or theory_id)):
        await service.theory_of(theories, one)
    before = await service.version_of(theories, of or theory_id, from_version)
    after = await service.version_of(theories, theory_id, to_version)
    return Comparison(
        from_version=from_version,
        to_version=to_version,
        changes=[change_shape(change) for change in compare(content_of(before), content_of(after))],
    )


@routes.post("/{theory_id}/merge", summary="Put others' changes into one's own content")
async def merge_theory(
    theory_id: UUID, body: MergeIn, request: Request, work: Work, caller: Reader
) -> Merged:
    """What the theory changed since `from_version`, and one's own content with the changes that one takes.

    For a change that was answered with 412, and for a local variant whose network's theory moved on. Nothing
    is stored: look at it, and send it as a change.
    """
    theories = _theories(request, work, caller, "aim:read")
    theory = await service.theory_of(theories, theory_id)
    base = await service.begun_from(theories, theory_id, body.from_version)
    return merged(base, theory, content_of(body.content), body.take)


@routes.post("/{theory_id}/restore", summary="Take an older version back")
async def restore_theory(
    theory_id: UUID, body: RestoreIn, request: Request, response: Response, work: Work, caller: Writer
) -> TheoryOut:
    """Needs `If-Match`. What the older version said becomes a new version; none is lost."""
    theories = _theories(request, work, caller, "aim:write")
    theory = await service.theory_of(theories, theory_id, lock=True)
    show = await _show(work, theories, caller, theory)
    require_version(
        request, theory.version, now=show().model_dump(mode="json"), yours=body.model_dump(mode="json")
    )
    aims = Aims(work, caller, "aim:read")
    await service.restore(work, theories, aims, caller, theory, body.version, body.note)
    give_version(response, theory.version)
    return show()


@routes.get("/{theory_id}/history", summary="Who changed a theory, what and when, newest first")
async def read_theory_history(
    theory_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    """Of the trees, the nodes that came, went, changed or moved; `/versions` has the whole."""
    theory = await service.theory_of(_theories(request, work, caller, "aim:read"), theory_id)
    return await history.page(work, "theory", theory, limit, cursor)
