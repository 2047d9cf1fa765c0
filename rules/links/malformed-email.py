"""An e-mail address must be written as one that mail can be sent to.

The client who wants to say yes gets his answer back as undeliverable.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from qualitygate.api import Document, Hit, rule, shortened

from ._addresses import is_code, linked, prose

_TYPO = r"con|cmo|ocm|cpm|vom|comm|ogr|rog|couk|orguk|acuk|govuk|comau|conz|coza"
_RIGHT = {"con": "com", "cmo": "com", "ocm": "com", "cpm": "com", "vom": "com", "comm": "com",
          "ogr": "org", "rog": "org", "couk": "co.uk", "orguk": "org.uk", "acuk": "ac.uk",
          "govuk": "gov.uk", "comau": "com.au", "conz": "co.nz", "coza": "co.za"}  # fmt: skip
_END = r"(?:com|org|net|edu|gov|eu|co\.uk|org\.uk|de|fr|es|it|nl|be|ch|at|pl|dk|se|no|ie|example)"
_NAME = r"[\w.+%-]*[\w+%-]"
_IN_TEXT = re.compile(
    rf"(?i)(?<![\w.+%@-])(?:"
    rf"{_NAME}@@+[\w-]+(?:\.[\w-]+)*"
    rf"|{_NAME}@[\w-]+(?:\.[\w-]+)*\.\.[\w-]+(?:\.[\w-]+)*"
    rf"|{_NAME}@\.[\w-]+(?:\.[\w-]+)+"
    rf"|{_NAME}@[\w-]+(?:\.[\w-]+)*,{_END}(?!\w|[.-]\w)"
    rf"|{_NAME}@[\w-]+(?:\.[\w-]+)*\.(?:{_TYPO})(?!\w|[.-]\w)"
    rf"|{_NAME}@www\.[\w-]+(?:\.[\w-]+)+"
    rf"|[\w+%-]+\.?@[\w-]+(?:\.[\w-]+)*@[\w-]+(?:\.[\w-]+)+"
    rf"|mailto:\s?mailto:\S+"
    rf"|[\w+%-]+(?:\.[\w+%-]+)*\.@[\w-]+(?:\.[\w-]+)+"
    rf")"
)
_SPACED = re.compile(
    rf"(?i)(?:(?<=[:\s(])|(?<=\A)){_NAME}(?:[ \u00a0]@[ \u00a0]?|@[ \u00a0])"
    rf"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.{_END}(?!\w|[.-]\w)"
)
_ADDRESS = re.compile(
    r"[^\s@<>,;:\"()\[\]]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?<!\.con)(?<!\.cmo)(?<!\.comm)"
)
_NAMED = re.compile(r"[^<>@]*<(?P<mail>[^<>]+)>")  # "Ann Finch <ann@…>", as mail programs take it
_AS_WEB = re.compile(r"(?i)https?://(?P<mail>[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+)/?\Z")


@rule(
    severity="error",
    bad=[
        "Write to ⟦ann@@harbourfinch.example⟧, or to ⟦ben@harbourfinch,com⟧.",
        "Ask [⟦Ann⟧](mailto:mailto:ann@harbourfinch.example) or [⟦Ben⟧](mailto:ben@harbourfinch).",
        "| Contact | ⟦ann.@harbourfinch.example⟧ |\n| Office | ⟦office@harbourfinch..example⟧ |",
        "Write to [⟦ann@harbourfinch.example⟧](http://ann@harbourfinch.example).",
        "Write to [⟦our office⟧](office@harbourfinch.example).",
        "Write to ⟦ann@harbourfinch.couk⟧.",
        "Contact: ⟦ann @harbourfinch.example⟧, ⟦ben@finch.con⟧.",
    ],
    good=[
        "Write to [Ann](mailto:ann@harbourfinch.example?subject=Offer%20of%20May), please.",
        "Write to ann@harbourfinch.example, com. or to a.b+c@sub.harbourfinch.co.uk.",
        "Log in with ann@server, then `scp a@@b`; meet us @ harbourfinch, 5 @ 20 euros each.",
        "Write to [both](mailto:ann@harbourfinch.example,ben@harbourfinch.example).",
        "Write to [Ann](mailto:Ann%20Finch%3Cann@harbourfinch.example%3E?subject=Offer).",
        "Follow @harbourfinch, or set user@host:/path; [mail us](mailto:?subject=Offer).",
        "code: ann@@harbourfinch.example",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    seen: set[tuple[int | None, int]] = set()
    for address in linked(document):
        fault = _fault(address.url)
        if fault:
            seen.add((address.block, address.start))
            short = shortened(address.url, 80)
            yield address.hit(f"The link leads to '{short}', which {fault}.", key=address.url)
    spaced = document.settings.format != "pdf"  # a PDF's letter-spacing parts what is one
    for block in prose(document):
        if "@" not in block.text and "mailto" not in block.text:
            continue
        found = [*_IN_TEXT.finditer(block.text), *(_SPACED.finditer(block.text) if spaced else ())]
        for match in sorted(found, key=lambda match: match.start()):
            if (block.index, match.start()) in seen or is_code(block, *match.span()):
                continue
            written = match.group()
            better = _better(written)
            yield Hit(
                block.index,
                match.start(),
                match.end(),
                f"'{written}' is no e-mail address as it stands: correct it.",
                replacements=(better,) if better else (),
                key=written,
            )


def _fault(url: str) -> str:
    """What is wrong with the target of a link, and what to do; empty if it is sound."""
    if match := _AS_WEB.match(url):
        return f"is a web address: make it mailto:{match['mail']}"
    if not url.lower().startswith("mailto:"):
        return "lacks the 'mailto:' before it" if _ADDRESS.fullmatch(url.strip()) else ""
    whole = url[7:].partition("?")[0]
    if not whole.strip("/ "):
        return ""
    for one in re.split(r"[,;]", whole):
        text = one.strip()
        if named := _NAMED.fullmatch(unquote(text)):
            text = named["mail"]
        if text.lower().startswith("mailto:"):
            return "has 'mailto:' twice: take one out"
        if text and not _ADDRESS.fullmatch(text.replace("%20", " ").strip()):
            return f"holds no e-mail address in '{text}': correct it"
    return ""


def _better(written: str) -> str:
    """The address with its slip undone, where there is one way only."""
    better = re.sub(r"@@+", "@", written)
    better = re.sub(r"[ \u00a0]*@[ \u00a0]*", "@", better)
    better = re.sub(r"\.@", "@", better).replace("..", ".").replace("@.", "@")
    better = re.sub(rf",(?={_END}\Z)", ".", better)
    better = re.sub(rf"\.({_TYPO})\Z", lambda m: f".{_RIGHT[m[1].lower()]}", better, flags=re.I)
    better = re.sub(r"(?i)^(mailto:)\s?(?:mailto:)+", r"\1", better)
    better = better.replace("@www.", "@")
    return better if better != written and better.count("@") == 1 else ""
