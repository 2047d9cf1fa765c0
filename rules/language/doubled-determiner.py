"""A noun has one determiner, and a determiner stands before a noun.

'A the system' and 'the of' are the scars of an edit; they stop the reader in the middle of a line.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import like, sentences, taken

_OWN = "my|your|our|their|his|its"
_PAIR = (
    r"(?P<lead>\A|[^\s]+\s)(?P<a>(?:[Aa]n?|[Tt]he|[Mm]y|[Yy]our|[Oo]ur|[Tt]heir)) "
    rf"(?P<b>an?|the|this|these|those|every|{_OWN})(?= [a-z])"
)
_STRAY = (
    r"(?<![\w.’'-])(?P<a>an?|the|your|our|their) "
    rf"(?P<b>of|for|from|with|to|is|are|into) (?=(?:the|an?|this|these|those|all|{_OWN}) [a-z])"
)
_PREPOSITIONS = (
    r"(?<=[a-z] )(?P<a>of|to|for|from|with|at|into|by|in|about|via) (?P<b>of|into|for|to|in|"
    r"from)(?= (?:the|an?|"
    rf"this|these|those|{_OWN}|all|any) [a-z])"
)
_PATTERNS = Patterns([(_PAIR, False), (_STRAY, False), (_PREPOSITIONS, True)])  # prepositions?
_NEVER = frozenset(
    [
        "of to", "of for", "of into", "to of", "for of", "from of", "with of", "at of", "by of",
        "into of", "into to", "to into", "into in", "in of", "about of", "via of", "by from",
    ]
)  # fmt: skip
# "option a the client …", "look to for": what stands before makes the pair two phrases.
_LABEL = re.compile(
    r"(?:option|plan|step|phase|type|annex|appendix|class|grade|vitamin|part|point|item|letter|"
    r"column|row|level|and|or|=)\s\Z",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ("", ".", "!", "?", ":", ";", "•")
_STRANDED = re.compile(
    r"\b(?:made|consist\w*|thought|heard|spoken|disposed|taken care|look\w*|what|who|which|that|"
    r"refer\w*|respond\w*|listen\w*|subscri\w*|agree\w*|deal\w*|dealt|care|kind|account\w*|asked|"
    r"paid|worked|catered|called|log\w*|sign\w*|kind of|sort of|turned|use\w*)\b[^.;]{0,12}\Z"
)


@rule(
    severity="warning",
    bad=[
        "We keep ⟦a the⟧ full view, ⟦the a⟧ new one, and follow the steps.",
        "The end ⟦of to⟧ the road is not ⟦a for⟧ the next year.",
    ],
    good=[
        "We keep a full view of all the rest; option a the client knows, and what it is made "
        "of to the end.",
        "Here v is the wind speed, A the swept area and m the mass of it.",
        "All of our steps; the 'for' the text has, and the to-do list, an off-the-shelf tool.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield pairs of small words of which one is too many."""
    for block, match, prepositions in _PATTERNS.find(sentences(document)):
        first, second = match.group("a"), match.group("b")
        before = match.string[: match.start("a")]
        if first.lower() == second or _LABEL.search(before):
            continue
        if first == "A" and before.rstrip()[-1:] not in _SENTENCE_ENDS:
            continue  # a quantity: "where v is the speed and A the area"
        if prepositions and (f"{first} {second}" not in _NEVER or _STRANDED.search(before)):
            continue
        hit = Hit(
            block.index,
            match.start("a"),
            match.end("b"),
            message=f"One word of '{first} {second}' is too many: delete it.",
            replacements=(like(second, first), first),
        )
        if not taken(document, hit):
            yield hit
