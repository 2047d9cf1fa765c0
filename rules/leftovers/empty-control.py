"""A content control must be filled, or taken out.

"Click or tap here to enter text" on the page says that the form was sent, not the document. In a
DOCX the file itself says which controls are empty, in whatever language they ask; in a PDF it is
known by the words that Word puts there.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Severity, rule

from ._controls import empty_controls, prompting_style
from ._readable import outside, readable, reported

_EMPTY = "Nobody has filled the field that asks '{}': fill it, or take it out."
_STYLED = "'{}' has the grey look of a field that nobody filled: settle it, and give it plain type."


@rule(
    severity="error",
    bad=[
        "| Contact | ⟦Click or tap here to enter text⟧. |",
        "Dear ⟦[Napsauta tähän](prompt:Client)⟧,\nWe propose three phases.",
        "Ansprechpartner: ⟦Klicken oder tippen Sie hier, um Text einzugeben⟧.",
        "Objet : ⟦Cliquez ou appuyez ici pour entrer du texte⟧.",
        "Asunto: ⟦Haga clic o pulse aquí para escribir texto⟧.",
        "title: ⟦[\\[Document title\\]](prompt:Title)⟧",
        "Fee: {!style=Placeholder Text| ⟦an amount⟧!} in euros.",
    ],
    good=[
        "Users click the map to enter a postcode, then choose an item from the list.",
        "“Click here to enter text” is what screen readers announce for the empty field.",
        "Signed on [ ](prompt:Date) in two copies.",
        "code: <p>Click here to enter text</p>",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    empty, styled = empty_controls(document), prompting_style(document)
    # In a protected form the fields are the reader's to fill.
    severity: Severity | None = "note" if document.settings.protected else None
    for block in readable(document):
        if spans := empty.get(block.index):
            yield from reported(block, spans, _EMPTY, severity)
        if spans := styled.get(block.index):
            others = outside(spans, empty.get(block.index, []))
            yield from reported(block, others, _STYLED, severity or "warning")
