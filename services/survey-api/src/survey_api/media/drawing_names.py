"""What a plain drawing may be made of, by the names of SVG 2 and of the programs that drawings are made with."""

from typing import Final

SVG: Final = "{http://www.w3.org/2000/svg}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
EDITORS: Final = frozenset(
    {
        "{http://www.inkscape.org/namespaces/inkscape}",
        "{http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd}",
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
        "{http://creativecommons.org/ns#}",
        "{http://web.resource.org/cc/}",
        "{http://purl.org/dc/elements/1.1/}",
        "{http://www.bohemiancoding.com/sketch/ns}",
        "{http://www.serif.com/}",
        "{http://www.figma.com/figma/ns}",
    }
)
"""Namespaces whose elements and attributes no browser gives a meaning."""

ELEMENTS: Final = frozenset(
    """
    svg g defs symbol use title desc metadata style image marker mask pattern clipPath
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop
    filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feMerge feMergeNode feOffset
    """.split()  # noqa: SIM905  hundred names are read better as words
)
ATTRIBUTES: Final = frozenset(
    """
    id class style role lang transform viewBox preserveAspectRatio version baseProfile width height type media
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength rotate textLength lengthAdjust startOffset
    method spacing side offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY
    filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 stdDeviation values edgeMode tableValues
    slope intercept amplitude exponent
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor direction display dominant-baseline enable-background fill
    fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
    font-stretch font-style font-variant font-weight image-rendering isolation letter-spacing marker marker-end
    marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    transform-origin unicode-bidi vector-effect visibility word-spacing writing-mode
    """.split()  # noqa: SIM905  hundred names are read better as words
)
FUNCTIONS: Final = frozenset(
    """
    rgb rgba hsl hsla calc matrix translate translatex translatey scale scalex scaley rotate skewx skewy rect
    """.split()  # noqa: SIM905  hundred names are read better as words
)
