import pytest
from demonstration.generate import Programme, programme


@pytest.fixture(scope="session")
def demo() -> Programme:
    return programme()


@pytest.fixture(scope="session", params=[2022, 1, 987_654_321])
def any_seed(request: pytest.FixtureRequest) -> Programme:
    return programme(int(request.param))
