"""What stands on a worksheet: a tree of texts that the layout takes. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chassis.catalogue import Catalogue

from pdsa_api.cycles.domain import Decision, Loop, Match
from pdsa_api.cycles.schemas import CycleOut, QuestionOut

BLANK_QUESTIONS = 3
MOST_QUESTIONS = 10
"""More than these do not stand on one page; the sheet says how many were left out."""

Tree = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """Makes worksheets in one language. `day` writes a date."""

    words: Catalogue
    day: Callable[[date], str]

    def blank(self, paper: str, today: date) -> Tree:
        return self._tree(None, "", paper, today)

    def of(self, cycle: CycleOut, aim: str, paper: str, today: date) -> Tree:
        return self._tree(cycle, aim, paper, today)

    def _tree(self, cycle: CycleOut | None, aim: str, paper: str, today: date) -> Tree:
        say = self.words.text
        title = say("sheet.kicker") if cycle is None else f"{say('sheet.kicker')}: {cycle.title}"
        return {
            "language": self.words.language,
            "paper": {"a4": "a4", "letter": "us-letter"}[paper],
            "dated": today.isoformat(),
            "title": title,
            "kicker": say("sheet.kicker"),
            "heading": cycle.title if cycle else "",
            "heading_label": say("sheet.title"),
            "place": self._place(cycle),
            "facts": self._facts(cycle, aim),
            "parts": [self._plan(cycle), self._do(cycle), self._study(cycle), self._act(cycle)],
            "notes": say("sheet.notes"),
            "cut": say("sheet.cut"),
            "footer": say("sheet.footer_blank")
            if cycle is None
            else say("sheet.footer", day=self.day(today)),
            "mark": "" if cycle is None else say("sheet.version", version=cycle.version),
        }

    def _place(self, cycle: CycleOut | None) -> str:
        if cycle is None or cycle.position == 1:
            return ""
        return self.words.text("sheet.place", position=cycle.position)

    def _facts(self, cycle: CycleOut | None, aim: str) -> list[list[Tree]]:
        days = "" if cycle is None else self._days(cycle.starts_on, cycle.ends_on)
        scale = "" if cycle is None else self.words.text(f"scale.{cycle.scale.value}")
        first = [
            self._place_of_work(cycle),
            self._field("sheet.team", (cycle and cycle.team) or "", span=3),
            self._field("sheet.days", days, span=3),
            self._field("sheet.scale", scale, span=2),
        ]
        second = [
            self._field("sheet.idea", (cycle and cycle.idea) or "", span=6),
            self._field("sheet.aim", aim, span=6),
        ]
        return [first] if cycle and not any(one["value"] for one in second) else [first, second]

    def _place_of_work(self, cycle: CycleOut | None) -> Tree:
        if cycle and not cycle.school:
            return self._field("sheet.network", cycle.network or "", span=4)
        return self._field("sheet.school", (cycle and cycle.school) or "", span=4)

    def _days(self, first: date | None, last: date | None) -> str:
        named = [self.day(one) for one in dict.fromkeys((first, last)) if one]
        return " – ".join(named)

    def _field(
        self, name: str, value: str, *, span: int, lines: int = 1, options: Sequence[Tree] | None = None
    ) -> Tree:
        hint = f"{name}_hint"
        found = {
            "label": self.words.text(name),
            "hint": self.words.text(hint) if self.words.has(hint) else "",
            "value": value,
            "lines": lines,
            "span": span,
        }
        return found if options is None else {**found, "options": list(options), "lines": 0}

    def _row(self, cycle: CycleOut | None, *fields: tuple[str, int, int]) -> Tree:
        """Fields of the cycle: name, span of twelve, lines when empty."""
        return {
            "kind": "fields",
            "fields": [
                self._field(f"field.{name}", getattr(cycle, name) if cycle else "", span=span, lines=lines)
                for name, span, lines in fields
            ],
        }

    def _plan(self, cycle: CycleOut | None) -> Tree:
        return {
            "name": self.words.text("part.plan"),
            "rows": [
                self._row(cycle, ("objective", 8, 2), ("subgroup", 4, 2)),
                self._questions(cycle.questions if cycle else []),
                self._row(cycle, ("who", 3, 1), ("what", 5, 1), ("where", 4, 1)),
                self._row(cycle, ("data_to_collect", 12, 1)),
            ],
        }

    def _questions(self, questions: Sequence[QuestionOut]) -> Tree:
        say = self.words.text
        asked = [
            {
                "question": one.question,
                "prediction": one.prediction,
                "result": one.result,
                "match": say(f"match.{one.match.value}") if one.match else "",
            }
            for one in questions[:MOST_QUESTIONS]
        ]
        empty = {"question": "", "prediction": "", "result": "", "match": ""}
        left_out = len(questions) - MOST_QUESTIONS
        if left_out > 0:
            more = say("sheet.more_questions", left_out, n=left_out)
            asked.append({**dict.fromkeys(empty, "…"), "question": more})
        return {
            "kind": "questions",
            "columns": [say(f"column.{name}") for name in ("question", "prediction", "result", "match")],
            "matches": [say(f"match.{one.value}") for one in Match],
            "questions": asked or [empty] * BLANK_QUESTIONS,
        }

    def _do(self, cycle: CycleOut | None) -> Tree:
        return {
            "name": self.words.text("part.do"),
            "rows": [
                self._row(cycle, ("happened", 12, 3)),
                self._row(cycle, ("differed", 6, 2), ("observations", 6, 2)),
            ],
        }

    def _study(self, cycle: CycleOut | None) -> Tree:
        loops = self._options("loop", [one.value for one in Loop], cycle.loop if cycle else None)
        return {
            "name": self.words.text("part.study"),
            "rows": [
                self._row(cycle, ("learned", 6, 3), ("surprised", 6, 3)),
                {"kind": "fields", "fields": [self._field("field.loop", "", span=12, options=loops)]},
            ],
        }

    def _act(self, cycle: CycleOut | None) -> Tree:
        chosen = cycle.decision if cycle else None
        decisions = self._options("decision", [one.value for one in Decision], chosen)
        because = self._row(cycle, ("reason", 7, 1))["fields"]
        return {
            "name": self.words.text("part.act"),
            "rows": [
                {
                    "kind": "fields",
                    "fields": [self._field("field.decision", "", span=5, options=decisions), *because],
                },
                self._row(cycle, ("next_step", 12, 2)),
            ],
        }

    def _options(self, kind: str, names: Sequence[str], chosen: str | None) -> list[Tree]:
        return [{"text": self.words.text(f"{kind}.{name}"), "chosen": name == chosen} for name in names]
