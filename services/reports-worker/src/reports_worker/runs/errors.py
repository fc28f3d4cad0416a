"""What is refused about runs."""

from chassis.problems import Conflict, NotFound


class RunNotFound(NotFound):
    pass


class RunNotFailed(Conflict):
    code, title = "run.not_failed", "Only a run that failed before its documents were made is tried again"
