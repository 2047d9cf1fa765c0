"""The pack hygiene on real files: what leaks with a DOCX and with a PDF, and what does not."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.finding import Finding
from qualitygate.register import House, Register
from qualitygate.run import check

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))
from docx_builder import field, p, package, r, relationships, root
from pdf_builder import box, lines, pdf, stream, text

_CONFIG = Config(
    select=("hygiene",),
    engine="none",
    register=Register(House("Harbour & Finch", "Harbour & Finch Ltd")),
)
_PROPERTIES = {
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Miller'
        "</dc:creator><cp:lastModifiedBy>bcarter</cp:lastModifiedBy><cp:revision>34</cp:revision>"
        "<dc:title>Microsoft Word - Offer v3.docx</dc:title></cp:coreProperties>"
    ),
    "docProps/app.xml": (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><TotalTime>783</TotalTime><Company>Grant Consulting</Company>'
        "</Properties>"
    ),
    "docProps/custom.xml": (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        'docPropsVTypes"><property name="Matter"><vt:lpwstr>4711 Northwind</vt:lpwstr></property>'
        "</Properties>"
    ),
}
_TOP = relationships(
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", "metadata/core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
    ("rId4", "custom-properties", "docProps/custom.xml"),
    ("rId5", "metadata/thumbnail", "docProps/thumbnail.jpeg"),
)
_PROSE = "We deliver the study in March of this year, and the fee is fixed for two years."


def findings(data: bytes, name: str) -> dict[str, list[Finding]]:
    """What the pack says of a file, by rule."""
    found: dict[str, list[Finding]] = {}
    for finding in check(Source(name, data), _CONFIG).findings:
        found.setdefault(finding.rule.removeprefix("hygiene/"), []).append(finding)
    return found


def docx(body: str, **more: object) -> dict[str, list[Finding]]:
    front = p(_PROSE) + p("Approach", settings='<w:outlineLvl w:val="0"/>')
    return findings(package(front + body, **more), "offer.docx")  # type: ignore[arg-type]


def in_pdf(content: str, **more: object) -> dict[str, list[Finding]]:
    page = lines(72, 100, (_PROSE[:45], _PROSE[45:])) + content
    return findings(pdf(page, **more), "offer.pdf")  # type: ignore[arg-type]


def said(found: dict[str, list[Finding]]) -> dict[str, list[tuple[str, str]]]:
    """The severity and the text of each finding, by rule."""
    return {rule: [(f.severity, f.text) for f in each] for rule, each in found.items()}


def test_a_plain_file_is_clean() -> None:
    assert docx("") == {}
    assert in_pdf("") == {}


def test_the_properties_of_a_docx_are_told_once_each() -> None:
    parts = {**_PROPERTIES, "_rels/.rels": _TOP, "docProps/thumbnail.jpeg": b"jpeg"}
    found = docx("", parts=parts)
    assert {rule: [f.severity for f in each] for rule, each in found.items()} == {
        "author": ["note"],
        "company": ["warning"],
        "custom-property": ["note"],
        "document-title": ["note"],
        "editing-time": ["note"],
        "thumbnail": ["note"],
    }
    assert "its author, 'Ann Miller', and its last editor, 'bcarter':" in found["author"][0].message
    assert "13 h 3 min of editing and 34 revisions" in found["editing-time"][0].message
    assert "Grant Consulting, not Harbour & Finch" in found["company"][0].message.replace("'", "")
    assert "'Matter'" in found["custom-property"][0].message


def test_the_template_and_linked_files_are_told_with_what_they_give_away() -> None:
    settings = {
        "word/settings.xml": root("w:settings", ""),
        "word/_rels/settings.xml.rels": relationships(
            ("t", "attachedTemplate", "file:///C:\\Users\\ann\\Desktop\\Northwind.dotx")
        ),
    }
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr name="P" descr="C:\\Users\\ann\\plan.png"/>'
        '<a:graphic><pic:pic><a:blip r:link="i"/></pic:pic></a:graphic></wp:inline></w:drawing>'
        "</w:r>"
    )
    code = 'LINK Excel.Sheet.12 "S:\\\\bids\\\\Rates.xlsx" "Fees!R1C1:R2C2" \\a'
    found = docx(
        p(picture) + p(field(code, "12,000"))
        + p('<w:hyperlink r:id="h"><w:r><w:t>the plan</w:t></w:r></w:hyperlink>')
        + p('<w:hyperlink r:id="w"><w:r><w:t>the wiki</w:t></w:r></w:hyperlink>'),
        links=(
            ("i", "image", "file:///S:\\bids\\logo.png"),
            ("h", "hyperlink", "file:///\\\\fs01\\bids\\plan.docx"),
            ("w", "hyperlink", "https://wiki.finch.local/bids"),
        ),
        parts=settings,
    )  # fmt: skip
    assert said(found) == {
        "template-path": [("warning", "file:///C:\\Users\\ann\\Desktop\\Northwind.dotx")],
        "linked-file": [
            ("error", "file:///S:\\bids\\logo.png"), ("error", '"S:\\\\bids\\\\Rates.xlsx"'),
        ],
        "private-path": [
            ("warning", "C:\\Users\\ann\\plan.png"), ("error", "file:///\\\\fs01\\bids\\plan.docx"),
        ],
        "internal-host": [("warning", "https://wiki.finch.local/bids")],
    }  # fmt: skip
    assert "the name of a server, 'fs01'" in found["private-path"][1].message


def test_words_that_nobody_sees_in_a_docx_are_told() -> None:
    bar = (
        '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionV relativeFrom="paragraph">'
        "<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx='1270000' cy='190500'/>"
        '<a:graphic><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        "</wps:spPr></wps:wsp></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    hidden = docx(
        p("Seen.", r("Hidden margin.", "<w:vanish/>"))
        + p(r("White margin.", '<w:color w:val="FFFFFF"/>'))
        + p(r("Tiny margin.", '<w:sz w:val="1"/>'))
        + p("The fee is ", r("90,000", '<w:highlight w:val="black"/>'), " euros.")
    )
    assert said(hidden) == {
        "hidden-text": [
            ("error", "Hidden margin."), ("error", "White margin."), ("error", "Tiny margin."),
        ],
        "false-redaction": [("error", "90,000")],
    }  # fmt: skip
    assert said(docx(p("The fee is 90,000 euros.", bar))) == {
        "false-redaction": [("warning", "The fee is 90,000 euros.")]
    }


def test_what_a_docx_carries_inside_is_told() -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        listed = '<sheet name="Offer"/><sheet name="Rates" state="hidden"/>'
        archive.writestr("xl/workbook.xml", f"<workbook><sheets>{listed}</sheets></workbook>")
    ole = '<w:r><w:object><o:OLEObject ProgID="{}" r:id="{}"/></w:object></w:r>'
    found = docx(
        p(ole.format("Excel.Sheet.12", "x")) + p(ole.format("Equation.3", "e")),
        links=(("x", "package", "embeddings/a.xlsx"), ("e", "oleObject", "embeddings/e.bin"),
               ("m", "vbaProject", "vbaProject.bin")),
        parts={"word/embeddings/a.xlsx": book.getvalue(), "word/embeddings/e.bin": b"eq",
               "word/vbaProject.bin": b"code"},
    )  # fmt: skip
    assert said(found) == {
        "active-content": [("error", "word/vbaProject.bin")],
        "embedded-file": [("error", "a.xlsx")],
    }
    assert "hidden sheets ('Rates')" in found["embedded-file"][0].message


def test_a_resolved_comment_and_personal_data_are_told() -> None:
    comments = root(
        "w:comments",
        '<w:comment w:id="1" w:author="Ann">'
        '<w:p w14:paraId="0A"><w:r><w:t>Margin 40 %</w:t></w:r></w:p></w:comment>',
    )
    done = root("w15:commentsEx", '<w15:commentEx w15:paraId="0A" w15:done="1"/>')
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    found = docx(
        p("Her account is DE02 1203 0000 0000 2020 51.", mark),
        links=(("c", "commentsExtended", "commentsExtended.xml"),),
        parts={"word/comments.xml": comments, "word/commentsExtended.xml": done},
    )  # fmt: skip
    assert said(found) == {
        "resolved-comment": [("error", "Margin 40 %")],
        "personal-data": [("note", "DE02 1203 0000 0000 2020 51")],
    }


def test_words_that_nobody_sees_in_a_pdf_are_told() -> None:
    found = in_pdf(
        text(72, 200, "The margin is forty per cent.", color="1 1 1")
        + text(72, 300, "Ann Miller earns 90,000.") + box(60, 285, 300, 310)
        + text(72, 400, "Northwind pays less."),
        page="/Annots [10 0 R]",
        extra=["<</Type /Annot /Subtype /Redact /Rect [70 385 300 405]>>"],
    )  # fmt: skip
    assert said(found) == {
        "hidden-text": [("error", "The margin is forty per cent.")],
        "false-redaction": [("error", "Ann Miller earns 90,000.")],
        "unapplied-redaction": [("error", "Northwind pays less.")],
    }


def test_what_a_pdf_carries_inside_is_told() -> None:
    note = "<</Type /Annot /Subtype /Widget /Rect [72 500 200 520] /FT /Tx /T (margin) {}>>"
    found = in_pdf(
        "",
        info="/Author (Ann Miller) /Title (offer_v3.docx) /Matter (4711)",
        root="/Names <</EmbeddedFiles <</Names [(a) 10 0 R]>> "
        "/JavaScript <</Names [(start) 12 0 R]>>>> "
        "/OCProperties <</OCGs [13 0 R] /D <</OFF [13 0 R]>>>>",
        page="/Annots [14 0 R 15 0 R]",
        extra=[
            "<</Type /Filespec /UF (costs.xlsx) /EF <</F 11 0 R>>>>", stream(b"workbook"),
            "<</S /JavaScript /JS (app.alert\\(1\\))>>", "<</Type /OCG /Name (Prices)>>",
            note.format("/F 2 /V (40 per cent)"), note.format(""),
        ],
    )  # fmt: skip
    assert {rule: [f.severity for f in each] for rule, each in found.items()} == {
        "active-content": ["error"],
        "author": ["note"],
        "custom-property": ["note"],
        "document-title": ["note"],
        "embedded-file": ["warning"],
        "form-field": ["note", "warning"],
        "hidden-layer": ["warning"],
    }


def test_links_and_sources_of_a_pdf_are_told_with_what_they_give_away() -> None:
    packet = (
        b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"><rdf:Description '
        b'rdf:about=""><stRef:filePath>/Users/ann/Bids/plan.ai</stRef:filePath>'
        b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    link = "<</Type /Annot /Subtype /Link /Rect [70 {} 300 {}] /A <</S /URI /URI ({})>>>>"
    found = in_pdf(
        text(72, 200, "See the wiki.") + text(72, 300, "See the rates."),
        root="/Metadata 10 0 R",
        page="/Annots [11 0 R 12 0 R]",
        extra=[
            stream(packet, "/Type /Metadata /Subtype /XML"),
            link.format(588, 602, "https://wiki.finch.local/bids"),
            link.format(488, 502, "file:///S:/bids/rates.xlsx"),
        ],
    )
    assert said(found) == {
        "internal-host": [("warning", "https://wiki.finch.local/bids")],
        "private-path": [
            ("error", "file:///S:/bids/rates.xlsx"), ("warning", "/Users/ann/Bids/plan.ai"),
        ],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_technical_text_may_speak_of_networks(kind: str) -> None:
    rows = (
        "Copy the file to C:\\Program Files\\Finch and open http://10.2.0.1/admin.",
        "The hosts http://10.2.0.2/a and http://10.2.0.3/b answer on port 443.",
        "Keep the data on \\\\server\\share, below /home/finch and /var/lib.",
    )
    found = docx("".join(map(p, rows))) if kind == "docx" else in_pdf(lines(72, 200, rows))
    assert found == {}
