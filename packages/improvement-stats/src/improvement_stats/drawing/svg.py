"""SVG text, written element by element."""

import zlib
from collections.abc import Iterable
from xml.sax.saxutils import escape

# Okabe & Ito 2008: told apart with any colour vision; shapes carry the same meaning in grey.
BLUE, VERMILLION, GREEN, SKY, ORANGE, PURPLE = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#56B4E9",
    "#E69F00",
    "#CC79A7",
)
INK, SOFT, FAINT, PAPER = "#1A1A1A", "#595959", "#D0D0D0", "#FFFFFF"
FONT = "Noto Sans, Liberation Sans, Arial, sans-serif"
FONT_SIZE = 12.0
# Mean advance of a letter of these fonts, in font sizes; a little wide, so that text rather has room to spare.
LETTER = 0.56

_NOT_XML = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
_NOT_XML |= dict.fromkeys(range(0xD800, 0xE000))


def clean(text: str) -> str:
    """Text that XML can hold, escaped for elements and attributes."""
    return escape(text.translate(_NOT_XML), {'"': "&quot;"})


def place(value: float) -> str:
    """A coordinate with at most two decimals, written the one shortest way."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_width(text: str, size: float = FONT_SIZE) -> float:
    return len(text) * size * LETTER


def shortened(text: str, width: float, size: float = FONT_SIZE) -> str:
    """The text, cut with an ellipsis where it would be wider than `width`."""
    if text_width(text, size) <= width:
        return text
    return text[: max(1, int(width / (size * LETTER)) - 1)].rstrip() + "…"


def line(
    x1: float, y1: float, x2: float, y2: float, *, colour: str = INK, width: float = 1, dash: str = ""
) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{place(x1)}" y1="{place(y1)}" x2="{place(x2)}" y2="{place(y2)}" '
        f'stroke="{colour}" stroke-width="{place(width)}"{dashes}/>'
    )


def path(
    points: Iterable[tuple[float, float]],
    *,
    colour: str,
    width: float = 1,
    dash: str = "",
    closed_fill: str = "",
) -> str:
    steps = " L".join(f"{place(x)} {place(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    shape = f"M{steps}Z" if closed_fill else f"M{steps}"
    return (
        f'<path d="{shape}" fill="{closed_fill or "none"}" stroke="{colour}" '
        f'stroke-width="{place(width)}" stroke-linejoin="round"{dashes}/>'
    )


def circle(x: float, y: float, radius: float, *, fill: str, colour: str, width: float = 1) -> str:
    return (
        f'<circle cx="{place(x)}" cy="{place(y)}" r="{place(radius)}" fill="{fill}" '
        f'stroke="{colour}" stroke-width="{place(width)}"/>'
    )


def rectangle(x: float, y: float, width: float, height: float, *, fill: str, colour: str = "none") -> str:
    return (
        f'<rect x="{place(x)}" y="{place(y)}" width="{place(max(width, 0))}" height="{place(height)}" '
        f'fill="{fill}" stroke="{colour}"/>'
    )


def text(
    x: float,
    y: float,
    content: str,
    *,
    anchor: str = "start",
    size: float = FONT_SIZE,
    colour: str = INK,
    bold: bool = False,
    rotate: float = 0,
    halo: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    turned = f' transform="rotate({place(rotate)} {place(x)} {place(y)})"' if rotate else ""
    # A paper-coloured edge keeps a label legible where a line runs behind it.
    edge = f' stroke="{PAPER}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"' if halo else ""
    return (
        f'<text x="{place(x)}" y="{place(y)}" text-anchor="{anchor}" font-size="{place(size)}" '
        f'fill="{colour}"{weight}{edge}{turned}>{clean(content)}</text>'
    )


def document(
    width: float, height: float, *, title: str, description: str, language: str, body: list[str]
) -> str:
    """A whole picture. Its title and description are what a screen reader says of it."""
    inside = "\n".join(body)
    # Several pictures may share one page, and ids must differ there.
    mark = f"{zlib.crc32((title + description + inside).encode()):08x}"
    spoken = f' xml:lang="{clean(language)}" lang="{clean(language)}"' if language else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {place(width)} {place(height)}" '
        f'width="{place(width)}" height="{place(height)}" role="img" '
        f'aria-labelledby="t{mark} d{mark}" font-family="{FONT}"{spoken}>\n'
        f'<title id="t{mark}">{clean(title)}</title>\n<desc id="d{mark}">{clean(description)}</desc>\n'
        f"{rectangle(0, 0, width, height, fill=PAPER)}\n{inside}\n</svg>\n"
    )
