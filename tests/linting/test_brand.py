"""The house's face on real files: a DOCX and a PDF with each fault, and others without any."""

import datetime
import struct
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qualitygate.config import Config, RuleSettings
from qualitygate.document import Source
from qualitygate.finding import Finding
from qualitygate.pictures import picture_hash
from qualitygate.register import House, Register
from qualitygate.run import check

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))
from docx_builder import p as paragraph
from docx_builder import package, r, root, style, styles
from pdf_builder import box, lines, pdf, stream, text

HOUSE = House(
    "Harbour & Finch",
    "Harbour & Finch Ltd",
    domains=("harbourfinch.example",),
    registration="07654321",
    trademarks=("FinchFlow®",),
    vat="GB 123 4567 89",
    phones=("+44 20 7946 0123",),
    addresses=("12 Quay Street, Bristol BS1 4AB",),
    legal_line="Harbour & Finch Ltd, registered in England and Wales, number 07654321",
)
OPTIONS: dict[str, dict[str, Any]] = {
    "off-palette-font": {"fonts": ["Calibri", "Helvetica"], "embedded": True},
    "off-palette-color": {"colors": ["#004B87"]},
    "foreign-style": {"styles": ["Normal", "heading 1"]},
    "margins": {"left": 25.4, "right": 25.4},
    "confidentiality-marking": {"text": ["Confidential"]},
    "unapproved-claim": {"claims": {"guaranteed": "Legal"}},
    "tone": {"sets": ["contractions"]},
}
PROSE = "We propose to renew the signalling of the line between the two stations."
LEGAL = "Harbour & Finch Ltd, registered in England and Wales, number 07654321."
RIGHT = f"{LEGAL} Confidential. Call +44 (0)20 7946 0123."


def judged(data: bytes, name: str, house: House = HOUSE) -> list[Finding]:
    """What the pack says of a file, all rules configured."""
    rules: Mapping[str, RuleSettings] = {
        f"brand/{rule}": RuleSettings(options=options) for rule, options in OPTIONS.items()
    }
    config = Config(
        select=("brand",),
        engine="none",
        rules=rules,
        register=Register(house),
        date=datetime.date(2026, 11, 22),
    )
    report = check(Source(name, data), config)
    assert not [gap for gap in report.gaps if gap.code == "rule"]
    return list(report.findings)


def said(data: bytes, name: str, house: House = HOUSE) -> list[tuple[str, str]]:
    return sorted(
        (f.rule.removeprefix("brand/"), f.text or f.message) for f in judged(data, name, house)
    )


