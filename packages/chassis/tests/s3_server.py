"""An S3-speaking server on loopback that checks signatures, for the tests."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEY, SECRET = "a-key-for-tests", "a-secret-for-tests-that-is-long"


@dataclass(frozen=True)
class Objects:
    endpoint: str
    bucket: str
    folder: Path
    secret_file: Path

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "s3_endpoint": self.endpoint,
            "s3_bucket": self.bucket,
            "s3_access_key": KEY,
            "s3_secret_file": self.secret_file,
        }


@contextmanager
def s3_server(folder: Path) -> Iterator[Objects]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "data" / "files").mkdir(parents=True)
    (folder / "secret").write_text(SECRET)
    arguments = ["serve", "--data-dir", str(folder / "data"), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "nanio", *arguments, "--no-access-log", "--log-level", "error"],
        env={**os.environ, "NANIO_ACCESS_KEY": KEY, "NANIO_SECRET_KEY": SECRET},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Objects(f"http://127.0.0.1:{port}", "files", folder / "data", folder / "secret")
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the S3 server for the tests did not start")
