"""What is refused about attachments."""

from chassis.files.kinds import FileRefused
from chassis.problems import Conflict, Invalid, NotFound


class AttachmentUnknown(NotFound):
    code, title = "attachment.unknown", "No answer of this response names such a file"


class AttachmentWaited(NotFound):
    code, title = "attachment.waiting", "This file has not arrived yet"


class OtherFile(Conflict):
    code, title = "attachment.other_file", "The file that arrived is not the one that is expected"

    def __init__(self, *, expected: str, arrived: str) -> None:
        super().__init__(
            f"Expected is the SHA-256 {expected}, arrived is {arrived}. Send the file that was named.",
            extra={"expected": expected, "arrived": arrived},
        )


class FileNotTaken(Invalid):
    """The file is of no kind that is taken in, or not of the kind that was asked for."""

    code, title = "attachment.file_refused", "This file is not taken in"

    def __init__(self, refused: FileRefused, name: str) -> None:
        fault = {"pointer": f"/{name}", "code": refused.code, "message": refused.message, "fix": refused.fix}
        super().__init__(f"{name}: {refused.message}. {refused.fix}", faults=[fault])
