"""Just enough of identity-api and survey-api, behind a real socket, for one service under test."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

import orjson
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

from .slices import made_id, raw_slice


@dataclass
class Neighbours:
    """What the two answer, and what they were asked."""

    wave: UUID
    project: UUID
    networks: list[tuple[str, int, int]] = field(default_factory=list)
    districts: list[tuple[str, int, int]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    refuse_figures: bool = False
    still_open: bool = False
    survey_away: bool = False
    away_for_units: set[UUID] = field(default_factory=set)
    spoilt_units: set[UUID] = field(default_factory=set)
    frozen: dict[str, str] = field(default_factory=dict)
    freezes: list[str] = field(default_factory=list)
    limits: list[dict[str, Any]] = field(default_factory=list)
    slices_read: list[UUID] = field(default_factory=list)

    def units(self) -> dict[UUID, tuple[str, str, int, int]]:
        return {
            made_id(label): (kind, label, answers, invited)
            for kind, rows in (("network", self.networks), ("district", self.districts))
            for label, answers, invited in rows
        }


def neighbours_app(state: Neighbours) -> FastAPI:
    app = FastAPI()
    app.add_api_route("/api/identity/v1/token", _token(state), methods=["POST"])
    app.add_api_route("/api/identity/v1/directory/changes", _no_changes, methods=["GET"])
    app.add_api_route("/api/survey/v1/waves", _waves(state), methods=["GET"])
    app.add_api_route("/api/survey/v1/figures", _freeze(state), methods=["POST"])
    app.add_api_route("/api/survey/v1/figures/{set_id}/slices/{unit_id}", _slice(state), methods=["GET"])
    return app


async def _no_changes() -> Response:
    return JSONResponse({"items": [], "next": 0})


def _token(state: Neighbours) -> Any:
    async def token(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        subject = str(form.get("subject", ""))
        if form.get("client_secret") != "a-secret-for-tests":
            return JSONResponse({"code": "client.unknown"}, 401)
        if subject in state.gone:
            return JSONResponse({"code": "not_found"}, 404)
        limit = orjson.loads(form.get("limit", "{}"))
        state.limits.append({"subject": subject, **limit})
        said = orjson.dumps({"subject": subject, **limit}).decode()
        return JSONResponse({"access_token": said, "expires_in": 300, "token_type": "Bearer"})

    return token


def _rights(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(request.headers["authorization"].removeprefix("Bearer "))
    return found


def _refused(state: Neighbours, request: Request, permission: str) -> Response | None:
    if state.survey_away:
        return JSONResponse({"code": "unavailable"}, 503)
    if state.refuse_figures or permission not in _rights(request)["permissions"]:
        return JSONResponse({"code": "permission.denied", "detail": "no"}, 403)
    return None


def _waves(state: Neighbours) -> Any:
    async def waves(request: Request) -> Response:
        if refused := _refused(state, request, "wave:read"):
            return refused
        older = {"id": str(made_id("older")), "state": "closed", "ends_on": "2021-10-31"}
        running = {"id": str(made_id("running")), "state": "open", "ends_on": "2023-10-31"}
        newest = {"id": str(state.wave), "state": "closed", "ends_on": "2022-10-31"}
        mine = request.query_params["project_id"] == str(state.project)
        return JSONResponse({"items": [older, newest, running] if mine else [], "next_cursor": None})

    return waves


def _freeze(state: Neighbours) -> Any:
    async def freeze(request: Request) -> Response:
        if refused := _refused(state, request, "figures:freeze"):
            return refused
        if state.still_open:
            return JSONResponse({"code": "figures.wave_open", "detail": "Close the wave first."}, 409)
        key = request.headers["idempotency-key"]
        state.freezes.append(key)
        set_id = state.frozen.setdefault(key, str(made_id(key)))
        units = [{"id": str(i), "kind": k, "label": label} for i, (k, label, _, _) in state.units().items()]
        return JSONResponse({"id": set_id, "hash": "5eed" * 16, "units": units}, 201)

    return freeze


def _slice(state: Neighbours) -> Any:
    async def one(request: Request, set_id: UUID, unit_id: UUID) -> Response:
        if refused := _refused(state, request, "figures:read"):
            return refused
        if _rights(request).get("network_ids") != [str(unit_id)]:
            return JSONResponse({"code": "permission.denied", "detail": "not your unit"}, 403)
        if unit_id in state.away_for_units:
            return JSONResponse({"code": "unavailable"}, 503)
        state.slices_read.append(unit_id)
        kind, label, answers, invited = state.units()[unit_id]
        raw = raw_slice(kind, label, answers, invited, figure_set_id=str(set_id))
        if unit_id in state.spoilt_units:
            raw["participation"] = {"label": "no figures"}
        return JSONResponse(raw)

    return one
