"""Rows of a table -> observations as they would be stored, each with what is wrong with it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from pdsa_api.imports import cells
from pdsa_api.imports.columns import Guess, folded
from pdsa_api.imports.table import LONGEST_CELL, Table
from pdsa_api.measures.domain import RATIOS, Data
from pdsa_api.observations.domain import Missing, Said, faults_of

Day = tuple[date, UUID | None, str | None]


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a row: the column's name ("" for the row as a whole), a code, words, and the mend."""

    column: str
    code: str
    message: str
    fix: str


@dataclass
class Row:
    """One row as it would be stored. `line`: where it stands in the text."""

    line: int
    on_date: date | None = None
    school_id: UUID | None = None
    subgroup: str | None = None
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: str | None = None
    note: str | None = None
    faults: list[RowFault] = field(default_factory=list)

    @property
    def day(self) -> Day | None:
        return None if self.on_date is None else (self.on_date, self.school_id, self.subgroup)

    def shown(self) -> str:
        """Its value in words, for a fault that compares two."""
        if self.missing:
            return self.missing
        if self.numerator is not None and self.denominator is not None:
            return f"{self.numerator:g} of {self.denominator:g}"
        return "nothing" if self.value is None else f"{self.value:g}"


@dataclass(frozen=True)
class Rules:
    """What rows are held to. `schools`: folded name or code -> id, or None where two schools share it."""

    data: Data
    subgroups: Sequence[str]
    latest: date
    schools: Mapping[str, UUID | None]
    school_id: UUID | None = None
    own_school: bool = False
    subgroup: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    empty: str | None = None


_REASONS = {
    "holiday": "holiday vacation vacations feriado vacaciones fiesta bakasyon pista likizo sikukuu",
    "closed": "closed cerrado cerrada sarado imefungwa",
    "not_collected": "not_collected no_recogido no_se_recogio hindi_nakolekta haikukusanywa",
    "not_submitted": "not_submitted no_enviado no_se_envio hindi_naipasa haikuwasilishwa",
    "other": "other otro otra iba_pa nyingine",
}
_REASON_OF = {word: reason for reason, words in _REASONS.items() for word in words.split()}


def parse(table: Table, guess: Guess, rules: Rules) -> list[Row]:
    """Every row, in the order of the table. Of rows for one day, school and group the later are at fault."""
    found = [_Reader(table, guess, rules, line, texts).read() for line, texts in table.rows]
    seen: dict[Day, Row] = {}
    for row in found:
        if row.day is None:
            continue
        first = seen.setdefault(row.day, row)
        if first is not row:
            row.faults.append(
                RowFault(
                    _named(table, guess, "date"),
                    "import.duplicate",
                    f"line {first.line} is of the same day: {first.shown()} there, {row.shown()} here",
                    "Keep one of them.",
                )
            )
    return found


def _named(table: Table, guess: Guess, role: str) -> str:
    return table.columns[guess.columns[role]] if role in guess.columns else ""


