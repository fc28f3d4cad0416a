"""Who can sign in to the demonstration, one account for each kind of person it is made for."""

import secrets
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

ScopeKind: TypeAlias = Literal["project", "district", "network"]
AccountRole: TypeAlias = Literal["school_leader", "facilitator", "district_representative", "researcher"]

_PASSWORD_BYTES: Final = 15


@dataclass(frozen=True, slots=True)
class Scope:
    """What a grant reaches: the codes of networks or districts; none for the whole project."""

    kind: ScopeKind
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """`person_code` names somebody of the roster; without it the person is made with the account."""

    email: str
    name: str
    language: str
    role: AccountRole
    scope: Scope
    person_code: str | None = None


ADMINISTRATOR_EMAIL: Final = "admin@demo.example"
ADMINISTRATOR_NAME: Final = "Aurelia Cofré"
OTHER_ADMINISTRATOR_EMAIL: Final = "admin.other@demo.example"
OTHER_ADMINISTRATOR_NAME: Final = "Otilia Barrientos"
CLIENT_NAME: Final = "Sistema asociado (demostración)"

ACCOUNTS: Final = (
    Account(
        "leader.kenya@demo.example", "Amina Wekesa", "sw", "school_leader",
        Scope("network", ("KE-R01",)), "KE-R01-P01",
    ),
    Account(
        "leader.chile@demo.example", "Alicia Huircán", "es", "school_leader",
        Scope("network", ("CLP-R01",)), "CLP-R01-P01",
    ),
    Account(
        "leader.philippines@demo.example", "Amihan Salonga", "fil", "school_leader",
        Scope("network", ("PH-R01",)), "PH-R01-P01",
    ),
    Account(
        "leader.uganda@demo.example", "Akello Namubiru", "en", "school_leader",
        Scope("network", ("UG-R01",)), "UG-R01-P01",
    ),
    Account(
        "facilitator@demo.example", "Matilde Curilén", "es", "facilitator",
        Scope("network", ("SLEP3-R01", "SLEP3-R02", "SLEP3-R03", "SLEP2-R01", "CLP-R01")),
    ),
    Account(
        "district@demo.example", "Rodolfo Ainzúa", "es", "district_representative",
        Scope("district", ("SLEP1",)),
    ),
    Account("researcher@demo.example", "Irma Sotelo", "es", "researcher", Scope("project")),
)  # fmt: skip


def new_password() -> str:
    """Return a password with 120 random bits: made anew for each installation, never from the seed."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)
