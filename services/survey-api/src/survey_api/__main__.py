"""survey-api serve | migrate | openapi | check-form FILE… | run-form FORM STEPS.json | compare-engines FILE… |
check-samples FOLDER"""

import importlib
import sys
from collections.abc import Callable

from chassis.commands import command

SERVICE = "survey-api"


def _of(module: str) -> Callable[[], None]:
    """A command whose module is loaded when it is asked for: checking a form needs no web framework."""

    def run() -> None:
        sys.exit(importlib.import_module(f"survey_api.commands.{module}").main(sys.argv[2:]))

    return run


def main() -> None:
    names = ("serve", "migrate", "openapi", "check-form", "run-form", "compare-engines", "check-samples")
    command("survey_api", {name: _of(name.replace("-", "_")) for name in names})


if __name__ == "__main__":
    main()
