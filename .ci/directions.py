"""python .ci/directions.py: no import goes against the directions of the architecture.

Read from the folders, so that a new package or a new noun is held to the rules from its first file.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = {"chassis", "contracts", "improvement_stats", "form_engine"}
MAY_IMPORT = {
    "chassis": {"contracts"},
    "contracts": set(),
    "improvement_stats": set(),
    "form_engine": set(),
    "duru_client": set(),
    "demonstration": {"duru_client", "improvement_stats", "form_engine"},
    "duru_local": set(),
}
# Test fixtures for whoever writes a service: they start real servers.
EXCEPTIONS = {("chassis", "testing.py"): {"duru_local"}}


def packages() -> dict[str, Path]:
    """Import name -> folder of every member of the workspace."""
    folders = (path for path in ROOT.glob("*/*/src/*") if (path / "__init__.py").exists())
    return {path.name: path for path in folders}


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of each import."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


def allowed(package: str, file: Path) -> set[str]:
    extra = EXCEPTIONS.get((package, file.name), set())
    return {package} | MAY_IMPORT.get(package, SHARED) | extra


def against_the_packages(known: dict[str, Path]) -> Iterator[str]:
    for package, folder in known.items():
        for file in sorted(folder.rglob("*.py")):
            for line, name in imports(file):
                target = name.partition(".")[0]
                if target in known and target not in allowed(package, file):
                    yield f"{file.relative_to(ROOT)}:{line}: {package} must not import {target}"


def against_the_domain(known: dict[str, Path]) -> Iterator[str]:
    """A domain.py holds decisions on plain values: it knows the standard library and other decisions."""
    pure = {"contracts", "improvement_stats", "form_engine"}
    for package, folder in known.items():
        for file in sorted(folder.rglob("domain.py")):
            for line, name in imports(file):
                top = name.partition(".")[0]
                own = top == package and name.endswith(".domain")
                if not (own or top in pure or top in sys.stdlib_module_names):
                    yield f"{file.relative_to(ROOT)}:{line}: a domain imports nothing outward, and here {name}"


def main() -> int:
    known = packages()
    faults = [*against_the_packages(known), *against_the_domain(known)]
    for fault in faults:
        print(fault)
    print(f"{len(known)} packages, {len(faults)} imports against the direction")
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
