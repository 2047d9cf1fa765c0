"""The one-string notation: what is written is what a rule sees."""

import pytest

from qualitygate.document import Document
from qualitygate.errors import UsageError
from qualitygate.linting.notation import Edit, Mark, parse, rewrite


def shown(text: str) -> list[tuple[str, str]]:
    document, _ = parse(text)
    return [(block.kind, block.text) for block in document.shown]


def marked(text: str) -> list[str]:
    document, marks = parse(text)
    return [
        document.blocks[mark.block].text[mark.start : mark.end]
        for mark in marks
        if mark.block is not None
    ]


def latent(text: str) -> list[tuple[str, str]]:
    document, _ = parse(text)
    return [(block.kind, block.text) for block in document.latent]


def test_each_line_is_a_block_of_its_kind() -> None:
    text = (
        "title: Offer\n# Price\n\nWe charge.\n- one\n2. two\nfooter: Page 1\nbox: Note\nform: Name"
    )
    assert shown(text) == [
        ("title", "Offer"),
        ("heading", "Price"),
        ("paragraph", "We charge."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("footer", "Page 1"),
        ("text-box", "Note"),
        ("form-field", "Name"),
    ]


def test_what_travels_unseen_is_latent() -> None:
    text = "alt: A chart\nhidden: old\nlink: http://a.example\nbookmark: b\nfield: REF b\n"
    text += "property title: Offer\ncomment by Ann: Check\nfile: acme-offer.docx"
    assert latent(text) == [
        ("alt", "A chart"),
        ("hidden", "old"),
        ("link", "http://a.example"),
        ("bookmark", "b"),
        ("field-code", "REF b"),
        ("property", "Offer"),
        ("comment", "Check"),
        ("file-name", "acme-offer"),
    ]


def test_records_stand_beside_the_blocks() -> None:
    document, _ = parse(
        "file: offer.docx\nlang: de-DE\nDone.\nresolved comment by Ann: Check\n"
        "property title: Offer\nlink: #top\nattachment: costs.xlsx\n"
        "set track_revisions\nset template=C:/house.dotx"
    )
    assert (document.name, document.language) == ("offer.docx", "de-DE")
    comment = document.comments[0]
    assert (comment.author, comment.resolved, comment.anchor_block) == ("Ann", True, 1)
    assert document.properties == (("title", "Offer"),)
    assert document.links[0].internal
    assert document.attachments[0].name == "costs.xlsx"
    assert document.settings.track_revisions
    assert document.settings.template == "C:/house.dotx"


def test_headings_and_pages_place_what_follows() -> None:
    document, _ = parse("# 2 Price\n## 2.1 Fees\nText.\n---\n# 3 Team\nMore.")
    assert [block.location.display for block in document.blocks] == [
        "p. 1",
        "p. 1 · 2 Price",
        "p. 1 · 2.1 Fees",
        "p. 2",
        "p. 2 · 3 Team",
    ]
    assert document.pages == 2


def test_rows_are_a_table_until_a_blank_line() -> None:
    document, _ = parse("| Item | Fee |\n| A | 10 |\n|  | 20 |\n\n| B |")
    assert [(t.rows, t.columns) for t in document.tables] == [(3, 2), (1, 1)]
    cells = {(c.row, c.column): document.cell_text(c) for c in document.tables[0].cells}
    assert cells[1, 1] == "10"
    assert cells[2, 0] == ""
    heads = [b.text for b in document.of_kind("cell") if b.cell and b.cell.header]
    assert heads == ["Item", "Fee", "B"]


def test_formatting_becomes_runs() -> None:
    document, _ = parse("A `key` is **bold ==and lit==**.")
    block = document.blocks[0]
    assert block.text == "A key is bold and lit."
    by_text = {block.text[run.start : run.end]: run for run in block.runs}
    assert by_text["key"].mono
    assert by_text["bold "].bold
    assert by_text["and lit"].bold
    assert by_text["and lit"].highlight
    assert not by_text["."].bold


def test_changes_are_text_or_gone() -> None:
    document, _ = parse("We {+shall +}{-will ⟦never⟧ -}deliver.")
    assert document.blocks[0].text == "We shall deliver."
    assert document.blocks[0].runs[1].change == "inserted"
    gone = document.blocks[1]
    assert (gone.kind, gone.text, gone.parent) == ("deleted", "will never ", 0)
    assert [revision.kind for revision in document.revisions] == ["inserted", "deleted"]


def test_a_link_has_a_target_and_shown_text() -> None:
    document, marks = parse("See [the ⟦site⟧](http://⟦a⟧.example).")
    assert document.blocks[0].text == "See the site."
    assert document.links[0].target == "http://a.example"
    assert document.links[0].text == "the site"
    assert marks == (Mark(0, 8, 12), Mark(1, 7, 8))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Fee: ⟦TBC⟧ euros.", ["TBC"]),
        ("| A | ⟦10⟧ |", ["10"]),
        ("⟦a ⟦b⟧⟧", ["a b", "b"]),
        ("file: ⟦Acme⟧-offer.docx", ["Acme"]),
        ("a⟦⟧b", [""]),
        ("**bo⟦l⟧d** ⟦`x`⟧", ["l", "x"]),
    ],
)
def test_marks_may_stand_anywhere(text: str, faults: list[str]) -> None:
    assert marked(text) == faults


