"""The title in the file's properties must be the document's own.

Browsers and viewers show it above the page. A name of a file, the title that the template had, or
two titles of which one is older, tell where the document comes from. The name of a file is a note.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Severity, rule

_SUFFIX = "docx?|docm|dotx?|odt|rtf|pptx?|xlsx?|indd|tex|dvi|md|html?|qxd|qxp|pages"
_FILE = re.compile(
    rf"Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - .+|.+\.(?:{_SUFFIX})"
    r"|.+ - Google (?:Docs|Sheets|Slides)"
    r"|(?:Document|Dokument|Presentation|Untitled|Unbenannt)[ -]?\d*",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    yields_to=("hygiene/private-path", "clients/other-client"),
    bad=[
        "property title: ⟦Microsoft Word - Offer Northwind v7 final.docx⟧",
        "property title: ⟦offer_2024.indd⟧\n# Offer",
        "set format=pdf\nproperty title: Offer to Calder\nproperty title: ⟦Offer to Northwind⟧",
        "property title: ⟦Untitled⟧\n# Offer",
    ],
    good=[
        "property title: Offer to Northwind Rail",
        "property title: Version 2.0\nproperty title: version 2.0",
        "The title is offer.docx.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    first: str | None = None
    for block in document.of_kind("property"):
        if block.name != "title":
            continue
        title = " ".join(block.text.split())
        severity: Severity | None = None
        if _FILE.fullmatch(title):
            message = f"The title of the file is the name of a file or a default, '{title}': give"
            message += " it the document's own."
            severity = "note"
        elif first is not None and title.casefold() != first.casefold():
            message = f"The file has two titles, '{first}' and '{title}': one of them is old."
        else:
            first = title if first is None else first
            continue
        yield Hit(block.index, 0, len(block.text), message, severity=severity)
