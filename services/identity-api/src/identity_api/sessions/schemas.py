"""Sessions on the wire."""

from typing import Annotated

from chassis.schemas import Shape
from pydantic import Field, StringConstraints

from identity_api.accounts.schemas import Password

Totp = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), Field(examples=["287082"])]


class SignInIn(Shape):
    email: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=254)] = Field(
        examples=["rosa.huenchu@escuela.example"]
    )
    password: Password
    totp: Totp | None = None


class TokenOut(Shape):
    """A signed-in person's access token; the refresh token is in a cookie that no script can read."""

    access_token: str
    expires_in: int = Field(description="Seconds", examples=[300])
    token_type: str = "Bearer"  # noqa: S105  the name of a scheme


class TotpIn(Shape):
    code: Totp | None = Field(default=None, description="Left out to get a secret; sent to confirm it")


class TotpOut(Shape):
    """First the secret and its URI for an authenticator app; both null once the code was confirmed."""

    enrolled: bool
    secret: str | None = None
    uri: str | None = None
