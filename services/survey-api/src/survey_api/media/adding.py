"""Adding a file to a version of a questionnaire: looked at, stored, and compiled into the form: a list with
its rows, a picture by its being there.

No transaction is open while the file is looked at and the form is compiled.
"""

import asyncio
import base64
import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
from chassis.child import ChildFailed, run_limited
from chassis.database import Database, Scope, Transaction
from chassis.files.inspection import SECONDS, examined
from chassis.files.kinds import FileRefused
from chassis.files.names import ending_of
from chassis.files.room import FileRoom
from chassis.files.serving import DRAWING
from chassis.files.store import StoredFile
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Unavailable
from form_engine.attached import ROSTER

from survey_api.instruments.models import InstrumentVersion
from survey_api.media import repository
from survey_api.media.errors import MediaFrozen, MediaRefused, MediaSupplied, MediaUnknown
from survey_api.media.models import FormMedia
from survey_api.media.needed import Needed, needed_files
from survey_api.media.own_list import CSV, KEEPER
from survey_api.settings import SurveySettings

MOST_BYTES: Final = 20 << 20
_TRIES = 4
_FAMILIES: Final = {
    "image": frozenset({"picture"}),
    "audio": frozenset({"sound", "video"}),
    "video": frozenset({"video", "sound"}),
    "list": frozenset({"document"}),
}
_LISTS: Final = frozenset({"csv", "xml", "geojson"})
_DRAWING_MEGABYTES: Final = 512
_AS_TEXT: Final = frozenset({"geojson", "json"})


@dataclass(frozen=True)
class Ready:
    """A file that waits for its row, and the form as it is with it and with `beside`: the files that are here."""

    media_type: str
    file: StoredFile
    md5: str
    model: dict[str, Any] | None
    beside: frozenset[tuple[str, str]] = frozenset()


