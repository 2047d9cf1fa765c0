"""Names one letter off a name that the document, or the register, uses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualitygate.document import Block
from qualitygate.proofread.dictionary import one_edit
from qualitygate.proofread.lists import people, terms
from qualitygate.proofread.texts import Passage, tokens
from qualitygate.proofread.vocabulary import Vocabulary

_SHORTEST = 5  # letters of a name that can be told from its neighbours
_ESTABLISHED = 3  # uses after which the document itself vouches for a name
_RARER = 3  # how many times rarer the slip must be

_Read = Mapping[tuple[str, str], Sequence[tuple[int, str]]]  # text and language -> its words


@dataclass(frozen=True, slots=True)
class Slip:
    """``blocks[block].text[start:end]`` looks like a slip in the name `meant`."""

    block: int
    start: int
    end: int
    meant: str


def slips(
    blocks: Sequence[Block],
    texts: Sequence[Passage],
    vocabulary: Vocabulary,
    named: Iterable[str],
    is_known: Callable[[str], bool],
) -> list[Slip]:
    """The places where a name is one letter off another.

    `texts` are what is read of the document. `named` are names that stand whether or not the
    document uses them: the register's. `is_known` says whether a form is a word in a language of
    the document.
    """
    read = {(text.text.content, text.text.language): text.words for text in texts}
    places = [(b.index, start, form) for b in blocks for start, form in _names(b, read)]
    counts = Counter(form for _, _, form in places)
    certain = frozenset(name for name in named if len(name) >= _SHORTEST)
    established = certain | {f for f, n in counts.items() if n >= _ESTABLISHED}
    by_lower: dict[str, str] = {}
    for form in sorted(established, key=lambda f: (counts[f], f)):
        by_lower[form.lower()] = form
    meant = {
        form: target
        for form in counts
        if (target := _meant(form, by_lower, counts, certain, vocabulary, is_known))
    }
    return [
        Slip(index, start, start + len(form), meant[form])
        for index, start, form in places
        if form in meant
    ]


def _names(block: Block, read: _Read) -> list[tuple[int, str]]:
    """The capitalised words of a block; identifiers of letters alone may be products' names."""
    hidden = [m for m in block.masks if m.reason != "identifier"]
    language = block.language or "en"
    words = read.get((block.text, language)) or tokens(block.text, language)
    return [
        (start, form.removesuffix("'s"))
        for start, form in words
        if form[0].isupper()
        and not form.isupper()
        and len(form.removesuffix("'s")) >= _SHORTEST
        and not any(m.start < start + len(form) and start < m.end for m in hidden)
        and not _is_glued(block.text, start, start + len(form))
    ]


def _is_glued(text: str, start: int, end: int) -> bool:
    """Part of something with digits, underscores, dots or slashes inside."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return bool(re.search(r"[\d_/\\]", around)) or bool(re.match(r"[.:(]\w", text[end : end + 2]))


def _meant(
    form: str,
    by_lower: dict[str, str],
    counts: Counter[str],
    certain: frozenset[str],
    vocabulary: Vocabulary,
    is_known: Callable[[str], bool],
) -> str:
    """The name that a form is a slip of, or an empty string."""
    lower = form.lower()
    if lower in by_lower or is_known(form) or is_known(lower):
        return ""
    if vocabulary.allows(form) or lower in vocabulary.shown or form in terms():
        return ""
    for edit in sorted(one_edit(lower) & by_lower.keys()):
        target = by_lower[edit]
        if _is_inflection(lower, edit):
            continue
        if target in certain:
            return target
        rare = counts[form] * _RARER <= counts[target] and counts[form] <= 2
        if rare and form not in people() and _is_inside(form, target):
            return target
    return ""


def _is_inflection(word: str, name: str) -> bool:
    """``Pythons`` is no slip of ``Python``, nor the other way about."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return longer[:-1] == shorter and longer[-1] in "sen"


def _is_inside(form: str, target: str) -> bool:
    """Whether first letter and humps agree: ``TokenA`` and ``TokenB`` are two things."""
    if form[0] != target[0]:
        return False
    capitals = [c for c in form if c.isupper()]
    if len(capitals) == 1:
        return True
    return capitals == [c for c in target if c.isupper()] and form[-1] == target[-1]
