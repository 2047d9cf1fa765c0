"""What was remembered is found again by its secret and by nothing else, and nothing ever fails."""

import errno
import multiprocessing
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qualitygate.cache import Store, cache_folder
from qualitygate.cache.folder import VARIABLE

SCOPE = b"engine 1"
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")


def database(folder: Path) -> Path:
    (path,) = folder.glob("*.sqlite")
    return path


def fill(folder: Path, start: int, count: int) -> None:
    """In a process of its own."""
    store = Store(folder)
    for number in range(start, start + count):
        store.remember(SCOPE, [(b"secret %d" % number, b"value %d" % number)])


def test_a_value_is_found_again_by_its_secret(tmp_path: Path) -> None:
    Store(tmp_path).remember(SCOPE, [(b"a", b"1"), (b"b", b""), (b"c", b"3" * 100_000)])
    again = Store(tmp_path)
    assert again.recall(SCOPE, [b"c", b"b", b"nobody", b"a"]) == [b"3" * 100_000, b"", None, b"1"]


def test_another_scope_does_not_know_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    assert store.recall(b"engine 2", [b"a"]) == [None]


def test_the_last_value_counts(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    store.remember(SCOPE, [(b"a", b"2")])
    assert store.recall(SCOPE, [b"a"]) == [b"2"]
    assert store.entries() == 1


def test_another_installation_files_the_same_under_another_name(tmp_path: Path) -> None:
    names = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        store = Store(folder)
        store.remember(SCOPE, [(b"a", b"1")])
        store.close()
        with sqlite3.connect(database(folder)) as opened:
            names.append(opened.execute("SELECT name, value FROM young").fetchall())
    assert names[0] != names[1]


def test_no_word_is_on_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"The margin is confidential.", b"suggestion: confidential")])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 3  # while it is open, with its journal
    for path in files:
        for word in (b"margin", b"confidential", b"suggestion"):
            assert word not in path.read_bytes()


def test_a_value_that_was_changed_or_moved_is_not_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"first class"), (b"b", b"blocked")])
    store.close()
    with sqlite3.connect(database(tmp_path)) as opened:
        (one, first), (two, second) = opened.execute("SELECT name, value FROM young").fetchall()
        opened.execute("UPDATE young SET value = ? WHERE name = ?", (second, one))
        flipped = bytes([first[0] ^ 1]) + first[1:]
        opened.execute("UPDATE young SET value = ? WHERE name = ?", (flipped, two))
    assert Store(tmp_path).recall(SCOPE, [b"a", b"b"]) == [None, None]


@pytest.mark.parametrize("rubbish", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_torn_file_makes_way(tmp_path: Path, rubbish: bytes) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    store.close()
    database(tmp_path).write_bytes(rubbish)
    store = Store(tmp_path)
    assert store.recall(SCOPE, [b"a"]) == [None]
    store.remember(SCOPE, [(b"a", b"2")])
    assert store.recall(SCOPE, [b"a"]) == [b"2"]


def test_damage_in_the_middle_is_no_failure(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"%d" % n, b"value" * 50) for n in range(500)])
    store.close()
    whole = database(tmp_path).read_bytes()
    database(tmp_path).write_bytes(whole[:4096] + b"\xee" * (len(whole) - 4096))
    store = Store(tmp_path)
    assert store.recall(SCOPE, [b"7"]) == [None]
    store.remember(SCOPE, [(b"7", b"again")])
    assert Store(tmp_path).recall(SCOPE, [b"7"]) in ([b"again"], [None])


def test_the_database_of_another_program_is_not_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.recall(SCOPE, [b"a"])
    store.close()
    path = database(tmp_path)
    path.unlink()
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("CREATE TABLE young (name, value)")
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    assert store.recall(SCOPE, [b"a"]) == [b"1"]


