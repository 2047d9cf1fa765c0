"""The file that remembers, and who may be using it at the same time: other workers, other runs.

One SQLite database in WAL mode. It holds two generations: what is written goes into the young one,
and when that has half of the space it becomes the old one and the old one goes; what is asked for
moves back to the young one. So the least recently used is dropped without a clock and without
looking through millions of entries. A value is opened by its secret alone (`seal`), so what is torn
or foreign is not found rather than believed; a database that is damaged is made anew. Whatever goes
wrong, the cache is then empty: remembering is a convenience, and no check may fail for it.
"""

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from qualitygate.cache.folder import cache_folder, private_file
from qualitygate.cache.seal import Seal, Sealer

LIMIT = 200 * 1024**2  # bytes on the disk
_FILE = "remembered-1.sqlite"  # of format 1
_ENDS = ("", "-wal", "-shm")
_APPLICATION = 0x51474131  # says that a database is ours
_KEY = 32  # bytes
_WAIT_TO_OPEN, _WAIT_TO_WRITE = 0.2, 2.0  # seconds for other processes to be done
_TRIES = 5
_AT_ONCE = 500  # names in one question
_TABLE = "(name BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"

_Row = tuple[bytes, bytes]


class _Foreign(Exception):
    """The file is a database of something else."""


