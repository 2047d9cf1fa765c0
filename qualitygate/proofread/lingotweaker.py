"""LingoTweaker: LanguageTool's rules and dictionaries in this process, without Java.

The package ships its code for Linux on x86-64 alone; elsewhere pip finds an empty first version of
it. The data of each language is a package of its own, ``lingotweaker-data-en`` and so on: what is
installed is spoken. A language takes 1 to 5 s and 270 to 430 MB to load, so that is done when there
is text in it.

Each text is checked by itself. Joined, as a server likes them, texts are read about a tenth faster,
but in joined texts of 20,000 characters and more the engine falls silent on words that it reports
in the single ones.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import accumulate
from typing import Any

from qualitygate.errors import Unreadable
from qualitygate.proofread.agreed import agreed
from qualitygate.proofread.detection import NAMES
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.engines import NotAvailable
from qualitygate.proofread.languages import language_name, primary
from qualitygate.proofread.policy import kind_of, remark

_CODE = "lt_py"
_LOADED = 3  # languages at once: memory that one took goes to the next, and never back
_OFFERED = re.compile(r"<suggestion>(.*?)</suggestion>")  # in messages: LanguageTool quotes it
_NO_WORD = "qzxwvk"  # in no language: it makes a dictionary name itself
# Languages whose dictionaries differ by country, and the rule that only the right one reports.
_SPELLERS = {
    "en-US": "MORFOLOGIK_RULE_EN_US",
    "en-GB": "MORFOLOGIK_RULE_EN_GB",
    "de-DE": "GERMAN_SPELLER_RULE",
    "de-AT": "AUSTRIAN_GERMAN_SPELLER_RULE",
    "de-CH": "SWISS_GERMAN_SPELLER_RULE",
    "pt-PT": "MORFOLOGIK_RULE_PT_PT",
    "pt-BR": "MORFOLOGIK_RULE_PT_BR",
}
# Country -> the variant that is nearest, where a language has several; "" for all others. The other
# variants of English that LanguageTool knows would be loaded with the American dictionary.
_VARIANTS = {
    "en": {"US": "en-US", "CA": "en-US", "PH": "en-US", "EN": "en-US", "": "en-GB"},
    "de": {"AT": "de-AT", "CH": "de-CH", "LI": "de-CH", "": "de-DE"},
    "pt": {"BR": "pt-BR", "": "pt-PT"},
}


class LingoTweaker:
    """Raises `NotAvailable` where the package is not, or cannot be, installed.

    `folders` hold the user's own dictionaries, to which its words are held as well as to ours.
    """

    name = "lingotweaker"

    def __init__(self, folders: tuple[str, ...] = ()) -> None:
        self._folders = folders
        self._version = _installed()

    def versions(self) -> tuple[tuple[str, str], ...]:
        data = [_package(name) for name in sorted(NAMES) if self.speaks(name)]
        return (("lingotweaker", self._version), *((name, version(name)) for name in data))

    def speaks(self, language: str) -> bool:
        name = primary(language)
        return name in NAMES and find_spec(_module(name)) is not None

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """The allowed remarks on each text; raises `Unreadable` where a language cannot be read."""
        return [
            agreed(text, _remarks(_loaded(variant_of(text.language)), text), self._folders)
            for text in texts
        ]

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        """All of them: what has no corrections by now gets none."""
        return dict.fromkeys(words, ())

    def close(self) -> None:
        """Nothing is held outside this process."""


def variant_of(language: str) -> str:
    """The variant that judges a BCP 47 tag: ``en-IE`` -> ``en-GB``, ``fr-BE`` -> ``fr``."""
    name = primary(language)
    known = _VARIANTS.get(name)
    if known is None:
        return name
    region = language.replace("_", "-").rpartition("-")[2].upper()
    return known.get(region, known[""])


def _installed() -> str:
    """The version of the package that is installed and works here."""
    try:
        found = version("lingotweaker")
    except PackageNotFoundError:
        found = ""
    if found and find_spec(_CODE) is None:
        raise NotAvailable(
            'The engine "lingotweaker" runs on Linux with an x86-64 processor only (what is '
            'installed here is empty), so the language was not checked: use engine = "builtin" '
            'or "languagetool".'
        )
    if not found or find_spec(_module("en")) is None:
        raise NotAvailable(
            'The engine "lingotweaker" is not installed, so the language was not checked: on Linux '
            'with an x86-64 processor, pip install "qualitygate[lingotweaker]"; elsewhere use '
            'engine = "builtin" or "languagetool".'
        )
    return found


def _package(name: str) -> str:
    return f"lingotweaker-data-{name}"


def _module(name: str) -> str:
    return f"lingotweaker_data_{name}"


@lru_cache(_LOADED)
def _loaded(variant: str) -> Any:
    """The engine for a variant, with the dictionary of that variant and no other.

    The folder of the data is named, since a folder ``data`` beside the document would be taken for
    it; and what is loaded is asked, since an unknown variant is silently replaced by another.
    """
    name = primary(variant)
    try:
        folder = import_module(_module(name)).data_dir()
        engine = import_module(_CODE).Engine(name, variant=variant, data_dir=folder)
    except (ImportError, RuntimeError, ValueError, AttributeError) as error:
        raise _broken(variant, type(error).__name__) from None
    spellers = {
        found["rule_id"]
        for found in _asked(engine, _NO_WORD)
        if kind_of(found["rule_id"], found["category_id"], variant) == "spelling"
    }
    if not spellers or _SPELLERS.get(variant, *spellers) not in spellers:
        raise _broken(variant, "it answers with another dictionary, or none")
    return engine


def _broken(language: str, why: str) -> Unreadable:
    return Unreadable(
        f'The engine "lingotweaker" could not load {language_name(language)} ({why}): install '
        f"{_package(primary(language))} again in a version that goes with lingotweaker, or use "
        "another engine.",
        "engine",
    )


def _remarks(engine: Any, text: Text) -> list[Remark]:
    content = text.content
    place = _places(content)
    found = (
        remark(
            text,
            place[match["offset"]],
            place[match["offset"] + match["length"]],
            match["rule_id"],
            match["category_id"],
            _OFFERED.sub(r"“\1”", match["message"]),
            match["suggestions"],
        )
        for match in _asked(engine, content)
    )
    return [one for one in found if one is not None]


def _asked(engine: Any, content: str) -> list[dict[str, Any]]:
    """What the engine says, its offsets in bytes of UTF-8."""
    try:
        found: list[dict[str, Any]] = engine.check(content.encode("utf-8", "replace").decode())
    except BaseException as error:
        # A panic of the engine's is no Exception to Python; its message may hold the text.
        name = type(error).__name__
        if not isinstance(error, Exception) and name != "PanicException":
            raise
        raise Unreadable(
            f'The engine "lingotweaker" failed ({name}), so the language was not checked to the '
            'end: use engine = "builtin" or "languagetool".',
            "engine",
        ) from None
    return found


def _places(content: str) -> Sequence[int]:
    """Byte of the text in UTF-8 -> code point, the end included."""
    if content.isascii():
        return range(len(content) + 1)
    starts = [0] * (len(content.encode("utf-8", "replace")) + 1)
    sizes = (len(char.encode("utf-8", "replace")) for char in content)
    for point, byte in enumerate(accumulate(sizes, initial=0)):
        starts[byte] = point
    return starts
