"""The list of English words says what Hunspell says of the dictionaries that it is made of."""

import random

import pytest

from qualitygate.proofread.dictionary import SHIPPED, Dictionary, dictionary, one_edit
from qualitygate.prose.english import DIALECTS, English

from .english_forms import TARGET, written


def test_the_list_is_that_of_the_dictionaries() -> None:
    assert TARGET.read_text("ascii") == written()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_list_and_hunspell_agree(dialect: str) -> None:
    listed, hunspell = English(dialect), Dictionary(SHIPPED, dialect)
    chance = random.Random(dialect)
    words = [line for line in TARGET.read_text("ascii").splitlines() if line[0] != "#"]
    asked = [word + ending for word in chance.sample(words, 4000) for ending in ("", "'s", "s")]
    asked += [edit for word in chance.sample(words, 40) for edit in one_edit(word)]
    asked += ["PDFs", "PDFS", "Pdfs", "McDonald", "MCDONALD", "Mcdonald", "O'Brien", "o'brien"]
    asked += ["naïve", "NAÏVE", "\u212aelvin", "İstanbul", "don't", "Don't", "dOn't", "it''s"]
    wrong = {
        form
        for word in asked
        for form in (word, word.lower(), word.capitalize(), word.upper(), word.swapcase())
        if (said := listed.knows(form)) is not None and said != hunspell.knows(form)
    }
    assert wrong == set()


@pytest.mark.parametrize("word", ["well-known", "1st", "etc.", "in the", "CLIENT'S", "", "'em"])
def test_what_is_no_plain_word_is_for_hunspell(word: str) -> None:
    assert English("en-GB").knows(word) is None
    assert dictionary("en-GB").knows(word) is Dictionary(SHIPPED, "en-GB").knows(word)


def test_dialects_differ() -> None:
    assert [English(dialect).knows("colour") for dialect in DIALECTS] == [False, True, True, True]
    assert [English(dialect).knows("colors") for dialect in DIALECTS] == [True, False, False, False]
