"""The look of the sample proposal: page, fonts, colours, header and footer."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from word_xml import TEXT_WIDTH, add_field, add_run, define_lists, paragraph_border, shade_style

TEAL = RGBColor(0x1F, 0x4E, 0x5F)
INK = RGBColor(0x1B, 0x26, 0x2C)
GREY = RGBColor(0x5B, 0x6B, 0x73)
RUST = RGBColor(0xA8, 0x45, 0x22)
PALE = RGBColor(0xFF, 0xFF, 0xFF)


def apply(document: Document) -> None:
    """Set up an empty document in the house's style."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.different_first_page_header_footer = True
    _styles(document)
    define_lists(document)


def add_header(section: Section, text: str) -> None:
    """The line at the head of a section's pages; → is a tab."""
    header = section.header.paragraphs[0]
    header.style = "Header"
    add_run(header, text.replace("→", "\t"))


def add_footer(section: Section, text: str) -> None:
    """A line at the foot of a section's pages; # of # are the page and how many there are."""
    footer, style = section.footer.paragraphs[0], "Footer"
    if footer.text:
        footer, style = section.footer.add_paragraph(), "Footer Line"
    footer.style = style
    before, numbered, _ = text.replace("→", "\t").partition("# of #")
    add_run(footer, before)
    if numbered:
        add_field(footer, "PAGE", "2")
        add_run(footer, " of ")
        add_field(footer, "NUMPAGES", "8")


def add_letter_section(document: Document) -> None:
    """A section from another house: American paper, narrow margins, its own foot."""
    section = document.add_section()
    section.different_first_page_header_footer = False
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = Inches(0.5)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].style = "Footer"
    add_footer(section, "Harbour & Finch Ltd · HF-2026-114→Page # of #")


def _styles(document: Document) -> None:
    _style(document, "Normal", None, 11, INK, after=6, line=1.18)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _style(document, "Body Text", "Normal", 10.5, INK, after=8, line=1.3)
    _style(document, "Heading 1", "Normal", 20, TEAL, after=10, bold=True, keep=True)
    _style(document, "Heading 2", "Normal", 13, TEAL, before=11, after=4, bold=True, keep=True)
    _style(document, "Contents Heading", "Normal", 20, TEAL, after=14, bold=True)
    _style(document, "Title", "Normal", 34, TEAL, before=150, after=10, bold=True, line=1.05)
    _style(document, "Subtitle", "Normal", 15, GREY, after=90, line=1.15)
    _style(document, "Cover House", "Normal", 15, PALE, before=12, bold=True)
    _style(document, "Cover Line", "Normal", 13, INK, after=3)
    _style(document, "Cover Small", "Normal", 9.5, GREY, before=14)
    _style(document, "List Paragraph", "Normal", 10.5, INK, after=5, line=1.28)
    _style(document, "Picture", "Normal", 10.5, INK, before=6, after=4)
    _style(document, "Caption", "Normal", 9.5, TEAL, before=4, after=8, bold=True)
    _style(document, "Table Text", "Normal", 9.5, INK, before=3, after=3, line=1.12)
    _style(document, "Table Figures", "Table Text", 9.5, INK, before=3, after=3, line=1.12)
    document.styles["Table Figures"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _style(document, "After Table", "Normal", 7, INK)
    _style(document, "footnote text", "Normal", 8.5, GREY)
    shade_style(document.styles["Cover House"].element, "1F4E5F")
    for level, (indent, before, color) in enumerate(((0.0, 8, TEAL), (1.0, 0, INK)), 1):
        contents = _style(document, f"toc {level}", "Normal", 11, color, before=before, after=4)
        contents.font.bold = level == 1
        layout = contents.paragraph_format
        layout.left_indent = Cm(indent)
        layout.tab_stops.add_tab_stop(Cm(indent + 1.0))
        layout.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name in ("Header", "Footer"):
        style = _style(document, name, "Normal", 8.5, GREY)
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _style(document, "Footer Line", "Normal", 7.5, GREY, before=2)
    paragraph_border(document.styles["Header"].element, ("bottom",), "B9C7CE")
    paragraph_border(document.styles["Footer"].element, ("top",), "B9C7CE")
    paragraph_border(
        document.styles["Cover House"].element, ("top", "bottom", "left"), "1F4E5F", 96
    )
    _character_styles(document)
    _table_style(document)


def _style(
    document: Document,
    name: str,
    based_on: str | None,
    size: float,
    color: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
    bold: bool = False,
    keep: bool = False,
) -> ParagraphStyle:
    known = {style.name.casefold(): style for style in document.styles}
    style = known.get(name.casefold()) or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if based_on:
        style.base_style = document.styles[based_on]
    font = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(font.attrib):
        del font.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        font.set(qn(attribute), "Arial")
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = color
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), line
    layout.keep_with_next, layout.widow_control = keep, True
    border = style.element.find(qn("w:pPr") + "/" + qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)
    return style


def _character_styles(document: Document) -> None:
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RUST, True
    note = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    note.font.superscript = True


def _table_style(document: Document) -> None:
    style = document.styles.add_style("House Table", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B9C7CE")):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    properties.append(borders)
    style.element.append(properties)
