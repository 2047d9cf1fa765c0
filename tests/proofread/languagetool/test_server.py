"""However starting a server goes, it ends in time, says what to do, and leaves nothing behind."""

import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from imitation import fake_java, started

from qualitygate.config import LanguageTool
from qualitygate.errors import Unreadable
from qualitygate.proofread.languagetool.java import find_java
from qualitygate.proofread.languagetool.servers import Servers

Pretend = Callable[..., LanguageTool]


def failure(settings: LanguageTool) -> str:
    servers = Servers()
    try:
        with pytest.raises(Unreadable) as caught:
            servers.url(settings)
        return caught.value.reason
    finally:
        servers.close()


def gone(pids: list[int]) -> bool:
    """Whether the processes have ended, or do so in time."""
    return in_time(lambda: not any(_runs(pid) for pid in pids))


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files, in which nothing is left, and no thread in this process."""
    folder, threads = tmp_path / "temporary", threading.active_count()
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    assert in_time(lambda: threading.active_count() <= threads)
    assert not list(folder.iterdir())


def in_time(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        ("dies", "ended while it was starting: Exception in thread main: the jar is broken."),
        ("mute", "ended while it was starting: it said nothing."),
        ("taken", "no free port in 3 tries"),
        ("old", "Java 11.0.2 "),
        ("ancient", "Java 8.0_412 "),
        ("none", "is none: install Java 17 or newer"),
    ],
)
def test_a_start_that_fails_says_why(pretend: Pretend, behaviour: str, words: str) -> None:
    settings = pretend(behaviour)
    assert words in failure(settings)
    assert gone(started(settings))


def test_a_port_is_chosen_anew_when_another_program_takes_it(pretend: Pretend) -> None:
    settings = pretend("taken")
    failure(settings)
    assert len(started(settings)) == 3


def test_a_server_that_never_gets_ready_is_ended_at_the_deadline(pretend: Pretend) -> None:
    settings = pretend("sleeps", start_seconds=1.0)
    assert "not ready within 1 seconds: give it more time (start_seconds" in failure(settings)
    assert gone(started(settings))


def test_a_failed_start_is_not_tried_again(pretend: Pretend) -> None:
    settings, servers = pretend("dies"), Servers()
    for _ in range(3):
        with pytest.raises(Unreadable):
            servers.url(settings)
    servers.close()
    assert len(started(settings)) == 1


def test_one_server_answers_all(pretend: Pretend) -> None:
    settings, servers = pretend("serves"), Servers()
    assert servers.url(settings) == servers.url(settings)
    servers.close()
    assert len(started(settings)) == 1
    assert gone(started(settings))


def test_a_server_that_has_died_is_started_again_but_not_for_ever(pretend: Pretend) -> None:
    settings, servers = pretend("serves"), Servers()
    for _ in range(3):
        servers.url(settings)
        pid = started(settings)[-1]
        psutil.Process(pid).kill()
        assert gone([pid])
        time.sleep(0.5)  # until its guard has seen it
    with pytest.raises(Unreadable, match="ended 3 times"):
        servers.url(settings)
    servers.close()


def test_who_closes_does_not_wait_for_a_start(pretend: Pretend) -> None:
    settings, servers = pretend("sleeps", start_seconds=60.0), Servers()
    reasons: list[str] = []

    def ask() -> None:
        try:
            servers.url(settings)
        except Unreadable as error:
            reasons.append(error.reason)

    thread = threading.Thread(target=ask)
    thread.start()
    assert in_time(lambda: bool(started(settings)))
    servers.close()
    thread.join(10)
    assert not thread.is_alive()
    assert gone(started(settings))
    assert reasons


_OWNER = """
import sys, time
from qualitygate.config import LanguageTool
from qualitygate.proofread.languagetool.provider import server_url
print(server_url(LanguageTool(path=sys.argv[1], java=sys.argv[2])), flush=True)
if sys.argv[3] == "raise":
    raise ValueError
if sys.argv[3] == "wait":
    time.sleep(600)
"""


_SIGNALS = ["SIGTERM"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGKILL"]


@pytest.mark.parametrize("end", ["return", "raise", *_SIGNALS])
def test_no_java_outlives_its_owner(pretend: Pretend, folder: Path, end: str) -> None:
    settings = pretend("serves")
    command = [sys.executable, "-c", _OWNER, settings.path, settings.java]
    command.append("wait" if end in _SIGNALS else end)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline().startswith(b"http://127.0.0.1:")
        pids = started(settings)
        assert len(pids) == 1
        if end in _SIGNALS:
            owner.send_signal(getattr(signal, end))
        owner.wait(20)
    assert gone(pids)
    assert in_time(lambda: not list(folder.iterdir()))


def test_a_guard_that_is_killed_takes_java_along(pretend: Pretend) -> None:
    if sys.platform != "linux":
        pytest.skip("Only Linux does that.")
    settings, servers = pretend("serves"), Servers()
    servers.url(settings)
    (pid,) = started(settings)
    parent = psutil.Process(pid).parent()
    assert parent is not None
    parent.kill()
    assert gone([pid])
    servers.close()


def test_java_of_java_home_comes_before_that_of_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "bin").mkdir(parents=True)
    java = fake_java(tmp_path / "home" / "bin" / "java", "serves")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_java("java").program == str(java)
    monkeypatch.delenv("JAVA_HOME")
    with pytest.raises(Unreadable, match="No Java was found, which LanguageTool needs: install"):
        find_java("java")
    with pytest.raises(Unreadable, match="There is no Java at /nowhere/java"):
        find_java("/nowhere/java")


def test_java_gets_the_memory_that_is_configured(pretend: Pretend) -> None:
    settings, servers = pretend("serves", memory=300 * 1024**2), Servers()
    servers.url(settings)
    servers.close()
    assert "-Xmx300m" in Path(settings.java).with_suffix(".log").read_text(encoding="utf-8")
