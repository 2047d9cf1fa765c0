"""The file should not hold a small picture of its first page.

Word saves it when asked to, and does not always renew it: it may show the cover of the document
that this one was made from, with another client's name on it.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

_MESSAGE = (
    "The file holds a preview picture, which may show an older first page: save it again with"
    " File › Info › Properties › Advanced › Save Thumbnails switched off."
)


@rule(
    severity="note",
    bad=[
        "attachment (thumbnail): docProps/thumbnail.jpeg\nWe deliver in March.\n⟦⟧ document",
        "attachment (thumbnail): docProps/thumbnail.wmf\n⟦⟧ document",
    ],
    good=[
        "attachment (file): thumbnail.jpeg\nset format=docx",
        "The thumbnail shows the first page.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for item in document.attachments:
        if item.kind == "thumbnail":
            yield Hit(message=_MESSAGE, quote=item.name)
