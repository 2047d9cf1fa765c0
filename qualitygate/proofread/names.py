"""Names one letter off a name that the document, or the register, uses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qualitygate.document import Block
from qualitygate.proofread.dictionary import one_edit
from qualitygate.proofread.judge import has_index
from qualitygate.proofread.lists import people, terms
from qualitygate.proofread.texts import Passage, tokens
from qualitygate.proofread.vocabulary import Vocabulary

_SHORTEST = 5  # letters of a name that can be told from its neighbours
_SHORTEST_OF_A_PERSON = 3  # where the name beside it is the same
_SHORTEST_SLIP = 4
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
    found = [
        Slip(index, start, start + len(form), meant[form])
        for index, start, form in places
        if form in meant
    ]
    return [*found, *_of_persons(blocks, read, vocabulary, is_known)]


def _of_persons(
    blocks: Sequence[Block], read: _Read, vocabulary: Vocabulary, is_known: Callable[[str], bool]
) -> Iterator[Slip]:
    """One of two names that stand side by side as ever, and the other one letter off.

    "Eleanor Mrash" where "Eleanor Marsh" stands elsewhere. No list of names and no dictionary may
    know the slip, and the document itself must use it less; strange names in one paragraph are two.
    """
    pairs = [
        (block.index, first, second) for block in blocks for first, second in _pairs(block, read)
    ]
    # the other name, and whether it stands before -> forms -> blocks
    beside: dict[tuple[str, bool], dict[str, list[int]]] = {}
    for index, (_, first), (_, second) in pairs:
        beside.setdefault((first, True), {}).setdefault(second, []).append(index)
        beside.setdefault((second, False), {}).setdefault(first, []).append(index)

    @cache
    def meant(form: str, other: str, behind: bool) -> str:
        if len(beside[other, behind]) < 2 or len(form) < _SHORTEST_SLIP:
            return ""
        if _is_vouched(form, vocabulary, is_known):
            return ""
        near = one_edit(form.lower())
        uses, among = vocabulary.forms[form], beside[other, behind]
        return next(
            (
                name
                for name in sorted(among, key=lambda name: (-len(among[name]), name))
                if name.lower() in near
                and (is_known(name) or _is_the_same(among[name], among[form]))
                and not _is_inflection(name.lower(), form.lower())
                and not (is_known(name.lower()) and is_known(other.lower()))
                and vocabulary.forms[name] >= uses
                and (vocabulary.forms[name] > uses or _is_vouched(name, vocabulary, is_known))
            ),
            "",
        )

    for index, (start, first), (at, second) in pairs:
        if name := meant(second, first, True):
            yield Slip(index, at, at + len(second), name)
        elif name := meant(first, second, False):
            yield Slip(index, start, start + len(first), name)


def _is_the_same(name: Sequence[int], slip: Sequence[int]) -> bool:
    """Whether one person stands in these blocks: two are named side by side, and as often."""
    return set(name).isdisjoint(slip) or len(slip) * _RARER <= len(name)


def _pairs(block: Block, read: _Read) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Names with nothing but a space between them."""
    named = dict(_names(block, read, _SHORTEST_OF_A_PERSON))
    for start, form in named.items():
        after = start + len(form) + 1
        if after in named and block.text[after - 1] in " \u00a0":
            yield (start, form), (after, named[after])


def _is_vouched(form: str, vocabulary: Vocabulary, is_known: Callable[[str], bool]) -> bool:
    lower = form.lower()
    if form in people() or vocabulary.allows(form) or lower in vocabulary.shown:
        return True
    return is_known(form) or is_known(lower) or form in terms()


def _names(block: Block, read: _Read, shortest: int = _SHORTEST) -> list[tuple[int, str]]:
    """The capitalised words of a block; identifiers of letters alone may be products' names."""
    hidden = [m for m in block.masks if m.reason != "identifier"]
    language = block.language or "en"
    words = read.get((block.text, language)) or tokens(block.text, language)
    return [
        (start, form.removesuffix("'s"))
        for start, form in words
        if form[0].isupper()
        and not form.isupper()
        and len(form.removesuffix("'s")) >= shortest
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
        if _is_inflection(lower, edit) or has_index(form, counts):
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
