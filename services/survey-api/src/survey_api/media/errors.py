"""What is refused about files of forms."""

from chassis.files.kinds import FileRefused
from chassis.problems import Conflict, Invalid, NotFound


class MediaUnknown(NotFound):
    code, title = "media.unknown", "The form needs no such file, or it is not here yet"


class MediaSupplied(Conflict):
    code, title = "media.supplied", "This list is supplied, and never added"


class MediaFrozen(Conflict):
    code, title = "media.frozen", "People have seen this file already"


class MediaRefused(Invalid):
    code, title = "media.refused", "This file is not taken in"

    def __init__(self, refused: FileRefused, name: str) -> None:
        fault = {"pointer": "", "code": refused.code, "message": refused.message, "fix": refused.fix}
        super().__init__(f"{name}: {refused.message}. {refused.fix}", faults=[fault])
