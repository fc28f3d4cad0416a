"""What is refused about rosters."""

from chassis.problems import Invalid


class RosterInvalid(Invalid):
    code, title = "roster.invalid", "Some rows of the roster are not as they must be"
