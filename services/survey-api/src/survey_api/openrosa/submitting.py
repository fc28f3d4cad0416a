"""A submission from a device: read, checked, its files looked at, and only then stored."""

import asyncio
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from uuid import UUID

import orjson
from chassis.database import Transaction
from chassis.files.kinds import FileRefused
from chassis.parts import Parts
from chassis.problems import TooLarge

from survey_api.app_users.models import AppUser
from survey_api.attachments.attaching import Attaching, Prepared
from survey_api.attachments.domain import files_of
from survey_api.attachments.errors import FileNotTaken
from survey_api.conflicts.keeping import clash, keep_answers
from survey_api.errors import WaveClosed
from survey_api.openrosa import forms
from survey_api.openrosa.errors import BodyUnreadable, FormUnknown, OriginalMissing
from survey_api.openrosa.gate import Device, scope_of, sender_of
from survey_api.openrosa.instance import AnswerReader, Instance, id_of, read_instance, times_of
from survey_api.openrosa.multipart import Part, parts_of
from survey_api.responses.amending import Newer, amend, response_of_instance
from survey_api.responses.door import raise_refusal
from survey_api.responses.intake import Intake, KnownWave, Sender
from survey_api.responses.models import Response
from survey_api.responses.storage import Row
from survey_api.responses.submission import MOST_BYTES, Submission, refuse
from survey_api.waves import domain
from survey_api.waves.models import Wave

XML_PART: Final = "xml_submission_file"
_KEPT_READERS = 30
_PIECE = 256 << 10


@dataclass(frozen=True)
class Received:
    """What became of a submission: for which wave it was, how many files are missing yet, and which came that no answer names."""

    wave_id: UUID
    missing: int
    left_out: Sequence[str]


@dataclass
class Submitting:
    parts: Parts
    intake: Intake
    attaching: Attaching

    def __post_init__(self) -> None:
        self._readers: OrderedDict[UUID, AnswerReader] = OrderedDict()

    async def submit(self, device: AppUser, body: IO[bytes], boundary: bytes) -> Received:
        """Raises a Refusal of this door or of the intake; then nothing of the submission was stored, but what
        clashes with something stored is kept as a conflict."""
        parts = await asyncio.to_thread(parts_of, body, boundary)
        xml = _xml_of(parts, body)
        instance = read_instance(xml)
        wave, sender, is_known = await self._wave(device, instance)
        known = await self.intake.known_wave(scope_of(device), wave.id)
        row = self._row(sender, known, instance, xml)
        if wave.state == domain.CLOSED and not is_known:
            raise WaveClosed("It takes no more answers.")
        names = {named["name"] for named in orjson.loads(row.files)}
        files, left_out = _files_of(parts, names)
        kinds = {one.name: one.kind for one in files_of(orjson.loads(row.answers), known.file_paths)}
        await self.attaching.check_room(device.tenant_id, sum(part.size for part in files.values()))
        prepared = [await self._prepare(device, body, part, kinds[name]) for name, part in files.items()]
        response_id = await self._store(sender, wave, instance, row)
        missing = await self.attaching.attach_parts(
            scope_of(device), Device(sender.name), wave.id, response_id, prepared
        )
        return Received(wave.id, missing, left_out)

    async def _wave(self, device: AppUser, instance: Instance) -> tuple[Wave, Sender, bool]:
        """The wave that the form's id names, the device as who sends to it, and whether this instance is stored
        there. Raises FormUnknown."""
        async with self.parts.database.transaction(scope_of(device)) as work:
            wave = forms.of_mark(await forms.waves_of(work.session, device), instance.form_id)
            if wave is None:
                raise FormUnknown("Refresh the forms of this device and fill in one that is there.")
            found = await response_of_instance(work.session, wave.id, id_of(instance.instance_id, wave.id))
            district_id = await forms.district_of(work.session, wave.id, device.network_id)
        return wave, sender_of(device, district_id), found is not None

    def _row(self, sender: Sender, known: KnownWave, instance: Instance, xml: bytes) -> Row:
        """Raises ResponseInvalid with every place at fault."""
        if instance.version != known.form_version:
            fault = {
                "pointer": "/version",
                "code": "version.wrong",
                "message": f"The wave asks version {known.form_version or '(none)'} of the form.",
                "fix": "Refresh the forms of this device.",
            }
            refuse([fault])
        answers = self._reader(known).read(instance.root)
        began, ended = times_of(answers, known.model)
        submission = Submission(
            instrument_version_id=known.version_id,
            answers=answers,
            language=known.languages[0],
            started_at=began,
            ended_at=ended,
        )
        row = self.intake.row(sender, known, id_of(instance.instance_id, known.id), submission)
        row.xml = _as_text(xml)
        return row

    def _reader(self, known: KnownWave) -> AnswerReader:
        if known.version_id not in self._readers:
            self._readers[known.version_id] = AnswerReader(known.model)
            while len(self._readers) > _KEPT_READERS:
                self._readers.popitem(last=False)
        return self._readers[known.version_id]

    async def _prepare(self, device: AppUser, body: IO[bytes], part: Part, kind: str) -> Prepared:
        """Raises FileNotTaken."""
        name = part.filename or part.name
        if part.size == 0:
            raise BodyUnreadable(f"The file {name[:80]} is empty.")
        if part.size > self.attaching.files.uploads.limits.most_bytes:
            raise TooLarge(f"The file {name[:80]} is larger than a file may be.")
        with tempfile.NamedTemporaryFile(dir=str(self.attaching.files.uploads.spool)) as copy:
            await asyncio.to_thread(_copy, body, part, copy)
            try:
                return await self.attaching.prepare(device.tenant_id, name, Path(copy.name), kind)
            except FileRefused as refused:
                raise FileNotTaken(refused, name) from refused

    async def _store(self, sender: Sender, wave: Wave, instance: Instance, row: Row) -> UUID:
        """The id of the record that it is now. Raises ResponseConflict, ResponseNotKept, WaveClosed,
        OriginalMissing."""
        if instance.deprecated_id is None:
            repeated = await self._as_edit_before(sender, wave, row)
            if repeated is not None:
                return repeated
            stored = await self.intake.store_one(sender, row)
            raise_refusal(stored)
            return row.id
        original = id_of(instance.deprecated_id, wave.id)
        async with self.parts.database.transaction(sender.scope, actor=Device(sender.name)) as work:
            response = await _edited(work, wave, original)
            kept = False
            verdict = None if response is None else _verdict(response, row, original, wave)
            if response is not None and verdict == "amend":
                await amend(work, response, _newer(row), row.submitted_by)
            elif response is not None and verdict == "conflict":
                kept = await keep_answers(work, response, row)
        if response is None:
            raise OriginalMissing("Send the original first; this one is taken after it.")
        if verdict == "closed":
            raise WaveClosed("It takes no more answers, and no changes to them.")
        if verdict == "conflict":
            raise clash("It can not take the place of what is stored.", kept=kept)
        self.intake.woken(row)
        return response.id

    async def _as_edit_before(self, sender: Sender, wave: Wave, row: Row) -> UUID | None:
        """The record of which this instance is a later version already; None for one of its own.

        Raises ResponseConflict or ResponseNotKept where the same edit came with other content.
        """
        async with self.parts.database.transaction(sender.scope, actor=Device(sender.name)) as work:
            found = await response_of_instance(work.session, wave.id, row.id)
            if found is None or found[0].id == row.id:
                return None
            response, before = found
            same = row.sha256 in {response.sha256, *before.values()}
            kept = not same and await keep_answers(work, response, row)
        if not same:
            raise clash("Other content was sent under this id.", kept=kept)
        return response.id


