"""Who answered: always with n of N, shown to the network or district it is about even when nothing else is."""

from reports_worker.resolving import blocks
from reports_worker.resolving.blocks import Block
from reports_worker.resolving.slices import Row, Slice
from reports_worker.resolving.voice import Voice

RATE_PLACES = 2
"""Decimals of a response rate, as the field publishes it (39,58 %)."""


def rate_figure(slice_: Slice, voice: Voice) -> Block:
    row = slice_.participation
    label = voice.say("participation.answered", row.counted)
    value = voice.say("participation.of", counted=row.counted, invited=row.invited)
    note = voice.share(row.rr2, RATE_PLACES) if row.rr2 is not None else ""
    return blocks.figure(value, label, share=row.rr2, note=note)


def rate_sentence(slice_: Slice, voice: Voice) -> Block:
    row = slice_.participation
    if row.invited == 0:
        return blocks.sentence(voice.say("participation.nobody_invited", row.answers, answers=row.answers))
    if row.rr2 is None:
        return blocks.sentence(
            voice.say("participation.surplus", row.answers, answers=row.answers, invited=row.invited)
        )
    said = [
        voice.say(
            "participation.sentence",
            row.invited,
            answers=row.counted,
            invited=row.invited,
            rate=voice.share(row.rr2, RATE_PLACES),
        )
    ]
    if row.partial and row.rr1 is not None:
        said.append(
            voice.say(
                "participation.complete_only",
                row.complete,
                complete=row.complete,
                rate=voice.share(row.rr1, RATE_PLACES),
            )
        )
    if row.break_off:
        said.append(voice.say("participation.break_off", row.break_off, count_of=row.break_off))
    if row.surplus:
        said.append(voice.say("participation.beyond", row.surplus, beyond=row.surplus))
    return blocks.sentence(" ".join(said))


def networks_table(slice_: Slice, voice: Voice) -> Block | None:
    """Participation network by network, in the order of their names: never from best to worst."""
    if not slice_.networks:
        return None
    ordered = sorted(slice_.networks, key=lambda row: (row.label.casefold(), row.code or ""))
    rows = [_participation_cells(row.label, row, voice) for row in ordered]
    rows.append(_participation_cells(voice.say("participation.total"), slice_.participation, voice))
    return blocks.table(
        voice.say("participation.table"),
        [
            blocks.column(voice.say("participation.network"), width="1fr", right=False),
            blocks.column(voice.say("participation.invited")),
            blocks.column(voice.say("participation.answers")),
            blocks.column(voice.say("participation.rate"), strong=True),
        ],
        rows,
        total=True,
        note=voice.say("participation.order"),
    )


def _participation_cells(label: str, row: Row, voice: Voice) -> list[str]:
    return [label, voice.whole(row.invited), voice.whole(row.counted), voice.share(row.rr2, RATE_PLACES)]


def withheld_callout(slice_: Slice, voice: Voice) -> Block | None:
    """Why no answer is shown; says n of N and nothing that was answered."""
    if slice_.withheld is None:
        return None
    row = slice_.participation
    name = slice_.withheld if voice.catalogue.has(f"withheld.{slice_.withheld}") else "other"
    return blocks.callout(
        voice.say("withheld.title"),
        voice.say(
            f"withheld.{name}",
            row.counted,
            answers=row.counted,
            invited=row.invited,
            minimum=slice_.minimum,
        ),
    )
