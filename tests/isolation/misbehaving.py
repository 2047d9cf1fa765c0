"""Stand-ins for the check, each of which misbehaves in its own way; run inside a worker."""

import os
import sys
import time

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.errors import Unreadable, UsageError
from qualitygate.finding import FileReport


def check(source: Source, config: Config) -> FileReport:
    """Do what the file's text says."""
    command, _, argument = source.data.decode().partition(" ")
    match command:
        case "sleep":
            time.sleep(float(argument))
        case "exit":
            os._exit(int(argument))
        case "abort":
            os.abort()
        case "allocate":
            _allocate(int(argument))
        case "allocate-unlimited":
            _lift_the_limit()
            _allocate(int(argument))
        case "recurse":
            check(source, config)
        case "raise":
            raise ValueError("the secret words of the document")
        case "usage":
            raise UsageError("this option is wrong.", "qualitygate.toml:3")
        case "unreadable":
            raise Unreadable("It has a password.", "password")
        case "print":
            print("from Python", flush=True)  # noqa: T201
            os.write(1, b"from native code")
            os.write(2, b"from native code")
        case "crash-if-second" if _seen:
            os._exit(1)
    _seen.append(source.name)
    return FileReport(source.name, "first-class", words=os.getpid())


def _lift_the_limit() -> None:
    """As if the system knew none: on macOS it is like that."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _allocate(megabytes: int) -> None:
    kept = []
    for _ in range(megabytes // 10):
        kept.append(bytearray(10 * 1024**2))
        time.sleep(0.005)


_seen: list[str] = []
