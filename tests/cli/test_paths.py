"""Which files a command line means."""

from pathlib import Path

import pytest

from qualitygate.cli.paths import gather
from qualitygate.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx", "a.PDF", "notes.txt", "~$b.docx", ".hidden.docx", "sub/c.dotx", "sub/d.docm",
        "sub/deep/e.dotm", ".git/f.docx", "empty/readme.md",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: str) -> list[str]:
    return [path.as_posix() for path in gather(arguments).files]


def test_a_folder_is_searched_at_any_depth_in_order(folder: Path) -> None:
    assert names(".") == ["a.PDF", "b.docx", "sub/c.dotx", "sub/d.docm", "sub/deep/e.dotm"]


def test_lock_files_and_hidden_ones_are_skipped_and_counted(folder: Path) -> None:
    assert gather(["."]).skipped == 3


def test_what_is_named_is_taken_whatever_it_is(folder: Path) -> None:
    assert names("notes.txt", ".hidden.docx", "gone.docx") == [
        "notes.txt",
        ".hidden.docx",
        "gone.docx",
    ]


def test_a_lock_file_is_skipped_even_where_a_shell_named_it(folder: Path) -> None:
    targets = gather(["b.docx", "~$b.docx"])
    assert ([str(path) for path in targets.files], targets.skipped) == (["b.docx"], 1)


def test_each_file_once(folder: Path) -> None:
    assert names("b.docx", "./b.docx", "sub/../b.docx", "*.docx") == ["b.docx"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.docx", ["b.docx"]),
        ("*", ["a.PDF", "b.docx", "sub/c.dotx", "sub/d.docm", "sub/deep/e.dotm"]),
        ("**/*.dot?", ["sub/c.dotx", "sub/deep/e.dotm"]),
        ("sub/[cd].*", ["sub/c.dotx", "sub/d.docm"]),
    ],
)
def test_globs_work_where_the_shell_does_not_expand_them(
    folder: Path, pattern: str, found: list[str]
) -> None:
    assert names(pattern) == found


def test_a_file_whose_name_looks_like_a_glob(folder: Path) -> None:
    (folder / "offer [1].docx").write_bytes(b"x")
    assert names("offer [1].docx") == ["offer [1].docx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["empty"], "no DOCX or PDF document in the folder 'empty'"),
        (["b.docx", "empty"], "no DOCX or PDF document in the folder 'empty'"),
        (["*.odt"], "no DOCX or PDF document matches '*.odt'"),
        ([""], "one of the paths is empty"),
        (["~$b.docx"], "nothing to judge: 1 lock or hidden file was skipped"),
    ],
)
def test_nothing_to_judge_is_a_mistake(folder: Path, arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        gather(arguments)
    assert words in str(caught.value)
