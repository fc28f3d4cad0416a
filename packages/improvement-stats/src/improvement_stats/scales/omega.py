"""McDonald's omega from a one-factor model fitted by maximum likelihood."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from improvement_stats import _engines
from improvement_stats.results import Result
from improvement_stats.scales.items import read_items, variances
from improvement_stats.scales.reliability import FEWEST_PEOPLE, UNDEFINED, Matrix

# Least uniqueness of a standardised item: below it the likelihood has no maximum worth the name.
LEAST_UNIQUENESS = 1e-6
FEWEST_PEOPLE_ADVISED = 50
FEWEST_ITEMS_ADVISED = 3


@dataclass(frozen=True, kw_only=True)
class Omega(Result):
    """value None where undefined. loadings and uniquenesses are in the units of the items."""

    value: float | None
    n_items: int
    loadings: tuple[float, ...] | None
    uniquenesses: tuple[float, ...] | None


def mcdonald_omega(items: Matrix) -> Omega:
    """(sum of loadings)² / ((sum of loadings)² + sum of uniquenesses), people who answered every item.

    One factor, maximum likelihood on the covariances, and the variance that the model implies in the
    denominator (not the observed one). Items are not turned round: a negative loading is warned of.
    None for fewer than three items (two do not identify a factor), three people or fewer than items,
    or an item that does not vary. Source: McDonald 1999, Test Theory; Jöreskog 1967, Psychometrika 32:443.
    """
    read = read_items(items)
    n, k = read.complete.shape
    fitted = _fit(read.complete) if k >= FEWEST_ITEMS_ADVISED and n >= max(FEWEST_PEOPLE, k + 1) else None
    warnings = [*read.cautions(), *_advice(n, k)]
    if fitted is None:
        warnings.append(UNDEFINED)
        value, loadings, rest = None, None, None
    else:
        loadings, rest, at_bound = fitted
        common = float(loadings.sum()) ** 2
        value = common / (common + float(rest.sum()))
        if at_bound:
            warnings.append("a uniqueness is at its bound")
        if (loadings < 0).any():
            warnings.append("a loading is negative")
    return Omega(
        n_used=n,
        n_missing=read.n_incomplete,
        method="McDonald's omega, one factor, maximum likelihood, listwise",
        options={"denominator": "implied by the model"},
        warnings=tuple(warnings),
        value=value,
        n_items=k,
        loadings=None if loadings is None else tuple(loadings.tolist()),
        uniquenesses=None if rest is None else tuple(rest.tolist()),
    )


def _advice(n: int, k: int) -> list[str]:
    said = ["fewer than 50 people"] if n < FEWEST_PEOPLE_ADVISED else []
    return [*said, "fewer than 3 items"] if k < FEWEST_ITEMS_ADVISED else said


def _fit(answers: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], bool] | None:
    """Loadings and uniquenesses in item units, and whether a uniqueness sits at its bound."""
    if (variances(answers) == 0).any():
        return None
    covariance = np.cov(answers, rowvar=False)
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    if np.linalg.eigvalsh(correlation)[0] <= 1e-10:
        return None
    uniqueness = _engines.one_factor(correlation, LEAST_UNIQUENESS)
    if uniqueness is None:
        return None
    loading = _loadings(correlation, uniqueness)
    if loading.sum() < 0:
        loading = -loading
    at_bound = bool((uniqueness <= LEAST_UNIQUENESS * 1.001).any())
    return loading * spread, uniqueness * spread**2, at_bound


def _loadings(correlation: NDArray[np.float64], uniqueness: NDArray[np.float64]) -> NDArray[np.float64]:
    """The best loadings for given uniquenesses, from the largest root of the scaled matrix."""
    scale = np.sqrt(uniqueness)
    roots, vectors = np.linalg.eigh(correlation / np.outer(scale, scale))
    found: NDArray[np.float64] = scale * vectors[:, -1] * np.sqrt(max(roots[-1] - 1, 0.0))
    return found
