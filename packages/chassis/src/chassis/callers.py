"""Who makes a request: read from its token once, whatever asks."""

from starlette.requests import Request

from chassis.authentication import Authenticator
from chassis.database import query_count
from chassis.principal import Principal
from chassis.problems import Unauthenticated


async def caller_of(request: Request) -> Principal:
    """The verified caller; asked once a request."""
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None:
        return known
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("Send an access token: Authorization: Bearer <token>.")
    authenticator: Authenticator = request.app.state.authenticator
    # Grants are read once a minute, whatever is asked for: their statements are no request's own.
    counted = query_count.set(None)
    try:
        principal = await authenticator.principal(token.strip())
    finally:
        query_count.reset(counted)
    request.state.principal = principal
    return principal
