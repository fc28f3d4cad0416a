"""Attachments on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.attachments.models import Attachment
from survey_api.examples import with_example


class AttachmentRefusal(Shape):
    code: str
    message: str
    fix: str


class AttachmentOut(Shape):
    """A file that an answer names."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000061",
            "name": "1700000000000.jpg",
            "pointer": "/visit/photo",
            "kind": "image",
            "named": True,
            "state": "complete",
            "refusal": None,
            "media_type": "image/jpeg",
            "size": 183204,
            "width": 2048,
            "height": 1536,
            "received_sha256": "5d41" + "0" * 60,
            "received_at": "2023-09-05T13:14:00Z",
        }
    )

    id: UUID
    name: str = Field(description="As the answer says it")
    pointer: str = Field(description="The answer that names it, as a JSON pointer")
    kind: Literal["image", "audio", "video", "file"]
    named: bool = Field(description="False for a file of a version before, which is no longer waited for")
    state: Literal["missing", "complete", "refused"]
    refusal: AttachmentRefusal | None = Field(description="Why it was not taken in, and what to do")
    media_type: str | None
    size: int | None = Field(description="Bytes that are kept; pictures are made anew")
    width: int | None
    height: int | None
    received_sha256: str | None = Field(description="Of the bytes that came: the receipt")
    received_at: datetime | None


class AttachmentSent(Shape):
    """A whole upload that is to be the file of this name."""

    name: str = Field(min_length=1, max_length=200)
    upload_id: UUID


class AttachmentsOut(Shape):
    """The files of a response, for whoever sent it."""

    missing: int
    items: list[AttachmentOut]


def shown(attachment: Attachment) -> AttachmentOut:
    return AttachmentOut(**attachment.model_dump(include=set(AttachmentOut.model_fields)))
