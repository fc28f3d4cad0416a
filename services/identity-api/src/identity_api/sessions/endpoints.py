"""Sign-in over HTTP. The refresh token travels in a cookie that only these addresses get."""

from datetime import datetime

from chassis.routing import Anonymous, Caller, router
from fastapi import Request, Response

from identity_api.identity import Identity, Running
from identity_api.rows import Store
from identity_api.sessions import service, totp
from identity_api.sessions.domain import from_our_pages
from identity_api.sessions.errors import CrossSite, SessionEnded
from identity_api.sessions.schemas import SignInIn, TokenOut, TotpIn, TotpOut
from identity_api.sessions.service import SignedIn

PATH = "/api/identity/v1/session"
COOKIE = "duru_refresh"

routes = router("/session", tags=["session"])


def _refuse_cross_site(request: Request, identity: Identity) -> None:
    headers = request.headers
    if not from_our_pages(
        fetch_site=headers.get("sec-fetch-site"),
        origin=headers.get("origin"),
        host=headers.get("host"),
        public_url=identity.settings.public_url,
    ):
        raise CrossSite


def _answer(response: Response, identity: Identity, signed_in: SignedIn) -> TokenOut:
    now: datetime = identity.clock.now()
    response.set_cookie(
        COOKIE,
        signed_in.refresh_token,
        max_age=max(0, int((signed_in.expires_at - now).total_seconds())),
        path=PATH,
        httponly=True,
        samesite="strict",
        secure=identity.settings.public_url.startswith("https://"),
    )
    return TokenOut(access_token=signed_in.access.token, expires_in=signed_in.access.expires_in)


def _cookie(request: Request) -> str:
    token = request.cookies.get(COOKIE, "")
    if not token or len(token) > 100:
        raise SessionEnded
    return token


@routes.post("", dependencies=[Anonymous], summary="Sign in")
async def sign_in(body: SignInIn, request: Request, response: Response, identity: Running) -> TokenOut:
    """401 `sign_in.failed`; 401 `totp.required` when the account has a second factor and no code was sent;
    403 `totp.enrolment_required`, with an `enrolment_token`, for staff without one; 429 for too many tries."""
    _refuse_cross_site(request, identity)
    signed_in = await service.sign_in(
        identity,
        email=body.email,
        password=body.password,
        totp=body.totp,
        address=request.client.host if request.client else "",
    )
    return _answer(response, identity, signed_in)


@routes.post("/refresh", dependencies=[Anonymous], summary="Get a new access token by the cookie")
async def refresh_session(request: Request, response: Response, identity: Running) -> TokenOut:
    """Turns the cookie. The one before gives the same answer for a minute; sent later it ends the session."""
    _refuse_cross_site(request, identity)
    return _answer(response, identity, await service.refresh(identity, _cookie(request)))


@routes.delete("", status_code=204, dependencies=[Anonymous], summary="Sign out")
async def sign_out(request: Request, response: Response, identity: Running) -> None:
    _refuse_cross_site(request, identity)
    if token := request.cookies.get(COOKIE):
        await service.sign_out(identity, token)
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")


@routes.post("/totp", summary="Set up a second factor")
async def enrol_totp(body: TotpIn, rows: Store, caller: Caller) -> TotpOut:
    """Without a code: a new secret. With a code made from it: the second factor holds from now on."""
    return await totp.enrol(rows, caller, body.code)
