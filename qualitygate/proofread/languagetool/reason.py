"""Why a connection failed, in a few words."""


def reason_of(error: BaseException) -> str:
    """The system's words without the objects around them; empty where it has none."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
        cause = cause.__cause__ or cause.__context__
    return ""
