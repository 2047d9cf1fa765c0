"""What a reader of a PDF without tags sees, and what we make of it."""

from pdf_builder import box, lines, pdf, picture, pieces, stream, text

from qualitygate.config import Limits
from qualitygate.document import Block, Document
from qualitygate.extract.pdf import read

PROSE = [
    "The migration of the booking service takes eleven weeks and ends with a review of",
    "every interface. The team works in two-week steps, and each step ends with a demon-",
    "stration that the customer attends. Nothing goes live without a written approval.",
]


def extracted(*pages: str) -> Document:
    return read(pdf(*pages), "proposal.pdf", Limits())


def blocks(document: Document, *kinds: str) -> list[Block]:
    return [block for block in document.blocks if block.kind in kinds]


def texts(document: Document, *kinds: str) -> list[str]:
    return [block.text for block in blocks(document, *kinds)]


def test_a_number_before_a_character_that_is_no_letter_is_read() -> None:
    document = extracted(pieces(72, 100, "12\\rMonths") + lines(72, 130, PROSE))
    assert not document.gaps
    assert any(block.text.startswith("12") for block in document.shown)


def test_lines_become_paragraphs_and_broken_words_are_whole() -> None:
    short = ["It closes with a short note."]
    document = extracted(lines(72, 150, PROSE) + lines(72, 186, short) + lines(72, 240, PROSE))
    assert texts(document, "paragraph") == [
        "The migration of the booking service takes eleven weeks and ends with a review of every "
        "interface. The team works in two-week steps, and each step ends with a demonstration that "
        "the customer attends. Nothing goes live without a written approval.",
        "It closes with a short note.",
        texts(document, "paragraph")[0],
    ]


def test_a_real_hyphen_at_a_line_s_end_stays() -> None:
    rows = [
        "The consultants have agreed with the customer that all of this is done by a long-",
        "term partner, whose people know the systems and who has worked with both sides for",
        "years.",
    ]
    (found,) = texts(extracted(lines(72, 150, rows)), "paragraph")
    assert "long-term partner" in found


def test_an_address_that_is_broken_over_lines_is_whole() -> None:
    rows = [
        "The acceptance criteria are kept together at https://www.example.com/projects/harbour/",
        "acceptance/criteria_2026.html for everybody who takes part in the project, on all sides,",
        "at all times.",
    ]
    (found,) = texts(extracted(lines(72, 150, rows)), "paragraph")
    assert "https://www.example.com/projects/harbour/acceptance/criteria_2026.html for" in found


def test_a_span_of_a_block_is_found_on_its_page() -> None:
    document = extracted(lines(72, 150, PROSE))
    (block,) = blocks(document, "paragraph")
    start = block.text.index("demonstration")
    places = block.locate(start, start + len("demonstration"))
    assert [anchor.page for anchor in places.anchors] == [1, 1]
    first, second = places.anchors
    assert first.top < 162 < first.bottom  # the baseline of the second line
    assert second.top < 174 < second.bottom
    assert second.edges[0] == 72


def test_running_headers_and_footers_are_recognised_on_every_page() -> None:
    pages = [
        text(72, 40, "Northwind Rail: proposal") + lines(72, 150, PROSE)
        + text(300, 760, f"Page {number} of 4")
        for number in range(1, 5)
    ]  # fmt: skip
    document = extracted(*pages)
    assert [b.location.page for b in blocks(document, "header")] == [1, 2, 3, 4]
    assert texts(document, "footer") == [f"Page {number} of 4" for number in range(1, 5)]
    assert len(document.sections[0].headers) == 4


def test_a_paragraph_runs_on_over_the_page_s_end() -> None:
    first = lines(72, 700, PROSE[:2]) + text(300, 760, "1")
    document = extracted(first, lines(72, 100, PROSE[2:]) + text(300, 760, "2"))
    (found,) = blocks(document, "paragraph")
    assert "demonstration that the customer" in found.text
    assert [anchor.page for anchor in found.location.anchors] == [1, 1, 2]


