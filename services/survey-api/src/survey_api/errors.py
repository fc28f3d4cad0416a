"""The refusals of this service; each code is stable and translated by the screens."""

from chassis.problems import Conflict, Invalid, NotFound, Refusal


class InstrumentInvalid(Refusal):
    code, status, title = "instrument.invalid", 422, "The questionnaire has faults"


class InstrumentUnreadable(Refusal):
    code, status, title = "instrument.unreadable", 422, "This file is not a questionnaire that can be read"


class InstrumentTooCostly(Refusal):
    code, status, title = "instrument.too_costly", 422, "This file takes more time or memory than a form may"


class DraftPublished(Conflict):
    code, title = "draft.published", "The draft was published"


class WaveDraft(Conflict):
    code, title = "wave.draft", "The wave has not been opened"


class WaveOpen(Conflict):
    code, title = "wave.open", "The wave is open"


class WaveClosed(Conflict):
    code, title = "wave.closed", "The wave is closed"


class AmendmentsOff(Conflict):
    code, title = "wave.amendments_off", "This wave takes no changes to what was sent"


class WaveFrozen(Conflict):
    code, title = "wave.frozen", "This can no longer be changed"


class WaveEmpty(Conflict):
    code, title = "wave.nobody_invited", "The roster of this site is empty"


class WaveNamed(Conflict):
    code, title = "wave.named", "This wave invites named people"


class WaveRosterNeedsNames(Conflict):
    code, title = "wave.roster_needs_names", "A questionnaire about people needs a named wave"


class LinkUnknown(NotFound):
    code, title = "link.unknown", "This link is not valid, or no longer"


class ResponseInvalid(Invalid):
    code, title = "response.invalid", "Some answers do not fit the questionnaire"


class ResponseConflict(Conflict):
    code, title = "response.conflict", "Another response was stored under this id"


class ResponseNotKept(Conflict):
    code, title = "response.not_kept", "Another response was stored under this id, and this one was not kept"


class ConflictSettled(Conflict):
    code, title = "conflict.settled", "This was decided already"


class FiguresNotYet(Conflict):
    code, title = "figures.wave_open", "Figures are frozen when the wave is closed"


BY_STATE: dict[str, type[Conflict]] = {"draft": WaveDraft, "open": WaveOpen, "closed": WaveClosed}
