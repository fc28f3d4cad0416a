"""What is refused about grants."""

from chassis.problems import Conflict, NotFound


class PrincipalNotFound(NotFound):
    pass


class GrantNotFound(NotFound):
    pass


class GrantThereAlready(Conflict):
    code, title = "grant.exists", "This role is held there already"


class LastAdministrator(Conflict):
    code, title = "grant.last_administrator", "An organisation keeps at least one administrator"
