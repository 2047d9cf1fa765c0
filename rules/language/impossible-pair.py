"""Two small words must not stand side by side where no sentence can have them so.

'The are', 'an then', 'if is': a letter or a word is missing, and the reader has to guess which.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import like, sentences, taken

_IT = "if|because|although|unless|whether"
# pattern with the groups a and b -> what may be meant, best first
_PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?P<a>[Tt]he) (?P<b>are|were|have|should|would|could|don['’]t)", ("they {b}", "there {b}")),
    (r"(?P<a>[Tt]he) (?P<b>they|we|he|she|them|us)", ("{b}", "the")),
    (r"(?P<a>[Tt]he|[Yy]our|[Oo]ur|[Tt]heir) (?P<b>of)(?= [a-z])", ("{b}", "{a}")),
    (
        r"(?P<a>[Aa]n) (?P<b>the|is|are|was|of|to|for|they|we|you|this|that|these|their|our|"
        r"your|can|"
        r"will|has|have|then|also|with|by|from)",
        ("and {b}", "an"),
    ),
    (rf"(?P<a>{_IT}) (?P<b>is|was|has|can|does)", ("{a} it {b}",)),
    (rf"(?P<a>{_IT}) (?P<b>are|were|have)", ("{a} they {b}",)),
    (r"(?P<a>[Ii]ts) (?P<b>is|was|has|can|should|would|does)", ("it {b}",)),
    (r"(?P<a>[Tt]his) (?P<b>are)", ("this is", "these are")),
    (r"(?P<a>[Tt]hese|[Tt]hose) (?P<b>is)", ("{a} are",)),
    (r"(?P<a>[Tt]hese|[Tt]hose) (?P<b>was)", ("{a} were",)),
    (r"(?P<a>[Tt]hese|[Tt]hose) (?P<b>has)", ("{a} have",)),
    (r"(?P<a>of|from|by|with) (?P<b>they|we)", ("{a} the", "{a} them")),
    (r"(?P<a>to) (?P<b>is|are|was|were|has|had)", ("to be", "to have")),
    (r"(?P<a>they) (?P<b>an?|the)(?= [a-z])", ("the", "they have {b}")),
    (r"(?P<a>has) (?P<b>have|has)", ("{a}", "{b}")),
)
_PATTERNS = Patterns((rf"(?<![\w’'.&-]){p}(?![\w’'-])", new) for p, new in _PAIRS)
# What ends a clause just before the pair, or makes its first word a thing: "what it leads to is".
_CLAUSE = re.compile(
    r"\b(?:what|whatever|all|as|best|everything|much|than|where|who|how|anything|something|when|"
    r"that|those|way|reason|one|why|which|whoever|things?|ones?|if|once|more|similar|next|access|"
    r"most|many|some|both|either|those|we|you|they|i|people|used|likely)\b[^.;,]{0,60}\Z",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:\b(?:the|an?|this|does|do|did|will|can|all|of|operator)|[“\"‘(]) ?\Z", re.I
)
# Elsewhere it may be the object of what stands before: "processes like this are".
_BEGUN = re.compile(r"(?:\A|[.;:!?,] |\b(?:that|and|but|because|if|when|since|so|as) )\Z")
# "The list to subscribe to is", "the place to upload to was".
_INFINITIVE = re.compile(r"\b(?:to|can|could|may|must|should|will|would) [a-z]+ \Z")
_GUARDED = frozenset(["of", "from", "by", "with", "to", "they"])


@rule(
    severity="warning",
    bad=[
        "⟦The are⟧ many reasons, ⟦an then⟧ there is one more, ⟦if is⟧ known at all.",
        "We know that ⟦this are⟧ old, and ⟦these is⟧ new.",
    ],
    good=[
        "They are many, and then there is one, if it is known at all; an in-depth review.",
        "The list to subscribe to is new, and so is the place to upload to.",
        "What it leads to is clear; the have-nots, an 'if' is wanted, and does this have an end?",
        "The tool that the team is made of they know, and the list of those is short.",
        "Processes like this are old, and using these is easier than leaving those was.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield pairs of small words that no sentence has."""
    for block, match, templates in _PATTERNS.find(sentences(document)):
        first, before = match.group("a"), match.string[: match.start()]
        if first in _GUARDED and _CLAUSE.search(before):
            continue
        if first == "to" and _INFINITIVE.search(before):
            continue
        if first.lower() in ("this", "these", "those") and not _BEGUN.search(before):
            continue
        if first.lower() not in ("the", "an") and _THING.search(before):
            continue
        better = tuple(
            like(template.format(a=first, b=match.group("b")), first) for template in templates
        )
        written = " or ".join(f"'{one}'" for one in better)
        hit = Hit(
            block.index,
            match.start(),
            match.end(),
            message=f"'{match.group()}' cannot be meant: write {written}.",
            replacements=better,
        )
        if not taken(document, hit):
            yield hit
