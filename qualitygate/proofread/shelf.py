"""The dictionaries at hand, by language: those of the user's folders, then those that ship."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from qualitygate.errors import UsageError
from qualitygate.proofread.dictionary import SHIPPED, Dictionary
from qualitygate.proofread.lists import commonness_of
from qualitygate.proofread.tongue import Tongue

# What ships beside English, with its version; Portuguese without a country is Portugal's.
VERSIONS = {
    "da": "2.8.034", "es": "2.8", "fr": "7.5", "nl": "2.20.21", "pl": "2008-12-06",
    "pt-BR": "3.2", "pt-PT": "2.0.0",
}  # fmt: skip
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}|[A-Za-z]{2}|\d{3}))?(?:[-_.].*)?")
_SET = re.compile(rb"^SET[ \t]+(\S+)", re.MULTILINE)
_DIGITS = 12  # of a content hash: enough to tell two editions of a dictionary apart
_ASCII, _LIGATURE = "abcdefghijklmnopqrstuvwxyz", "œ"
_ENOUGH = 120_000  # entries of a dictionary that show how its words are spelled
_TRIED = 200  # entries of a dictionary of which one must be found in it again


@dataclass(frozen=True, slots=True)
class Volume:
    """A pair of files, ``folder/name.aff`` and ``folder/name.dic``, and the language in them."""

    tag: str
    folder: Path
    name: str

    def path(self, suffix: str) -> Path:
        return self.folder / f"{self.name}{suffix}"


class Shelf:
    """What a configuration has dictionaries for; nothing is loaded before it is asked for."""

    def __init__(self, folders: tuple[str, ...] = ()) -> None:
        """Raises `UsageError` where one of a pair of files lacks the other."""
        self._own = {v.tag.lower(): v for folder in reversed(folders) for v in _volumes(folder)}

    def tongue(self, language: str) -> Tongue | None:
        """What is known of a language other than English.

        Raises `UsageError` where a file of the user's is no dictionary.
        """
        volume = self._volume(language)
        if volume is None or volume.tag.lower().startswith("en"):
            return None
        return _tongue(volume)

    def english(self, language: str) -> Dictionary | None:
        """The user's own English dictionary, which adds to those that ship."""
        volume = _nearest(self._own, language)
        return _loaded(volume) if volume else None

    def has(self, language: str) -> bool:
        """Whether there is a dictionary for a tag, or for its language."""
        return self._volume(language) is not None

    def versions(self) -> str:
        """The user's dictionaries with hashes of what they hold; empty where there are none."""
        return ", ".join(f"{v.name} {_hash(v)}" for _, v in sorted(self._own.items()))

    def _volume(self, language: str) -> Volume | None:
        return _nearest(self._own, language) or _nearest(_shipped(), language)


@cache
def shelf(folders: tuple[str, ...]) -> Shelf:
    """One for all documents of a configuration."""
    return Shelf(folders)


@cache
def _shipped() -> dict[str, Volume]:
    found = {tag.lower(): Volume(tag, SHIPPED, tag) for tag in VERSIONS}
    return {**found, "pt": found["pt-pt"]}


def _nearest(volumes: dict[str, Volume], language: str) -> Volume | None:
    """The volume of the very tag, of its language, or of that language in some country."""
    tag = language.replace("_", "-").lower()
    primary = tag.partition("-")[0]
    if volume := volumes.get(tag) or volumes.get(primary):
        return volume
    kin = sorted(name for name in volumes if name.partition("-")[0] == primary)
    return volumes[kin[0]] if kin else None