@dataclass
class _Reader:
    table: Table
    guess: Guess
    rules: Rules
    line: int
    texts: Sequence[str]

    def read(self) -> Row:
        self.row = Row(self.line, school_id=self.rules.school_id, subgroup=self.rules.subgroup)
        for role in self.guess.columns:
            if len(self.text(role)) > LONGEST_CELL:
                self.fault(role, "import.long_cell", f"more than {LONGEST_CELL} characters", "Shorten it.")
                return self.row
        self._day()
        self._school()
        self._group()
        self._note()
        self._values()
        if not self.row.faults:
            self._rules()
        return self.row

    def text(self, role: str) -> str:
        index = self.guess.columns.get(role)
        return "" if index is None else self.texts[index]

    def fault(self, role: str, code: str, message: str, fix: str) -> None:
        self.row.faults.append(RowFault(_named(self.table, self.guess, role), code, message, fix))

    def _day(self) -> None:
        read = cells.day(self.text("date"), self.guess.order)
        if isinstance(read, cells.Wrong):
            self.fault("date", read.code, read.message, read.fix)
        else:
            self.row.on_date = read

    def _school(self) -> None:
        text = self.text("school")
        if not text:
            return
        found = self.rules.schools.get(folded(text), ...)
        if found is ... or (self.rules.own_school and found != self.rules.school_id):
            fix = "Write the name or the code as in the list of schools."
            self.fault("school", "import.school", f"{text} is no school here", fix)
        elif found is None:
            self.fault("school", "import.school_twice", f"two schools are called {text}", "Write its code.")
        else:
            self.row.school_id = found if isinstance(found, UUID) else None

    def _group(self) -> None:
        text = self.text("subgroup")
        if not text:
            return
        known = {folded(name): name for name in self.rules.subgroups}
        if folded(text) in known:
            self.row.subgroup = known[folded(text)]
            return
        named = ", ".join(self.rules.subgroups) or "none"
        fix = f"Use one of the measure's groups ({named}), or add it to the measure."
        self.fault("subgroup", "import.subgroup", f"the measure has no group {text}", fix)

    def _note(self) -> None:
        text = self.text("note")
        if cells.is_formula(text):
            self.fault("note", "import.formula", f"{text[:40]} is a formula", "Paste the values instead.")
        else:
            self.row.note = text or None

    def _values(self) -> None:
        reason = self.text("missing")
        if reason:
            self._reason(reason)
        roles = ("numerator", "denominator") if self.rules.data in RATIOS else ("value",)
        for role in roles:
            self._value(role)
        if self.row.missing and all(getattr(self.row, role) is None for role in roles):
            self.row.faults = [one for one in self.row.faults if one.code != "import.empty"]
        elif self.row.missing and not reason:
            # A code in one part makes the whole missing: half a share is none.
            for role in roles:
                setattr(self.row, role, None)
            self.row.faults = [one for one in self.row.faults if one.code != "import.empty"]

    def _reason(self, text: str) -> None:
        found = self.rules.codes.get(text.casefold()) or _REASON_OF.get(folded(text))
        if found:
            self.row.missing = found
            return
        self.row.missing = Missing.OTHER.value
        self.row.note = self.row.note or text

    def _value(self, role: str) -> None:
        text = self.text(role)
        if declared := self.rules.codes.get(text.casefold()) if text else self.rules.empty:
            self.row.missing = self.row.missing or declared
            return
        if not text:
            message = "the cell is empty, and missing is not zero"
            self.fault(role, "import.empty", message, "Write the number, or say why it is missing.")
            return
        read = cells.number(text, self.guess.decimal)
        if isinstance(read, cells.Wrong):
            self.fault(role, read.code, read.message, read.fix)
        else:
            setattr(self.row, role, read)

    def _rules(self) -> None:
        row = self.row
        assert row.on_date is not None
        said = Said(
            row.on_date, row.value, row.numerator, row.denominator, row.missing, row.note, row.subgroup
        )
        role_of = {"on_date": "date"}
        for one in faults_of(self.rules.data, self.rules.subgroups, said, self.rules.latest):
            name = str(one["pointer"]).removeprefix("/")
            self.fault(role_of.get(name, name), str(one["code"]), str(one["message"]), str(one["fix"]))


def odd_zeros(rows: Sequence[Row]) -> int:
    """How many values are 0 where the others lie far from it: perhaps a day that was closed. Else 0."""
    values = [row.value for row in rows if row.value is not None and not row.faults]
    others = sorted(value for value in values if value)
    if not others or len(others) == len(values) or len(others) < 5:
        return 0
    usual = others[len(others) // 2]
    return len(values) - len(others) if others[len(others) // 10] > usual / 2 > 0 else 0


def unread(table: Table, rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Texts in columns of numbers that are no numbers, and how often: each may be a code for missing."""
    counts: dict[str, int] = {}
    by_line = dict(table.rows)
    for row in rows:
        for one in row.faults:
            if one.code == "import.number":
                text = by_line[row.line][table.columns.index(one.column)]
                counts[text] = counts.get(text, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:50]
