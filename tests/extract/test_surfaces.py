"""Colours of areas, crops and sizes of pictures, and which pages have which header."""

import struct

import pytest
from docx_builder import document, p, r, read, root, style, styles
from pdf_builder import box, pdf, text

from qualitygate.document import Document, Picture

_THEME = root(
    "a:theme",
    "<a:themeElements><a:clrScheme name='x'><a:dk1><a:srgbClr val='000000'/></a:dk1>"
    "<a:accent1><a:srgbClr val='004080'/></a:accent1></a:clrScheme></a:themeElements>",
)
_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 400, 100) + b"\x08\x02\0\0\0"
_POINT = 12700


def shd(fill: str = "auto", more: str = "", val: str = "clear") -> str:
    return f"<w:shd w:val='{val}' w:color='FF0000' w:fill='{fill}' {more}/>"


def cell(text: str, shading: str = "") -> str:
    return f"<w:tc><w:tcPr>{shading}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, settings: str = "") -> str:
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr>{inner}</w:tbl>"


def fills(found: Document) -> list[tuple[str, str]]:
    return [
        (fill.color, found.blocks[fill.block].text if fill.block is not None else "")
        for fill in found.fills
    ]


def test_shadings_of_cells_and_paragraphs_are_fills() -> None:
    body = table(cell("a", shd("AABBCC")) + cell("b", shd("AABBCC")) + cell("c", shd()))
    body += p("d", settings=shd("112233")) + p("e", settings=shd(val="solid"))
    body += p("f", settings=shd("445566", val="nil"))
    assert fills(document(body)) == [("#AABBCC", "a"), ("#112233", "d"), ("#FF0000", "e")]


def test_a_fill_of_the_theme_has_its_tint() -> None:
    shading = shd("000000", "w:themeFill='accent1' w:themeFillTint='80'")
    found = document(p("a", settings=shading), parts={"word/theme.xml": _THEME})
    assert fills(found) == [("#3F9FFF", "a")]


def test_styles_of_paragraphs_and_tables_fill() -> None:
    striped = (
        "<w:tcPr>" + shd("EEEEEE") + "</w:tcPr>"
        "<w:tblStylePr w:type='firstRow'><w:tcPr>" + shd("003366") + "</w:tcPr></w:tblStylePr>"
        "<w:tblStylePr w:type='band1Horz'><w:tcPr>" + shd("DDDDDD") + "</w:tcPr></w:tblStylePr>"
    )
    sheet = styles(
        style("Box", "Box", "<w:pPr>" + shd("CCEEFF") + "</w:pPr>"),
        style("Note", "Note", based_on="Box"),
        style("Striped", "Striped", striped, kind="table"),
    )
    look = "<w:tblStyle w:val='Striped'/><w:tblLook w:val='0620' w:firstRow='1' w:noHBand='1'/>"
    body = table(cell("head"), cell("one"), settings=look) + p("boxed", style="Note") + p("plain")
    found = document(body, parts=sheet)
    assert fills(found) == [("#003366", "head"), ("#EEEEEE", "head"), ("#CCEEFF", "boxed")]


def test_a_table_whose_cells_have_colours_of_their_own_does_not_show_its_style() -> None:
    sheet = styles(
        style("Blue", "Blue", "<w:tcPr>" + shd("0000FF") + "</w:tcPr>", kind="table"),
    )
    body = table(cell("a", shd("AABBCC")), settings="<w:tblStyle w:val='Blue'/>")
    assert fills(document(body, parts=sheet)) == [("#AABBCC", "a")]


def test_a_run_has_the_shading_behind_its_words() -> None:
    found = document(p(r("dark", shd("1A1A1A")), r("plain")))
    assert [run.fill for run in found.blocks[0].runs] == ["#1A1A1A", None]


def drawing(inner: str, width: int = 200, height: int = 50) -> str:
    size = f"cx='{width * _POINT}' cy='{height * _POINT}'"
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id='1' name='Picture 1'/>"
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def pic(fill: str = "", width: int = 200, height: int = 50) -> str:
    size = f"cx='{width * _POINT}' cy='{height * _POINT}'"
    return (
        f"<pic:pic><pic:blipFill><a:blip r:embed='p'/>{fill}</pic:blipFill>"
        f"<pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext {size}/></a:xfrm></pic:spPr></pic:pic>"
    )


def picture(inner: str) -> Picture:
    found = document(
        p("before") + p(inner, "with it"),
        links=(("p", "image", "media/p.png"),),
        parts={"word/media/p.png": _PNG},
    )
    assert len(found.pictures) == 1
    return found.pictures[0]