class Store:
    """Sealed values by the secrets they belong to. Nothing here raises: without a disk it is empty.

    A `scope` is the digest of what an answer depends on beside its secret: the values of other
    scopes are not found. Threads may share a store, processes that are forked may not.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._path = folder / _FILE
        self._limit = limit  # bytes; the journal comes on top, a few megabytes
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None
        self._unusable = False
        self._key = b""
        self._sealers: dict[bytes, Sealer] = {}

    def recall(self, scope: bytes, asked: Sequence[bytes]) -> list[bytes | None]:
        """The value of each secret; None where none is remembered."""
        if not asked:
            return []
        with self._guarded():
            database = self._opened()
            seals = self._seals(scope, asked)
            sealed = self._found(database, [seal.name for seal in seals])
            return [seal.open(sealed[seal.name]) if seal.name in sealed else None for seal in seals]
        return [None] * len(asked)

    def remember(self, scope: bytes, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep a value for each secret."""
        values = [(secret, value) for secret, value in values if len(value) < self._limit // 8]
        if not values:
            return
        with self._guarded():
            database = self._opened()
            seals = self._seals(scope, (secret for secret, _ in values))
            sealed = zip(seals, values, strict=True)
            self._write(database, [(seal.name, seal.close(value)) for seal, (_, value) in sealed])

    def entries(self) -> int:
        """How many values are remembered."""
        with self._guarded():
            database = self._opened()
            counts = (f"SELECT count(*) FROM {table}" for table in ("young", "old"))
            return sum(int(database.execute(count).fetchone()[0]) for count in counts)
        return 0

    def size(self) -> int:
        """Bytes on the disk."""
        found = 0
        for path in self._files():
            with suppress(OSError):
                found += path.stat().st_size
        return found

    def clear(self) -> bool:
        """Forget everything, the key too; whether that could be done."""
        with self._guarded():
            database = self._opened()
            with _transaction(database):
                for table in ("young", "old"):
                    database.execute(f"DELETE FROM {table}")
                self._key = secrets.token_bytes(_KEY)
                self._sealers.clear()
                database.execute("UPDATE meta SET key = ?, old_pages = 0", (self._key,))
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return True
        return not any(path.exists() for path in self._files())

    def close(self) -> None:
        with self._lock:
            if self._database is not None:
                with suppress(sqlite3.Error):
                    self._database.close()
                self._database = None

    def _files(self) -> list[Path]:
        return [self._path.with_name(self._path.name + end) for end in _ENDS]

    def _seals(self, scope: bytes, of: Iterable[bytes]) -> list[Seal]:
        if scope not in self._sealers:
            self._sealers[scope] = Sealer.of(self._key, scope)
        return [self._sealers[scope].seal(secret) for secret in of]

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Where the database cannot be used, what was to be done with it is left off silently."""
        with self._lock:
            try:
                yield
            except (sqlite3.Error, OSError, _Foreign) as error:
                if _is_damaged(error):
                    self._discard()

    def _opened(self) -> sqlite3.Connection:
        for attempt in range(_TRIES):
            if self._database is not None:
                break
            if self._unusable:
                raise OSError("the cache cannot be used")
            try:
                self._database, self._key = _connected(self._path, self._limit)
                self._sealers.clear()
            except (sqlite3.Error, OSError, _Foreign) as error:
                if attempt == _TRIES - 1 or isinstance(error, OSError):
                    self._unusable = True
                    raise
                if _is_damaged(error):
                    self._discard()
                time.sleep(0.02 * attempt)  # another process may be making it just now
        assert self._database is not None
        return self._database

    def _discard(self) -> None:
        """Make way for a new database."""
        self.close()
        for path in self._files():
            with suppress(OSError):
                path.unlink()

    def _found(self, database: sqlite3.Connection, names: Sequence[bytes]) -> dict[bytes, bytes]:
        found = _selected(database, "young", names)
        if len(found) < len(names):
            older = _selected(database, "old", [name for name in names if name not in found])
            found |= older
            with suppress(sqlite3.Error):
                if older:
                    self._write(database, list(older.items()))
        return found

    def _write(self, database: sqlite3.Connection, rows: Iterable[_Row]) -> None:
        with _transaction(database):
            database.executemany("INSERT OR REPLACE INTO young VALUES (?, ?)", rows)
            page, used = _pages(database)
            old = int(database.execute("SELECT old_pages FROM meta").fetchone()[0])
            if (used - old) * page > self._limit // 2:
                database.execute("DROP TABLE old")
                database.execute("ALTER TABLE young RENAME TO old")
                database.execute(f"CREATE TABLE young {_TABLE}")
                database.execute("UPDATE meta SET old_pages = ?", (_pages(database)[1],))


_in_use: dict[tuple[Path, int], Store] = {}


def open_store() -> Store:
    """The store of this process in the cache folder; it is opened when it is first asked."""
    folder, process = cache_folder(), os.getpid()
    store = _in_use.get((folder, process))
    if store is None:
        for (_, owner), other in _in_use.items():
            if owner == process:
                other.close()  # the folder has changed; what a fork inherited is left alone
        store = _in_use[folder, process] = Store(folder)
    return store


def _connected(path: Path, limit: int) -> tuple[sqlite3.Connection, bytes]:
    """The database, and the key in it."""
    if not private_file(path):
        raise OSError("the cache is not ours")
    database = sqlite3.connect(path, _WAIT_TO_OPEN, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("journal_mode = WAL", "synchronous = OFF", "journal_size_limit = 4194304"):
            database.execute(f"PRAGMA {setting}")
        page = int(database.execute("PRAGMA page_size").fetchone()[0])
        database.execute(f"PRAGMA max_page_count = {limit * 5 // 4 // page}")
        key = _key_in(database) or _made(database)
        database.execute(f"PRAGMA busy_timeout = {int(_WAIT_TO_WRITE * 1000)}")
        return database, key
    except BaseException:
        database.close()
        raise


def _key_in(database: sqlite3.Connection) -> bytes:
    """The key; empty in a database that has just been made."""
    if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return b""
    if database.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise _Foreign
    keys = database.execute("SELECT key FROM meta").fetchall()
    if len(keys) != 1 or not isinstance(keys[0][0], bytes) or len(keys[0][0]) != _KEY:
        raise _Foreign
    return keys[0][0]


def _made(database: sqlite3.Connection) -> bytes:
    """Make tables and a key, unless another process has done so meanwhile."""
    with _transaction(database):
        key = _key_in(database)
        if not key:
            key = secrets.token_bytes(_KEY)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"CREATE TABLE young {_TABLE}")
            database.execute(f"CREATE TABLE old {_TABLE}")
            database.execute("CREATE TABLE meta (key BLOB NOT NULL, old_pages INTEGER NOT NULL)")
            database.execute("INSERT INTO meta VALUES (?, 0)", (key,))
        return key


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # some errors have rolled it back already
            database.execute("ROLLBACK")
        raise


def _is_damaged(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Foreign) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _pages(database: sqlite3.Connection) -> tuple[int, int]:
    """Bytes of a page, and how many pages are in use."""
    size, count, free = (
        int(database.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_size", "page_count", "freelist_count")
    )
    return size, count - free


def _selected(
    database: sqlite3.Connection, table: str, names: Sequence[bytes]
) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for start in range(0, len(names), _AT_ONCE):
        part = names[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        found.update(
            database.execute(f"SELECT name, value FROM {table} WHERE name IN ({marks})", part)
        )
    return found
