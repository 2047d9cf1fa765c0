"""Nothing in a Word document is passed over in silence: it is read, or it is a gap."""

import pytest
from docx_builder import document, field, p, r, relationships, root

_TEXT = "The price was agreed in May."
_RUN = r(_TEXT)
_ROW = f"<w:tr><w:tc>{p('Audit')}</w:tc></w:tr>"


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:r><w:r><w:t>{_TEXT}</w:t></w:r></w:r></w:p>",
        f"<w:p><w:r><w:foo><w:t>{_TEXT}</w:t></w:foo></w:r></w:p>",
        f"<w:p>{p(_TEXT)}</w:p>",
        f"<w:p><w:tbl><w:tr><w:tc>{p(_TEXT)}</w:tc></w:tr></w:tbl></w:p>",
        f"<w:tbl><w:tr><w:tc>{_RUN}</w:tc></w:tr></w:tbl>",
        f"<w:tbl>{_ROW}{p(_TEXT)}</w:tbl>",
        f"<w:tbl>{_ROW}<w:foo>{_ROW}</w:foo></w:tbl>",
        _RUN,
    ],
)
def test_text_where_none_belongs_is_a_gap(body: str) -> None:
    gaps = document(p("Fine.") + body).gaps
    assert [(gap.code, gap.where) for gap in gaps] == [("unread-text", "word/document.xml")]


def test_text_of_a_branch_that_no_reader_shows_is_no_gap() -> None:
    branches = f"<mc:Choice>{_RUN}</mc:Choice><mc:Fallback>{_RUN}</mc:Fallback>"
    found = document(f"<w:p><mc:AlternateContent>{branches}</mc:AlternateContent></w:p>")
    assert [block.text for block in found.blocks[:1]] == [_TEXT]
    assert found.gaps == ()


def test_a_choice_that_word_does_not_know_is_not_taken() -> None:
    def chosen(requires: str) -> str:
        choices = f'<mc:Choice xmlns:x="urn:x" Requires="{requires}">{r("New.")}</mc:Choice>'
        branches = f"{choices}<mc:Fallback>{r('Old.')}</mc:Fallback>"
        body = f"<w:p><mc:AlternateContent>{branches}</mc:AlternateContent></w:p>"
        return document(body).blocks[0].text

    assert [chosen(prefix) for prefix in ("wps", "wps w14", "x", "wps x")] == [
        "New.", "New.", "Old.", "Old.",
    ]  # fmt: skip


def test_a_bookmark_between_rows_can_be_referred_to() -> None:
    table = f'<w:tbl><w:bookmarkStart w:id="1" w:name="fees"/>{_ROW}</w:tbl>'
    found = document(table + p("See ", field("REF fees", "the fees")))
    assert [(mark.name, mark.block) for mark in found.bookmarks] == [("fees", 0)]
    assert [reference.found for reference in found.references] == [True]


def test_ordinary_text_in_a_formula_is_read() -> None:
    found = document(f"<w:p><m:oMath><m:r><w:t>{_TEXT}</w:t></m:r></m:oMath></w:p>")
    assert [block.text for block in found.shown] == [_TEXT]
    assert found.gaps == ()


def _notes(*inner: str) -> dict[str, str]:
    return {"word/footnotes.xml": root("w:footnotes", "".join(inner))}


_REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_NOTE = f'<w:footnote w:id="2">{p("Net of tax.")}</w:footnote>'


@pytest.mark.parametrize("kind", ["separator", "continuationNotice"])
def test_words_between_text_and_notes_are_shown(kind: str) -> None:
    words = f'<w:footnote w:type="{kind}" w:id="0">{p(_TEXT)}</w:footnote>'
    found = document(p("A price", _REFERENCE), parts=_notes(words, _NOTE))
    assert [block.text for block in found.shown] == ["A price", "Net of tax.", _TEXT]
    line = words.replace(_TEXT, "________")
    found = document(p("A price", _REFERENCE), parts=_notes(line, _NOTE))
    assert [block.text for block in found.blocks[:-1]] == ["A price", "Net of tax."]
    assert found.gaps == ()


