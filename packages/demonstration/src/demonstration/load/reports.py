"""Report definitions with their schedule."""

from typing import Final

from demonstration.load.directory import Places
from demonstration.load.rest import Rest

_DEFINITIONS: Final = (
    ("network_feedback", "Informe de retroalimentación de la red", 0),
    ("district_feedback", "Informe del SLEP", 30),
)


def load_reports(rest: Rest, places: Places) -> None:
    """Define both reports: made when a wave closes, and each year on the first of December."""
    for kind, title, minute in _DEFINITIONS:
        body = {
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
        }
        rest.ensure("/api/reports/v1/definitions", body, ("kind", "title"), project_id=places.project)
    rest.say(f"{len(_DEFINITIONS)} reports, made when a wave closes and once a year")
