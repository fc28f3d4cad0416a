"""The use cases of instruments."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.child import ChildFailed, run_limited
from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound
from contracts.events import InstrumentPublished
from form_engine.roster import asks_for_people

from survey_api.errors import InstrumentInvalid, InstrumentTooCostly, InstrumentUnreadable
from survey_api.instruments.changes import changes
from survey_api.instruments.models import Instrument, InstrumentVersion
from survey_api.instruments.repository import Instruments
from survey_api.instruments.schemas import (
    FormModel,
    FormProblem,
    InstrumentOut,
    QuestionChange,
    VersionChanges,
)
from survey_api.mappings.carrying import keep_uses
from survey_api.settings import SurveySettings

Form = dict[str, Any]
MOST_FAULTS = 1_000


def shown(version: InstrumentVersion) -> InstrumentOut:
    return InstrumentOut(
        id=version.instrument_id,
        project_id=version.project_id,
        form_id=version.form_id,
        title=version.title,
        version=version.number,
        version_id=version.id,
        form_version=version.form_version,
        languages=[language["code"] for language in version.languages],
        default_language=version.default_language,
        questions=version.questions,
        web=version.web,
        asks_for_people=asks_for_people(version.model),
        problems=[FormProblem(**problem) for problem in version.problems],
        repairs=version.repairs,
        sha256=version.sha256,
        created_at=version.created_at,
    )


async def in_child(target: str, payload: bytes, settings: SurveySettings) -> Any:
    """What `module:function` makes of a payload, in a limited child process.

    Raises InstrumentTooCostly or InstrumentUnreadable.
    """
    try:
        return await run_limited(
            target, payload, seconds=settings.form_seconds, megabytes=settings.form_megabytes
        )
    except ChildFailed as failed:
        if failed.reason in ("time", "memory"):
            raise InstrumentTooCostly(
                f"Reading this form took more {failed.reason} than a form may take."
                " Delete empty rows, pictures and unused sheets, or split the form.",
            ) from failed
        raise InstrumentUnreadable(
            "This file could not be read. Save the form again and upload that."
        ) from failed


async def as_workbook(content: bytes, settings: SurveySettings) -> bytes:
    """The sheets of any file that was accepted, as .xlsx."""
    made = await in_child("survey_api.authoring.child:rewrite", content, settings)
    return base64.b64decode(made["xlsx"])


async def read_form(content: bytes, settings: SurveySettings, repairs: Sequence[str] = ()) -> Form:
    """The converted and compiled form, with the repairs made that a person accepted.

    Raises InstrumentInvalid with every row at fault, or what else is wrong.
    """
    if not content:
        raise InstrumentUnreadable("The body is empty: send the bytes of the XLSForm.")
    form: Form = await in_child(
        f"survey_api.instruments.gate:{'convert_repaired' if repairs else 'convert_form'}",
        b" ".join(one.encode() for one in repairs) + b"\n" + content if repairs else content,
        settings,
    )
    if faults := form["faults"]:
        refusal = InstrumentUnreadable if form.get("unreadable") else InstrumentInvalid
        first = faults[0]["message"]
        detail = first if form.get("unreadable") else f"{len(faults)} places are at fault. {first}"
        raise refusal(detail, faults=faults[:MOST_FAULTS])
    return {**form, "repairs": list(repairs)}


async def publish(
    work: Transaction,
    instruments: Instruments,
    caller: Principal,
    project_id: UUID,
    file_name: str,
    content: bytes,
    form: Form,
) -> tuple[InstrumentVersion, bool]:
    """The version of these bytes, and whether it is new."""
    caller.require_everywhere("instrument:write", project_id=project_id)
    digest = hashlib.sha256(content).hexdigest()
    if known := await instruments.same_bytes(project_id, digest):
        return known, False
    instrument = await instruments.by_form(project_id, form["form_id"])
    number = 1
    if instrument is None:
        instrument = Instrument(
            tenant_id=caller.only_tenant(),
            id=new_id(),
            project_id=project_id,
            form_id=form["form_id"],
            created_at=work.clock.now(),
        )
        instruments.add(instrument)
        await work.session.flush()
    elif newest := await instruments.newest(instrument.id, permission="instrument:write"):
        number = newest.number + 1
    version = _version(work, caller, instrument, number, file_name, content, digest, form)
    instruments.add(version)
    await keep_uses(work, caller, version, form["taken"])
    work.audit(
        "instrument.published",
        tenant_id=version.tenant_id,
        subject_kind="instrument_version",
        subject_id=version.id,
        detail={"sha256": digest, "number": number, "repairs": version.repairs},
    )
    work.emit(
        InstrumentPublished(instrument_id=instrument.id, version_id=version.id),
        tenant_id=version.tenant_id,
        project_id=project_id,
    )
    return version, True


def _version(
    work: Transaction,
    caller: Principal,
    instrument: Instrument,
    number: int,
    file_name: str,
    content: bytes,
    digest: str,
    form: Form,
) -> InstrumentVersion:
    kept = ("form_id", "form_version", "title", "languages", "default_language", "questions", "web",
            "problems", "repairs", "model", "measures", "xform")  # fmt: skip
    return InstrumentVersion(
        **{name: form[name] for name in kept},
        tenant_id=instrument.tenant_id,
        id=new_id(),
        project_id=instrument.project_id,
        instrument_id=instrument.id,
        number=number,
        file_name=file_name,
        sha256=digest,
        size=len(content),
        created_at=work.clock.now(),
        created_by=caller.id,
    )


async def read(instruments: Instruments, instrument_id: UUID, version_id: UUID | None) -> InstrumentVersion:
    """Raises NotFound."""
    found = await instruments.newest(instrument_id, version_id)
    if found is None:
        raise NotFound
    return found


async def compare(
    instruments: Instruments, newer: InstrumentVersion, with_version: int | None
) -> VersionChanges:
    """With the version before it, or with the one that is named. Raises NotFound where there is none."""
    older = await instruments.numbered(newer.instrument_id, with_version or newer.number - 1)
    if older is None:
        raise NotFound("There is no such version to compare with.")
    return _told(older, newer.number, newer.model, newer.questions)


async def compare_with_newest(
    instruments: Instruments, project_id: UUID, form: Form
) -> VersionChanges | None:
    """What a form that is not published yet would change; None when it would be a first version."""
    instrument = await instruments.by_form(project_id, form["form_id"])
    older = await instruments.newest(instrument.id) if instrument else None
    return _told(older, older.number + 1, form["model"], form["questions"]) if older else None


def _told(older: InstrumentVersion, number: int, model: Form, questions: int) -> VersionChanges:
    found = changes(older.model, model)
    gone = sum(not one.comparable and "removed" not in one.kinds for one in found)
    return VersionChanges(
        from_version=older.number,
        to_version=number,
        comparable=questions - gone,
        changes=[QuestionChange(**one.to_json()) for one in found],
    )


def model_of(version: InstrumentVersion) -> FormModel:
    return FormModel(instrument_version_id=version.id, model=version.model, measures=version.measures)