def test_a_mark_on_the_document() -> None:
    assert parse("Text.\n⟦⟧ document")[1] == (Mark(None, 0, 0),)


def test_a_backslash_takes_the_meaning() -> None:
    assert shown(r"\# not\**a \[b\](c) \\ C:\Users") == [
        ("paragraph", r"# not**a [b](c) \ C:\Users"),
    ]
    assert shown("\\header: text") == [("paragraph", "header: text")]
    assert shown(r"| a\|b |") == [("cell", "a|b")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "fine\nA ** b",
            r"line 2 of the example: '**' is not closed; for the characters write '\*'",
        ),
        ("a ⟦b", "line 1 of the example: '⟦' is not closed in the same piece of text"),
        ("a⟧", "line 1 of the example: '⟧' closes no mark"),
        ("| a | b", "line 1 of the example: a table's row ends with '|'"),
        ("| a |\n| b | c |", "line 2 of the example: a row of 2 cells in a table of 1"),
        ("|---|", "line 1 of the example: a table has no line of dashes here: its first row is"),
        ("set colour", "line 1 of the example: there is no setting 'colour'"),
        ("set template", "line 1 of the example: write 'set template=VALUE'"),
        ("comment: ", "line 1 of the example: nothing follows 'comment:'"),
        ("{-a", "line 1 of the example: '{-' is not closed"),
        ("a +}", "line 1 of the example: '+}' closes no insertion"),
        ("file: a⟦.docx⟧", "line 1 of the example: a mark reaches beyond the text"),
    ],
)
def test_a_wrong_notation_names_its_line(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(text)
    assert error.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "word", "replacement", "expected"),
    [
        ("We ⟦recieve⟧ it.", "recieve", "receive", "We receive it."),
        ("A **⟦teh⟧ x**", "teh", "the", "A **the x**"),
        ("⟦**a**  b⟧", "a  b", "a b", "**a b**"),
        (r"⟦1\*⟧ x", "1*", "2*", r"2\* x"),
        ("| ⟦a⟧ | ⟦b⟧ |", "a", "|", r"| \| | b |"),
        ("x ⟦y⟧", " y", "", "x"),
    ],
)
def test_an_edit_is_made_in_the_notation(
    text: str, word: str, replacement: str, expected: str
) -> None:
    document: Document = parse(text)[0]
    block = next(b for b in document.blocks if word in b.text)
    start = block.text.index(word)
    edit = Edit(block.index, start, start + len(word), replacement)
    assert rewrite(text, [edit]) == expected


def test_words_are_marked_with_a_language_as_a_file_does() -> None:
    document, marks = parse("He said {@fr-FR nous ⟦avons⟧ dit@} and left.")
    (block,) = document.blocks
    assert block.text == "He said nous avons dit and left."
    spoken = [(block.text[run.start : run.end], run.language) for run in block.runs]
    assert spoken == [("He said ", None), ("nous avons dit", "fr-FR"), (" and left.", None)]
    assert marks == (Mark(0, 13, 18),)


@pytest.mark.parametrize("text", ["a {@fr b", "a b@} c", "{@fr a {@de b@} c@}"])
def test_a_mark_of_language_is_closed_and_not_nested(text: str) -> None:
    with pytest.raises(UsageError, match="@"):
        parse(text)


def test_an_address_is_no_mark_of_language() -> None:
    assert shown(r"Write to ann@firm.example or \{@fr x@\}.") == [
        ("paragraph", "Write to ann@firm.example or {@fr x@}.")
    ]


