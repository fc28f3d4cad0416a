"""How many statements each request takes, whatever the number of rows: one more fails here."""

import pytest
from chassis.testing import queries_of

from .conftest import Places, World

# Each request begins its own transaction; a page takes what it says below on top. What it takes to know the caller
# is not counted (see chassis.callers).
CALLER = 1


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/me", 7),
        ("/projects?limit=200", 1),
        ("/projects/{project}", 3),
        ("/sites?project_id={project}", 1),
        ("/organisations?project_id={project}&limit=200", 1),
        ("/networks?project_id={project}&limit=200", 2),
        ("/networks/{network}/people?limit=200", 5),
        ("/people?project_id={project}&limit=200", 3),
        ("/accounts?limit=200", 1),
        ("/grants?limit=200", 2),
        ("/clients?limit=200", 1),
        ("/projects/{project}/roster?limit=2000", 5),
        ("/audit?limit=200", 1),
    ],
)
async def test_a_page_takes_a_fixed_number_of_statements(
    world: World, ours: Places, path: str, own: int
) -> None:
    answer = await world.first.admin("GET", path.format(project=ours.project, network=ours.networks["N1"]))
    assert answer.status_code == 200, answer.text
    assert queries_of(answer) - CALLER == own
