"""What the loader is told by its environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from demonstration.load.failures import LoadFailed

_MARKER_NAME = "demonstration-loaded"


@dataclass(frozen=True, slots=True)
class Settings:
    public_url: str
    setup_code_file: Path
    accounts_file: Path
    marker: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises LoadFailed naming every variable that is missing or wrong."""
        needed = ("PUBLIC_URL", "SETUP_CODE_FILE", "ACCOUNTS_FILE")
        missing = [name for name in needed if not environment.get(name)]
        if missing:
            raise LoadFailed(f"set these environment variables first: {', '.join(missing)}")
        address = urlsplit(environment["PUBLIC_URL"])
        if address.scheme not in ("http", "https") or not address.hostname:
            raise LoadFailed(
                f"PUBLIC_URL is {environment['PUBLIC_URL']!r}; it must look like https://redes.example.org"
            )
        accounts = Path(environment["ACCOUNTS_FILE"])
        marker = environment.get("DEMONSTRATION_MARKER")
        return cls(
            public_url=environment["PUBLIC_URL"].rstrip("/"),
            setup_code_file=Path(environment["SETUP_CODE_FILE"]),
            accounts_file=accounts,
            marker=Path(marker) if marker else accounts.with_name(_MARKER_NAME),
        )
