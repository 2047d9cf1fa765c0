"""Which capitalised words are parts of people's names? Those beside a title, initial or name."""

import re
from collections.abc import Iterable

from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.lists import commonness, people
from qualitygate.proofread.shelf import Shelf
from qualitygate.proofread.texts import Passage
from qualitygate.proofread.tongue import Tongue

_TITLE_WORDS = (
    "dhr dipl dir dl don doña dr dra drs dª fru herr hr ing inż ir lady lord madame maître mevr "
    "mevrouw mgr miss mlle mme monsieur mr mrs ms mx panem pani phd prof professor rev señor "
    "señora senhor senhora sir sr sra"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_BETWEEN = re.compile(r"\.?[ \u00a0]{1,2}(?:(?:de|den|der|di|el|la|le|van|von|bin)[ \u00a0])*|-")


def persons(passages: Iterable[Passage], shelf: Shelf) -> frozenset[str]:
    """Unknown capitalised forms that stand beside what only a person's name has."""
    found: set[str] = set()
    for passage in passages:
        content, tongue = passage.text.content, shelf.tongue(passage.text.language)
        before, end = "", 0
        for start, form in passage.words:
            bare = form.removesuffix("'s")
            capitals = before[:1].isupper() and bare[:1].isupper()
            if capitals and _BETWEEN.fullmatch(content, end, start):
                if _is_unknown(bare, tongue) and _says_person(before, tongue):
                    found.add(bare)
                if _is_unknown(before, tongue) and _is_name(bare, tongue):
                    found.add(before)
            before, end = bare, start + len(form)
    return frozenset(found)


def _says_person(form: str, tongue: Tongue | None) -> bool:
    return (
        len(form) == 1
        or form.lower() in _TITLES
        or _is_name(form, tongue)
        or _is_unknown(form, tongue)
    )


def _is_name(form: str, tongue: Tongue | None) -> bool:
    """A person's name that is no everyday word too (Grant, Mark, Page)."""
    common = tongue.common if tongue else commonness()
    return form in people() and form.lower() not in common


def _is_unknown(form: str, tongue: Tongue | None) -> bool:
    if len(form) < 3 or form.isupper() or is_word(form, "en-US"):
        return False
    return tongue is None or not tongue.knows(form)
