"""The one error of the package."""


class InputError(ValueError):
    """An argument that no result can honestly be computed from.

    `argument` is the name of the argument as the caller wrote it (with the place inside it, such as
    `values[3]`), `reason` says what is wrong and what would be right.
    """

    def __init__(self, argument: str, reason: str) -> None:
        super().__init__(f"{argument}: {reason}")
        self.argument = argument
        self.reason = reason

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return type(self), (self.argument, self.reason)
