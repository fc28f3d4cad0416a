"""What is refused at this door. The words are shown to whoever holds the device."""

from chassis.problems import Conflict, NotFound, Refusal, TooLarge


class BodyUnreadable(Refusal):
    code, status, title = "submission.unreadable", 400, "This submission can not be read"

    def __init__(self, detail: str, *, status: int = 400) -> None:
        super().__init__(detail)
        self.http_status = status


class TooManyParts(TooLarge):
    code, title = "submission.too_many_parts", "The submission has too many parts"


class DeviceUnknown(Refusal):
    code, status, title = "app_user.unknown", 401, "This device is not known, or no longer"

    def __init__(self) -> None:
        super().__init__(
            "This device may not fetch forms or send answers. Scan its code again, or ask for a new one.",
            headers={"WWW-Authenticate": 'Basic realm="Duru", charset="UTF-8"'},
        )


class FormUnknown(NotFound):
    code, title = "form.unknown", "This form is not here, or not for this device"


class OriginalMissing(Conflict):
    code, title = "response.original_missing", "The submission that this one edits has not arrived"
