"""What holds of a framework, and what becomes of its dimensions from one version to the next. Pure.

Each dimension of a later version says what it was: `change` and, of the version before, `from_codes`.

    same      one, under the same code, and it means the same
    renamed   one, under other words or another code, and it means the same
    split     one, which became several
    merged    several, which became this one
    new       none
A dimension of the version before that none of these names is listed in `dropped`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]
ONE_TO_ONE = ("same", "renamed")
MOST_LEVELS = 6


@dataclass(frozen=True)
class Fault:
    """One thing wrong and its place in the content: `/dimensions/3/parent`."""

    pointer: str
    code: str
    message: str
    fix: str

    def to_json(self) -> dict[str, str]:
        return {"pointer": self.pointer, "code": self.code, "message": self.message, "fix": self.fix}


@dataclass(frozen=True)
class Onward:
    """What a dimension became in the next version: `kind` and the codes there (none for a dropped one)."""

    kind: str
    codes: tuple[str, ...]


def faults_in(content: Content, before: Content | None) -> list[Fault]:
    """Why this can not be a version after `before` (None: the first). All of it is looked at, also of a draft."""
    dimensions = content["dimensions"]
    found = [*_codes(dimensions), *_parents(dimensions)]
    found += (
        _first(content) if before is None else _since(content, [one["code"] for one in before["dimensions"]])
    )
    return found


def _codes(dimensions: Sequence[Content]) -> Iterator[Fault]:
    if not dimensions:
        yield Fault("/dimensions", "framework.empty", "The framework has no dimension.", "Add one.")
    seen: set[str] = set()
    for at, one in enumerate(dimensions):
        if one["code"] in seen:
            message = f"The code “{one['code']}” stands twice."
            yield Fault(
                f"/dimensions/{at}/code", "framework.code_twice", message, "Give each dimension its own code."
            )
        seen.add(one["code"])


def _parents(dimensions: Sequence[Content]) -> Iterator[Fault]:
    parents = {one["code"]: one["parent"] for one in dimensions}
    for at, one in enumerate(dimensions):
        parent = one["parent"]
        if parent is None:
            continue
        place = f"/dimensions/{at}/parent"
        if parent not in parents:
            message = f"There is no dimension “{parent}”."
            yield Fault(
                place, "framework.parent_unknown", message, "Write the code of a dimension of this version."
            )
            continue
        above: list[str] = [one["code"]]
        here: str | None = parent
        while here is not None and here not in above and len(above) <= MOST_LEVELS:
            above.append(here)
            here = parents.get(here)
        if here is not None and here in above:
            yield Fault(
                place, "framework.parent_cycle", f"“{one['code']}” stands above itself.", "Break the circle."
            )
        elif len(above) > MOST_LEVELS:
            message = f"Dimensions stand in more than {MOST_LEVELS} levels."
            yield Fault(place, "framework.too_deep", message, "Leave a level out.")


def _first(content: Content) -> Iterator[Fault]:
    for at, one in enumerate(content["dimensions"]):
        if one["change"] not in (None, "new") or one["from_codes"]:
            message = "There is no version before this one."
            yield Fault(f"/dimensions/{at}/change", "framework.no_earlier", message, "Leave it blank.")
    if content["dropped"]:
        yield Fault(
            "/dropped", "framework.no_earlier", "There is no version before this one.", "Leave it blank."
        )


def _since(content: Content, earlier: Sequence[str]) -> Iterator[Fault]:
    named = Counter(code for one in content["dimensions"] for code in one["from_codes"])
    named.update(content["dropped"])
    splits = Counter(one["from_codes"][0] for one in content["dimensions"] if _is_split(one))
    for at, one in enumerate(content["dimensions"]):
        yield from _change(f"/dimensions/{at}", one, earlier, named, splits)
    for at, code in enumerate(content["dropped"]):
        place = f"/dropped/{at}"
        if code not in earlier:
            yield _unknown(place, code)
        elif named[code] > 1:
            message = f"“{code}” is dropped, and named again."
            yield Fault(place, "framework.dropped_twice", message, "Drop it, or say what it became.")
    for code in earlier:
        if not named[code]:
            message = f"Nothing says what became of “{code}”."
            yield Fault(
                "/dropped", "framework.forgotten", message, f"Name it in a dimension, or in dropped: {code}."
            )


def _is_split(one: Content) -> bool:
    return one["change"] == "split" and len(one["from_codes"]) == 1


def _change(
    place: str, one: Content, earlier: Sequence[str], named: Counter[str], splits: Counter[str]
) -> Iterator[Fault]:
    """What is wrong with what one dimension says that it was."""
    change, codes = one["change"], one["from_codes"]
    if change is None:
        fix = "Write same, renamed, split, merged or new."
        yield Fault(
            f"{place}/change", "framework.change_missing", f"Nothing says what “{one['code']}” was.", fix
        )
        return
    for code in codes:
        if code not in earlier:
            yield _unknown(f"{place}/from_codes", code)
    wanted = {"new": len(codes) == 0, "merged": len(set(codes)) >= 2}.get(change, len(codes) == 1)
    if not wanted:
        many = {"new": "none", "merged": "two or more"}.get(change, "exactly one")
        message = f"“{change}” needs {many} of the version before."
        yield Fault(f"{place}/from_codes", "framework.from_count", message, "Name them by their codes there.")
        return
    if change == "same" and codes[0] != one["code"]:
        message = f"“{codes[0]}” has the code “{one['code']}” now."
        yield Fault(f"{place}/change", "framework.not_same", message, "Write renamed, or keep the code.")
    if change == "split" and splits[codes[0]] < 2:
        message = f"“{codes[0]}” is split into one dimension only."
        yield Fault(
            f"{place}/change", "framework.split_one", message, "Name a second part, or write renamed."
        )
    often = [code for code in codes if named[code] > (splits[code] if change == "split" else 1)]
    if often:
        message = f"“{often[0]}” is said to have become several things."
        yield Fault(
            f"{place}/from_codes",
            "framework.from_twice",
            message,
            "Write split in each part, or name it once.",
        )


def _unknown(place: str, code: str) -> Fault:
    message = f"The version before has no dimension “{code}”."
    return Fault(place, "framework.from_unknown", message, "Write a code of that version.")


def next_draft(content: Content) -> dict[str, Any]:
    """The content that the next version begins with: everything as it is, and said to be the same."""
    dimensions = [{**one, "change": "same", "from_codes": [one["code"]]} for one in content["dimensions"]]
    return {**content, "dimensions": dimensions, "dropped": []}


def onward(content: Content, code: str) -> Onward:
    """What a dimension of the version before became in this one."""
    into = [one for one in content["dimensions"] if code in one["from_codes"]]
    if not into:
        return Onward("dropped", ())
    return Onward(into[0]["change"], tuple(one["code"] for one in into))


def carried(code: str, later: Sequence[Content]) -> Onward:
    """The same through every version after, oldest first: one to one all the way, or where it stops to be.

    Where a person must decide, `codes` are what the dimension became there, followed as far as it is sure.
    """
    kind: str = "same"
    codes: tuple[str, ...] = (code,)
    for content in later:
        steps = [onward(content, one) for one in codes]
        if kind in ONE_TO_ONE:
            kind, codes = (steps[0].kind if steps[0].kind != "same" else kind), steps[0].codes
        else:
            codes = tuple(dict.fromkeys(one for step in steps for one in step.codes))
    return Onward(kind, codes)
