"""Responses."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.columns import document, moment
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Identity, Index, Text, text
from sqlmodel import Field

from survey_api.tables import Table


class Response(Table, table=True):
    """One submission, under the id that its client gave it.

    What was answered is changed in one way only: by `amending`, which keeps the version before.
    `files_missing` counts the files that its answers name and that have not arrived.

    `counted` tells whether it fills an invitation; None until it has been evaluated.
    """

    __tablename__ = "response"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "wave_id"], ["wave.tenant_id", "wave.id"]),
        Index("response_wave", "tenant_id", "wave_id", "id"),
        Index(
            "response_instance",
            "tenant_id",
            "instance_id",
            postgresql_where=text("instance_id is not null"),
        ),
        Index(
            "response_invitation",
            "tenant_id",
            "invitation_id",
            postgresql_where=text("invitation_id is not null"),
        ),
        Index("response_pending", "tenant_id", "position", postgresql_where=text("evaluated_at is null")),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    position: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), nullable=False)
    )
    instrument_version_id: UUID
    network_id: UUID
    school_id: UUID | None = None
    district_id: UUID | None = None
    link_id: UUID | None = None
    invitation_id: UUID | None = None
    language: str = Field(sa_type=Text)
    started_at: datetime | None = moment(nullable=True, default=None)
    ended_at: datetime | None = moment(nullable=True, default=None)
    answers: dict[str, Any] = document()
    sha256: str = Field(sa_type=Text)
    submitted_by: str = Field(sa_type=Text)
    received_at: datetime = moment()
    state: str = Field(default="received", sa_type=Text, sa_column_kwargs={"server_default": "received"})
    counted: bool | None = None
    applicable: int | None = None
    answered: int | None = None
    problems: list[dict[str, Any]] | None = document(nullable=True, default=None)
    evaluated_at: datetime | None = moment(nullable=True, default=None)
    files_missing: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    instance_id: UUID | None = None
    xml: str | None = Field(default=None, sa_type=Text)
    amended_at: datetime | None = moment(nullable=True, default=None)

    @property
    def newest_instance(self) -> UUID:
        """The instance id of the newest version: that of the first is the response's own."""
        return self.instance_id or self.id


class ResponseVersion(Table, table=True):
    """A version of a response that another one has taken the place of."""

    __tablename__ = "response_version"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "response_id"], ["response.tenant_id", "response.id"]),
        Index("response_version_instance", "tenant_id", "instance_id"),
    )

    tenant_id: UUID = Field(primary_key=True)
    response_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    project_id: UUID
    wave_id: UUID
    network_id: UUID
    instance_id: UUID
    sha256: str = Field(sa_type=Text)
    language: str = Field(sa_type=Text)
    started_at: datetime | None = moment(nullable=True, default=None)
    ended_at: datetime | None = moment(nullable=True, default=None)
    answers: dict[str, Any] = document()
    xml: str | None = Field(default=None, sa_type=Text)
    submitted_by: str = Field(sa_type=Text)
    received_at: datetime = moment()
    replaced_at: datetime = moment()
    replaced_by: str = Field(sa_type=Text)
    cause: str = Field(sa_type=Text)
