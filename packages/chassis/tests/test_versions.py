"""If-Match says from which version a change was made."""

import pytest
from chassis.problems import VersionConflict, VersionRequired
from chassis.versions import etag, require_version
from starlette.requests import Request


def asked(said: str | None) -> Request:
    headers = [] if said is None else [(b"if-match", said.encode())]
    return Request({"type": "http", "method": "PUT", "path": "/", "headers": headers})


@pytest.mark.parametrize("said", ['"3"', ' "3" ', "*", '"3-gzip"', '"3-br"', '"3-zstd"'])
def test_the_version_that_was_read_is_taken_also_as_a_gateway_that_compresses_marks_it(said: str) -> None:
    require_version(asked(said), 3, now={}, yours={})


@pytest.mark.parametrize("said", ['"2"', "3", '"3-gzip-br"x', '"2-gzip"', '"33"', '"-gzip"', ""])
def test_another_version_is_refused_with_both(said: str) -> None:
    with pytest.raises(VersionConflict) as refused:
        require_version(asked(said), 3, now={"words": "theirs"}, yours={"words": "mine"})
    assert refused.value.extra == {"current": {"words": "theirs"}, "yours": {"words": "mine"}}
    assert refused.value.headers["ETag"] == etag(3)


def test_no_version_is_asked_for() -> None:
    with pytest.raises(VersionRequired):
        require_version(asked(None), 3, now={}, yours={})
