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
    if values.get("without_application_filters") and not values.get("testing"):
        faults.append("WITHOUT_APPLICATION_FILTERS is for tests only: set TESTING as well")
    if faults:
        raise SettingsError("; ".join(faults))
    return kind(**values)