def test_a_second_note_of_the_same_number_travels_with_the_file() -> None:
    twin = _NOTE.replace("Net of tax.", _TEXT)
    found = document(p("A price", _REFERENCE), parts=_notes(_NOTE, twin))
    notes = [(block.text, block.visibility) for block in found.of_kind("footnote")]
    assert notes == [("Net of tax.", "shown"), (_TEXT, "latent")]


def _comments(*texts: str, key: int = 1) -> str:
    return root("w:comments", "".join(f'<w:comment w:id="{key}">{t}</w:comment>' for t in texts))


def test_comments_of_one_number_and_of_two_parts_are_read() -> None:
    found = document(
        p("A price", '<w:r><w:commentReference w:id="1"/></w:r>'),
        links=(("c", "comments", "more.xml"),),
        parts={
            "word/comments.xml": _comments(p("Too low."), p("Too high.")),
            "word/more.xml": _comments(p("By whom?"), key=7),
        },
    )
    said = sorted(block.text for block in found.of_kind("comment"))
    assert said == ["By whom?", "Too high.", "Too low."]


def test_a_text_box_in_a_comment_is_read_once() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(_TEXT)}</w:txbxContent></w:pict></w:r>"
    found = document(p("A price"), parts={"word/comments.xml": _comments(p("See", box))})
    latent = [(b.kind, b.text) for b in found.latent if b.kind != "file-name"]
    assert latent == [("comment", "See"), ("text-box", _TEXT)]


@pytest.mark.parametrize("kind", ["MACROBUTTON", "gotobutton"])
def test_a_button_shows_what_stands_in_its_code(kind: str) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "end"))
    code = f"<w:r><w:instrText>{kind} NoMacro [Click here and type]</w:instrText></w:r>"
    found = document(p("Dear ", begin, code, end, ", thank you."))
    assert found.blocks[0].text == "Dear [Click here and type], thank you."
    assert [block.text for block in found.of_kind("field-code")] == [f"{kind} NoMacro "]


def _chart(
    inner: str, uri: str = "http://schemas.openxmlformats.org/drawingml/2006/chart"
) -> list[str]:
    found = document(
        p(f'<w:r><w:drawing><c:chart xmlns:c="{uri}" r:id="c"/></w:drawing></w:r>'),
        links=(("c", "chart", "charts/c.xml"),),
        parts={"word/charts/c.xml": f'<c:chartSpace xmlns:c="{uri}">{inner}</c:chartSpace>'},
    )
    return [f"{block.name}: {block.text}" for block in found.of_kind("chart")]


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ("<c:tx><c:v>Days</c:v></c:tx>", ["series: Days"]),
        ("<c:cat><c:strLit><c:pt><c:v>May</c:v></c:pt></c:strLit></c:cat>", ["category: May"]),
        ("<c:xVal><c:strCache><c:v>May</c:v></c:strCache></c:xVal>", ["category: May"]),
        ("<c:dlblRangeCache><c:pt><c:v>Late</c:v></c:pt></c:dlblRangeCache>", ["data label: Late"]),
        ("<c:val><c:numCache><c:pt><c:v>1E5</c:v></c:pt></c:numCache></c:val>", []),
    ],
)
def test_all_names_in_a_chart_are_read(inner: str, texts: list[str]) -> None:
    assert _chart(inner) == texts


def test_a_strict_chart_in_a_document_that_is_not() -> None:
    series = "<c:tx><c:v>Days</c:v></c:tx>"
    assert _chart(series, "http://purl.oclc.org/ooxml/drawingml/chart") == ["series: Days"]


def _latent(body: str, **more: object) -> list[tuple[str, str]]:
    found = document(body, **more)
    return [(b.kind, b.text) for b in found.latent if b.kind != "file-name"]


