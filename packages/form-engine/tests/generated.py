"""Random forms, expressions and answers, drawn from a seed: food for the differential test."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import quoteattr

QUESTIONS = {
    "num": "int",
    "dec": "decimal",
    "txt": "string",
    "day": "date",
    "moment": "dateTime",
    "one": "select1",
    "many": "select",
}
CHOICES = ("a", "b", "c", "d")
TEXTS = (
    "", "Ana", "ñandú 😀", "12", "-3.5", "3,5", "a b", "2026-03-31", "  x ", "0", "true", "false", "a-1", "1e3",
    "2026-03-31T14:30:00.000-03:00", "Infinity",
)  # fmt: skip
DAYS = ("2026-03-31", "2024-02-29", "1969-12-31", "2026-11-22")
PATTERNS = ("[a-z]+", "\\d{1,3}", "(a|b)*", "[^ ]+ [^ ]+", "-?[0-9.]+", "A.*", ".", "a{2,}|", "\\w+")
DIGESTS = ("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "none")
FORMATS = ("%Y-%m-%d", "%e/%n/%y", "%H:%M %a %b")


class Generator:
    """Expressions over the questions that come before a node, so that no form has a cycle."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pick(self, options: Any) -> Any:
        return self.random.choice(list(options))

    def boolean(self, refs: list[str], depth: int) -> str:
        if depth <= 0:
            return str(self.pick([self.pick(refs), "true()", "false()", f"{self.pick(refs)} != ''"]))
        kind = self.random.randrange(9)
        inner = depth - 1
        if kind == 0:
            return f"({self.boolean(refs, inner)} {self.pick(['and', 'or'])} {self.boolean(refs, inner)})"
        if kind == 1:
            return f"not({self.boolean(refs, inner)})"
        if kind in (2, 3, 4):
            operator = self.pick(["=", "!=", "<", "<=", ">", ">="])
            return f"{self.any(refs, inner)} {operator} {self.any(refs, inner)}"
        if kind == 5:
            return f"selected({self.pick(refs)}, '{self.pick((*CHOICES, ''))}')"
        if kind == 6:
            return f"regex({self.text(refs, inner)}, '{self.pick(PATTERNS)}')"
        if kind == 7:
            name = self.pick(["contains", "starts-with", "ends-with"])
            return f"{name}({self.text(refs, inner)}, {self.text(refs, 0)})"
        if self.random.random() < 0.2:
            return f"geofence(concat({self.number(refs, 0)}, ' 1'), '0 0; 0 9; 9 9; 9 0; 0 0')"
        return f"boolean({self.any(refs, inner)})"

    def number(self, refs: list[str], depth: int) -> str:
        if depth <= 0:
            return str(self.pick([self.pick(refs), self.pick(["0", "1", "2.5", "7", "100", ".5"])]))
        inner = depth - 1
        kind = self.random.randrange(13)
        if kind in (0, 1, 2):
            operator = self.pick(["+", "-", "*", "div", "mod"])
            return f"({self.number(refs, inner)} {operator} {self.number(refs, inner)})"
        if kind == 3:
            return f"round({self.number(refs, inner)}, {self.pick([-1, 0, 1, 2])})"
        if kind == 4:
            return f"{self.pick(['int', 'floor', 'ceiling', 'abs', 'number', 'sqrt'])}({self.number(refs, inner)})"
        if kind == 5:
            return f"{self.pick(['min', 'max'])}({self.number(refs, inner)}, {self.number(refs, inner)})"
        if kind == 6:
            rows = self.pick(["/data/rep/n", "/data/rep/deep/k", "/data/rep[n > 1]/n", "/data/off/x"])
            return f"{self.pick(['sum', 'count', 'max', 'min', 'count-non-empty'])}({rows})"
        if kind == 7:
            return f"string-length({self.text(refs, inner)})"
        if kind == 8:
            return f"count-selected({self.pick(refs)})"
        if kind == 9:
            name = self.pick(["log", "log10", "exp", "sin", "cos", "atan", "exp10"])
            return f"{name}({self.number(refs, inner)})"
        if kind == 11:
            place = "concat(/data/q0, ' ', /data/q1)"
            line = f"concat({place}, '; 1 ', {self.number(refs, 0)}, ';', {place})"
            return f"{self.pick(['distance', 'area'])}({line})"
        if kind == 10:
            return f"pow({self.number(refs, inner)}, {self.pick([-1, 0, 0.5, 2, 3])})"
        return f"if({self.boolean(refs, inner)}, {self.number(refs, inner)}, {self.number(refs, inner)})"

    def text(self, refs: list[str], depth: int) -> str:
        if depth <= 0:
            return str(self.pick([self.pick(refs), f"'{self.pick(TEXTS)}'"]))
        inner = depth - 1
        calls: tuple[Callable[[], str], ...] = (
            lambda: f"concat({self.any(refs, inner)}, {self.text(refs, inner)})",
            lambda: f"substr({self.text(refs, inner)}, {self.pick([-2, 0, 1])}, {self.pick([-1, 1, 3])})",
            lambda: f"coalesce({self.text(refs, inner)}, {self.text(refs, inner)})",
            lambda: f"join('-', {self.text(refs, inner)}, /data/rep/n)",
            lambda: f"string({self.number(refs, inner)})",
            lambda: f"normalize-space({self.text(refs, inner)})",
            lambda: f"translate({self.text(refs, inner)}, 'ab', 'x')",
            lambda: f"substring-before({self.text(refs, inner)}, '{self.pick(['-', ' ', 'a'])}')",
            lambda: f"substring-after({self.text(refs, inner)}, '{self.pick(['-', ' ', ''])}')",
            lambda: f"selected-at({self.pick(refs)}, {self.pick([0, 1, 5, -1])})",
            lambda: f"date({self.any(refs, inner)})",
            lambda: f"date-time({self.any(refs, inner)})",
            lambda: f"string(decimal-date-time({self.text(refs, inner)}))",
            lambda: f"format-date({self.text(refs, inner)}, '{self.pick(FORMATS)}')",
            lambda: f"indexed-repeat(/data/rep/n, /data/rep, {self.number(refs, 0)})",
            lambda: f"instance('c')/root/item[name = {self.text(refs, inner)}]/k",
            lambda: f"join('', randomize(instance('c')/root/item/name, {self.number(refs, 0)}))",
            lambda: f"jr:choice-name({self.pick(refs)}, '/data/q5')" if "/data/q5" in refs else "''",
            lambda: (
                f"digest({self.text(refs, inner)}, '{self.pick(DIGESTS)}', '{self.pick(['hex', 'base64'])}')"
            ),
            lambda: f"base64-decode({self.text(refs, inner)})",
            lambda: f"join('', randomize(instance('c')/root/item/name, {self.text(refs, 0)}))",
            lambda: "today()",
            lambda: "now()",
        )
        return str(self.pick(calls)())

    def any(self, refs: list[str], depth: int) -> str:
        return str(self.pick([self.boolean, self.number, self.text])(refs, depth))

    def form(self) -> bytes:
        """Ten questions, a repeat with a nested one, a repeat that is mostly off, calculations, notes."""
        instance, binds, body, refs = "", "", "", ["/data/q0"]
        for at in range(10):
            kind = list(QUESTIONS)[at % len(QUESTIONS)]
            name = f"q{at}"
            instance += f"<{name}/>"
            binds += self._bind(f"/data/{name}", QUESTIONS[kind], refs if at else [])
            body += _control(f"/data/{name}", QUESTIONS[kind], at, "/data/q0" if at else "")
            refs.append(f"/data/{name}")
        for at in range(4):
            instance += f"<c{at}/>"
            expression = self.any(refs, 3)
            binds += f'<bind nodeset="/data/c{at}" type="string" calculate={quoteattr(expression)}/>'
            refs.append(f"/data/c{at}")
        row = ["../n", "/data/rep/n", "position(..)", "current()/../n", *refs[:10]]
        own = "/data/rep/calc"
        binds += f'<bind nodeset="{own}" type="string" calculate={quoteattr(self.any(row, 2))}/>'
        binds += f'<bind nodeset="/data/rep/opt" relevant={quoteattr(self.boolean(row, 1))}/>'
        binds += f'<bind nodeset="/data/off" relevant={quoteattr(self.boolean(refs[:1], 1))}/>'
        return _document(instance, binds, body)

    def _bind(self, path: str, type_name: str, refs: list[str]) -> str:
        parts = f'nodeset="{path}" type="{type_name if not type_name.startswith("select") else "string"}"'
        chance = self.random.random()
        if refs and chance < 0.5:
            parts += f" relevant={quoteattr(self.boolean(refs, 2))}"
        if refs and self.random.random() < 0.5:
            parts += f" required={quoteattr(self.boolean(refs, 1))}"
        if self.random.random() < 0.6:
            parts += f" constraint={quoteattr(self.boolean(['.', *refs], 2))}"
        return f"<bind {parts}/>"

    def answer(self, kind: str) -> Any:
        if self.random.random() < 0.15:
            return None
        draws: dict[str, Any] = {
            "num": self.random.randint(-3, 12),
            "dec": self.pick([0.1, 2.5, -7.25, 1e-7, 123456789.125, 3.0]),
            "txt": self.pick(TEXTS),
            "day": self.pick(DAYS),
            "moment": self.pick(DAYS) + "T14:30:00.000-03:00",
            "one": self.pick(CHOICES),
            "many": self.random.sample(CHOICES, self.random.randint(1, 3)),
        }
        return draws[kind]

    def step(self) -> dict[str, Any]:
        if self.random.random() < 0.3:
            return self.naming_step()
        chance = self.random.random()
        if chance < 0.1:
            return {"add": self.pick(["/data/rep", "/data/rep[1]/deep", "/data/off"])}
        if chance < 0.15:
            return {"remove": self.pick(["/data/rep[2]", "/data/rep[1]/deep[1]", "/data/off[1]"])}
        if chance < 0.35:
            path = self.pick(["/data/rep[1]/n", "/data/rep[2]/n", "/data/rep[1]/deep[1]/k", "/data/off[1]/x"])
            return {"set": {path: self.answer("num")}}
        at = self.random.randrange(10)
        return {"set": {f"/data/q{at}": self.answer(list(QUESTIONS)[at % len(QUESTIONS)])}}

    def naming_step(self) -> dict[str, Any]:
        """Somebody is named, taken back, chosen or tied; some of it where no row is yet."""
        name = self.pick([None, "Ana", "Ana", "Luz de la Cruz", "  ", "12", "ñandú 😀"])
        row = self.random.randint(1, 4)
        return {
            "set": dict(
                [
                    self.pick(
                        [
                            (f"/data/alter[{row}]/name", name),
                            (f"/data/alter[{row}]/name", name),
                            (f"/data/about[{row}]/card/role", self.pick(TEXTS)),
                            (f"/data/about[{row}]/card/knows", self.random.sample(["1", "2", "3", "4"], 2)),
                            ("/data/lead", name),
                        ]
                    )
                ]
            )
        }


