"""Every word in a drawing, so that a caller can bring another language.

Pass `labels={key: text}` with any of these keys; names in braces stand where the figure goes.
"""

from collections.abc import Mapping

from improvement_stats.errors import InputError

LABELS: Mapping[str, str] = {
    "kind_line": "Line",
    "kind_run": "Run chart",
    "kind_i": "I chart",
    "kind_mr": "MR chart",
    "kind_p": "P chart",
    "kind_u": "U chart",
    "kind_c": "C chart",
    "kind_p_prime": "P′ chart",
    "kind_u_prime": "U′ chart",
    "kind_g": "G chart",
    "kind_t": "T chart",
    "median": "median",
    "centre": "centre line",
    "limits": "limits",
    "goal": "goal",
    "outside": "outside the limits",
    "long_run": "run that is too long",
    "shift": "shift",
    "trend": "trend",
    "excluded": "left out",
    "signal_line": "unusual pattern about the line",
    "rules_none": "without statistics",
    "rules_anhoej": "Anhøj rules",
    "rules_perla": "Perla rules",
    "no_points": "no points",
    "points": "{n} points",
    "points_one": "1 point",
    "say_chart": "{kind} of {n} points.",
    "say_chart_one": "{kind} of 1 point.",
    "say_span": "From {first} to {last}.",
    "say_missing": "{n} without a value.",
    "say_excluded": "{n} left out of the calculation.",
    "say_phase": "Phase {number}, {n} points.",
    "say_phase_one": "Phase {number}, 1 point.",
    "say_median": "The median is {centre}.",
    "say_centre": "The centre line is {centre}.",
    "say_limits": "The limits are {lower} and {upper}.",
    "say_varying_limits": "The limits change from point to point.",
    "say_no_signal": "No sign of a change.",
    "say_long_run": "Sign of a change: {longest} points in a row on one side, more than {limit}.",
    "say_few_crossings": "Sign of a change: the line is crossed {crossings} times, fewer than {limit}.",
    "say_few_crossings_one": "Sign of a change: the line is crossed once, fewer than {limit} times.",
    "say_shift": "Sign of a change: a shift at {which}.",
    "say_trend": "A trend at {which}.",
    "say_outside": "Outside the limits: {which}.",
    "say_many_outside": "{n} points outside the limits, from {first} to {last}.",
    "say_goal": "The goal is {goal}.",
    "say_last": "The last value is {last}.",
    "say_annotation": "Noted at {where}: {what}.",
    "say_bar": "{label}: {value}.",
    "say_hidden": "{label}: {hidden}.",
    "hidden": "too few answers",
    "warn_too_few": "Too few points to judge.",
    "warn_trial": "Trial limits, from fewer than 12 points.",
    "warn_provisional": "Provisional limits, from fewer than 20 points.",
    "warn_no_variation": "No limits: nothing varies.",
    "warn_few_differences": "No limits: fewer than two differences.",
    "warn_unfinished": "The baseline is not complete.",
    "warn_no_points": "No points.",
    "warn_events_of_nothing": "Events with a denominator of 0 are not shown.",
}

WARNING_KEYS: Mapping[str, str] = {
    "too few points to judge": "warn_too_few",
    "trial limits": "warn_trial",
    "provisional limits": "warn_provisional",
    "no limits: no variation": "warn_no_variation",
    "no limits: fewer than two differences": "warn_few_differences",
    "baseline not complete": "warn_unfinished",
    "no points": "warn_no_points",
    "events with a denominator of 0 are not plotted": "warn_events_of_nothing",
}


def counted(words: Mapping[str, str], key: str, n: int, **figures: object) -> str:
    """A label that holds a number of points, in the form for one where it is one."""
    return words[f"{key}_one" if n == 1 else key].format(n=n, **figures)


def merged(labels: Mapping[str, str] | None) -> dict[str, str]:
    """English with the caller's words in place; an unknown key or a placeholder that has no figure is refused."""
    given = dict(labels or {})
    for key, text in given.items():
        if key not in LABELS:
            raise InputError(f"labels[{key!r}]", "is no label of a drawing")
        try:
            text.format_map(_Blanks(LABELS[key]))
        except (KeyError, ValueError, IndexError, AttributeError) as wrong:
            raise InputError(f"labels[{key!r}]", f"does not fit {LABELS[key]!r}: {wrong}") from wrong
    return {**LABELS, **given}


class _Blanks(dict[str, str]):
    """Answers for the placeholders of the English text and for no others."""

    def __init__(self, english: str) -> None:
        super().__init__()
        self._english = english

    def __missing__(self, name: str) -> str:
        if "{" + name + "}" in self._english:
            return ""
        raise KeyError(name)