def test_headings_are_told_by_size_and_weight_and_make_the_outline() -> None:
    document = extracted(
        text(72, 90, "1 Our approach", size=18, font="F2") + lines(72, 120, PROSE)
        + text(72, 200, "1.1 How we plan", size=13, font="F2") + lines(72, 230, PROSE)
    )  # fmt: skip
    headings = blocks(document, "heading")
    assert [(b.number, b.text, b.level) for b in headings] == [
        ("1", "Our approach", 1), ("1.1", "How we plan", 2)
    ]  # fmt: skip
    last = blocks(document, "paragraph")[-1]
    assert last.location.outline == ("1 Our approach", "1.1 How we plan")
    assert last.location.display == "p. 1 · 1.1 How we plan"


def test_list_items_have_their_label_apart_from_the_text() -> None:
    document = extracted(
        lines(72, 130, PROSE)
        + text(80, 180, "•") + text(94, 180, "a written plan for the first phase")
        + text(80, 194, "•") + text(94, 194, "a review of the interfaces")
        + text(80, 208, "2.") + text(94, 208, "the acceptance itself")
    )  # fmt: skip
    items = blocks(document, "list-item")
    assert [(b.number, b.text) for b in items] == [
        ("•", "a written plan for the first phase"),
        ("•", "a review of the interfaces"),
        ("2.", "the acceptance itself"),
    ]


def test_a_letter_that_stands_for_a_shape_keeps_its_hyphen() -> None:
    rows = [
        "The windows are of three panes, are sealed at every edge, and reach in total a U-",
        "factor of 0.22 for all of the rooms.",
    ]
    (found,) = texts(extracted(lines(72, 150, rows)), "paragraph")
    assert "a U-factor of" in found


def test_a_word_too_wide_for_its_cell_is_whole_and_two_words_stay_two() -> None:
    rows = [["Works", "Person", "Site", "Tools"], [""] * 4]
    drawn = ruled(rows, height=40)
    cells = (
        ("decontaminati", "on"), ("Raghunat", "han"), ("over", "all of it"), ("numpy", "scipy"),
    )  # fmt: skip
    for place, (first, second) in enumerate(cells):
        left = 78 + place * 112
        drawn += text(left, 254, first) + text(left, 266, second)
    met = lines(
        72, 400, ["Our manager is Priya Raghunathan, and she signs all of the papers here."]
    )
    found = texts(extracted(drawn + met), "cell")[4:]
    assert found == ["decontamination", "Raghunathan", "over all of it", "numpy scipy"]


def ruled(rows: list[list[str]], *, walls: bool = True, height: int = 20) -> str:
    top, left, width = 200, 72, 450 // max(3, len(rows[0]))
    drawn = ""
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            drawn += text(left + place * width + 6, top + number * height + 14, cell)
    for line in range(len(rows) + 1):
        drawn += box(
            left, top + line * height, left + len(rows[0]) * width, top + line * height + 1
        )
    for line in range(len(rows[0]) + 1) if walls else ():
        drawn += box(left + line * width, top, left + line * width + 1, top + len(rows) * height)
    return drawn


def test_ruling_lines_make_a_table_and_nothing_less_does() -> None:
    rows = [["Phase", "Weeks"], ["Design", "4"], ["Delivery", "7"]]
    document = extracted(ruled(rows))
    (table,) = document.tables
    assert (table.rows, table.columns) == (3, 2)
    assert [document.cell_text(cell) for cell in table.cells] == [
        cell for row in rows for cell in row
    ]
    assert blocks(document, "cell")[3].location.detail == "table 1, row 2"
    assert not extracted(ruled(rows, walls=False)).tables


def test_footnotes_are_blocks_and_their_marks_no_part_of_a_word() -> None:
    document = extracted(
        text(72, 150, "The fee includes travel") + text(173, 146, "1", size=6)
        + text(179, 150, "within the country and all of the nights that this takes.")
        + text(72, 720, "1", size=5) + text(76, 724, "By train, second class.", size=8)
    )  # fmt: skip
    (paragraph,) = texts(document, "paragraph")
    assert paragraph.startswith("The fee includes travel within the country")
    (note,) = blocks(document, "footnote")
    assert (note.number, note.text) == ("1", "By train, second class.")


def test_entries_of_a_table_of_contents_are_marked() -> None:
    rows = [f"{n} Chapter about things {'. ' * 30}{n + 2}" for n in range(1, 6)]
    document = extracted(text(72, 100, "Contents", size=16, font="F2") + lines(72, 140, rows))
    assert texts(document, "contents")[0] == "1 Chapter about things\t3"
    assert len(blocks(document, "contents")) == 5


