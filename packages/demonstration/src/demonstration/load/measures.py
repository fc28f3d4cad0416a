"""Measures of the four networks: definitions, observations through the import, phases and notes."""

from duru_client.operations.pdsa import ImportTake, MeasureIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.measures import Definition, Line, Mark, Measured
from demonstration.sites.model import Site

_COLUMNS = ("date", "value", "numerator", "denominator", "school", "subgroup", "missing")


def load_measures(caller: Caller, demo: Programme, places: Places) -> None:
    sites = {site.code: site for site in demo.sites}
    observations = 0
    for measured in demo.measures:
        site = sites[measured.plan.about.site]
        network = places.networks[site.network.code]
        measure = _ensure_measure(caller, measured.plan.about, places.project, network)
        caller.client.pdsa.take_import(measure, _import(measured, site))
        _ensure_marks(caller, measure, measured.plan.phases, measured.plan.notes)
        observations += len(measured.lines)
    caller.say(f"{len(demo.measures)} measures with {observations} observations")


def _ensure_measure(caller: Caller, about: Definition, project: str, network: str) -> str:
    pdsa = caller.client.pdsa
    found = first(pdsa.iter_list_measures(network_id=network, limit=PAGE), name=about.name)
    if found is None:
        aim = first(pdsa.iter_list_aims(network_id=network, limit=PAGE))
        body = _definition(about, project, network, aim["id"] if aim else None)
        key = stable_key("measure", network, about.name)
        return pdsa.create_measure(body, idempotency_key=key)["id"]
    return found["id"]


def _definition(about: Definition, project: str, network: str, aim: str | None) -> MeasureIn:
    return {
        "project_id": project,
        "network_id": network,
        "aim_id": aim,
        "name": about.name,
        "kind": about.kind,
        "definition": about.definition,
        "data": "proportion" if about.denominator else "number",
        "numerator": about.numerator,
        "denominator": about.denominator,
        "unit": about.unit,
        "direction": about.direction,
        "cadence": "week",
        "goal": about.goal,
        "subgroups": list(about.subgroups),
    }


def _import(measured: Measured, site: Site) -> ImportTake:
    """The observations as a spreadsheet would paste them. Rows that are there already are left as they are."""
    rows = ["\t".join(_COLUMNS), *(_row(line, site) for line in measured.lines)]
    return {"text": "\n".join(rows), "decimal": "point", "take": "all"}


def _row(line: Line, site: Site) -> str:
    value = line.value
    school = "" if line.school is None else site.network.schools[line.school].code
    cells = (
        value.on.isoformat(),
        value.value,
        value.numerator,
        value.denominator,
        school,
        line.subgroup,
        value.missing,
    )
    return "\t".join("" if cell is None else str(cell) for cell in cells)


def _ensure_marks(caller: Caller, measure: str, phases: tuple[Mark, ...], notes: tuple[Mark, ...]) -> None:
    pdsa = caller.client.pdsa
    begun = {one["starts_on"] for one in pdsa.list_measure_phases(measure)["items"]} if phases else set()
    for phase in phases:
        day = phase.on.isoformat()
        if day not in begun:
            key = stable_key("phase", measure, day)
            pdsa.add_measure_phase(measure, {"starts_on": day, "reason": phase.text}, idempotency_key=key)
    noted = {one["on_date"] for one in pdsa.list_measure_notes(measure)["items"]} if notes else set()
    for note in notes:
        day = note.on.isoformat()
        if day not in noted:
            pdsa.add_measure_note(
                measure, {"on_date": day, "text": note.text}, idempotency_key=stable_key("note", measure, day)
            )
