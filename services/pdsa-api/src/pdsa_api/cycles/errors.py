"""What is refused about cycles."""

from chassis.problems import Conflict, Invalid, NotFound


class CycleNotFound(NotFound):
    pass


class StageNotReached(Invalid):
    code, title = "cycle.stage_not_reached", "Something is missing before the next stage"


class StageOutOfOrder(Conflict):
    code, title = "cycle.stage_out_of_order", "A cycle goes through its stages in order, one at a time"


class ReasonMissing(Invalid):
    code, title = "cycle.reason_missing", "To go back to an earlier stage, say why"


class PartClosed(Conflict):
    code, title = "cycle.part_closed", "This part of the cycle is over; re-open it to change it"


class NotDecided(Conflict):
    code, title = "cycle.not_decided", "The next test follows a decision"


class CycleRules(Invalid):
    code, title = "cycle.rules", "Some fields do not fit together"


class ReferenceElsewhere(Invalid):
    code, title = "cycle.unit_elsewhere", "Something that is named belongs elsewhere"