def test_lines_to_sign_on_are_no_table_of_contents() -> None:
    document = extracted(
        lines(72, 400, [f"Signed for Northwind Rail plc: {'_' * 22}", f"Name: {'. ' * 20}"])
    )
    assert not blocks(document, "contents")
    assert "Signed for Northwind Rail plc" in "".join(texts(document, "paragraph"))


def test_code_is_told_by_its_font_and_keeps_its_lines() -> None:
    listing = text(72, 200, "def price(days):", font="F3") + text(
        90, 212, "return days * RATE", font="F3"
    )
    document = extracted(lines(72, 130, PROSE) + listing)
    assert texts(document, "code") == ["def price(days):\nreturn days * RATE"]
    assert blocks(document, "code")[0].runs[0].mono


def test_columns_are_read_one_after_the_other() -> None:
    left = ["In the left column the text", "goes on for a few lines only", "and then it stops."]
    right = ["In the right column stands", "what follows on from there,", "and nothing else."]
    document = extracted(lines(72, 150, left) + lines(330, 150, right))
    assert [found.split()[2] for found in texts(document, "paragraph")] == ["left", "right"]


def test_what_nobody_sees_is_latent() -> None:
    document = extracted(
        lines(72, 130, PROSE)
        + text(72, 300, "Invisible words", mode=3)
        + text(72, 320, "White on white", color="1 1 1")
        + text(72, 340, "Half a point", size=0.5)
        + text(-400, 360, "Beside the page")
        + text(72, 380, "Under a black bar") + box(60, 365, 200, 390)
        + box(60, 405, 200, 425) + text(72, 420, "Black on black")
        + box(60, 430, 200, 450, "0 0 1") + text(72, 445, "Blue on blue", color="0 0 1")
        + box(60, 455, 200, 475, "0 0 1") + text(72, 470, "White on blue", color="1 1 1")
    )  # fmt: skip
    hidden = blocks(document, "hidden")
    assert {b.text: b.name for b in hidden} == {
        "Invisible words": "invisible",
        "White on white": "in the colour of its background",
        "Half a point": "tiny",
        "Beside the page": "off the page",
        "Under a black bar": "blacked out",
        "Black on black": "blacked out",
        "Blue on blue": "in the colour of its background",
    }
    assert {b.visibility for b in hidden} == {"latent"}
    assert [b.text for b in document.shown][1:] == ["White on blue"]


def test_a_bar_blacks_out_single_words() -> None:
    line = "The fee is 90,000 euros and is fixed."
    document = extracted(
        lines(72, 130, PROSE) + text(72, 300, line, font="F3") + box(137, 290, 211, 304)
        + box(71, 320, 103, 334) + text(72, 330, "Total of all", font="F3")
    )  # fmt: skip
    hidden = [(block.text, block.name) for block in document.of_kind("hidden")]
    assert hidden == [("90,000 euros", "blacked out"), ("Total", "blacked out")]
    assert "90,000" not in " ".join(block.text for block in document.shown)


def test_text_under_a_picture_is_latent_and_text_on_it_is_seen() -> None:
    document = extracted(
        lines(72, 130, PROSE)
        + text(72, 300, "Our price is 400") + picture(60, 250, 300, 350)
        + picture(60, 400, 300, 500) + text(72, 450, "The harbour at night")
    )  # fmt: skip
    assert [(b.text, b.name) for b in blocks(document, "hidden")] == [
        ("Our price is 400", "covered")
    ]
    assert "The harbour at night" in [block.text for block in document.shown]


def test_text_under_a_picture_that_lets_it_through_is_seen() -> None:
    grey = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent"
    veil = stream(b"\x80", f"{grey} 8 /ColorSpace /DeviceGray /SMask 11 0 R")
    mask = stream(b"\x40", f"{grey} 8 /ColorSpace /DeviceGray")
    stencil = stream(b"\x80", f"{grey} 1 /ImageMask true")
    document = read(
        pdf(
            lines(72, 130, PROSE) + text(72, 300, "Under a veil") + text(72, 400, "Cut out")
            + text(150, 530, "In a corner")
            + "q 240 0 0 100 60 442 cm /Im2 Do Q q 240 0 0 100 60 342 cm /Im3 Do Q "
            + "q 100 100 -100 100 200 182 cm /Im1 Do Q",  # a square that stands on its corner
            forms="/Im2 10 0 R /Im3 12 0 R", extra=[veil, mask, stencil],
        ),
        "proposal.pdf", Limits(),
    )  # fmt: skip
    assert not blocks(document, "hidden")
    assert {"Under a veil", "Cut out", "In a corner"} <= {block.text for block in document.shown}


