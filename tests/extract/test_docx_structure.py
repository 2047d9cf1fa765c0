"""Headings, lists, tables, formatting, pages: what a document is made of beside its words."""

import pytest
from docx_builder import document, p, r, root, style, styles

from qualitygate.document import Document

_NUMBERED = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='{}'/></w:numPr>"


def level(index: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> dict[str, str]:
    inner = (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )
    return {"word/numbering.xml": root("w:numbering", inner)}


def item(text: str, depth: int = 0, num: int = 1) -> str:
    return p(text, settings=_NUMBERED.format(depth, num))


def numbers(found: Document) -> list[str]:
    return [block.number for block in found.shown]


def test_numbers_count_restart_and_nest_as_word_shows_them() -> None:
    parts = numbering(
        level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "upperRoman", "%1.%3")
    )
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1)
    found = document(body, parts=parts)
    assert numbers(found) == ["1.", "(a)", "(b)", "1.I", "2.", "(a)"]
    assert [(b.kind, b.level) for b in found.shown][:2] == [("list-item", 1), ("list-item", 2)]


def test_a_second_list_of_the_same_kind_starts_where_it_is_told() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    parts = numbering(level(0, "decimal", "%1)"), more=again)
    found = document(item("a") + item("b") + item("c", 0, 2) + item("d", 0, 2), parts=parts)
    assert numbers(found) == ["1)", "2)", "7)", "8)"]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("decimalZero", "04"), ("upperLetter", "D"), ("lowerRoman", "iv"), ("ordinal", "4th"),
     ("cardinalText", "Four"), ("none", "")],
)  # fmt: skip
def test_number_formats(kind: str, shown: str) -> None:
    parts = numbering(level(0, kind, "%1", start=4))
    assert numbers(document(item("x"), parts=parts)) == [shown]


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    parts = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "–"))
    assert numbers(document(item("x") + item("y", 1), parts=parts)) == ["•", "–"]


