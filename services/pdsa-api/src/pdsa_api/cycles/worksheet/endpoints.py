"""Worksheets over HTTP."""

from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from chassis.database import Scope
from chassis.principal import Principal
from chassis.routing import allowed, router
from fastapi import Query, Request, Response

from pdsa_api.aims.repository import Aims
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.service import cycle_of
from pdsa_api.cycles.showing import shown_one
from pdsa_api.cycles.worksheet.service import Press, sheets_in

routes = router("/cycles", tags=["cycles"])

Reader = Annotated[Principal, allowed("cycle:read")]


class SheetLanguage(StrEnum):
    EN = "en"
    ES = "es"
    FIL = "fil"
    SW = "sw"


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


Language = Annotated[SheetLanguage, Query(description="The language of its words")]
Size = Annotated[Paper, Query(description="The sheet's size")]

_PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {}}, "description": "PDF/UA-1, one page"}
}


def _answer(content: bytes, name: str) -> Response:
    return Response(
        content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": f"inline; filename=\"worksheet.pdf\"; filename*=UTF-8''{quote(name, safe='')}",
            "X-Content-Type-Options": "nosniff",
        },
    )


@routes.get(
    "/worksheet.pdf", summary="A blank worksheet to fill in by hand", response_class=Response, responses=_PDF
)
async def read_blank_worksheet(
    request: Request, _: Reader, language: Language = SheetLanguage.EN, paper: Size = Paper.A4
) -> Response:
    press: Press = request.app.state.press
    sheet = sheets_in(language.value)
    tree = sheet.blank(paper.value, request.app.state.parts.clock.now().date())
    return _answer(await press.blank(tree), f"{tree['title']}.pdf")


@routes.get(
    "/{cycle_id}/worksheet.pdf",
    summary="A cycle on one page",
    response_class=Response,
    responses=_PDF,
)
async def read_worksheet(
    cycle_id: UUID,
    request: Request,
    caller: Reader,
    language: Language = SheetLanguage.EN,
    paper: Size = Paper.A4,
) -> Response:
    """What is empty has lines to write on; a text that is too long for the page ends with a mark."""
    press: Press = request.app.state.press
    # A transaction of its own: no connection is held while the page is made.
    async with request.app.state.database.transaction(Scope.of(caller), actor=caller) as work:
        off = request.app.state.parts.settings.without_application_filters
        cycles = Cycles(work, caller, unfiltered=off)
        cycle = await cycle_of(cycles, cycle_id)
        shown = await shown_one(work, cycles, caller, cycle)
        aim = await Aims(work, caller, "aim:read", unfiltered=off).get(cycle.aim_id) if cycle.aim_id else None
    tree = sheets_in(language.value).of(
        shown, aim.statement if aim else "", paper.value, request.app.state.parts.clock.now().date()
    )
    return _answer(await press.sheet(tree), f"{tree['title']}.pdf")
