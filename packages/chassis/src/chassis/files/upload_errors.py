"""What is refused about uploads."""

from chassis.problems import Conflict, Invalid, NotFound, Refusal, TooLarge


def megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB"


class UploadNotFound(NotFound):
    """Also for another person's upload, and for one whose time is over."""


class UploadGone(Refusal):
    code, status, title = "upload.gone", 410, "What arrived was refused and is gone; begin anew"


class ProtocolVersion(Refusal):
    code, status, title = "upload.version", 412, "Send Tus-Resumable: 1.0.0"


class HeaderUnreadable(Refusal):
    code, status, title = "upload.header", 400, "A header of the upload can not be read"

    def __init__(self, header: str, message: str, fix: str) -> None:
        fault = {"pointer": f"/{header}", "in": "header", "code": self.code, "message": message, "fix": fix}
        super().__init__(f"{header}: {message}. {fix}", faults=[fault])


class WrongMediaType(Refusal):
    code, status, title = "upload.media_type", 415, "A piece is application/offset+octet-stream"


class UploadTooLarge(TooLarge):
    code, title = "upload.too_large", "The file is larger than allowed"

    def __init__(self, *, most: int, length: int) -> None:
        super().__init__(
            f"This file has {megabytes(length)}; a file has at most {megabytes(most)}. Send a smaller one.",
            extra={"most": most, "length": length},
        )


class NoRoom(TooLarge):
    code, title = "upload.no_room", "There is no room for this file"

    def __init__(self, whose: str, *, most: int, taken: int) -> None:
        owner = "you" if whose == "person" else "your organisation"
        super().__init__(
            f"Of the {megabytes(most)} that {owner} may keep, {megabytes(taken)} are taken. Remove files that are"
            " not needed, or ask your administrator for more room.",
            extra={"whose": whose, "most": most, "taken": taken},
        )


class TooManyUnfinished(Refusal):
    code, status, title = "upload.too_many", 429, "Too many uploads are open"

    def __init__(self, *, most: int) -> None:
        super().__init__(f"At most {most} uploads may be open at once. Finish or end one.")


class OffsetConflict(Conflict):
    code, title = "upload.offset", "This piece does not follow what has arrived"

    def __init__(self, *, here: int, sent: int) -> None:
        super().__init__(
            f"{here} bytes have arrived, and this piece begins at {sent}. Send from {here} on.",
            headers={"Upload-Offset": str(here)},
            extra={"offset": here},
        )


class WholeAlready(Conflict):
    code, title = "upload.over", "This upload takes no more pieces"

    def __init__(self, state: str) -> None:
        super().__init__(f"It is {state}.")


class PieceTooLong(TooLarge):
    code, title = "upload.piece_too_long", "This piece goes beyond the end of the file"

    def __init__(self, *, length: int, sent: int) -> None:
        super().__init__(f"The file was announced with {length} bytes, and this piece ends at {sent}.")


class UploadBusy(Refusal):
    code, status, title = "upload.busy", 423, "Another piece of this upload is being written"


class ChecksumMismatch(Refusal):
    code, status, title = "upload.checksum", 460, "The piece is not what its checksum says"


class HashMismatch(Invalid):
    code, title = "upload.hash_mismatch", "The file that arrived is not the file that was announced"

    def __init__(self, *, announced: str, arrived: str) -> None:
        super().__init__(
            f"Announced was the SHA-256 {announced}, arrived is {arrived}. Nothing was kept; send it anew.",
            extra={"announced": announced, "arrived": arrived},
        )


class UploadIncomplete(Conflict):
    code, title = "upload.incomplete", "The file has not arrived yet"

    def __init__(self, *, offset: int, length: int, refusal: str | None) -> None:
        if refusal:
            super().__init__(f"It was refused ({refusal}). Send it anew.")
        else:
            super().__init__(
                f"{offset} of {length} bytes are here. Send the rest.",
                extra={"offset": offset, "length": length},
            )
