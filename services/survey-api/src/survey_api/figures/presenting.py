"""Tallies and verdicts -> the parts of a slice as they go over the wire."""

from collections.abc import Sequence
from typing import Any

from improvement_stats.coherence import purpose_coherence
from improvement_stats.proportions import wilson
from improvement_stats.scales import cronbach_alpha

from survey_api.figures.tabulation import PROTECTS_OTHERS, TOO_FEW, Item, Tally

RELIABILITY_FLOOR = 30
"""Alpha is shown from so many people on."""

_ANSWERED_PERCENT = 80
_WIDE_SCALE = 4

Json = dict[str, Any]


def item_figure(
    item: Item, tally: Tally, *, hidden: set[int], primary: bool, minimum: int, interval: bool
) -> Json:
    """One row of the frequency table. `hidden` places show null; so do shares that would give them away."""
    figure = _outline(item)
    width = len(item["scale"])
    if primary or 0 < tally.valid < minimum:
        return {**figure, "counts": [None] * width, "n": None, "n_missing": None, "withheld": TOO_FEW}
    counts = [None if place in hidden else count for place, count in enumerate(tally.counts)]
    shown = {**figure, "counts": counts, "n": tally.valid, "n_missing": tally.missing}
    if hidden:
        return {**shown, "withheld": PROTECTS_OTHERS}
    return {
        **shown,
        "top": _end(item, tally, top=True, minimum=minimum, interval=interval),
        "bottom": _end(item, tally, top=False, minimum=minimum, interval=interval),
    }


def withheld_item(item: Item, reason: str) -> Json:
    figure = _outline(item)
    return {
        **figure,
        "counts": [None] * len(item["scale"]),
        "n": None,
        "n_missing": None,
        "withheld": reason,
    }


def _outline(item: Item) -> Json:
    group = item["group"] or {"name": None, "label": {}}
    scale = [{name: choice[name] for name in ("value", "label", "rank")} for choice in item["scale"]]
    compared = {"compare": item["compare"]} if item.get("compare") else {}
    return {
        **compared,
        "name": item["name"],
        "group": group["name"],
        "group_label": group["label"],
        "label": item["label"],
        "scale": scale,
        "top": None,
        "bottom": None,
        "withheld": None,
    }


def _end(item: Item, tally: Tally, *, top: bool, minimum: int, interval: bool) -> Json | None:
    """The share of one end of an ordered scale: two answers of a wide one, one of a narrow one."""
    ranked = [n for n, choice in zip(tally.counts, item["scale"], strict=True) if choice["rank"] is not None]
    if not item["ordered"] or len(ranked) < 2 or tally.valid < minimum:
        return None
    size = 2 if len(ranked) >= _WIDE_SCALE else 1
    x = sum(ranked[-size:] if top else ranked[:size])
    found = wilson(x, tally.valid)
    bounds = {"lower": found.lower, "upper": found.upper} if interval else {"lower": None, "upper": None}
    return {"x": x, "share": found.estimate, **bounds}


def scores(
    items: Sequence[Item], name: str, rows: Sequence[Sequence[str | None]]
) -> list[list[float | None]]:
    """People by items of one scale, coded by rank and turned where the form says so."""
    columns = [
        (place, {c["value"]: c["rank"] for c in item["scale"] if c["rank"] is not None}, mark["reversed"])
        for place, item in enumerate(items)
        for mark in item["scales"]
        if mark["name"] == name
    ]
    return [[_score(row[place], ranks, turned) for place, ranks, turned in columns] for row in rows]


def _score(value: str | None, ranks: dict[str, int], turned: bool) -> float | None:
    rank = ranks.get(value) if value is not None else None
    if rank is None:
        return None
    return float(min(ranks.values()) + max(ranks.values()) - rank if turned else rank)


def person_means(matrix: Sequence[Sequence[float | None]]) -> list[float]:
    """The mean of each person who answered at least 80 % of the scale's items."""
    means = []
    for row in matrix:
        known = [value for value in row if value is not None]
        if row and 100 * len(known) >= _ANSWERED_PERCENT * len(row):
            means.append(sum(known) / len(known))
    return means


def scale_figure(
    name: str, label: Json, matrix: Sequence[Sequence[float | None]], *, withheld: str | None
) -> Json:
    """The mean over people, and alpha where enough answered."""
    means = person_means(matrix)
    if withheld is not None or not means:
        return {"name": name, "label": label, "mean": None, "n": None, "alpha": None, "withheld": withheld}
    alpha = cronbach_alpha(matrix).value if len(means) >= RELIABILITY_FLOOR else None
    return {
        "name": name,
        "label": label,
        "mean": sum(means) / len(means),
        "n": len(means),
        "alpha": alpha,
        "withheld": None,
    }


def coherence_counts(coherence: Json, items: Sequence[Item], tallies: Sequence[Tally]) -> dict[str, int]:
    """How many said yes to each of the three questions."""
    by_name = {item["name"]: (item, tally) for item, tally in zip(items, tallies, strict=True)}
    counts = {}
    for part in ("knows", "took_part", "adequate"):
        item, tally = by_name[coherence[part]["name"]]
        values = [choice["value"] for choice in item["scale"]]
        counts[part] = tally.counts[values.index(coherence[part]["yes"])]
    return counts


def themes_of(coherence: Json, items: Sequence[Item], tallies: Sequence[Tally]) -> list[Json]:
    """Named purposes with how many named each; empty where the form codes none."""
    if "theme" not in coherence:
        return []
    place = next(i for i, item in enumerate(items) if item["name"] == coherence["theme"]["name"])
    return [
        {"value": choice["value"], "label": choice["label"], "count": count}
        for choice, count in zip(items[place]["scale"], tallies[place].counts, strict=True)
        if not choice["apart"]
    ]


def coherence_figure(
    coherence: Json,
    items: Sequence[Item],
    tallies: Sequence[Tally],
    *,
    members: int,
    answers: int,
    themes_shown: bool,
    minimum: int,
) -> Json:
    """The card of one network. Its level is insufficient below the minimum; then nothing else is in it."""
    counts = coherence_counts(coherence, items, tallies)
    themes = themes_of(coherence, items, tallies)
    named = [theme["count"] for theme in themes]
    judged = purpose_coherence(
        answers,
        counts["knows"],
        counts["took_part"],
        counts["adequate"],
        named if any(named) else (),
    )
    level = judged.level if answers >= minimum else "insufficient"
    shown = level != "insufficient"
    flips = [
        {"question": flip.question, "change": flip.change, "level": flip.level}
        for flip in judged.flips
        if themes_shown or flip.question != "largest_theme"
    ]
    return {
        "level": level,
        "members": members,
        "answers": answers,
        **(counts if shown else dict.fromkeys(counts)),
        "themes": themes if shown and themes_shown else [],
        "fragile": bool(flips) and shown,
        "flips": flips if shown else [],
        "rule": "v1",
    }