def test_heading_levels_come_through_the_ancestors_of_a_style() -> None:
    sheet = styles(
        style("Base", "Base heading", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        style("House", "House heading", based_on="Base"),
        style("Plain", "Looks like one", "<w:rPr><w:b/></w:rPr>"),
        style("Built", "heading 3"),
    )
    body = p("Two", style="House") + p("None", style="Plain") + p("Three", style="Built")
    found = document(body + p("Text"), parts=sheet)
    assert [(b.kind, b.level) for b in found.shown] == [
        ("heading", 2), ("paragraph", 0), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
    assert found.blocks[3].location.outline == ("Two", "Three")
    assert found.blocks[3].location.display == "Three"


def test_headings_carry_the_number_of_their_style() -> None:
    sheet = styles(
        style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("H2", "heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    )
    parts = sheet | numbering(
        level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    )
    body = p("Aim", style="H1") + p("Offer", style="H1") + p("Fees", style="H2") + p("Ten euros.")
    found = document(body, parts=parts)
    assert numbers(found) == ["1", "2", "2.1", ""]
    assert found.blocks[3].location.outline == ("2 Offer", "2.1 Fees")
    assert [found.blocks[at].location.outline for at in (1, 2)] == [(), ("2 Offer",)]


def test_formatting_comes_down_the_cascade() -> None:
    theme = (
        '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="336699"/></a:accent1>'
        '</a:clrScheme><a:fontScheme name="x"><a:minorFont><a:latin typeface="Harbour Sans"/>'
        "</a:minorFont></a:fontScheme></a:themeElements>"
    )
    sheet = styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>'
        '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("Normal", "Normal", default=True),
        style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character"),
        style("Loud", "Loud", "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>"),
    )
    strong = r("strong", '<w:rStyle w:val="Strong"/><w:color w:themeColor="accent1"/>')
    code = r("code", '<w:rFonts w:ascii="Courier New"/><w:highlight w:val="yellow"/>')
    parts = {**sheet, "word/theme.xml": root("a:theme", theme)}
    found = document(p("plain ", strong, code) + p("loud ", strong, style="Loud"), parts=parts)
    plain, strong_run, code_run = found.blocks[0].runs
    assert (plain.font, plain.size, plain.language) == ("Harbour Sans", 11.0, "en-GB")
    assert (strong_run.bold, strong_run.color, strong_run.style) == (True, "#336699", "Strong")
    assert (code_run.mono, code_run.highlight, plain.mono) == (True, "yellow", False)
    loud, twice = found.blocks[1].runs
    assert (loud.bold, loud.size, twice.bold) == (True, 14.0, False)  # toggled twice
    assert found.language == "en-GB"


def cell(text: str, settings: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{more}{p(text)}</w:tc>"


def row(*cells: str, settings: str = "") -> str:
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def test_merged_cells_are_one_cell() -> None:
    wide, start, on = (
        '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>",
    )  # fmt: skip
    found = document(
        table(
            row(cell("Both", wide), cell("Fee"), settings="<w:tblHeader/>"),
            row(cell("Down", start), cell("b"), cell("c")),
            row(cell("", on), cell("d"), cell("e")),
        )
    )
    grid = found.tables[0]
    assert (grid.rows, grid.columns) == (3, 3)
    cells = {(c.row, c.column): (found.cell_text(c), c.row_span, c.column_span) for c in grid.cells}
    assert cells == {
        (0, 0): ("Both", 1, 2), (0, 2): ("Fee", 1, 1), (1, 0): ("Down", 2, 1), (1, 1): ("b", 1, 1),
        (1, 2): ("c", 1, 1), (2, 1): ("d", 1, 1), (2, 2): ("e", 1, 1),
    }  # fmt: skip
    assert [c.header for c in grid.cells][:3] == [True, True, False]
    assert found.blocks[4].location.detail == "table 1, row 2"


def test_a_nested_table_is_a_table_in_a_cell() -> None:
    inner = table(row(cell("inner")))
    found = document(table(row(cell("outer", more=inner))))
    assert [t.parent for t in found.tables] == [None, 0]
    assert found.cell_text(found.tables[0].cells[0]) == "outer"
    assert found.cell_text(found.tables[1].cells[0]) == "inner"


def test_a_deleted_row_is_no_row() -> None:
    gone = row(cell("gone"), settings='<w:del w:id="1" w:author="Ann"/>')
    found = document(table(row(cell("a")), gone, row(cell("b"))))
    assert found.tables[0].rows == 2
    assert "gone" not in " ".join(block.text for block in found.shown)
    assert any("gone" in block.text for block in found.latent)


def test_pages_follow_the_breaks_that_word_rendered() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>"
    broken = '<w:r><w:br w:type="page"/></w:r>'
    after = "<w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r>"
    found = document(p("one") + p(rendered) + p(broken) + p(after))
    assert [block.location.page for block in found.shown if block.text] == [1, 2, 3]
    assert found.blocks[1].location.display == "about p. 2"
    assert found.pages == 3


def test_a_row_over_two_pages_turns_one_page() -> None:
    turned = "<w:r><w:t>start, </w:t><w:lastRenderedPageBreak/><w:t>end</w:t></w:r>"
    both = f"<w:tc><w:tcPr/>{p(turned)}{p('below')}</w:tc>"
    again = cell("<w:r><w:lastRenderedPageBreak/><w:t>row below</w:t></w:r>")
    found = document(table(f"<w:tr>{both}{both}</w:tr>", row(again)) + p("after"))
    pages = [(block.text, block.location.page) for block in found.shown]
    assert pages == [
        ("start, end", 1), ("below", 2), ("start, end", 1), ("below", 2), ("row below", 2),
        ("after", 2),
    ]  # fmt: skip


def test_without_any_hint_there_is_no_page() -> None:
    found = document(p("one") + p("two"))
    assert {block.location.page for block in found.shown} == {None}


def test_headers_and_footers_are_read_once_and_where_they_are_shown() -> None:
    def section(settings: str, end: bool = False) -> str:
        inner = f'<w:sectPr>{settings}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        return inner if end else p("End of section.", settings=inner)

    first = '<w:headerReference w:type="first" r:id="h1"/><w:titlePg/>'
    usual = '<w:headerReference w:type="default" r:id="h2"/>'
    even = '<w:footerReference w:type="even" r:id="f1"/>'
    parts = {
        "word/h1.xml": root("w:hdr", p("Cover header")),
        "word/h2.xml": root("w:hdr", p("Running header")),
        "word/f1.xml": root("w:ftr", p("Even footer")),
    }
    links = (("h1", "header", "h1.xml"), ("h2", "header", "h2.xml"), ("f1", "footer", "f1.xml"))
    body = section(usual + even + first) + p("Text") + section("", end=True)
    found = document(body, parts=parts, links=links)  # type: ignore[arg-type]
    headers = [(b.text, b.visibility) for b in found.blocks if b.kind in ("header", "footer")]
    assert headers == [
        ("Cover header", "shown"), ("Running header", "shown"), ("Even footer", "latent"),
    ]  # fmt: skip
    one, two = found.sections
    assert [found.blocks[i].text for i in one.headers] == ["Cover header", "Running header"]
    assert [found.blocks[i].text for i in two.headers] == ["Running header"]
    assert (one.page_width, one.page_height) == (595.3, 841.9)


def test_titles_captions_and_contents_by_their_styles() -> None:
    sheet = styles(
        style("T", "Title"), style("C", "caption"), style("I", "toc 2"), style("B", "Bibliography")
    )
    body = p("Offer", style="T") + p("Figure 1", style="C") + p("Fees 3", style="I")
    found = document(body + p("Smith, 2020", style="B"), parts=sheet)
    assert [b.kind for b in found.shown] == ["title", "caption", "contents", "reference"]
