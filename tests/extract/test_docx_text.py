"""What a reader sees in a Word document is what the model shows, and where it stands."""

import io
import zipfile

import pytest
from docx_builder import document, field, p, package, r, read, root, style, styles, zipped

from qualitygate.document import Block, Document, TextAnchor


def texts(found: Document, *kinds: str) -> list[str]:
    return [b.text for b in found.blocks if b.kind in kinds or (not kinds and b.shown)]


def only(found: Document, kind: str) -> Block:
    blocks = [b for b in found.blocks if b.kind == kind]
    assert len(blocks) == 1, [b.text for b in blocks]
    return blocks[0]


def test_a_paragraph_is_one_block_however_it_is_wrapped() -> None:
    control = f"<w:sdt><w:sdtContent>{r('in a control ')}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:element="place">{r("tagged ")}</w:smartTag>'
    link = f'<w:hyperlink w:anchor="part">{r("linked ")}</w:hyperlink>'
    found = document(p("Text ", control, tag, link, field("PAGE", "7"), "."))
    assert texts(found) == ["Text in a control tagged linked 7."]


def test_tabs_breaks_hyphens_and_symbols_are_characters() -> None:
    marks = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:softHyphen/><w:t>e</w:t></w:r>'
    )
    block = only(document(p(marks)), "paragraph")
    assert block.text == "a\tb\nc-d→e"
    assert block.location.anchors == (TextAnchor(0, 9, "word/document.xml", 0, 0, 0),)


def test_characters_without_width_are_dropped_and_anchors_stay_exact() -> None:
    block = only(document(p("soft\u00adware and zero\u200bwidth")), "paragraph")
    assert block.text == "software and zerowidth"
    place = block.locate(9, 12).anchors[0]
    assert isinstance(place, TextAnchor)
    assert (block.text[9:12], place.offset) == ("and", 10)


def test_revisions_read_as_accepted() -> None:
    who = 'w:id="1" w:author="Ann" w:date="2026-01-02T03:04:05Z"'
    inserted = f"<w:ins {who}>{r('two ')}</w:ins>"
    deleted = f"<w:del {who}><w:r><w:delText>three </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {who}>{r('gone ')}</w:moveFrom><w:moveTo {who}>{r('here ')}</w:moveTo>"
    bold = (
        f"<w:r><w:rPr><w:b/><w:rPrChange {who}><w:rPr/></w:rPrChange></w:rPr><w:t>loud</w:t></w:r>"
    )
    found = document(p("One ", inserted, deleted, moved, bold))
    block = only(found, "paragraph")
    assert block.text == "One two here loud"
    assert [(run.change, block.text[run.start : run.end]) for run in block.runs] == [
        ("", "One "), ("inserted", "two "), ("moved", "here "), ("formatted", "loud"),
    ]  # fmt: skip
    gone = [(b.text, b.parent, b.visibility) for b in found.blocks if b.kind == "deleted"]
    assert gone == [("three ", block.index, "latent"), ("gone ", block.index, "latent")]
    assert [(v.kind, v.author, v.text) for v in found.revisions] == [
        ("inserted", "Ann", "two "), ("deleted", "Ann", "three "), ("moved", "Ann", "here "),
        ("formatted", "Ann", "loud"),
    ]  # fmt: skip


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="Ann"/></w:rPr>'
    found = document(p("The first half ", settings=mark) + p("and the second."))
    assert texts(found) == ["The first half and the second."]


