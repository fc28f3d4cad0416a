"""What is refused about cycles."""

from chassis.problems import Conflict, Invalid, NotFound


class CycleNotFound(NotFound):
    pass


class StageNotReached(Invalid):
    code, title = "cycle.stage_not_reached", "The plan is not ready for that stage"


class StageOutOfOrder(Conflict):
    code, title = "cycle.stage_out_of_order", "A cycle goes through its stages in order, one at a time"


class DatesOutOfOrder(Invalid):
    code, title = "cycle.dates_out_of_order", "The end lies before the start"


class UnitOfAnotherProject(Invalid):
    code, title = "cycle.unit_elsewhere", "The network, school or aim belongs elsewhere"
