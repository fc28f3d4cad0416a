"""What is refused about aims."""

from chassis.problems import NotFound


class AimNotFound(NotFound):
    pass
