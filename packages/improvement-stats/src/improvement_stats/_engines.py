"""The few scipy functions in use, loaded on first call and typed here."""

import math
from collections.abc import Sequence


def fisher_p(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p of Fisher's exact test on [[a, b], [c, d]]."""
    from scipy import stats  # noqa: PLC0415  # slow to load

    return float(stats.fisher_exact([[a, b], [c, d]])[1])


def chi_square_tail(statistic: float, degrees: int) -> float:
    """P(X >= statistic) of a chi-square with that many degrees of freedom."""
    from scipy import special  # noqa: PLC0415  # slow to load

    return float(special.chdtrc(degrees, statistic))


def kruskal(groups: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    """H corrected for ties, and its p; None when every value is equal."""
    from scipy import stats  # noqa: PLC0415  # slow to load

    values = {v for group in groups for v in group}
    if len(values) < 2:
        return None
    found = stats.kruskal(*groups)
    h, p = float(found.statistic), float(found.pvalue)
    return (h, p) if math.isfinite(h) and math.isfinite(p) else None


# Objectives solved in one call to HiGHS: the call costs more than the solving of a small programme.
PROGRAMMES_TOGETHER = 24


def variable_ranges(
    sums: Sequence[Sequence[int]], right: Sequence[int], n: int
) -> list[tuple[float, float | None]]:
    """(least, greatest) of each of n variables >= 0 whose given subsets have given sums; None: no bound.

    `sums[i]` lists the variables that add to `right[i]`. Raises ArithmeticError if HiGHS does not solve it.
    """
    covered = {v for members in sums for v in members}
    asked = [(v, sign) for v in sorted(covered) for sign in (1.0, -1.0)]
    found: dict[tuple[int, float], float] = {}
    for start in range(0, len(asked), PROGRAMMES_TOGETHER):
        part = asked[start : start + PROGRAMMES_TOGETHER]
        found.update(zip(part, _extremes(sums, right, n, part), strict=True))
    return [(found[v, 1.0], -found[v, -1.0]) if v in covered else (0.0, None) for v in range(n)]


def _extremes(
    sums: Sequence[Sequence[int]], right: Sequence[int], n: int, asked: Sequence[tuple[int, float]]
) -> list[float]:
    """The least value of sign * variable for each (variable, sign), as one programme of independent blocks."""
    import numpy as np  # noqa: PLC0415  # slow to load
    from scipy import sparse  # noqa: PLC0415  # slow to load
    from scipy.optimize import linprog  # noqa: PLC0415  # slow to load

    rows = [i for i, members in enumerate(sums) for _ in members]
    columns = [v for members in sums for v in members]
    one = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(sums), n))
    cost = np.zeros((len(asked), n))
    for block, (variable, sign) in enumerate(asked):
        cost[block, variable] = sign
    solved = linprog(
        cost.ravel(),
        A_eq=sparse.block_diag([one] * len(asked), format="csc"),
        b_eq=np.tile(np.asarray(right, dtype=float), len(asked)),
        bounds=(0, None),
        method="highs",
    )
    if solved.status != 0:
        raise ArithmeticError(f"the linear programme was not solved: {solved.message}")
    solution = solved.x.reshape(len(asked), n)
    return [float(sign * solution[block, variable]) for block, (variable, sign) in enumerate(asked)]
