"""The files that a form needs, looked for where forms keep them: beside it, and in the folders that are named."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MOST_BYTES = 20 << 20


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--media",
        action="append",
        default=[],
        metavar="DIR",
        type=Path,
        help="a folder with the form's lists and pictures; may be given more than once. Files that stand beside the"
        " form under the names that it asks for are taken without it; what --media holds comes first",
    )


def found_files(form: Path, folders: Sequence[Path], needed: Iterable[Mapping[str, str]]) -> dict[str, bytes]:
    """By name; of pictures and sounds, whose content changes nothing here, the name alone."""
    found: dict[str, bytes] = {}
    for one in needed:
        name = one["name"]
        if Path(name).name != name:
            continue
        place = next((at for folder in (*folders, form.parent) if (at := folder / name).is_file()), None)
        if place is not None and place.stat().st_size <= MOST_BYTES:
            found[name] = place.read_bytes() if one["kind"] == "list" else b""
    return found
