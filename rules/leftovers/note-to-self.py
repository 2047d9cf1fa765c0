"""A note that we wrote to ourselves must not reach the client.

"[AB: is this still the price?]", "TODO" or "@Ann please check" shows that the text was not settled,
and often what we did not want to say. Instructions to the reader are no notes: a note is known by
its brackets, by whom it speaks to, or by its sign.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Patterns, rule

from ._controls import is_quoted
from ._readable import outside, reported, texts

_THIS = (
    r"(?:this|that|it|these|those|the|whether|if|with|again|who|what|which|when|where|why|how|our|"
    r"all|figures?|numbers?|dates?|names?|spelling|wording|source|before|once|and)"
)
_VERB = (
    r"(?:please |pls |plz |need to |needs? |must |to )?(?:double[ -]?check|check|confirm|verify|"
    r"ask|rewrite|reword|rephrase|expand|shorten|clarify|update|discuss|move|make sure|find out)"
)
_SPEECH = (
    r"(?:please|pls|can|could|would|will|do|does|did|is|are|was|were|should|shall|have|has|need|"
    r"what|which|when|where|who|why|how|check|confirm|update|ask|add|delete|remove|rewrite|this|"
    r"not sure|I(?: am|['’]m| think| would)?|we(?: need| should)?|bitte|kannst|könntest|stimmt|"
    r"ist das|prüfen|peux|peut|pouvez|merci|est-ce|vérifier|puedes|podrías|por favor|revisar|falta)"
)
_DOUBT = (
    r"(?:(?:is|are) (?:this|that|it|these|they) (?:still |really |all )?(?:right|correct|true|ok|"
    r"okay|up to date|accurate|valid|needed|enough|current)|correct|really|true|sure|not sure|"
    r"source|stimmt das(?: so| noch)?|richtig|korrekt|wirklich|sicher|vraiment|correcto|seguro|"
    r"est-ce (?:correct|exact|juste|vrai)|es (?:esto )?correcto|de verdad)"
)
_TO_CHECK = (
    r"(?:(?:still )?(?:to be|needs to be|must be) (?:checked|verified|rewritten|reworked|clarified|"
    r"discussed|updated|reviewed)|needs? (?:checking|work|review|updating)|to (?:check|verify)|"
    r"(?:bitte |noch |muss noch )*(?:zu )?(?:prüfen|überprüfen|klären|nachfragen|abstimmen)|"
    r"à (?:vérifier|valider|revoir|discuter)|por (?:revisar|verificar|comprobar)|a verificar|"
    r"pendiente de (?:revisar|revisión|confirmar))"
)
_WITH = (
    r"(?:(?:check|confirm|verify|clarify|discuss|agree|align)(?: (?:this|that|it|again))? with|ask|"
    r"(?:prüfen|klären|abstimmen|rücksprache)(?: bitte)? mit|"
    r"(?:voir|vérifier|valider) avec|demander à|(?:consultar|verificar|confirmar) con|preguntar a)"
)
_TO = (
    r"(?:to|muss noch|soll|doit|debe) (?:confirm|check|verify|update|supply|provide|write|complete|"
    r"prüfen|bestätigen|klären|confirmer|vérifier|confirmar|revisar)"
)
_NAME = r"[A-ZÀ-Þ][a-zß-ÿ]+(?: [A-ZÀ-Þ][a-zß-ÿ]+)?"
# What stands in brackets with a colon behind it, and is nobody's name.
_LABEL = (
    r"(?!(?:Notes?|Sources?|Fig(?:ure)?|Tables?|Examples?|Status|Updated?|Authors?|Editors?|Hint|Tip|"
    r"Warning|Caution|Important|Section|Steps?|Options?|Optional|Answer|Definition|Guidance|Help|"
    r"Instructions?|Drafting|Template|Ref|See|Hinweis|Anmerkung|Quelle|Abbildung|Beispiel|Exemple|"
    r"Remarque|Nota|Fuente|Ejemplo)\b)"
)
_OPEN, _CLOSE = r"[\[(]\s*", r"\s*[\])]"
# Patterns that words give away, and those that a sign does.
_WORDED = Patterns(
    (pattern, None)
    for pattern in (
        # [check with Ann], [please confirm the date], [is this right?]
        rf"\[(?i:{_VERB}) (?i:{_THIS})\b[^\[\]]{{0,200}}\]",
        rf"{_OPEN}(?i:{_DOUBT})\s?\?[?!]*{_CLOSE}",
        rf"{_OPEN}(?i:{_TO_CHECK})(?: (?:with|by|mit|von|durch|avec|par|con|por) {_NAME})?"
        rf"[.!?]*{_CLOSE}",
        rf"{_OPEN}(?i:{_WITH}) {_NAME}[^\[\]()\n]{{0,40}}{_CLOSE}",
        rf"{_OPEN}{_NAME} (?i:{_TO})\b[^\[\]()\n]{{0,60}}{_CLOSE}",
        r"(?<![\w@/.-])(?:TODO|FIXME)(?=\s?[:)\]!])|(?<=[\[(])(?:TODO|FIXME)\b(?![-/.])",
        r"\A\s*(?:TODO|FIXME)(?=\s*\Z)|(?:\A|(?<=[\[(]))TO DO:",
        # what says what it is
        r"(?i:\b(?:note|memo|reminder) to (?:my|our)?self\b|\b(?:notiz|merker) an mich\b|"
        r"\bnote (?:pour|à) moi\b|\bnota para mí\b)[^\n.]{0,120}",
        r"(?i:(?:[\[(]|\A|(?<=\n))(?:internal|interne|interna) (?:note|only|notiz|nota)\b"
        r" ?[:–-])[^\n]{0,200}",
        r"(?i:\b(?:don['’]t|do not|nicht|ne pas|no) (?:show|tell|send|zeigen|montrer|mostrar)"
        r"(?: (?:this|it|dies|das|cela))? (?:to |an |dem |au |al )?(?:the )?"
        r"(?:client|customer|kunden?|cliente?)\b)",
        rf"{_OPEN}(?i:citation|source|reference|quelle|référence|cita) "
        rf"(?i:needed|missing|fehlt|manquante|requerida)[^\[\]()\n]{{0,40}}{_CLOSE}",
    )
)
_SIGNED = {
    # [AB: is this still the price?], [Ann: please confirm]
    "[": rf"\[(?:[A-Z]{{2,3}}|{_LABEL}{_NAME})(?:\s?[:–]|,?\s-)\s?"
    rf"(?:(?i:{_SPEECH})\b[^\[\]]{{0,300}}|[^\[\]]{{2,300}}\?+)\]",
    # @Ann please check
    "@": rf"(?<![\w.@/])@{_NAME}\s?[,:–-]?\s+(?i:{_SPEECH})\b[^\n]{{0,120}}?(?:[.?!]|\]|\)|\Z)"
    rf"|{_OPEN}@{_NAME}[^\[\]()\n]{{0,120}}{_CLOSE}",
    "???": r"(?<![?!\[\"“'‘])(?:(?<=\w)|(?<![^\s(]))\?{3,6}(?![?!\w\]\"”'’])",
}
_MESSAGE = "'{}' reads like a note that we wrote to ourselves: settle it, then take it out."
_DOUBTED = "'{}' stands where something was to be found out: find it out, or take it out."
_MOST = 8  # rows of question marks: more of them are letters that a font lost


@rule(
    severity="error",
    bad=[
        "The fee is 90,000 euros ⟦[AB: is this still the price?]⟧ in all.",
        "We start in May ⟦[check with Ann before it goes out]⟧ and end in June ⟦(is this right?)⟧.",
        "⟦TODO⟧: describe the team.\nThe team has ⟦???⟧ members, as agreed in March⟦???⟧",
        "⟦@Ann can you confirm the dates?⟧\n| Date | 3 May ⟦(to be checked)⟧ |",
        "Der Preis gilt bis Mai ⟦(bitte prüfen)⟧, die Laufzeit ist ein Jahr ⟦[stimmt das noch?]⟧.",
        "Le prix est ferme ⟦(à vérifier)⟧, le délai aussi ⟦[voir avec Anne]⟧.",
        "El precio es fijo ⟦(por revisar)⟧, y ⟦[Ana: por favor confirma la fecha]⟧.",
    ],
    good=[
        "Please check with Ann at the front desk, and confirm the date with the site manager.",
        "Press [Check] to verify the form, then [Confirm] (chapter 4). [Note: this is optional.]",
        "Is this right? We think so (why not?). Write to @harbourfinch or @ann on our site.",
        "The developers left a `TODO` in the code; “TODO” is a sign.\nTODO list",
        "The values are checked (to be checked again each year by us). NB: fees exclude VAT.",
        "[1] Smith: What is a note? [ISO: 9001] What???! cried the “???”. [Source: Ofgem, 2025]",
        "code: # TODO: check with Ann ???\nLes prix (voir Annexe 3) sont fermes (ask for details).",
        "- Ann to confirm the date by 3 May\n- Ben to send the minutes",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    found: dict[int, tuple[Block, list[tuple[int, int]]]] = {}
    rows = 0
    for block, match in _matches(document):
        if not is_quoted(block, *match.span()) and block.nature not in ("code", "reference"):
            rows += match.group().startswith("???")
            found.setdefault(block.index, (block, []))[1].append(match.span())
    for _, (block, spans) in sorted(found.items()):
        if rows > _MOST:
            spans = [span for span in spans if not block.text.startswith("???", span[0])]
        doubts = [span for span in spans if block.text.startswith("???", span[0])]
        yield from reported(block, outside(spans, doubts), _MESSAGE)
        yield from reported(block, doubts, _DOUBTED, "warning")


def _matches(document: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    for block, match, _ in _WORDED.find(texts(document)):
        yield block, match
    for block, text in texts(document):
        for sign, pattern in _SIGNED.items():
            if sign in text:
                for match in re.finditer(pattern, text):
                    yield block, match
