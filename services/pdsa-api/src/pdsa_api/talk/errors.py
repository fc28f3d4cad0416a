"""What is refused in talk."""

from chassis.problems import Conflict, Invalid, NotFound, PermissionDenied


class CommentNotFound(NotFound):
    pass


class SubjectNotFound(NotFound):
    title = "There is no such record, or it is not yours to see"


class NotYoursToSay(PermissionDenied):
    code, title = "comment.not_allowed", "You can read this, but not write about it"


class NotTheAuthor(PermissionDenied):
    code, title = "comment.not_author", "Only who wrote a comment changes it"


class ReplyElsewhere(Invalid):
    code, title = "comment.reply_elsewhere", "The comment that this answers is about something else"


class CommentGone(Conflict):
    code, title = "comment.deleted", "This comment was deleted"
