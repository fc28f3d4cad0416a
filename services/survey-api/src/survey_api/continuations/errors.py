"""What is refused about continuations."""

from chassis.problems import NotFound, TooLarge, TooMany


class ContinuationUnknown(NotFound):
    code, title = "continuation.unknown", "Nothing is kept here, or no longer"


class ContinuationsFull(TooLarge):
    code, title = "continuation.no_room", "There is no room to keep more unfinished answers"


class ContinuationsTooOften(TooMany):
    code, title = "continuation.too_often", "This link writes too often; wait a little"