def _volumes(folder: str) -> Iterator[Volume]:
    """The pairs of a folder; the file names say the language: ``de``, ``de_CH``, ``de-CH``."""
    root = Path(folder)
    names = {path.name for path in root.iterdir() if path.suffix in (".aff", ".dic")}
    for stem in sorted({name[:-4] for name in names}):
        for wanted, other in ((".aff", ".dic"), (".dic", ".aff")):
            if stem + wanted not in names:
                raise UsageError(
                    f"this dictionary is not whole: {stem}{wanted} must lie beside it.",
                    str(root / f"{stem}{other}"),
                )
        tag = _TAG.fullmatch(stem)
        if tag is None:
            raise UsageError(
                'a dictionary is called by its language, such as "de.dic" or "de_CH.dic".',
                str(root / f"{stem}.dic"),
            )
        yield Volume("-".join(filter(None, tag.groups())), root, stem)


def _hash(volume: Volume) -> str:
    digest = hashlib.sha256()
    for suffix in (".aff", ".dic"):
        digest.update(volume.path(suffix).read_bytes())
    return digest.hexdigest()[:_DIGITS]


@cache
def _loaded(volume: Volume) -> Dictionary:
    """The dictionary of a volume; one that does not ship is looked through first."""
    loaded = Dictionary(volume.folder, volume.name)
    if volume.folder != SHIPPED:
        _verify(volume, loaded)
    return loaded


@cache
def _tongue(volume: Volume) -> Tongue:
    return Tongue(volume.tag, _loaded(volume), _letters(volume), partial(_entries, volume))


def _verify(volume: Volume, loaded: Dictionary) -> None:
    """Hunspell says nothing of files that it cannot make sense of: see that words are found."""
    text = _text(volume, ".dic")
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or not lines[0].split() or not lines[0].split()[0].isdigit():
        raise UsageError(
            "this is no Hunspell dictionary: its first line must say how many words there are.",
            str(volume.path(".dic")),
        )
    entries = _entries(volume)
    step = max(len(entries) // _TRIED, 1)
    if not any(loaded.knows(entry) for entry in entries[::step]):
        raise UsageError(
            "Hunspell finds no word in this dictionary: the file, or the .aff beside it, is "
            "damaged.",
            str(volume.path(".dic")),
        )


def _entries(volume: Volume) -> list[str]:
    """The words of a dictionary without their flags; of a large one those of every few lines."""
    lines = _text(volume, ".dic").splitlines()[1:]
    lines = lines[:: len(lines) // _ENOUGH + 1]
    words = (line.partition("/")[0].partition("\t")[0].strip() for line in lines)
    return [word for word in words if len(word) > 2 and word.isalpha()]


def _letters(volume: Volume) -> str:
    """The small letters of a language: of its everyday words, of TRY, or else of all its words."""
    if volume.folder == SHIPPED:
        return "".join(sorted({*_ASCII, *_LIGATURE, *"".join(commonness_of(volume.tag))}))
    affixes = _text(volume, ".aff")
    tried = re.search(r"^TRY[ \t]+(\S+)", affixes, re.MULTILINE)
    sample = tried.group(1) if tried else _text(volume, ".dic")
    letters = {char for char in sample.lower() if char.isalpha()}
    if not letters or any("a" <= char <= "z" for char in letters):
        letters.update(_ASCII)
    return "".join(sorted(letters))


def _text(volume: Volume, suffix: str) -> str:
    """A file of a dictionary, in the encoding that its .aff names.

    Raises `UsageError` where that is unknown, or is not what the file is written in.
    """
    path = volume.path(suffix)
    try:
        named = _SET.search(volume.path(".aff").read_bytes())
        encoding = named.group(1).decode("ascii", "replace") if named else "iso8859-1"
        return path.read_bytes().decode(_ALIASES.get(encoding.lower(), encoding))
    except LookupError as error:
        raise UsageError(
            f"SET names an encoding that nobody knows: {encoding}.", str(volume.path(".aff"))
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"this file is not written in {encoding}, as SET says.", str(path)
        ) from error
    except OSError as error:
        raise UsageError(f"the dictionary cannot be read: {error.strerror}.", str(path)) from error


# Hunspell's names that Python does not have.
_ALIASES = {"microsoft-cp1251": "cp1251", "tis620-2533": "tis-620"}
