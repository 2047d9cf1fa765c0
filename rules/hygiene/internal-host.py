"""No link may lead to a host of our own network.

At the client's it is dead, and it shows how our servers are called. Hosts without a domain,
`.local`, `.corp`, `.internal` and the like, and private IP addresses are such hosts; where a
document has many of them they are its subject, and nothing is said. An IP address in the text is a
note: manuals have such.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from qualitygate.api import Block, Document, Example, Hit, rule

from ._paths import internal_host

_URL = re.compile(r"\b(?:https?|ftp|sftp|smb)://[^\s<>\"'”’)\]}|]+")
# A host that is written out without a scheme; fewer parts may be a file's name ("settings.local").
_BARE = re.compile(
    r"(?<![\w@./\\:-])(?:[a-z0-9][a-z0-9-]*\.){2,}(?:local|corp|intranet|lan)(?![\w-]|\.\w|\()"
)
_CLUES = (".local", ".corp", ".intranet", ".lan")
_PATTERN = re.compile(r"[\w.*?\[\]-]+")
_SUBJECT = 3  # so many different hosts, and the document is about a network


@dataclass(frozen=True)
class Options:
    hosts: tuple[str, ...] = ()  # hosts of ours, with * and ?: "*.ad.harbourfinch.example"
    allow: tuple[str, ...] = ()  # hosts that documents may name, with * and ?

    def __post_init__(self) -> None:
        for host in (*self.allow, *self.hosts):
            if not _PATTERN.fullmatch(host):
                raise ValueError(f"'{host}' is no host: write its name alone, as *.hf.example.")


@rule(
    severity="warning",
    yields_to=("links/test-host",),
    bad=[
        "See [the plan](⟦http://intranet/plans/7⟧) and [the wiki](⟦https://wiki.hf.local/x⟧).",
        "The plan is on ⟦files.hf.local⟧, as agreed.",
        "Details are at ⟦http://192.168.4.17/offers⟧ and nowhere else.",
        "property custom:Source: ⟦https://sharepoint/sites/bids⟧",
        Example("See [it](⟦https://a.ad.hf.example/x⟧).", {"hosts": ["*.ad.hf.example"]}),
    ],
    good=[
        "See [the plan](https://harbourfinch.example/intranet) and http://localhost:8080/x.",
        "Hosts http://10.2.0.4/a, http://10.2.0.5/b and http://10.2.0.6/c answered.",
        "Edit settings.local and app.settings.local.php, or ask ann@mail.hf.local.",
        "Open `http://server/admin` in the browser; the class is a.b.internal.C.",
        Example("Open http://finchbox/ to set it up.", {"allow": ["finchbox"]}),
        "code: curl http://intranet/x",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    found = list(_found(document, options))
    about = {host for block, _, _, host in found if block.shown}
    if len(about) >= _SUBJECT:
        shown = {block.text[start:end].rstrip("/") for block, start, end, _ in found if block.shown}
        found = [
            item for item in found
            if not item[0].shown and item[0].text.rstrip("/") not in shown and item[3] not in about
        ]  # fmt: skip
    linked = {block.text.rstrip("/") for block, _, _, _ in found if block.kind == "link"}
    for block, start, end, host in found:
        if block.shown and block.text[start:end].rstrip("/") in linked:
            continue
        yield Hit(
            block.index, start, end,
            f"'{host}' is a host of an internal network, which the client cannot reach: take the"
            " address out, or give a public one.",
            key=f"{block.kind} {host}",
            severity="note" if block.shown and host[:1].isdigit() else None,
        )  # fmt: skip


def _found(document: Document, options: Options) -> Iterator[tuple[Block, int, int, str]]:
    """The addresses of internal hosts: block, start, end, host."""
    for block in document.blocks:
        if block.nature == "code":
            continue
        for start, end, host in _hosts(block, options):
            allowed = any(fnmatchcase(host, pattern) for pattern in options.allow)
            if not allowed and not any(run.mono for run in block.runs_in(start, end)):
                yield block, start, end, host


def _hosts(block: Block, options: Options) -> Iterator[tuple[int, int, str]]:
    text = block.text
    if "://" in text:
        for match in _URL.finditer(text):
            url = match.group().rstrip(".,;:")
            if host := internal_host(url) or _own(url, options.hosts):
                yield match.start(), match.start() + len(url), host
    if block.shown and any(clue in text for clue in _CLUES):
        for match in _BARE.finditer(text):
            if internal_host(f"http://{match.group()}"):
                yield *match.span(), match.group()


def _own(url: str, patterns: tuple[str, ...]) -> str:
    host = re.sub(r"^\w+://(?:[^/@]*@)?", "", url).partition("/")[0].partition(":")[0].casefold()
    return host if any(fnmatchcase(host, pattern.casefold()) for pattern in patterns) else ""
