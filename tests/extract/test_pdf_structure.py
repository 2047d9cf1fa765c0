"""What lies around the text of a PDF, and what becomes of files that cannot be read."""

import io

import pytest
from pdf_builder import lines, pdf, stream, text
from pypdf import PdfReader, PdfWriter

from qualitygate.config import Limits
from qualitygate.document import Document, Source
from qualitygate.errors import Unreadable
from qualitygate.extract import extract
from qualitygate.extract.pdf import read

ROWS = [
    "The details stand on our web site, where everybody who is concerned can read them in",
    "peace, and in the annex to this letter.",
]


def extracted(data: bytes, limits: Limits | None = None) -> Document:
    return read(data, "letter.pdf", limits or Limits())


def of_kind(document: Document, kind: str) -> list[tuple[str, str, str]]:
    return [(b.text, b.name, b.visibility) for b in document.blocks if b.kind == kind]


def test_properties_and_language_are_read() -> None:
    document = extracted(
        pdf(
            lines(72, 100, ROWS),
            root="/Lang (en-GB) /MarkInfo <</Marked true>> /StructTreeRoot 3 0 R",
            info="/Title (Offer) /Author (Ann Smith) /Producer (Press 3) /Project (Falcon)",
        )
    )  # fmt: skip
    assert document.language == "en-GB"
    assert document.settings.tagged
    assert document.settings.producer == "Press 3"
    assert dict(document.properties) == {
        "title": "Offer", "author": "Ann Smith", "producer": "Press 3", "Project": "Falcon"
    }  # fmt: skip
    assert ("Ann Smith", "author", "latent") in of_kind(document, "property")


def test_a_language_that_is_none_is_not_taken_for_one() -> None:
    assert extracted(pdf(lines(72, 100, ROWS), root="/Lang (x-unknown)")).language is None


def test_links_lie_on_their_words() -> None:
    note = (
        "<</Type /Annot /Subtype /Link /Rect [165 690 200 702] /A <</S /URI /URI "
        "(https://example.com/offer)>>>>"
    )
    document = extracted(pdf(lines(72, 100, ROWS), page="/Annots [10 0 R]", extra=[note]))
    (link,) = document.links
    assert (link.target, link.text, link.internal) == (
        "https://example.com/offer",
        "our web",
        False,
    )
    assert of_kind(document, "link") == [
        ("https://example.com/offer", "https://example.com/offer", "latent")
    ]


def test_comments_and_typewriter_text_are_read() -> None:
    remark = (
        "<</Type /Annot /Subtype /Text /Rect [72 690 90 702] /Contents (Is this true?) /T (Bob)>>"
    )
    typed = "<</Type /Annot /Subtype /FreeText /Rect [72 500 200 520] /Contents (Approved)>>"
    document = extracted(
        pdf(lines(72, 100, ROWS), page="/Annots [10 0 R 11 0 R]", extra=[remark, typed])
    )
    assert of_kind(document, "comment") == [("Is this true?", "Bob", "latent")]
    assert of_kind(document, "text-box") == [("Approved", "", "shown")]
    (comment,) = document.comments
    assert comment.author == "Bob"
    assert comment.block is not None
    assert document.blocks[comment.block].text == "Is this true?"


def test_values_of_form_fields_are_read() -> None:
    field = (
        "<</Type /Annot /Subtype /Widget /FT /Tx /T (customer) /V (Northwind Rail) "
        "/Rect [72 600 200 620]>>"
    )
    document = extracted(pdf(lines(72, 100, ROWS), page="/Annots [10 0 R]", extra=[field]))
    assert of_kind(document, "form-field") == [("Northwind Rail", "customer", "shown")]


def test_attachments_and_scripts_are_listed() -> None:
    script = "<</S /JavaScript /JS (app.alert(1))>>"
    spec = "<</Type /Filespec /F (prices.xlsx) /EF <</F 12 0 R>>>>"
    document = extracted(
        pdf(
            lines(72, 100, ROWS),
            root="/OpenAction 10 0 R /Names <</EmbeddedFiles <</Names [(a) 11 0 R]>>>>",
            extra=[script, spec, stream(b"rows")],
        )
    )
    assert [(a.name, a.kind, a.size) for a in document.attachments] == [
        ("prices.xlsx", "file", 4), ("OpenAction", "javascript", 12)
    ]  # fmt: skip


def test_the_outline_names_its_headings() -> None:
    page = text(72, 90, "Our approach", size=18, font="F2") + lines(72, 130, ROWS * 3)
    outline = "<</First 11 0 R /Last 11 0 R>>"
    entry = "<</Title (Our approach) /Parent 10 0 R /Dest [102 0 R /Fit]>>"
    document = extracted(
        pdf(lines(72, 130, ROWS * 3), page, root="/Outlines 10 0 R", extra=[outline, entry])
    )
    (bookmark,) = document.bookmarks
    assert bookmark.name == "Our approach"
    assert bookmark.block is not None
    assert document.blocks[bookmark.block].kind == "heading"


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines(72, 100, ROWS)))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_empty_password_is_no_obstacle_and_a_real_one_its_own_message() -> None:
    document = extracted(_encrypted(""))
    assert document.settings.encrypted
    assert "web site" in document.blocks[0].text
    with pytest.raises(Unreadable, match="protected by a password") as error:
        extracted(_encrypted("secret"))
    assert error.value.code == "password"


def test_a_file_that_is_cut_short_is_damaged() -> None:
    data = pdf(lines(72, 100, ROWS))
    with pytest.raises(Unreadable, match=r"damaged|no pages") as error:
        extracted(data[:150])
    assert error.value.code in ("damaged", "empty")


