"""What a template tells its author must not reach the client.

"Click or tap here to enter text" on the page says that the form was sent, not the document;
guidance that was meant to be deleted may also say what the client should never read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Patterns, rule

from ._readable import readable, reported, texts

# The texts of Word's empty content controls and cover pages, in the languages of its editions.
_CONTROLS = (
    r"Click (?:or tap )?(?:here )?to (?:enter|add|type|choose) (?:text|a date|a title|an? \w+)",
    r"Click (?:or tap )?here (?:to|and) (?:enter|add|type|choose)[^.\n]{1,40}",
    r"Enter any content that you want to repeat[^\n]{0,120}",
    r"(?<![\w“\"])(?:Choose an item|Choose a building block)(?:\.|\Z)",
    r"Klicken (?:oder tippen )?Sie (?:hier|auf diese Stelle)?,? ?um (?:Text|ein Datum) einzugeben",
    r"(?<!\w )Wählen Sie (?:ein Element|einen Baustein) aus(?:\.|\Z)",
    r"Cliquez (?:ou appuyez )?ici pour (?:entrer|taper|ajouter) (?:du texte|une date|un titre)",
    r"(?<!\w )Choisissez (?:un élément|un bloc de construction)(?:\.|\Z)",
    r"Haga clic (?:o pulse )?aquí (?:o pulse )?para (?:escribir|especificar) (?:texto|una fecha)",
    r"(?<!\w )Elija un (?:elemento|bloque de creación)(?:\.|\Z)",
    r"Fare clic (?:o toccare )?qui per immettere (?:il )?(?:testo|una data)",
    r"(?<!\w )Scegliere un elemento(?:\.|\Z)",
    r"Klik (?:of tik )?(?:hier )?(?:om|als u) (?:tekst|een datum) (?:in te voeren|wilt invoeren)",
    r"(?<!\w )Kies een item(?:\.|\Z)",
    r"Clique (?:ou toque )?aqui para (?:introduzir|inserir|digitar) (?:o )?(?:texto|uma data)",
    r"(?<!\w )(?:Escolha|Escolher) um item(?:\.|\Z)",
    r"Kliknij (?:lub naciśnij )?tutaj, aby wprowadzić (?:tekst|datę)",
    r"\[(?:Type|Enter|Tapez|Escriba)(?: the| your| here| text| ici| aquí)+[^\]\n]{0,60}\]",
    r"\[(?:Hier eingeben|Text eingeben|Dokumenttitel|Dokumentuntertitel|Titre du document|"
    r"Sous-titre du document|Título del documento|Subtítulo del documento|Document title|"
    r"Document subtitle|Author name|Company address|Type here)\]",
)
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
    r"(?:sample|dummy|placeholder) text(?=[.:]?\s*\Z)",
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
    r"(?:diesen|dieses|diese) (?:Abschnitt|Absatz|Text|Hinweis|Hinweise|Seite|Kasten) "
    r"(?:bitte )?vor (?:dem |der )?(?:Versand|Abgabe|Veröffentlichung|Versenden|Druck) "
    r"(?:löschen|entfernen)",
    r"(?:supprimer|effacer) (?:cette|ce|ces) (?:section|paragraphe|page|texte|note|consignes?) "
    r"avant (?:l['’]envoi|envoi|publication|diffusion|la publication|la diffusion)",
    r"(?:eliminar|borrar|suprimir) (?:esta|este|estas) (?:sección|párrafo|página|texto|nota|"
    r"instrucciones) antes de (?:enviar|publicar|entregar|imprimir)",
)
_PATTERN = (
    "|".join(rf"(?:{pattern})" for pattern in _CONTROLS) + rf"|(?<!\w)(?i:{'|'.join(_ORDERS)})"
)
_PATTERNS = Patterns([(_PATTERN, None)])
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_PLACEHOLDER_STYLE = "placeholder text"  # Word's character style of an empty content control
_MESSAGE = "The template's instruction '{}' is still in the document: follow it, then take it out."


@rule(
    severity="error",
    bad=[
        "| Contact | ⟦Click or tap here to enter text⟧. |",
        "Dear [⟦Click here and type a name]⟧\nWe propose three phases.",
        "# Approach\n⟦Delete this section before sending⟧.\n⟦Type your text here⟧",
        "Ansprechpartner: ⟦Klicken oder tippen Sie hier, um Text einzugeben⟧.",
        "Objet : ⟦Cliquez ou appuyez ici pour entrer du texte⟧.",
        "Asunto: ⟦Haga clic o pulse aquí para escribir texto⟧.",
        "⟦[Guidance: keep the summary to one page]⟧ We propose three phases.",
    ],
    good=[
        "Users click the map to enter a postcode, then choose an item from the list.",
        "“Click here to enter text” is what screen readers announce for the empty field.",
        "We delete this data before publication, and remove the section of track that is worn.",
        "Guidance for authors of timetables is published each year; add your name to the list.",
        "Please write your name here, and sign on the line below the date.",
        "code: <p>Click here to enter text</p>",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for block, match, _ in _PATTERNS.find(texts(document)):
        found[block.index] += _by_text(block, match)
    for block in readable(document):
        spans = [*found[block.index], *_by_style(block)]
        yield from reported(block, spans, _MESSAGE)


def _by_text(block: Block, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    start, end = match.start(), match.start() + len(match.group().rstrip(" ."))
    if _QUOTES.get(block.text[start - 1 : start]) == block.text[end : end + 1] != "":
        return
    if not any(run.mono for run in block.runs_in(start, end)):
        yield start, end


def _by_style(block: Block) -> Iterator[tuple[int, int]]:
    """Text that is still in the style of an empty control, whatever its language."""
    start = end = -1
    for run in block.runs:
        if (
            run.style.casefold() != _PLACEHOLDER_STYLE
            or not block.text[run.start : run.end].strip()
        ):
            continue
        if run.start == end:
            end = run.end
            continue
        if start >= 0:
            yield start, end
        start, end = run.start, run.end
    if start >= 0:
        yield start, end
