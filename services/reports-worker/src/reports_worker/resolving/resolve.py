"""(kind, slice, language) -> block tree. Pure: the same three give the same tree, byte for byte."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson

from reports_worker.resolving import blocks, closing, coherence, frequencies, participation
from reports_worker.resolving.blocks import Block
from reports_worker.resolving.kind import Kind, KindFault, Step
from reports_worker.resolving.slices import Slice
from reports_worker.resolving.voice import Voice

Tree = dict[str, Any]
Made = Block | Iterable[Block] | None
Maker = Callable[[Slice, Voice], Made]

_MAKERS: Mapping[tuple[str, str], Maker] = {
    ("figure", "response_rate"): participation.rate_figure,
    ("sentence", "response_rate"): participation.rate_sentence,
    ("table", "networks"): participation.networks_table,
    ("callout", "withheld"): participation.withheld_callout,
    ("sentence", "most_and_least"): frequencies.most_and_least,
    ("table", "frequencies"): frequencies.tables,
    ("chart", "frequencies"): frequencies.chart,
    ("sentence", "scales"): frequencies.scales_sentence,
    ("card", "coherence"): coherence.card,
    ("table", "coherence_levels"): coherence.levels_table,
    ("questions", "gathering"): closing.gathering,
    ("method", "method"): closing.method,
}


_NOT_UNDER_A_HEADING = ("heading", "questions", "method")


class WrongUnit(ValueError):
    """The slice is about another kind of unit than this kind of report."""


def maker_of(step: Step) -> Maker:
    """What makes a step's blocks. Raises KindFault for a step that nothing can make."""
    if step.type == "heading":
        return lambda _, voice: blocks.heading(voice.say(f"heading.{step.shows}"))
    try:
        return _MAKERS[step.type, step.shows]
    except KeyError:
        known = sorted(f"{kind} {shows}" for kind, shows in _MAKERS)
        raise KindFault(f"nothing makes {step.type} {step.shows!r}; there are {', '.join(known)}") from None


def resolve(kind: Kind, slice_: Slice, language: str) -> Tree:
    """The document as data. Raises WrongUnit, KindFault, CatalogueFault, KeyError for an unknown language."""
    if slice_.unit.kind != kind.unit:
        raise WrongUnit(f"{kind.name} is about a {kind.unit}; these figures are about a {slice_.unit.kind}")
    voice = Voice.of(kind.catalogue(language))
    made = [block for step in kind.steps if _wanted(step, slice_) for block in _blocks(step, slice_, voice)]
    return {
        "version": 1,
        "kind": kind.name,
        "kind_version": kind.version,
        "language": language,
        "dated": slice_.wave.ends_on.isoformat(),
        **_front(kind, slice_, voice),
        "blocks": _without_bare_headings(made),
    }


def _front(kind: Kind, slice_: Slice, voice: Voice) -> Tree:
    """Title and running lines."""
    wave, unit = slice_.wave, slice_.unit
    facts = [[voice.say("front.wave"), wave.title]]
    if unit.kind == "network" and unit.district:
        facts.insert(0, [voice.say("front.district"), unit.district])
    days = voice.say("front.between", first=voice.day(wave.starts_on), last=voice.day(wave.ends_on))
    facts.append([voice.say("front.dates"), days])
    return {
        "title": f"{unit.label}: {voice.say(f'{kind.name}.title')}",
        "heading": unit.label,
        "kicker": voice.say(f"{kind.name}.title"),
        "facts": facts,
        "footer": voice.say("front.footer", hash=slice_.hash[:16]),
        "page": voice.say("front.page", page="{page}", pages="{pages}"),
        "replaced": voice.say("method.replaced"),
    }


def _wanted(step: Step, slice_: Slice) -> bool:
    return step.when == "always" or (step.when == "withheld") == (slice_.withheld is not None)


def _blocks(step: Step, slice_: Slice, voice: Voice) -> list[Block]:
    made = maker_of(step)(slice_, voice)
    if made is None:
        return []
    return [made] if isinstance(made, dict) else list(made)


def _without_bare_headings(made: list[Block]) -> list[Block]:
    """A heading with nothing under it is left out."""
    following = [*made[1:], None]
    return [
        block
        for block, after in zip(made, following, strict=True)
        if block["type"] != "heading" or (after is not None and after["type"] not in _NOT_UNDER_A_HEADING)
    ]


def tree_bytes(tree: Tree) -> bytes:
    """The tree as canonical JSON: sorted keys, UTF-8."""
    return orjson.dumps(tree, option=orjson.OPT_SORT_KEYS)


def tree_hash(tree: Tree) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(tree_bytes(tree)).hexdigest()
