"""How a name stands in its sentence: as a firm's does, or as any word with a capital may."""

import enum
import re

from qualitygate.document import Block
from qualitygate.legal_forms import legal_form_behind
from qualitygate.prose.words import FUNCTION_WORDS

_FIRM = re.compile(r",?\s+(?:Consulting|Consultants|Consultancy|Holdings?|Advisory|Pty|Pte|Co)\b")
# What makes a place or an event of the proper name before it.
_OF_ANOTHER = re.compile(
    r"[ \u00a0](?:[Ss]treet|[Rr]oad|[Ll]ane|[Aa]venue|[Cc]ourt|[Ss]quare|[Hh]ill|[Pp]ark|[Hh]otel|"
    r"[Hh]ouse|[Bb]ridge|[Ww]ay|[Dd]rive|[Cc]lose|[Bb]uilding|[Ss]tadium|[Aa]irport|[Ss]tation|"
    r"[Rr]iver|[Ll]ake|[Ii]sland|[Vv]alley|[Cc]ounty|[Mm]ountains?|[Pp]rize|[Aa]ward|[Mm]edal|"
    r"[Tt]heorem|[Aa]ct|[Cc]onference|[Ss]ymposium)\b"
)
_TITLED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Herr|Frau|Mme)\.?|\b[A-Z]\.)[ \u00a0]?\Z")
_OPENS = re.compile(r"(?:\A|[.!?:;…]\s+|[\t\n“”\"‘'«(\[•–—|/]\s*|-\s+|\b[A-Z][\w’'&]*,\s+)\Z")
_OWNS = re.compile(r"['’]s\s")  # what a common noun does only behind an article
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'&-]*)[ \u00a0\n]+\Z")
_AFTER = re.compile(r"[ \u00a0\n-]+[A-Z][\w&]*|[-/]\w|[ \u00a0]?[:=<>+*^]|[ \u00a0-]?\d")
_BESIDE = re.compile(r"[ \u00a0\n-]+(?:of[ \u00a0](?:the[ \u00a0])?)?[A-Z]")
_NUMBERED = re.compile(r"[ \u00a0-]?\d|[ \u00a0]?[:=<>+*^]|[-_/]\w")
# Before a firm's name none of these stands, before any other noun they do.
_COUNTING = """
    a an each every any no another one two three this that these those its their your his her my our
    which what some such next last first second third same new old whole entire final current
    | ein eine einen einem einer eines kein keine jede jeder jedes dieser diese dieses | un une ce
    cet cette chaque | uno una unos unas este esta | um uma cada | een deze dit elke
"""
_ARTICLES = "the der die das den dem des le la les el los las il lo gli o os de het"
# Before a name in a heading or a cell they show that it is one.
_LEADING = """
    about against and as at between by for from like of on than to unlike via vs with
    | für von bei mit | pour par chez avec | para por con | voor van door per da
"""
_COUNTS, _THE, _LEADS = (frozenset(t.split()) for t in (_COUNTING, _ARTICLES, _LEADING))
_COMPANY = frozenset(["company", "manager", "Company", "Manager"])  # properties that hold a firm


class Stance(enum.Enum):
    """From what can be no name here to what can be nothing else."""

    NONE = 0  # a word, a place, a person
    PART = 1  # behind another word with a capital: may be the end of its name
    BESIDE = 2  # before another such word, or joined to one
    LOOSE = 3  # where every word has a capital
    NAME = 4  # as names stand
    FIRM = 5  # with what only firms have


def stance(block: Block, start: int, end: int, acronym: bool, nouns: bool) -> Stance:
    """How ``block.text[start:end]`` stands there; what is found is a name by its letters.

    `nouns`: in this language every noun has a capital.
    """
    text = block.text
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if text[start:end].islower() and re.match(r"-\w", after):
        return Stance.NONE
    if _OF_ANOTHER.match(after) and after[1:2].isupper():
        return Stance.NONE
    if _FIRM.match(after) or legal_form_behind(text, start, end):
        return Stance.FIRM
    if block.kind == "property" and block.name in _COMPANY and not (before or after):
        return Stance.FIRM
    single = text[start:end].isalpha()
    if single and not acronym and _TITLED.search(before):
        return Stance.NONE
    return _in_sentence(block, before, after, single, nouns)


def _in_sentence(block: Block, before: str, after: str, single: bool, nouns: bool) -> Stance:
    previous = _WORD_BEFORE.search(before)
    word = previous[1] if previous else ""
    opens = not previous or bool(_OPENS.search(before[: previous.start()]))
    low = word.casefold()
    capital = word[:1].isupper() and not (opens and (low in _LEADS or low in FUNCTION_WORDS))
    if single and capital and not opens and not word.isupper():
        return Stance.PART
    if single and (nouns or _BESIDE.match(after) or before[-1:] == "-"):
        return Stance.BESIDE
    begins = not word and _OPENS.search(before) and not _OWNS.match(after)
    if capital or begins or _AFTER.match(after):
        return Stance.LOOSE
    if block.nature == "sentences":
        return Stance.NAME
    led = low in _LEADS and not _is_title_case(block.text)
    return Stance.NAME if led else Stance.LOOSE


def _is_title_case(text: str) -> bool:
    """Whether a heading gives its words capitals, so that they say nothing."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word not in _LEADS]
    capitals = sum(1 for word in long if word[0].isupper())
    return capitals > max(2, len(long) // 2)


def is_common(block: Block, start: int, end: int) -> bool:
    """Whether a word stands as only a common noun does, or in code: "a gap", "Delta 4"."""
    before, after = block.text[max(0, start - 40) : start], block.text[end : end + 4]
    previous = _WORD_BEFORE.search(before)
    return bool(
        block.nature in ("code", "data", "contents")
        or _NUMBERED.match(after)
        or (previous and previous[1].casefold() in _COUNTS)
        or any(block.masks_in(start, end))
    )


def has_article(block: Block, start: int) -> bool:
    """Whether "the" stands before a word: "the Summit", but also "the Apex team"."""
    previous = _WORD_BEFORE.search(block.text[max(0, start - 40) : start])
    return bool(previous and previous[1].casefold() in _THE)