def test_a_long_prefix_does_not_matter() -> None:
    assert extracted(b"\n" * 5000 + pdf(lines(72, 100, ROWS))).pages == 1


def test_too_many_pages_are_refused_whether_they_are_there_or_not() -> None:
    data = pdf(*[text(72, 100, "One of many")] * 4)
    with pytest.raises(Unreadable, match="4 pages") as error:
        extracted(data, Limits(pages=3))
    assert error.value.code == "limit"
    lie = pdf(text(72, 100, "Alone")).replace(b"/Count 1>>", b"/Count 1000000>>")
    with pytest.raises(Unreadable) as error:
        extracted(lie)
    assert error.value.code in ("limit", "damaged")


def test_pages_that_are_not_there_are_gaps_and_reading_stops() -> None:
    lie = pdf(text(72, 100, "Alone")).replace(b"/Count 1>>", b"/Count 9>>")
    document = extracted(lie)
    assert any(block.text == "Alone" for block in document.blocks)
    if document.pages != 1:
        assert document.gaps[-1].where == "p. 7 to 9"


def test_a_broken_structure_leaves_the_text_and_a_gap() -> None:
    document = extracted(
        pdf(
            lines(72, 100, ROWS), root="/Outlines 10 0 R", extra=["<</First 11 0 R>>", "<</Title 5"]
        )
    )
    assert "web site" in document.blocks[0].text


def test_a_highlight_annotation_marks_its_words() -> None:
    note = (
        "<</Type /Annot /Subtype /Highlight /Rect [72 678 300 702] /C [0 1 0] "
        "/QuadPoints [165 702 200 702 165 690 200 690]>>"
    )
    document = extracted(pdf(lines(72, 100, ROWS), page="/Annots [10 0 R]", extra=[note]))
    (block,) = document.of_kind("paragraph")
    marked = [(block.text[run.start : run.end], run.highlight) for run in block.runs]
    assert [pair for pair in marked if pair[1]] == [("our web", "#00FF00")]


def test_a_comment_is_resolved_by_the_last_state_that_it_was_given() -> None:
    note = "<</Type /Annot /Subtype /Text /Rect [72 690 90 702] /Contents ({}) {}>>"
    state = "/IRT {} 0 R /StateModel /Review /State ({})"
    extra = [
        note.format("Is this true?", ""), note.format("Yes.", "/IRT 10 0 R"),
        note.format("Set", state.format(10, "Rejected")),
        note.format("Set", state.format(10, "Completed")),
        note.format("And this?", ""), note.format("Set", state.format(14, "Completed")),
        note.format("Set", state.format(14, "None")),
    ]  # fmt: skip
    listed = " ".join(f"{number} 0 R" for number in range(10, 17))
    document = extracted(pdf(lines(72, 100, ROWS), page=f"/Annots [{listed}]", extra=extra))
    found = {document.blocks[c.block or 0].text: c.resolved for c in document.comments}
    assert found == {"Is this true?": True, "Yes.": True, "And this?": False}


def form(entries: str, content: bytes) -> bytes:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {entries}")


def test_a_page_that_draws_itself_for_ever_is_a_gap_and_the_others_are_read() -> None:
    itself = [form("/Resources <</XObject <</X 10 0 R>>>>", b"/X Do /X Do")]
    nested = [
        form(f"/Resources <</XObject <</X {11 + level} 0 R>>>>", b"/X Do " * 10)
        for level in range(8)
    ]
    for extra in (itself, [*nested, form("", b"")]):
        pages = lines(72, 100, ROWS), text(72, 100, "The drawing") + "/X Do\n"
        document = extracted(pdf(*pages, forms="/X 10 0 R", extra=extra))
        assert [(gap.where, gap.code) for gap in document.gaps] == [("p. 2", "limit")]
        assert [block.location.page for block in document.shown] == [1]


def test_forms_within_forms_are_read() -> None:
    inner = form("/Resources <</Font <</F1 4 0 R>>>>", text(72, 300, "In the drawing").encode())
    outer = form("/Resources <</XObject <</X 11 0 R>>>>", b"/X Do")
    document = extracted(
        pdf(lines(72, 100, ROWS) + "/X Do\n", forms="/X 10 0 R", extra=[outer, inner])
    )
    assert "In the drawing" in [block.text for block in document.shown]


def test_a_pdf_may_begin_far_into_its_file_but_not_within_another_kind() -> None:
    data = pdf(lines(72, 100, ROWS))
    document = extract(Source("letter.pdf", b"\x01printer job" * 50_000 + data), Limits())
    assert document.settings.format == "pdf"
    for start in (b"<!doctype html><html>", b"MIME-Version: 1.0\n", b"{\\rtf1 "):
        with pytest.raises(Unreadable) as caught:
            extract(Source("letter.pdf", start + b" " * 2000 + data), Limits())
        assert caught.value.code == "not-docx"


def test_an_outline_that_says_something_else_than_the_pages_is_latent() -> None:
    entries = [
        "<</Type /Outlines /First 11 0 R /Last 12 0 R /Count 2>>",
        "<</Title (We begin in May.) /Parent 10 0 R /Next 12 0 R>>",
        "<</Title (Offer to Northwind Rail) /Parent 10 0 R>>",
    ]
    data = pdf(text(72, 72, "We begin  in May."), root="/Outlines 10 0 R", extra=entries)
    found = extract(Source("a.pdf", data), Limits())
    said = [(block.text, block.visibility) for block in found.of_kind("bookmark")]
    assert said == [("Offer to Northwind Rail", "latent")]
