"""A link to the web must lead to a page that is there.

The proof of a claim that opens as "page not found" is no proof. Nothing is asked of any server
unless `[network] links = true` is in the configuration; then the addresses of the document's links,
and nothing else of it, go to the servers that they name. A page that is gone is an error; one that
refuses us (a log-in, too many requests, an error of its own) may well open for the reader.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Severity, rule, shortened

from ._addresses import linked

# What came of asking -> what is said, and how heavy it is.
_SAYS: dict[str, tuple[str, Severity | None]] = {
    "gone": ("is gone{}: give the address that holds today", None),
    "certificate": (
        "has a certificate that is not valid: a browser will warn the reader",
        "warning",
    ),
    "refused": ("was refused to us{}: open it by hand to see whether it works", "note"),
    "silent": ("did not answer: open it by hand to see whether it works", "note"),
    "private": (
        "was not asked for, as its host has a private address here: open it by hand",
        "note",
    ),
}


@rule(
    severity="error",
    bad=[
        "See [⟦our terms⟧](gone:https://harbourfinch.example/terms).",
        "| Proof | [⟦the survey⟧](certificate:https://northwind.example/survey) |",
        "See [⟦our prices⟧](refused:https://harbourfinch.example/prices).",
    ],
    good=[
        "See [our terms](reached:https://harbourfinch.example/terms).",
        "See [our terms](https://harbourfinch.example/terms), which nobody asked for.",
        "The page that we linked to is unreachable, and gone.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    answers = {link.target: link for link in document.links if link.answer in _SAYS}
    if not answers:
        return
    for address in linked(document):
        link = answers.get(address.url)
        if link is None:
            continue
        said, severity = _SAYS[link.answer]
        status = f" (HTTP {link.status})" if link.status else ""
        short = shortened(address.url, 80)
        yield address.hit(f"{short} {said.format(status)}.", key=address.url, severity=severity)
