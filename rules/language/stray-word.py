"""Two small words must not stand side by side where the first asks for something else to follow.

After 'the' comes a noun, after 'whose' as well, and 'of is' joins two sentences in the middle: a
word is missing there, too many or another one, and only the writer knows which.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from qualitygate.api import Document, Hit, rule

from ._english import sentences, taken
from ._frames import spans_of, words_of

# In nine million words of edited English each of these stands twice at the most, chance would have
# it twenty-five times and more.
_NEVER_FOLLOW = """
a: about all allow allows any are at be because been cannot could does each have into it's its may
    me might provide she than their them there these they this those us was we were would you your
an: any are be because been before but can could do does for from has have he how is it its make
    may must my no she should so some such than that them there they this those to was we were what
    when where which who will with within without would you your
the: about allow allows among an another any be because been cannot every had has he him his into
    it it's may must nor our provide some than they unless upon us was we whether would you
your: a an and are at be been by for from if in into is it may must not of than that the they this
    to was we when which with you
our: a an and are at be by can for from has have is it of that the they to was we with you
their: a and are as at be been by can for from have if in is it of on that they we when which with
    you
my: a an be for in is of the to
every: a an are be in is of the to
no: are be for in of this which with
very: a an and as be for in is of that the
whose: a an and are as be by can for in is it of on that the this to with you
of: be been but can cannot could did do does had has he into made may might must needs often see
    should than then they though upon was we were would
by: are be been can could does has have than they was
in: are be been could do have into they were would
on: be been into than
at: be been for from into of than they
for: be been can could do have into must of than were will would
from: be been can into of than they will would
with: be been can has into may of should was we were would
to: been could had he might of than they we
into: are be been can for from is of will with
between: are be by can for if in is of to
through: be of
during: as be for in is of to
within: are as be can of to
without: are be can in is of to
via: as be for in is of to
under: be is of
upon: is of
against: be of to
per: is of to
about: be of
over: be
before: be of
after: be of
be: are been can could do does has have is may must should use want was were will would
is: allows can cannot could does may might must should want were will would
are: been can could does has have is may must should was were will would
was: are be can has have will you
were: are be can has have is will
been: are be can is will
being: be can will
has: are can use was will
have: can may will with
having: are be is of
had: be is
can: are
cannot: a of the to
if: be can has into may must than them was will would
because: be
although: be of
whether: be of
unless: be is to
until: be of
since: be is
while: be is of
when: be been into of than
where: be been than
which: be been into than
who: a be
that: been than
this: been its than
these: a an
those: a an
several: a is to
many: this
any: a an as be with
another: a an are be the these those
other: an be this
able: a in is of the
using: are be by can from has used was
use: be used
used: be use
made: be
allows: as be in is
how: be of
why: of to
there: of
we: a in is that the with
they: an for it that this
its: are be for in it of that this to with
does: be
not: may
would: are to
will: are can has
he: a
"""
_LINE = re.compile(r"^(\S+): ", re.MULTILINE)


def _pairs() -> frozenset[tuple[str, str]]:
    parts = _LINE.split(_NEVER_FOLLOW.strip())[1:]
    return frozenset(
        (first, second)
        for first, seconds in zip(parts[::2], parts[1::2], strict=True)
        for second in seconds.split()
    )


_PAIRS = _pairs()
# "what it is made of is", "the people you work with were": the first ends a clause.
_CLAUSE = re.compile(
    r"\b(?:what|whatever|whichever|that|which|who|whom|where|how|as|than|all|everything|anything|"
    r"something|thing|things|much|one|those|way|we|you|they|he|she|i)\b[^.;:?!]{0,60}\Z",
    re.IGNORECASE,
)
# "option a", "the letter a", "click no", "the word very": the first is a thing that is named.
_NAMED = re.compile(
    r"(?:\b(?:option|plan|step|phase|type|annex|appendix|class|grade|vitamin|part|point|item|"
    r"letter|column|row|level|and|or|word|words|the|say|says|said|answer|click|value|values|"
    r"keyword|operator|statement|clause|between|from|to|if|not)|=) \Z",
    re.IGNORECASE,
)
_OPENING = " (\u00a0\n\t"
_JOINING = frozenset("/_@=]")
_NAMEABLE = frozenset(["a", "no", "very", "this", "if", "while", "like"])
_ENDS_NO_CLAUSE = frozenset(
    ["a", "an", "the", "your", "our", "their", "my", "every", "whose", "very", "no", "each", "any"]
)


@rule(
    severity="warning",
    bad=[
        "The end ⟦of was⟧ near, and ⟦your at⟧ work on the plan, ⟦every the⟧ new one.",
        "The plan ⟦is will⟧ follow, ⟦we the⟧ team, ⟦whose the⟧ end is late.",
    ],
    good=[
        "He of course knows which of these, and of any in a list, were in use.",
        "The end of it is near; what it is made of is known, and option a at noon is too.",
        "All there is will follow, every one of them, and the word very of the text is gone.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield pairs of small words that no sentence has."""
    for block, text in sentences(document):
        words = words_of(text)
        at = [n for n, pair in enumerate(pairwise(words)) if pair in _PAIRS]
        for start, end in spans_of(text, [(n, n + 2) for n in at]):
            first, before = text[start:end].split()[0].lower(), text[:start]
            if before[-1:].strip(_OPENING) or text[end : end + 1] in _JOINING:
                continue
            if first in _NAMEABLE and _NAMED.search(before):
                continue
            if first not in _ENDS_NO_CLAUSE and _CLAUSE.search(before):
                continue
            hit = Hit(
                block.index,
                start,
                end,
                message=f"'{text[start:end]}' cannot stand side by side: add the word that is "
                "missing, or delete the one too many.",
            )
            if not taken(document, hit):
                yield hit
