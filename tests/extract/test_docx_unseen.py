"""What a Word document holds and does not show: white words, black bars, workbooks, reviewers."""

import io
import zipfile

from docx_builder import document, p, package, r, read, relationships, root, style, styles

from qualitygate.document import Document

WHITE = '<w:color w:val="FFFFFF"/>'
BLACK = '<w:color w:val="000000"/>'
FLOAT = (
    '<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>{down}</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="{tall}"/>'
    "<a:graphic><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill>"
    "</wps:spPr>{inner}</wps:wsp></a:graphic></wp:anchor></w:drawing></w:r>"
)  # fmt: skip


def floating(color: str = "000000", *, behind: int = 0, down: int = 0, tall: int = 190500,
             inner: str = "") -> str:  # fmt: skip
    return FLOAT.format(color=color, behind=behind, down=down, tall=tall, inner=inner)


def shading(fill: str, val: str = "clear") -> str:
    return f'<w:shd w:val="{val}" w:color="auto" w:fill="{fill}"/>'


def ground(found: Document, words: str) -> str | None:
    """What these words stand on, as far as it is known."""
    block = next(block for block in found.blocks if words in block.text)
    start = block.text.index(words)
    return next(iter(block.runs_in(start, start + len(words)))).ground


def cell(inner: str, settings: str = "") -> str:
    return f"<w:tbl><w:tr><w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc></w:tr></w:tbl>"


def test_white_words_stand_on_the_page() -> None:
    found = document(p("The fee is fixed", r(" and too low", WHITE)))
    assert ground(found, "and too low") == "#FFFFFF"
    assert ground(found, "The fee") is None


def test_white_words_stand_on_their_shading() -> None:
    found = document(
        p(r("On a run", WHITE + shading("1F3864")))
        + p(r("On a highlight", WHITE + '<w:highlight w:val="darkBlue"/>'))
        + p(r("On a paragraph", WHITE), settings=shading("203040"))
        + cell(p(r("In a cell", WHITE)), shading("405060"))
        + cell(p(r("In a white cell", WHITE)))
        + p(r("Blacked out", BLACK + shading("000000")))
    )
    assert ground(found, "On a run") == "#1F3864"
    assert ground(found, "On a highlight") == "#000080"
    assert ground(found, "On a paragraph") == "#203040"
    assert ground(found, "In a cell") == "#405060"
    assert ground(found, "In a white cell") == "#FFFFFF"
    assert ground(found, "Blacked out") == "#000000"


def test_nothing_is_said_where_something_may_lie_behind_the_words() -> None:
    shaded = style("Grid", "Grid", '<w:tblStylePr w:type="firstRow"><w:tcPr>'
                   + shading("1F3864") + "</w:tcPr></w:tblStylePr>", kind="table")  # fmt: skip
    table = cell(p(r("In a styled table", WHITE))).replace(
        "<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
    )
    box = f"<wps:txbx><w:txbxContent>{p(r('In a shape', WHITE))}</w:txbxContent></wps:txbx>"
    found = document(
        table + p("Here", floating("1F3864", behind=1, inner=box)) + p(r("Beside it", WHITE)),
        parts=styles(shaded),
    )
    assert ground(found, "In a styled table") is None
    assert ground(found, "In a shape") is None
    assert ground(found, "Beside it") is None
    pattern = document(cell(p(r("On stripes", WHITE)), shading("FFFFFF", "diagStripe")))
    assert ground(pattern, "On stripes") is None


def test_a_picture_as_tall_as_the_page_in_a_header_may_lie_behind_the_words() -> None:
    def with_header(tall: int) -> bytes:
        header = root("w:hdr", p(floating("1F3864", tall=tall)))
        section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
        return package(p(r("White", WHITE)) + section, links=(("h", "header", "header1.xml"),),
                       parts={"word/header1.xml": header})  # fmt: skip

    assert ground(read(with_header(9_000_000)), "White") is None
    assert ground(read(with_header(400_000)), "White") == "#FFFFFF"


def test_a_black_bar_over_a_paragraph_is_told() -> None:
    found = document(p("The fee is 90,000 euros.", floating()))
    assert [(mark.block, mark.end, mark.how) for mark in found.redactions] == [(0, 24, "box")]


