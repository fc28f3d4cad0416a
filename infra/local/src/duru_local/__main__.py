"""python -m duru_local run | reset | status | accounts"""

import argparse
import importlib
import os
import sys
import time

from duru_local.guardian import guarded
from duru_local.settings import Settings, WrongSetting

USAGE = 2
COMMANDS = {
    "run": "start everything and stay until Ctrl-C",
    "reset": "remove all local data",
    "status": "say which parts run",
    "accounts": "print the demonstration accounts",
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m duru_local", description="Duru on this machine.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, text in COMMANDS.items():
        commands.add_parser(name, help=text)
    chosen = parser.parse_args(arguments).command
    try:
        settings = Settings.from_environment(os.environ)
    except WrongSetting as fault:
        sys.stderr.write(f"{fault}\n")
        return USAGE
    if chosen == "run":
        return run(settings)
    return int(getattr(importlib.import_module("duru_local.desk"), chosen)(settings))


def run(settings: Settings) -> int:
    began = float(os.environ.get("DURU_BEGAN") or time.time())

    def start() -> int:
        # Imported in the child alone: the guardian stays for hours and shall stay small.
        return int(importlib.import_module("duru_local.launch").run(settings, began=began))

    return guarded(start)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
