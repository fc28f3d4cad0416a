"""Examples of the wire's shapes."""

from typing import Any

from pydantic import ConfigDict


def with_example(example: dict[str, Any]) -> ConfigDict:
    """The configuration of a shape that is shown with an example."""
    return ConfigDict(json_schema_extra={"examples": [example]})
