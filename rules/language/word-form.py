"""A verb, a noun and an adjective stand in the form that the words around them ask for.

'Is use', 'to took' and 'automatic updated' are what is left when a sentence is changed halfway;
they make a text look unread.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "It can be ⟦use⟧ by all, and was ⟦automatic⟧ updated; they need to ⟦took⟧ it.",
        "This is ⟦small than⟧ the last, and two ⟦year⟧ later it does not ⟦found⟧ any.",
        "It allows ⟦user⟧ to save time by ⟦provide⟧ a copy, and they want to ⟦creating⟧ the rest.",
        "You need to ⟦setup⟧ a list, which will be ⟦appear⟧ here; it can also ⟦contains⟧ a name.",
        "With these ⟦option⟧, it runs ⟦independent⟧ of one or more ⟦server⟧.",
        "Instead of ⟦use⟧ a list, the following file ⟦contain⟧ the names. We are ⟦plan⟧ to go.",
    ],
    good=[
        "It allows the user to test by providing a copy; with these option groups, they want more.",
        "It can be of use by now; an automatic update, a year later, is smaller than the last.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield words in a form that does not go with the words around them."""
    yield from hits(document, "word-form", "Write {better}, not '{wrong}'.")
