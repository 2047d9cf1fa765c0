"""The file should not forbid the client to print, copy or comment.

Such a protection holds nobody up who wants the text, and everybody who wants to put it before their
board. It is a setting of PDFs; in Word it is the protection of the document, which forms need.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._advice import is_pdf


@rule(
    severity="note",
    bad=[
        "set format=pdf\nset encrypted\nWe deliver in March.\n⟦⟧ document",
        "set protected\nWe deliver in March.\n⟦⟧ document",
    ],
    good=[
        "set protected\nform: Ann Miller\nA form is protected so that it can be filled in.",
        "set format=pdf\nThe data are encrypted, and the site is protected.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    settings = document.settings
    if is_pdf(document) and settings.encrypted:
        message = "The PDF is encrypted, so that viewers may refuse to print, copy or comment:"
        yield Hit(message=f"{message} save it without a password.", quote="encryption")
    elif settings.protected and next(document.of_kind("form-field"), None) is None:
        message = "The document is protected, so that the client cannot edit or comment it:"
        yield Hit(message=f"{message} stop the protection under Review.", quote="protection")
