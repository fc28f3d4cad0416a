"""Settings: one frozen object per service, read from the environment once, at start."""

from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")


class SettingsError(Exception):
    """Names every setting that is missing or cannot be read."""


@dataclass(frozen=True, kw_only=True)
class ServiceSettings:
    """What every service needs. A field's name in capitals is its environment variable."""

    database_url: str
    database_system_url: str
    nats_url: str
    public_url: str
    identity_url: str
    service_secret_file: Path
    files_dir: Path
    # Finished files and uploads in progress are in this bucket instead of FILES_DIR, where one is named.
    s3_endpoint: str = ""
    s3_bucket: str = ""
    s3_region: str = "us-east-1"
    s3_access_key: str = ""
    s3_secret_file: Path = Path()
    upload_max_mb: int = 100
    files_person_quota_mb: int = 2_000
    files_tenant_quota_mb: int = 50_000
    host: str = "127.0.0.1"
    port: int = 0
    log_level: str = "info"
    allowed_hosts: str = "*"
    pool_size: int = 6
    run_background: bool = True
    # Test settings: both are refused unless TESTING is on.
    testing: bool = False
    without_application_filters: bool = False


_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def _convert(name: str, kind: Any, text: str) -> Any:
    if kind is bool:
        if text.lower() in _TRUE:
            return True
        if text.lower() in _FALSE:
            return False
        raise ValueError("say 1 or 0")
    if kind in (int, float, str, Path):
        return kind(text)
    raise SettingsError(f"{name}: the chassis can not read a setting of type {kind}")


def _incomplete_s3(values: dict[str, Any]) -> list[str]:
    """An object store is named whole or not at all."""
    if not values.get("s3_endpoint"):
        return []
    faults = [
        f"{name.upper()} is missing: S3_ENDPOINT needs it"
        for name in ("s3_bucket", "s3_access_key", "s3_secret_file")
        if not values.get(name)
    ]
    if not str(values["s3_endpoint"]).startswith(("http://", "https://")):
        faults.append("S3_ENDPOINT must begin with https:// or http://")
    secret = values.get("s3_secret_file")
    if secret and not secret.is_file():
        faults.append(f"S3_SECRET_FILE={str(secret)!r} is no file that can be read")
    return faults


def read_settings(kind: type[T], environment: dict[str, str]) -> T:
    """Build `kind` (a dataclass of plain fields) from environment variables.

    Raises SettingsError that lists every variable at fault.
    """
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    faults: list[str] = []
    for field in fields(kind):  # type: ignore[arg-type]  # T is a dataclass by contract
        name = field.name.upper()
        if name not in environment:
            if field.default is MISSING and field.default_factory is MISSING:
                faults.append(f"{name} is missing")
            continue
        try:
            values[field.name] = _convert(name, hints[field.name], environment[name])
        except ValueError as error:
            faults.append(f"{name}={environment[name]!r} can not be read: {error}")
    faults += _incomplete_s3(values)
    if values.get("without_application_filters") and not values.get("testing"):
        faults.append("WITHOUT_APPLICATION_FILTERS is for tests only: set TESTING as well")
    if faults:
        raise SettingsError("; ".join(faults))
    return kind(**values)
