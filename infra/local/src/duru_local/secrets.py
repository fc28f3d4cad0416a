"""Passwords of one installation, each in its own file that only the owner may read."""

import os
import secrets
from pathlib import Path

PASSWORD_BYTES = 24


class SecretStore:
    """A folder of random passwords, made on first use and kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """The file of a secret; the secret is made if there is none yet."""
        file = self.folder / name
        if not file.exists():
            write_private(file, secrets.token_urlsafe(PASSWORD_BYTES) + "\n")
        return file

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8").strip()


def write_private(path: Path, text: str) -> None:
    """Writes a whole file at once, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(new, path)
