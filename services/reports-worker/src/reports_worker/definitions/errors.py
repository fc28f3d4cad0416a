"""What is refused about definitions."""

from chassis.problems import Invalid, NotFound


class DefinitionNotFound(NotFound):
    pass


class KindNotThere(Invalid):
    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(
            f"There is no kind of report called {name!r}.",
            faults=[
                {
                    "pointer": "/kind",
                    "code": "kind.unknown",
                    "message": f"{name!r} is no kind of report",
                    "fix": f"one of: {', '.join(known)}",
                }
            ],
        )


class LanguageNotThere(Invalid):
    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"This kind of report is not written in {name!r}.",
            faults=[
                {
                    "pointer": "/language",
                    "code": "language.unknown",
                    "message": f"{name!r} is none of the kind's languages",
                    "fix": f"one of: {', '.join(known)}",
                }
            ],
        )


class ScheduleRefused(Invalid):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"The schedule can not be kept: {why}.",
            faults=[
                {
                    "pointer": "/schedule",
                    "code": "schedule.refused",
                    "message": why,
                    "fix": 'for example {"rule": "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0",'
                    ' "time_zone": "America/Santiago"}',
                }
            ],
        )
