"""What the token endpoint refuses; `error` is the code of RFC 6749 section 5.2."""

from typing import Any

from chassis.problems import NotFound, Refusal


class ClientUnknown(Refusal):
    code, status, title = "token.invalid_client", 401, "These credentials are not right"

    def __init__(self, detail: str = "", **more: Any) -> None:
        super().__init__(detail, **more)
        self.headers.setdefault("WWW-Authenticate", 'Basic realm="token"')
        self.extra.setdefault("error", "invalid_client")


class RequestUnfit(Refusal):
    code, status, title = "token.invalid_request", 400, "The token request is not as it must be"

    def __init__(self, detail: str = "", **more: Any) -> None:
        super().__init__(detail, **more)
        self.extra.setdefault("error", "invalid_request")


class GrantTypeUnknown(Refusal):
    code, status, title = "token.unsupported_grant_type", 400, "This grant type is not offered"

    def __init__(self, detail: str = "", **more: Any) -> None:
        super().__init__(detail, **more)
        self.extra.setdefault("error", "unsupported_grant_type")


class ExchangeDenied(Refusal):
    code, status, title = "token.unauthorized_client", 403, "Only services act on somebody's behalf"

    def __init__(self, detail: str = "", **more: Any) -> None:
        super().__init__(detail, **more)
        self.extra.setdefault("error", "unauthorized_client")


class SubjectGone(NotFound):
    pass
