"""The functions of the ODK XForms specification: how many arguments each takes, which we evaluate.

Source of names and arities: getodk.github.io/xforms-spec, section "XPath functions".
"""

from __future__ import annotations

from typing import Final

ANY: Final = 255

EVALUATED: Final[dict[str, tuple[int, int]]] = {
    "if": (3, 3), "coalesce": (2, 2), "once": (1, 1), "position": (0, 1), "last": (0, 0),
    "selected": (2, 2), "selected-at": (2, 2), "count-selected": (1, 1), "jr:choice-name": (2, 2),
    "jr:itext": (1, 1), "indexed-repeat": (3, 7), "count": (1, 1), "count-non-empty": (1, 1),
    "sum": (1, 1), "max": (1, ANY), "min": (1, ANY), "round": (1, 2), "int": (1, 1), "number": (0, 1),
    "abs": (1, 1), "floor": (1, 1), "ceiling": (1, 1), "pow": (2, 2), "sqrt": (1, 1), "exp": (1, 1),
    "exp10": (1, 1), "log": (1, 1), "log10": (1, 1), "sin": (1, 1), "cos": (1, 1), "tan": (1, 1),
    "asin": (1, 1), "acos": (1, 1), "atan": (1, 1), "atan2": (2, 2), "pi": (0, 0), "random": (0, 0),
    "string": (0, 1), "concat": (0, ANY), "join": (1, ANY), "substr": (2, 3), "substring": (2, 3),
    "substring-before": (2, 2), "substring-after": (2, 2), "translate": (3, 3), "string-length": (0, 1),
    "normalize-space": (0, 1), "contains": (2, 2), "starts-with": (2, 2), "ends-with": (2, 2),
    "regex": (2, 2), "boolean": (1, 1), "boolean-from-string": (1, 1), "not": (1, 1), "true": (0, 0),
    "false": (0, 0), "checklist": (2, ANY), "weighted-checklist": (4, ANY), "today": (0, 0),
    "now": (0, 0), "date": (1, 1), "date-time": (1, 1), "decimal-date-time": (1, 1),
    "decimal-time": (1, 1), "format-date": (2, 2), "format-date-time": (2, 2), "pulldata": (4, 4),
    "randomize": (1, 2), "uuid": (0, 1), "version": (0, 0), "digest": (2, 3), "base64-decode": (1, 1),
    "distance": (1, ANY), "area": (1, 1), "geofence": (2, 2),
}  # fmt: skip

UNEVALUATED: Final = frozenset(
    {
        "intersects",
        "extract-signed",
        "property",
        "jr:choice-value",
    }
)

# What the browser loads apart, for few forms use it; randomize() where its seed may be a text.
RARE: Final = frozenset(
    {
        "digest", "base64-decode", "distance", "area", "geofence", "checklist", "weighted-checklist", "acos",
        "asin", "atan", "atan2", "cos", "exp", "exp10", "log", "log10", "sin", "tan",
        "pow", "translate", "substring", "decimal-time", "boolean-from-string", "uuid",
    }
)  # fmt: skip

OPERATORS: Final = frozenset(
    {"or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "neg", "|"}
)

# Functions whose result differs from one evaluation to the next: never compared with a stored answer.
VOLATILE: Final = frozenset({"now", "today", "random", "uuid", "once", "randomize"})


def argument_count(name: str, given: int) -> str | None:
    """The sentence that says what is wrong with a call's number of arguments, or None."""
    least, most = EVALUATED[name]
    if least <= given <= most:
        return None
    if least == most:
        wanted = f"{least}"
    elif most == ANY:
        wanted = f"{least} or more"
    else:
        wanted = f"{least} to {most}"
    return f"{name}() takes {wanted} argument{'s' if wanted != '1' else ''}, {given} given"
