"""The networks' theories of improvement, version by version, and schools' local variants."""

from collections.abc import Iterator

from duru_client.operations.pdsa import NodeShape, TheoryOut

from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.theories import chile, kenya, philippines, uganda
from demonstration.sites.theories.model import Branch, Said, Theory, Variant


def load_theories(caller: Caller, places: Places) -> None:
    """A theory that somebody changed since is left as it is."""
    theories = (kenya.theory(), chile.theory(), philippines.theory(), uganda.theory())
    for theory in theories:
        _load_theory(caller, theory, places)
    versions = sum(len(theory.versions) for theory in theories)
    variants = sum(len(theory.variants) for theory in theories)
    caller.say(f"{len(theories)} theories of improvement in {versions} versions, {variants} local variant")


def driver_id(network: str, key: str) -> str:
    """The id of a driver of a demonstration network's theory, the same in every installation."""
    return stable_key("theory", network, "drivers", key)


def _load_theory(caller: Caller, theory: Theory, places: Places) -> None:
    pdsa = caller.client.pdsa
    network = places.networks[theory.network]
    aim = first(pdsa.iter_list_aims(network_id=network, limit=PAGE))
    aim_id = aim["id"] if aim else None
    there = first(pdsa.iter_list_theories(network_id=network, limit=PAGE), school_id=None)
    opening = theory.versions[0]
    stored = (
        pdsa.get_theory(there["id"])
        if there
        else pdsa.create_theory(
            {
                "project_id": places.project,
                "network_id": network,
                "problem": opening.problem,
                "aim_id": aim_id,
                "causes": _nodes(theory.network, "causes", opening.causes),
                "drivers": _nodes(theory.network, "drivers", opening.drivers),
                "note": opening.note,
            },
            idempotency_key=stable_key("theory", network),
        )
    )
    for number, said in enumerate(theory.versions[1:], start=1):
        stored = _next_version(caller, theory.network, stored, number, said)
        for variant in theory.variants:
            if variant.base == number + 1 == stored["version"]:
                _load_variant(caller, theory.network, stored["id"], variant, places)


def _next_version(caller: Caller, network: str, stored: TheoryOut, number: int, said: Said) -> TheoryOut:
    """Version `number + 1`, unless the theory has it."""
    if stored["version"] != number:
        return stored
    return caller.client.pdsa.change_theory(
        stored["id"],
        {
            "problem": said.problem,
            "causes": _nodes(network, "causes", said.causes),
            "drivers": _nodes(network, "drivers", said.drivers),
            "note": said.note,
        },
        if_match=f'"{number}"',
    )


def _load_variant(caller: Caller, network: str, theory: str, variant: Variant, places: Places) -> None:
    pdsa = caller.client.pdsa
    school = places.schools[variant.school]
    there = first(pdsa.iter_list_theories(school_id=school, limit=PAGE))
    made = (
        pdsa.get_theory(there["id"])
        if there
        else pdsa.create_variant(
            theory, {"school_id": school, "note": ""}, idempotency_key=stable_key("variant", theory, school)
        )
    )
    _next_version(caller, network, made, 1, variant.said)


def _nodes(network: str, part: str, branches: tuple[Branch, ...]) -> list[NodeShape]:
    return list(_walk(network, part, branches, None))


def _walk(network: str, part: str, branches: tuple[Branch, ...], parent: str | None) -> Iterator[NodeShape]:
    for branch in branches:
        node = stable_key("theory", network, part, branch.key)
        yield {"id": node, "parent_id": parent, "text": branch.text, "note": branch.note}
        yield from _walk(network, part, branch.below, node)
