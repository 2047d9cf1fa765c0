"""Dictionaries of the user's own."""

from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.errors import UsageError
from qualitygate.proofread.builtin import Builtin

from .documents import checked, said

AFFIXES = "SET ISO8859-1\nTRY esianrtolcdugmphbyfvkwäöüß\n\nSFX N Y 1\nSFX N 0 en .\n"
WORDS = (
    "prüfung/N\ndie\nist\nwir\nhaben\nvereinbart\nbericht\nfür\nden\nund\nsie\nwas\nmit\nihnen\n"
)
GERMAN = "Wir haben die Prüfungen für den Bericht mit Ihnen vereinbart, und was die Prufung ist."


def config(folder: Path) -> Config:
    return Config(dictionaries=(str(folder),))


def write(folder: Path, name: str, affixes: str = AFFIXES, words: str = WORDS) -> None:
    count = len(words.split())
    (folder / f"{name}.aff").write_bytes(affixes.encode("latin-1"))
    (folder / f"{name}.dic").write_bytes(f"{count}\n{words}".encode("latin-1"))


@pytest.mark.parametrize("name", ["de", "de_DE", "de-DE", "de_DE_frami"])
def test_a_dictionary_in_an_old_encoding_is_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    found = checked(GERMAN, language="de-DE", config=config(tmp_path))
    assert said(found, "spelling") == ["Prufung"]
    assert found.matches[0].replacements == ("Prüfung",)
    assert found.gaps == ()


def test_without_one_the_gap_says_what_to_do() -> None:
    (gap,) = checked(GERMAN, language="de-DE").gaps
    assert "German" in gap.reason
    assert "de.dic" in gap.reason
    assert 'engine = "languagetool"' in gap.reason


def test_it_comes_before_the_one_that_ships(tmp_path: Path) -> None:
    write(tmp_path, "fr_FR", words="zorblange\nle\nest\nune\npour\n")
    found = checked("Le zorblange est une maison pour.", language="fr-FR", config=config(tmp_path))
    assert "zorblange" not in said(found, "spelling", "term")
    assert said(found, "spelling", "term") == ["maison"]


def test_an_english_one_adds_to_ours(tmp_path: Path) -> None:
    write(tmp_path, "en_GB", words="zorblange\nflimsel\n")
    found = checked("The zorblange is a flimsell house.", language="en-GB", config=config(tmp_path))
    assert said(found, "spelling", "term") == ["flimsell"]


def test_its_contents_are_part_of_the_version(tmp_path: Path) -> None:
    write(tmp_path, "de")
    first = Builtin((str(tmp_path),)).versions()
    assert first != Builtin().versions()
    assert "de " in dict(first)["dictionaries"]


@pytest.mark.parametrize("missing", [".aff", ".dic"])
def test_half_a_dictionary_is_an_error_that_names_the_file(tmp_path: Path, missing: str) -> None:
    write(tmp_path, "de")
    (tmp_path / f"de{missing}").unlink()
    with pytest.raises(UsageError, match=f"de{missing}"):
        checked(GERMAN, language="de", config=config(tmp_path))


@pytest.mark.parametrize(
    ("affixes", "words", "file"),
    [
        ("SET KLINGON-1\n", WORDS, "de.aff"),
        ("SET UTF-8\n", WORDS, "de.dic"),
        (AFFIXES, "", "de.dic"),
    ],
)
def test_a_broken_dictionary_is_an_error_that_names_the_file(
    tmp_path: Path, affixes: str, words: str, file: str
) -> None:
    write(tmp_path, "de", affixes, words)
    with pytest.raises(UsageError, match=file):
        checked(GERMAN, language="de", config=config(tmp_path))


def test_a_file_that_is_no_dictionary_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "de")
    (tmp_path / "de.dic").write_text("<html>not found</html>\n", "latin-1")
    with pytest.raises(UsageError, match=r"de\.dic.*first line"):
        checked(GERMAN, language="de", config=config(tmp_path))


def test_a_name_that_is_no_language_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "deutsch")
    with pytest.raises(UsageError, match="deutsch"):
        checked(GERMAN, language="de", config=config(tmp_path))
