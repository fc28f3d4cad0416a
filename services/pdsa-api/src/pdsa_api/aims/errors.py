"""What is refused about aims."""

from chassis.problems import Invalid, NotFound


class AimNotFound(NotFound):
    pass


class UnitElsewhere(Invalid):
    code, title = "aim.unit_elsewhere", "Something that is named is not there, or belongs elsewhere"
