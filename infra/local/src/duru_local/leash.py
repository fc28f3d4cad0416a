"""Ties a program to the life of its parent, then becomes that program.

Run as a plain file by the launcher (`python -I -S leash.py PARENT SIGNAL IDENTITY -- PROGRAM …`), so
that nothing of Python runs between fork and exec in the launcher, which has threads. The process id
the launcher sees is the program's own, because of the exec.

IDENTITY is one of
    direct             run as the caller
    namespace          root only: a user namespace in which the caller is user 65534; files stay root's
    setuid:UID:GID     root only: become that user for good
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
NOBODY = 65534
EXIT_CANNOT_ISOLATE = 78
EXIT_NOT_FOUND = 127


def enter_user_namespace() -> None:
    """Raises OSError where the kernel or a container forbids user namespaces."""
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    _write("/proc/self/uid_map", f"{NOBODY} {user} 1")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/gid_map", f"{NOBODY} {group} 1")


def become_user(user: int, group: int) -> None:
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


def die_with_parent(parent: int, with_signal: int) -> None:
    """Call this last: a change of credentials clears the wish."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, with_signal, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def take_identity(identity: str) -> None:
    kind, _, rest = identity.partition(":")
    if kind == "namespace":
        enter_user_namespace()
    elif kind == "setuid":
        user, group = rest.split(":")
        become_user(int(user), int(group))


def main(arguments: list[str]) -> None:
    parent, with_signal, identity, _, *program = arguments
    try:
        take_identity(identity)
    except OSError as error:
        sys.stderr.write(f"cannot run {program[0]} as {identity}: {error}\n")
        sys.exit(EXIT_CANNOT_ISOLATE)
    die_with_parent(int(parent), int(with_signal))
    try:
        os.execvp(program[0], program)  # noqa: S606 - the launcher gives the program and its arguments
    except OSError as error:
        sys.stderr.write(f"cannot run {program[0]}: {error}\n")
        sys.exit(EXIT_NOT_FOUND)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
