"""What is refused about API clients."""

from chassis.problems import Invalid, NotFound


class ClientNotFound(NotFound):
    pass


class ClientInvalid(Invalid):
    code, title = "client.invalid", "The client can not be made like this"
