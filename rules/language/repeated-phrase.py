"""No two words may stand twice in a row.

The second 'of the' is what is left when a sentence is mended in two places and read in neither.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._english import sentences, taken

_TWICE = re.compile(
    r"(?<![\w’'-])(?P<first>[A-Za-z]{2,}) (?P<second>[a-z]+) (?i:(?P=first)) (?P=second)(?![\w’'-])"
)
# "more and more and more", "step by step by step", "had to have had to".
_JOINED = frozenset(["and", "or", "by", "after", "to", "plus", "blah", "la"])


@rule(
    severity="warning",
    bad=[
        "The rest ⟦of the of the⟧ plan is known.",
        "⟦We will we will⟧ send you what ⟦has been has been⟧ agreed.",
    ],
    good=[
        "The rest of the plan of the team is better and better and better.",
        "It goes on and on and on, step by step by step, if that is what that is.",
        "In the end, in the end of it, nothing stands twice.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield pairs of words that stand twice."""
    for block, text in sentences(document):
        for match in _TWICE.finditer(text):
            first, second = match.group("first"), match.group("second")
            if first.lower() == second or _JOINED & {first.lower(), second}:
                continue
            phrase = f"{first} {second}"
            hit = Hit(
                block.index,
                match.start(),
                match.end(),
                message=f"'{phrase}' stands twice in a row: delete one.",
                replacements=(phrase,),
            )
            if not taken(document, hit):
                yield hit
