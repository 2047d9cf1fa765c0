"""What travels with a Word document unseen, and what is drawn in it."""

import hashlib
import struct

from docx_builder import document, p, relationships, root

from qualitygate.document import Document

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 480)


def drawing(inner: str, properties: str = 'name="Picture 1"') -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/>'
        f"<wp:docPr {properties}/>{inner}</wp:inline></w:drawing></w:r>"
    )


def texts(found: Document, kind: str) -> list[str]:
    return [block.text for block in found.blocks if block.kind == kind]


def test_a_picture_has_its_size_and_its_alternative_text() -> None:
    blip = '<a:graphic><pic:pic><a:blip r:embed="i"/></pic:pic></a:graphic>'
    found = document(
        p(drawing(blip, 'name="Flow" descr="How data flows"')),
        links=(("i", "image", "media/a.png"),), parts={"word/media/a.png": _PNG},
    )  # fmt: skip
    picture = found.pictures[0]
    assert (picture.name, picture.alt, picture.width, picture.height) == (
        "Flow", "How data flows", 100.0, 50.0,
    )  # fmt: skip
    assert (picture.pixel_width, picture.pixel_height) == (640, 480)
    assert picture.sha256 == hashlib.sha256(_PNG).hexdigest()
    alt = next(block for block in found.blocks if block.kind == "alt")
    assert (alt.text, alt.visibility, alt.parent) == ("How data flows", "latent", 0)


def test_a_picture_without_alternative_text_and_a_missing_one() -> None:
    blip = '<a:graphic><pic:pic><a:blip r:embed="i"/></pic:pic></a:graphic>'
    found = document(p(drawing(blip)), links=(("i", "image", "../NULL"),))
    assert [(x.alt, x.sha256) for x in found.pictures] == [(None, "")]
    assert found.gaps == ()


def test_charts_and_diagrams_are_read() -> None:
    chart = root(
        "c:chartSpace",
        "<c:title><a:p><a:r><a:t>Effort by month</a:t></a:r></a:p></c:title>"
        + "<c:ser><c:tx><c:strCache><c:pt><c:v>Days</c:v></c:pt></c:strCache></c:tx><c:cat>"
        "<c:strCache><c:pt><c:v>March</c:v></c:pt></c:strCache></c:cat></c:ser>" * 2,
    )
    data = root(
        "dgm:dataModel", "<dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>"
    )
    found = document(
        p(drawing('<c:chart r:id="c"/>')) + p(drawing('<dgm:relIds r:dm="d"/>')),
        links=(("c", "chart", "charts/c.xml"), ("d", "diagramData", "diagrams/d.xml")),
        parts={"word/charts/c.xml": chart, "word/diagrams/d.xml": data},
    )
    assert texts(found, "chart") == ["Effort by month", "Days", "March"]
    assert texts(found, "diagram") == ["Plan"]
    assert all(block.shown for block in found.of_kind("chart", "diagram"))


def test_a_watermark_in_the_header_is_shown_text() -> None:
    shape = '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="DRAFT"/>'
    header = root("w:hdr", p(shape + "</v:shape></w:pict></w:r>"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    found = document(
        p("Text") + section, links=(("h", "header", "h.xml"),), parts={"word/h.xml": header}
    )
    mark = next(block for block in found.blocks if block.kind == "watermark")
    assert (mark.text, mark.visibility) == ("DRAFT", "shown")


def test_properties_settings_and_outside_targets() -> None:
    core = root("cp:coreProperties", "").replace(
        "<cp:coreProperties",
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org'
        '/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
    core = core.replace("</cp:", "<dc:title>Offer</dc:title><dc:creator>Ann</dc:creator></cp:")
    settings = root(
        "w:settings",
        '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        '<w:docVars><w:docVar w:name="client" w:val="Northwind"/></w:docVars>',
    )
    found = document(
        p("Text"),
        parts={
            "docProps/core.xml": core,
            "_rels/.rels": relationships(
                ("a", "officeDocument", "word/document.xml"),
                ("b", "metadata/core-properties", "docProps/core.xml"),
            ),
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": relationships(
                ("t", "attachedTemplate", "file:///C:/Users/ann/House.dotx")
            ),
        },
    )
    assert dict(found.properties) == {"title": "Offer", "author": "Ann"}
    assert found.settings.track_revisions
    assert found.settings.protected
    assert found.settings.template == "file:///C:/Users/ann/House.dotx"
    named = {block.name: block.text for block in found.blocks if block.kind == "property"}
    assert named == {"title": "Offer", "author": "Ann", "client": "Northwind"}
    assert texts(found, "link") == ["file:///C:/Users/ann/House.dotx"]


def test_embedded_files_and_macros_are_attachments() -> None:
    found = document(
        p("Text"),
        links=(
            ("a", "package", "embeddings/figures.xlsx"), ("b", "oleObject", "embeddings/o.bin"),
            ("c", "vbaProject", "vbaProject.bin"),
        ),
        parts={
            "word/embeddings/figures.xlsx": b"PK", "word/embeddings/o.bin": b"ole",
            "word/vbaProject.bin": b"vba",
        },
    )  # fmt: skip
    assert [(a.name.rpartition("/")[2], a.kind, a.size) for a in found.attachments] == [
        ("figures.xlsx", "workbook", 2), ("o.bin", "object", 3), ("vbaProject.bin", "macros", 3),
    ]  # fmt: skip


def test_form_fields_show_the_choice_and_keep_the_others() -> None:
    choices = (
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Draft"/><w:listEntry w:val="Final"/>'
        "</w:ddList>"
    )
    dropdown = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="state"/>{choices}'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    found = document(p("State: ", dropdown))
    assert [b.text for b in found.shown] == ["State: Final"]
    assert texts(found, "form-field") == ["Draft"]


def test_what_cannot_be_read_is_a_gap() -> None:
    found = document('<w:altChunk r:id="x"/>' + p("Text"), parts={"word/styles.xml": "<broken"})
    assert sorted(gap.code for gap in found.gaps) == ["damaged", "inserted-file"]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.novel+xml"
    found = document(
        p("Text"), links=(("n", "novel", "novel/n.xml"),), types={"word/novel/n.xml": kind},
        parts={"word/novel/n.xml": root("w:novel", p("Hello"))},
    )  # fmt: skip
    assert [(gap.code, gap.where) for gap in found.gaps] == [("unknown-part", "word/novel/n.xml")]
