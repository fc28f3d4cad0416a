"""Who makes a request: read from its token once, whatever asks.

A service may know callers that have no access token, such as the holder of a public link: it gives
`app.state.other_callers` the way from each scheme of the Authorization header to a Principal.
"""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request

from chassis.authentication import Authenticator
from chassis.database import query_count
from chassis.principal import Principal
from chassis.problems import Unauthenticated

OtherCallers = Mapping[str, Callable[[str], Awaitable[Principal]]]


def _credentials(request: Request) -> tuple[str, str]:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.lower(), token.strip()


def names_a_caller(request: Request) -> bool:
    """Whether the request carries a token of a kind that this service reads."""
    scheme, _ = _credentials(request)
    return scheme == "bearer" or scheme in getattr(request.app.state, "other_callers", {})


async def caller_of(request: Request) -> Principal:
    """The verified caller; asked once a request."""
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None:
        return known
    scheme, token = _credentials(request)
    others: OtherCallers = getattr(request.app.state, "other_callers", {})
    authenticator: Authenticator = request.app.state.authenticator
    read = authenticator.principal if scheme == "bearer" else others.get(scheme)
    if read is None or not token:
        raise Unauthenticated("Send an access token: Authorization: Bearer <token>.")
    # Grants are read once a minute, whatever is asked for: their statements are no request's own.
    counted = query_count.set(None)
    try:
        principal = await read(token)
    finally:
        query_count.reset(counted)
    request.state.principal = principal
    return principal
