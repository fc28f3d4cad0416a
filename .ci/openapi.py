"""python .ci/openapi.py FOLDER [--check]: the OpenAPI document of each service, written or compared."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from duru_local.services import SERVICES, Service


def document(service: Service) -> str:
    """What the service says about itself. Raises CalledProcessError with its words if it cannot."""
    command = [sys.executable, "-m", service.module, "openapi"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - fixed command


def main(folder: Path, *, check: bool) -> int:
    with ThreadPoolExecutor() as threads:
        documents = dict(zip(SERVICES, threads.map(document, SERVICES), strict=True))
    differing = 0
    for service, text in documents.items():
        file = folder / f"{service.name}.json"
        if not check:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            differing += 1
            print(f"{file} differs from what {service.name} says; run: make generate")
    return 1 if differing else 0


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), check="--check" in sys.argv))
    except subprocess.CalledProcessError as failure:
        sys.exit(f"{' '.join(failure.cmd[1:])} failed:\n{failure.stderr}")
