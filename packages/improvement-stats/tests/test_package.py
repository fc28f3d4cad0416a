"""The package as a whole: lazy, typed by results that serialise, and with one named error."""

import json
import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import improvement_stats
import numpy as np
import pytest
from improvement_stats import InputError, charts, networks, proportions, scales, suppression


def loaded_after(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after the statement."""
    probe = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_package_loads_no_library() -> None:
    assert not loaded_after("import improvement_stats") & {"numpy", "scipy", "networkx"}


@pytest.mark.parametrize(
    "part", ["charts", "proportions", "coherence", "agreement", "themes", "drawing", "networks"]
)
def test_parts_that_need_no_library_load_none(part: str) -> None:
    loaded = loaded_after(f"import improvement_stats\nimprovement_stats.{part}")
    assert "improvement_stats" in loaded
    assert not loaded & {"numpy", "scipy", "networkx"}


@pytest.mark.parametrize("part", ["scales", "suppression"])
def test_parts_that_need_numpy_do_not_load_scipy(part: str) -> None:
    loaded = loaded_after(f"import improvement_stats\nimprovement_stats.{part}")
    assert "numpy" in loaded
    assert not loaded & {"scipy", "networkx"}


def test_every_part_is_an_attribute_and_nothing_else_is() -> None:
    for part in improvement_stats.PARTS:
        assert getattr(improvement_stats, part).__name__ == f"improvement_stats.{part}"
        assert part in dir(improvement_stats)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = improvement_stats.nonsense


def test_an_input_error_names_the_argument_and_survives_pickling() -> None:
    error = InputError("values[3]", "must be a number")
    assert isinstance(error, ValueError)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.argument, copy.reason, str(copy)) == (
        "values[3]",
        "must be a number",
        "values[3]: must be a number",
    )


def test_every_usual_kind_of_number_is_read() -> None:
    kinds = [1, 1.0, Decimal("1"), Fraction(1), np.int64(1), np.float32(1)]
    assert charts.run_chart(kinds).values == (1.0,) * 6
    assert charts.run_chart(np.array([1.0, np.nan])).values == (1.0, None)
    assert charts.run_chart([Decimal("NaN"), None, np.float64("nan")]).n_missing == 3
    assert proportions.wilson(np.int32(1), Decimal(2)).estimate == 0.5  # type: ignore[arg-type]  # as a database gives it


@pytest.mark.parametrize("value", [10**400, 1e61, float("inf"), Decimal("Infinity"), "3", True, 1j, object()])
def test_what_is_no_usual_number_is_refused(value: object) -> None:
    with pytest.raises(InputError, match=r"^values\[0\]: must"):
        charts.run_chart([value])
    with pytest.raises(InputError, match=r"^n: must"):
        proportions.wilson(1, value)  # type: ignore[arg-type]  # the wrong kind is the point


def test_every_result_serialises_and_carries_what_it_stands_on() -> None:
    results = [
        charts.run_chart([1, 2, 3]),
        charts.variation_icons([1, 2, 3], direction="increase"),
        charts.recommend_chart("count", 20),
        proportions.wilson(1, 2),
        proportions.response_rate(invited=2, complete=1),
        scales.cronbach_alpha([[1, 2], [2, 1], [3, 3]]),
        suppression.suppress([[1, 9], [9, 9]], minimum=5),
        networks.whole_network([(1, 2)], [1, 2, 3], directed=True),
        networks.ei_index([(1, 2)], {1: "a", 2: "b"}, seed=1, permutations=3),
    ]
    for result in results:
        plain = json.loads(result.to_json())
        assert {"n_used", "n_missing", "method", "version", "options", "warnings"} <= set(plain)
        assert plain["version"] == improvement_stats.__version__
        with pytest.raises(AttributeError):
            result.n_used = 5  # type: ignore[misc]  # a frozen result is the point