def test_a_picture_says_what_is_cut_off_and_where_it_stands() -> None:
    found = picture(drawing(pic("<a:srcRect l='25000' b='-10000'/><a:stretch/>")))
    assert found.crop == (0.25, 0.0, 0.0, -0.1)
    assert (found.width, found.height, found.pixel_width, found.pixel_height) == (200, 50, 400, 100)
    assert found.block == 1


def test_a_picture_in_a_group_is_as_large_as_the_group_draws_it() -> None:
    space = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    group = (
        f"<wpg:wgp xmlns:wpg='{space}'><wpg:grpSpPr><a:xfrm><a:ext cx='{300 * _POINT}' "
        f"cy='{300 * _POINT}'/><a:chExt cx='600' cy='1200'/></a:xfrm></wpg:grpSpPr>"
        + pic().replace(f"cx='{200 * _POINT}' cy='{50 * _POINT}'", "cx='200' cy='100'")
        + "</wpg:wgp>"
    )
    found = picture(drawing(group, 300, 300))
    assert (found.width, found.height) == (100, 25)


def test_a_tiled_picture_has_no_size() -> None:
    assert picture(drawing(pic("<a:tile/>"))).width == 0


@pytest.mark.parametrize(
    ("attributes", "crop"),
    [("cropleft='16384f'", (0.25, 0, 0, 0)), ("cropbottom='.5' croptop='10%'", (0, 0.1, 0, 0.5))],
)
def test_a_vml_picture_is_cut(attributes: str, crop: tuple[float, ...]) -> None:
    shape = (
        f"<v:shape style='width:200pt;height:50pt'><v:imagedata r:id='p' {attributes}/></v:shape>"
    )
    found = picture(f"<w:r><w:pict>{shape}</w:pict></w:r>")
    assert found.crop == crop
    assert (found.width, found.height) == (200, 50)


def test_a_picture_in_a_vml_group_has_a_size_in_units_of_the_group() -> None:
    shape = "<v:shape style='width:2000;height:50'><v:imagedata r:id='p'/></v:shape>"
    found = picture(f"<w:r><w:pict><v:group>{shape}</v:group></w:pict></w:r>")
    assert (found.width, found.height) == (0, 0)


def test_each_kind_of_page_has_its_headers() -> None:
    parts = {
        "word/header1.xml": root("w:hdr", p("First")),
        "word/header2.xml": root("w:hdr", p("Other")),
        "word/settings.xml": root("w:settings", "<w:evenAndOddHeaders/>"),
    }
    links = (("h1", "header", "header1.xml"), ("h2", "header", "header2.xml"))
    first = (
        "<w:sectPr><w:headerReference w:type='first' r:id='h1'/>"
        "<w:headerReference w:type='default' r:id='h2'/><w:titlePg/></w:sectPr>"
    )
    body = p("One", settings=first) + p("Two") + "<w:sectPr><w:type w:val='nextPage'/></w:sectPr>"
    found = document(body, parts=parts, links=links)
    shown = [
        {v.pages: [found.blocks[i].text for i in v.headers] for v in section.variants}
        for section in found.sections
    ]
    assert shown == [
        {"first": ["First"], "default": ["Other"], "even": []},
        {"default": ["Other"], "even": []},
    ]


def test_a_pdf_tells_the_colours_of_its_rectangles_at_the_text_in_them() -> None:
    page = box(60, 90, 300, 110, "0 0.5 0") + text(72, 104, "On green.") + text(72, 300, "Plain.")
    page += box(60, 400, 300, 460, "1 0 0") + box(60, 500, 300, 560, "1 0 0")
    found = read(pdf(page), "offer.pdf")
    assert fills(found) == [("#008000", "On green."), ("#FF0000", "Plain.")]
    assert [fill.location.detail for fill in found.fills] == ["", "drawing"]


@pytest.mark.parametrize(
    "turn", ["200 0 0 50 72 500", "0 200 -50 0 200 300", "141 141 -35 35 72 300"]
)
def test_a_picture_of_a_pdf_is_as_long_as_its_sides_however_it_is_turned(turn: str) -> None:
    found = read(pdf(text(72, 72, "A map.") + f"q {turn} cm /Im1 Do Q\n"), "offer.pdf").pictures
    assert [(round(p.width, -1), round(p.height, -1)) for p in found] == [(200, 50)]
