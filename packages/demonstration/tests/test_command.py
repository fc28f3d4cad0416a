import subprocess
import sys
from pathlib import Path


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "demonstration", *arguments],
        env=environment, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_without_its_environment_the_command_says_what_to_set() -> None:
    done = run("load", environment={})
    assert done.returncode == 1
    assert done.stderr == (
        "The demonstration could not be loaded: set these environment variables first: "
        "PUBLIC_URL, SETUP_CODE_FILE, ACCOUNTS_FILE\n"
    )


def test_an_installation_that_does_not_answer_is_told_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "code").write_text("c")
    done = run(
        "load",
        environment={
            # Port 9 (discard) of this machine: nothing listens there.
            "PUBLIC_URL": "http://127.0.0.1:9",
            "SETUP_CODE_FILE": str(tmp_path / "code"),
            "ACCOUNTS_FILE": str(tmp_path / "accounts.txt"),
        },
    )
    assert done.returncode == 1
    assert (
        "could not set up the installation: no answer from GET http://127.0.0.1:9/api/identity/v1/setup"
        in (done.stderr)
    )
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "demonstration-loaded").exists()


def test_another_task_is_refused() -> None:
    done = run("unload", environment={})
    assert done.returncode == 2
    assert "invalid choice: 'unload'" in done.stderr