async def _edited(work: Transaction, wave: Wave, original: UUID) -> Response | None:
    """The record that an edit is of, locked."""
    found = await response_of_instance(work.session, wave.id, original, lock=True)
    return found[0] if found else None


def _verdict(response: Response, row: Row, original: UUID, wave: Wave) -> str:
    """amend, repeated, conflict or closed."""
    if response.newest_instance == row.id:
        return "repeated" if response.sha256 == row.sha256 else "conflict"
    if wave.state == domain.CLOSED:
        return "closed"
    return "amend" if wave.amendments and response.newest_instance == original else "conflict"


def _newer(row: Row) -> Newer:
    return Newer(
        instance_id=row.id,
        answers=orjson.loads(row.answers),
        sha256=row.sha256,
        language=row.language,
        started_at=row.started_at,
        ended_at=row.ended_at,
        xml=row.xml,
        submitted_by=row.submitted_by,
        files=orjson.loads(row.files),
        cause="edit",
    )


def _xml_of(parts: Sequence[Part], body: IO[bytes]) -> bytes:
    found = [part for part in parts if part.name == XML_PART]
    if len(found) != 1:
        raise BodyUnreadable(f"A submission has exactly one part {XML_PART}; this one has {len(found)}.")
    if found[0].size > MOST_BYTES:
        raise TooLarge("The XML of a submission has at most 1 MB.")
    body.seek(found[0].begins)
    return body.read(found[0].size)


def _files_of(parts: Sequence[Part], names: set[str]) -> tuple[dict[str, Part], list[str]]:
    """The files that answers name, and the names of those that none does."""
    files: dict[str, Part] = {}
    left_out: list[str] = []
    for part in parts:
        if part.name == XML_PART or part.filename is None:
            continue
        if part.filename in files:
            raise BodyUnreadable(f"The file {part.filename[:80]} stands twice in one post.")
        if part.filename in names:
            files[part.filename] = part
        else:
            left_out.append(part.filename)
    return files, left_out


def _copy(body: IO[bytes], part: Part, into: IO[bytes]) -> None:
    body.seek(part.begins)
    left = part.size
    while left:
        piece = body.read(min(left, _PIECE))
        into.write(piece)
        left -= len(piece)
    into.flush()


def _as_text(xml: bytes) -> str | None:
    """As it came; None for another encoding than UTF-8, whose answers were read all the same."""
    try:
        return xml.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
