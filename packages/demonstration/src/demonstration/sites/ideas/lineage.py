"""The ideas of the four networks together."""

from demonstration.sites.ideas import chile, kenya, philippines, uganda
from demonstration.sites.ideas.model import Idea


def all_ideas() -> tuple[Idea, ...]:
    """Every idea after the one that it adapts."""
    found = (*kenya.ideas(), *uganda.ideas(), *chile.ideas(), *philippines.ideas())
    waiting, ordered, known = list(found), [], set[str]()
    while waiting:
        ready = [idea for idea in waiting if idea.adopted is None or idea.adopted.parent in known]
        if not ready:
            raise ValueError(f"ideas adapt what is not there: {', '.join(idea.key for idea in waiting)}")
        ordered += ready
        known |= {idea.key for idea in ready}
        waiting = [idea for idea in waiting if idea.key not in known]
    return tuple(ordered)
