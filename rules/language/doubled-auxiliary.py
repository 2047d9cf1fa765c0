"""Two auxiliary verbs must not stand side by side where there is room for one.

'Can will' and 'is are' are two versions of one sentence: the reader cannot know which was meant.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import THIRDS, either, sentences, taken

_MODALS = "can|could|will|would|shall|should|must|may|might|cannot"
_PAIRS = (
    # (pattern of the pair, what to write)
    (rf"(?P<a>{_MODALS}) (?P<b>can|could|will|would|shall|should|must|might)", ("{a}", "{b}")),
    (rf"(?P<a>{_MODALS}) (?P<b>is|are|was|were|am)", ("{a} be", "{b}")),
    (rf"(?P<a>{_MODALS}) (?P<b>has|had)", ("{a} have", "{b}")),
    (r"(?P<a>is|are|was|were) (?P<b>been)", ("has been", "have been")),
    (r"(?P<a>has|have|had) (?P<b>be)", ("{a} been",)),
    (r"(?P<a>is|was) (?P<b>are|were)", ("{a}", "{b}")),
    (r"(?P<a>are|were) (?P<b>is|was)", ("{a}", "{b}")),
    (
        r"(?P<a>is|are|was|were) (?P<adverb>all|also|now|no longer|currently|always|not|already|"
        r"often|only) (?P<b>be)",
        ("{a} {adverb}",),
    ),
    (r"(?P<a>is|are|was|were) (?P<b>has|have|had)", ("{a}", "{b}")),
    (rf"(?P<a>is|was|has|have|had) (?P<b>{either(THIRDS)})", ("{b}",)),
    # "They are uploads of others": after a plural it may be a noun.
    (
        rf"(?P<a>are|were) (?P<b>{either(THIRDS)})(?= (?:the|an?|this|these|our|your|their|its)\b)",
        ("{b}",),
    ),
    (r"(?P<a>does|do|did) (?P<b>is|are|was|were|has)", ("{a}", "{b}")),
)
_PATTERNS = Patterns((rf"(?<=[a-z] )(?:{p})(?![\w’'-])", new) for p, new in _PAIRS)
# "as far as we can is", "what they are is", "the will is": the first ends a clause, or is a noun.
_CLAUSE = re.compile(
    r"\b(?:what|whatever|all|as|best|everything|much|than|where|who|how|anything|something|that|"
    r"those|way|reason|one|why|which|whoever|things?|ones?)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:the|a|an|of|free|good|own|this|last|his|her|their|its|in|my|our|your|each|every|trash|"
    r"tin|because|if) \Z",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    bad=[
        "The new team ⟦can will⟧ read it, and our costs ⟦may must⟧ fall.",
        "It ⟦has be⟧ done, and old forms ⟦are no longer be⟧ used.",
    ],
    good=[
        "What they are is known; do all you can will not help, and the will is read in May.",
        "It has been done, it can be done, and as far as we can is far enough.",
        "They are uploads of others, and these are uses that we know.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield pairs of auxiliary verbs that no clause has."""
    for block, match, templates in _PATTERNS.find(sentences(document)):
        before = match.string[: match.start()]
        if _NOUN.search(before) or _CLAUSE.search(before):
            continue
        better = tuple(template.format(**match.groupdict()) for template in templates)
        written = " or ".join(f"'{one}'" for one in better)
        hit = Hit(
            block.index,
            match.start(),
            match.end(),
            message=f"'{match.group()}' has one verb too many: write {written}.",
            replacements=better,
        )
        if not taken(document, hit):
            yield hit
