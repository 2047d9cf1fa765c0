"""After a form of 'be' or 'have' the verb stands as a participle.

'Can be use' and 'has went' are read as foreign or as careless, and neither helps an offer.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import BASES, PARTICIPLES, WRONG_PARTICIPLES, either, sentences, taken

_ADVERB = r"(?:also|now|already|not|never|always|only|just|often|easily|then|recently) "
_BASES = {base for base in BASES if PARTICIPLES[base] != base}
_BE = (
    rf"(?<=[a-z] )(?P<verb>be|been|being|are|were) (?P<adverb>{_ADVERB})?"
    rf"(?P<form>{either(frozenset(_BASES - {'like'}))})(?= (?!and\b|or\b)[a-z]|[.])(?![\w’'-])"
)
_HAVE = (
    rf"(?<=[a-z] )(?P<verb>has|have|had) (?P<adverb>{_ADVERB})?"
    rf"(?P<form>{either([*_BASES, *WRONG_PARTICIPLES])})(?! (?:and|or|access|permissions?|rights?|"
    r"privileges?|operations?|requests?)\b)(?![\w’'-])"
)
_BE_PAST = (
    rf"(?<=[a-z] )(?P<verb>be|been|being|was|were|are) (?P<adverb>{_ADVERB})?"
    r"(?P<form>wrote|chose|took|gave|saw|knew|drove|drew|threw|did|went|rewrote)(?![\w’'-])"
)
_OURS = (
    rf"\b(?:[Ww]e|[Tt]hey|[Yy]ou|I)(?P<verb>['’]ve) (?P<adverb>{_ADVERB})?"
    rf"(?P<form>{either([base for base, form in PARTICIPLES.items() if form != base])})(?![\w’'-])"
)
_PATTERNS = Patterns([(_BE, None), (_HAVE, None), (_BE_PAST, None), (_OURS, None)])
# "All they do is": what follows is no participle. "The steps are: define".
_CLEFT = re.compile(
    r"\b(?:do|does|did|done|all|what|thing|things|steps?|verbs?|options|goals?|ways?|is to)\b"
    r"[^.;]{0,60}\Z|(?<=[a-z] )(?:we|you|they|i) \Z",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    bad=[
        "The old form can also be ⟦remove⟧ from the file, and was ⟦wrote⟧ in May.",
        "We have ⟦identify⟧ eight sites. We’ve ⟦launch⟧ campaigns, and they've ⟦install⟧ one.",
        "The team has ⟦went⟧ home, and the tests have ⟦determine⟧ the cause.",
    ],
    good=[
        "The old form can be removed; all they do is describe, and we are not.",
        "The team has gone home; it has become late, and the people we have know it.",
        "What these tools do are generate lists; the aims are include, not exclude.",
        "The people have write access, and our managers have approve rights.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield base forms and pasts in the place of participles."""
    for block, match, _ in _PATTERNS.find(sentences(document)):
        before = match.string[: match.start()]
        form = match.group("form")
        if form not in WRONG_PARTICIPLES and _CLEFT.search(before):
            continue
        better = WRONG_PARTICIPLES.get(form) or PARTICIPLES[form]
        hit = Hit(
            block.index,
            match.start("form"),
            match.end("form"),
            message=f"Write '{better}' after '{match.group('verb')}', not '{form}'.",
            replacements=(better,),
        )
        if not taken(document, hit):
            yield hit
