"""The few scipy functions in use, loaded on first call and typed here."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
PROGRAMMES_TOGETHER = 16
TOLERANCE = 1e-7


def variable_ranges(
    sums: Sequence[Sequence[int]], right: Sequence[int], n: int
) -> list[tuple[float, float | None]]:
    """(least, greatest) of each of n variables >= 0 whose given subsets have given sums; None: no bound.

    `sums[i]` lists the variables that add to `right[i]`. A bound that follows from one sum is taken as
    reached once any solution reaches it; every other bound has a programme of its own. Raises
    ArithmeticError if HiGHS does not solve one.
    """
    import numpy as np  # noqa: PLC0415  # slow to load

    covered = sorted({v for members in sums for v in members})
    lowest, highest = _outer_bounds(sums, right, n)
    reached = np.array([highest, [-low for low in lowest]])  # the least, and minus the greatest, seen so far
    target = np.array([lowest, [-high for high in highest]])
    todo = [(v, end) for v in covered for end in (0, 1)]
    while todo:
        part, todo = todo[:PROGRAMMES_TOGETHER], todo[PROGRAMMES_TOGETHER:]
        solutions = _extremes(sums, right, n, part)
        reached = np.minimum(reached, [solutions.min(axis=0), (-solutions).min(axis=0)])
        todo = [(v, end) for v, end in todo if reached[end, v] > target[end, v] + TOLERANCE]
    found: list[tuple[float, float | None]] = [(0.0, None)] * n
    for v in covered:
        found[v] = (float(reached[0, v]), float(-reached[1, v]))
    return found


def _outer_bounds(
    sums: Sequence[Sequence[int]], right: Sequence[int], n: int
) -> tuple[list[float], list[float]]:
    """What single sums say of each variable: at most the sum, at least the sum less the most of the others."""
    high = [math.inf] * n
    for members, total in zip(sums, right, strict=True):
        for v in members:
            high[v] = min(high[v], float(total))
    low = [0.0] * n
    for members, total in zip(sums, right, strict=True):
        most = sum(high[v] for v in members)
        for v in members:
            low[v] = max(low[v], total - (most - high[v]))
    return low, high


def _extremes(
    sums: Sequence[Sequence[int]], right: Sequence[int], n: int, asked: Sequence[tuple[int, int]]
) -> "NDArray[np.float64]":
    """A solution for each (variable, end), row by row: least in the variable for end 0, greatest for 1."""
    import numpy as np  # noqa: PLC0415  # slow to load
    from scipy import sparse  # noqa: PLC0415  # slow to load
    from scipy.optimize import linprog  # noqa: PLC0415  # slow to load

    blocks = np.arange(len(asked))[:, None]
    row = np.array([i for i, members in enumerate(sums) for _ in members]) + len(sums) * blocks
    column = np.array([v for members in sums for v in members]) + n * blocks
    cost = np.zeros((len(asked), n))
    for block, (variable, end) in enumerate(asked):
        cost[block, variable] = -1.0 if end else 1.0
    solved = linprog(
        cost.ravel(),
        A_eq=sparse.csc_array(
            (np.ones(row.size), (row.ravel(), column.ravel())), shape=(len(sums) * len(asked), n * len(asked))
        ),
        b_eq=np.tile(np.asarray(right, dtype=float), len(asked)),
        bounds=(0, None),
        method="highs",
    )
    if solved.status != 0:
        raise ArithmeticError(f"the linear programme was not solved: {solved.message}")
    solutions: NDArray[np.float64] = solved.x.reshape(len(asked), n)
    return solutions


def one_factor(correlation: "NDArray[np.float64]", least: float) -> "NDArray[np.float64] | None":
    """Uniquenesses of the one-factor model that make the normal likelihood greatest, each in least..1.

    Given uniquenesses u, with roots t and vectors w of u^-1/2 R u^-1/2, the misfit is the sum over all but the
    largest root of t - log t - 1 (Jöreskog 1967), minimised over log u: quasi-Newton within the bounds, then
    Newton steps on the coordinates inside them. None when it does not converge.
    """
    import numpy as np  # noqa: PLC0415  # slow to load
    from scipy import optimize  # noqa: PLC0415  # slow to load

    def misfit(log_u: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        roots, vectors = _scaled_roots(correlation, log_u)
        low = np.maximum(roots[:-1], 1e-300)
        return float(np.sum(low - np.log(low) - 1)), vectors[:, :-1] ** 2 @ (1 - roots[:-1])

    # The usual start for one factor (Jöreskog 1967): a little less than the part that the other items leave.
    left = (1 - 0.5 / len(correlation)) / np.diag(np.linalg.inv(correlation))
    start = np.log(np.clip(left, least * 10, 1.0))
    for tolerance in (1e-3, 1e-8):  # Newton from nearby is quickest; from further on only if that fails
        found = optimize.minimize(
            misfit,
            start,
            jac=True,
            method="L-BFGS-B",
            bounds=[(np.log(least), 0.0)] * len(start),
            options={"maxiter": 5000, "maxfun": 20000, "ftol": 1e-14, "gtol": tolerance},
        )
        start = np.asarray(found.x, dtype=np.float64)
        at, settled = _newton(correlation, start, np.log(least))
        if settled:
            return np.exp(at)
    return None


def _newton(
    correlation: "NDArray[np.float64]", start: "NDArray[np.float64]", lowest: float
) -> "tuple[NDArray[np.float64], bool]":
    """Newton steps over the coordinates of log u strictly inside lowest..0, while they shrink the gradient.

    Settled: the gradient inside is rounding, and at the bounds it points outwards.
    """
    import numpy as np  # noqa: PLC0415  # slow to load

    at = start
    free = (at > lowest + 1e-6) & (at < -1e-12)
    gradient, hessian = _misfit_curvature(correlation, at)
    for _ in range(15):
        size = float(np.abs(gradient[free]).max(initial=0.0))
        if size < 1e-14:
            break
        trial = at.copy()
        trial[free] -= np.linalg.lstsq(hessian[np.ix_(free, free)], gradient[free], rcond=None)[0]
        if (trial < lowest).any() or (trial > 0).any():
            break
        slope, curve = _misfit_curvature(correlation, trial)
        if np.abs(slope[free]).max() >= size:
            break
        at, gradient, hessian = trial, slope, curve
    outward = np.where(at > -1, gradient <= 1e-7, gradient >= -1e-7)[~free].all()
    return at, bool(outward) and float(np.abs(gradient[free]).max(initial=0.0)) < 1e-7


def _scaled_roots(
    correlation: "NDArray[np.float64]", log_u: "NDArray[np.float64]"
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    import numpy as np  # noqa: PLC0415  # slow to load

    scale = np.exp(log_u / 2)
    roots, vectors = np.linalg.eigh(correlation / np.outer(scale, scale))
    return roots.astype(np.float64), vectors.astype(np.float64)


def _misfit_curvature(
    correlation: "NDArray[np.float64]", log_u: "NDArray[np.float64]"
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Gradient and Hessian of the misfit over log u.

    With W_m = w_m w_m', first the largest root: H = (sum t W) ∘ (I - W_1)
    + W_1 ∘ sum (1 - t)(t + t_1)/(t_1 - t) W, sums over the other roots; pairs of those have no pole.
    """
    import numpy as np  # noqa: PLC0415  # slow to load

    roots, vectors = _scaled_roots(correlation, log_u)
    low, others, top = roots[:-1], vectors[:, :-1], vectors[:, -1]
    first = np.outer(top, top)
    weights = (1 - low) * (low + roots[-1]) / np.maximum(roots[-1] - low, 1e-12)
    hessian = ((others * low) @ others.T) * (np.eye(len(roots)) - first) + first * (
        (others * weights) @ others.T
    )
    return others**2 @ (1 - low), hessian
