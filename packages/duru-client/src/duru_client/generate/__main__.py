"""Command line of the generator."""

import argparse
import json
import sys
from pathlib import Path

from duru_client.generate.operations import module
from duru_client.generate.types import UnknownSchemaError

_OPERATIONS = Path(__file__).parent.parent / "operations"
_SUFFIX = "-api.json"
_NAMES = {"reports-worker.json": "reports"}


def rendered(openapi: Path) -> dict[str, str]:
    """Return module name -> source for each OpenAPI file of a folder.

    Raises ValueError naming the file at fault.
    """
    sources: dict[str, str] = {}
    for file in sorted(openapi.glob("*.json")):
        service = _NAMES.get(file.name, file.name.removesuffix(_SUFFIX).removesuffix(".json"))
        try:
            sources[service] = module(service, json.loads(file.read_text(encoding="utf-8")))
        except (ValueError, KeyError, UnknownSchemaError) as error:
            raise ValueError(f"{file}: {error}") from error
    return sources


def differing(sources: dict[str, str], folder: Path) -> list[str]:
    """Return the modules whose written source is not the one given."""
    written = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("[!_]*.py")}
    return sorted(name for name in {*sources, *written} if sources.get(name) != written.get(name))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m duru_client.generate", description=__doc__)
    parser.add_argument("openapi", type=Path, help="folder with one OpenAPI file a service")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    options = parser.parse_args(arguments)
    try:
        sources = rendered(options.openapi)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not sources:
        print(f"{options.openapi} holds no OpenAPI file", file=sys.stderr)
        return 2
    stale = differing(sources, _OPERATIONS)
    if options.check:
        for name in stale:
            print(f"the operations of {name} are not those of its OpenAPI file", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        target = _OPERATIONS / f"{name}.py"
        if name in sources:
            target.write_text(sources[name], encoding="utf-8")
        else:
            target.unlink()
        print(f"{target.name}: {'written' if name in sources else 'removed'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
