"""Permissions, and which of them each role holds. One vocabulary for every service, the UI and API clients."""

from typing import Final

# What a permission lets its holder do, in the words of the settings page (translated there by its name).
PERMISSIONS: Final[dict[str, str]] = {
    "tenant:create": "add an organisation that answers for its own data",
    "project:read": "see projects and sites",
    "project:write": "create and change projects and sites",
    "directory:read": "see organisations, schools and networks",
    "directory:write": "create and change organisations, schools and networks, and import a roster",
    "people:read": "see people's names and addresses",
    "people:write": "add people and give them sign-in",
    "grants:write": "give and take roles",
    "client:write": "create and revoke API clients",
    "audit:read": "read the audit table",
    "instrument:read": "see questionnaires",
    "instrument:write": "upload questionnaires",
    "wave:read": "see waves and their response rates",
    "wave:write": "create, open and close waves, and give out links",
    "response:create": "send responses for others",
    "response:read": "read raw answers",
    "figures:read": "read figures made from answers",
    "figures:freeze": "freeze a set of figures",
    "report:read": "see and open reports",
    "report:write": "define reports, their schedules and runs",
    "aim:read": "see aims and theories of improvement",
    "aim:write": "write aims and theories of improvement",
    "idea:read": "see change ideas",
    "idea:write": "write, adopt and adapt change ideas",
    "cycle:read": "see PDSA cycles, teams and their evidence",
    "cycle:write": "write PDSA cycles, teams and evidence",
    "cycle:contribute": "write in the cycles of one's own teams, and what was counted there",
    "measure:read": "see measures and their charts",
    "measure:write": "define measures and add observations",
    "comment:write": "comment, mention others and ask for a review",
    "coach:read": "see what moves and what is stuck in each team",
}

_READ: Final = frozenset(
    {
        "project:read",
        "directory:read",
        "instrument:read",
        "wave:read",
        "report:read",
        "aim:read",
        "idea:read",
        "cycle:read",
        "measure:read",
    }
)
_IMPROVE: Final = frozenset({"aim:write", "idea:write", "cycle:write", "measure:write", "comment:write"})
_WAVES: Final = frozenset(
    {"instrument:write", "wave:write", "response:create", "figures:read", "figures:freeze"}
)
_ADMINISTER: Final = frozenset(
    {
        "project:write",
        "directory:write",
        "people:read",
        "people:write",
        "grants:write",
        "client:write",
        "audit:read",
    }
)

ROLES: Final[dict[str, frozenset[str]]] = {
    "operator": frozenset({"tenant:create"}),
    "administrator": _READ | _IMPROVE | _WAVES | _ADMINISTER | {"report:write", "coach:read"},
    "researcher": _READ | _WAVES | {"report:write", "response:read", "audit:read", "comment:write"},
    "facilitator": _READ | _IMPROVE | {"people:read", "figures:read", "coach:read"},
    "district_representative": _READ | {"figures:read"},
    "supervisor": _READ | {"coach:read", "comment:write"},
    "school_leader": _READ | _IMPROVE | {"figures:read"},
    "curriculum_coordinator": _READ | _IMPROVE | {"figures:read"},
    "teacher": frozenset(
        {
            "project:read",
            "directory:read",
            "aim:read",
            "idea:read",
            "cycle:read",
            "measure:read",
            "cycle:contribute",
            "comment:write",
        }
    ),
}
"""Raw answers and open texts are for research; who leads, coaches or administers sees figures, not answers."""

STAFF_ROLES: Final = frozenset({"operator", "administrator", "researcher"})
"""Roles that need a second factor where `require_totp_for_staff` is on."""

SCOPES: Final = ("installation", "tenant", "project", "site", "district", "network", "school")

CLIENT_PERMISSIONS: Final = frozenset(PERMISSIONS) - {"tenant:create", "grants:write", "client:write"}
"""What an API client can be given: it can not make other callers."""

SERVICE_PERMISSIONS: Final[dict[str, frozenset[str]]] = {
    "identity-api": frozenset(),
    "pdsa-api": frozenset({"directory:sync", "grants:sync"}),
    "survey-api": frozenset({"directory:sync", "grants:sync", "roster:read", "roster:names"}),
    "reports-worker": frozenset({"directory:sync", "grants:sync"}),
}
"""What a service may ask of another in its own name; all else it asks in the name of a person or client."""

ALL_PERMISSIONS: Final = frozenset(PERMISSIONS) | frozenset().union(*SERVICE_PERMISSIONS.values())
