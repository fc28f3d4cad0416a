"""What is refused about organisations."""

from chassis.problems import Invalid, NotFound


class OrganisationNotFound(NotFound):
    pass


class ParentUnfit(Invalid):
    code, title = "organisation.parent", "It can not lie there"
