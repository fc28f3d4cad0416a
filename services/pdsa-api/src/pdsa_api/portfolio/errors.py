"""What is refused about portfolio, board and map of spread."""

from chassis.problems import NotFound


class NoSuchPlace(NotFound):
    pass
