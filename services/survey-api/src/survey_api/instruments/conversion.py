"""A form that could be read -> XForm, compiled form and everything wrong with it. Runs in a limited child process.

pyxform writes the XForm and the form engine compiles it: what either refuses is refused. pyxform stops at its
first fault, so our own reading of the rows then names the others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from form_engine.attached import ITEMSETS
from form_engine.compiler import CompiledForm, compile_xform
from form_engine.problems import Problem, XFormRefused
from pyxform.xls2xform import convert

from survey_api.instruments.asking import NOT_ASKED
from survey_api.instruments.converter_words import of_converter, with_converter
from survey_api.instruments.definition import definition_of, heading_faults
from survey_api.instruments.dialects import dialects_of
from survey_api.instruments.faults import find_faults, names_used
from survey_api.instruments.formulas import formula_faults
from survey_api.instruments.itemsets import itemsets_csv
from survey_api.instruments.measures import read_measures
from survey_api.instruments.network_marks import read_network
from survey_api.instruments.plausible import implausible
from survey_api.instruments.repairs import offered
from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet, read_grids
from survey_api.library.contents import COLUMN, taken_rows
from survey_api.media.needed import needed_files

_COLUMNS = {
    "calculate": "calculation",
    "choices": "choice_filter",
    "count": "repeat_count",
    "initial": "default",
}


def convert_sheets(content: bytes, sheets: Mapping[str, Sheet], media: Mapping[str, bytes]) -> dict[str, Any]:
    """`{"faults": […]}` for a form that is refused, else also xform, model, measures and the form's facts.

    `itemsets` is the list that a form with external choices brings, as CSV; else None. `media` are the form's
    files as far as they are at hand, `needed` the names and kinds of all of them.
    """
    grids = {name: list(grid) for name, grid in read_grids(content).items()}
    if hopeless := implausible(sheets):
        return _refused(hopeless, sheets)
    if unread := [*heading_faults(grids), *formula_faults(content)]:
        return _refused([*unread, *find_faults(sheets)], sheets)
    warnings: list[str] = []
    try:
        made = convert(definition_of(grids), warnings=warnings, validate=False)
        itemsets = itemsets_csv(sheets)
        brought = {ITEMSETS: itemsets.encode()} if itemsets else {}
        compiled = compile_xform(made.xform.encode(), {**brought, **media})
    except XFormRefused as refused:
        return _refused([*find_faults(sheets), *_of_engine(refused.problems, sheets)], sheets)
    except MemoryError:
        raise
    except Exception as error:  # pyxform refuses with its own error, ValueError, KeyError and others
        return _refused(
            with_converter(find_faults(sheets), str(error) or type(error).__name__, sheets), sheets
        )
    return _judge(made.xform, itemsets, compiled, sheets, warnings, have={*brought, *media})


def _judge(
    xform: str,
    itemsets: str | None,
    compiled: CompiledForm,
    sheets: Mapping[str, Sheet],
    warnings: Iterable[str],
    have: Collection[str],
) -> dict[str, Any]:
    problems = _of_engine(compiled.problems, sheets)
    measures, marks = read_measures(compiled.model, sheets)
    network, ties = read_network(compiled.model, sheets)
    measures["network"] = network
    faults = [problem for problem in [*problems, *marks, *ties] if problem.severity == "error"]
    if not count_questions(compiled.model["nodes"]):
        faults.append(RowFault("form.empty", "The form asks nothing.", "Add a question.", "survey"))
    if faults:
        return _refused([*find_faults(sheets), *faults], sheets)
    model = compiled.model
    told = [
        *dialects_of(sheets),
        *_of_media(xform, problems, have=have),
        *(of_converter(warning, "warning", sheets) for warning in warnings),
    ]
    return {
        "faults": [],
        "xform": xform,
        "itemsets": itemsets,
        "needed": [asdict(one) for one in needed_files(xform)],
        "model": model,
        "measures": measures,
        "taken": taken_rows(
            (row.get("type"), row.get("name"), row.get(COLUMN)) for row in sheets["survey"].rows
        ),
        "form_id": model["id"],
        "title": model["title"],
        "form_version": model["version"] or "",
        "languages": model["languages"],
        "default_language": model["languages"][0]["code"],
        "questions": count_questions(model["nodes"]),
        "web": model["web"],
        "problems": [
            problem.to_json()
            for problem in [*problems, *told, *_of_web(model["web_reasons"], sheets)]
            if problem.severity != "error"
        ],
    }


def _of_media(xform: str, known: Iterable[RowFault], *, have: Collection[str]) -> Iterator[RowFault]:
    """Each file that the form needs beside itself, unless its list was missed already."""
    said = {problem.message for problem in known if problem.code == "media.missing"}
    for needed in needed_files(xform):
        message = f"The form needs the file {needed.name}."
        if message not in said and needed.name not in have:
            yield RowFault(
                "media.missing", message, "Add it to the questionnaire after the upload.", severity="warning"
            )


def count_questions(nodes: Iterable[Mapping[str, Any]]) -> int:
    """Rows that ask something: no notes, calculations, metadata, groups."""
    return sum((node["kind"] not in NOT_ASKED) + count_questions(node.get("nodes", ())) for node in nodes)


def _refused(faults: list[RowFault], sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """Each place once, with what was found first."""
    seen: dict[tuple[Any, ...], RowFault] = {}
    for fault in faults:
        key = (fault.sheet, fault.row, fault.column) if fault.row else (fault.sheet, fault.message)
        seen.setdefault(key, fault)
    ordered = sorted(
        seen.values(), key=lambda f: (f.sheet != "survey", f.sheet or "", f.row or 0, f.column or "")
    )
    return {"faults": [fault.to_json() for fault in [*_with_repairs(ordered, sheets), *dialects_of(sheets)]]}


def _with_repairs(faults: Iterable[RowFault], sheets: Mapping[str, Sheet]) -> Iterator[RowFault]:
    """Each fault with the repair that a person may accept for it."""
    used = names_used(sheets)
    names = {(sheet.name, row.number): row.get("name") for sheet in sheets.values() for row in sheet.rows}
    for fault in faults:
        repair = offered(fault, used, names.get((fault.sheet or "", fault.row or 0), ""))
        yield replace(fault, repair=str(repair)) if repair else fault


def _of_engine(problems: Iterable[Problem], sheets: Mapping[str, Sheet]) -> list[RowFault]:
    rows = _rows_by_path(sheets.get("survey"))
    survey = sheets.get("survey") or Sheet("survey")
    return [
        _placed(
            RowFault(problem.code, problem.message, problem.fix, severity=problem.severity),
            rows.get(problem.node),
            _written(survey, problem.attribute),
        )
        for problem in problems
    ]


def _of_web(reasons: Iterable[Mapping[str, str]], sheets: Mapping[str, Sheet]) -> list[RowFault]:
    rows = _rows_by_path(sheets.get("survey"))
    return [
        _placed(
            RowFault(reason["code"], reason["message"], "Use ODK Collect for this form.", severity="warning"),
            rows.get(reason["node"]),
            None,
        )
        for reason in reasons
    ]


def _placed(fault: RowFault, row: Row | None, column: str | None) -> RowFault:
    if row is None:
        return fault
    return RowFault(fault.code, fault.message, fault.fix, "survey", row.number, column, fault.severity)


def _written(survey: Sheet, attribute: str) -> str | None:
    """The heading of the column that an attribute of the XForm comes from."""
    column = _COLUMNS.get(attribute, attribute)
    if column in survey.titles:
        return survey.titles[column]
    return next((title for key, title in survey.titles.items() if key.split("::")[0] == column), None)


def _rows_by_path(survey: Sheet | None) -> dict[str, Row]:
    """XForm path -> the row that made it."""
    found: dict[str, Row] = {}
    path: list[str] = []
    for row in survey.rows if survey else ():
        kind = row.get("type").lower().replace("_", " ")
        if kind.startswith("end "):
            del path[-1:]
            continue
        found.setdefault("/" + "/".join(["data", *path, row.get("name")]), row)
        if kind.startswith("begin "):
            path.append(row.get("name"))
    return found
