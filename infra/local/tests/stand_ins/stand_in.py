"""A small service with the commands, addresses and files the launcher expects of the real ones."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service = ""

    def do_GET(self) -> None:
        if self.path.startswith("/health/"):
            self._answer({"status": "ok"})
        elif "/v1/live" in self.path:
            self._stream()
        elif self.path.endswith("/environment"):
            self._answer(dict(os.environ))
        elif self.path.endswith("/grandchild"):
            self._answer({"pid": start_grandchild()})
        else:
            self._echo()

    def do_POST(self) -> None:
        self._echo()

    do_PUT = do_POST

    def _echo(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(
            {
                "service": self.service,
                "path": self.path,
                "method": self.command,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "bytes": len(body),
            }
        )

    def _stream(self) -> None:
        """One event, then silence: a reader behind a buffering gateway would never see it."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"event: changed\ndata: {}\n\n")
        self.wfile.flush()
        time.sleep(60)

    def _answer(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


def start_grandchild() -> int:
    """In a session of its own: no process group reaches it."""
    return subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True
    ).pid


def serve(service: str) -> None:
    Handler.service = service
    server = ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler)
    server.daemon_threads = True
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


def wait_in_background() -> None:
    ready = Path(os.environ["READY_FILE"])
    ready.touch()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        signal.pause()
    finally:
        ready.unlink(missing_ok=True)


def migrate(service: str) -> None:
    """Fails on demand, as a broken migration would."""
    if Path(f"{service}-migration-is-broken").exists():
        sys.exit("relation answers: column unit does not exist")
    with Path(f"{service}-migrated").open("a") as file:
        file.write(os.environ["DATABASE_OWNER_URL"] + "\n")


def main(service: str) -> None:
    command = sys.argv[1]
    if command in ("serve", "api"):
        serve(service)
    elif command == "migrate":
        migrate(service)
    else:
        wait_in_background()
