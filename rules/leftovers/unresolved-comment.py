"""A comment must be settled before the document is sent.

The client reads the comments too: what colleagues asked each other, who doubted which figure, and
what was never answered. In a PDF these are the notes of reviewers.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="error",
    bad=[
        "We deliver in March.\ncomment by Ann: ⟦Can we really?⟧",
        "| Item | Fee |\n| Audit | 12,000 |\ncomment by Ben: ⟦Margin 40 %, do not show.⟧",
    ],
    good=[
        "We deliver in March.\nresolved comment by Ann: Agreed with the client on 3 May.",
        "Comment by the auditor: the accounts are in order.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for comment in document.comments:
        if comment.resolved or comment.block is None:
            continue
        text = document.blocks[comment.block].text
        author = comment.author.strip(" ,;")
        who = f" by {author}" if author else ""
        yield Hit(
            comment.block,
            0,
            len(text.rstrip()),
            f"A comment{who} is open and goes to the client with the file: settle and delete it.",
        )
