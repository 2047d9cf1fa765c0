"""Content controls that nobody filled: what the rules of this pack know of them."""

import re
from collections import defaultdict

from qualitygate.api import Block, Document, Patterns, once

from ._readable import readable, texts

# The texts of Word's empty content controls and cover pages, in the languages of its editions.
_TEXTS = (
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
    r"(?<!\w )Wybierz element(?:\.|\Z)",
    r"Klik (?:eller tryk )?her for at (?:skrive tekst|angive en dato)",
    r"(?<!\w )Vælg et element(?:\.|\Z)",
    r"Klicka (?:eller tryck )?här för att ange (?:text|datum)",
    r"(?<!\w )Välj ett objekt(?:\.|\Z)",
    r"Klikk (?:eller trykk )?her for å skrive inn (?:tekst|en dato)",
    r"(?<!\w )Velg et element(?:\.|\Z)",
    r"\[(?:Type|Enter|Tapez|Escriba)(?: the| your| here| text| ici| aquí)+[^\]\n]{0,60}\]",
    r"\[(?:Hier eingeben|Text eingeben|Dokumenttitel|Dokumentuntertitel|Titre du document|"
    r"Sous-titre du document|Título del documento|Subtítulo del documento|Document title|"
    r"Document subtitle|Author name|Company address|Type here)\]",
)
_PATTERNS = Patterns([("|".join(rf"(?:{pattern})" for pattern in _TEXTS), None)])
_STYLE = "placeholder text"  # Word's character style of an empty control
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}

Spans = list[tuple[int, int]]


@once
def empty_controls(document: Document) -> dict[int, Spans]:
    """Block -> the spans that a control fills with its prompt: the file, or the words, say so."""
    found: dict[int, Spans] = defaultdict(list)
    for prompt in document.prompts:
        if prompt.block is not None:
            block = document.blocks[prompt.block]
            if span := stripped(block, prompt.start, prompt.end):
                found[block.index].append(span)
    for block, match, _ in _PATTERNS.find(texts(document)):
        start, end = match.start(), match.start() + len(match.group().rstrip(" ."))
        if not is_quoted(block, start, end):
            found[block.index].append((start, end))
    return found


@once
def prompting_style(document: Document) -> dict[int, Spans]:
    """Block -> the spans that are set in the style of an empty control, whatever they say."""
    found: dict[int, Spans] = defaultdict(list)
    for block in readable(document):
        end = -1
        for run in block.runs:
            if run.style and run.style.casefold() == _STYLE:
                spans = found[block.index]
                if run.start == end:
                    spans[-1] = (spans[-1][0], run.end)
                else:
                    spans.append((run.start, run.end))
                end = run.end
    return {
        index: [
            span for low, high in spans if (span := stripped(document.blocks[index], low, high))
        ]
        for index, spans in found.items()
    }


def stripped(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The span without the white space and the full stop at its ends; None where nothing stays."""
    text = block.text[start:end]
    bare = text.strip().rstrip(".")
    begin = start + len(text) - len(text.lstrip())
    return (begin, begin + len(bare)) if re.search(r"\w", bare) else None


def is_quoted(block: Block, start: int, end: int) -> bool:
    """Whether the words are spoken of: in quotation marks, or set like code."""
    if _QUOTES.get(block.text[start - 1 : start]) == block.text[end : end + 1] != "":
        return True
    return any(run.mono for run in block.runs_in(start, end))
