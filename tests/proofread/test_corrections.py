"""The right word comes first."""

import pytest

from qualitygate.proofread.corrections import rank
from qualitygate.proofread.lists import known_typo
from qualitygate.proofread.vocabulary import Vocabulary

from .documents import checked


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("nad", "and"),
        ("wich", "which"),
        ("reccommend", "recommend"),
        ("buisness", "business"),
        ("managment", "management"),
        ("enhancment", "enhancement"),
        ("benifit", "benefit"),
        ("stratergy", "strategy"),
        ("hte", "the"),
    ],
)
def test_the_meant_word_comes_first(wrong: str, right: str) -> None:
    found = checked(f"The plan is good {wrong} it is new.")
    assert found.matches[0].replacements[0] == right


def test_a_word_that_the_document_uses_is_likelier() -> None:
    found = checked("The collector stops. The collectr starts. The collector ends.")
    assert found.matches[0].replacements[0] == "collector"


def test_corrections_keep_the_capital_and_the_dialect() -> None:
    assert checked("Colouur is used.", language="en-GB").matches[0].replacements[0] == "Colour"
    assert checked("Collor is used.", language="en-US").matches[0].replacements[0] == "Color"


def test_there_are_at_most_five() -> None:
    assert all(len(match.replacements) <= 5 for match in checked("A bal of te sae wrd.").matches)


def test_what_an_engine_puts_first_is_likelier_but_no_word_is_cut_in_two() -> None:
    nothing = Vocabulary()
    assert rank("nex", "en-US", (), ("new", "next"), nothing)[0] == "next"
    assert rank("perver", "en-US", (), ("server", "pervert"), nothing)[0] == "server"
    assert rank("perver", "en-US", (), ("pervert", "server"), nothing)[0] == "pervert"
    offered = ("preform ace", "preform-ace", "performance")
    assert rank("preformace", "en-US", (), offered, nothing) == ("performance",)
    assert rank("inthe", "en-US", (), ("in the",), nothing)[0] == "in the"


@pytest.mark.parametrize(
    ("form", "right"),
    [("dont", "don't"), ("Youre", "You're"), ("alot", "a lot"), ("infact", "in fact")],
)
def test_what_lost_its_apostrophe_or_space_gets_it_back(form: str, right: str) -> None:
    assert rank(form, "en-US", known_typo(form), (), Vocabulary())[0] == right
