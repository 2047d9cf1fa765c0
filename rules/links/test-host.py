"""No link may lead to the author's own machine, or to a system under test.

On the client's screen it fails, and says that nobody tried it. Names that only our own network
knows are the business of hygiene/internal-host. What is set as code is left alone. This machine's
address, written out and not behind other words, is a note: manuals tell their readers to open it.
"""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Brief, Client, Document, Example, Hit, House, Register, Severity, rule

from ._addresses import Address, linked, plain

_LOCAL = re.compile(r"(?:.+\.)?localhost\Z|localhost\.localdomain\Z")
_RESERVED = re.compile(r".+\.(?:test|invalid)\Z")
_STAGES = r"(?:staging|stg|preprod|pre-prod|preproduction|uat)"
_SITES = r"(?:dev|development|test|testing|tst|qa|sandbox|preview|stage|acceptance|demo)"
_STAGE = re.compile(rf"(?:{_STAGES}\d*[.-].+|[\w.]+-{_STAGES}\d*\..+|[\w-]+\.{_STAGES}\d*\..+)\Z")
_SITE = re.compile(rf"(?:{_SITES}\d*[.-].+|[\w.]+-{_SITES}\d*\..+)\Z")
_PREVIEW = re.compile(
    r".+\.(?:ngrok\.io|ngrok-free\.app|ngrok\.app|trycloudflare\.com|loca\.lt|localhost\.run|"
    r"gitpod\.io|githubpreview\.dev|lvh\.me|nip\.io|sslip\.io)\Z"
    r"|.+-git-.+\.vercel\.app\Z|deploy-preview-\d+--.+\.netlify\.app\Z"
)
_NAME = re.compile(r"[\w.-]+")
_BRIEF = Brief(
    Register(
        house=House("Harbour & Finch", domains=("harbourfinch.example",)),
        clients=(Client("Northwind", domains=("northwind.example",)),),
    )
)


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # hosts that may be linked to, with those under them
    hosts: tuple[str, ...] = ()  # further hosts that nobody may be sent to, with those under them

    def __post_init__(self) -> None:
        for host in (*self.allow, *self.hosts):
            if not _NAME.fullmatch(host):
                raise ValueError(f"'{host}' is no host: write its name alone, as wiki.hf.example.")


def _example(text: str, **options: object) -> Example:
    return Example(text, options, _BRIEF)


@rule(
    severity="error",
    bad=[
        "See [⟦the prototype⟧](http://localhost:3000/offer).",
        "Try [⟦the demo⟧](https://staging.harbourfinch.example) or [⟦this⟧](http://127.0.0.1/).",
        "The report is at [⟦http://build7.test/report⟧](http://build7.test/report).",
        "See ⟦https://app-staging.harbourfinch.example/login⟧ for the service.",
        _example("Read [⟦more⟧](https://dev.harbourfinch.example/more)."),
        _example("See [⟦the wiki⟧](https://wiki.hq.example).", hosts=["hq.example"]),
        "Look at [⟦the page⟧](https://a1b2.ngrok.io/x).",
    ],
    good=[
        "See [the manual](https://dev.mysql.com/doc) and [the answer](https://stage.example.org/).",
        "The service listens on `http://localhost:8080`, behind 10.0.0.4 or localhost.",
        "code: curl https://staging.harbourfinch.example/login",
        "See [test results](https://www.harbourfinch.example/testing/staging.html).",
        _example("See [the sandbox](https://dev.northwind.example).", allow=["northwind.example"]),
        "The `https://staging.harbourfinch.example` host is for tests.",
        "See [the theatre](https://www.mainstage.example) and [1.2.3.4](http://1.2.3.4/).",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    own = _domains(document.brief)
    for address in linked(document):
        if address.scheme in ("http", "https", "ftp", "ws", "wss"):
            yield from _judged(address, own, options)
    for address in plain(document):
        yield from _judged(address, own, options)


def _domains(brief: Brief) -> frozenset[str]:
    """The domains of the house and its clients: of these we know what is no public site."""
    house, clients = brief.register.house, brief.register.clients
    parties = [*([house] if house else []), *clients]
    return frozenset(domain.casefold() for party in parties for domain in party.domains)


def _judged(address: Address, own: frozenset[str], options: Options) -> Iterator[Hit]:
    host = address.host
    if not host or _is_under(host, options.allow):
        return
    reason, severity = _reason(host, address, own, options)
    if reason:
        yield address.hit(
            f"The {'link leads' if address.linked else 'text sends the reader'} to '{host}', "
            f"{reason}: give the public address.",
            key=host,
            severity=severity,
        )


def _reason(
    host: str, address: Address, own: frozenset[str], options: Options
) -> tuple[str, Severity | None]:
    if _is_under(host, options.hosts):
        return "which nobody outside may be sent to", None
    if _is_this_machine(host):
        # A manual sends its reader to the reader's own machine; a link with other words is a slip.
        spoken = not address.linked or host in address.shown
        return "which only the machine beside it can reach", "note" if spoken else None
    if _PREVIEW.match(host):
        return "a preview that ends with the work on it", None
    if _STAGE.match(host):
        sure = "staging" in host or _is_under(host, tuple(own))
        return "a system under test", None if sure else "warning"
    if _SITE.match(host) and _is_under(host, tuple(own)):
        return "a system under test", None
    return "", None


def _is_under(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == d.casefold() or host.endswith(f".{d.casefold()}") for d in domains)


def _is_this_machine(host: str) -> bool:
    if _LOCAL.match(host) or _RESERVED.match(host):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified
