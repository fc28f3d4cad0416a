"""XForm XML in, compact model out: the one door through which forms reach both evaluators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from form_engine.attached import ROSTER, file_name, take_in
from form_engine.body import message_text
from form_engine.grammar import Ast
from form_engine.kinds import kind_of, without_generated
from form_engine.problems import Problem, XFormRefused
from form_engine.reader import read_xform
from form_engine.references import Resolver, find_cycles
from form_engine.source import Instance, SetValue, SourceForm, SourceNode
from form_engine.texts import TextTable, language_code
from form_engine.web import by_app, node_reasons, reason

MODEL_VERSION = 1
# Ends the name of a column made for texts whose ids are the values of the choices as well.
TEXT = "#text"


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """``model`` is JSON-able; ``accepted`` is false while any problem is an error."""

    model: dict[str, Any]
    problems: list[Problem]

    @property
    def accepted(self) -> bool:
        return not any(problem.severity == "error" for problem in self.problems)


def compile_xform(xml: bytes, media: Mapping[str, bytes] | None = None) -> CompiledForm:
    """Compile one XForm; ``media`` holds its attached lists by file name.

    Raises XFormRefused when the bytes cannot be read as an XForm at all. Every other fault is a problem of
    the result.
    """
    form = read_xform(xml)
    dropped = without_generated(form)
    take_in(form, media or {})
    return _Compiler(form, frozenset(media or {})).result(dropped)


@dataclass(slots=True)
class _Compiler:
    form: SourceForm
    attached: frozenset[str]
    resolver: Resolver = field(init=False)
    texts: TextTable = field(init=False)
    web: list[dict[str, str]] = field(default_factory=list)
    text_columns: dict[str, set[str]] = field(default_factory=dict)
    inline: dict[str, dict[str, Any]] = field(default_factory=dict)
    initial: dict[tuple[str, ...], SetValue] = field(init=False)

    def __post_init__(self) -> None:
        self.resolver = Resolver(self.form)
        self.texts = TextTable(self.form, self.resolver)
        self.initial = self.initial_values()

    def result(self, dropped: list[str]) -> CompiledForm:
        form = self.form
        nodes = [self.node(kid) for kid in form.root.kids.values()]
        if not nodes:
            raise XFormRefused(Problem("error", "form.empty", "The form asks nothing.", "Add a question."))
        for name, column in self.resolver.text_columns:
            self.text_columns.setdefault(name, set()).add(column)
        lists = {name: self.rows(instance) for name, instance in form.instances.items()} | self.inline
        problems = [*form.problems, *self.resolver.problems, *find_cycles(form, self.resolver.depends)]
        for problem in problems:
            if problem.code in ("media.missing", "media.unread", "list.shape", "group.no_ref"):
                self.web.append(reason(problem.node, "web.list", problem.message))
        for name in sorted(self.resolver.lacking):
            self.web.append(reason("", "web.function", f"{name}() is not evaluated here."))
        for name, place in self.texts.needed.items():
            if name not in self.attached:
                message = f"The form needs the file {name}."
                problems.append(Problem("warning", "media.missing", message, f"Attach {name}.", place))
                self.web.append(reason(place, "web.media", message))
        model = {
            "v": MODEL_VERSION,
            "id": form.form_id,
            "version": form.version,
            "title": form.title,
            "root": form.root.name,
            "languages": self.languages(),
            "texts": self.texts.rows,
            "media": {str(row): files for row, files in self.texts.media.items()},
            "itext": {name: self.word(name) for name in sorted(self.resolver.itext)},
            "lists": lists,
            "nodes": nodes,
            "dropped": dropped,
            "unchecked": sorted(self.resolver.lacking),
            "rare": self.resolver.rare,
            "web": not self.web,
            "web_reasons": self.web,
        }
        return CompiledForm(model, problems)

    def languages(self) -> list[dict[str, str]]:
        taken: set[str] = set()
        names = self.form.languages or ["default"]
        return [{"code": language_code(name, taken), "name": _shown(name)} for name in names]

    def node(self, node: SourceNode) -> dict[str, Any]:
        made: dict[str, Any] = {"name": node.name, **kind_of(node)}
        self.expressions(node, made)
        self.words(node, made)
        if node.control is not None:
            words = node.control.attributes.get("appearance", "").split()
            if by_app(node.control):
                made["app"] = True
            if words:
                made["appearance"] = [word.lower() for word in words]
            if node.control.itemset is not None or node.control.items:
                made["choices"] = self.choices(node)
        if node.repeat is not None:
            made["rows"] = node.rows
            if any(node.given):
                made["given"] = node.given
            if node.template_rows not in (None, node.rows):
                made["template_rows"] = node.template_rows
            if count := node.repeat.get("jr:count"):
                self.put(made, "count", count, node)
            if node.repeat.get("jr:noAddRemove", "").strip() == "true()":
                made["fixed"] = True
        if node.kids:
            made["nodes"] = [self.node(kid) for kid in node.kids.values()]
        elif node.default:
            made["default"] = node.default
        self.web.extend(node_reasons(self.form.xpath(node), made, node.control))
        return made

    def put(self, made: dict[str, Any], key: str, text: str, node: SourceNode) -> None:
        resolved = self.resolver.expression(text, node, key)
        if resolved is not None:
            made[key] = resolved

    def expressions(self, node: SourceNode, made: dict[str, Any]) -> None:
        for key in ("relevant", "constraint", "required", "calculate", "readonly"):
            text = node.bind.get(key, "").strip()
            if not text or (text == "false()" and key in ("required", "readonly")):
                continue
            if text == "true()" and key == "relevant":
                continue
            if text == "true()" and key in ("required", "readonly"):
                made[key] = ["true"]
            else:
                self.put(made, key, text, node)
        setvalue = self.initial.get(node.path)
        if setvalue is not None and setvalue.value:
            self.put(made, "initial", setvalue.value, node)
            if setvalue.in_new_rows and not setvalue.at_first:
                made["initial_in"] = "new_rows"
            elif node.in_rows and not setvalue.in_new_rows:
                made["initial_in"] = "form"
        for trigger in node.triggers:
            self.trigger(node, made, trigger.ref, trigger.value)

    def trigger(self, node: SourceNode, made: dict[str, Any], ref: str, value: str) -> None:
        target = self.resolver.expression(ref, node, "trigger")
        expression = self.resolver.expression(value, node, "trigger") if value else ""
        if target is not None and expression is not None:
            made.setdefault("triggers", []).append([target, expression])

    def words(self, node: SourceNode, made: dict[str, Any]) -> None:
        control = node.control
        table = {
            "label": control.label if control else None,
            "hint": control.hint if control else None,
            "guidance": control.guidance if control else None,
            "constraint_message": message_text(node.bind.get("jr:constraintMsg", "")),
            "required_message": message_text(node.bind.get("jr:requiredMsg", "")),
        }
        for key, text in table.items():
            index = self.texts.index(text, node, key)
            if index is not None:
                made[key] = index

    def choices(self, node: SourceNode) -> dict[str, Any] | None:
        control = node.control
        if control is None or control.itemset is None:
            return self.inline_choices(node)
        nodeset = control.itemset.nodeset
        source = self.resolver.expression(nodeset, node, "choices")
        if source is None:
            return None
        label = control.itemset.label.strip()
        text = label.startswith("jr:itext(")
        column = label[len("jr:itext(") :].rstrip(") ").strip() if text else label
        made: dict[str, Any] = {"from": source, "value": control.itemset.value.strip(), "label": column}
        instance = _instance_of(source)
        if instance is not None and instance in self.form.instances:
            made["list"] = instance
            if text and column == made["value"]:
                made["label"] = column + TEXT
            if text:
                self.text_columns.setdefault(instance, set()).add(made["label"])
            if file_name(self.form.instances[instance]) == ROSTER:
                made["roster"] = True
                self.check_roster(node, made)
        return made

    def check_roster(self, node: SourceNode, made: dict[str, Any]) -> None:
        """An answer keeps a person's id: it stays true over waves, and a name is not kept beside answers."""
        for part, column in (("value", "name"), ("label", "label")):
            if made[part] != column:
                message = f"A question on {ROSTER} takes {column} as its {part}, not {made[part]}."
                fix = f"Leave {part} out of the parameters."
                self.form.problems.append(
                    Problem("error", "roster.column", message, fix, self.form.xpath(node), "parameters")
                )

    def inline_choices(self, node: SourceNode) -> dict[str, Any]:
        items = node.control.items if node.control else []
        name = self.form.xpath(node)
        rows = [[value, self.texts.index(text, node, "choices")] for value, text in items]
        self.inline[name] = {"root": "root", "item": "item", "columns": ["name", "label"], "rows": rows}
        return {
            "from": ["path", ["instance", name], "root", "item"],
            "value": "name",
            "label": "label",
            "list": name,
        }

    def rows(self, instance: Instance) -> dict[str, Any]:
        made: dict[str, Any] = {"root": instance.root, "item": instance.item, "columns": instance.columns}
        if instance.source or instance.fault:
            return {**made, "rows": [], "missing": instance.source.rsplit("/", 1)[-1] or instance.id}
        texts = self.text_columns.get(instance.id, set())
        worded = {at for at, column in enumerate(instance.columns) if column in texts}
        both = [at for at, column in enumerate(instance.columns) if column + TEXT in texts]
        rows: list[list[str | int | None]] = []
        for row in instance.rows:
            cells = [self.word(cell) if at in worded else cell for at, cell in enumerate(row)]
            rows.append(cells + [self.word(row[at]) for at in both])
        return {
            **made,
            "columns": instance.columns + [instance.columns[at] + TEXT for at in both],
            "rows": rows,
        }

    def word(self, itext_id: str) -> int | None:
        return self.texts.index(message_text(f"jr:itext('{itext_id}')"), self.form.root, "choices")

    def initial_values(self) -> dict[tuple[str, ...], SetValue]:
        """Dynamic defaults by the path of the node they set, whether they stand in the model or a repeat."""
        found: dict[tuple[str, ...], SetValue] = {}
        for setvalue in self.form.setvalues:
            node = self.form.find(setvalue.ref)
            if node is not None:
                if setvalue.at_first or setvalue.in_new_rows or not setvalue.events:
                    found[node.path] = setvalue
                continue
            if "/@" in setvalue.ref:  # of an entity, which is Collect's and ODK Central's matter
                continue
            self.form.problems.append(
                Problem(
                    "error",
                    "setvalue.unknown_node",
                    f"A default is set for {setvalue.ref}, which the form does not have.",
                    "Correct the name.",
                )
            )
        return found


def _instance_of(ast: Ast) -> str | None:
    if isinstance(ast, list) and ast[0] == "randomize":
        return _instance_of(ast[1])
    if isinstance(ast, list) and ast[0] == "path" and isinstance(ast[1], list):
        return str(ast[1][1])
    return None


def _shown(name: str) -> str:
    return name.rsplit("(", 1)[0].strip() if name.endswith(")") else name
