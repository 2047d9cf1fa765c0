"""Comments must be deleted, also those that are resolved.

Resolving only greys a comment out; the client opens it again with one click and reads the whole
talk. In a PDF a reviewer's note that somebody has marked as done is the same.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._advice import is_pdf


@rule(
    severity="error",
    bad=[
        "We deliver in March.\nresolved comment by Ann: ⟦Margin is 40 %, do not show.⟧",
        "| Item | Fee |\n| Audit | 12,000 |\nresolved comment: ⟦Too low?⟧",
    ],
    good=[
        "We deliver in March.\ncomment by Ann: An open one is another rule's.",
        "All comments are resolved; Ann's comment was that March is early.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    how = "delete it from the PDF" if is_pdf(document) else "delete it under Review › Delete"
    for comment in document.comments:
        if comment.resolved and comment.block is not None:
            author = comment.author.strip(" ,;")
            who = f" by {author}" if author else ""
            text = document.blocks[comment.block].text
            yield Hit(
                comment.block, 0, len(text.rstrip()),
                f"A comment{who} is resolved, but still in the file: {how}.",
            )  # fmt: skip
