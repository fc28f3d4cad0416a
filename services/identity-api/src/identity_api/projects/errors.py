"""What is refused about projects and sites."""

from chassis.problems import Conflict, NotFound


class ProjectNotFound(NotFound):
    pass


class SiteNotFound(NotFound):
    pass


class CodeTaken(Conflict):
    code, title = "code.taken", "This code is used already"
