"""What a worker takes from the queue. No web framework here: the process stays small until it renders."""

from collections.abc import Sequence
from typing import Any

from chassis.consumers import Subscription
from chassis.files.room import file_store
from chassis.live import LiveTopics
from chassis.parts import Parts
from chassis.service_client import ServiceClient
from contracts.events import DocumentRequested, RunRequested, WaveClosed

from reports_worker.documents.handlers import DocumentMaker, Press
from reports_worker.figures.survey import Survey
from reports_worker.runs.handlers import RunStarter, on_wave_closed
from reports_worker.settings import SERVICE, STREAM, ReportsSettings

RUN_DELAYS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Seconds between tries: a neighbour that was killed may take two minutes to come back."""
DOCUMENT_DELAYS = RUN_DELAYS


def worker_subscriptions(
    parts: Parts,
    settings: ReportsSettings,
    press: Press,
    *,
    run_delays: tuple[float, ...] = RUN_DELAYS,
    document_delays: tuple[float, ...] = DOCUMENT_DELAYS,
) -> Sequence[Subscription[Any]]:
    """What a worker takes from the queue. Any number of workers share these consumers."""
    survey = Survey(ServiceClient("survey-api", settings.survey_url, None, parts.http), parts.tokens)
    live = LiveTopics(SERVICE, parts.queue)
    starter = RunStarter(parts.database, survey, live)
    maker = DocumentMaker(parts.database, survey, file_store(settings, SERVICE, parts.http), press, live)
    return (
        Subscription("reports-wave-closed", "SURVEY", WaveClosed.TYPE, WaveClosed, on_wave_closed),
        Subscription(
            "reports-run",
            STREAM,
            RunRequested.TYPE,
            RunRequested,
            starter.start,
            at_once=2,
            ack_wait=20.0,
            delays=run_delays,
            on_exhausted=starter.exhausted,
        ),
        Subscription(
            "reports-document",
            STREAM,
            DocumentRequested.TYPE,
            DocumentRequested,
            maker.make,
            at_once=settings.render_at_once,
            ack_wait=10.0,
            delays=document_delays,
            on_exhausted=maker.exhausted,
        ),
    )
