"""The secrets with which the other services ask for tokens."""

import hashlib
import hmac
from pathlib import Path

from chassis.settings import SettingsError
from contracts.permissions import SERVICE_PERMISSIONS

_PREFIX = "service:"


class ServiceSecrets:
    """One file a service, read once at start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: dict[str, bytes] = {}

    def load(self) -> None:
        """Raises SettingsError when there is no such folder."""
        if not self._folder.is_dir():
            raise SettingsError(f"SERVICE_SECRETS_DIR={str(self._folder)!r} is no folder")
        for service in SERVICE_PERMISSIONS:
            file = self._folder / service
            if file.is_file() and (secret := file.read_text(encoding="utf-8").strip()):
                self._digests[service] = _digest(secret)

    def service_of(self, client_id: str, secret: str) -> str | None:
        """The name of the service that these are the credentials of, or None."""
        name = client_id.removeprefix(_PREFIX)
        known = self._digests.get(name, b"")
        fits = hmac.compare_digest(known, _digest(secret))
        return name if fits and client_id.startswith(_PREFIX) else None


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
