"""The table behind the directory's feed: each unit once, at the position of its last change."""

from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from identity_api.tables import Table


class DirectoryChange(Table, table=True):
    __tablename__ = "directory_change"
    __table_args__ = (Index("directory_change_position", "position"),)

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    project_id: UUID
    position: int = Field(sa_type=BigInteger)
    kind: str
    parent_id: UUID | None = None
    district_id: UUID | None = None
    site_id: UUID | None = None
    code: str
    label: str
    country: str | None = None
    language: str | None = None
    time_zone: str | None = None
    deleted: bool
