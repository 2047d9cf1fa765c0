"""Tracked changes must be accepted or rejected before the document is sent.

They show the client what we first wrote: the old price, the name of the client before, the sentence
that legal took out; and who changed which font. A PDF holds none; print it from a clean file.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Revision, rule

_DONE = {
    "inserted": "Text was inserted",
    "deleted": "Text was deleted",
    "moved": "Text was moved",
    "formatted": "The formatting was changed",
}


@rule(
    severity="error",
    bad=[
        "We deliver in {+⟦early⟧+} March.",
        "The fee is {-⟦90,000⟧-}{+⟦120,000⟧+} euros.",
        "| Item | Fee |\n| Audit | {-⟦9,000⟧-}12,000 |",
    ],
    good=[
        "resolved comment by Ann: The price was changed from 90,000 to 120,000.",
        "The insertion of a clause, and the deletion of another, were agreed in May.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    changes = [r for r in document.revisions if r.kind in _DONE]
    visible = {(r.kind, r.author) for r in changes if r.end > r.start}
    for revision in changes:
        # An empty one is the mark at a paragraph's end: it says nothing beside the author's others.
        if revision.end > revision.start or (revision.kind, revision.author) not in visible:
            yield _hit(revision)


def _hit(revision: Revision) -> Hit:
    done = _DONE[revision.kind]
    who = f" by {revision.author}" if revision.author else ""
    return Hit(
        revision.block,
        revision.start,
        revision.end,
        f"{done}{who} as a tracked change that the client can see: accept or reject it.",
        key=f"{revision.kind} {revision.author}",
    )
