"""Words of an English text that are somebody else's: foreign titles and names of authors."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualitygate.proofread.dictionary import one_edit
from qualitygate.proofread.engine import Remark
from qualitygate.proofread.lists import known_typo
from qualitygate.proofread.shelf import Shelf

# Small words that English does not have, and by which a phrase says its language.
_SMALL_WORDS = {
    "es": "al con de del el en es la las los para por que se sin sobre su una y",
    "fr": "au aux avec ce de des du en est et la le les par pour que sur une",
    "pt-PT": "ao com da das de dos e em na nas os ou para pela pelo que um uma",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = frozenset(_MONTH_NAMES.split())
_LETTERS = 4  # of an unknown word that tells a language
_BETWEEN = 40  # characters from one unknown word of a phrase to the next
_AROUND = 25  # characters beside a phrase in which its small words are looked for
_ENOUGH = 2  # different unknown words that the language must have
_WORD = re.compile(r"[^\W\d_]+")
# "Propper et al (2008)", "(Mattmann & Zitting, 2011)", "as Voute (1946) said"
_CITED = re.compile(
    r"(?P<first>[A-Z][\w’'-]+)(?=,? et al\b)"
    r"|(?<=[a-z,;] )(?P<dated>[A-Z][\w’'-]+)(?= \((?:1[89]|20)\d\d[a-z]?\))"
    r"|(?P<bracketed>[A-Z][\w’'-]+)(?=,? (?:1[89]|20)\d\d[a-z]?[);])"
)


def foreign_phrases(content: str, remarks: Sequence[Remark], shelf: Shelf) -> list[tuple[int, int]]:
    """The unknown words of phrases in Spanish, French or Portuguese.

    A phrase has two unknown words near each other that the language's dictionary has, and says its
    language by a small word or an accent. So a slip that happens to be a word elsewhere is none.
    """
    found: list[tuple[int, int]] = []
    for group in _groups(content, remarks):
        spans = [(remark.start, remark.end) for remark in group]
        if any(_is_of(content, spans, language, shelf) for language in _SMALL):
            found += spans
    return found


def cited_names(content: str) -> list[tuple[int, int]]:
    """The names of authors where a work is cited with its year, or with those who helped.

    What stands before a year may be a month misspelled: "(Febuary 2026)".
    """
    if " et al" not in content and ")" not in content:
        return []
    return [
        match.span(match.lastgroup or 0)
        for match in _CITED.finditer(content)
        if match.lastgroup == "first" or not _is_slip(match.group(match.lastgroup or 0).lower())
    ]


def _is_slip(word: str) -> bool:
    return bool(known_typo(word)) or not _MONTHS.isdisjoint(one_edit(word))


def _groups(content: str, remarks: Sequence[Remark]) -> Iterator[list[Remark]]:
    """Unknown words that stand near one another in a sentence."""
    group: list[Remark] = list(remarks[:1])
    for before, after in pairwise(remarks):
        between = content[before.end : after.start]
        if len(between) > _BETWEEN or ". " in between:
            yield group
            group = []
        group.append(after)
    yield group


def _is_of(content: str, spans: Sequence[tuple[int, int]], language: str, shelf: Shelf) -> bool:
    forms = {content[start:end].lower() for start, end in spans}
    telling = {form for form in forms if len(form) >= _LETTERS}
    if len(telling) < _ENOUGH:
        return False
    begin, end = max(spans[0][0] - _AROUND, 0), spans[-1][1] + _AROUND
    around = _WORD.findall(content[begin:end].lower())
    if all(form.isascii() for form in forms) and _SMALL[language].isdisjoint(around):
        return False
    tongue = shelf.tongue(language)
    if tongue is None:
        return False
    known = sum(map(tongue.knows, telling))
    return known >= _ENOUGH and known * 3 >= len(telling) * 2
