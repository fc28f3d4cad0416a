"""What people are told of in the app. Pure."""

from enum import StrEnum


class NoticeKind(StrEnum):
    MENTION = "mention"
    REPLY = "reply"
    COMMENT = "comment"
    PROMPT = "prompt"
    REVIEW_ASKED = "review_asked"
    REVIEW_ANSWERED = "review_answered"
    CYCLE_MOVED = "cycle_moved"
    IDEA_ADOPTED = "idea_adopted"
