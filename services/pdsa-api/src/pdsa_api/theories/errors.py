"""What is refused about theories."""

from collections.abc import Iterable

from chassis.problems import Conflict, Invalid, NotFound

from pdsa_api.theories.domain import Flaw


class TheoryNotFound(NotFound):
    pass


class VersionNotFound(NotFound):
    code, title = "theory.version_unknown", "This theory has no such version"


class TheoryExists(Conflict):
    code, title = "theory.exists", "There is one already; change it instead"


class TheoryInvalid(Invalid):
    code, title = "theory.invalid", "The theory breaks some rules"

    @classmethod
    def of(cls, flaws: Iterable[Flaw]) -> "TheoryInvalid":
        return cls(faults=[flaw.__dict__ for flaw in flaws])


class UnitElsewhere(Invalid):
    code, title = "theory.unit_elsewhere", "Something that is named is not there, or belongs elsewhere"


class NotANetworkTheory(Conflict):
    code, title = "theory.is_local", "A local variant belongs to the network's theory, not to another variant"


class OnlyVariantsEnd(Conflict):
    code, title = (
        "theory.of_network",
        "A network keeps its theory; only a school's local variant can be given up",
    )
