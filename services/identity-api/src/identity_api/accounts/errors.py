"""What is refused about accounts."""

from chassis.problems import Conflict, Invalid, NotFound, PermissionDenied


class AccountNotFound(NotFound):
    pass


class AccountThereAlready(Conflict):
    code, title = "account.exists", "This person can sign in already"


class AddressTaken(Conflict):
    code, title = "account.email_taken", "Somebody of your organisation signs in with this address already"


class PasswordWeak(Invalid):
    code, title = "password.weak", "Choose another password"

    def __init__(self, message: str, pointer: str = "/password") -> None:
        fix = "A sentence of several words is easy to keep and hard to guess."
        fault = {"pointer": pointer, "code": "password.weak", "message": message, "fix": fix}
        super().__init__(f"The password {message}.", faults=[fault])
        self.message = message


class PasswordWrong(PermissionDenied):
    code, title = "password.wrong", "The current password is not right"
