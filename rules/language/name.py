"""A name must be written as it is everywhere else.

The client's own name, misspelled, is the worst typing error there is: it says that the client was
not worth a second look.
"""

from collections.abc import Iterator

from qualitygate.api import Brief, Client, Document, Example, Hit, Register, rule

_BRIEF = Brief(Register(clients=(Client("Northwind Rail"),)))


@rule(
    severity="error",
    bad=[
        "Accenture leads. Accenture reports monthly, and ⟦Acenture⟧ tests; Accenture signs.",
        "The team is led by Eleanor Marsh.\nPlease write to Eleanor ⟦Mrash⟧ about the fee.",
        Example("We thank ⟦Northwnd⟧ Rail for the invitation.", brief=_BRIEF),
    ],
    good=[
        "Accenture leads. Accenture reports monthly, and Accenture tests; Accenture's team signs.",
        "Anna Jensen leads and Anna Jansen tests; John Smith, not John Smyth, signs for Jansen.",
        Example("We thank Northwind Rail for the invitation.", brief=_BRIEF),
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield the slips in names."""
    for match in document.matches:
        if match.kind != "name":
            continue
        word = document.blocks[match.block].text[match.start : match.end]
        meant = match.replacements[0] if match.replacements else ""
        yield Hit(
            match.block,
            match.start,
            match.end,
            message=f"'{word}' is one letter off the name '{meant}': correct it.",
            replacements=match.replacements,
            key=word,
        )
