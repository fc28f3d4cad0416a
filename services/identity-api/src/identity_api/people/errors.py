"""What is refused about people and memberships."""

from chassis.problems import Conflict, Invalid, NotFound


class PersonNotFound(NotFound):
    pass


class MembershipNotFound(NotFound):
    pass


class MemberAlready(Conflict):
    code, title = "membership.exists", "This person holds this role in this network already"


class MembershipUnfit(Invalid):
    code, title = "membership.unfit", "The membership does not fit what is there"
