"""A link must lead to the address that it shows.

The reader who clicks on our address and comes to somebody else's asks what else was not checked; it
is also how forged mail works, and mail filters hold it back. Spelling that makes no difference
(http or https, www., a slash at the end, escapes, capitals of the host) is ignored, and so are the
hyphens with which a long address is broken over the lines of a PDF, and drawn underscores.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from qualitygate.api import Document, Hit, Severity, host_of, rule, shortened

from ._addresses import Address, comparable, linked, registered, trimmed
from ._wrappers import is_wrapped, real_address

_SHOWN = re.compile(
    r"(?i)(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]+|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|eu|uk|de|"
    r"fr|es|it|nl|be|ch|at|pl|dk|se|no|io|example|test)(?:/[^\s<>\"“”]*)?"
)
_MAIL = re.compile(r"(?i)(?:mailto:\s*)?([\w.+%'-]+@[\w-]+(?:\.[\w-]+)+)")
_ELLIPSIS = ("…", "...")


@rule(
    severity="error",
    bad=[
        "See [⟦www.harbourfinch.example⟧](https://www.calderwater.example/).",
        "Write to [⟦ann@harbourfinch.example⟧](mailto:ben@calderwater.example).",
        "Read [⟦https://harbourfinch.example/terms⟧](https://harbourfinch.example/prices).",
        "Visit [⟦harbourfinch.example⟧](mailto:info@calderwater.example).",
    ],
    good=[
        "See [www.harbourfinch.example](http://harbourfinch.example/).",
        "See [https://HarbourFinch.example/a b](https://harbourfinch.example/a%20b/).",
        "Write to [Ann@harbourfinch.example](mailto:ann@HARBOURFINCH.example?subject=Offer).",
        "See [our terms](https://harbourfinch.example/terms) and [Node.js](https://nodejs.org).",
        "See [harbourfinch.example](https://www.harbourfinch.example/en/home).",
        "See [https://a.example/b (https://a.example/b)](https://a.example/b).",
        "See [http://www.finch.example/∼ann/](http://www.finch.example/~ann/).",
        "See [harbourfinch.example/a-long-…](https://harbourfinch.example/a-long-address).",
        "See [shop.harbourfinch.example](https://www.harbourfinch.example/shop).",
        "set format=pdf\nSee [https://a.example/-our-terms](https://a.example/our-terms),"
        " [https://a.example/our rates](https://a.example/our_rates) and"
        " [https://www](https://www.harbourfinch.example/prices).",
        "See [harbourfinch.example/terms]"
        "(https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourfinch.example).",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    lines = document.settings.format == "pdf"  # a Word file does not say where its lines end
    for address in linked(document):
        shown = _one(address.shown)
        if not shown or is_wrapped(address.url):
            continue
        if mail := _MAIL.fullmatch(trimmed(shown)):
            yield from _mail(address, mail[1], lines)
        elif _SHOWN.fullmatch(trimmed(shown)):
            yield from _web(address, trimmed(shown), lines)


def _one(text: str) -> str:
    """The address that the text of a link is, broken over lines or not; empty for any other."""
    parts = text.strip("()[]<>“”\"' \n").split()
    broken = len(parts) > 1 and parts[0].lower().startswith(("http", "www.", "ftp:"))
    return "".join(parts) if broken or len(parts) == 1 else ""


def _mail(address: Address, shown: str, lines: bool) -> Iterator[Hit]:
    target = real_address(address.url)
    if target.lower().startswith("mailto:"):
        meant = unquote(target[7:].partition("?")[0]).strip().casefold()
        here, there = _joined(shown.casefold(), lines), _joined(meant, lines)
        known = here in there or there in here
        if known or not _MAIL.fullmatch(meant):  # a broken address is another rule's
            return
        severity: Severity | None = None
    elif host_of(target) and registered(host_of(target)) == registered(shown.partition("@")[2]):
        return  # a page to write from, of the same house
    else:
        meant, severity = target, "warning"
    yield _hit(address, shown, meant, severity)


def _web(address: Address, shown: str, lines: bool) -> Iterator[Hit]:
    scheme = address.scheme
    if scheme == "mailto":
        if not address.url.casefold().endswith(host_of(shown).removeprefix("www.")):
            yield _hit(address, shown, address.url[7:], None)
        return
    if scheme not in ("http", "https", "ftp"):
        return
    there, here = comparable(address.url), comparable(shown)
    if "://" in here and _joined(there, lines) in _joined(here, lines):
        return  # the address stands there twice
    cut = next((here[: here.index(e)] for e in _ELLIPSIS if e in here), None)
    if _joined(here, lines) in _joined(there, lines) or (cut is not None and there.startswith(cut)):
        return
    if here in ("http:", "https:", "www"):  # the rest stands in another line or column
        return
    if host_of(shown).removeprefix("www.") == address.host.removeprefix("www."):
        if "/" in here and not here.startswith(there):
            yield _hit(address, shown, address.url, "warning")
    elif registered(host_of(shown)) != registered(address.host) and not there.startswith(here[:-1]):
        # A bare domain may be the name of a product: "cloud.gov".
        bare = "/" not in here and not shown.lower().startswith(("http", "www.", "ftp"))
        yield _hit(address, shown, address.url, "warning" if bare else None)


def _joined(address: str, lines: bool) -> str:
    """An address without its hyphens, of which a break of lines adds some and takes others.

    Underscores, too, may be drawn and not written.
    """
    return address.replace("-", "").replace("_", "") if lines else address


def _hit(address: Address, shown: str, target: str, severity: Severity | None) -> Hit:
    short = shortened(target, 80)
    return address.hit(
        f"The link shows '{shown}', but leads to {short}: make them one.",
        key=f"{shown} {target}".casefold(),
        severity=severity,
    )
