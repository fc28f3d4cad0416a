"""How shared a network's purpose is: its card; and for a district how many networks have which level."""

from improvement_stats.coherence import purpose_coherence

from reports_worker.resolving import blocks
from reports_worker.resolving.blocks import Block
from reports_worker.resolving.slices import Coherence, Flip, Slice
from reports_worker.resolving.voice import Voice

LEVELS = ("high", "medium", "low", "insufficient")


def card(slice_: Slice, voice: Voice) -> Block | None:
    found = slice_.coherence
    if found is None:
        return None
    level_name = voice.say(f"coherence.level.{found.level}")
    facts = [
        blocks.fact(voice.say("coherence.members"), voice.whole(found.members)),
        blocks.fact(voice.say("coherence.answers"), voice.whole(found.answers)),
    ]
    themes: list[Block] = []
    notes: list[str] = [voice.say("coherence.hidden")]
    if found.shown:
        facts += [
            _fact(voice.say("coherence.knows"), found.knows, found.answers, voice),
            _fact(voice.say("coherence.took_part"), found.took_part, found.answers, voice),
            _fact(voice.say("coherence.adequate"), found.adequate, found.answers, voice),
        ]
        coded = sorted(
            (theme for theme in found.themes if theme.count), key=lambda one: (-(one.count or 0), one.value)
        )
        themes = [_fact(voice.label(one.label), one.count, found.answers, voice) for one in coded]
        notes = _notes(found, voice)
    return blocks.card(
        voice.say("coherence.card"),
        level=found.level,
        level_name=level_name,
        facts=facts,
        themes_title=voice.say("coherence.themes") if themes else "",
        themes=themes,
        notes=notes,
    )


def _fact(label: str, count: int | None, base: int, voice: Voice) -> Block:
    if count is None or not base:
        return blocks.fact(label, voice.whole(count))
    of = voice.say("coherence.of", count=count, base=base)
    return blocks.fact(label, voice.whole(count), of=of, share=count / base)


def _notes(found: Coherence, voice: Voice) -> list[str]:
    notes = [voice.say(f"coherence.means.{found.level}")]
    told = [
        voice.say(
            f"coherence.flip.{flip.question}.{'more' if flip.change > 0 else 'fewer'}",
            level=voice.say(f"coherence.level.{flip.level}").lower(),
        )
        for flip in flips(found)
    ]
    return notes + (told or [voice.say("coherence.firm")])


def flips(found: Coherence) -> list[Flip]:
    """The single answers that would change the level; from the slice, else by the same rule from its counts."""
    if not found.fragile or None in (found.knows, found.took_part, found.adequate):
        return []
    if found.flips is not None:
        return found.flips
    judged = purpose_coherence(
        found.answers,
        found.knows or 0,
        found.took_part or 0,
        found.adequate or 0,
        [theme.count for theme in found.themes if theme.count is not None],
    )
    return [Flip(question=one.question, change=one.change, level=one.level) for one in judged.flips]


def levels_table(slice_: Slice, voice: Voice) -> Block | None:
    """Networks counted by level; never which network has which."""
    found = slice_.coherence_levels
    if found is None:
        return None
    counts = {
        "high": found.high,
        "medium": found.medium,
        "low": found.low,
        "insufficient": found.insufficient,
    }
    return blocks.table(
        voice.say("levels.table"),
        [
            blocks.column(voice.say("levels.level"), width="1fr", right=False),
            blocks.column(voice.say("levels.networks"), strong=True),
        ],
        [[voice.say(f"coherence.level.{level}"), voice.whole(counts[level])] for level in LEVELS],
        note=voice.say("levels.note"),
    )
