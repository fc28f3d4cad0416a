"""What is refused about measures from surveys."""

from chassis.problems import Conflict


class NotSurveyed(Conflict):
    code, title = "measure.typed", "The values of this measure are typed in"
