"""The functions of expressions, as plain functions of evaluated arguments.

Names and meaning follow the ODK XForms specification (getodk.github.io/xforms-spec); the seven rules that
both engines share are in the package's README.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as Digits
from typing import TYPE_CHECKING

from form_engine import rare, values
from form_engine.pattern import matches
from form_engine.tree import Node, Place, Value, text_of

if TYPE_CHECKING:
    from form_engine.expressions import Context

MOST_PLACES = 30
_TWELVE = Digits(prec=12, rounding=ROUND_HALF_UP)
_EXACT = 2.0**53
_SPACE = re.compile(r"[ \t\r\n]+")

Function = Callable[["Context", list[Value]], Value]


def number_of(value: Value) -> float:
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return number_of(typed_of(value[0])) if value else math.nan
    return values.to_number(value)


def typed_of(place: Place) -> str | float | bool:
    return place.typed if isinstance(place, Node) else place.text


def truth_of(value: Value) -> bool:
    """A node is true when it is not blank, not the number zero and not the result false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, list):
        return truth_of(typed_of(value[0])) if value else False
    return value != ""


def texts_of(arguments: list[Value]) -> list[str]:
    out: list[str] = []
    for value in arguments:
        if isinstance(value, list):
            out.extend(node.text for node in value)
        else:
            out.append(text_of(value))
    return out


def words(text: str) -> list[str]:
    """The values of a select: split at XML white space."""
    return [word for word in _SPACE.split(text) if word]


def nodes_of(value: Value) -> list[Place]:
    return value if isinstance(value, list) else []


def numbers_of(arguments: list[Value]) -> list[float]:
    out: list[float] = []
    for value in arguments:
        if isinstance(value, list):
            out.extend(number_of(typed_of(node)) for node in value)
        else:
            out.append(number_of(value))
    return out


def divide(left: float, right: float) -> float:
    if right == 0:
        return (
            math.nan
            if left == 0 or math.isnan(left)
            else math.copysign(math.inf, left) * math.copysign(1, right)
        )
    return left / right