def png(width: int, height: int, shade: Callable[[int, int], int] = lambda x, y: 200) -> bytes:
    """A grey picture."""
    rows = b"".join(b"\0" + bytes(shade(x, y) for x in range(width)) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def drawing(width: int, height: int, more: str = "") -> str:
    """The picture of the package in this size, in points."""
    size = f"cx='{width * 12700}' cy='{height * 12700}'"
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id='1' name='Map'/><a:graphic>"
        f"<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='map'/>{more}</pic:blipFill>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def section(paper: str = "w:w='11906' w:h='16838'", left: int = 1440, more: str = "") -> str:
    return (
        f"<w:sectPr>{more}<w:pgSz {paper}/><w:pgMar w:top='1440' w:right='1440' w:bottom='1440' "
        f"w:left='{left}'/></w:sectPr>"
    )


def docx(body: str, footer: str = RIGHT) -> bytes:
    """A document with these paragraphs, this footer, and a picture to be used."""
    sheet = styles(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Calibri'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults>",
        style("Normal", "Normal", default=True),
        style("Heading1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
        style("Web", "Normal (Web)"),
    )
    parts: dict[str, str | bytes] = {
        **sheet,
        "word/footer1.xml": root("w:ftr", paragraph(footer.replace("&", "&amp;"))),
        "word/media/map.png": png(200, 100),
    }
    links = (("map", "image", "media/map.png"), ("f1", "footer", "footer1.xml"))
    return package(body, links=links, parts=parts)


REFERENCE = "<w:footerReference w:type='default' r:id='f1'/>"


def test_a_document_in_the_house_s_style_is_silent() -> None:
    body = paragraph("Offer", style="Heading1") + paragraph(PROSE)
    body += paragraph("FinchFlow® runs at night.", drawing(150, 75))
    body += paragraph(r("A blue word.", "<w:color w:val='004B87'/>"))
    assert said(docx(body + section(more=REFERENCE)), "offer.docx") == []


def test_the_look_of_a_docx() -> None:
    body = paragraph(PROSE) * 9 + paragraph(PROSE, settings=section(more=REFERENCE))
    body += paragraph(r("In another font.", "<w:rFonts w:ascii='Comic Sans MS'/>"))
    body += paragraph(r("In red.", "<w:color w:val='FF0000'/>"))
    body += paragraph(r("On green.", "<w:shd w:val='clear' w:fill='00B050'/>"))
    body += paragraph("From the web.", style="Web") + paragraph("The map:", drawing(300, 75))
    body += section("w:w='12240' w:h='15840'", 720)
    found = judged(docx(body), "offer.docx")
    assert sorted((f.rule.removeprefix("brand/"), f.context) for f in found) == [
        ("foreign-style", "From the web."),
        ("low-resolution", "The map:"),
        ("margins", "In another font."),
        ("off-palette-color", "In red."),
        ("off-palette-color", "On green."),
        ("off-palette-font", "In another font."),
        ("page-size", "In another font."),
        ("stretched-picture", "The map:"),
    ]
    messages = " ".join(f.message for f in found)
    assert "'Map' is shown at 48 dots per inch" in messages
    assert "'Map' is drawn 100 % too wide" in messages
    assert "A page is Letter, where most are A4" in messages
    assert "The margins of these pages are 25.4, 25.4, 25.4, 12.7 mm" in messages


def test_a_picture_s_fault_lies_where_it_stands() -> None:
    body = paragraph("One.") + paragraph("Two.", drawing(100, 66)) + section(more=REFERENCE)
    found = judged(docx(body), "offer.docx")
    assert [(f.rule, f.context, f.order) for f in found] == [
        ("brand/stretched-picture", "Two.", 1),
    ]
    cropped = body.replace(
        "<a:blip r:embed='map'/>", "<a:blip r:embed='map'/><a:srcRect r='25000'/>"
    )
    assert said(docx(cropped), "offer.docx") == []


def test_what_the_house_says_of_itself() -> None:
    body = paragraph("FinchFlow runs at night, guaranteed: we don't sleep.")
    footer = (
        "Harbour & Finch Ltd, registered in England and Wales, number 07654312. VAT GB123456798. "
        "T 020 7946 0132. 21 Quay Street, Bristol BS1 4AB. © 2024 Harbour & Finch Ltd"
    )
    found = said(docx(body + section(more=REFERENCE), footer), "offer.docx")
    assert found == [
        ("confidentiality-marking", "'Confidential' is missing from the header and footer of the "
         "pages of this section: put it there."),
        ("contact-details", "020 7946 0132"),
        ("contact-details", "21"),
        ("copyright-year", "2024"),
        ("registered-number", "07654312"),
        ("registered-number", "GB123456798"),
        ("tone", "don't"),
        ("trademark-sign", "FinchFlow"),
        ("unapproved-claim", "guaranteed"),
    ]  # fmt: skip


def test_a_legal_line_that_lacks_words_is_told_of() -> None:
    footer = RIGHT.replace("England and Wales", "England")
    found = judged(docx(paragraph("One.") + section(more=REFERENCE), footer), "offer.docx")
    assert [(f.rule, f.text) for f in found] == [("brand/legal-line", footer)]


def test_the_marking_is_wanted_on_first_pages_of_their_own() -> None:
    first = section(more=REFERENCE + "<w:titlePg/>")
    body = paragraph("One.") + paragraph("Two.", settings=section(more=REFERENCE))
    found = said(docx(body + paragraph("Three.") + first), "offer.docx")
    assert found == [
        ("confidentiality-marking", "'Confidential' is missing from the header and footer of the "
         "first page of this section: put it there."),
    ]  # fmt: skip


def test_the_look_of_a_pdf() -> None:
    picture = stream(
        b"\xc0" * 64 * 64, "/Type /XObject /Subtype /Image /Width 64 /Height 64 "
        "/ColorSpace /DeviceGray /BitsPerComponent 8"
    )  # fmt: skip
    first = lines(72, 100, [PROSE, "FinchFlow(R) runs at night.", "Confidential"])
    first += text(72, 200, "In red.", color="1 0 0") + box(72, 300, 200, 400, "0 0.69 0.31")
    first += "q 200 0 0 50 72 500 cm /Im2 Do Q\n" + text(72, 700, LEGAL)
    second = lines(72, 100, [PROSE, "Call Harbour & Finch on 020 7946 0132."])
    second += text(72, 200, "In another font.", font="F3")
    data = pdf(first, second, forms="/Im2 10 0 R", extra=[picture])
    mixed = data.replace(b"[0 0 612 792.0]", b"[0 0 595 842.0]", 1)
    found = said(mixed, "offer.pdf")
    assert {rule for rule, _ in found} == {
        "confidentiality-marking", "contact-details", "low-resolution", "off-palette-color",
        "off-palette-font", "page-size", "stretched-picture", "trademark-sign",
    }  # fmt: skip
    texts = [text_ for _, text_ in found]
    for expected in ("020 7946 0132", "In red.", "FinchFlow(R)"):
        assert expected in texts
    assert sum(rule == "off-palette-color" for rule, _ in found) == 2


def test_a_pdf_must_carry_its_fonts() -> None:
    found = said(pdf(lines(72, 100, [PROSE, "Confidential", LEGAL])), "offer.pdf")
    assert found == [("off-palette-font", "Helvetica")]


@pytest.mark.parametrize(
    "shade", [lambda x, y: 255 * (x // 20 % 2), lambda x, y: 255 * (y // 9 % 2)]
)
def test_a_logo_is_known_again(shade: Callable[[int, int], int]) -> None:
    ours = png(200, 100, lambda x, y: 255 * (x // 20 % 2))
    house = House("Harbour & Finch", logos=(picture_hash(ours),))
    parts: dict[str, str | bytes] = {"word/media/map.png": png(200, 100, shade)}
    body = paragraph("Confidential offer.", drawing(150, 75)) + section()
    links = (("map", "image", "media/map.png"),)
    found = said(package(body, links=links, parts=parts), "offer.docx", house)
    wanted = "Harbour & Finch" if shade(21, 0) == 0 else ""
    assert [text_ for rule, text_ in found if rule == "missing-logo"] == [wanted] * bool(wanted)
