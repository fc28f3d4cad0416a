"""Cronbach's alpha, what each item does to it, and scores of persons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from improvement_stats._inputs import integer
from improvement_stats.results import Result
from improvement_stats.scales.items import read_items, variances

Matrix = Iterable[Iterable[Any]] | NDArray[Any]
UNDEFINED = "undefined for these items"
FEWEST_PEOPLE = 3


@dataclass(frozen=True, kw_only=True)
class Reliability(Result):
    """value: the coefficient (may be negative), None where undefined. n_items: items of the scale."""

    value: float | None
    n_items: int


@dataclass(frozen=True, kw_only=True)
class ItemStatistics(Result):
    """One entry an item; None where undefined.

    item_rest: correlation with the sum of the other items. alpha_if_deleted: alpha of the others.
    """

    mean: tuple[float | None, ...]
    standard_deviation: tuple[float | None, ...]
    item_rest: tuple[float | None, ...]
    alpha_if_deleted: tuple[float | None, ...]
    alpha: float | None


@dataclass(frozen=True, kw_only=True)
class PersonScores(Result):
    """The mean of the items a person answered; None for those who answered too few."""

    values: tuple[float | None, ...]


def cronbach_alpha(items: Matrix) -> Reliability:
    """k/(k-1) (1 - sum of item variances / variance of the sum), over people who answered every item.

    items: n people × k items, codes as they are (reverse items turned by the caller). Undefined (None)
    for fewer than two items, fewer than three people, or a sum that does not vary. Variances have
    divisor n - 1. Source: Cronbach 1951, Psychometrika 16:297.
    """
    read = read_items(items)
    value = _alpha(read.complete)
    return Reliability(
        n_used=len(read.complete),
        n_missing=read.n_incomplete,
        method="Cronbach's alpha, listwise",
        options={},
        warnings=read.cautions() + ((UNDEFINED,) if value is None else ()),
        value=value,
        n_items=read.answers.shape[1],
    )


def _alpha(answers: NDArray[np.float64]) -> float | None:
    n, k = answers.shape
    if k < 2 or n < FEWEST_PEOPLE:
        return None
    of_sum = float(variances(answers.sum(axis=1, keepdims=True))[0])
    return _alpha_of(k, float(variances(answers).sum()), of_sum)


def item_statistics(items: Matrix) -> ItemStatistics:
    """Mean, spread, item-rest correlation and alpha-if-deleted of every item, listwise.

    item_rest is None where the item or the rest does not vary; alpha_if_deleted where the alpha of the
    others is undefined. Source: Nunnally & Bernstein 1994, Psychometric Theory, ch. 8.
    """
    read = read_items(items)
    answers = read.complete
    n, k = answers.shape
    enough = n >= FEWEST_PEOPLE
    own = variances(answers) if enough else np.zeros(k)
    rest = answers.sum(axis=1, keepdims=True) - answers
    of_rest = variances(rest) if enough else np.zeros(k)
    shared = _covariances(answers, rest) if enough else np.zeros(k)
    others = float(own.sum()) - own
    return ItemStatistics(
        n_used=n,
        n_missing=read.n_incomplete,
        method="item statistics, listwise",
        options={},
        warnings=read.cautions() + (() if enough else (UNDEFINED,)),
        mean=tuple(float(v) for v in answers.mean(axis=0)) if n else (None,) * k,
        standard_deviation=tuple(float(v) for v in np.sqrt(own)) if enough else (None,) * k,
        item_rest=tuple(_correlation(*three) for three in zip(shared, own, of_rest, strict=True)),
        alpha_if_deleted=tuple(_alpha_of(k - 1, *two) for two in zip(others, of_rest, strict=True)),
        alpha=_alpha(answers),
    )


def _covariances(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sample covariance of each column of `left` with the same column of `right`."""
    centred = (left - left.mean(axis=0)) * (right - right.mean(axis=0))
    found: NDArray[np.float64] = centred.sum(axis=0) / (len(left) - 1)
    return found


def _correlation(shared: float, variance: float, other: float) -> float | None:
    if variance == 0 or other == 0:
        return None
    return max(-1.0, min(1.0, float(shared) / float(np.sqrt(variance * other))))


def _alpha_of(k: int, of_items: float, of_sum: float) -> float | None:
    """Alpha from the sum of k item variances and the variance of their sum."""
    return float(k / (k - 1) * (1 - of_items / of_sum)) if k >= 2 and of_sum else None


def person_scores(items: Matrix, *, answered_percent: int = 80) -> PersonScores:
    """Each person's mean of the items answered, if those are at least `answered_percent` of the items.

    The limit is this package's own default, in whole percent so that the comparison is exact.
    """
    read = read_items(items)
    limit = integer("answered_percent", answered_percent, least=1, most=100)
    k = read.answers.shape[1]
    values = [_score(row[~np.isnan(row)].tolist(), k, limit) for row in read.answers]
    scored = sum(v is not None for v in values)
    return PersonScores(
        n_used=scored,
        n_missing=len(values) - scored,
        method="mean of answered items",
        options={"answered_percent": limit},
        values=tuple(values),
    )


def _score(given: Sequence[float], k: int, limit: int) -> float | None:
    return float(np.mean(given)) if given and 100 * len(given) >= limit * k else None
