"""The data that ships: whole, sorted as its readers need it, and with its licences."""

from importlib.resources import files

import pytest

from qualitygate.proofread import lists
from qualitygate.proofread.shelf import VERSIONS
from qualitygate.prose.english import DIALECTS

ROOM = files("qualitygate.proofread")
_OWN = {"phrases.txt", "usual.txt", *(f"common-{tag}.txt" for tag in VERSIONS)}
_UNDER = {"rare": "common", "vast": "common"}


def test_every_dictionary_has_its_licence() -> None:
    for dialect in (*DIALECTS, *VERSIONS):
        for suffix in (".aff", ".dic", ".LICENSE.txt"):
            assert (ROOM / "dictionaries" / f"{dialect}{suffix}").is_file()


def test_every_list_has_its_licence() -> None:
    names = {entry.name for entry in (ROOM / "data").iterdir()}
    data = {name for name in names if name.endswith((".txt", ".csv")) and "LICENSE" not in name}
    for name in data - _OWN:
        stem = name.partition(".")[0]
        assert f"{_UNDER.get(stem, stem)}.LICENSE.txt" in names


@pytest.mark.parametrize(
    ("word", "right"),
    [("recieve", "receive"), ("Recieve", "receive"), ("teh", "the"), ("zzz", None), ("", None)],
)
def test_known_misspellings(word: str, right: str | None) -> None:
    found = lists.known_typo(word)
    assert (found[0] if found else None) == right


def test_first_and_last_line_of_the_misspellings_are_found() -> None:
    lines = (ROOM / "data" / "typos.csv").read_text("utf-8").splitlines()
    for line in (lines[0], lines[-1]):
        word, *right = line.split(",")
        assert lists.known_typo(word) == tuple(right)


def test_the_largest_list_has_words_and_no_parts_of_them() -> None:
    words = (ROOM / "data" / "vast.txt").read_text("utf-8").split()
    assert [word for word in (words[0], words[-1], "guillemets") if not lists.is_vast(word)] == []
    assert [part for part in ("guillemet ", "guilleme", "") if lists.is_vast(part)] == []
    assert not any(word in lists.commonness() for word in words)


def test_common_words_are_graded() -> None:
    levels = lists.commonness()
    assert levels["the"] == 0
    assert set(levels.values()) == {0, 1}
    assert "recieve" not in levels


def test_the_own_list_holds_each_word_once() -> None:
    lines = (ROOM / "data" / "usual.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words))
    assert all(word.islower() and word.isalpha() for word in words)
