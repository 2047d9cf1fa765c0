"""A DOCX from its bytes to a `Document`."""

from qualitygate.config import Limits
from qualitygate.document import Document
from qualitygate.errors import Unreadable
from qualitygate.extract.docx import metadata
from qualitygate.extract.docx.assembly import Assembly, Pages
from qualitygate.extract.docx.draft import Place
from qualitygate.extract.docx.fills import read_fills
from qualitygate.extract.docx.grounds import covers_over_text, set_grounds
from qualitygate.extract.docx.names import SECT_PR, VAL, local, name
from qualitygate.extract.docx.numbering import Numbering
from qualitygate.extract.docx.package import Package, Part
from qualitygate.extract.docx.revisions import unseen_revisions
from qualitygate.extract.docx.stories import Sections, SideStories
from qualitygate.extract.docx.story import Story
from qualitygate.extract.docx.styles import StyleSheet
from qualitygate.extract.docx.theme import Theme
from qualitygate.extract.docx.unread import find_unread
from qualitygate.extract.docx.values import switch, whole


def read(data: bytes, document_name: str, limits: Limits) -> Document:
    """Read everything in the package. Raises `Unreadable` where there is no document to read."""
    package = Package(data, limits)
    main = package.part(package.main)
    if main is None:
        raise Unreadable(package.gaps[-1].reason, "damaged")
    bodies = main.root.findall(name("w:body"))
    if local(main.root.tag) != "document" or not bodies:
        raise Unreadable(
            "The main part of this file is no Word document. Save it as DOCX in Word and check "
            "that.",
            "not-docx",
        )
    theme = Theme(_related(package, main, "theme"))
    styles = StyleSheet(_related(package, main, "styles"), theme)
    numbering = Numbering(_related(package, main, "numbering"), styles)
    settings = _related(package, main, "settings")
    stories = SideStories(settings)
    assembly = Assembly(package, limits, main, styles, numbering, _pages(main, styles), stories)
    stories.attach(assembly)
    sections = Sections(assembly, settings)
    sections.begin()
    story = Story(assembly, main, sections.turn)
    for body in bodies:  # one, but a damaged file may hold more, and a reader may show them all
        story.read_all(body, Place(flows=True, keep_empty=True))
    counted = assembly.pages.page
    sections.end()
    assembly.outline = ()
    sections.finish()
    stories.finish()
    _building_blocks(assembly)
    metadata.read_properties(assembly)
    return _document(assembly, document_name, settings, counted)


def _document(assembly: Assembly, document_name: str, settings: Part | None,
              counted: int | None) -> Document:  # fmt: skip
    package = assembly.package
    told = metadata.read_settings(assembly, settings)
    attachments = metadata.read_attachments(assembly)
    fonts = metadata.read_fonts(assembly)
    find_unread(assembly)
    set_grounds(assembly)
    languages = assembly.languages
    main_language = max(languages, key=lambda tag: (languages[tag], tag)) if languages else None
    return Document(
        name=document_name,
        blocks=tuple(assembly.blocks),
        language=main_language or assembly.styles.language,
        pages=_page_count(assembly, counted),
        tables=tuple(table for table in assembly.tables if table is not None),
        pictures=assembly.placed_pictures(),
        links=assembly.links(),
        bookmarks=assembly.bookmarks(),
        references=assembly.references(),
        sections=tuple(assembly.sections),
        styles=assembly.styles.all(),
        fonts=fonts,
        properties=tuple(assembly.properties),
        revisions=assembly.revisions() + unseen_revisions(assembly),
        comments=assembly.comments(),
        attachments=attachments,
        settings=told,
        gaps=tuple(package.gaps),
        fills=read_fills(assembly),
        fields=assembly.fields(),
        prompts=assembly.prompts(),
        redactions=covers_over_text(assembly),
    )


def _related(package: Package, main: Part, kind: str) -> Part | None:
    members = package.related(main, kind)
    return package.part(members[0]) if members else None


def _pages(main: Part, styles: StyleSheet) -> Pages:
    """Whether the file hints at its pages, and whether Word laid them out."""
    root = main.root
    if next(root.iter(name("w:lastRenderedPageBreak")), None) is not None:
        return Pages(hinted=True, rendered=True)
    hinted = any(br.get(name("w:type")) == "page" for br in root.iter(name("w:br")))
    hinted = hinted or any(switch(item) for item in root.iter(name("w:pageBreakBefore")))
    hinted = hinted or sum(1 for _ in root.iter(f"{SECT_PR}")) > 1
    used = {item.get(VAL, "") for item in root.iter(name("w:pStyle"))}
    hinted = hinted or any(styles.paragraph(style_id).page_break for style_id in sorted(used))
    return Pages(hinted=hinted, rendered=False)


def _page_count(assembly: Assembly, counted: int | None) -> int | None:
    """The file's own count; where it says less than its breaks do, theirs.

    Generators that lay nothing out write 1.
    """
    told = whole(dict(assembly.properties).get("pages", ""))
    if counted is not None:
        return max(told, counted)
    return told if told > 1 or (told == 1 and len(assembly.blocks) < 60) else None


def _building_blocks(assembly: Assembly) -> None:
    """The glossary: texts that Word offers for insertion, which travel with the file."""
    for member in assembly.package.related(assembly.main, "glossaryDocument"):
        part = assembly.package.part(member)
        for body in part.root.iter(name("w:docPartBody")) if part is not None else ():
            place = Place("attachment", "latent", "building block", name="building block")
            Story(assembly, part).read_all(body, place)  # type: ignore[arg-type]
