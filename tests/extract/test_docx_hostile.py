"""Files that are made to harm end with a document or a reason, at once."""

import io
import warnings
import zipfile

import pytest
from docx_builder import document, p, package, r, read, relationships, root, style, styles

from qualitygate.config import Limits
from qualitygate.errors import Unreadable


def test_a_cell_that_spans_a_hundred_million_columns() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{p("wide")}</w:tc>'
    found = document(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")
    assert [block.text for block in found.shown] == ["wide", "wide"]
    assert found.tables[0].columns < 10_000


@pytest.mark.parametrize(
    "wrapper", ["w:smartTag", "w:sdt><w:sdtContent", "mc:AlternateContent><mc:Choice"]
)
@pytest.mark.parametrize("within", ["paragraph", "body"])
def test_three_thousand_levels(wrapper: str, within: str) -> None:
    opened = f"<{wrapper}>" * 3000
    closed = "".join(f"</{tag}>" for tag in reversed(wrapper.split("><"))) * 3000
    body = p(f"{opened}{r('deep')}{closed}") if within == "paragraph" else opened + p("x") + closed
    with pytest.raises(Unreadable) as caught:
        document(body)
    assert caught.value.code == "limit"


@pytest.mark.parametrize("depth", [40, 300])
def test_tables_within_tables(depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc>" * depth + p("deep") + ("<w:p/></w:tc></w:tr></w:tbl>" * depth)
    if 4 * depth < Limits().depth:
        assert len(document(body).tables) == depth
    else:
        with pytest.raises(Unreadable, match="nested"):
            document(body)


def test_rows_within_wrappers() -> None:
    deep = "<mc:AlternateContent><mc:Choice>" * 600 + "</mc:Choice></mc:AlternateContent>" * 600
    with pytest.raises(Unreadable, match="nested"):
        document(f"<w:tbl>{deep}</w:tbl>")


def test_shapes_within_shapes() -> None:
    deep = "<v:group>" * 190 + "</v:group>" * 190
    data = package(p(f"<w:r><w:pict>{deep}</w:pict></w:r>"))
    with pytest.raises(Unreadable):
        read(data, limits=Limits(depth=100))
    assert read(data).blocks[0].text == ""


def test_a_chain_and_a_circle_of_relationships() -> None:
    parts = {f"word/a{i}.xml": root("w:hdr", p("x")) for i in range(3000)}
    parts |= {
        f"word/_rels/a{i}.xml.rels": relationships(("n", "header", f"a{(i + 1) % 3000}.xml"))
        for i in range(3000)
    }
    found = document(p("Text"), parts=parts)  # type: ignore[arg-type]
    assert [block.text for block in found.shown] == ["Text"]


def test_styles_that_are_based_on_each_other() -> None:
    sheet = styles(style("A", "A", based_on="B"), style("B", "B", based_on="A"))
    assert document(p("Text", style="A"), parts=sheet).blocks[0].style == "A"


def test_numbers_that_are_none() -> None:
    body = p("x", settings='<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="x"/></w:numPr>')
    assert document(body).blocks[0].text == "x"


@pytest.mark.parametrize("target", ["NULL", "../NULL", "../../../etc/passwd", "#a", "", "%zz"])
def test_targets_that_lead_nowhere(target: str) -> None:
    link = f'<w:hyperlink r:id="x">{r("words")}</w:hyperlink>'
    found = document(p(link), links=(("x", "hyperlink", target), ("y", "image", target)))
    assert found.blocks[0].text == "words"


def test_one_name_twice_is_a_gap() -> None:
    buffer = io.BytesIO(package(p("first")))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("WORD\\Document.xml", root("w:document", f"<w:body>{p('last')}</w:body>"))
    found = read(buffer.getvalue())
    assert [gap.code for gap in found.gaps] == ["duplicate-part"]


def test_a_field_that_never_ends_its_code_is_a_gap() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    found = document(p(begin) + p("The whole rest of the offer"))
    assert [gap.code for gap in found.gaps] == ["open-field"]


def test_a_broken_part_beside_the_text_is_a_gap() -> None:
    found = document(p("Text"), parts={"word/footnotes.xml": "<w:footnotes", "word/styles.xml": ""})
    assert found.blocks[0].text == "Text"
    assert {gap.where for gap in found.gaps} == {"word/footnotes.xml", "word/styles.xml"}
