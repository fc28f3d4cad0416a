"""What is refused about evidence."""

from chassis.files.kinds import FileRefused
from chassis.problems import Conflict, Invalid, NotFound, PermissionDenied


class EvidenceNotFound(NotFound):
    pass


class EvidenceRules(Invalid):
    code, title = "evidence.incomplete", "This evidence does not say all that its kind needs"


class NotYourCycle(PermissionDenied):
    code, title = "permission.denied", "Only who writes the cycle adds evidence to it"


class HasNoFile(Conflict):
    code, title = "evidence.no_file", "This kind of evidence has no file"


class HasFileAlready(Conflict):
    code, title = "evidence.has_file", "The file of this evidence has arrived already"


class OtherFile(Invalid):
    code, title = "evidence.other_file", "The file that arrived is not the one that was announced"

    def __init__(self, *, announced: str, arrived: str) -> None:
        super().__init__(
            f"Announced was the SHA-256 {announced}, arrived is {arrived}. Send the file that was announced.",
            extra={"announced": announced, "arrived": arrived},
        )


class FileNotTaken(Invalid):
    """The file is of no kind that is taken in; `evidence` is in the state refused now."""

    code, title = "evidence.file_refused", "This file is not taken in"

    def __init__(self, refused: FileRefused) -> None:
        fault = {"pointer": "/file", "code": refused.code, "message": refused.message, "fix": refused.fix}
        super().__init__(f"{refused.message[:1].upper()}{refused.message[1:]}. {refused.fix}", faults=[fault])


class FileLost(NotFound):
    code, title = "evidence.file_missing", "The file is not there"


class FileWaited(NotFound):
    code, title = "evidence.file_waiting", "The file has not arrived yet"


class SurveyRefused(Invalid):
    code, title = "evidence.survey", "The figures can not be frozen"


class ChartRefused(Invalid):
    code, title = "evidence.chart", "The chart can not be frozen"


class TooManyPieces(Conflict):
    code, title = "evidence.too_many", "This cycle has as much evidence as one can hold"
