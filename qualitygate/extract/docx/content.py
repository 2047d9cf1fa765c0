"""The elements in a paragraph, one function each (ECMA-376 Part 1, 17.3, 17.13, 17.16)."""

from qualitygate.document import Kind
from qualitygate.extract.docx import graphics
from qualitygate.extract.docx.draft import Draft, Latent, Span
from qualitygate.extract.docx.fields import Field
from qualitygate.extract.docx.formats import Format
from qualitygate.extract.docx.inline import Inline, in_run, inline
from qualitygate.extract.docx.names import ID, R_ID, VAL, local, name
from qualitygate.extract.docx.values import value, whole
from qualitygate.extract.docx.xml import Element, choose

# Letters of the symbol fonts, in the private use area where Word puts them.
_WINGDINGS = {
    0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xFC: "✓", 0xFB: "✗", 0xFE: "☒", 0xA8: "☐", 0x6F: "☐",
    0x71: "❑", 0xA3: "☐", 0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x4A: "☺", 0xD8: "➢", 0x76: "❖",
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xAE: "→",
    0xA5: "∞", 0xBB: "≈", 0xD6: "√", 0xE5: "∑", 0x2D: "−",
    **dict(zip(b"abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
}  # fmt: skip
_MATH = Format(font="Cambria Math", italic=True)
_FIELD_TYPE = name("w:fldCharType")


@inline("w:ins", "w:moveTo")
def _inserted(walk: Inline, element: Element) -> None:
    walk.tracked(element, "inserted" if local(element.tag) == "ins" else "moved")


@inline("w:del", "w:moveFrom")
def _deleted(walk: Inline, element: Element) -> None:
    walk.removed(element)


@inline("w:hyperlink")
def _hyperlink(walk: Inline, element: Element) -> None:
    span = Span(walk.draft, walk.draft.length)
    walk.content(element)
    span.end = walk.draft.length
    tooltip = element.get(name("w:tooltip"), "")
    if tooltip.strip():
        draft = Draft(walk.part.name)
        draft.add(tooltip, -1, -1, 0, element=walk.part.place(element, name("w:tooltip")))
        walk.draft.latents.append(Latent("alt", draft, span.end, name="tooltip"))
    relation = walk.part.relations.get(element.get(R_ID, ""))
    anchor = element.get(name("w:anchor"), "")
    if relation is not None and not relation.target.startswith("#"):
        target = f"{relation.target}#{anchor}" if anchor else relation.target
        walk.assembly.link(span, target, False)
        walk.assembly.relation_link(walk.draft, relation)
    elif anchor or relation is not None:
        walk.assembly.link(span, anchor or relation.target.lstrip("#"), True)  # type: ignore[union-attr]


@inline("w:fldSimple")
def _simple_field(walk: Inline, element: Element) -> None:
    attribute = name("w:instr")
    code = Draft(walk.part.name)
    code.add(element.get(attribute, ""), -1, -1, 0, element=walk.part.place(element, attribute))
    field = Field(code, Span(walk.draft, walk.draft.length))
    walk.fields.append(field)
    walk.content(element)
    if walk.fields and walk.fields[-1] is field:
        walk.end_field()
    elif field in walk.fields:
        walk.fields.remove(field)
        walk.refresh()


@inline("w:sdt")
def _control(walk: Inline, element: Element) -> None:
    """A content control: its label and choices are latent, its content is text like any other."""
    control_properties(walk, element)
    content = element.find(name("w:sdtContent"))
    if content is not None:
        walk.content(content)


def control_properties(walk: Inline, element: Element) -> None:
    """The label of a content control and the items of its list, as latent text."""
    settings = element.find(name("w:sdtPr"))
    if settings is None:
        return
    alias = settings.find(name("w:alias"))
    label = value(alias)
    if alias is not None and label:
        _form_text(walk, alias, VAL, label, "label")
    for item in settings.iter(name("w:listItem")):
        for attribute in ("w:displayText", "w:value"):
            text = item.get(name(attribute), "")
            if text:
                _form_text(walk, item, name(attribute), text, label or "choice")
                break


def _form_text(walk: Inline, element: Element, attribute: str, text: str, label: str) -> None:
    draft = Draft(walk.part.name)
    draft.add(text, -1, -1, 0, element=walk.part.place(element, attribute))
    walk.draft.latents.append(Latent("form-field", draft, walk.draft.length, name=label))


@inline("mc:AlternateContent")
def _alternate(walk: Inline, element: Element) -> None:
    chosen = choose(element)
    for branch in element:
        if branch is chosen:
            walk.content(branch)
        else:
            walk.skip(branch)


@inline("w:bookmarkStart")
def bookmark(walk: Inline, element: Element) -> None:
    label = element.get(name("w:name"), "")
    if not label:
        return
    walk.assembly.bookmark(label, walk.draft)
    if not label.startswith("_"):
        draft = Draft(walk.part.name)
        draft.add(label, -1, -1, 0, element=walk.part.place(element, name("w:name")))
        walk.draft.latents.append(Latent("bookmark", draft, walk.draft.length, name=label))


@inline("w:commentRangeStart")
def _comment_start(walk: Inline, element: Element) -> None:
    key = element.get(ID, "")
    walk.assembly.ranges.setdefault(key, Span(walk.draft, walk.draft.length))


@inline("w:commentRangeEnd")
def _comment_end(walk: Inline, element: Element) -> None:
    span = walk.assembly.ranges.get(element.get(ID, ""))
    if span is not None and span.end < 0:
        span.end = walk.draft.length if span.draft is walk.draft else span.draft.length


@inline("m:t", "w:t")
def _math(walk: Inline, element: Element) -> None:
    """Text in a formula, which may hold ordinary text as well (ECMA-376 Part 1, 22.1.2.87)."""
    if element.text:
        walk.part.texts_read += 1
        walk.emit(element.text, _MATH, walk.part.place(element))


@inline("w:subDoc")
def _subdocument(walk: Inline, element: Element) -> None:
    walk.assembly.package.gap(
        "A part of this master document stands in a file of its own, which was not read.",
        walk.part.name, "subdocument",
    )  # fmt: skip


@in_run("w:tab", "w:ptab")
def _tab(walk: Inline, element: Element, style: Format) -> None:
    walk.emit("\t", style)


@in_run("w:br", "w:cr")
def _break(walk: Inline, element: Element, style: Format) -> None:
    if element.get(name("w:type")) in ("page", "column"):
        walk.page_break(element.get(name("w:type")) == "page")
    else:
        walk.emit("\n", style)


@in_run("w:noBreakHyphen")
def _hyphen(walk: Inline, element: Element, style: Format) -> None:
    walk.emit("-", style)


@in_run("w:sym")
def _symbol(walk: Inline, element: Element, style: Format) -> None:
    walk.emit(symbol(element.get(name("w:char"), ""), element.get(name("w:font"), "")), style)


def symbol(code: str, font: str) -> str:
    """The one character that a letter of a symbol font looks like; a box where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        number = 0
    table = _SYMBOL if font.lower() == "symbol" else _WINGDINGS
    if 0xF000 <= number <= 0xF0FF:
        return table.get(number - 0xF000, "□")
    printable = 0x20 <= number < 0xD800 or 0xF900 <= number < 0x110000
    return chr(number) if printable else "□"


@in_run("w:delText", "w:delInstrText", "w:instrText")
def _other_text(walk: Inline, element: Element, style: Format) -> None:
    if not element.text:
        return
    if local(element.tag) == "delText":
        walk.part.texts_read += 1
        walk.emit(element.text, style)
    else:
        walk.instruct(element.text)


@in_run("w:fldChar")
def _field_char(walk: Inline, element: Element, style: Format) -> None:
    kind = element.get(_FIELD_TYPE)
    if kind == "begin":
        walk.fields.append(Field(Draft(walk.part.name)))
        _form_data(walk, element, style)
    elif kind == "separate" and walk.fields:
        walk.fields[-1].result = walk.fields[-1].result or Span(walk.draft, walk.draft.length)
    elif kind == "end" and walk.fields:
        walk.end_field()
    walk.refresh()


def _form_data(walk: Inline, element: Element, style: Format) -> None:
    """A form field's list of choices, of which the chosen one is shown, and its help texts."""
    data = element.find(name("w:ffData"))
    if data is None:
        return
    label = value(data.find(name("w:name")))
    chosen = data.find(f"{name('w:ddList')}/{name('w:result')}")
    for i, item in enumerate(data.iter(name("w:listEntry"))):
        text = item.get(VAL, "")
        if i == whole(value(chosen)):
            walk.emit(text, style, walk.part.place(item, VAL))
        elif text:
            _form_text(walk, item, VAL, text, label or "choice")
    for typed in data.iter(name("w:default")):
        if any(map(str.isalpha, value(typed))):
            _form_text(walk, typed, VAL, value(typed), label or "default")
    for help_text in data.iter(name("w:helpText"), name("w:statusText")):
        if help_text.get(VAL):
            _form_text(walk, help_text, VAL, help_text.get(VAL, ""), label or "help")


@in_run("w:lastRenderedPageBreak")
def _rendered_break(walk: Inline, element: Element, style: Format) -> None:
    walk.rendered_break()


@in_run("w:footnoteReference", "w:endnoteReference")
def _note(walk: Inline, element: Element, style: Format) -> None:
    kind: Kind = "footnote" if local(element.tag) == "footnoteReference" else "endnote"
    walk.assembly.stories.note(kind, element.get(ID, ""), walk.is_removed)


@in_run("w:commentReference")
def _comment(walk: Inline, element: Element, style: Format) -> None:
    key = element.get(ID, "")
    span = walk.assembly.ranges.get(key) or Span(walk.draft, walk.draft.length, walk.draft.length)
    walk.assembly.stories.comment(key, span)


@in_run("mc:AlternateContent")
def _alternate_in_run(walk: Inline, element: Element, style: Format) -> None:
    chosen = choose(element)
    for branch in element:
        if branch is chosen:
            walk.run_content(branch, style)
        else:
            walk.skip(branch)


@in_run("w:ruby", "w:rubyBase", "w:rt")
def _ruby(walk: Inline, element: Element, style: Format) -> None:
    """A gloss over its base: both are runs in this run."""
    walk.nested(element)


@in_run("w:drawing", "w:pict", "w:object")
def _graphic(walk: Inline, element: Element, style: Format) -> None:
    graphics.read(walk, element)
