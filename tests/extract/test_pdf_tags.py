"""A tagged PDF says itself what its blocks are."""

from pdf_builder import lines, pdf, picture, text

from qualitygate.config import Limits
from qualitygate.document import Document
from qualitygate.extract.pdf import read

PROSE = "The migration of the booking service takes eleven weeks and ends with a review."
_TREE = "/MarkInfo <</Marked true>> /StructTreeRoot 10 0 R"


def tagged(content: list[str], elements: list[str]) -> Document:
    """Pages whose contents carry ids from 0; `elements` are objects from 12, under 11.

    Each element is its type and entries; ``@`` and a number is a reference to an element, and
    ``page`` and ``id`` pairs are written as marked-content references.
    """
    owners: dict[tuple[int, int], int] = {}
    objects = []
    for place, element in enumerate(elements):
        kind, parent, kids, entries = (*element.split("|"), "")[:4]
        written = []
        for kid in kids.split():
            if kid.startswith("@"):
                written.append(f"{12 + int(kid[1:])} 0 R")
            else:
                page, number = map(int, kid.split(":"))
                owners[page, number] = 12 + place
                written.append(f"<</Type /MCR /Pg {100 + 2 * page} 0 R /MCID {number}>>")
        above = 11 if parent == "-" else 12 + int(parent)
        objects.append(
            f"<</Type /StructElem /S /{kind} /P {above} 0 R /K [{' '.join(written)}] {entries}>>"
        )
    top = [f"{12 + n} 0 R" for n, e in enumerate(elements) if e.split("|")[1] == "-"]
    numbers = ""
    for page in range(len(content)):
        count = max((n for p, n in owners if p == page), default=-1) + 1
        row = " ".join(
            f"{owners[page, n]} 0 R" if (page, n) in owners else "null" for n in range(count)
        )
        numbers += f"{page} [{row}] "
    root = f"<</Type /StructTreeRoot /K 11 0 R /ParentTree <</Nums [{numbers}]>>>>"
    body = f"<</Type /StructElem /S /Document /P 10 0 R /K [{' '.join(top)}]>>"
    return read(pdf(*content, root=_TREE, extra=[root, body, *objects]), "tagged.pdf", Limits())


def found(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.shown]


def test_tags_decide_what_is_one_paragraph() -> None:
    page = (
        text(72, 100, "Nina Jones", content_id=0)
        + text(72, 112, "Omar Smith", content_id=1)
        + text(72, 124, "A line that is short", content_id=2)
        + text(72, 136, "and goes on.", content_id=3)
    )
    document = tagged([page], ["P|-|0:0", "P|-|0:1", "P|-|0:2 0:3"])
    assert found(document) == [
        ("paragraph", "Nina Jones"),
        ("paragraph", "Omar Smith"),
        ("paragraph", "A line that is short and goes on."),
    ]


def test_inline_elements_belong_to_their_block() -> None:
    page = text(72, 100, "See the", content_id=0) + text(110, 100, "annex", content_id=1)
    document = tagged([page], ["P|-|@1 @2", "Span|0|0:0", "Link|0|0:1"])
    assert found(document) == [("paragraph", "See the annex")]


def test_headings_have_the_level_of_their_tag_and_lists_their_label() -> None:
    page = (
        text(72, 100, "1.2 Scope", content_id=0)
        + text(80, 120, "(a)", content_id=1) + text(100, 120, "the first thing", content_id=2)
    )  # fmt: skip
    document = tagged(
        [page], ["H2|-|0:0", "L|-|@2", "LI|1|@3 @4", "Lbl|2|0:1", "LBody|2|0:2"]
    )  # fmt: skip
    heading, item = document.shown
    assert (heading.kind, heading.level, heading.number, heading.text) == (
        "heading",
        2,
        "1.2",
        "Scope",
    )
    assert (item.kind, item.level, item.number, item.text) == (
        "list-item",
        1,
        "(a)",
        "the first thing",
    )


def test_table_cells_have_their_place_and_spans() -> None:
    page = (
        text(72, 100, "Phases", content_id=0)
        + text(72, 120, "Design", content_id=1) + text(200, 120, "4", content_id=2)
    )  # fmt: skip
    document = tagged(
        [page],
        [
            "Table|-|@1 @2", "TR|0|@3", "TR|0|@4 @5", "TH|1|0:0|/A <</O /Table /ColSpan 2>>",
            "TD|2|0:1", "TD|2|0:2",
        ],
    )  # fmt: skip
    (table,) = document.tables
    assert (table.rows, table.columns) == (2, 2)
    places = {b.text: (b.cell.row, b.cell.column, b.cell.column_span, b.cell.header)
              for b in document.shown if b.cell}  # fmt: skip
    assert places == {
        "Phases": (0, 0, 2, True), "Design": (1, 0, 1, False), "4": (1, 1, 1, False)
    }  # fmt: skip


def test_a_paragraph_over_two_pages_is_one_block() -> None:
    pages = [
        lines(72, 100, [PROSE] * 3) + text(72, 700, "It closes with", content_id=0),
        text(72, 80, "a party.", content_id=0),
    ]
    document = tagged(pages, ["P|-|0:0 1:0"])
    assert "It closes with a party." in [block.text for block in document.shown]


def test_figures_have_their_alternative_text() -> None:
    drawn = f"/Figure <</MCID 0>> BDC\n{picture(72, 200, 300, 400)}EMC\n"
    page = text(72, 100, PROSE, content_id=1) + drawn
    document = tagged([page], ["Figure|-|0:0|/Alt (A train in a station)", "P|-|0:1"])
    (shown,) = document.pictures
    assert (shown.alt, shown.width, shown.height) == ("A train in a station", 228, 200)
    assert ("alt", "A train in a station") in [(b.kind, b.text) for b in document.latent]


def test_artefacts_are_headers_and_footers() -> None:
    page = (
        f"/Artifact <</Type /Pagination>> BDC\n{text(72, 40, 'Draft for Northwind')}EMC\n"
        + text(72, 100, PROSE, content_id=0)
    )
    assert found(tagged([page], ["P|-|0:0"])) == [
        ("header", "Draft for Northwind"), ("paragraph", PROSE)
    ]  # fmt: skip


def test_a_figure_without_content_is_the_picture_in_its_box() -> None:
    page = text(72, 100, PROSE, content_id=0) + picture(72, 200, 300, 400)
    figure = "Figure|-||/Pg 100 0 R /Alt (A {}) /A <</O /Layout /BBox [{}]>>"
    document = tagged(
        [page],
        [
            "P|-|0:0", figure.format("map of the stations", "400 300 500 500"),
            figure.format("train in a station", "72 392 300 592"),
        ],
    )  # fmt: skip
    assert [shown.alt for shown in document.pictures] == ["A train in a station"]
    assert [b.text for b in document.of_kind("alt")] == [
        "A train in a station",
        "A map of the stations",
    ]
