"""Which capitalised words are parts of people's names? Those beside a title, initial or name."""

import re
from collections.abc import Iterable, Iterator

from qualitygate.proofread import wordforms
from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.lists import commonness, known_typo, people
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
_FIRST_NAME = 6  # letters up to which a word before an unknown family name is no slip
_FAMILY_NAME = 5  # letters from which a word that nothing is near is a name
# "Lars Hecking, Gershon Elber, Hao-Yu Chen": names of two to four words, commas between them.
_NAME = r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:,(?: and)? {_NAME}|,? and {_NAME}){{3,}}")
_WORD = re.compile(r"[^\W\d_]{3,}")


def persons(passages: Iterable[Passage], shelf: Shelf) -> frozenset[str]:
    """Unknown capitalised forms that stand beside what only a person's name has."""
    found: set[str] = set()
    tongues: dict[str, Tongue | None] = {}
    for passage in passages:
        content, language = passage.text.content, passage.text.language
        if language not in tongues:
            tongues[language] = shelf.tongue(language)
        tongue = tongues[language]
        first, before, end = "", "", 0
        for start, form in passage.words:
            if not form[0].isupper():
                before = ""
                continue
            bare = form.removesuffix("'s")
            if before and _BETWEEN.fullmatch(content, end, start):
                if _is_unknown(bare, tongue) and _says_person(before, tongue):
                    found.add(bare)
                if _is_unknown(before, tongue) and _is_family(bare, tongue, before):
                    found.add(before)
                initial = len(before) == 1 and first[:1].isupper()
                if initial and _is_unknown(first, tongue) and _is_family(bare, tongue, first):
                    found.add(first)
            else:
                before = ""
            first, before, end = before, bare, start + len(form)
        found.update(_listed(content, tongue))
    return frozenset(found)


def _is_family(form: str, tongue: Tongue | None, first: str) -> bool:
    """Whether what stands before a form, `first`, is a first name.

    It is before a person's name, and if it is short and no known slip, before what looks like no
    other word.
    """
    if _is_name(form, tongue):
        return True
    if len(first) > _FIRST_NAME or len(form) < _FAMILY_NAME or known_typo(first):
        return False
    return _is_unknown(form, tongue) and not wordforms.common_neighbours(form.lower())


def _listed(content: str, tongue: Tongue | None) -> Iterator[str]:
    """The unknown words of a list of names, half of which at least are no everyday words."""
    for match in _NAMES.finditer(content) if content.count(",") > 1 else ():
        items = [_WORD.findall(item) for item in match.group().split(",")]
        named = [item for item in items if any(_is_persons(word, tongue) for word in item)]
        if len(named) * 2 > len(items):
            yield from (word for item in named for word in item if _is_unknown(word, tongue))


def _is_persons(word: str, tongue: Tongue | None) -> bool:
    if _is_name(word, tongue):
        return True
    return _is_unknown(word, tongue) and not known_typo(word)


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
