"""Property tests take as long as the machine needs, and try the same inputs every time."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "improvement_stats",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("improvement_stats")
