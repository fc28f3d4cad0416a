"""What one asks of an installation from outside: reset, status, accounts."""

import shutil
import sys

from duru_local import launch
from duru_local.services import Installation
from duru_local.settings import Settings
from duru_local.system import System

FAILED = 1


def reset(settings: Settings) -> int:
    """Removes the data folder. Refuses while the system runs."""
    if launch.is_running(settings):
        sys.stderr.write("Duru runs: stop it first (Ctrl-C in its window), then reset.\n")
        return FAILED
    if settings.data.exists() and not launch.is_ours(settings):
        sys.stderr.write(f"{settings.data} holds no installation of Duru; nothing was removed.\n")
        return FAILED
    if settings.database_url:
        sys.stderr.write(
            "DATABASE_URL is set: its databases are yours to empty; only local files are removed.\n"
        )
    if settings.data.exists():
        shutil.rmtree(settings.data)
    print(f"Removed {settings.data}; the next start begins afresh.")
    return 0


def status(settings: Settings) -> int:
    """Prints each part and whether it answers. 0 if the system runs, 1 if not."""
    if not launch.is_running(settings):
        print("Duru does not run.")
        return FAILED
    print(f"Duru runs at {settings.public_url}")
    for name, answers in System(settings).look().items():
        print(f"  {name:<16} {'ready' if answers else 'NOT ready'}")
    return 0


def accounts(settings: Settings) -> int:
    file = Installation(settings).accounts_file
    if not file.exists():
        sys.stderr.write("There are no demonstration accounts yet; they are made at the first: make run\n")
        return FAILED
    print(file.read_text(encoding="utf-8").rstrip())
    return 0