NAMING = {
    "instance": "<alter_count/><alter><name/><id/></alter><last/><ids/><first/>"
    "<about><no/><who/><card><role/><knows/></card></about><lead/>",
    "binds": (
        ("/data/alter_count", 'calculate="min(4, /data/last + 1)"'),
        ("/data/alter/id", "calculate=\"if(normalize-space(../name) != '', position(..), 0)\""),
        ("/data/last", 'calculate="if(count(/data/alter) &gt; 0, max(/data/alter/id), 0)"'),
        ("/data/ids", "calculate=\"join(' ', /data/alter/id)\""),
        ("/data/first", 'calculate="indexed-repeat(/data/alter/name, /data/alter, 1)"'),
        ("/data/about/no", 'calculate="position(..)"'),
        ("/data/about/who", 'calculate="indexed-repeat(/data/alter/name, /data/alter, position(..))"'),
        ("/data/about/card", "relevant=\"normalize-space(../who) != ''\""),
        ("/data/about/card/knows", 'relevant="../../no &lt; /data/last"'),
    ),
    "items": "".join(f"<item><name>{at}</name><label>{at}</label></item>" for at in (1, 2, 3, 4)),
    "body": '<group ref="/data/alter"><repeat nodeset="/data/alter" jr:count="/data/alter_count">'
    '<input ref="/data/alter/name"/></repeat></group>'
    '<group ref="/data/about"><repeat nodeset="/data/about" jr:count="/data/last">'
    '<group ref="/data/about/card"><label><output value="../who"/></label><input ref="/data/about/card/role"/>'
    '<select ref="/data/about/card/knows"><itemset nodeset="instance(\'p\')/root/item[selected(/data/ids, name)'
    ' and number(name) &gt; current()/../../no]"><value ref="name"/><label ref="label"/></itemset></select>'
    "</group></repeat></group>"
    '<select1 ref="/data/lead"><itemset nodeset="/data/alter[./name != \'\']"><value ref="name"/>'
    '<label ref="name"/></itemset></select1>',
}
"""A name generator and a choice among its names, in every random form."""


