"""Rules for single figures: too small a base, everyone alike, and differences between populations."""

from improvement_stats._inputs import flag, integer
from improvement_stats.proportions.answers import percent


def figure_is_reportable(base: int, *, minimum: int) -> bool:
    """Whether a percent, mean, rate or coefficient that stands on `base` people may be shown."""
    return integer("base", base) >= integer("minimum", minimum, least=1)


def guarded_percent(x: int, n: int, *, sensitive: bool = False, digits: int = 0) -> str:
    """The percentage as text; all-alike answers on a sensitive item with n < 20 become "<10" or ">90"."""
    n = integer("n", n)
    x = integer("x", x, most=n)
    if flag("sensitive", sensitive) and 0 < n < 20 and x in (0, n):
        return "<10" if x == 0 else ">90"
    return percent(x, n, digits=digits)


def differencing_is_safe(published: int, proposed: int, *, minimum: int) -> bool:
    """Whether a second table may be published about a population that contains, or is contained in, the first.

    Subtracting the two tables describes the difference of the populations; 1..minimum-1 people are too few.
    """
    difference = abs(integer("published", published) - integer("proposed", proposed))
    return difference == 0 or difference >= integer("minimum", minimum, least=1)
