"""What survey-api is told at start."""

from dataclasses import dataclass

from chassis.settings import ServiceSettings


@dataclass(frozen=True, kw_only=True)
class SurveySettings(ServiceSettings):
    """The intake keeps connections of its own: a slow report must not stand in the way of an answer."""

    intake_pool_size: int = 3
    intake_flushers: int = 2
    intake_batch: int = 200
    intake_queue: int = 2000
    intake_seconds: float = 5.0
    form_seconds: float = 30.0
    form_megabytes: int = 512
    figures_seconds: float = 60.0
    figures_megabytes: int = 2048
