"""The progress bar is for somebody who waits and watches."""

import io

import pytest

from qualitygate.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, names: list[str]) -> str:
    with progress(len(names), stream) as done:
        for name in names:
            done(name)
    return stream.getvalue()


NAMES = [f"proposal {number}.docx" for number in range(6)]


def test_many_files_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    text = shown(Terminal(), [*NAMES, "evil\x1b]0;owned\x07.docx"])
    assert "7/7" in text
    assert "\x1b]" not in text


def test_nothing_for_a_few_files() -> None:
    assert shown(Terminal(), NAMES[:3]) == ""


def test_nothing_where_nobody_watches() -> None:
    assert shown(io.StringIO(), NAMES) == ""