def test_controls_around_rows_and_cells_keep_their_labels() -> None:
    def control(label: str, inner: str) -> str:
        settings = f'<w:sdtPr><w:alias w:val="{label}"/></w:sdtPr>'
        return f"<w:sdt>{settings}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    inside = f"<w:tc>{control('Of the text', p('Audit'))}</w:tc>"
    table = f"<w:tbl>{control('Of the row', '<w:tr>' + control('Of the cell', inside) + '</w:tr>')}"
    labels = [text for kind, text in _latent(table + "</w:tbl>") if kind == "form-field"]
    assert labels == ["Of the row", "Of the cell", "Of the text"]


def test_the_default_of_a_form_field_is_latent() -> None:
    data = '<w:ffData><w:textInput><w:default w:val="For Northwind"/></w:textInput></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    assert _latent(p(begin)) == [("form-field", "For Northwind")]


@pytest.mark.parametrize(
    ("shape", "latent"),
    [
        ('<v:shape title="A plan"/>', [("alt", "A plan")]),
        ('<v:shape alt="A plan" title="A plan"/>', [("alt", "A plan")]),
        ('<v:shape href="https://a.example"/>', [("link", "https://a.example")]),
        ('<v:shape href="#part"/>', []),
        ('<wp:docPr><a:hlinkClick r:id="l" tooltip="Read on"/></wp:docPr>', [("alt", "Read on")]),
    ],
)
def test_what_a_shape_says_to_the_pointer(shape: str, latent: list[tuple[str, str]]) -> None:
    assert _latent(p(f"<w:r><w:pict>{shape}</w:pict></w:r>")) == latent


def test_alternative_text_in_a_diagram() -> None:
    said = '<dgm:pt><dgm14:cNvPr xmlns:dgm14="urn:dgm14" descr="Three steps"/></dgm:pt>'
    found = _latent(
        p('<w:r><w:drawing><dgm:relIds r:dm="d"/></w:drawing></w:r>'),
        links=(("d", "diagramData", "diagrams/d.xml"),),
        parts={"word/diagrams/d.xml": root("dgm:dataModel", said)},
    )
    assert found == [("alt", "Three steps")]


@pytest.mark.parametrize("member", ["word/old.docx", "notes.txt", "customXml/item9.xml"])
def test_a_file_that_nothing_refers_to_is_a_gap(member: str) -> None:
    gaps = document(p("Text"), parts={member: "<x>The price of before.</x>"}).gaps
    assert [(gap.code, gap.where) for gap in gaps] == [("stray-part", member)]


def test_a_part_of_no_known_kind_is_a_gap_where_it_holds_text() -> None:
    for inner, codes in ((p("Text"), ["unknown-part"]), ("", [])):
        gaps = document(p("Text"), parts={"word/notices.xml": root("w:notices", inner)}).gaps
        assert [gap.code for gap in gaps] == codes


def test_custom_data_of_the_package_is_read() -> None:
    found = _latent(
        p("Text"),
        parts={
            "customXml/item1.xml": "<x>For Northwind</x>",
            "_rels/.rels": relationships(
                ("a", "officeDocument", "word/document.xml"),
                ("b", "customXml", "customXml/item1.xml"),
            ),
        },
    )
    assert found == [("property", "For Northwind")]


def test_the_source_of_a_mail_merge_travels_with_the_file() -> None:
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="FROM Bids"/>'
    parts = {"word/settings.xml": root("w:settings", f"{merge}</w:mailMerge>")}
    assert _latent(p("Text"), parts=parts) == [("property", "FROM Bids")]


def test_what_stands_on_a_control_is_read() -> None:
    said = (
        '<ax:ocxPr ax:name="Size" ax:value="12pt"/>',
        '<ax:ocxPr ax:name="Caption" ax:value="Go"/>',
    )
    control = f'<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX">{"".join(said)}</ax:ocx>'
    found = _latent(
        p("Text"), links=(("x", "control", "activeX/a.xml"),), parts={"word/activeX/a.xml": control}
    )
    assert found == [("property", "Go")]
