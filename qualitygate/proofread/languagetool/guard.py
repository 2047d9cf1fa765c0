"""Runs a program that must not outlive the one that wants it: ``guard.py FOLDER PROGRAM ARG…``

Standard input is a pipe whose other end is held by the process that wants the program. When that
process closes it or ends, however it ends, the program is killed and the folder is removed. The
exit code is the program's. This is a program of its own, on nothing but the standard library,
since nobody else is left to do this where a process is killed.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress


def main(folder: str, *command: str) -> None:
    """Run the program until it ends or nobody wants it."""
    try:
        program = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, cwd=folder, preexec_fn=_tie_to_this_process()
        )
    except OSError as error:
        print(f"{command[0]}: {error.strerror or error}", flush=True)  # noqa: T201
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(127)
    signal.signal(signal.SIGTERM, lambda *_: program.kill())
    threading.Thread(target=_end_with_owner, args=(program,), daemon=True).start()
    code = program.wait()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(code & 0xFF)  # not exit(): the thread is still reading


def _end_with_owner(program: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        sys.stdin.buffer.read()
    program.kill()


def _tie_to_this_process() -> Callable[[], None] | None:
    """On Linux the kernel kills the program when this process is killed."""
    if sys.platform != "linux":
        return None
    import ctypes

    pr_set_pdeathsig = 1
    library = ctypes.CDLL(None)
    return lambda: library.prctl(pr_set_pdeathsig, signal.SIGKILL) and None


if __name__ == "__main__":
    main(*sys.argv[1:])
