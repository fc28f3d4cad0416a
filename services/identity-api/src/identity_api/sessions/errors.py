"""What is refused at sign-in."""

from chassis.problems import PermissionDenied, Refusal, TooMany, Unauthenticated


class SignInFailed(Unauthenticated):
    code, title = "sign_in.failed", "The address or the password is not right"


class SignInTooOften(TooMany):
    code, title = "sign_in.too_often", "Too many tries; wait a little"


class TotpRequired(Unauthenticated):
    code, title = "totp.required", "Enter the code of your second factor"


class TotpWrong(Unauthenticated):
    code, title = "totp.wrong", "The code of the second factor is not right"


class TotpEnrolmentRequired(PermissionDenied):
    code, title = "totp.enrolment_required", "Your role needs a second factor: set it up first"


class TotpThereAlready(Refusal):
    code, status, title = "totp.enrolled", 409, "There is a second factor already"


class TotpNotStarted(Refusal):
    code, status, title = "totp.not_started", 409, "Ask for a secret first"


class SessionEnded(Unauthenticated):
    code, title = "session.ended", "You are signed out"


class SessionReused(Unauthenticated):
    code, title = "session.reused", "This session was used from two places and was ended"


class CrossSite(PermissionDenied):
    code, title = "session.cross_site", "This came from a page that is not ours"
