"""The hand-written core, against a scripted service."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from duru_client import (
    Client,
    ClientCredentials,
    ClientError,
    PasswordSignIn,
    Problem,
    PublicLink,
    Retry,
    Unreachable,
)

Handler = Callable[[httpx.Request], httpx.Response]


class Scripted:
    """Gives the answers in turn (the last one for ever) and keeps what it was sent."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


class Pauses:
    """Stands in for sleeping."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


def client(handler: Handler, pauses: Pauses | None = None, **options: Any) -> Client:
    retry = Retry(sleep=pauses or Pauses(), jitter=lambda: 1.0, **options.pop("retry", {}))
    return Client("https://redes.example", retry=retry, transport=httpx.MockTransport(handler), **options)


def problem(status: int, code: str, **more: Any) -> httpx.Response:
    body = {"type": f"urn:duru:problem:{code}", "title": "No", "status": status, "code": code, **more}
    return httpx.Response(status, json=body, headers={"Content-Type": "application/problem+json"})


def test_a_refusal_carries_its_code_detail_and_every_place_at_fault() -> None:
    service = Scripted(
        problem(
            422,
            "instrument.invalid",
            detail="Two rows cannot be read.",
            request_id="r-1",
            errors=[
                {"sheet": "survey", "row": 4, "column": "type", "code": "unknown", "message": "no such type"},
                {
                    "pointer": "/answers/role",
                    "code": "choice",
                    "message": "not on the list",
                    "fix": "pick one",
                },
            ],
        )
    )
    with client(service) as api, pytest.raises(Problem) as caught:
        api.request("POST", "/api/survey/v1/instruments", content=b"x")
    refusal = caught.value
    assert (refusal.status, refusal.code, refusal.request_id) == (422, "instrument.invalid", "r-1")
    assert [error.place for error in refusal.errors] == ["sheet survey, row 4, column type", "/answers/role"]
    assert str(refusal).splitlines() == [
        "422 instrument.invalid: Two rows cannot be read.",
        "  sheet survey, row 4, column type: no such type",
        "  /answers/role: not on the list: pick one",
        "  (request r-1)",
    ]


def test_an_answer_of_a_proxy_is_a_problem_too() -> None:
    service = Scripted(httpx.Response(413, text="<h1>too large</h1>"))
    with client(service) as api, pytest.raises(Problem) as caught:
        api.request("PUT", "/api/survey/v1/waves/1/responses/2", json={})
    assert (caught.value.code, caught.value.detail) == ("http.413", "<h1>too large</h1>")


def test_a_call_that_changes_nothing_twice_is_repeated_with_growing_waits() -> None:
    pauses = Pauses()
    service = Scripted(
        httpx.Response(503), httpx.ConnectError("refused"), httpx.Response(502), httpx.Response(200)
    )
    with client(service, pauses) as api:
        assert api.request("GET", "/api/identity/v1/me").status_code == 200
    assert pauses.taken == [0.2, 0.4, 0.8]


def test_the_service_says_how_long_to_wait() -> None:
    pauses = Pauses()
    service = Scripted(httpx.Response(503, headers={"Retry-After": "3"}), httpx.Response(200))
    with client(service, pauses) as api:
        api.request("GET", "/api/identity/v1/me")
    assert pauses.taken == [3.2]


def test_a_wait_beyond_the_cap_is_told_at_once_instead_of_waited_for() -> None:
    pauses = Pauses()
    refusal = problem(429, "too_many")
    refusal.headers["Retry-After"] = "3600"
    service = Scripted(refusal)
    with client(service, pauses) as api, pytest.raises(Problem) as caught:
        api.request("GET", "/api/identity/v1/me")
    assert caught.value.code == "too_many"
    assert (len(service.requests), pauses.taken) == (1, [])


def test_repeats_end_and_the_last_refusal_is_told() -> None:
    service = Scripted(httpx.Response(503))
    with client(service) as api, pytest.raises(Problem):
        api.request("GET", "/api/identity/v1/me")
    assert len(service.requests) == 5


def test_no_answer_at_all_says_which_address_was_tried() -> None:
    service = Scripted(httpx.ConnectError("connection refused"))
    with (
        client(service) as api,
        pytest.raises(Unreachable, match=r"GET https://redes\.example/api/identity/v1/me"),
    ):
        api.request("GET", "/api/identity/v1/me")


def test_a_change_without_a_key_is_never_sent_twice() -> None:
    service = Scripted(httpx.ReadTimeout("too slow"))
    with client(service) as api, pytest.raises(Unreachable):
        api.request("PATCH", "/api/identity/v1/projects/1", json={}, if_match='"1"')
    assert len(service.requests) == 1
    assert service.requests[0].headers["If-Match"] == '"1"'


def test_a_creating_call_repeats_under_the_same_key_and_two_calls_have_two_keys() -> None:
    service = Scripted(httpx.ReadTimeout("too slow"), httpx.Response(201, json={}))
    with client(service) as api:
        api.request("POST", "/api/pdsa/v1/aims", json={"what": "x"})
        api.request("POST", "/api/pdsa/v1/aims", json={"what": "x"})
    keys = [request.headers["Idempotency-Key"] for request in service.requests]
    assert keys[0] == keys[1] != keys[2]


def test_a_given_key_is_used() -> None:
    service = Scripted(httpx.Response(201, json={}))
    with client(service) as api:
        api.request("POST", "/api/pdsa/v1/aims", json={}, idempotency_key="mine")
    assert service.requests[0].headers["Idempotency-Key"] == "mine"


def test_a_redirect_is_not_followed_with_the_token() -> None:
    service = Scripted(httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))
    with client(service, credentials=PublicLink("t")) as api, pytest.raises(ClientError, match="elsewhere"):
        api.request("GET", "/api/identity/v1/me")
    assert len(service.requests) == 1


def test_pages_are_walked_until_the_cursor_is_null() -> None:
    service = Scripted(
        httpx.Response(200, json={"items": [1, 2], "next_cursor": "a"}),
        httpx.Response(200, json={"items": [], "next_cursor": "b"}),
        httpx.Response(200, json={"items": [3], "next_cursor": None}),
    )
    with client(service) as api:
        assert list(api.pages("/api/survey/v1/waves", {"project_id": "p", "limit": None})) == [1, 2, 3]
    queries = [dict(request.url.params) for request in service.requests]
    assert queries == [
        {"project_id": "p"},
        {"project_id": "p", "cursor": "a"},
        {"project_id": "p", "cursor": "b"},
    ]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class TokenService:
    """Gives numbered tokens; refuses those in `revoked`; a refresh works while `session` is true."""

    def __init__(self) -> None:
        self.issued = 0
        self.calls: list[str] = []
        self.revoked: set[str] = set()
        self.session = True
        self.password_works = True

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/api/identity/v1/session/refresh":
            self.calls.append("refresh")
            return self._token() if self.session else problem(401, "session.ended")
        if path in ("/api/identity/v1/token", "/api/identity/v1/session"):
            self.calls.append(path.rpartition("/")[2])
            assert "Idempotency-Key" not in request.headers
            return self._token() if self.password_works else problem(401, "sign_in.failed")
        token = request.headers["Authorization"]
        self.calls.append(token)
        return problem(401, "token.invalid") if token in self.revoked else httpx.Response(200)

    def _token(self) -> httpx.Response:
        self.issued += 1
        return httpx.Response(200, json={"access_token": f"t{self.issued}", "expires_in": 300})


def test_an_api_client_signs_in_once_and_again_just_before_the_token_ends() -> None:
    service, clock = TokenService(), Clock()
    with client(service, credentials=ClientCredentials("id", "secret", clock)) as api:
        api.request("GET", "/x")
        clock.now = 269
        api.request("GET", "/x")
        clock.now = 270
        api.request("GET", "/x")
    assert service.calls == ["token", "Bearer t1", "Bearer t1", "token", "Bearer t2"]


def test_a_person_renews_by_the_session_and_by_the_password_when_that_ended() -> None:
    service, clock = TokenService(), Clock()
    with client(service, credentials=PasswordSignIn("a@b.example", "pw", clock=clock)) as api:
        api.request("GET", "/x")
        clock.now = 300
        api.request("GET", "/x")
        clock.now, service.session = 600, False
        api.request("GET", "/x")
    assert [call for call in service.calls if "Bearer" not in call] == [
        "session", "refresh", "refresh", "session",
    ]  # fmt: skip


def test_a_revoked_token_is_replaced_once() -> None:
    service = TokenService()
    service.revoked = {"Bearer t1"}
    with client(service, credentials=ClientCredentials("id", "secret", Clock())) as api:
        api.request("GET", "/x")
    assert service.calls == ["token", "Bearer t1", "token", "Bearer t2"]


def test_a_token_refused_twice_is_told() -> None:
    service = TokenService()
    service.revoked = {"Bearer t1", "Bearer t2"}
    with (
        client(service, credentials=ClientCredentials("id", "secret", Clock())) as api,
        pytest.raises(Problem) as caught,
    ):
        api.request("GET", "/x")
    assert caught.value.code == "token.invalid"


def test_a_wrong_password_is_told_and_the_call_is_not_sent() -> None:
    service = TokenService()
    service.password_works = False
    with (
        client(service, credentials=PasswordSignIn("a@b.example", "no")) as api,
        pytest.raises(Problem) as caught,
    ):
        api.request("GET", "/x")
    assert (caught.value.code, service.calls) == ("sign_in.failed", ["session"])


def test_a_public_link_is_sent_as_a_link() -> None:
    service = Scripted(httpx.Response(200))
    with client(service, credentials=PublicLink("abc")) as api:
        api.request("GET", "/api/survey/v1/links/current")
    assert service.requests[0].headers["Authorization"] == "Link abc"
