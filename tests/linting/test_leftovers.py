"""What drafting left behind, found in real files."""

import sys
from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.finding import Finding
from qualitygate.run import check

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))

from docx_builder import field, p, package, r, root, style, styles
from pdf_builder import lines, pdf, text

HEADINGS = styles(
    style("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style("TOC1", "toc 1"),
)
PROSE = "We propose to renew the signalling of the line between the two stations."


def found(rule: str, data: bytes, name: str = "offer.docx") -> list[Finding]:
    report = check(Source(name, data), Config(select=(f"leftovers/{rule}",), engine="none"))
    return list(report.findings)


def said(rule: str, data: bytes, name: str = "offer.docx") -> list[tuple[str, str]]:
    return [(finding.text, finding.severity) for finding in found(rule, data, name)]


def later(body: str) -> str:
    """The body behind a front page, where every fault weighs more."""
    return p(PROSE, '<w:r><w:br w:type="page"/></w:r>') + body


def heading(words: str, bookmark: str = "") -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>'
    return p(mark if bookmark else "", r(words), style="Heading1") + p(PROSE)


def entry(words: str, bookmark: str, page: str = "1") -> str:
    """A line of a table of contents as Word writes it."""
    tab = "<w:r><w:tab/></w:r>"
    return p(r(words), tab, field(f" PAGEREF {bookmark} \\h ", page), style="TOC1")


def test_an_empty_content_control_is_found_in_any_language() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Kunde"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{r('Napsauta tätä kirjoittaaksesi.')}</w:sdtContent></w:sdt>"
    )
    assert said("empty-control", package(p("An: ", control))) == [
        ("Napsauta tätä kirjoittaaksesi", "error")
    ]


def test_the_fields_of_a_protected_form_are_the_readers_to_fill() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{r('Enter a date')}</w:sdtContent></w:sdt>"
    )
    guard = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    data = package(p(control), parts={"word/settings.xml": root("w:settings", guard)})
    assert said("empty-control", data) == [("Enter a date", "note")]


def test_a_merge_field_is_found_filled_or_not() -> None:
    body = p("Dear ", field(" MERGEFIELD Anrede ", "«Anrede»"), " ") + p(
        "the fee is ", field(" MERGEFIELD Fee ", "9,000"), " euros."
    )
    assert said("merge-field", package(later(body))) == [
        ("«Anrede»", "error"),
        ("9,000", "warning"),
    ]


def test_contents_that_say_what_a_heading_said_once_are_stale() -> None:
    body = (
        entry("Our aims", "_Toc1") + entry("Prices", "_Toc2") + entry("Team", "_Toc3")
        + heading("Our aims", "_Toc1") + heading("What it costs", "_Toc2")
        + heading("Team", "_Toc3")
    )  # fmt: skip
    (one,) = found("stale-contents", package(body, parts=HEADINGS))
    assert one.text == "Prices"
    assert "the heading says 'What it costs'" in one.message


def test_contents_with_an_error_for_a_page_are_still_compared() -> None:
    error = "Error! Bookmark not defined."
    body = (
        entry("Our aims", "_Toc1") + entry("Prices", "_Toc2", error)
        + heading("Our aims", "_Toc1") + heading("Team", "_Toc3")
    )  # fmt: skip
    (one,) = found("stale-contents", package(body, parts=HEADINGS))
    assert one.text == "Prices"
    assert "no heading says that" in one.message


def test_a_table_of_figures_lists_no_headings() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\h \\c "Figure"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p(begin, r("The line"), tab, r("2"), style="TOC1")
        + p(r("The town"), tab, r("3"), end, style="TOC1")
        + heading("Our aims")
    )
    assert said("stale-contents", package(body, parts=HEADINGS)) == []


def page(number: int, *rows: str) -> str:
    body = "".join(text(72, 90 + 40 * at, row, size=16, font="F2") for at, row in enumerate(rows))
    return body + lines(72, 300, [PROSE] * 20) + text(300, 760, str(number))


