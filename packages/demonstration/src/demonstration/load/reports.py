"""Report definitions with their schedule."""

from typing import Final

from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places

_DEFINITIONS: Final = (
    ("network_feedback", "Informe de retroalimentación de la red", 0),
    ("district_feedback", "Informe del SLEP", 30),
)


def load_reports(caller: Caller, places: Places) -> None:
    """Define both reports: made when a wave closes, and each year on the first of December."""
    reports = caller.client.reports
    there = list(reports.iter_list_definitions(project_id=places.project, limit=PAGE))
    for kind, title, minute in _DEFINITIONS:
        if first(there, kind=kind, title=title) is None:
            reports.create_definition(
                {
                    "project_id": places.project,
                    "kind": kind,
                    "title": title,
                    "language": "es",
                    "on_wave_closed": True,
                    "schedule": {
                        "rule": f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1;BYHOUR=7;BYMINUTE={minute}",
                        "time_zone": "America/Santiago",
                    },
                    "paused": False,
                },
                idempotency_key=stable_key("definition", places.project, kind, title),
            )
    caller.say(f"{len(_DEFINITIONS)} reports, made when a wave closes and once a year")
