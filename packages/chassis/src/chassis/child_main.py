"""The inside of a limited child process: limits first, then the work (see `child`)."""

import ctypes
import importlib
import os
import resource
import sys
from contextlib import suppress

import orjson

_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1


def _limit(seconds: float, megabytes: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, 9)
    libc.unshare(
        _CLONE_NEWUSER | _CLONE_NEWNET
    )  # refused in some containers: then only the other limits hold
    cpu = max(1, int(seconds + 0.999))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    size = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.nice(5)


def main() -> int:
    target, seconds, megabytes = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    _limit(seconds, megabytes)
    module, _, function = target.partition(":")
    try:
        work = getattr(importlib.import_module(module), function)
        given = sys.argv[4:]  # with an argument, the work reads the file itself
        result = work(sys.stdin.buffer, *given) if given else work(sys.stdin.buffer.read())
        sys.stdout.buffer.write(orjson.dumps(result))
    except MemoryError:
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
