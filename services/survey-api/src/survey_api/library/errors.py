"""The refusals of the library."""

from chassis.problems import Conflict, Refusal


class ItemInvalid(Refusal):
    code, status, title = "library.item_invalid", 422, "This does not stand by itself"


class ItemKeyTaken(Conflict):
    code, title = "library.key_taken", "Another item of the library has this key"


class ItemArchived(Conflict):
    code, title = "library.archived", "The item is archived"
