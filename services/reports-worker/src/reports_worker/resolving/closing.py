"""What to talk about at the gathering, and how the figures were made."""

from reports_worker.resolving import blocks
from reports_worker.resolving.blocks import Block
from reports_worker.resolving.frequencies import bottom_name, groups, top_name
from reports_worker.resolving.slices import Item, Share, Slice
from reports_worker.resolving.voice import Voice


def gathering(slice_: Slice, voice: Voice) -> Block:
    """Questions that follow from the figures; each names the figure it rests on."""
    asked: list[str] = []
    if slice_.withheld is None:
        asked += _about_practices(slice_, voice)
        asked += _about_purpose(slice_, voice)
    asked += _about_participation(slice_, voice)
    asked.append(voice.say("questions.next_step" if slice_.withheld is None else "questions.own_words"))
    return blocks.questions(voice.say("questions.title"), voice.say("questions.lead"), asked)


def _about_practices(slice_: Slice, voice: Voice) -> list[str]:
    found = groups(slice_)
    if not found:
        return []
    group, asked = found[0], []
    shown = [item for item in group.items if item.shown and item.n]
    tops: list[tuple[Item, Share]] = [(i, i.top) for i in shown if i.top is not None and i.top.x]
    bottoms: list[tuple[Item, Share]] = [(i, i.bottom) for i in shown if i.bottom is not None and i.bottom.x]
    if tops:
        item, share = max(tops, key=lambda one: one[1].share)
        asked.append(_asked("questions.most", item, share, top_name(group, voice), voice))
    if bottoms:
        item, share = max(bottoms, key=lambda one: one[1].share)
        asked.append(_asked("questions.least", item, share, bottom_name(group, voice), voice))
    return asked


def _asked(name: str, item: Item, share: Share, answer: str, voice: Voice) -> str:
    return voice.say(
        name,
        item=voice.label(item.label),
        answer=answer[:1].lower() + answer[1:],
        x=share.x,
        n=item.n or 0,
        share=voice.share(share.share),
    )


def _about_purpose(slice_: Slice, voice: Voice) -> list[str]:
    found = slice_.coherence
    if found is not None and found.shown and found.took_part is not None:
        if found.took_part < found.answers:
            return [voice.say("questions.took_part", count=found.took_part, base=found.answers)]
        return [voice.say("questions.shared_purpose", base=found.answers)]
    if slice_.coherence_levels is not None:
        return [voice.say("questions.levels")]
    return []


def _about_participation(slice_: Slice, voice: Voice) -> list[str]:
    row = slice_.participation
    if row.rr2 is None or row.counted >= row.invited:
        return []
    missing = row.invited - row.counted
    return [voice.say("questions.missing_voices", missing, missing=missing, invited=row.invited)]


def method(slice_: Slice, voice: Voice) -> Block:
    items = [voice.say("method.rate"), voice.say("method.minimum", minimum=slice_.minimum)]
    if slice_.withheld is None:
        items.append(voice.say("method.shares"))
        items.append(voice.say("method.independence"))
        if slice_.coherence is not None or slice_.coherence_levels is not None:
            rule = slice_.coherence.rule if slice_.coherence else "v1"
            items.append(voice.say("method.coherence", rule=rule))
        if slice_.items and not voice.translated(slice_.items[0].label):
            items.append(voice.say("method.other_language"))
    items.append(voice.say("method.figures", hash=slice_.hash, methods=_methods(slice_)))
    return blocks.method(voice.say("method.title"), items)


def _methods(slice_: Slice) -> str:
    return ", ".join(f"{one.name} {one.version}" for one in slice_.method) or "–"
