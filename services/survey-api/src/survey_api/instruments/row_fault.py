"""One thing wrong with a form, and where."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class RowFault:
    """One thing wrong, and where: sheet, row (as the spreadsheet counts) and column as it is written there.

    `repair` names what would mend it without changing what is asked (see `repairs`).
    """

    code: str
    message: str
    fix: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    severity: str = "error"
    repair: str | None = None

    def to_json(self) -> dict[str, str | int | None]:
        return asdict(self)
