"""Where the files of the repository are that the launcher shares with the compose file."""

from pathlib import Path

INFRA = Path(__file__).resolve().parents[3]
REPOSITORY = INFRA.parent
POSTGRES_SETTINGS = INFRA / "postgres" / "duru.conf"
CADDYFILE = INFRA / "gateway" / "Caddyfile"
