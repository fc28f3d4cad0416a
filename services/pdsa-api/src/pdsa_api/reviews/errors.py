"""What is refused about requests for review."""

from chassis.problems import Conflict, Invalid, NotFound, PermissionDenied


class ReviewNotFound(NotFound):
    pass


class ReviewClosed(Conflict):
    code, title = "review.closed", "This request was answered or withdrawn already"


class NotYoursToAnswer(PermissionDenied):
    code, title = "review.not_asked", "This request was put to somebody else"


class NotYoursToWithdraw(PermissionDenied):
    code, title = "review.not_asker", "Only the team that asked takes a request back"


class KeptInTeam(Invalid):
    code, title = "review.kept_in_team", "The cycle is kept within its team"
