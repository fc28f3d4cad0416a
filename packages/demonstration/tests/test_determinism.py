import os
import subprocess
import sys
from uuid import UUID

import pytest
from demonstration.accounts import new_password
from demonstration.draws import Draws
from demonstration.generate import Programme, programme

HASH_PROGRAMME = """
import hashlib, locale, sys
from demonstration.generate import programme
print(hashlib.sha256(repr(programme(int(sys.argv[1]))).encode("utf-8")).hexdigest())
"""


def digest_in_new_process(seed: int, hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": f"UTC+{hash_seed[:1]}"}
    done = subprocess.run(
        [sys.executable, "-c", HASH_PROGRAMME, str(seed)],
        env=environment, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.stdout.strip()


def test_the_same_seed_gives_the_same_bytes_in_every_process() -> None:
    assert digest_in_new_process(2022, "1") == digest_in_new_process(2022, "4242")


def test_another_seed_gives_another_programme() -> None:
    assert digest_in_new_process(2022, "1") != digest_in_new_process(2023, "1")


def test_the_draws_are_those_of_pcg64_on_every_machine() -> None:
    draws = Draws(2022, "people")
    assert [draws.word() for _ in range(3)] == [1030156308687851814, 837762619018575139, 17415792731333017215]


def test_response_ids_have_the_shape_of_version_7_and_are_used_once(any_seed: Programme) -> None:
    ids = [UUID(response.id) for response in any_seed.responses]
    assert len(set(ids)) == 412
    for response, number in zip(any_seed.responses, ids, strict=True):
        assert number.version == 7
        assert number.int >> 80 == round(response.ended_at.timestamp() * 1000)


def test_responses_fall_within_the_wave(any_seed: Programme) -> None:
    for response in any_seed.responses:
        assert response.started_at < response.ended_at
        assert any_seed.first_wave.starts_on <= response.started_at.date()
        assert response.ended_at.date() <= any_seed.first_wave.ends_on


def test_passwords_are_never_made_from_the_seed() -> None:
    first = programme(7)
    passwords = {new_password() for _ in range(50)}
    assert len(passwords) == 50
    assert min(map(len, passwords)) >= 16
    assert not [word for word in passwords if word in repr(first)]


def test_a_split_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="10 cannot be split into 3 parts of 4 to 9"):
        Draws(1, "split").spread(10, 3, 4, 9)
    with pytest.raises(ValueError, match="the limit must be at least 1"):
        Draws(1, "limit").below(0)
