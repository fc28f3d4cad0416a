"""The token endpoint and the published keys."""

from typing import Any

from chassis.routing import Anonymous, router
from chassis.schemas import Shape
from fastapi import Request
from pydantic import Field

from identity_api.identity import Running
from identity_api.sessions.schemas import TokenOut
from identity_api.tokens import service
from identity_api.tokens.form import CREDENTIALS, EXCHANGE, read_request

routes = router("", tags=["tokens"])

_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["grant_type"],
                    "properties": {
                        "grant_type": {"type": "string", "enum": [CREDENTIALS, EXCHANGE]},
                        "client_id": {"type": "string", "description": "Or HTTP Basic"},
                        "client_secret": {"type": "string"},
                        "subject": {
                            "type": "string",
                            "description": "For services: the person or client acted for",
                        },
                        "limit": {"type": "string", "description": "For services: a narrower scope, as JSON"},
                    },
                },
                "example": {
                    "grant_type": CREDENTIALS,
                    "client_id": "0198f7a2-5b7e-7c3d-9a41-2f6d8e1b0c55",
                    "client_secret": "…",
                },
            }
        },
    }
}


class Keys(Shape):
    """RFC 7517."""

    keys: list[dict[str, Any]] = Field(
        examples=[
            [{"kty": "EC", "crv": "P-256", "kid": "3f0c…", "alg": "ES256", "use": "sig", "x": "…", "y": "…"}]
        ]
    )


@routes.post(
    "/token",
    dependencies=[Anonymous],
    summary="A token for a program",
    openapi_extra=_FORM,
)
async def issue_token(request: Request, identity: Running) -> TokenOut:
    """OAuth 2.0 client credentials (RFC 6749 4.4); for services also token exchange (RFC 8693)."""
    asked = read_request(
        request.headers.get("content-type", ""),
        await request.body(),
        request.headers.get("authorization", ""),
    )
    access = await service.token_for(identity, asked)
    return TokenOut(access_token=access.token, expires_in=access.expires_in)


@routes.get("/jwks", dependencies=[Anonymous], summary="The keys that sign access tokens")
async def read_keys(identity: Running) -> Keys:
    return Keys(keys=await identity.keyring.published())
