"""Reading a body of bounded size, before any transaction opens."""

from chassis.problems import TooLarge
from starlette.requests import Request


async def read_body(request: Request, most: int, said: str) -> bytes:
    """Raises TooLarge with these words beyond `most` bytes."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise TooLarge(said)
    parts: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise TooLarge(said)
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)
