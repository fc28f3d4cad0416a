"""The PDSA cycles that test ideas, as the reader may see them."""

from collections.abc import Collection
from uuid import UUID

from pdsa_api.ideas.repository import Ideas
from pdsa_api.ideas.schemas import Trials


async def trials_of(ideas: Ideas, ids: Collection[UUID]) -> dict[UUID, Trials]:
    """idea -> its cycles by what was decided."""
    del ideas, ids
    return {}
