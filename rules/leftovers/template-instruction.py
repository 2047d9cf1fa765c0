"""What a template tells its author must not reach the client.

Guidance that was meant to be deleted shows that nobody read the document to its end, and may say
what the client should never read.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._controls import empty_controls, is_quoted
from ._readable import outside, reported, texts

_PART = (
    r"(?:section|paragraph|page|text|box|note|notes|line|instructions?|guidance|comment|row|"
    r"table|appendix|block|sentence|slide|cover|template text)"
)
_MOMENT = (
    r"(?:before|prior to) (?:\w+ ){0,3}(?:send|submi|publish|publication|issu|releas|finali[sz]|"
    r"distribut|print|deliver|shar|circulat|use\b|sign|award)\w*"
)
_ORDERS = (
    r"(?:please )?(?:delete|remove) (?:this|these|the|all) (?:\w+ ){0,4}?"
    + _PART
    + r"\b[^.\n\]]{0,40}? "
    + _MOMENT,
    r"(?:please )?(?:delete|remove) (?:this|these|the) "
    + _PART
    + r" (?:if|when|once|after|where) (?:it is |they are )?(?:not (?:applicable|needed|required|"
    r"used)|completed?|done|finished|read)",
    r"(?:type|enter|insert|add|place) (?:your |the |some )?(?:own )?(?:text|content|title|logo|"
    r"image|picture|photo|company name|heading|caption) here\b",
    r"(?:your|company|client|customer|partner) (?:text|logo|title|image|picture|tagline|slogan|"
    r"company name) (?:goes )?here\b",
    r"(?:replace|overwrite) this (?:\w+ )?(?:text|paragraph|picture|image|placeholder|box)\b"
    r"(?: with [^.\n]{1,60})?",
    r"(?:this is|here is) (?:just )?(?:a )?(?:sample|dummy|placeholder|filler) (?:text|content)\b",
    r"\A(?:sample|dummy|placeholder) text(?=[.:]?\s*\Z)",
    r"[\[<(](?:guidance|instructions?|drafting note|drafter['’]s note|note|notes) "
    r"(?:to|for) (?:the )?(?:author|authors|writer|drafter|template user|user of this template|"
    r"bid team|proposal team|contracting officer|preparer)s?\b[^\]>)\n]{0,400}[\]>)]?",
    r"[\[<](?:guidance|instructions?|drafting note|template note|help text)\s?[:–-][^\]>\n]{0,400}"
    r"[\]>]",
    r"(?:guidance|instructions?|notes?) (?:to|for) (?:the )?(?:author|drafter|template user|"
    r"user of this template|bid team|proposal team)s?\s?:[^\n]{0,200}",
    r"(?:text|words) in (?:\w+ )?(?:brackets|italics|red|blue|green|yellow|grey|gray)\b"
    r"[^.\n]{0,60} (?:is|are) (?:guidance|instructions?|for guidance|"
    r"to be (?:deleted|removed|replaced))",
    r"(?:bitte )?(?:diesen|dieses|diese) (?:Abschnitt|Absatz|Text|Hinweis|Hinweise|Seite|Kasten) "
    r"(?:bitte )?vor (?:dem |der )?(?:Versand|Abgabe|Veröffentlichung|Versenden|Druck) "
    r"(?:löschen|entfernen)",
    r"(?:supprimer|effacer) (?:cette|ce|ces) (?:section|paragraphe|page|texte|note|consignes?) "
    r"avant (?:l['’]envoi|envoi|publication|diffusion|la publication|la diffusion)",
    r"(?:eliminar|borrar|suprimir) (?:esta|este|estas) (?:sección|párrafo|página|texto|nota|"
    r"instrucciones) antes de (?:enviar|publicar|entregar|imprimir)",
)
_PATTERNS = Patterns([(rf"(?<!\w)(?i:{'|'.join(_ORDERS)})", None)])
_MESSAGE = "The template's instruction '{}' is still in the document: follow it, then take it out."


@rule(
    severity="error",
    bad=[
        "# Approach\n⟦Delete this section before sending⟧.\n⟦Type your text here⟧",
        "⟦Bitte diesen Abschnitt vor dem Versand löschen⟧.",
        "⟦[Guidance: keep the summary to one page]⟧ We propose three phases.",
    ],
    good=[
        "We delete this data before publication, and remove the section of track that is worn.",
        "Guidance for authors of timetables is published each year; add your name to the list.",
        "Please write your name here, and sign on the line below the date.",
        "“Type your text here” is what the new form says; `Enter your name here` was the old one.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    empty = empty_controls(document)
    for block, match, _ in _PATTERNS.find(texts(document)):
        start, end = match.start(), match.start() + len(match.group().rstrip(" ."))
        if not is_quoted(block, start, end):
            spans = outside([(start, end)], empty.get(block.index, []))
            yield from reported(block, spans, _MESSAGE)
