"""The states in which a PDF was before it was changed: incremental updates keep them.

PDF 32000-1, 7.5.6: each update is appended behind the ``%%EOF`` of the one before, so the bytes up
to there are a PDF of their own.
"""

import ctypes
import re
import time
from collections.abc import Iterable, Iterator

from qualitygate.errors import Unreadable
from qualitygate.extract.pdf import native

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_OBJECT = re.compile(rb"\d\s+obj\b")
_MOST_STATES = 3  # the last ones: each has what was in those before it, and was not yet gone
_MOST_LINES = 200
_MOST_CHARACTERS = 200_000  # of a page
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LEAST = 8  # letters and digits of a line that says something


def earlier_lines(data: bytes, now: Iterable[str], seconds: float) -> list[str]:
    """The lines that earlier states of a PDF show and the texts of `now` do not hold."""
    # A linearised file's first part says 0; what an attached PDF says leads nowhere here.
    ends = [match.end() for match in _END.finditer(data) if _TABLE.match(data, int(match[1][:18]))]
    # Word appends a second table without an object: that changes nothing.
    states = [end for end in ends[:-1] if _OBJECT.search(data, end)][-_MOST_STATES:]
    if not states:
        return []
    deadline = time.monotonic() + seconds
    held = "".join(map(_plain, now))
    gone: dict[str, str] = {}
    for end in reversed(states):
        for line in _lines(data[:end], deadline):
            plain = _plain(line)
            if len(plain) >= _LEAST and plain not in held and len(_WORDS.findall(line)) > 1:
                gone.setdefault(plain, line.strip())
        if len(gone) >= _MOST_LINES:
            break
    return list(gone.values())[:_MOST_LINES]


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _lines(data: bytes, deadline: float) -> Iterator[str]:
    """The lines of all pages; none where the state cannot be opened."""
    try:
        with native.opened(data) as handle:
            for number in range(native.page_count(handle)):
                if time.monotonic() > deadline:
                    return
                page = native.load_page(handle, number)
                if page:
                    try:
                        yield from _text(page).splitlines()
                    finally:
                        native.close_page(page)
    except Unreadable:
        return


def _text(page: native.Handle) -> str:
    text_page = native.load_text(page)
    if not text_page:
        return ""
    try:
        size = min(native.count_chars(text_page), _MOST_CHARACTERS)
        buffer = ctypes.create_string_buffer(2 * max(size, 0) + 2)
        told = native.get_text(text_page, 0, size, ctypes.addressof(buffer)) - 1 if size > 0 else 0
        text = buffer.raw[: 2 * max(told, 0)].decode("utf-16-le", "replace")
    finally:
        native.close_text(text_page)
    return text.replace("\ufffe", "-").replace("\x02", "-")
