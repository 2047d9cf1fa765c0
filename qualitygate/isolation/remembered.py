"""Reports on files that were judged before, by the same standard.

A report quotes its document, so it is sealed by the document's own bytes: only who has the file can
read it. Only what is a function of the bytes and the standard is kept, never what a limit, a crash
or a missing program decided.
"""

import io
import pickle
import stat
import zlib
from pathlib import Path
from typing import Any

from qualitygate.cache import open_store
from qualitygate.cache.digest import bytes_digest, file_digest
from qualitygate.config import Config
from qualitygate.config.globs import relative_name
from qualitygate.document import Source, twin_of
from qualitygate.finding import FileReport
from qualitygate.standard import Standards, settings

# What a report may lack and still be the same tomorrow, by the codes of its gaps.
_LASTING = frozenset(
    [
        "dtd", "duplicate-part", "empty", "encrypted", "engine-none", "garbled", "language",
        "narrowed", "no-rules", "not-docx", "not-pdf", "old-word", "password", "rule-unsupported",
        "scanned", "stray-part", "unknown-part", "unread-text",
    ]
)  # fmt: skip
_PLAIN = frozenset(
    [
        ("qualitygate.document.parts", "Gap"), ("qualitygate.document.places", "Location"),
        ("qualitygate.document.places", "PageAnchor"),
        ("qualitygate.document.places", "TextAnchor"),
        ("qualitygate.finding", "EngineInfo"), ("qualitygate.finding", "FileReport"),
        ("qualitygate.finding", "Finding"),
    ]
)  # fmt: skip

_first: dict[bytes, bytes] = {}  # the settings of a configuration -> its standard when first met


def recalled(source: Source | Path, config: Config, standards: Standards) -> FileReport | None:
    """The report on a file as it is now, if it was judged before."""
    if not config.cache:
        return None
    name = source.name if isinstance(source, Source) else source.as_posix()
    elsewhere = _elsewhere(config)
    config = config.for_document(name)
    standard = standards.of(config)
    content = _content(source, config.limits.file_size) if standard else None
    if standard is None or content is None:
        return None
    (value,) = open_store().recall(standard, [_secret(content, name, config) + elsewhere])
    return _opened(value, name) if value is not None else None


class Judgement:
    """What is needed to remember a report: begun before the file is judged.

    Rules and dictionaries are loaded once by a process, and a configuration's files may change
    while a document is judged. What was not one standard all along is not remembered.
    """

    def __init__(self, source: Source, config: Config) -> None:
        self._elsewhere = _elsewhere(config)
        self._config = config.for_document(source.name)
        self._source = source
        self._standard = Standards().of(self._config) if config.cache else None
        if self._standard is not None:
            first = _first.setdefault(_placed(self._config), self._standard)
            self._standard = self._standard if first == self._standard else None

    def remember(self, report: FileReport) -> None:
        if self._standard is None or any(gap.code not in _LASTING for gap in report.gaps):
            return
        if Standards().of(self._config) != self._standard:
            return
        content = _digest(self._source)
        secret = _secret(content, self._source.name, self._config) + self._elsewhere
        packed = zlib.compress(pickle.dumps(report, pickle.HIGHEST_PROTOCOL), 1)
        open_store().remember(self._standard, [(secret, packed)])


def _placed(config: Config) -> bytes:
    places = (str(config.root), config.packs, config.vocabulary, config.dictionaries)
    return settings(config) + repr(places).encode("utf-8", "surrogatepass")


def _content(source: Source | Path, limit: int) -> bytes | None:
    """The digest of a file that can be judged."""
    if isinstance(source, Source):
        return _digest(source)
    try:
        status = source.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        twin = twin_of(source)
        return file_digest(source) + (file_digest(twin) if twin else b"")
    except OSError:
        return None


def _digest(source: Source) -> bytes:
    """Of the bytes of a document, and of the one that it is compared with."""
    return bytes_digest(source.data) + (bytes_digest(source.twin.data) if source.twin else b"")


def _secret(content: bytes, name: str, config: Config) -> bytes:
    """What a file is called decides, too: its client, what is said of it."""
    relative = relative_name(name, config.root)
    return content + f"{name}\0{relative}".encode("utf-8", "surrogatepass")


def _elsewhere(config: Config) -> bytes:
    """What the configuration says of other documents: a mistake in it is one for all of them."""
    return settings(config) if config.paths else b""


class _Reports(pickle.Unpickler):
    """Builds what a report is made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a report")
        return super().find_class(module, name)


def _opened(value: bytes, name: str) -> FileReport | None:
    try:
        report = _Reports(io.BytesIO(zlib.decompress(value))).load()
    except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError, ValueError):
        return None
    return report if isinstance(report, FileReport) and report.path == name else None