def test_text_that_was_read_from_a_scan_in_strips_is_not_under_its_pictures() -> None:
    document = extracted(
        lines(72, 130, PROSE) + picture(0, 0, 612, 400) + picture(0, 400, 612, 792)
    )
    assert len(blocks(document, "paragraph")) == 1
    assert not blocks(document, "hidden")


def test_white_text_on_a_dark_panel_is_seen() -> None:
    document = extracted(
        lines(72, 130, PROSE) + box(60, 280, 400, 310) + text(72, 300, "In white", color="1 1 1")
    )
    assert "In white" in [block.text for block in document.shown]


def test_a_scan_with_recognised_text_is_read_and_one_without_is_a_gap() -> None:
    page = picture(0, 0, 612, 792)
    recognised = "".join(text(72, 150 + 12 * place, row, mode=3) for place, row in enumerate(PROSE))
    document = extracted(recognised + page, lines(72, 130, PROSE), page)
    assert [block.location.page for block in document.shown] == [1, 2]
    assert [(gap.code, gap.where) for gap in document.gaps] == [("scanned", "p. 3")]


def test_a_page_of_nonsense_is_a_gap_and_not_its_misspellings() -> None:
    garbled = ["".join(chr(ord("a") + (ord(c) * 7 + 3) % 26) if c.isalpha() else c for c in row)
               for row in PROSE * 3]  # fmt: skip
    document = extracted(lines(72, 130, PROSE), lines(72, 130, garbled))
    assert [(gap.code, gap.where) for gap in document.gaps] == [("garbled", "p. 2")]
    assert {block.location.page for block in document.shown} == {1}


def test_a_page_of_names_and_labels_in_another_language_is_read() -> None:
    page = [
        "Ministero Infrastrutture Trasporti, Dipartimento Mobilità Sostenibile, Direzione Generale",
        "Stazione appaltante: Ferrovie Regionali Adriatiche, Ufficio Gare Contratti, Bologna",
        "Offerta tecnica economica, Lotto secondo, Servizio prenotazione biglietti ferroviari",
        "Responsabile procedimento: Giuliana Ferrari. Referente progetto: Tommaso Bianchi",
        "Allegato primo: Cronoprogramma attività. Allegato secondo: Organizzazione gruppo lavoro",
    ]
    document = extracted(lines(72, 130, page))
    assert not document.gaps
    assert any("Cronoprogramma" in block.text for block in document.shown)


def test_a_turned_page_is_read_as_it_is_displayed() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 100 72 Tm (Read from left to right on the turned page) Tj ET"
    document = read(pdf(turned, page="/Rotate 90"), "turned.pdf", Limits())
    (block,) = document.shown
    assert block.text == "Read from left to right on the turned page"
    (anchor,) = block.location.anchors
    assert anchor.edges[0] == 72
    assert anchor.edges[-1] > 200
    assert document.sections[0].page_width == 792


def test_a_typewritten_letter_is_prose() -> None:
    page = "".join(text(72, 150 + 12 * n, row, font="F3") for n, row in enumerate(PROSE))
    (block,) = blocks(extracted(page), "paragraph")
    assert "demonstration that the customer attends" in block.text


def test_a_mark_that_is_drawn_after_its_line_is_no_paragraph() -> None:
    rows = text(72, 150, PROSE[0]) + text(240, 146, "2", size=6) + text(72, 162, PROSE[2])
    assert texts(extracted(rows), "paragraph") == [f"{PROSE[0]} {PROSE[2]}"]


def test_words_that_are_drawn_again_over_their_box_are_seen() -> None:
    bar = box(60, 80, 400, 110, "0 0 1") + text(72, 100, "Short title", color="1 1 1")
    document = extracted(bar + bar + bar + lines(72, 150, PROSE))
    assert not texts(document, "hidden")


