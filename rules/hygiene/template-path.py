"""The file must not name the place of its template.

Word keeps the path: it tells a user's or a server's name, and the folder often tells for which
client the template was made. A path that tells neither is a note. A template on the web is fetched
when the file is opened. A PDF knows of no template.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Severity, rule

from ._paths import places, told

_INSTALLED = re.compile(r"Program(?:%20| )?Files|/Applications/", re.IGNORECASE)
_DETAIL = "attached template"


@rule(
    severity="warning",
    bad=[
        r"link (attached template): ⟦file:///C:\\Users\\ann\\Desktop\\Offer%20template.dotx⟧",
        r"link (attached template): ⟦\\\\fs01\\templates\\Northwind.dotm⟧",
        r"link (attached template): ⟦file:///S:\\Northwind\\Offer.dotx⟧",
        "link (attached template): ⟦https://cdn.example/t.dotm⟧\nWe deliver in March.",
    ],
    good=[
        "link (attached template): Normal.dotm\nproperty template: Normal.dotm",
        r"link (attached template): file:///C:\\Program%20Files\\Office\\Templates\\Letter.dotx",
        "The template is stored under Developer › Document Template.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for block in document.of_kind("link"):
        if block.location.detail != _DETAIL:
            continue
        text = block.text
        severity: Severity | None = None
        place = next(places(text), None)
        if text.startswith(("http:", "https:")):
            said = "lies on the web and is fetched when the file is opened"
        elif place is not None and not _INSTALLED.search(text):
            said = f"is named with its path{told(place)}"
            if not (place.user or place.server):
                severity = "note"
        else:
            continue
        yield Hit(
            block.index, 0, len(text),
            f"The template of the file {said}: attach Normal.dotm instead under Developer ›"
            " Document Template.",
            severity=severity,
        )  # fmt: skip
