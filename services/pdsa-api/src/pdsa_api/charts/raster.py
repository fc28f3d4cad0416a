"""A chart as PNG, made in a limited child: the compiler of the reports, with its embedded typeface alone.

The same drawing gives the same bytes on every machine, and the service itself never loads the compiler.
"""

import asyncio
import base64
from typing import Any

import orjson
from chassis.child import ChildFailed, run_limited
from chassis.problems import Unavailable
from improvement_stats.drawing.svg import FONT

TYPEFACE = "Libertinus Serif"
_SECONDS, _MEGABYTES = 15.0, 1024
_AT_ONCE = 2
_SHEET = (
    "#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
)


def rasterise(payload: bytes) -> str:
    """The child's work: `{{svg, width, height, ppi}}` as JSON -> PNG in Base64."""
    import typst  # noqa: PLC0415  only the child holds it

    asked = orjson.loads(payload)
    made = typst.compile(
        _SHEET.format(width=asked["width"], height=asked["height"]).encode(),
        format="png",
        ppi=asked["ppi"],
        sys_inputs={"svg": asked["svg"].replace(FONT, TYPEFACE)},
        font_paths=typst.Fonts(include_system_fonts=False),
    )
    assert isinstance(made, bytes)
    return base64.b64encode(made).decode()


class Rasters:
    """Two at a time, since each child takes some 60 MB."""

    def __init__(self) -> None:
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def png(self, svg: str, width: int, height: int, scale: int) -> bytes:
        """`scale` pixels for each unit of the drawing. Raises Unavailable where the child fails."""
        asked: dict[str, Any] = {"svg": svg, "width": width, "height": height, "ppi": 72 * scale}
        try:
            async with self._slots:
                made = await run_limited(
                    "pdsa_api.charts.raster:rasterise",
                    orjson.dumps(asked),
                    seconds=_SECONDS,
                    megabytes=_MEGABYTES,
                )
        except ChildFailed as failed:
            raise Unavailable(f"The picture could not be made: {failed}.", part="charts") from failed
        return base64.b64decode(made)