def test_words_may_have_a_look_of_their_own() -> None:
    document, marks = parse("We {!size=0.5; ground=#FFFFFF; italic: ⟦hide⟧ it!} here.")
    block = document.blocks[0]
    assert block.text == "We hide it here."
    run = next(iter(block.runs_in(marks[0].start, marks[0].end)))
    assert (run.size, run.ground, run.italic) == (0.5, "#FFFFFF", True)
    with pytest.raises(UsageError, match="no look"):
        parse("We {!shade=no: hide!} it.")
    with pytest.raises(UsageError, match="not closed"):
        parse("We {!italic: hide it.")


def test_brackets_tell_more_of_what_is_latent() -> None:
    document, _ = parse(
        "hidden (covered): 90,000\nlink (attached template): file:///C:/a.dotx\n"
        "attachment (workbook of Excel.Sheet.12; Prices, -Costs): book.xlsx"
    )
    assert document.blocks[0].name == "covered"
    assert document.blocks[1].location.display == "p. 1 · attached template"
    assert document.blocks[1].name == document.links[0].target == "file:///C:/a.dotx"
    book = document.attachments[0]
    assert (book.kind, book.program) == ("workbook", "Excel.Sheet.12")
    assert (book.sheets, book.hidden) == (("Prices", "Costs"), ("Costs",))


def test_what_a_field_a_control_and_a_reference_show_is_no_link() -> None:
    text = "[«Name»](field:MERGEFIELD_Name) and [Enter text](prompt:Fee), [3](ref:a), [4](ref:b)"
    document, _ = parse(f"{text}\nbookmark: b")
    assert document.links == ()
    assert document.blocks[0].text == "«Name» and Enter text, 3, 4"
    assert [(f.kind, f.start, f.end) for f in document.fields] == [("MERGEFIELD", 0, 6)]
    assert [(p.label, p.start, p.end) for p in document.prompts] == [("Fee", 11, 21)]
    assert [(r.target, r.found) for r in document.references] == [("a", False), ("b", True)]


def test_sections_pictures_styles_and_fills() -> None:
    document, _ = parse(
        "section: 595x842 pt, margins 72 60 72 60, first\nheader (first): Cover\nheader: Other\n"
        "Fee: 90\nstyle: Quote\nfill: #00FF00\n"
        "picture: 400x100 px, 200x50 pt, cut 0.25 0 0 -0.1, in header, hash 00ff\n"
        "section: 842x595 pt\nfooter: Page 2"
    )
    first, second = document.sections
    assert (first.page_width, first.page_height, first.margins) == (595, 842, (72, 60, 72, 60))
    assert [(v.pages, v.headers) for v in first.variants] == [("default", (1,)), ("first", (0,))]
    assert (first.headers, second.footers, second.first_block) == ((0, 1), (3,), 3)
    assert document.blocks[2].style == "Quote"
    assert [(fill.color, fill.block) for fill in document.fills] == [("#00FF00", 2)]
    picture = document.pictures[0]
    assert (picture.pixel_width, picture.pixel_height) == (400, 100)
    assert (picture.width, picture.height, picture.crop) == (200, 50, (0.25, 0, 0, -0.1))
    assert (picture.block, picture.location.detail, picture.phash) == (2, "header", "00ff")


def test_what_a_pdf_holds_unseen_has_lines_of_its_own() -> None:
    document, _ = parse(
        "set format=pdf\nset layers=Prices\nset forms=2\nredaction: Ann\nvalue (margin): 40 %\n"
        "deleted (earlier version): 90,000\nproperty custom:Matter: 4711"
    )
    assert (document.settings.layers, document.settings.forms) == (("Prices",), 2)
    mark = document.redactions[0]
    assert (mark.block, mark.start, mark.end) == (0, 0, 3)
    assert [(b.kind, b.name, b.shown) for b in document.blocks] == [
        ("paragraph", "", True),
        ("form-field", "margin", False),
        ("deleted", "earlier version", False),
        ("property", "custom:Matter", False),
    ]


def test_a_link_inside_the_document_leads_to_a_bookmark_line() -> None:
    document, _ = parse("See [the terms](#terms) and [fees](#fees).\nbookmark: terms")
    assert [(link.target, link.found) for link in document.links] == [
        ("#terms", True),
        ("#fees", False),
    ]
