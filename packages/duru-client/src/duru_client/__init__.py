"""The Python client of the Duru REST interface."""

from duru_client.client import Client
from duru_client.credentials import ClientCredentials, Credentials, PasswordSignIn, PublicLink
from duru_client.problem import ClientError, FieldError, Problem, Unreachable
from duru_client.retry import Retry

__all__ = [
    "Client",
    "ClientCredentials",
    "ClientError",
    "Credentials",
    "FieldError",
    "PasswordSignIn",
    "Problem",
    "PublicLink",
    "Retry",
    "Unreachable",
]
