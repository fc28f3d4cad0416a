"""Log files of the parts: appended by the part itself, capped in size by the launcher."""

import os
import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

SIZE_CAP_BYTES = 10 * 1024 * 1024
SHOWN_LINES = 15


def open_log(path: Path) -> BinaryIO:
    """Opened for appending, so that cutting the file short never leaves a hole in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    return os.fdopen(descriptor, "wb", buffering=0)


def last_lines(path: Path, count: int = SHOWN_LINES) -> list[str]:
    if not path.exists():
        return []
    with path.open("r", encoding="utf-8", errors="replace") as file:
        return [line.rstrip("\n") for line in deque(file, maxlen=count)]


class Follower:
    """Hands on what is added to a log from now on, line by line."""

    def __init__(self, path: Path, hear: Callable[[str], None]) -> None:
        self._path = path
        self._hear = hear
        self._seen = path.stat().st_size if path.exists() else 0
        self._rest = b""

    def look(self) -> None:
        """Reads what is new; the beginning of an unfinished line is kept for the next look."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            file.seek(self._seen)
            new = file.read()
        self._seen += len(new)
        *lines, self._rest = (self._rest + new).split(b"\n")
        for line in lines:
            self._hear(line.decode("utf-8", "replace"))


def cap(path: Path, limit_bytes: int = SIZE_CAP_BYTES) -> bool:
    """Moves a log over the limit aside as `<name>.1` and empties it. True if it did.

    Lines written between the copy and the cut are lost: the price of parts that write by themselves.
    """
    if not path.exists() or path.stat().st_size <= limit_bytes:
        return False
    shutil.copyfile(path, path.with_name(path.name + ".1"))
    os.truncate(path, 0)
    return True
