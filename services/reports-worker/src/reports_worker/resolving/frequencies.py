"""How often things happen: tables of all five answers with n, top-2 and bottom-2 shares, sentences and a chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports_worker.resolving import blocks
from reports_worker.resolving.blocks import Block
from reports_worker.resolving.slices import Choice, Item, Share, Slice
from reports_worker.resolving.voice import Voice


@dataclass(frozen=True)
class Group:
    """Items that follow each other and are answered on the same scale."""

    name: str
    items: tuple[Item, ...]

    @property
    def ranked(self) -> list[tuple[int, Choice]]:
        return self.items[0].ranked


_LEAST_ANSWERS = 3
"""Answers of an ordered scale from which on it is a table of frequencies; yes and no have their place in the card."""
_WIDE = 4
"""From so many answers on an end of the scale is two of them, as in the shares that survey-api gives."""


def groups(slice_: Slice) -> list[Group]:
    def scale_of(item: Item) -> tuple[str, tuple[str | int, ...]]:
        return item.group or "", tuple(choice.value for choice in item.scale)

    rated = [item for item in slice_.items if len(item.ranked) >= _LEAST_ANSWERS]
    return [Group(name, tuple(items)) for (name, _), items in groupby(rated, key=scale_of)]


def tables(slice_: Slice, voice: Voice) -> Iterable[Block]:
    for number, group in enumerate(groups(slice_), start=1):
        yield _table(group, number, voice)


def _title(group: Group, number: int, voice: Voice) -> str:
    labels = group.items[0].group_label
    return voice.label(labels) if labels else voice.say("frequencies.table", number=number)


def _either(first: Choice, second: Choice, voice: Voice) -> str:
    low = voice.label(second.label)
    return voice.say("frequencies.either", first=voice.label(first.label), second=low[:1].lower() + low[1:])


def _table(group: Group, number: int, voice: Voice) -> Block:
    ranked = group.ranked
    top, bottom = top_name(group, voice), bottom_name(group, voice)
    columns = [
        blocks.column(voice.say("frequencies.item"), width="1fr", right=False),
        *(blocks.column(voice.label(choice.label)) for _, choice in ranked),
        blocks.column(voice.say("frequencies.n")),
        blocks.column(top, strong=True),
        blocks.column(bottom, strong=True),
    ]
    rows = [_cells(item, [place for place, _ in ranked], voice) for item in group.items]
    hidden = any(not item.shown for item in group.items)
    note = voice.say("frequencies.note", top=top, bottom=bottom)
    if hidden:
        note += " " + voice.say("frequencies.hidden")
    note += "".join(f" {one}" for one in _breaks(group, voice))
    return blocks.table(_title(group, number, voice), columns, rows, note=note)


def _breaks(group: Group, voice: Voice) -> Iterable[str]:
    """A sentence for each earlier wave that asked some of these in other words: nothing is compared with it."""
    by_wave: dict[str, list[str]] = {}
    for item in group.items:
        if (wave := item.asked_otherwise) is not None:
            by_wave.setdefault(wave.title, []).append(f"“{voice.label(item.label)}”")
    for wave_title, items in by_wave.items():
        yield voice.say("frequencies.asked_otherwise", wave=wave_title, items=", ".join(items))


def top_name(group: Group, voice: Voice) -> str:
    ranked = [choice for _, choice in group.ranked]
    return _either(ranked[-1], ranked[-2], voice) if len(ranked) >= _WIDE else voice.label(ranked[-1].label)


def bottom_name(group: Group, voice: Voice) -> str:
    ranked = [choice for _, choice in group.ranked]
    return _either(ranked[0], ranked[1], voice) if len(ranked) >= _WIDE else voice.label(ranked[0].label)


def _cells(item: Item, places: Sequence[int], voice: Voice) -> list[str]:
    label = voice.label(item.label)
    counts = [item.counts[place] if place < len(item.counts) else None for place in places]
    return [
        label,
        *(voice.whole(count) for count in counts),
        voice.whole(item.n),
        voice.share(item.top.share if item.top else None),
        voice.share(item.bottom.share if item.bottom else None),
    ]


def most_and_least(slice_: Slice, voice: Voice) -> Iterable[Block]:
    """One sentence a group: what is most often at the top of the scale, and what at its bottom."""
    for group in groups(slice_):
        said = []
        if (most := _extreme(group, "top")) is not None:
            said.append(_extreme_sentence(most, top_name(group, voice), slice_, voice))
        if (least := _extreme(group, "bottom")) is not None:
            said.append(_extreme_sentence(least, bottom_name(group, voice), slice_, voice))
        if said:
            yield blocks.sentence(" ".join(said))


def _extreme(group: Group, end: str) -> tuple[Item, Share] | None:
    found = [
        (item, share)
        for item in group.items
        if item.shown and (share := item.top if end == "top" else item.bottom) is not None and share.x
    ]
    return max(found, key=lambda one: one[1].share, default=None)


def _extreme_sentence(extreme: tuple[Item, Share], answer: str, slice_: Slice, voice: Voice) -> str:
    item, share = extreme
    said = voice.say(
        "frequencies.most_chosen",
        item=voice.label(item.label),
        answer=answer,
        share=voice.share(share.share),
        x=share.x,
        n=item.n or 0,
    )
    bounds = _non_response_bounds(share, slice_, item.n or 0)
    if slice_.unit.kind == "network" and bounds is not None:
        low, high = bounds
        said += " " + voice.say("frequencies.bounds", low=voice.share(low), high=voice.share(high))
    elif slice_.unit.kind != "network" and share.lower is not None and share.upper is not None:
        said += " " + voice.say(
            "frequencies.interval", low=voice.share(share.lower), high=voice.share(share.upper)
        )
    return said


def _non_response_bounds(share: Share, slice_: Slice, n: int) -> tuple[float, float] | None:
    """x/N .. (x+N-n)/N: what the share could be had everyone in the roster answered."""
    invited = slice_.participation.invited
    if slice_.participation.rr2 is None or invited <= n:
        return None
    return share.x / invited, (share.x + invited - n) / invited


def chart(slice_: Slice, voice: Voice) -> Block | None:
    """The first group as stacked bars; nothing when every item of it is withheld."""
    found = groups(slice_)
    if not found or not any(item.shown for item in found[0].items):
        return None
    group, ranked = found[0], found[0].ranked
    categories = [voice.label(choice.label) for _, choice in ranked]
    bars = []
    for item in group.items:
        counts = [item.counts[place] for place, _ in ranked] if item.shown else None
        bars.append({"label": voice.label(item.label), "counts": counts, "base": _base(item, voice)})
    caption = voice.say("chart.caption")
    alt = " ".join(
        [
            voice.say("chart.alt", title=_title(group, 1, voice)),
            *(_spoken(item, group, voice) for item in group.items),
        ]
    )
    hidden = voice.say("chart.hidden")
    return blocks.stacked_chart(caption, alt, categories=categories, bars=bars, hidden=hidden)


def _base(item: Item, voice: Voice) -> str:
    return voice.say("chart.base", n=item.n) if item.shown and item.n is not None else ""


def _spoken(item: Item, group: Group, voice: Voice) -> str:
    label = voice.label(item.label)
    if not item.shown or item.n is None or not item.n:
        return voice.say("chart.spoken_hidden", item=label)
    shares = ", ".join(
        f"{voice.label(choice.label)} {voice.share((item.counts[place] or 0) / item.n)}"
        for place, choice in group.ranked
    )
    return voice.say("chart.spoken", item=label, shares=shares, n=item.n)


def scales_sentence(slice_: Slice, voice: Voice) -> Block | None:
    """The mean of each scale with its n, and its reliability where enough people answered to judge it."""
    said = []
    for scale in slice_.scales:
        if scale.mean is None or scale.n is None:
            continue
        written = voice.say(
            "scales.mean",
            name=voice.label(scale.label),
            mean=voice.numbers.decimals(scale.mean, 2),
            n=scale.n,
        )
        if scale.alpha is not None:
            written += " " + voice.say("scales.alpha", alpha=voice.numbers.decimals(scale.alpha, 2))
        said.append(written)
    return blocks.sentence(" ".join(said)) if said else None
