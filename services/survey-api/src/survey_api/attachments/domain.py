"""Which files a response names, and when it has them all. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from improvement_stats.proportions import response_status

MOST_FILES: Final = 200
"""Files of one response."""

LONGEST_NAME: Final = 200
KINDS: Final = frozenset({"image", "audio", "video", "file"})

Fault = Mapping[str, str]
"""A place at fault: pointer, code, message and fix."""

Paths = Mapping[tuple[str, ...], str]
"""The path of each question that takes a file, and its kind."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file that an answer names. `sha256` and `size` are known where the sender announced them."""

    name: str
    pointer: str
    kind: str
    sha256: str | None = None
    size: int | None = None


def file_paths(
    model: Mapping[str, Any], binary: Iterable[tuple[str, ...]] = ()
) -> dict[tuple[str, ...], str]:
    """The questions of a compiled form that take a file, and `binary`: other nodes that the form binds to one."""
    found = dict(_walk(model["nodes"], ()))
    for path in binary:
        found.setdefault(path, "file")
    return found


def _walk(
    nodes: Iterable[Mapping[str, Any]], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for node in nodes:
        path = (*above, node["name"])
        if node["kind"] in KINDS:
            yield path, node["kind"]
        elif path == ("meta", "audit"):
            yield path, "file"
        yield from _walk(node.get("nodes", ()), path)


def files_of(answers: Mapping[str, Any], paths: Paths) -> list[Named]:
    """Each file once, in the order of the form; the first question that names it is its place."""
    found: dict[str, Named] = {}
    for path, kind in paths.items():
        for pointer, value in _at(answers, path, ""):
            if isinstance(value, str) and value:
                found.setdefault(value, Named(value, pointer, kind))
    return list(found.values())


def _at(answers: Any, path: Sequence[str], pointer: str) -> Iterator[tuple[str, Any]]:
    """Every value under a path, through the rows of repeats."""
    if isinstance(answers, list):
        for at, row in enumerate(answers):
            yield from _at(row, path, f"{pointer}/{at}")
    elif not path:
        yield pointer, answers
    elif isinstance(answers, dict) and path[0] in answers:
        yield from _at(answers[path[0]], path[1:], f"{pointer}/{path[0]}")


def faults_of_files(named: Sequence[Named], announced: Sequence[str]) -> list[Fault]:
    """What keeps these names from being stored, with pointers into the response."""
    known = {one.name for one in named}
    faults: list[Fault] = [
        {
            "pointer": f"/answers{one.pointer}",
            "code": "attachment.name",
            "message": f"A file's name has at most {LONGEST_NAME} characters and no slash.",
            "fix": "Give the file another name, in the answer too.",
        }
        for one in named
        if len(one.name) > LONGEST_NAME or "/" in one.name or "\\" in one.name
    ]
    if len(named) > MOST_FILES:
        faults.append(
            {
                "pointer": "/answers",
                "code": "limit.attachments",
                "message": f"A response names at most {MOST_FILES} files; this one names {len(named)}.",
                "fix": "Send fewer files.",
            }
        )
    faults += [
        {
            "pointer": f"/attachments/{at}/name",
            "code": "attachment.unnamed" if name not in known else "attachment.repeated",
            "message": f"No answer names the file {name[:80]}."
            if name not in known
            else "This file is announced twice.",
            "fix": "Announce each file once that an answer of an image, audio, video or file question names.",
        }
        for at, name in enumerate(announced)
        if name not in known or name in announced[:at]
    ]
    return faults


def state_of(answered: int, applicable: int, missing: int) -> str:
    """Complete, partial or break_off: a response that lacks a file is not complete yet."""
    state = response_status(answered, applicable)
    return "partial" if state == "complete" and missing else state
