"""In which language is a text? What the file says, unless the text itself says otherwise."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from qualitygate.document import Block, Document
from qualitygate.proofread.detection import (
    NAMES,
    are_kin,
    detect,
    evidence,
    script_language,
)
from qualitygate.proofread.lists import commonness, commonness_of, known_typo
from qualitygate.proofread.shelf import VERSIONS
from qualitygate.proofread.texts import blanked, tokens
from qualitygate.prose.words import WORD

_NO_LANGUAGE = frozenset({"", "und", "mul", "mis", "zxx", "x"})  # undetermined, many, none
_PLAIN = 0.6  # of the words of a text that says nothing of its language
_SAMPLE = 20_000  # characters of a document that say what most of it is in
_MOSTLY = 0.8  # of the words in lower case: a text that is English whatever stands around it
_SHORT = 40  # characters, below which a script does not tell Russian from Bulgarian
_HALF = 0.5  # of the words in lower case: enough everyday words to be in the document's language
_SENTENCE = 12  # words, below which a text is in no third language but its document's
_WORDY = 40  # different words that tell a document between English and another language
_NEAR = 2  # blocks within which a short text goes with a foreign neighbour


def language_name(tag: str) -> str:
    """``fr-FR`` -> ``French (fr-FR)``."""
    name = NAMES.get(primary(tag))
    return f"{name} ({tag})" if name else tag


@lru_cache(maxsize=1 << 10)
def primary(tag: str) -> str:
    """``en-GB`` -> ``en``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def claimed(tag: str | None) -> str:
    """A tag as BCP 47 writes it; empty where it names no language."""
    plain = (tag or "").replace("_", "-")
    return "" if primary(plain) in _NO_LANGUAGE else plain


def tag_of(block: Block) -> str:
    """What the file says of a block: the language of most of its characters, or its own."""
    counts: Counter[str] = Counter()
    for run in block.runs:
        if tag := claimed(run.language):
            counts[tag] += run.end - run.start
    if counts:
        return max(sorted(counts), key=lambda name: counts[name])
    return claimed(block.language)


def languages(blocks: Sequence[Block], home: str) -> dict[int, str]:
    """Block index -> BCP 47 tag, or "" where nothing says what the language is.

    The file's own word counts, block by block, then `home`, which is the document's. A text
    whose words clearly speak another language is in that one: word processors stamp the writer's
    keyboard on English text. What is too short to speak goes with what surrounds it.
    """
    texts = {block.index: blanked(block) for block in blocks}
    found: dict[int, str] = {}
    short: list[int] = []
    for place, block in enumerate(blocks):
        tag = tag_of(block) or home
        spoken = _spoken(texts[block.index], tag, home)
        if spoken is None:
            short.append(place)
        found[block.index] = home if spoken is None else spoken
    for place in short:
        block = blocks[place]
        tag = tag_of(block) or home
        near = _neighbours(blocks, place, found)
        found[block.index] = _short(texts[block.index], tag, home, near)
    return found


def home_language(document: Document, blocks: Sequence[Block], configured: str | None) -> str:
    """The language of most of the document, as a BCP 47 tag; empty where nothing says."""
    texts = [blanked(block) for block in blocks]
    tag = claimed(document.language) or claimed(configured)
    sample = _sample(texts)
    said = evidence(sample)
    heard = script_language(sample) or ("en" if is_english(sample) else "")
    if not heard and said.is_foreign_prose:
        heard = detect(sample)
        if are_kin(heard, primary(tag)) and said.words < 40:
            heard = ""
    elif not heard and said.lower >= _WORDY:
        heard = _mixed(sample)
    if heard and primary(tag) != heard:
        return configured if configured and primary(configured) == heard else _full(heard)
    if not tag and _is_plain_english(texts):
        return "en-US"
    return tag


def _sample(texts: Sequence[str]) -> str:
    """Enough of the document, from all over it."""
    size = sum(map(len, texts))
    step = size // _SAMPLE + 1
    return "\n".join(texts[::step])