def test_other_shapes_are_no_bars() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('Title')}</w:txbxContent></wps:txbx>"
    found = document(
        p("One", floating("FFC000")) + p("Two", floating(behind=1))
        + p("Three", floating(inner=box)) + p("Four", floating(tall=12700))
        + p("Five", floating(down=5_000_000)) + p(floating())
    )  # fmt: skip
    assert found.redactions == ()


def test_a_photograph_in_front_of_a_paragraph_is_told() -> None:
    drawn = (
        '<w:r><w:drawing><wp:anchor behindDoc="{}"><wp:positionV relativeFrom="paragraph">'
        '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1270000" cy="900000"/>'
        '{}<a:graphic><pic:pic><a:blip r:embed="{}"/></pic:pic></a:graphic></wp:anchor>'
        "</w:drawing></w:r>"
    )
    front = "<wp:wrapNone/>"
    found = document(
        p("The fee is 90,000 euros.", drawn.format(0, front, "j"))
        + p("Behind it", drawn.format(1, front, "j"))
        + p("Beside it", drawn.format(0, "<wp:wrapSquare/>", "j"))
        + p("A logo", drawn.format(0, front, "p")),
        links=(("j", "image", "media/a.jpg"), ("p", "image", "media/b.png")),
        parts={"word/media/a.jpg": b"jpeg", "word/media/b.png": b"png"},
    )
    assert [(mark.block, mark.how) for mark in found.redactions] == [(0, "picture")]


def workbook(*sheets: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    listed = "".join(f'<sheet name="{label}" state="{state}"/>' for label, state in sheets)
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook><sheets>{listed}</sheets></workbook>")
    return buffer.getvalue()


def test_a_workbook_tells_its_sheets_and_where_it_stands() -> None:
    book = workbook(("Offer", "visible"), ("Margin", "hidden"), ("Rates", "veryHidden"))
    drawn = '<w:r><w:drawing><wp:inline><c:chart r:id="c"/></wp:inline></w:drawing></w:r>'
    found = document(
        p('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="o"/></w:object>'
          "</w:r>") + p(drawn),
        links=(("o", "package", "embeddings/a.xlsx"), ("c", "chart", "charts/c.xml"),
               ("e", "oleObject", "embeddings/e.bin")),
        parts={
            "word/embeddings/a.xlsx": book, "word/embeddings/b.xlsx": b"PK no zip",
            "word/embeddings/e.bin": b"eq", "word/charts/c.xml": root("c:chartSpace", ""),
            "word/charts/_rels/c.xml.rels": relationships(
                ("r1", "package", "../embeddings/b.xlsx")
            ),
        },
    )  # fmt: skip
    held = {item.name: item for item in found.attachments}
    first = held["word/embeddings/a.xlsx"]
    assert (first.kind, first.program) == ("workbook", "Excel.Sheet.12")
    assert (first.sheets, first.hidden) == (("Offer", "Margin", "Rates"), ("Margin", "Rates"))
    second = held["word/embeddings/b.xlsx"]
    assert (second.kind, second.program, second.sheets) == ("workbook", "chart", ())
    assert held["word/embeddings/e.bin"].kind == "object"


def test_reviewers_and_the_preview_are_told() -> None:
    people = root(
        "w15:people",
        '<w15:person w15:author="Ann"><w15:presenceInfo w15:providerId="AD" '
        'w15:userId="S::ann@house.example::1"/></w15:person>'
        '<w15:person w15:author="Ben"><w15:presenceInfo w15:providerId="None" w15:userId="Ben"/>'
        "</w15:person>",
    )
    found = document(
        p("Text"),
        links=(("t", "thumbnail", "../docProps/thumbnail.jpeg"),),
        parts={"word/people.xml": people, "docProps/thumbnail.jpeg": b"jpeg"},
    )
    told = [block.text for block in found.of_kind("property") if block.name == "person"]
    assert told == ["S::ann@house.example::1"]
    assert [item.kind for item in found.attachments] == ["thumbnail"]


def test_a_style_without_an_id_is_the_ancestor_of_none() -> None:
    tiny = '<w:style w:type="paragraph"><w:name w:val="Gap"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    found = document(
        p("Text", style="Body"), parts=styles(tiny + "</w:style>", style("Body", "Body"))
    )
    assert found.blocks[0].runs[0].size is None
