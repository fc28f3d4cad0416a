"""The file is no questionnaire at all."""


class Unreadable(Exception):
    """A stable code, a sentence, and what to do."""

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fix = fix
