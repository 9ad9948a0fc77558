"""The shape of every error that a person may read: what happened, where, and what to do."""


class ExplainedError(Exception):
    """An error told in three parts, printed as one line.

    `what` is a sentence about the thing itself, `where` names the file, line, field or command
    it was met in (may be empty), `remedy` says what the reader can do now.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        told = f"{self.where}: {self.what}" if self.where else self.what
        return f"{told} {self.remedy}" if self.remedy else told
