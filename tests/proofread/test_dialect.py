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
    assert [m.replacements for m in found.matches if m.kind == "dialect"] == [("analyse",)]


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


def test_a_word_in_both_spellings_says_how_often_each_is_used() -> None:
    found = checked(BRITISH, "The color of the wall and of the door.", language="en-GB")
    assert said(found, "mixed-dialect") == ["color"]
    assert "'color' (once) and 'colour' (once)" in found.matches[0].message
    assert found.matches[0].replacements == ("colour",)


def test_a_word_of_the_other_dialect_says_what_the_rest_is_in() -> None:
    found = checked(BRITISH, "It is my favorite.", language="en-GB")
    assert "'favorite' is American spelling" in found.matches[0].message
    assert "British elsewhere (6 words like 'theatre')" in found.matches[0].message


def test_one_ending_in_a_british_text_is_no_mixture() -> None:
    for text in ("We organise, realise and recognise.", "We organize, realize and recognize."):
        assert checked(BRITISH, text, language="en-GB").matches == ()


def test_both_endings_of_one_word_are_a_mixture_whatever_the_rest() -> None:
    found = checked("The organisation will organize the work.", language="en-GB")
    assert said(found, "mixed-dialect") == ["organize"]
    assert found.matches[0].rule == "dialect:both"


def test_the_rarer_ending_is_the_wrong_one() -> None:
    text = "We organize, realize and recognize what you have minimised."
    found = checked(text, language="en-GB")
    assert said(found, "mixed-dialect") == ["minimised"]
    assert found.matches[0].rule == "dialect:ending"
    assert found.matches[0].replacements == ("minimized",)


def test_words_that_are_never_written_with_z_decide_nothing() -> None:
    text = "Advise and revise the exercise, a surprise; we organize, recognize and realize it."
    assert checked(text, language="en-GB").matches == ()


def test_words_in_ise_tell_a_british_text_from_its_tag() -> None:
    text = "We organise, realise, recognise and summarise the work of the organisation."
    assert said(checked(text, "It is my colour.", language="en-US"), "dialect") == []


def test_canadian_and_australian_are_held_to_their_own() -> None:
    canadian = checked("The colour of the center was analysed.", language="en-CA")
    assert said(canadian, "dialect") == ["center", "analysed"]
    assert "Canadian" in canadian.matches[0].message
    australian = checked("The color of the centre was analysed.", language="en-AU")
    assert said(australian, "dialect") == ["color"]


def test_a_quoted_sentence_keeps_its_spelling() -> None:
    text = "The letter reads “we honor the color of your flag today” and no more."
    assert said(checked(BRITISH, text, language="en-GB"), "dialect", "mixed-dialect") == []


def test_words_of_another_language_are_no_dialect() -> None:
    french = "Le centre de calcul et le théâtre de la commune sont ouverts dans la rue."
    english = "The color of the center is that of the neighbor."
    assert said(checked(english, english, french), "dialect", "mixed-dialect") == []


def test_the_report_names_the_english_that_the_words_are_in() -> None:
    assert checked(BRITISH, language="en-US").language == "en-GB"
    assert checked(BRITISH, language="en-IE").language == "en-IE"
    assert checked("The color of the line.", language="en-US").language == "en-US"
