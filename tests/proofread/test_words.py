"""Which words are called misspelled, and which are not."""

from dataclasses import replace

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Comment, Document, Link, Run, Settings
from qualitygate.proofread import proofread
from qualitygate.proofread.dictionary import dictionary
from qualitygate.prose import classify
from qualitygate.prose.english import DIALECTS

from .documents import checked, kinds, said, wrong


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("We will recieve the report.", "recieve", "receive"),
        ("The plan was agreeed upon.", "agreeed", "agreed"),
        ("This ensures teh quality of the work.", "teh", "the"),
        ("The enviroment is safe for all.", "enviroment", "environment"),
        ("Tell us how theresults were found.", "theresults", "the results"),
        ("Enginering is a craft that we know.", "Enginering", "Engineering"),
        ("And that is what youve seen.", "youve", "you've"),
        ("We bono the plan that the client has made.", "bono", "bone"),
        ("EXECUTIVE SUMMRAY AND NEXT STEPS", "SUMMRAY", "SUMMARY"),
        (
            "We have Kitchen Supplies, Office Equpiment, Meeting Rooms and Garden Tools.",
            "Equpiment",
            "Equipment",
        ),
    ],
)
def test_a_misspelling_is_found_with_its_correction(text: str, word: str, first: str) -> None:
    found = checked(text)
    assert said(found, "spelling", "doubtful", "typo") == [word]
    assert found.matches[0].replacements[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The colour, the color, organise and organize: either dialect is English.",
        "The API's SLAs and KPIs are in JSON; the CEO and the CFO agree.",
        "We offer post-mortem reviews, add-ons and a constant-time-ness test.",
        "Mr Szymborski and Dr. Wojtyla spoke with Anna Kowalczyk-Mbeki.",
        "The rollout, the handover and the decarbonisation roadmap, inter alia.",
        "Each moiety is invertible, and the coordinates are projective.",
        "It is reconfigurable, interoperable and containerized by pre-agreed subteams.",
        "UNESCO, NETSUITE, SHAREPOINT and OPENSTACK are used by all.",
        "The café's protégé wrote a résumé.",
        "Send a pdf or docx file, resp. a csv.",
        "Replace the luminaires; licensure and guillemets are as they were.",
        "Force majeure and the fee per annum; a bona fide bid, pro bono and en masse, déja vu.",
        "The intra-group fee, prima facie, is a persona non grata, and the à-la-carte price too.",
        "Capex and opex, the novation to a designee, rebar, lidar and stormwater are priced.",
        "Among them the Musée d'art contemporain and the École d'ingénieurs.",
        "Jago Nancarrow, who is the practice manager, and Edsger W. Grabowiecki agree.",
        "We thank Carsten Grammes, Lucas Hart, Lars Hecking and Thomas Koenig for their help.",
    ],
)
def test_good_english_is_left_alone(text: str) -> None:
    assert wrong(text) == []


def test_offsets_are_code_points() -> None:
    found = checked("😀 𝒳 We recieve it’s “Enviroment”.")
    assert said(found, "typo") == ["recieve", "Enviroment"]


def test_a_prefix_or_ending_does_not_hide_a_slip() -> None:
    assert wrong("There were mis-stakes in the co-pliant testss of the team.") != []
    assert "testss" in wrong("The testss of the team were long.")
    assert "healthly" in wrong("The healthly running of the project is ours.")


def test_a_word_used_again_and_again_is_a_term_unless_a_word_is_near() -> None:
    found = checked("A zytroplast fails.", "The zytroplast is new.", "No zytroplast is old.")
    assert set(kinds(found).items()) == {("zytroplast", "term")}
    assert wrong("An ordinery day.", "The ordinery way.", "An ordinery man.") == ["ordinery"]


def test_words_that_the_document_shows_as_code_are_its_own() -> None:
    assert wrong("Then `chpasswd` is run, since chpasswd knows adduser; see adduser_main().") == []
    shown = Document(
        blocks=(Block(0, "paragraph", "The frobnik is at the usual place."),),
        links=(Link("https://example.org/frobnik"),),
        language="en-US",
    )
    assert proofread(classify(shown), Config())[0].matches == ()