@dataclass
class MediaAdding:
    database: Database
    files: FileRoom
    settings: SurveySettings
    children: asyncio.Semaphore

    async def add(
        self, caller: Principal, version: InstrumentVersion, name: str, content: bytes
    ) -> FormMedia:
        """The same bytes again change nothing; other bytes take their place while nobody has seen the first.

        Raises MediaUnknown for a file that the form does not need, MediaSupplied for the list of people,
        MediaRefused, MediaFrozen.
        """
        if name == ROSTER:
            raise MediaSupplied(
                f"{ROSTER} holds the people of the respondent's network. It comes from the roster when a personal"
                " link is opened; for a list of your own choose another file name."
            )
        needed = next((one for one in needed_files(version.xform) if one.name == name), None)
        if needed is None:
            raise MediaUnknown("Add the files that the form needs; their names are listed with it.")
        for _ in range(_TRIES):
            async with self.children:
                try:
                    ready = await self._ready(version, needed, content)
                except FileRefused as refused:
                    raise MediaRefused(refused, name) from refused
            async with self.database.transaction(Scope.of(caller), actor=caller) as work:
                if written := await self._write(work, caller, version.id, needed, ready):
                    return written
        raise Unavailable("Others add files to this form at the same time. Send it again in a moment.")

    async def _ready(self, version: InstrumentVersion, needed: Needed, content: bytes) -> Ready:
        media_type, kept = await self._looked_at(needed, content)
        model, beside = await self._compiled(version, needed, kept)
        file = await self.files.keeping.store(version.tenant_id, KEEPER, kept, media_type)
        return Ready(media_type, file, hashlib.md5(kept, usedforsecurity=False).hexdigest(), model, beside)

    async def _looked_at(self, needed: Needed, content: bytes) -> tuple[str, bytes]:
        """What may be given out. Raises FileRefused."""
        ending = ending_of(needed.name)
        if ending == "svg" and needed.kind == "image":
            await _plain(content)
            return DRAWING, content
        shown = f"{needed.name}.txt" if ending in _AS_TEXT else needed.name
        spool = self.files.uploads.spool
        with tempfile.NamedTemporaryFile(dir=str(spool)) as copy:
            await asyncio.to_thread(copy.write, content)
            copy.flush()
            async with examined(Path(copy.name), shown, spool) as looked:
                if looked.family not in _FAMILIES[needed.kind]:
                    raise FileRefused(
                        "file.other_kind",
                        f"the form asks for {needed.kind}, this is a {looked.family}",
                        "Send what the form asks for.",
                    )
                if looked.picture is not None:
                    return looked.media_type, looked.picture
                assert looked.path is not None
                kept = await asyncio.to_thread(looked.path.read_bytes)
                return (CSV if ending == "csv" else looked.media_type), kept

    async def _compiled(
        self, version: InstrumentVersion, needed: Needed, content: bytes
    ) -> tuple[dict[str, Any], frozenset[tuple[str, str]]]:
        """The form with this file and those that are here. Raises FileRefused for a list that can not be read."""
        async with self.database.transaction(Scope.tenant(version.tenant_id)) as work:
            beside = _others(await repository.of_version(work.session, version.id), needed.name)
        media = {needed.name: content if _is_list(needed.name) else b""}
        for name, sha256 in beside:
            # Of a picture the form need only know that it is there.
            media[name] = await self.files.store.get(version.tenant_id, sha256) if _is_list(name) else b""
        coded = {name: base64.b64encode(value).decode() for name, value in media.items()}
        try:
            made: dict[str, Any] = await run_limited(
                "survey_api.media.compiling:compile_with",
                orjson.dumps({"xform": version.xform, "media": coded}),
                seconds=self.settings.form_seconds,
                megabytes=self.settings.form_megabytes,
            )
        except ChildFailed as failed:
            raise FileRefused(
                "media.too_costly",
                f"reading this list takes more {failed.reason} than allowed",
                "Split the list.",
            ) from failed
        if made["faults"]:
            raise FileRefused("media.unreadable", made["faults"][0], "Save it as CSV in UTF-8.")
        return made["model"], beside

    async def _write(
        self, work: Transaction, caller: Principal, version_id: UUID, needed: Needed, ready: Ready
    ) -> FormMedia | None:
        """None when another file came in between: then the form is compiled anew."""
        version = await repository.lock(work.session, version_id)
        known = await repository.one(work.session, version_id, needed.name)
        if known is not None and known.sha256 == ready.file.sha256:
            return known
        if known is not None and await repository.was_opened(work.session, version_id):
            raise MediaFrozen("A wave with this questionnaire was opened. Upload the form as a new version.")
        if not await self.files.keeping.confirm(work, version.tenant_id, [ready.file.sha256]):
            raise Unavailable("The file could not be kept. Send it again.", part="files")
        beside = _others(await repository.of_version(work.session, version_id), needed.name)
        if beside != ready.beside:
            return None
        made = await self._row(work, caller, version, needed, ready, known)
        if ready.model is not None:
            version.model, version.web = ready.model, bool(ready.model["web"])
        version.problems = [one for one in version.problems if not _about(one, needed.name)]
        await work.session.flush()
        work.audit(
            "instrument.media_added",
            tenant_id=version.tenant_id,
            subject_kind="instrument_version",
            subject_id=version_id,
            detail={"name": needed.name, "sha256": ready.file.sha256},
        )
        return made

    async def _row(
        self,
        work: Transaction,
        caller: Principal,
        version: InstrumentVersion,
        needed: Needed,
        ready: Ready,
        known: FormMedia | None,
    ) -> FormMedia:
        values: dict[str, Any] = {
            "media_type": ready.media_type,
            "size": ready.file.size,
            "sha256": ready.file.sha256,
            "md5": ready.md5,
            "created_at": work.clock.now(),
            "created_by": caller.id,
        }
        if known is not None:
            before = known.sha256
            for name, value in values.items():
                setattr(known, name, value)
            await work.session.flush()
            await self.files.keeping.release(work, version.tenant_id, [before])
            return known
        made = FormMedia(
            **values,
            tenant_id=version.tenant_id,
            id=new_id(),
            project_id=version.project_id,
            instrument_version_id=version.id,
            name=needed.name,
        )
        work.session.add(made)
        return made


async def _plain(content: bytes) -> None:
    """Raises FileRefused for a drawing that holds more than a drawing."""
    try:
        found: dict[str, Any] = await run_limited(
            "survey_api.media.drawings:look", content, seconds=SECONDS, megabytes=_DRAWING_MEGABYTES
        )
    except ChildFailed as failed:
        raise FileRefused(
            "drawing.too_costly",
            f"looking at this drawing takes more {failed.reason} than allowed",
            "Simplify it, or save it as PNG.",
        ) from failed
    if "refused" in found:
        raise FileRefused(*found["refused"])


def _is_list(name: str) -> bool:
    return ending_of(name) in _LISTS


def _others(here: Sequence[FormMedia], but: str) -> frozenset[tuple[str, str]]:
    """Names and hashes of the files that are here beside one."""
    return frozenset((one.name, one.sha256) for one in here if one.name != but)


def _about(problem: dict[str, Any], name: str) -> bool:
    """Whether a problem of the form is that this file was not there."""
    return problem["code"] in ("media.missing", "web.list", "web.media") and f" {name}." in problem["message"]
