"""The engine that ships: Hunspell for words, Harper for grammar and a second opinion."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

from qualitygate.proofread.dictionary import dictionary, is_word
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.harper import Harper
from qualitygate.proofread.languages import primary
from qualitygate.proofread.lists import terms
from qualitygate.proofread.shelf import VERSIONS, shelf
from qualitygate.proofread.texts import tokens
from qualitygate.proofread.tongue import FAR, Tongue
from qualitygate.prose.english import DIALECTS

_DICTIONARIES = ", ".join(
    ("en SCOWL 2020.12.07", *(f"{tag} {version}" for tag, version in sorted(VERSIONS.items())))
)
_WISHES = 4  # words of a document for which Hunspell, which takes its time, is asked for more
_TYPOS = "0.14.0"


# What is hung on words with a hyphen: "constant-time-ness", "scrum-ish".
_ENDINGS = frozenset(["able", "ed", "ers", "esque", "ile", "ish", "ism", "ist", "ness", "wise"])


class Builtin:
    """Works on every platform, without Java, download or network.

    `folders` hold the user's own dictionaries.
    """

    name = "builtin"

    def __init__(self, folders: tuple[str, ...] = ()) -> None:
        self._shelf = shelf(folders)

    def versions(self) -> tuple[tuple[str, str], ...]:
        own = self._shelf.versions()
        return (
            ("hunspell", version("chunspell-next")),
            ("dictionaries", f"{_DICTIONARIES}; {own}" if own else _DICTIONARIES),
            ("typos", _TYPOS),
            ("harper", Harper.version()),
        )

    @staticmethod
    def prepare() -> None:
        """Begin to load what takes long, beside other work."""
        _harper().prepare()

    def speaks(self, language: str) -> bool:
        return primary(language) == "en" or self._shelf.has(language)

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """Every word that its language's dictionaries lack; of English, what Harper says as well.

        Unknown words carry no corrections yet: `second_opinion` gives them for those that matter.
        """
        found: list[list[Remark]] = [self.unknown(text) for text in texts]
        english = [index for index, text in enumerate(texts) if primary(text.language) == "en"]
        grammar = _harper().grammar([texts[index] for index in english])
        for index, remarks in zip(english, grammar, strict=True):
            found[index] += remarks
            found[index].sort(key=lambda remark: (remark.start, remark.end))
        return found

    def unknown(self, text: Text) -> list[Remark]:
        """Every word that the dictionaries of the text's language lack."""
        tongue = self._shelf.tongue(text.language)
        if tongue is not None:
            return _foreign_unknown(text, tongue)
        own = self._shelf.english(text.language)
        return [
            remark
            for remark in _unknown(text)
            if own is None or not own.knows(text.content[remark.start : remark.end])
        ]

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        """Those of the words that are unknown on second thoughts, with corrections."""
        tongue = self._shelf.tongue(language)
        if tongue is None:
            return _harper().spelling(words)
        far = [word for word in words if _is_lost(word.lower(), tongue)][:_WISHES]
        return {**dict.fromkeys(words, ()), **{word: tongue.words.suggest(word) for word in far}}

    def close(self) -> None:
        """Nothing is held outside this process."""


def dialect_of(language: str) -> str:
    """The dictionary for a tag: ``en``, ``en-IE``, ``en-NZ`` go with their nearest kin."""
    tag = language.replace("_", "-")
    for name in DIALECTS:
        if tag.lower() == name.lower():
            return name
    region = tag.partition("-")[2].upper()
    if region in ("", "US", "PH"):
        return "en-US"
    return "en-AU" if region == "NZ" else "en-GB"


@cache
def _harper() -> Harper:
    """One for all dialects: it is asked of words that no dialect has."""
    return Harper()


def _is_lost(word: str, tongue: Tongue) -> bool:
    """Whether nothing near is known for a word that is long enough to have been meant.

    An English word with an ending of the language's is no slip: ``footprintu``.
    """
    if len(word) not in FAR or tongue.has_neighbour(word) or tongue.far_words(word):
        return False
    return not any(is_word(word[:-cut], "en-US") for cut in range(4))


def _foreign_unknown(text: Text, tongue: Tongue) -> list[Remark]:
    content = text.content
    return [
        Remark(start, start + len(form), "spelling", "hunspell")
        for start, form in tokens(content, text.language)
        if len(form) > 1 and not tongue.knows_at(content, start, start + len(form))
    ]


def _unknown(text: Text) -> list[Remark]:
    dialect = dialect_of(text.language)
    content = text.content
    return [
        Remark(start, start + len(form), "spelling", "hunspell")
        for start, form in tokens(content)
        if len(form) > 1
        and not _passes(form, dialect)
        and not _is_part(content, start, start + len(form), dialect)
    ]


def _is_part(content: str, start: int, end: int, dialect: str) -> bool:
    """Part of a hyphenated word that is known when written as one: "post-mortem", "add-ons"."""
    if "-" not in content[max(start - 1, 0) : start] + content[end : end + 1]:
        return False
    if start > 1 and content[start:end] in _ENDINGS and content[start - 2].isalpha():
        return True
    while start > 0 and (content[start - 1].isalpha() or content[start - 1] == "-"):
        start -= 1
    while end < len(content) and (content[end].isalpha() or content[end] == "-"):
        end += 1
    whole = content[start:end].strip("-").replace("-", "")
    return _passes(whole, dialect) or whole.lower() in terms()


def _passes(form: str, dialect: str) -> bool:
    return dictionary(dialect).knows(form) or is_word(form, dialect) or _is_contraction(form)


def _is_contraction(form: str) -> bool:
    """``client's`` of a known word, which the dictionaries have for some nouns only."""
    stem = form.removesuffix("'s").removesuffix("'")
    return stem != form and is_word(stem, "en-US")
