"""Which capitalised words are parts of people's names? Those beside a title, initial or name."""

import re
from collections.abc import Iterable

from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.lists import commonness, people
from qualitygate.proofread.texts import Passage

_TITLE_WORDS = "dipl dir dr ing lady lord miss mme mr mrs ms mx phd prof professor rev sir"
_TITLES = frozenset(_TITLE_WORDS.split())
_BETWEEN = re.compile(r"\.?[ \u00a0]{1,2}(?:(?:de|den|der|di|el|la|le|van|von|bin)[ \u00a0])*|-")


def persons(passages: Iterable[Passage]) -> frozenset[str]:
    """Unknown capitalised forms that stand beside what only a person's name has."""
    found: set[str] = set()
    for passage in passages:
        content = passage.text.content
        before, end = "", 0
        for start, form in passage.words:
            bare = form.removesuffix("'s")
            capitals = before[:1].isupper() and bare[:1].isupper()
            if capitals and _BETWEEN.fullmatch(content, end, start):
                if _is_unknown(bare) and _says_person(before):
                    found.add(bare)
                if _is_unknown(before) and _is_name(bare):
                    found.add(before)
            before, end = bare, start + len(form)
    return frozenset(found)


def _says_person(form: str) -> bool:
    return len(form) == 1 or form.lower() in _TITLES or _is_name(form) or _is_unknown(form)


def _is_name(form: str) -> bool:
    """A person's name that is no everyday word too (Grant, Mark, Page)."""
    return form in people() and form.lower() not in commonness()


def _is_unknown(form: str) -> bool:
    return len(form) > 2 and not form.isupper() and not is_word(form, "en-US")