def listed(*entries: tuple[str, int]) -> str:
    rows = [f"{title} {'.' * 60} {at}" for title, at in entries]
    return text(72, 90, "Contents", size=16, font="F2") + lines(72, 120, rows) + text(300, 760, "1")


def test_contents_of_a_pdf_that_send_to_another_page_are_stale() -> None:
    titles = ["Our aims", "The team", "The method", "The price", "The terms"]
    contents = [(title, at) for at, title in enumerate(titles, 2)]
    contents[3] = ("The price", 4)
    data = pdf(listed(*contents), *(page(at, title) for at, title in enumerate(titles, 2)))
    (one,) = found("stale-contents", data, "offer.pdf")
    assert one.text == "4"
    assert "to page 4, and it is on page 5" in one.message


def test_contents_of_a_pdf_that_are_right_say_nothing() -> None:
    titles = ["Our aims", "The team", "The method", "The price", "The terms"]
    contents = [(title, at) for at, title in enumerate(titles, 2)]
    data = pdf(listed(*contents), *(page(at, title) for at, title in enumerate(titles, 2)))
    assert found("stale-contents", data, "offer.pdf") == []


def test_a_reference_to_a_bookmark_that_is_gone_is_found() -> None:
    body = heading("Our aims", "_Ref1") + p(
        "See ", field(" REF _Ref1 \\h ", "Our aims"), " and ", field(" REF _Ref2 \\h ", "section 3")
    )
    assert said("broken-reference", package(later(body), parts=HEADINGS)) == [
        ("section 3", "warning")
    ]


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "warning"),
        ("", "note"),
    ],
)
def test_an_empty_heading_weighs_more_with_a_number(settings: str, severity: str) -> None:
    numbering = root(
        "w:numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = later(p(style="Heading1", settings=settings) + p(PROSE))
    parts = {**HEADINGS, "word/numbering.xml": numbering}
    assert said("empty-heading", package(body, parts=parts)) == [("", severity)]


def watermark(words: str) -> bytes:
    shape = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s1" '
        f'style="width:400pt;height:200pt;rotation:315"><v:textpath string="{words}"/></v:shape>'
        "</w:pict></w:r>"
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    return package(
        p(PROSE) + section,
        links=(("h1", "header", "header1.xml"),),
        parts={"word/header1.xml": root("w:hdr", p(shape))},
    )


def test_a_draft_stamp_of_word_is_found_and_a_confidential_one_is_meant() -> None:
    assert said("draft-mark", watermark("ENTWURF")) == [("ENTWURF", "error")]
    assert said("draft-mark", watermark("CONFIDENTIAL")) == []


def test_a_draft_stamp_of_a_pdf_is_found_on_all_its_pages_at_once() -> None:
    stamp = "BT /F2 90 Tf 0.8 g 0.7071 0.7071 -0.7071 0.7071 150 250 Tm (DRAFT) Tj ET\n"
    data = pdf(*[stamp + lines(72, 110, [PROSE] * 12)] * 3)
    (one,) = found("draft-mark", data, "offer.pdf")
    assert (one.text, one.severity, one.count) == ("DRAFT", "error", 3)


def test_the_name_of_the_file_is_read_without_its_folder() -> None:
    data = package(p(PROSE))
    assert said("version-name", data, "final/FINAL/offer.docx") == []
    assert said("version-name", data, "bids/Offer_v3_final_FINAL.docx") == [
        ("final_FINAL", "warning")
    ]


def test_a_note_to_ourselves_is_found_in_a_header_and_in_a_pdf() -> None:
    data = pdf(lines(72, 110, [PROSE, "The fee is fixed [AB: is this still the price?] in all."]))
    assert said("note-to-self", data, "offer.pdf") == [("[AB: is this still the price?]", "error")]


def test_question_marks_that_stand_for_lost_letters_are_no_notes() -> None:
    rows = [f"The word number {at} was ??? in the old file." for at in range(12)]
    assert said("note-to-self", package("".join(map(p, rows)))) == []
