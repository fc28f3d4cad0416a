"""The settings of reports-worker."""

from dataclasses import dataclass

from chassis.settings import ServiceSettings

SERVICE = "reports-worker"
STREAM = "REPORTS"


@dataclass(frozen=True, kw_only=True)
class ReportsSettings(ServiceSettings):
    """A worker has `render_at_once` documents in hand and prints `render_threads` of them side by side."""

    survey_url: str
    render_at_once: int = 4
    render_threads: int = 2
