"""What is refused about the people of a network."""

from chassis.problems import NotFound, PermissionDenied


class LinkNotPersonal(PermissionDenied):
    code, title = "link.not_personal", "This link belongs to nobody in particular"


class RosterNotAsked(NotFound):
    code, title = "roster.not_asked", "This questionnaire asks about no people"
