"""Ports on the loopback address."""

import random
import socket

LOOPBACK = "127.0.0.1"
DRAWN_FROM = (20_000, 32_768)
RANDOM = random.SystemRandom()


def free_port() -> int:
    """A port nobody listens on now. Another process may take it before the caller does."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """`count` different free ports, drawn at random below those the kernel gives to outgoing connections."""
    found: list[int] = []
    while len(found) < count:
        port = RANDOM.randrange(*DRAWN_FROM)
        if port not in found and not is_taken(port):
            found.append(port)
    return found


def is_taken(port: int, address: str = LOOPBACK) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return True
        return False


def accepts(port: int, address: str = LOOPBACK) -> bool:
    """Whether somebody answers on the port."""
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True