def _spoken(text: str, tag: str, home: str) -> str | None:
    """The language of a text that speaks for itself; None where it is too short for that."""
    if script := script_language(text):
        return _known(script, tag, home, are_close=len(text) < _SHORT)
    said = evidence(text)
    if is_everyday(text, home):
        return tag if primary(tag) == primary(home) else home
    if said.is_english and (primary(home) == "en" or is_english(text)):
        return next((known for known in (tag, home) if primary(known) == "en"), "en-US")
    if not said.is_foreign_prose or _is_list(text):
        return None
    heard = detect(text)
    if not heard or heard == "en":  # by its words it is not English, whatever the detector says
        return None
    known = _known(heard, tag, home, are_close=True)
    is_third = known not in (tag, home) and primary(home) not in ("", "en")
    return None if is_third and said.words < _SENTENCE else known


def _mixed(sample: str) -> str:
    """The language of a document that is full of English names, of menus for example."""
    heard = detect(sample)
    return heard if is_everyday(sample, heard, least=0.0) else ""


def is_everyday(text: str, tag: str, least: float = _HALF) -> bool:
    """Whether a share of the words are everyday ones of a language other than English.

    And no fewer than are English: in "options pour la page" three words are English, too.
    """
    common = _everyday(tag)
    if not common:
        return False
    lower = [form for _, form in tokens(text, tag) if len(form) > 1 and form.islower()]
    share = sum(form in common for form in lower) / len(lower) if lower else 0.0
    return len(lower) > 1 and share >= max(least, evidence(text).english)


def _everyday(tag: str) -> dict[str, int]:
    """The everyday words of a language; empty where no list ships."""
    name = primary(tag)
    names = [known for known in sorted(VERSIONS, reverse=True) if primary(known) == name]
    return commonness_of(tag if tag in names else names[0]) if names else {}


def is_english(text: str) -> bool:
    """Whether a text is English that does not stand in an English document.

    Half of a German sentence may be words that are English, too: den, die, an, on.
    """
    said = evidence(text)
    return said.is_english and (said.english >= _MOSTLY or detect(text, 0.0) in ("en", ""))


def _known(heard: str, tag: str, home: str, *, are_close: bool) -> str:
    """The tag that the file has for a language, or for its kin where they are too close to tell."""
    for known in (tag, home):
        if heard == primary(known):
            return known
    for known in (tag, home):
        if are_close and are_kin(heard, primary(known)):
            return known
    return _full(heard)


def _short(text: str, tag: str, home: str, near: Iterable[str]) -> str:
    """The language of a text too short to be sure of: a foreign one needs two who say so."""
    own = primary(home)
    if is_everyday(text, home):
        near = ()
    for other in (tag, *near):
        language = primary(other)
        if language != own and not are_kin(language, own) and _may_be(text, language):
            return other
    return tag if primary(tag) == own else home


def _may_be(text: str, language: str) -> bool:
    said = evidence(text)
    if language == "en":
        return said.lower >= 2 and said.english > _PLAIN
    if not said.is_foreign or _is_list(text):
        return False
    heard = detect(text, 0.0)
    return heard == language or are_kin(heard, language)


def _neighbours(blocks: Sequence[Block], place: int, found: dict[int, str]) -> Iterator[str]:
    for distance in range(1, _NEAR + 1):
        for other in (place + distance, place - distance):
            if 0 <= other < len(blocks):
                yield found[blocks[other].index]


def _is_list(text: str) -> bool:
    """Words between commas and line ends rather than sentences."""
    breaks = sum(text.count(mark) for mark in ",;|\n\t/")
    return breaks * 3 >= len(text.split())


def _is_plain_english(texts: Sequence[str]) -> bool:
    """Whether a few words without a sentence are everyday English, or slips in it."""
    found = {word.lower() for text in texts for word in WORD.findall(text)}
    english = sum(word in commonness() or bool(known_typo(word)) for word in found)
    return bool(found) and english >= _PLAIN * len(found)


def _full(language: str) -> str:
    return "en-US" if language == "en" else language