def test_hidden_text_is_latent_also_through_its_style() -> None:
    sheet = styles(
        style("Note", "Internal note", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
    )
    direct, styled = r("secret ", "<w:vanish/>"), r("margin", '<w:rStyle w:val="Note"/>')
    found = document(p("Open ", direct, "text ", styled), parts=sheet)
    assert texts(found) == ["Open text "]
    assert texts(found, "hidden") == ["secret ", "margin"]


def test_a_fields_code_is_latent_and_its_result_is_shown() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="fees"/><w:bookmarkEnd w:id="1"/>'
    simple = f'<w:fldSimple w:instr=" PAGEREF gone \\h ">{r("9")}</w:fldSimple>'
    found = document(p(mark, "See ", field(" REF fees \\h ", "Fees"), " on page ", simple))
    block = only(found, "paragraph")
    assert block.text == "See Fees on page 9"
    assert texts(found, "field-code") == [" REF fees \\h ", " PAGEREF gone \\h "]
    assert [(x.kind, x.target, x.text, x.found) for x in found.references] == [
        ("REF", "fees", "Fees", True), ("PAGEREF", "gone", "9", False),
    ]  # fmt: skip


def test_a_field_may_nest_and_cross_paragraphs() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entry = f'<w:hyperlink w:anchor="_Toc1">{r("Fees")}<w:r><w:tab/></w:r>{{}}</w:hyperlink>'
    first = p(start + entry.format(field("PAGEREF _Toc1", "2")))
    found = document(first + p(entry.format("<w:r><w:t>3</w:t></w:r>")) + p(end) + p("Body"))
    assert texts(found, "contents") == ["Fees\t2", "Fees\t3"]
    assert texts(found, "paragraph") == ["", "Body"]
    assert [link.target for link in found.links] == ["_Toc1", "_Toc1"]


def test_hyperlinks_have_their_target_and_the_words_they_stand_on() -> None:
    link = f'<w:hyperlink r:id="a">{r("our site")}</w:hyperlink>'
    by_field = field('HYPERLINK "https://b.example/x" \\o "tip"', "the other")
    found = document(
        p("See ", link, " and ", by_field), links=(("a", "hyperlink", "https://a.example"),)
    )
    block = only(found, "paragraph")
    assert [(x.target, x.text, x.internal) for x in found.links] == [
        ("https://a.example", "our site", False), ("https://b.example/x", "the other", False),
    ]  # fmt: skip
    assert texts(found, "link") == ["https://a.example", "https://b.example/x"]
    assert all(b.parent == block.index for b in found.blocks if b.kind == "link")


def test_alternate_content_is_read_once() -> None:
    box = "<w:txbxContent>" + p("In the box") + "</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = document(p("Before", both, "after") + p("Next"))
    assert texts(found) == ["Beforeafter", "In the box", "Next"]
    assert found.blocks[2].location.anchors[0] == TextAnchor(0, 4, "word/document.xml", 3, 0, 0)


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = root(
        "w:footnotes",
        f'<w:footnote w:id="-1" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="5">{p("<w:r><w:footnoteRef/></w:r>", "Mind this.")}</w:footnote>'
        f'<w:footnote w:id="6">{p("Never referred to.")}</w:footnote>',
    )
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    found = document(p("Claim", mark, ".") + p("Next"), parts={"word/footnotes.xml": notes})
    assert texts(found) == ["Claim.", "Mind this.", "Next"]
    shown, spare = (b for b in found.blocks if b.kind == "footnote")
    assert (shown.number, shown.location.detail) == ("1", "footnote 1")
    assert (spare.text, spare.visibility) == ("Never referred to.", "latent")


def test_comments_are_latent_and_know_their_words() -> None:
    comments = root(
        "w:comments",
        '<w:comment w:id="3" w:author="Ann" w:date="2026-01-02T00:00:00Z">'
        '<w:p w14:paraId="0000000A"><w:r><w:t>Is this right?</w:t></w:r></w:p>'
        '<w:p w14:paraId="0000000B"><w:r><w:t>Ask Bob.</w:t></w:r></w:p></w:comment>',
    )
    extended = root("w15:commentsEx", '<w15:commentEx w15:paraId="0000000B" w15:done="1"/>')
    marked = (
        '<w:commentRangeStart w:id="3"/>' + r("ten days") + '<w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r>'
    )
    parts = {"word/comments.xml": comments, "word/commentsExtended.xml": extended}
    found = document(p("Within ", marked, "."), parts=parts)
    block, comment = only(found, "paragraph"), only(found, "comment")
    assert (comment.text, comment.parent, comment.name) == (
        "Is this right?\nAsk Bob.", block.index, "Ann",
    )  # fmt: skip
    record = found.comments[0]
    assert (record.author, record.resolved, record.block) == ("Ann", True, comment.index)
    assert block.text[record.start : record.end] == "ten days"


@pytest.mark.parametrize("kind", ["document", "template"])
def test_word_documents_of_every_suffix_and_dialect(kind: str) -> None:
    word = "application/vnd.ms-word." if kind == "document" else ""
    main = f"{word}document.macroEnabled.main+xml" if word else (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    )  # fmt: skip
    found = read(package(p("Text"), main_type=main))
    assert found.settings.format == ("docm" if word else "dotx")
    assert texts(found) == ["Text"]


def test_strict_open_xml_reads_the_same() -> None:
    plain = package(p("Text", style="H") + p("More"), parts=styles(style("H", "heading 1")))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    for old, new in (
        ("wordprocessingml/2006/main", "wordprocessingml/main"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
    ):
        old, new = "http://schemas.openxmlformats.org/" + old, "http://purl.oclc.org/ooxml/" + new
        members = {name: text.replace(old, new) for name, text in members.items()}
    strict: dict[str, str | bytes] = {**members}
    assert read(zipped(strict)).blocks == read(plain).blocks


_BY = 'w:id="1" w:author="Ann" w:date="2026-01-02T00:00:00Z"'


@pytest.mark.parametrize(
    ("row", "kind", "block"),
    [
        (f"<w:tr><w:trPr><w:ins {_BY}/></w:trPr><w:tc>{p('Fee')}</w:tc></w:tr>", "inserted", 1),
        (f"<w:tr><w:tc><w:tcPr><w:cellDel {_BY}/></w:tcPr>{p('Fee')}</w:tc></w:tr>", "deleted", 1),
        (f"<w:tr><w:trPr><w:trPrChange {_BY}/></w:trPr><w:tc>{p()}</w:tc></w:tr>",
         "formatted", None),
        (f"<w:tr><w:tc>{p('Fee', settings=f'<w:rPr><w:ins {_BY}/></w:rPr>')}</w:tc></w:tr>",
         "inserted", 1),
        (f"<w:tr><w:tc>{p('Fee', f'<w:moveFrom {_BY}>{r(chr(65))}</w:moveFrom>')}</w:tc></w:tr>",
         "moved", 1),
    ],
)  # fmt: skip
def test_tracked_changes_that_no_text_shows(row: str, kind: str, block: int | None) -> None:
    found = document(p("Before") + f"<w:tbl>{row}</w:tbl>")
    assert [(r.kind, r.author, r.block) for r in found.revisions] == [(kind, "Ann", block)]
