"""Which nodes of an XForm hold the name of a file, by its binds: also those that nobody is asked for.

A background recording has no question, and the compiled form does not say that its value is a file.
"""

from form_engine.body import local
from form_engine.reader import read_xml


def binary_paths(xform: str) -> list[tuple[str, ...]]:
    """Paths below the root of the instance."""
    found = []
    for bind in read_xml(xform.encode()).iter():
        if local(bind) == "bind" and bind.get("type") == "binary":
            found.append(tuple(str(bind.get("nodeset", "")).strip("/").split("/")[1:]))
    return [path for path in found if path]
