"""A drafting placeholder must not reach the client.

It tells the reader that nobody read the document before it was sent, and leaves open what they were
to be told: a name, a date, a price.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, once, rule

from ._controls import empty_controls
from ._readable import outside, readable, reported

_NOUN = (
    r"(?:name|names|title|titles|date|dates|address|number|numbers|amount|price|fee|details|text|"
    r"location|city|country|email|e-mail|phone|telephone|logo|signature|reference|version)"
)
_WHO = (
    r"(?:client|customer|company|project|organi[sz]ation|firm|supplier|vendor|contractor|agency|"
    r"recipient|contact|author|product|system|team|department|programme|program|partner|bidder|"
    r"tenderer|buyer|seller|your|my|our|first|last|full|job|document|start|end|due|effective)"
)
# An order to the author: the verb alone is no sign of one ("[Enter]" is a key, "[Select all]" a
# button), its object is.
_ORDER = (
    r"(?:please )?(?:insert|enter|add|type(?! specific\b)|fill in|fill out|specify|state|describe|"
    r"provide|list|complete|replace|choose|select|write|include|give)"
    r"(?: (?:the|a|an|your|our|their|his|her|one|relevant|appropriate|specific)\b|"
    rf" (?:\w+ ){{0,3}}{_NOUN}\b| {_WHO}\b)"
)
_BLANK = "|".join(
    (
        r"insert\b(?! key\b)[^\[\]<>]{1,120}",
        rf"{_ORDER}[^\[\]<>]{{0,160}}",
        rf"(?:the |your )?{_WHO}(?:['’]s)? (?:\w+ )?{_NOUN}",
        r"your (?:\w+ ){0,2}\w+",
        r"(?:full name|to be (?:confirmed|decided|"
        r"determined|advised|defined|completed|announced|supplied|provided|agreed|added))",
        r"T\.?B\.?[ACD]\.?|●|•|X{2,}|n{3,}|\?+|placeholder",
        # German, French, Spanish
        r"(?:firma|firmenname|kunde|kundenname|projektname|datum|adresse|ansprechpartner)",
        r"[^\[\]<>]{1,60} (?:einfügen|eintragen|ergänzen|einsetzen)",
        r"(?:nom|adresse|date|logo|titre) (?:du|de la|de l['’]|de) ?[^\[\]<>]{1,40}",
        r"(?:insérer|saisir|indiquer|compléter|à compléter|à définir)\b[^\[\]<>]{0,120}",
        r"(?:nombre|dirección|fecha|título|logotipo) (?:del|de la|de) [^\[\]<>]{1,40}",
        r"(?:insertar|introducir|indicar|completar|por definir|por completar)\b[^\[\]<>]{0,120}",
    )
)
_SQUARE = re.compile(rf"\[+\s*(?:{_BLANK})\s*\]+", re.IGNORECASE)
# One noun may also be a word that the author set into a quotation.
_NOUNS = re.compile(
    r"\[(?:(?:the |your |our )?(?:client|customer|company|agency|organi[sz]ation|supplier|"
    r"contractor|vendor|buyer|bidder|partner|product|project|program|programme|state|country|city|department|"
    r"team|name|title|date|address|amount|price|location|role|period of performance|"
    r"contract (?:number|action))(?:['’]s)?(?: ?/ ?\w+)?|tailor [^\[\]]{3,80}|"
    r"instructions? (?:on|for|to) [^\[\]]{3,120})\]",
    re.IGNORECASE,
)
_ANGLE = re.compile(
    rf"(?<![\w/=.:\\<-])<+\s*(?:{_BLANK}|client|customer|company|agency|name|date|address|amount)\s*>+"
    r"(?![\w/.])",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"(?<![\w@#/.-])(?:TB[ACD]|tb[acd]|T\.B\.[ACD]\.?)(?![\w@/-]|\.\w)")
_MUSTACHE = re.compile(
    r"\{\{(?!#\d)[^{}\n\\$,]{1,60}\}\}|\{%[^{}\n]{1,80}%\}|\$\{[A-Za-z_][\w .]{1,40}\}"
)
_DATE = re.compile(
    r"(?<![\w/.-])(?:[Xx]{2}([/.-])[Xx]{2}\1(?:[Xx]{4}|[Xx]{2}|20[Xx]{2}))(?![\w/-])"
)
_MONEY = re.compile(
    r"(?:[£€$]|\b(?:EUR|GBP|USD|CHF) )[Xx]{1,3}(?:[.,' ][Xx]{3})+(?:[.,][Xx]{2})?(?![\w])"
    r"|(?:[£€$]|\b(?:EUR|GBP|USD|CHF) )[X]{2,}[kKmM]?\b"
    r"|(?<![\w.-])XX+ ?%"
    r"|(?<![\w.-])[X]{2,} (?:(?:working |business |calendar )?(?:days|weeks|months|years|hours|"
    r"minutes|people|pages|euros|pounds|dollars|percent|per cent|million|billion|thousand|tonnes?|"
    r"tons|kg|km|miles|litres|hectares|[kMG]Wh?|m²|users|sites|staff|employees|FTEs?|vehicles|"
    r"locations|stores|units|projects|customers|clients|persons|copies|items|sessions|workshops|"
    r"interviews|licen[cs]es|points|times|square (?:met(?:re|er)s|feet))(?!\w))"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) (?:20)?XX\b"
)
_CROSSES = re.compile(
    r"(?<![\w*#&%$@.,:;/\\+='\"“‘(\[<-])X{3,6}(?![\w*#&%$@/\\+='\"”’>-]|[.,:]\w|[ \u00a0][X\d])"
)
# What may come before a Roman thirty, a size or a mask.
_NUMERAL = re.compile(
    r"(?:\b[A-Z][a-z]+|\bsize|\bno\.?|[X\d]{2,})[ \u00a0]\Z|\bRFC[ \u00a0]\Z", re.MULTILINE
)
# Words that say what the crosses stand for: "where XXX is the number".
_EXPLAINED = re.compile(r"[ \u00a0](?:is|are|stands?|means?|being|denotes?)\b")
# A word between angle brackets; a text that has many of them writes the syntax of something.
_SYNTAX = re.compile(r"<[A-Za-z][\w-]*>")
_MANY = 4
_QUOTE = re.compile(r"[“‘\"'«]\Z")
_MEANING = re.compile(
    r"\bto be (?:confirmed|decided|determined|advised|announced|defined|agreed|completed)\b", re.I
)
_WHOLE = re.compile(
    r"(?:(?:still )?to be (?:confirmed|decided|determined|advised|announced|defined|completed)|"
    r"DD[/.-]MM[/.-]YYYY|dd[/.-]mm[/.-]yyyy|MM/DD/YYYY|TT\.MM\.JJJJ|JJ/MM/AAAA|DD/MM/AAAA)\.?",
    re.I,
)
_CODE = re.compile(r"</[A-Za-z]|/>|=>|\bdef \w|#include|;\s*\Z|\\[A-Za-z]+[{\[]")
# Crosses in a name that a computer reads: "set.XXX", "XXX-done@"; what they stand for is told.
_VARIABLE = re.compile(r"(?:\b[a-z][\w-]*[.#-]|(?<!\w)[#%$])X{3}(?!\w)|(?<![\w-])X{3}[.-][a-z]")

# Where none of these stands, no pattern but that of a whole cell finds anything.
_SIGNS = ("[", "<", "{", "TB", "tb", "T.B", "XX", "Xx", "xX", "xx")
_ALWAYS = (_SQUARE, _NOUNS, _ANGLE, _TO_BE, _MUSTACHE, _DATE, _MONEY, _CROSSES)
_MESSAGE = "The placeholder '{}' is still in the document: fill it in or take it out."


@rule(
    severity="error",
    yields_to=("leftovers/note-to-self",),
    bad=[
        "Fee: ⟦TBC⟧ euros, valid until ⟦XX/XX/XXXX⟧.",
        "# Proposal for ⟦[insert client name]⟧\nDear ⟦<Client>⟧,",
        "| Milestone | Date |\n| Kick-off | ⟦tbd⟧ |\n| Go-live | ⟦To be confirmed⟧ |",
        "property title: Offer to ⟦[Client name]⟧\nDear ⟦{{ contact.first_name }}⟧,",
        "The [Git] repository belongs to ⟦[Agency/State]⟧ for ⟦[period of performance]⟧.",
        "We save roughly ⟦XX tonnes⟧ of it, and need a capacity of ⟦XX MW⟧.",
        "The saving is ⟦£XX,XXX⟧ a year, or ⟦XX%⟧ of the budget.",
        "header: ⟦[Kundenname]⟧\nfooter: ⟦[nom du client]⟧\nWe will start with ⟦XXX⟧ in May.",
    ],
    good=[
        "| Abbreviation | Meaning |\n| TBC | To be confirmed |",
        "“[The client] will decide”, wrote Smith [12, 14], and that was clear [sic].",
        "In the XX century, Chapter XX and the XX chromosomes are known, and so is Louis XX.",
        "Press [Enter], then [Select all]; `{{ name }}` and `<client>` are filled in by the tool.",
        "The date is to be confirmed by the board, as Article XXX of 1999 says.",
        "The earlier report said “TBA” here.",
        "Contract No. 12 of ____ 2016 is [Mandatory]; as a <type of user> I want a report.",
        "Dates are written DD/MM/YYYY, and the card shows XXXX XXXX XXXX 4242.",
        "code: <client><name>[insert name]</name></client> TBD",
        "Send it to XXX-done, where XXX is the number. Use <verb>, <noun>, <type>, <sort>, <name>.",
        "Set the value `set.XXX` or `default.XXX`: each part then gives a value to XXX.",
        "set format=pdf\nset forms=2\nPlace of marriage:\n[COUNTY]\n[STATE]",
        "The message is [type specific configs], made with \\alias{<your name>}.",
        "Call 1-800-XXX-XXXX, see CVE-2021-XXXX, or write to <tbc@harbourfinch.example>.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    empty = empty_controls(document)
    for block in readable(document):
        spans = outside(_spans(document, block), empty.get(block.index, []))
        yield from reported(block, spans, _MESSAGE)


def _spans(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    text = block.text
    whole = _WHOLE.fullmatch(text.strip()) if block.kind in ("cell", "form-field") else None
    if whole:
        if not _in_glossary(document, block):
            start = text.index(whole.group())
            yield start, start + len(whole.group())
        return
    if not any(sign in text for sign in _SIGNS):
        return
    for pattern in _ALWAYS:
        for match in pattern.finditer(text):
            if not _is_code(block, *match.span()) and not _excused(document, block, pattern, match):
                yield match.span()


def _is_code(block: Block, start: int, end: int) -> bool:
    masks = block.masks_in(start, end)
    return any(mask.reason in ("url", "email") for mask in masks) or any(
        run.mono for run in block.runs_in(start, end)
    )


def _excused(
    document: Document, block: Block, pattern: re.Pattern[str], match: re.Match[str]
) -> bool:
    text, before = block.text, block.text[: match.start()]
    if pattern is _TO_BE:
        quoted = _QUOTE.search(before) and text[match.end() : match.end() + 1]
        if quoted and quoted in "”’\"'»":
            return True
        return bool(_MEANING.search(text)) or _in_glossary(document, block)
    if pattern is _NOUNS:
        label = document.settings.forms and match.group() == text.strip()  # under what to fill in
        return bool(label) or before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if pattern is _ANGLE:
        single = _SYNTAX.fullmatch(match.group()) is not None
        return bool(_CODE.search(text)) or (single and _writes_syntax(document))
    return pattern is _CROSSES and bool(
        _NUMERAL.search(before) or _EXPLAINED.match(text, match.end()) or _has_variables(document)
    )


@once
def _has_variables(document: Document) -> bool:
    """Whether three crosses are a part of names that a computer reads, more than once."""
    texts = (block.text for block in document.shown if "XXX" in block.text)
    return sum(1 for text in texts for _ in _VARIABLE.finditer(text)) > 1


@once
def _writes_syntax(document: Document) -> bool:
    """Whether words in angle brackets, of any meaning, are usual in this document."""
    words = {
        found.casefold()
        for block in readable(document)
        if "<" in block.text
        for found in _SYNTAX.findall(block.text)
        if not _ANGLE.fullmatch(found)
    }
    return len(words) >= _MANY


def _in_glossary(document: Document, block: Block) -> bool:
    """Whether the cell's row holds both the abbreviation and what it stands for."""
    if block.cell is None:
        return False
    row = [
        document.cell_text(cell)
        for cell in document.tables[block.cell.table].cells
        if cell.row == block.cell.row
    ]
    return any(map(_TO_BE.search, row)) and any(map(_MEANING.search, row))
