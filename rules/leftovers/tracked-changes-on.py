"""The tracking of changes must be off in a document that goes out.

The client's first correction then appears as a mark-up of our text, under a heading that says that
the document is still being worked on. It is a setting of DOCX; a PDF has none.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=[
        "set track_revisions\nWe deliver in March.\n⟦⟧ document",
        "set track_revisions\nWe deliver in {+early+} March.\n⟦⟧ document",
    ],
    good=[
        "We deliver in {+early+} March.",
        "Please switch on Track Changes before you edit the draft contract.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    if document.settings.track_revisions:
        yield Hit(
            message="Track Changes is still switched on in the file: switch it off and save.",
            quote="Track Changes",
        )
