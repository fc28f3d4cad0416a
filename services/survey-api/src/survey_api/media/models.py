"""Files of forms."""

from datetime import datetime
from uuid import UUID

from chassis.columns import moment
from sqlalchemy import BigInteger, ForeignKeyConstraint, Text, UniqueConstraint
from sqlmodel import Field

from survey_api.tables import Table


class FormMedia(Table, table=True):
    """One file that a version of a questionnaire needs and has. `md5` is what Collect compares."""

    __tablename__ = "form_media"
    __table_args__ = (
        UniqueConstraint("tenant_id", "instrument_version_id", "name"),
        ForeignKeyConstraint(
            ["tenant_id", "instrument_version_id"], ["instrument_version.tenant_id", "instrument_version.id"]
        ),
    )

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    instrument_version_id: UUID
    name: str = Field(sa_type=Text)
    media_type: str = Field(sa_type=Text)
    size: int = Field(sa_type=BigInteger)
    sha256: str = Field(sa_type=Text)
    md5: str = Field(sa_type=Text)
    created_at: datetime = moment()
    created_by: str = Field(sa_type=Text)
