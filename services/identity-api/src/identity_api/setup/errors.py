"""What is refused at the first set-up."""

from chassis.problems import Conflict, PermissionDenied


class SetupDone(Conflict):
    code, title = "setup.done", "This installation is set up already"


class SetupCodeWrong(PermissionDenied):
    code, title = "setup.code", "This is not the set-up code"
