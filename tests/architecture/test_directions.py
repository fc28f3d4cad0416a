"""Who may import whom, computed from the folders themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    path.name for path in (ROOT / "packages").glob("*/src/*") if path.is_dir() and path.name.isidentifier()
}
SERVICES = {
    path.name for path in (ROOT / "services").glob("*/src/*") if path.is_dir() and path.name.isidentifier()
}

# What each of ours may import of ours. Services never meet; the runtime knows no product; numbers know nobody.
MAY: dict[str, set[str]] = {
    "chassis": set(),
    "contracts": set(),
    "improvement_stats": set(),
    "form_engine": set(),
    "paper": set(),
    "duru_client": set(),
    "demonstration": {"duru_client", "improvement_stats"},
    "identity_api": {"chassis", "contracts"},
    "pdsa_api": {"chassis", "contracts", "improvement_stats", "paper"},
    "survey_api": {"chassis", "contracts", "improvement_stats", "form_engine"},
    "reports_worker": {"chassis", "contracts", "improvement_stats", "paper"},
    "duru_local": set(),
}
# The fixtures start real servers.
TEST_SUPPORT = {("chassis", "testing.py"): {"duru_local"}}
PURE_STANDARD_LIBRARY = "domain.py"


def sources(package: str) -> Iterator[Path]:
    for home in ("packages", "services", "infra"):
        for folder in (ROOT / home).glob(f"*/src/{package}"):
            yield from folder.rglob("*.py")


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


def test_every_package_and_service_has_its_row() -> None:
    assert PACKAGES | SERVICES | {"duru_local"} == set(MAY)


@pytest.mark.parametrize("package", sorted(MAY))
def test_a_package_imports_only_what_it_may(package: str) -> None:
    ours = set(MAY)
    for path in sources(package):
        allowed = MAY[package] | {package} | TEST_SUPPORT.get((package, path.name), set())
        wrong = {name.split(".")[0] for name in imported(path)} & ours - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_domain_stands_on_the_standard_library_and_pure_packages_only(service: str) -> None:
    pure = {"improvement_stats", "form_engine", "contracts"}
    for path in sources(service):
        if path.name != PURE_STANDARD_LIBRARY:
            continue
        for name in imported(path):
            top = name.split(".")[0]
            inner = top == service and name.split(".")[-1] == "domain"
            assert top in pure or inner or is_standard(top), f"{path.relative_to(ROOT)} imports {name}"


def is_standard(name: str) -> bool:
    import sys

    return name in sys.stdlib_module_names


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_nobody_commits_but_the_runtime(service: str) -> None:
    for path in sources(service):
        assert ".commit()" not in path.read_text(), f"{path.relative_to(ROOT)} commits"


def test_the_runtime_knows_no_noun_of_the_product() -> None:
    nouns = {"wave", "instrument", "response", "cycle", "aim", "questionnaire"}
    for path in sources("chassis"):
        tree = ast.parse(path.read_text())
        names = {n.name.lower() for n in ast.walk(tree) if isinstance(n, ast.ClassDef | ast.FunctionDef)}
        assert not names & nouns, f"{path.relative_to(ROOT)} names {sorted(names & nouns)}"


def test_the_check_sees_an_import_that_is_not_allowed(tmp_path: Path) -> None:
    """The negative control."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import os\nfrom survey_api.waves import service\n")
    assert {"os", "survey_api.waves"} == imported(wrong)