def modulo(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def round_half_up(value: float, digits: float = 0) -> float:
    """Of the decimal that is written, not of the double beneath it: 1.005 to two places is 1.01."""
    if not math.isfinite(value):
        return value
    places = 0 if math.isnan(digits) else max(-31, min(31, int(max(-31.0, min(31.0, digits)))))
    if abs(places) > MOST_PLACES:
        return math.nan
    shifted = _shifted(value, places)
    return _shifted(float(math.floor(shifted + 0.5)), -places) if abs(shifted) < 2**53 else value


def _shifted(value: float, places: int) -> float:
    return float(Decimal(repr(value)).scaleb(places))


def _whole(pick: Callable[[float], int]) -> Callable[[float], float]:
    return lambda value: float(pick(value)) if math.isfinite(value) else value


def _power(base: float, exponent: float) -> float:
    """As IEEE 754 has it, which Python raises errors for."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 else math.inf
    except ValueError:
        return math.inf if base == 0 else math.nan


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else function(value)


def _index(value: Value) -> int:
    """A place in a text or list; what is no number is 0, as in JavaRosa."""
    number = number_of(value)
    return 0 if math.isnan(number) else int(max(-1e9, min(1e9, number)))


def _substr(_: Context, given: list[Value]) -> Value:
    """Zero-based, end exclusive; negative positions count from the end."""
    text = text_of(given[0])
    size = len(text)
    start, end = _index(given[1]), _index(given[2]) if len(given) > 2 else size
    start = max(0, size + start) if start < 0 else start
    end = max(0, size + end) if end < 0 else end
    return text[start:end]


def _substring(_: Context, given: list[Value]) -> Value:
    """XPath's own: one-based, with a length."""
    text = text_of(given[0])
    start = round_half_up(number_of(given[1]))
    stop = start + round_half_up(number_of(given[2])) if len(given) > 2 else math.inf
    return "".join(char for at, char in enumerate(text, 1) if start <= at < stop)


def _translate(_: Context, given: list[Value]) -> Value:
    text, old, new = (text_of(part) for part in given)
    table: dict[str, str] = {}
    for at, char in enumerate(old):
        table.setdefault(char, new[at] if at < len(new) else "")
    return "".join(table.get(char, char) for char in text)


def _selected_at(_: Context, given: list[Value]) -> Value:
    parts, at = words(text_of(given[0])), _index(given[1])
    return parts[at] if 0 <= at < len(parts) else ""


def _sum(_: Context, given: list[Value]) -> Value:
    """What is blank or no number is passed over, as in JavaRosa; nothing to add is 0."""
    total = 0.0
    for number in numbers_of(given):
        if not math.isnan(number):
            total += number
    return total


def _extreme(pick: Callable[[list[float]], float]) -> Function:
    """What is blank is passed over, as in JavaRosa; nothing to compare is NaN."""

    def function(_: Context, given: list[Value]) -> Value:
        numbers = [number for number in numbers_of(given) if not math.isnan(number)]
        return float(pick(numbers)) if numbers else math.nan

    return function


def _safe(function: Callable[..., float]) -> Callable[[Context, list[Value]], float]:
    """A function of numbers; outside its domain it gives NaN, over the largest double Infinity."""

    def wrapped(_: Context, given: list[Value]) -> float:
        numbers = [number_of(part) for part in given]
        try:
            return float(function(*numbers))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return wrapped


def _steady(function: Callable[..., float]) -> Function:
    """Like `_safe`, to 12 digits: the last ones differ from one mathematical library to the next."""
    safe = _safe(function)
    return lambda context, given: _to_twelve(safe(context, given))


def _to_twelve(value: float) -> float:
    """Half up, as JavaScript's toPrecision rounds the decimal that a double is."""
    return float(_TWELVE.create_decimal(Decimal(value))) if math.isfinite(value) else value


def _powers(function: Callable[..., float]) -> Function:
    """Like `_steady`, but a whole power of a whole number is exact as long as a double counts every whole number."""
    safe = _safe(function)

    def wrapped(context: Context, given: list[Value]) -> float:
        found = safe(context, given)
        whole = all(number_of(part).is_integer() for part in given)
        return found if whole and found.is_integer() and abs(found) < _EXACT else _to_twelve(found)

    return wrapped


def _checklist(_: Context, given: list[Value]) -> Value:
    return _between(given, sum(truth_of(part) for part in given[2:]))


def _weighted(_: Context, given: list[Value]) -> Value:
    pairs = zip(given[2::2], given[3::2], strict=False)
    return _between(given, sum(number_of(weight) for value, weight in pairs if truth_of(value)))


def _between(given: list[Value], total: float) -> bool:
    least, most = number_of(given[0]), number_of(given[1])
    return (least == -1 or total >= least) and (most == -1 or total <= most)


def _date(_: Context, given: list[Value]) -> Value:
    """An ISO date from a date, a date-time or days since 1970."""
    return values.day_text(number_of(given[0]))


def _date_time(_: Context, given: list[Value]) -> Value:
    value = given[0]
    if isinstance(value, float):
        return values.instant_text(value)
    text = text_of(value)
    if values.is_date_time(text):
        return text
    return values.instant_text(values.to_number(text))


def _boolean_from_string(_: Context, given: list[Value]) -> Value:
    text = text_of(given[0])
    return text == "1" or text.lower() == "true"


def _selected(_: Context, given: list[Value]) -> Value:
    """A blank answer has the blank choice: `selected(${q}, '')` asks whether nothing is chosen."""
    chosen, wanted = words(text_of(given[0])), text_of(given[1]).strip(" \t\r\n")
    return wanted in chosen if wanted else not chosen


def _decimal_date_time(context: Context, given: list[Value]) -> Value:
    """Days since 1970 in UTC; a date begins where the session's clock is."""
    if isinstance(given[0], float):
        return given[0]
    return values.instant_days(text_of(given[0]), values.offset_of(context.run.now))


def _own(given: list[Value], context: Context) -> str:
    return text_of(given[0]) if given else context.node.text


def _position(context: Context, given: list[Value]) -> Value:
    if not given:
        return float(context.position)
    nodes = nodes_of(given[0])
    first = nodes[0] if nodes else None
    return float(first.position) if isinstance(first, Node) else math.nan


def _count_selected(_: Context, given: list[Value]) -> Value:
    return float(len(words(text_of(given[0]))))


def _number(context: Context, given: list[Value]) -> Value:
    return number_of(given[0]) if given else values.to_number(context.node.text)


FUNCTIONS: dict[str, Function] = {
    "abs": _safe(abs),
    "area": rare.area,
    "base64-decode": rare.base64_decode,
    "digest": rare.digest,
    "distance": rare.distance,
    "geofence": rare.geofence,
    "acos": _steady(math.acos),
    "asin": _steady(math.asin),
    "atan": _steady(math.atan),
    "atan2": _steady(math.atan2),
    "boolean": lambda _, given: truth_of(given[0]),
    "boolean-from-string": _boolean_from_string,
    "ceiling": _safe(_whole(math.ceil)),
    "checklist": _checklist,
    "concat": lambda _, given: "".join(texts_of(given)),
    "contains": lambda _, given: text_of(given[1]) in text_of(given[0]),
    "cos": _steady(math.cos),
    "count": lambda _, given: float(len(nodes_of(given[0]))),
    "count-non-empty": lambda _, given: float(sum(node.text != "" for node in nodes_of(given[0]))),
    "count-selected": _count_selected,
    "date": _date,
    "date-time": _date_time,
    "decimal-date-time": _decimal_date_time,
    "decimal-time": lambda _, given: values.time_fraction(text_of(given[0])),
    "ends-with": lambda _, given: text_of(given[0]).endswith(text_of(given[1])),
    "exp": _steady(math.exp),
    "exp10": _powers(lambda value: _power(10.0, value)),
    "false": lambda _, __: False,
    "floor": _safe(_whole(math.floor)),
    "format-date": lambda _, given: values.format_date(_dated(given[0]), text_of(given[1])),
    "format-date-time": lambda _, given: values.format_date(_dated(given[0]), text_of(given[1])),
    "int": _safe(_whole(math.trunc)),
    "join": lambda _, given: text_of(given[0]).join(texts_of(given[1:])),
    "last": lambda context, _: float(context.size),
    "log": _steady(_logarithm(math.log)),
    "log10": _steady(_logarithm(math.log10)),
    "max": _extreme(max),
    "min": _extreme(min),
    "normalize-space": lambda context, given: " ".join(words(_own(given, context))),
    "not": lambda _, given: not truth_of(given[0]),
    "now": lambda context, _: context.run.now,
    "number": _number,
    "pi": lambda _, __: math.pi,
    "position": _position,
    "pow": _powers(_power),
    "regex": lambda _, given: matches(text_of(given[0]), text_of(given[1])),
    "round": lambda _, given: round_half_up(*[number_of(part) for part in given]),
    "selected": _selected,
    "selected-at": _selected_at,
    "sin": _steady(math.sin),
    "sqrt": _safe(math.sqrt),
    "starts-with": lambda _, given: text_of(given[0]).startswith(text_of(given[1])),
    "string": lambda context, given: _own(given, context),
    "string-length": lambda context, given: float(len(_own(given, context))),
    "substr": _substr,
    "substring": _substring,
    "substring-after": lambda _, given: _after(text_of(given[0]), text_of(given[1])),
    "substring-before": lambda _, given: _before(text_of(given[0]), text_of(given[1])),
    "sum": _sum,
    "tan": _steady(math.tan),
    "today": lambda context, _: context.run.now[:10],
    "translate": _translate,
    "true": lambda _, __: True,
    "version": lambda context, _: context.run.program.version,
    "weighted-checklist": _weighted,
}


def _dated(value: Value) -> str:
    return values.instant_text(value) if isinstance(value, float) else text_of(value)


def _before(text: str, mark: str) -> str:
    before, found, _ = text.partition(mark) if mark else ("", "", "")
    return before if found else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text
