"""`python -m demonstration load`: load the demonstration into the installation at PUBLIC_URL."""

import argparse
import os
import sys

from demonstration.generate import programme
from demonstration.load.failures import LoadFailed
from demonstration.load.loader import Loader
from demonstration.load.settings import Settings


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m demonstration", description=__doc__)
    parser.add_argument("task", choices=["load"])
    parser.parse_args(arguments)
    try:
        Loader(Settings.from_environment(os.environ), programme(), _say).run()
    except LoadFailed as failure:
        print(f"The demonstration could not be loaded: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
