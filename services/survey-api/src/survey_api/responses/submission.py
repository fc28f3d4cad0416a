"""One submission as it comes in: read strictly, made canonical, checked against its form."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from chassis.problems import Fault, Invalid, Refusal, TooLarge
from form_engine.shape import FieldError, ShapeChecker

from survey_api.errors import ResponseInvalid

MOST_BYTES = 1 << 20
MOST_IN_BATCH = 500
MOST_BATCH_BYTES = 2 << 20

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class AnnouncedFile(msgspec.Struct, forbid_unknown_fields=True):
    """A file that an answer names and that will follow."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, msgspec.Meta(ge=1, le=1 << 40)]


class Submission(msgspec.Struct, forbid_unknown_fields=True):
    """The body of one response."""

    instrument_version_id: UUID
    answers: dict[str, Any]
    language: Annotated[str, msgspec.Meta(min_length=2, max_length=35, pattern=r"^[A-Za-z0-9-]+$")]
    started_at: Moment | None = None
    ended_at: Moment | None = None
    invitation_id: UUID | None = None
    attachments: Annotated[list[AnnouncedFile], msgspec.Meta(max_length=200)] = []


class Numbered(Submission, forbid_unknown_fields=True, kw_only=True):
    """One response of a batch, with its id."""

    id: UUID


class Amendment(Submission, forbid_unknown_fields=True, kw_only=True):
    """The answers anew, under the id of this version."""

    instance_id: UUID


class Batch(msgspec.Struct, forbid_unknown_fields=True):
    """At most 500 responses."""

    responses: Annotated[list[Numbered], msgspec.Meta(min_length=1, max_length=MOST_IN_BATCH)]


class Unreadable(Refusal):
    code, status, title = "request.unreadable", 400, "The request can not be read"


_ONE = msgspec.json.Decoder(Submission)
_AMENDMENT = msgspec.json.Decoder(Amendment)
_BATCH = msgspec.json.Decoder(Batch)
_ENCODER = msgspec.json.Encoder(order="sorted")


def read_one(body: bytes) -> Submission:
    """Raises Unreadable for what is no JSON, Invalid for a wrong field, TooLarge over 1 MB."""
    if len(body) > MOST_BYTES:
        raise TooLarge("A response has at most 1 MB.")
    one: Submission = _read(_ONE, body)
    return one


def read_amendment(body: bytes) -> Amendment:
    """Raises as `read_one`."""
    if len(body) > MOST_BYTES:
        raise TooLarge("A response has at most 1 MB.")
    one: Amendment = _read(_AMENDMENT, body)
    return one


def read_batch(body: bytes) -> Batch:
    """Raises as `read_one`; TooLarge over 2 MB."""
    if len(body) > MOST_BATCH_BYTES:
        raise TooLarge("A batch has at most 2 MB; send it in parts.")
    batch: Batch = _read(_BATCH, body)
    return batch


def _read(decoder: msgspec.json.Decoder[Any], body: bytes) -> Any:
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `")
        raise Invalid(
            "The body is not a response as it must be.",
            faults=[
                {
                    "pointer": _pointer(place.rstrip("`")),
                    "code": "field.invalid",
                    "message": message,
                    "fix": "Look up the shape of this field in the documentation.",
                }
            ],
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(f"This is not JSON that can be read: {error}") from error


def _pointer(place: str) -> str:
    """`$.responses[3].language` -> `/responses/3/language`."""
    return place.lstrip("$").replace("[", ".").replace("]", "").replace(".", "/")


@dataclass(frozen=True, slots=True)
class Content:
    """What was said, in the one form in which it is stored and compared."""

    answers: str
    sha256: str


def canonical(wave_id: UUID, one: Submission, invitation_id: UUID | None) -> Content:
    """Canonical JSON (sorted keys, UTC) and its SHA-256: the same content for the same invitation, the same hash.

    `invitation_id` is whose answer it is, said by the personal link or by the body: both ways are one content.
    """
    answers = _ENCODER.encode(one.answers)
    announced = sorted((file.name, file.sha256, file.size) for file in one.attachments)
    around = (
        wave_id,
        one.instrument_version_id,
        one.language,
        _utc(one.started_at),
        _utc(one.ended_at),
        invitation_id,
        *([announced] if announced else []),
    )
    return Content(answers.decode(), hashlib.sha256(_ENCODER.encode(around) + answers).hexdigest())


def _utc(moment: datetime | None) -> datetime | None:
    return moment if moment is None else moment.astimezone(UTC)


def faults_of(
    one: Submission, checker: ShapeChecker, version_id: UUID, languages: Sequence[str]
) -> list[Fault]:
    """Every field that keeps this from being stored, with pointers into the response."""
    faults: list[Fault] = []
    if one.instrument_version_id != version_id:
        faults.append(
            {
                "pointer": "/instrument_version_id",
                "code": "version.wrong",
                "message": "The wave asks another version of the questionnaire.",
                "fix": f"Answer the version {version_id}.",
            }
        )
        return faults
    if one.language not in languages:
        faults.append(
            {
                "pointer": "/language",
                "code": "language.unknown",
                "message": f"The questionnaire is not there in {one.language}.",
                "fix": f"One of: {', '.join(languages)}.",
            }
        )
    if one.started_at and one.ended_at and one.ended_at < one.started_at:
        faults.append(
            {
                "pointer": "/ended_at",
                "code": "time.order",
                "message": "The answer ended before it began.",
                "fix": "Send the time at which the last question was answered.",
            }
        )
    return faults + placed(checker.check(one.answers))


def placed(errors: Sequence[FieldError]) -> list[Fault]:
    """With pointers into the response instead of into its answers."""
    return [{**error.to_json(), "pointer": f"/answers{error.pointer}"} for error in errors]


def refuse(faults: Sequence[Fault]) -> None:
    """Raises ResponseInvalid if there is any."""
    if faults:
        raise ResponseInvalid(f"{len(faults)} fields are at fault; nothing was stored.", faults=faults)
