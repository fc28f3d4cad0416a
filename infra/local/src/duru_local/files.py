"""What the services are told about files, where an operator says something: an object store, and how much fits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

STORE: Final = ("S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_FILE")
ROOM: Final = ("UPLOAD_MAX_MB", "FILES_PERSON_QUOTA_MB", "FILES_TENANT_QUOTA_MB")
SECRET: Final = "S3_SECRET"  # noqa: S105  the name of a variable
"""In the compose file alone: the secret itself, which ends in a file of the volume of secrets."""


def told_about_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that are said; the services check them and refuse to start when one is missing."""
    said = {name: environment[name] for name in (*STORE, *ROOM) if environment.get(name)}
    if "S3_SECRET_FILE" in said:
        said["S3_SECRET_FILE"] = str(Path(said["S3_SECRET_FILE"]).expanduser().absolute())
    return said