def test_the_size_is_bounded_and_what_is_used_stays(tmp_path: Path) -> None:
    limit = 400_000
    store = Store(tmp_path, limit)
    for number in range(100):
        store.remember(SCOPE, [(b"used", b"often")] if not number else [])
        store.remember(SCOPE, [(b"%d" % number, os.urandom(20_000))])
        assert store.recall(SCOPE, [b"used"]) == [b"often"]
    assert store.recall(SCOPE, [b"99"]) != [None]
    assert store.recall(SCOPE, [b"1"]) == [None]
    store.close()
    assert store.size() <= limit * 5 // 4


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, 100_000)
    store.remember(SCOPE, [(b"a", bytes(50_000)), (b"b", b"1")])
    assert store.recall(SCOPE, [b"a", b"b"]) == [None, b"1"]


def test_it_can_be_emptied_while_another_uses_it(tmp_path: Path) -> None:
    store, other = Store(tmp_path), Store(tmp_path)
    store.remember(SCOPE, [(b"%d" % n, os.urandom(1000)) for n in range(300)])
    assert other.recall(SCOPE, [b"7"]) != [None]
    before = store.size()
    assert store.clear()
    assert (store.entries(), other.recall(SCOPE, [b"7"])) == (0, [None])
    other.remember(SCOPE, [(b"7", b"1")])
    store.close()
    other.close()
    assert store.size() < before / 3


def test_many_processes_write_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=fill, args=(tmp_path, 100 * n, 100)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    store = Store(tmp_path)
    asked = [b"secret %d" % number for number in range(400)]
    found = store.recall(SCOPE, asked)
    assert [value for value in found if value is not None] == [
        secret.replace(b"secret", b"value")
        for secret, value in zip(asked, found, strict=True)
        if value is not None
    ]
    assert sum(value is not None for value in found) >= 390  # one may have waited too long


def test_a_process_that_is_killed_while_it_writes_harms_nobody(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from qualitygate.cache import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "store.remember(b'engine 1', [(b'before', b'1')])\n"
        "def values():\n"
        "    yield b'during', b'2'\n"
        "    os._exit(9)\n"
        "store._write(store._opened(), values())\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert done.returncode == 9
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"after", b"3")])
    assert store.recall(SCOPE, [b"before", b"after"]) == [b"1", b"3"]
    assert store.entries() == 2


@POSIX
def test_nobody_else_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cache"
    store = Store(folder)
    store.remember(SCOPE, [(b"a", b"1")])
    assert folder.stat().st_mode & 0o777 == 0o700
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    store.close()
    database(folder).chmod(0o644)
    assert Store(folder).recall(SCOPE, [b"a"]) == [b"1"]
    assert database(folder).stat().st_mode & 0o777 == 0o600


@POSIX
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    Store(tmp_path / "ours").recall(SCOPE, [b"a"])
    name = database(tmp_path / "ours").name
    target = tmp_path / "target"
    target.write_bytes(b"theirs")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / name).symlink_to(target)
    store = Store(tmp_path / "other")
    store.remember(SCOPE, [(b"a", b"1")])
    assert store.recall(SCOPE, [b"a"]) == [None]
    assert target.read_bytes() == b"theirs"


def test_without_a_place_to_write_there_is_just_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "cache")
    store.remember(SCOPE, [(b"a", b"1")])
    assert store.recall(SCOPE, [b"a", b"b"]) == [None, None]
    assert (store.entries(), store.size()) == (0, 0)
    assert store.clear()


def test_a_folder_that_is_read_only_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    assert store.recall(SCOPE, [b"a"]) == [None]


def test_a_full_disk_is_no_failure(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember(SCOPE, [(b"a", b"1")])
    store._opened().execute("PRAGMA max_page_count = 1")  # the disk, so to speak, is full
    store.remember(SCOPE, [(b"%d" % n, bytes(5000)) for n in range(100)])
    assert store.recall(SCOPE, [b"a", b"7"]) == [b"1", None]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({VARIABLE: "/somewhere/else", "XDG_CACHE_HOME": "/xdg"}, "/somewhere/else"),
        ({"XDG_CACHE_HOME": "/xdg"}, "/xdg/qualitygate"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/person/.cache/qualitygate"),
        ({}, "/home/person/.cache/qualitygate"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="about the folders of Linux")
def test_the_folder_is_the_platforms_unless_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name in (VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**environment, "HOME": "/home/person"}.items():
        monkeypatch.setenv(name, value)
    assert cache_folder().as_posix() == expected
