"""Statistics for improvement work: run and control charts, rates, scales, networks, suppression.

The parts load when first used (`improvement_stats.charts`), so importing the package costs nothing.
"""

from importlib import import_module
from types import ModuleType

from improvement_stats.errors import InputError
from improvement_stats.version import VERSION as __version__

PARTS = (
    "agreement",
    "charts",
    "coherence",
    "drawing",
    "networks",
    "proportions",
    "scales",
    "suppression",
    "themes",
)

__all__ = ["InputError", "__version__"]


def __getattr__(name: str) -> ModuleType:
    if name in PARTS:
        return import_module(f"improvement_stats.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *PARTS])
