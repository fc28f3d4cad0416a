"""A limited child process keeps what strangers sent away from the service."""

import pytest
from chassis.child import ChildFailed, run_limited

HERE = "chassis_child_work"


@pytest.fixture(autouse=True)
def work_of_strangers(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("child")
    (folder / f"{HERE}.py").write_text(
        "import os, socket, time\n"
        "def reverse(data): return data.decode()[::-1]\n"
        "def spin(data):\n    while True: pass\n"
        "def wait(data): time.sleep(60)\n"
        "def hoard(data): return len(bytearray(1 << 30))\n"
        "def crash(data): os.abort()\n"
        "def fail(data): raise ValueError('no')\n"
        "def call(data):\n"
        "    with socket.socket() as s:\n"
        "        return s.connect_ex(('127.0.0.1', int(data)))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))


async def run(function: str, data: bytes = b"", *, seconds: float = 20) -> object:
    return await run_limited(f"{HERE}:{function}", data, seconds=seconds, megabytes=256)


async def test_it_answers_with_what_the_work_returned() -> None:
    assert await run("reverse", b"duru") == "urud"


@pytest.mark.parametrize(
    ("function", "seconds", "reason"),
    [
        ("spin", 1, "time"),
        ("wait", 1, "time"),
        ("hoard", 20, "memory"),
        ("crash", 20, "crashed"),
        ("fail", 20, "crashed"),
    ],
)
async def test_it_is_stopped_when_it_goes_too_far(function: str, seconds: float, reason: str) -> None:
    with pytest.raises(ChildFailed) as failed:
        await run(function, seconds=seconds)
    assert failed.value.reason == reason


async def test_it_has_no_network() -> None:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1]).encode()
        assert await run("call", port) != 0
