"""What is refused about change ideas."""

from chassis.problems import Conflict, Invalid, NotFound


class IdeaNotFound(NotFound):
    pass


class StatusOutOfOrder(Conflict):
    code, title = "idea.status_out_of_order", "An idea does not go from where it stands to there"


class StatusNotReady(Invalid):
    code, title = "idea.status_not_ready", "Something is missing before the idea can stand there"


class AdoptionUnclear(Invalid):
    code, title = "idea.adoption_unclear", "Say what changes, or that nothing does"


class AudienceTooWide(Invalid):
    code, title = "idea.audience_too_wide", "The idea that it adapts is not shared that widely"


class ReferenceElsewhere(Invalid):
    code, title = "idea.reference_elsewhere", "Something that is named belongs elsewhere"
