"""What is refused about teams."""

from chassis.problems import Invalid, NotFound


class TeamNotFound(NotFound):
    pass


class TeamRules(Invalid):
    code, title = "team.rules", "The team is not as it must be"


class TeamElsewhere(Invalid):
    code, title = "team.unit_elsewhere", "Something that is named is not there, or belongs elsewhere"
