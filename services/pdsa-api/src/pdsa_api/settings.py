"""The settings of pdsa-api."""

from dataclasses import dataclass

from chassis.settings import ServiceSettings


@dataclass(frozen=True, kw_only=True)
class PdsaSettings(ServiceSettings):
    survey_url: str
