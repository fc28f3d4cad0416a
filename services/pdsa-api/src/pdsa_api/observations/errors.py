"""What is refused about observations."""

from chassis.problems import Conflict, Invalid, NotFound


class ObservationNotFound(NotFound):
    pass


class ObservationInvalid(Invalid):
    code, title = "observation.invalid", "This observation can not be stored as it is"


class ObservationExists(Conflict):
    code, title = "observation.exists", "There is an observation of this day already"


class ObservationWithdrawn(Conflict):
    code, title = "observation.withdrawn", "This observation was taken back"


class MeasureComputed(Conflict):
    code, title = "measure.computed", "This measure is computed from a survey, not typed in"
