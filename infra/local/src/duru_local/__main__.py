"""python -m duru_local run | reset | status | accounts"""

import argparse
import os
import shutil
import sys
import time

from duru_local import launch
from duru_local.guardian import guarded
from duru_local.services import Installation
from duru_local.settings import Settings, WrongSetting
from duru_local.system import System

FAILED = 1
USAGE = 2


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m duru_local", description="Duru on this machine.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (_, text) in COMMANDS.items():
        commands.add_parser(name, help=text)
    chosen = parser.parse_args(arguments).command
    try:
        settings = Settings.from_environment(os.environ)
    except WrongSetting as fault:
        sys.stderr.write(f"{fault}\n")
        return USAGE
    work, _ = COMMANDS[chosen]
    return work(settings)


def run(settings: Settings) -> int:
    began = float(os.environ.get("DURU_BEGAN") or time.time())
    return guarded(lambda: launch.run(settings, began=began))


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


COMMANDS = {
    "run": (run, "start everything and stay until Ctrl-C"),
    "reset": (reset, "remove all local data"),
    "status": (status, "say which parts run"),
    "accounts": (accounts, "print the demonstration accounts"),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
