"""The settings of identity-api."""

from dataclasses import dataclass
from pathlib import Path

from chassis.settings import ServiceSettings


@dataclass(frozen=True, kw_only=True)
class IdentitySettings(ServiceSettings):
    """`service_secrets_dir` holds one file a service: its name, and in it the secret it signs in with.

    `setup_code_file` holds the one-time code of the first set-up.
    """

    service_secrets_dir: Path
    setup_code_file: Path
    require_totp_for_staff: bool = True
    session_days: int = 30