def _control(path: str, type_name: str, at: int, filtered_by: str) -> str:
    label = f'<label>Q{at} <output value="{filtered_by or "/data/q1"}"/></label>'
    if not type_name.startswith("select"):
        return f'<input ref="{path}">{label}</input>'
    items = "instance('c')/root/item"
    if filtered_by:
        items += f"[k &lt;= {filtered_by} or name = 'a']"
    itemset = f'<itemset nodeset="{items}"><value ref="name"/><label ref="label"/></itemset>'
    return f'<{type_name} ref="{path}">{label}{itemset}</{type_name}>'


def _document(instance: str, binds: str, body: str) -> bytes:
    items = "".join(
        f"<item><name>{name}</name><label>{name.upper()}</label><k>{at}</k></item>"
        for at, name in enumerate(CHOICES)
    )
    repeats = "<rep><n/><calc/><opt/><deep><k/></deep></rep><off><x/></off>"
    body += (
        '<group ref="/data/rep"><repeat nodeset="/data/rep"><input ref="/data/rep/n"/>'
        '<input ref="/data/rep/opt"/><group ref="/data/rep/deep"><repeat nodeset="/data/rep/deep">'
        '<input ref="/data/rep/deep/k"/></repeat></group></repeat></group>'
        '<group ref="/data/off"><repeat nodeset="/data/off"><input ref="/data/off/x"/></repeat></group>'
    )
    binds += "".join(f'<bind nodeset="{path}" type="string" {rest}/>' for path, rest in NAMING["binds"])
    for path in ("/data/rep/n", "/data/rep/deep/k", "/data/off/x"):
        binds += f'<bind nodeset="{path}" type="int"/>'
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head>'
        f'<h:title>R</h:title><model><instance><data id="r" version="1">{instance}{repeats}{NAMING["instance"]}</data></instance>'
        f'<instance id="c"><root>{items}</root></instance>'
        f'<instance id="p"><root>{NAMING["items"]}</root></instance>{binds}</model></h:head>'
        f"<h:body>{body}{NAMING['body']}</h:body></h:html>"
    ).encode()
