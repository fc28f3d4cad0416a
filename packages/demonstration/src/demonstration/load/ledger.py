"""The accounts file: which sign-ins the demonstration has, readable by the owner of the installation only.

A password is written here before it is used anywhere, so that no crash leaves an account nobody can enter.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from demonstration.accounts import (
    ACCOUNTS,
    ADMINISTRATOR_EMAIL,
    ADMINISTRATOR_NAME,
    CLIENT_NAME,
    OTHER_ADMINISTRATOR_EMAIL,
    OTHER_ADMINISTRATOR_NAME,
    new_password,
)
from demonstration.load.failures import LoadFailed

_HEADING: Final = (
    "# Accounts of the demonstration. The passwords were made on this machine; keep this file private."
)
_CLIENT: Final = f"API client: {CLIENT_NAME}"
_COLUMNS: Final = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    account: str
    secret: str
    what: str


@dataclass(frozen=True, slots=True)
class ClientSecret:
    client_id: str
    secret: str


class Ledger:
    """Reads and rewrites the accounts file; each change is on disk when the method returns."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lines = _read(file)
        known = {line.account for line in self._lines}
        missing = [who for who in _everybody() if who[0] not in known]
        if missing:
            self._lines += [Line(email, new_password(), what) for email, what in missing]
            self._write()

    def password(self, email: str) -> str:
        """Return the password of an account of the demonstration. Raises KeyError for another."""
        return {line.account: line.secret for line in self._lines}[email]

    @property
    def client(self) -> ClientSecret | None:
        """The API client, once it was made."""
        for line in self._lines:
            if line.what == _CLIENT:
                return ClientSecret(line.account, line.secret)
        return None

    def keep_client(self, client: ClientSecret) -> None:
        """Write down the API client, in the place of an earlier one."""
        others = [line for line in self._lines if line.what != _CLIENT]
        self._lines = [*others, Line(client.client_id, client.secret, _CLIENT)]
        self._write()

    def _write(self) -> None:
        widths = [
            max(len(line.account) for line in self._lines),
            max(len(line.secret) for line in self._lines),
        ]
        rows = [
            f"{line.account:<{widths[0]}}  {line.secret:<{widths[1]}}  {line.what}" for line in self._lines
        ]
        write_private(self._file, "\n".join([_HEADING, *rows, ""]))


def write_private(file: Path, text: str) -> None:
    """Replace a file as a whole, readable by its owner only; it is on disk when this returns."""
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def _everybody() -> list[tuple[str, str]]:
    return [
        (ADMINISTRATOR_EMAIL, f"{ADMINISTRATOR_NAME}, administrator"),
        *((account.email, f"{account.name}, {account.role.replace('_', ' ')}") for account in ACCOUNTS),
        (OTHER_ADMINISTRATOR_EMAIL, f"{OTHER_ADMINISTRATOR_NAME}, administrator of the other organisation"),
    ]


def _read(file: Path) -> list[Line]:
    if not file.exists():
        return []
    lines = []
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        columns = _COLUMNS.split(text.strip(), maxsplit=2)
        if len(columns) != 3:
            raise LoadFailed(
                f"{file}, line {number}: expected an account, its password and what it is, "
                f"two spaces or more apart; mend the line or empty the installation"
            )
        lines.append(Line(*columns))
    return lines
