"""What hangs on the cycles: links and frozen charts, and files that are sent as any device sends them, by tus."""

import base64
import hashlib
from typing import Final

from duru_client import Client
from duru_client.operations.pdsa import CycleOut, EvidenceIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.pictures import tally_board
from demonstration.sites.model import Evidence, Site

_UPLOADS: Final = "/api/pdsa/v1/uploads"
_TUS: Final = {"Tus-Resumable": "1.0.0"}


def load_evidence(caller: Caller, demo: Programme, places: Places) -> None:
    """A piece whose file has not arrived gets it now; one that somebody removed since is made again."""
    for site in demo.sites:
        names = [one.plan.about.name for one in demo.measures if one.plan.about.site == site.code]
        _hang(caller, site, names, places.networks[site.network.code])
    caller.say(f"{sum(len(site.evidence) for site in demo.sites)} pieces of evidence")


def _hang(caller: Caller, site: Site, names: list[str], network: str) -> None:
    pdsa = caller.client.pdsa
    cycles = {one["title"]: one for one in pdsa.iter_list_cycles(network_id=network, limit=PAGE)}
    measures = {one["name"]: one["id"] for one in pdsa.iter_list_measures(network_id=network, limit=PAGE)}
    for piece in site.evidence:
        cycle = cycles[piece.cycle]
        measure = measures[names[piece.measure]] if piece.measure is not None else None
        there = first(pdsa.iter_list_evidence(cycle_id=cycle["id"], limit=PAGE), title=piece.title)
        made = there or pdsa.add_evidence(
            _said(piece, cycle, site.language, measure),
            idempotency_key=stable_key("evidence", cycle["id"], piece.title),
        )
        if made["state"] == "waiting":
            upload = _sent(caller.client, piece.name, _content(piece))
            pdsa.attach_file(made["id"], {"upload_id": upload})


def _content(piece: Evidence) -> bytes:
    return tally_board(piece.drawing.counts) if piece.drawing else piece.text.encode("utf-8")


def _said(piece: Evidence, cycle: CycleOut, language: str, measure: str | None) -> EvidenceIn:
    body: EvidenceIn = {
        "cycle_id": cycle["id"],
        "kind": piece.kind,
        "title": piece.title,
        "shows": piece.shows,
        "method": piece.method,
        "collected_on": piece.collected_on.isoformat(),
        "stage": piece.stage,
        "voice": piece.voice,
        "alt": piece.alt,
    }
    if piece.kind == "link":
        body["url"] = piece.url
    elif measure:
        body["chart"] = {"measure_id": measure, "language": language}
    else:
        content = _content(piece)
        body["file"] = {
            "name": piece.name,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        body["people"] = "nobody" if piece.kind == "photo" else None
    return body


def _sent(client: Client, name: str, content: bytes) -> str:
    """The id of an upload that is whole."""
    told = f"filename {base64.b64encode(name.encode()).decode()}"
    begun = client.request(
        "POST",
        _UPLOADS,
        headers={**_TUS, "Upload-Length": str(len(content)), "Upload-Metadata": told},
    )
    where = begun.headers["Location"]
    piece = {**_TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    client.request("PATCH", where, content=content, headers=piece)
    return str(where.rpartition("/")[2])
