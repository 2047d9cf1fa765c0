"""The two ways in which a check cannot be carried out."""


class QualityGateError(Exception):
    """Base of the errors that are told to the user in one sentence, without a traceback."""


class UsageError(QualityGateError):
    """The command line, the configuration, the register or a rule is wrong: exit code 2.

    `place` names the file and, where known, the line: ``qualitygate.toml:12``.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.place = place


class Unreadable(QualityGateError):
    """A document could not be read: its verdict is *incomplete*, with this reason.

    `code` is a stable word for machines (``password``, ``not-docx``, ``limit``, ``damaged`` …).
    """

    def __init__(self, reason: str, code: str = "damaged") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return type(self), (self.reason, self.code)
