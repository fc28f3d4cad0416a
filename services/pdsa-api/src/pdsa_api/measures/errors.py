"""What is refused about measures."""

from chassis.problems import Invalid, NotFound


class MeasureNotFound(NotFound):
    pass


class MeasureInvalid(Invalid):
    code, title = "measure.invalid", "The parts of this measure do not fit each other"


class ReferenceElsewhere(Invalid):
    code, title = "unit.elsewhere", "Something that is named is not there, or belongs elsewhere"


class MarkNotFound(NotFound):
    pass