def highlighted(document: Document) -> list[tuple[str, str]]:
    return [
        (block.text[run.start : run.end].strip(), run.highlight)
        for block in document.shown
        for run in block.runs
        if run.highlight
    ]


def test_words_on_a_marker_s_colour_are_highlighted() -> None:
    marked = (
        box(190, 141, 246, 153, "1 1 0") + text(72, 150, "The system answers within")
        + text(190, 150, "two seconds") + text(248.5, 150, "on each working day of the year.")
    )  # fmt: skip
    assert highlighted(extracted(marked)) == [("two seconds", "#FFFF00")]


def test_shading_labels_and_listings_are_no_highlights() -> None:
    page = (
        box(66, 140, 300, 156, "1 1 0") + text(72, 150, "A cell with room around its words")
        + box(72, 160, 118, 173, "0 1 1").replace(" f\n", " B\n") + text(74, 170, "Low-level")
        + box(171, 159, 219, 174, "0 0 1") + box(172, 160, 218, 173, "0 1 1")
        + text(174, 170, "Low-level") + box(272, 160, 318, 173, "0 1 1")
        + box(272, 160, 318, 173).replace(" f\n", " S\n") + text(274, 170, "Low-level")
        + box(72, 190, 199.5, 203, "0.8 0.9 0.8") + text(72, 200, "A head on a pale background")
        + box(72, 240, 150, 253, "1 1 0") + text(72, 250, "run --verbose", font="F3")
        + text(72, 300, "Nothing can be read here any more") + text(72, 350, PROSE[0])
    )  # fmt: skip
    assert highlighted(extracted(page)) == []


def test_a_cover_does_not_push_the_levels_of_headings_down() -> None:
    cover = (
        text(72, 200, "Migration", size=40, font="F2") + text(72, 260, "Northwind", size=30)
        + text(72, 300, "For the board", size=24) + text(72, 360, "A first draft", size=22)
    )  # fmt: skip
    chapters = [
        text(72, 90, title, size=18, font="F2") + lines(72, 120, PROSE)
        + text(72, 200, below, size=13, font="F2") + lines(72, 230, PROSE)
        for title, below in (("What we do", "How we plan"), ("What it costs", "How you pay"))
    ]  # fmt: skip
    found = [(b.text, b.level) for b in blocks(extracted(cover, *chapters), "heading")]
    assert found[-4:] == [
        ("What we do", 1), ("How we plan", 2), ("What it costs", 1), ("How you pay", 2)
    ]  # fmt: skip


def test_numbers_give_the_levels_and_their_neighbours_follow() -> None:
    document = extracted(
        text(72, 90, "1.1 How we plan", size=13, font="F2") + lines(72, 120, PROSE)
        + text(72, 200, "1.2 How we build", size=13, font="F2") + lines(72, 230, PROSE)
        + text(72, 300, "A note on tools", size=13, font="F2") + lines(72, 330, PROSE)
        + text(72, 400, "In detail", size=11.6, font="F2") + lines(72, 430, PROSE)
    )  # fmt: skip
    assert [(b.text, b.level) for b in blocks(document, "heading")] == [
        ("How we plan", 2), ("How we build", 2), ("A note on tools", 2), ("In detail", 3)
    ]  # fmt: skip


def test_a_running_line_that_names_the_section_is_furniture_too() -> None:
    names = ["Scope", "Scope", "Scope", "Scope", "Scope", "Scope", "What it costs", "Terms"]
    pages = [text(72, 150, PROSE[0]) + text(72, 760, name, font="F2") for name in names]
    document = extracted(*pages)
    assert texts(document, "footer") == names
    assert not blocks(document, "heading")


def test_a_ruled_table_that_crosses_a_page_is_one() -> None:
    head, rows = ["Phase", "Weeks"], [["Design", "4"], ["Delivery", "7"], ["Care", "9"]]
    over = lines(72, 150, PROSE) + ruled([head, *rows])
    (table,) = extracted(over, ruled([head, *rows])).tables
    assert (table.rows, table.columns) == (8, 2)
    assert [cell.row for cell in table.cells if cell.row >= 4][:2] == [4, 4]
    after = text(72, 150, "Another matter is this:") + ruled([head, *rows])
    assert len(extracted(over, after).tables) == 2
