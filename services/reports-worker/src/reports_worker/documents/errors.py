"""What is refused about documents."""

from chassis.problems import Conflict, NotFound, Unavailable


class DocumentNotFound(NotFound):
    pass


class DocumentNotReady(Conflict):
    code, title = "document.not_ready", "This document has no file yet"


class DocumentNotFailed(Conflict):
    code, title = "document.not_failed", "Only a document that failed is made again"


class FileUnavailable(Unavailable):
    code, title = "file.missing", "The file of this document can not be read"
