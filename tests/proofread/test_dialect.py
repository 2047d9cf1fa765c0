"""One English in a document: its tag's, unless its words clearly say otherwise."""

from .documents import checked, said

BRITISH = "The colour of the centre, the behaviour of our neighbours, a catalogue of the theatre."


def test_a_word_of_the_other_dialect_is_found_with_ours() -> None:
    found = checked("The color of the center and the neighbor's favourite behavior.")
    assert said(found, "dialect") == ["favourite"]
    assert found.matches[0].replacements == ("favorite",)


def test_the_words_decide_against_a_wrong_tag() -> None:
    found = checked(BRITISH, "They analyze it.", language="en-US")
    assert said(found, "dialect") == ["analyze"]
    assert found.matches[0].replacements == ("analyse",)


def test_oxford_spelling_is_british() -> None:
    assert said(checked(BRITISH, "We organize and realise.", language="en-GB"), "dialect") == []


def test_ise_is_not_american() -> None:
    found = checked("The color of the center. We organise it.", language="en-US")
    assert said(found, "dialect") == ["organise"]


def test_names_keep_their_spelling() -> None:
    assert said(checked("The Labour Centre and the color of the Theatre Royal."), "dialect") == []


def test_a_word_that_both_write_is_left_alone() -> None:
    text = "The judgment on artifacts of the acknowledgement moves towards a practice."
    assert said(checked(text, BRITISH, language="en-GB"), "dialect") == []
