"""What is refused about imports."""

from chassis.problems import Invalid


class ImportUnreadable(Invalid):
    code, title = "import.unreadable", "This is no table that can be read"


class ImportRefused(Invalid):
    code, title = "import.refused", "Some rows are at fault, and nothing was stored"