def test_words_that_are_spoken_of_are_no_misspellings() -> None:
    assert wrong('Set the tag "blorft" first.') == []
    found = classify(
        Document(
            blocks=(Block(0, "list-item", "lintrr (R) - checks the style of the code"),),
            language="en-US",
        )
    )
    assert said(proofread(found, Config())[0], "spelling") == []


def test_names_of_people_are_known_by_what_stands_beside_them() -> None:
    assert wrong("Dr. Serrall and Eric Schornn spoke.") == []
    assert wrong("Created By: jschornn", "Eric Schornn spoke to us.") == []


def test_one_letter_off_a_person_of_the_document_is_a_slip() -> None:
    found = checked("Gethin Llewellyn leads it.", "Gethin Llewellyn.", "Write to Gethin Llewelyn.")
    assert said(found, "name") == ["Llewelyn"]
    assert found.matches[0].replacements == ("Llewellyn",)
    assert said(checked("Ada Kowalczyk and Ada Kowalczuk are two.", "They are in."), "name") == []


def test_half_a_word_at_the_end_of_a_pdf_line_is_not_judged() -> None:
    blocks = (Block(0, "paragraph", "There is no immediate security conse-"),
              Block(1, "paragraph", "quence of this for the users of the system."))  # fmt: skip
    pdf = Document(blocks=blocks, language="en-US", settings=Settings(format="pdf"))
    assert proofread(classify(pdf), Config())[0].matches == ()
    docx = replace(pdf, blocks=(Block(0, "paragraph", "It has no immediate konsequenze."),))
    assert proofread(classify(docx), Config())[0].matches != ()


def test_a_word_that_a_pdf_tore_in_two_is_not_judged() -> None:
    blocks = (
        Block(0, "paragraph", "There are many properties worldwid e, and the lis ts are long."),
    )
    pdf = Document(blocks=blocks, language="en-US", settings=Settings(format="pdf"))
    assert proofread(classify(pdf), Config())[0].matches == ()
    docx = replace(pdf, settings=Settings(format="docx"))
    assert proofread(classify(docx), Config())[0].matches != ()


def test_comments_that_stay_are_read_and_resolved_ones_are_not() -> None:
    def matches(resolved: bool) -> int:
        made = Document(
            blocks=(Block(0, "comment", "Please recieve this.", visibility="latent"),),
            comments=(Comment(author="Ann", resolved=resolved, block=0),),
            language="en-US",
        )
        return len(proofread(classify(made), Config())[0].matches)

    assert matches(resolved=False) == 1
    assert matches(resolved=True) == 0


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_has_its_dictionary(dialect: str) -> None:
    words = dictionary(dialect)
    assert words.knows("colour") is (dialect != "en-US")
    assert words.knows("it’s")
    assert not words.knows("recieve")


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Nothing was lost, as far as the coodinators know.", "coodinators", "spelling"),
        ("There are various tools, such as capsh.", "capsh", "doubtful"),
        ("Much shorter maxima and matrixes have been in use.", "matrixes", "doubtful"),
        ("The new msync is missing there.", "msync", "doubtful"),
        ("Use gprof or strace (ktrace) if you can.", "ktrace", "term"),
        ("You can store it with sinh, tanh and trunc.", "tanh", "term"),
    ],
)
def test_a_word_that_may_be_meant_does_not_block(text: str, word: str, kind: str) -> None:
    assert kinds(checked(text))[word] == kind


def test_a_word_in_pieces_in_a_pdf_is_not_the_writers_doing() -> None:
    torn = (
        "One dire ctory holds the quant ities. The recomm endation of the exp ansion is "
        "envir onment is wond erful, and we cont inue with more informat ion and deri vat ives."
    )
    assert wrong(torn) != []
    assert wrong(torn, settings=Settings(format="pdf")) == []
    look = (Run(0, 17), Run(17, 23, color="#0000FF"), Run(23, 39))
    block = Block(0, "paragraph", "Look at the nine statesfor more of that.", runs=look)
    glued = Document(blocks=(block,), language="en-US", settings=Settings(format="pdf"))
    assert proofread(classify(glued), Config())[0].matches == ()
