"""A web address must be written as one that a browser can open.

A click that fails in front of the client, on our own address or on the proof of a claim, costs more
than the typing of it again. Looked at are the targets of links and the addresses in the text; code
is left alone.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from qualitygate.api import Block, Document, Hit, Severity, rule, shortened

from ._addresses import Address, is_code, linked, prose

# A scheme that is written wrongly, as far as nobody has one of that name.
_SCHEME = re.compile(
    r"(?i)(?:h+t{0,3}p+s*|ht+ps*|hhtps?|hptts?|htpts?|httsp|htts|httpss|ttps?|htttps?|httpa|hhttps?|"
    r"hrrps?|jttps?|nttps?|hyyps?|https?)(?=[:;/])"
)
_RIGHT = re.compile(r"(?i)https?://(?!/)")
_IN_TEXT = re.compile(
    r"(?i)(?<![\w./@-])(?:"
    r"(?:htp|htps|htpp|htpps|hhtp|hhtps|htttp|htttps|httpp|httpps|httsp|htts|hptt|hptts|ttp|ttps|"
    r"httpss|hhttp|hhttps)://[^\s<>\"“”]+"
    r"|https?:/(?!/)\w[^\s<>\"“”]+|https?://+(?:https?:?/*)+[^\s<>\"“”]+|https?:///+\w[^\s<>\"“”]+"
    r"|https?[;,]//[^\s<>\"“”]+|https?//(?:www\.)?[\w-]+\.\w[^\s<>\"“”]*|https?:\\\\[^\s<>\"“”]+"
    r"|https?://[ \u00a0](?:www\.)?[\w-]+\.[a-z]{2,}[^\s<>\"“”]*"
    r"|w{4,5}\.[\w-]+\.[a-z]{2,}[^\s<>\"“”]*|www,[\w-]+\.[a-z]{2,}[^\s<>\"“”]*"
    r"|www\.\.[\w-]+[^\s<>\"“”]*|www\.[\w-]+,(?:com|org|net|eu|co|gov|edu|de|fr|uk)\b[^\s<>\"“”]*"
    r"|www\.[\w-]+\.(?:con|cmo|ocm|cpm|vom|comm|og|ogr|rog|nte|bet|couk|orguk|acuk|govuk|comau|conz|coza)(?![\w-]|\.\w)"
    r")"
)
_ENDINGS = {"con": "com", "cmo": "com", "ocm": "com", "cpm": "com", "vom": "com", "comm": "com",
            "ogr": "org", "rog": "org", "nte": "net", "couk": "co.uk", "orguk": "org.uk",
            "acuk": "ac.uk", "govuk": "gov.uk", "comau": "com.au", "conz": "co.nz",
            "coza": "co.za"}  # fmt: skip
_TRAILING = re.compile(r"(?:[),.;:\]>”’»]|%20|%E2%80%9D|%C2%A0)+\Z", re.IGNORECASE)
_LONG_WORD = re.compile(r"/[a-z-]{5,}(?:\.html?|\.pdf)?\Z|/[^/]*\.(?:html?|pdf|php|aspx)\Z")
_UNSEEN = re.compile("[\u00ad\u200b\u200d\u2060\ufeff]|%C2%AD|%E2%80%8B", re.IGNORECASE)
_QUOTES = re.compile(r"[“”«»„<>\"]|…|\.\.\.(?=\Z|/)")
_HOST = re.compile(
    r"(?i)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z"
)
_TWICE = re.compile(r"(?i)https?://+(?:https?(?::|//)|www//)")
# A number of an article may hold them, and no browser minds.
_NUMBERED = re.compile(r"(?i)https?://(?:dx\.)?doi\.org/10\.[^\s“”«»„\"…]+\Z")
_INTERNAL = {"corp", "home", "intern", "internal", "intra", "intranet", "lan", "local"}


@rule(
    severity="error",
    bad=[
        "See [⟦our terms⟧](http:/harbourfinch.example/terms).",
        "See [⟦our terms⟧](htp://harbourfinch.example/terms) and ⟦htps://northwind.example/a⟧.",
        "See [⟦our terms⟧](https://http://harbourfinch.example/terms).",
        "See [⟦our site⟧](https://www.harbourfinch/) and [⟦more⟧](www.harbourfinch.example).",
        "See [⟦our site⟧](https://harbourfinch.example/%20) or ⟦http//www.harbourfinch.example⟧.",
        "See [⟦our site⟧](https://harbourfinch..example/a) or ⟦www,harbourfinch.example⟧.",
        "Look at ⟦www.harbourfinch.couk⟧.",
        "Read [⟦the report⟧](https://harbourfinch.example/page,).",
    ],
    good=[
        "See [our terms](https://harbourfinch.example/terms_(2026\\)), page 3).",
        "See [the copy](https://web.archive.org/web/2019/http://harbourfinch.example/terms).",
        "See (https://harbourfinch.example/page), and https://www.harbourfinch.example/a%20b.",
        "Write http:// before it; `htp://x` is wrong, and http/2 is a protocol.",
        "See [our intranet](http://intranet/offers) and [the device](http://10.20.30.40:8080/).",
        "See [our site](https://münchen.example/straße?q=a,b;c) and www.example.",
        "Open [the printers](https://www.intern/printers) and [the queue](https://www:631).",
        "Read [the study](https://doi.org/10.1002/1099-1255(199905\\)14:3<319::aid-jae5>3.0.co;2-q).",
        "code: curl htp://harbourfinch.example",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    seen: set[tuple[int | None, int]] = set()
    paged = document.settings.format == "pdf"
    for address in linked(document):
        fault, better, severity = _fault(address.url, address.shown, paged)
        if fault:
            seen.add((address.block, address.start))
            yield _hit(document, address, fault, better, severity)
    for block in prose(document):
        lowered = block.text
        if "//" not in lowered and "ww" not in lowered and "ttp" not in lowered:
            continue
        for match in _IN_TEXT.finditer(block.text):
            if (block.index, match.start()) not in seen and not is_code(block, *match.span()):
                yield _in_text(block, match)


def _hit(
    document: Document, address: Address, fault: str, better: str, severity: Severity | None
) -> Hit:
    block = document.blocks[address.block] if address.block is not None else None
    written = block.text[address.start : address.end] if block else ""
    same = better and written == address.url
    short = shortened(address.url, 80)
    return address.hit(
        f"The link leads to '{short}', and {fault}: correct it.",
        key=address.url,
        replacements=(better,) if same else (),
        severity=severity,
    )


def _in_text(block: Block, match: re.Match[str]) -> Hit:
    end = match.start() + len(match.group().rstrip(".,;:!?)'’]"))
    written = block.text[match.start() : end]
    return Hit(
        block.index,
        match.start(),
        end,
        f"'{written}' is no web address as it stands: correct it.",
        key=written,
    )


def _fault(url: str, shown: str, paged: bool) -> tuple[str, str, Severity | None]:
    """What is wrong with the target of a link, and the address as it should be, if that is sure."""
    text = url.strip()
    if text.lower().startswith("www."):  # Word looks for a file; some readers of PDFs add it
        return "it lacks the 'https://' before it", f"https://{text}", "warning" if paged else None
    if not _RIGHT.match(text):
        return _scheme_fault(text)
    if _TWICE.match(text):
        return "that begins twice", re.sub(r"(?i)^https?:/+(?=https?://)", "", text), None
    if _UNSEEN.search(text):
        return "there is an invisible character in it", _UNSEEN.sub("", text), None
    if ("%E2%80%A6" in text.upper() or _QUOTES.search(text)) and not _NUMBERED.match(text):
        return "that holds a character that no address has", "", None
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return "that is no address", "", None
    if fault := _host_fault(host):
        return fault, "", None
    if (match := _TRAILING.search(text)) and not _is_closed(text):
        mark = match.group()
        # A full stop may be the address's own ("…/wiki/Inc."), unless the text took it in, too.
        if mark.strip(".") or shown.strip() == text:
            return f"'{mark}' at its end is no part of it", text[: match.start()], None
        if _LONG_WORD.search(text[: match.start()]):
            return f"'{mark}' at its end is hardly a part of it", text[: match.start()], "warning"
    return "", "", None


def _scheme_fault(text: str) -> tuple[str, str, Severity | None]:
    match = _SCHEME.match(text)
    if match is None:
        return "", "", None
    rest = re.sub(r"^[:;,]?[/\\]*", "", text[match.end() :])
    scheme = "https" if match.group().lower().rstrip("/").endswith("s") else "http"
    if match.group().lower() in ("http", "https"):
        fault = "there must be '://' behind its first word"
    else:
        fault = f"there is no '{match.group()}'"
    return (fault, f"{scheme}://{rest}", None) if rest else ("it is empty", "", None)


def _host_fault(host: str) -> str:
    if not host or ".." in host or host.startswith((".", "-")):
        return "its host is not well formed"
    name = host.removeprefix("www.")
    if name != host and "." not in name and name not in _INTERNAL:
        return f"'{host}' lacks its ending (.com and the like)"
    if "," in host or " " in host or "%" in host:
        return "its host is not well formed"
    ending = host.rpartition(".")[2]
    if ending in _ENDINGS:
        return f"'.{ending}' must be '.{_ENDINGS[ending]}'"
    if host.isascii() and ":" not in host and not _HOST.match(host.rstrip(".")):
        return "its host is not well formed"
    return ""


def _is_closed(text: str) -> bool:
    """Whether the bracket at the end closes one in the address."""
    pairs = {")": "(", "]": "["}
    last = text[-1]
    return last in pairs and text.count(pairs[last]) >= text.count(last)
