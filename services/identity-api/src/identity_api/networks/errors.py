"""What is refused about networks."""

from chassis.problems import Invalid, NotFound


class NetworkNotFound(NotFound):
    pass


class UnitUnfit(Invalid):
    code, title = "network.unit", "A unit named is not there or of another kind"
