"""A PDF should not go out with fields that anybody can fill in or change.

What was entered can be overwritten and sent on as ours, and a field that is not shown may hold what
nobody was to read. A form for the client is what such fields are for: then this note does no harm.
In a DOCX fields are content controls.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule, shortened


@rule(
    severity="warning",
    bad=[
        "set format=pdf\nset forms=3\nPlease sign.\n⟦⟧ document",
        "set format=pdf\nvalue (margin): ⟦40 %⟧\nWe deliver in March.",
    ],
    good=[
        "set format=docx\nform: Ann Miller",
        "set format=pdf\nPlease fill in the form fields on page 3.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    if document.settings.format != "pdf":
        return
    for block in document.of_kind("form-field"):
        if not block.shown and block.text.strip():
            yield Hit(
                block.index, 0, len(block.text),
                f"The form field '{block.name}' is not shown, but holds"
                f" '{shortened(block.text, 40)}': take it out, or flatten the PDF.",
            )  # fmt: skip
    count = document.settings.forms
    if count:
        many = f"{count} fields" if count > 1 else "a field"
        yield Hit(
            message=f"The PDF has {many} that can be filled in or changed: flatten it, unless the"
            " client is to fill it in.",
            quote="form fields", severity="note",
        )  # fmt: skip
