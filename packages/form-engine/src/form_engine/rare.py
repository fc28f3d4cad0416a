"""Functions that few forms use: digests, Base64, distances and areas on the earth, the hash of a text as a seed.

The browser loads its twin, ``rare.ts``, only for a form whose model says ``rare``. Meaning as in JavaRosa
(`XPathFuncExpr`, `GeoUtils`): the earth is a ball with the equator's radius. Distances and areas are rounded,
for the last digits of sines differ from one mathematical library to the next.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from form_engine.tree import Place, Value, text_of

if TYPE_CHECKING:
    from form_engine.expressions import Context

RADIUS = 6_378_100.0
_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_DIVISOR = 2_147_483_647
_SPACE = " \t\r\n"
_DEGREES = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")

Point = tuple[float, float]


def digest(_: Context, given: list[Value]) -> Value:
    """``digest(text, algorithm, encoding?)``; blank for an algorithm or encoding that there is not."""
    algorithm = _ALGORITHMS.get(text_of(given[1]).upper())
    encoding = text_of(given[2]).lower() if len(given) > 2 else "base64"
    if algorithm is None or encoding not in ("base64", "hex"):
        return ""
    found = hashlib.new(algorithm, text_of(given[0]).encode(), usedforsecurity=False)
    return found.hexdigest() if encoding == "hex" else base64.b64encode(found.digest()).decode()


def base64_decode(_: Context, given: list[Value]) -> Value:
    """The text; blank for what is no Base64 of UTF-8."""
    try:
        return base64.b64decode(text_of(given[0]), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def hashed_seed(text: str) -> int:
    """The first eight bytes of the SHA-256 as a signed number, as far as the generator of randomize() needs it."""
    whole = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)
    return int(math.copysign(abs(whole) % _DIVISOR, whole))


def _points(texts: list[str]) -> list[Point]:
    """`lat lon …` each; raises ValueError for what is no place."""
    points: list[Point] = []
    for text in texts:
        latitude, longitude = re.split(f"[{_SPACE}]+", text.strip(_SPACE))[:2]
        points.append((_radians(latitude), _radians(longitude)))
    return points


def _radians(degrees: str) -> float:
    """Raises ValueError for what is no finite number, written as phones write one."""
    angle = math.radians(float(degrees)) if _DEGREES.match(degrees) else math.nan
    if not math.isfinite(angle):
        raise ValueError(degrees)
    return angle


def _texts(given: list[Value]) -> list[str]:
    """Each place by itself: of several nodes or arguments, or of one line or area."""
    found: list[str] = []
    for value in given:
        places: list[Place] | list[str] = value if isinstance(value, list) else [text_of(value)]
        found.extend(place if isinstance(place, str) else place.text for place in places)
    if len(found) == 1:
        found = found[0].split(";")
    return [text for text in found if text.strip(_SPACE)]


def distance(_: Context, given: list[Value]) -> Value:
    """Metres along the places, to the millimetre; NaN where something is no place on the earth."""
    try:
        points = _points(_texts(given))
        return _rounded(math.fsum(_between(one, other) for one, other in pairwise(points)))
    except (ValueError, OverflowError):
        return math.nan


def _between(one: Point, other: Point) -> float:
    """The haversine formula, which keeps its digits where places are near."""
    across = math.sin((other[0] - one[0]) / 2) ** 2
    along = math.sin((other[1] - one[1]) / 2) ** 2
    share = across + math.cos(one[0]) * math.cos(other[0]) * along
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(max(0.0, share))))


def area(_: Context, given: list[Value]) -> Value:
    """Square metres, by triangles from the first corner on a plane that touches the earth there."""
    try:
        points = _points(_texts(given))
        return _rounded(abs(_triangles(points))) if len(points) > 2 else 0.0
    except (ValueError, OverflowError):
        return math.nan


def _triangles(points: list[Point]) -> float:
    first = points[0]
    flat = [((lon - first[1]) * RADIUS * math.cos(lat), (lat - first[0]) * RADIUS) for lat, lon in points[1:]]
    return math.fsum((one[1] * other[0] - one[0] * other[1]) / 2 for one, other in pairwise(flat))


def geofence(_: Context, given: list[Value]) -> Value:
    """Whether a place lies within an area: a ray from it crosses the edge an odd number of times."""
    try:
        (lat, lon), *_more = _points(_texts(given[:1]))
        corners = _points(_texts(given[1:]))
    except ValueError:
        return False
    inside = False
    for one, two in pairwise(corners):
        crosses = (two[0] > lat) != (one[0] > lat)
        if crosses and lon < (one[1] - two[1]) * (lat - two[0]) / (one[0] - two[0]) + two[1]:
            inside = not inside
    return inside


def _rounded(value: float) -> float:
    """Raises ValueError or OverflowError for what is not finite."""
    return math.floor(value * 1000 + 0.5) / 1000
