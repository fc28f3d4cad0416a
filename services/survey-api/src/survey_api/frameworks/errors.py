"""The refusals of frameworks."""

from chassis.problems import Conflict, Refusal


class FrameworkInvalid(Refusal):
    code, status, title = "framework.invalid", 422, "The framework has faults"


class FrameworkUnreadable(Refusal):
    code, status, title = "framework.unreadable", 422, "This file is no framework that can be read"


class FrameworkKeyTaken(Conflict):
    code, title = "framework.key_taken", "Another framework has this key"


class FrameworkDraftThere(Conflict):
    code, title = "framework.draft_there", "There is a draft already"


class FrameworkNoDraft(Conflict):
    code, title = "framework.no_draft", "There is no draft"
