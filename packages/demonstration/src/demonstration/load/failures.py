"""Why the demonstration could not be loaded, in words for the person who started it."""


class LoadFailed(Exception):
    """What failed and, where it is known, what to do."""
