"""The addresses of a document: where its links lead, and what its text shows as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from qualitygate.api import Block, Document, Hit, host_of, once

_URL = re.compile(r"(?i)(?<![\w@./-])(?:https?://|ftp://|www\.)[^\s<>\"“”«»{}|\\^`]+")
_TRAILING = ".,;:!?'’)]*"
_CLOSING = {")": "(", "]": "["}
_ADDRESSES = {"url", "email", "path"}
_BREAK = re.compile(r"\s+")
# Domains under which everybody may register: the name is one label longer there.
_TWO = (
    "co.uk org.uk ac.uk gov.uk com.au net.au org.au gov.au co.nz co.za com.br com.mx co.jp co.in "
    "co.kr com.cn com.tr com.ar com.pl com.sg com.hk github.io gitlab.io blogspot.com"
)
_SHARED = frozenset(_TWO.split())


@dataclass(frozen=True, slots=True)
class Address:
    """An address and where a reader meets it: ``blocks[block].text[start:end]``.

    `linked`: a click on it leads there, and `shown` is the text that is clicked; else it is plain
    text. Without a place, `block` is None: a picture or an area of a page is the link.
    """

    url: str
    block: int | None
    start: int
    end: int
    linked: bool
    shown: str = ""

    def hit(self, message: str, **more: object) -> Hit:
        return Hit(self.block, self.start, self.end, message, quote=self.url, **more)  # type: ignore[arg-type]

    @property
    def scheme(self) -> str:
        return self.url.partition(":")[0].lower()

    @property
    def host(self) -> str:
        """The host's name in lower case; empty where there is none, or it is broken."""
        return host_of(self.url)


@once
def linked(document: Document) -> tuple[Address, ...]:
    """Where the links lead that leave the document, each with its place."""
    beside = {block.text: block.index for block in reversed(document.blocks)
              if block.kind == "link"}  # fmt: skip
    found = []
    for link in document.links:
        if link.internal or not link.target:
            continue
        if link.block is not None and link.end > link.start:
            place = (link.block, link.start, link.end)
        else:
            index = beside.get(link.target)
            place = (index, 0, len(link.target)) if index is not None else (None, 0, 0)  # type: ignore[assignment]
        found.append(Address(link.target, *place, True, link.text))
    return tuple(found)


@once
def plain(document: Document) -> tuple[Address, ...]:
    """What is written as an address and is no link, outside code."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for address in linked(document):
        if address.block is not None:
            spans.setdefault(address.block, []).append((address.start, address.end))
    found = []
    for block in prose(document):
        if "//" not in block.text and "www." not in block.text.lower():
            continue
        for match in _URL.finditer(block.text):
            url = trimmed(match.group())
            start, end = match.start(), match.start() + len(url)
            taken = spans.get(block.index, ())
            if not any(s < end and start < e for s, e in taken) and not is_code(block, start, end):
                found.append(Address(url, block.index, start, end, False, url))
    return tuple(found)


def prose(document: Document) -> Iterator[Block]:
    """What a customer reads and is not code; a line that is an address alone is none."""
    for block in document.shown:
        if block.kind != "code" and (
            block.nature != "code" or {mask.reason for mask in block.masks} <= _ADDRESSES
        ):
            yield block


def is_code(block: Block, start: int, end: int) -> bool:
    """Whether a span is set as code or stands between backticks."""
    return any(run.mono for run in block.runs_in(start, end)) or any(
        mask.reason == "code" for mask in block.masks_in(start, end)
    )


def trimmed(url: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while url and url[-1] in _TRAILING:
        opening = _CLOSING.get(url[-1])
        if opening and url.count(opening) >= url.count(url[-1]):
            break
        url = url[:-1]
    return url


def registered(host: str) -> str:
    """The part of a host's name that somebody has registered: ``example.co.uk``."""
    labels = host.split(".")
    keep = 3 if ".".join(labels[-2:]) in _SHARED else 2
    return ".".join(labels[-keep:])


def comparable(url: str) -> str:
    """An address as far as it leads elsewhere: without scheme, ``www.``, a slash at its end."""
    text = _BREAK.sub("", unquote(url)).replace("\u00ad", "").replace("\u200b", "")
    text = text.replace("\u223c", "~").replace("\u02dc", "~")  # what TeX draws for a tilde
    text = re.sub(r"(?i)^(?:https?|ftp)://", "", text)
    text = re.sub(r"(?i)^www\.", "", text)
    host, slash, path = text.partition("/")
    return (host.lower() + slash + path.lower()).rstrip("/").replace("&amp;", "&").replace("\\", "")
