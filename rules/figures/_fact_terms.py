"""How long things last that a contract or an offer fixes once: its term, its validity, payment.

Only sentences that name the thing as the one of this document ("the contract", "this offer") are
read, and labels ("Validity: 90 days"). What is conditional, an example or another's is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Patterns, once

from ._fact_quantities import Length, length_at
from ._fact_texts import figured, language_of, masked, of_a_part, stated, texts


@dataclass(frozen=True, slots=True)
class Term:
    """In `block` the length of `what` is said to be `length`."""

    what: str
    block: Block
    length: Length
    labelled: bool = False  # by a label, "Validity:", and not by a sentence


_WORKS = (
    r"project|work|engagement|assignment|programme|program|study|pilot|implementation|mandate"
    r"|audit|migration|rollout|roll-out|review"
)
_OFFERS = r"proposal|offer|quotation|quote|tender|bid|estimate"
_FOR = (
    r"(?:\s(?:for|over|within))?(?:\s(?:a|an)(?:\s(?:fixed|total))?\s(?:term|period|duration)\sof)?"
)
_BE = (
    r"(?:\s(?:is|are|shall\sbe|will\sbe|shall\sbe\sfor|will\sbe\sfor|is\sfixed\sat|is\sset\sat)|:)"
)
_AGAINST_OFFER = (
    r"\s(?:is|are|remains?|stays?|holds?|stands?|(?:shall|will|must|to)\s(?:be|remain|stay|hold))"
    r"(?:\s(?:valid|open|firm|binding|good|fixed|irrevocable|for\sacceptance|and|in\sforce))*"
)
# What is spoken of, and the words that its length follows directly.
_LEADS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "the contract's term",
            r"(?:(?:the|this|our)\s(?:contract|agreement)\s(?:(?:will|shall|is\sto)\s)?"
            r"(?:runs?|lasts?|continues?|is\sconcluded|(?:is|be|remains?|continues?|stays?)\s(?:(?:in\s"
            rf"(?:full\s)?)?(?:force|effect|valid|effective)(?:\sand\seffect)?)){_FOR}"
            r"|(?:the|this|our)\s(?:contract|agreement|term\sof\s(?:this|the)\s(?:contract|agreement))"
            r"\s(?:shall|will)\s(?:commence|begin|start|take\seffect|enter\sinto\sforce)\s"
            r"[^.;]{1,80}?\s(?:continues?|remains?|runs?|lasts?)[^.;\d]{0,30}?\sfor"
            r"(?:\sa\s(?:term|period)\sof)?"
            r"|(?:the|this)\s(?:(?:contract|contractual)\s)?(?:term|duration)"
            rf"(?:\sof\s(?:this|the|our)\s(?:contract|agreement))?{_BE}"
            r"|contract\s(?:term|period|duration)(?:\sof)?"
            rf"|contract\s(?:term|period|duration){_BE}"
            r"|(?P<bare>(?:the|a)\s(?:fixed\s)?term\sof))",
        ),
        (
            "the period of performance",
            rf"(?:the|a|total)\speriod\sof\sperformance(?:\s(?:for|of)\sthis\s\w+)?(?:{_BE}|\sof)"
            r"(?:\sa\stotal\sof)?",
        ),
        (
            "the {}'s duration",
            rf"(?:(?:the|this|our)\s(?P<noun>{_WORKS})\s(?:(?:will|shall|is\sto)\s)?"
            rf"(?:runs?|lasts?|takes?){_FOR}"
            rf"|(?:the|our)\s(?:total\s)?duration\sof\s(?:the|this)\s(?P<noun2>{_WORKS}){_BE}"
            rf"|(?:the|our)\s(?P<noun3>{_WORKS})\sduration{_BE})",
        ),
        (
            "the offer's validity",
            rf"(?:(?:this|our|the)\s(?:{_OFFERS}){_AGAINST_OFFER}\s(?:for|during)"
            r"(?:\sa\s(?:period|term)\sof)?"
            rf"|(?:this|our|the)\s(?:{_OFFERS}){_AGAINST_OFFER}"
            rf"|(?:{_OFFERS})\sis\svalid\sfor"
            rf"|(?:(?:{_OFFERS})\s)?validity(?:\speriod)?(?:\sof\s(?:this|the|our)\s(?:{_OFFERS}))?"
            rf"{_BE})",
        ),
        (
            "the prices' validity",
            rf"(?:proposal\spricing|(?:the|our|these|all)\s(?:prices|rates)){_AGAINST_OFFER}\sfor"
            r"(?:\sa\s(?:period|term)\sof)?",
        ),
        (
            "the term of payment",
            r"(?:invoices?\s(?:is|are|shall\sbe|will\sbe|must\sbe)\s"
            r"(?:due|payable|paid|settled)(?:\sand\spayable)?(?:\sin\sfull)?\s(?:with)?in"
            r"|(?:we|you|the\s(?:client|customer|buyer|purchaser))\s(?:will\s|shall\s|must\s)?"
            r"pays?\s(?:each|every|all|our|the)\s(?:valid\s)?invoices?\s(?:in\sfull\s)?within"
            r"|each\sis\spayable\swithin"
            rf"|payment\sterms?{_BE}(?:\snet)?"
            r"|(?P<bare>payment\s(?:(?:is|shall\sbe|will\sbe)\s(?:due|made)\s)?within))",
        ),
        (
            "the warranty period",
            rf"(?:(?:the|our|this)\s(?:warranty|guarantee)(?:\speriod)?(?:{_BE}|\s(?:lasts|runs)){_FOR})",
        ),
    ),
    "de": (
        (
            "the contract's term",
            r"(?:(?:die|eine)\s(?:vertragslaufzeit|vertragsdauer|laufzeit(?:\s(?:des|dieses)"
            r"\svertrage?s)?)(?:\s(?:beträgt|ist|von)|:)(?:\szunächst)?"
            r"|(?:der|dieser)\svertrag\s(?:läuft|gilt|hat\seine\slaufzeit\svon|wird\sfür|wird\sauf)"
            r"(?:\sfür|\süber)?(?:\sdie\sdauer\svon|\seine\sdauer\svon)?)",
        ),
        (
            "the offer's validity",
            r"(?:(?:das|dieses|unser)\s(?:angebot)\s(?:ist|gilt|bleibt)(?:\sfür)?"
            r"|an\s(?:das|dieses|unser)\sangebot\shalten\swir\suns"
            r"|(?:die\s)?(?:bindefrist|angebotsgültigkeit|gültigkeit\sdes\sangebots)"
            r"(?:\s(?:beträgt|ist|von)|:))",
        ),
        (
            "the term of payment",
            r"(?:(?:das\s)?(?:zahlungsziel|zahlungsfrist)(?:\s(?:beträgt|ist|von)|:)?"
            r"|(?:rechnungen|die\srechnung|rechnungsbeträge)\s(?:sind|ist)\s"
            r"(?:innerhalb|binnen)(?:\svon)?"
            r"|zahlbar\s(?:innerhalb|binnen)(?:\svon)?)",
        ),
    ),
    "fr": (
        (
            "the contract's term",
            r"(?:(?:la\s)?durée\s(?:du|de\sce)\s(?:présent\s)?(?:contrat|marché)"
            r"(?:\sest\s(?:de|fixée\sà)|\sde|\s?:)"
            r"|(?:le|ce)\s(?:présent\s)?(?:contrat|marché)\sest\sconclu\spour(?:\sune\sdurée\sde)?)",
        ),
        (
            "the offer's validity",
            r"(?:(?:cette|notre|la\sprésente|l['’])\s?(?:offre|proposition)\s"
            r"(?:est|reste|demeure)\s(?:valable|valide)(?:\s(?:pendant|durant|pour))?"
            r"|validité\sde\s(?:l['’]|notre\s|cette\s)(?:offre|proposition)(?:\sest\sde|\s?:))",
        ),
        (
            "the term of payment",
            r"(?:factures?\s(?:est|sont)\s(?:payables?|réglées?)\s(?:à|sous|dans\sun\sdélai\sde)"
            r"|(?:le\s)?délai\sde\spaiement(?:\sest\sde|\s?:)|paiement\s(?:à|sous))",
        ),
    ),
    "es": (
        (
            "the contract's term",
            r"(?:(?:la|el)\s(?:duración|plazo|vigencia)\s(?:del?)\s(?:presente\s|este\s)?contrato"
            r"\s(?:es|será)\sde|(?:el|este)\scontrato\stendrá\suna\s(?:duración|vigencia)\sde)",
        ),
        (
            "the offer's validity",
            r"(?:(?:esta|nuestra|la\spresente|la)\s(?:oferta|propuesta)\s"
            r"(?:es|será)\sválida\s(?:por|durante)|(?:esta|nuestra|la)\s(?:oferta|propuesta)\s"
            r"tiene\suna\svalidez\sde|validez\sde\sla\soferta\s?:)",
        ),
        (
            "the term of payment",
            r"(?:(?:el\s)?plazo\sde\spago(?:\s(?:es|será)\sde|\s?:)"
            r"|facturas\sse\spagarán\s(?:a|en))",
        ),
    ),
}  # fmt: skip
_LABELS = {
    "the contract's term": "term|contract term|contract duration|contract period"
    "|term of contract|term of agreement|vertragslaufzeit|laufzeit|durée du contrat"
    "|duración del contrato",
    "the period of performance": "period of performance",
    "the project's duration": "project duration|duration of the project|projektdauer"
    "|durée du projet|duración del proyecto",
    "the offer's validity": "validity|offer validity|proposal validity|bid validity"
    "|validity of offer|validity of the offer|validity period|price validity|gültigkeit"
    "|bindefrist|angebotsgültigkeit|validité|validité de l'offre|validez|validez de la oferta",
    "the term of payment": "payment terms|terms of payment|payment term|payment|zahlungsziel"
    "|zahlungsbedingungen|conditions de paiement|délai de paiement|plazo de pago",
    "the warranty period": "warranty|warranty period|guarantee|gewährleistung|garantie|garantía",
}  # fmt: skip
_LABELLED = {name: what for what, names in _LABELS.items() for name in names.split("|")}
_WITHIN = re.compile(r"\s*(?:(?:net|within|innerhalb von|binnen|à|sous|a|for)\s)?", re.IGNORECASE)
_NET = re.compile(r"(?<![\w-])net[ -]?(?P<days>\d{1,3})(?![\d.,%]|\s?%)(?:\sdays)?", re.IGNORECASE)
_PAYING = re.compile(r"(?i:payment|invoice|payable)")
# Before it in the sentence: it is another's, an example or under a condition.
_OTHERS = re.compile(
    r"(?<![^\W_])(?:if|unless(?!\s(?:otherwise|specifically|expressly|we|agreed|stated|noted))|example|e\.g|instance|suppos\w+|previous\w*|former\w*|existing"
    r"|current|typical\w*|usual\w*|normally|average|renew\w*|exten\w+|option\w*|alternativ\w*"
    r"|scenario\w*|another|other|would|could|might|confidential\w*|non-disclosure|loan|lease"
    r"|tenan\w+|imprisonment|office|sanction\w*|licen[cs]e|disput\w+|deposit|advance|retention"
    r"|retainer|refund\w*|expenses|subcontract\w*|suppliers?['’]?s?\s*\Z|late|overdue|interest|discount\w*"
    r"|references?|experience|case\sstud\w+|track\srecord|final|first|last|progress|interim|closing|falls|wenn|beispiel\w*|bisher\w*|verlänger\w+|verzug\w*"
    r"|anzahlung|skonto|si|exemple|prolong\w+|escompte|prórrog\w+|ejemplo|prorrog\w+|anticipo)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
# Behind it: the length is not of the whole, or is not alone.
_MORE = re.compile(
    r"\s?[,/]\s?\d|[,\s]*(?:longer|more|later|less|each|per|or|to(?!\scomplete)|bis|à|ou|oder|o|–|-|\("
    r"|thereafter|(?:after|from|following)\s(?:(?:the|its)\s)?(?:terminat|expir|end|complet)\w+)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_OUR_CONTRACT = re.compile(r"(?i:agreement|contract|engage|parties|services)")
_OF_INVOICE = re.compile(
    r"\s(?i:of|from|after|following)(?:\s(?i:the|your|our|an?|each|date\sof|receipt\sof|valid|proper))*"
    r"\s(?i:invoice|receipt|billing|bill)"
)
# At the beginning of its sentence: it is about one of several.
_ONLY_FOR = re.compile(
    r"\W*(?:for|under|with|in\s(?:case|the\sevent|lot|option)|für|bei|im\sfalle?|pour|para|en\scas\w*)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")


_PATTERNS = Patterns(
    (rf"(?<![^\W_])(?i:{lead})\s+", (language, what))
    for language, leads in _LEADS.items()
    for what, lead in leads
)


@once
def terms(document: Document) -> tuple[Term, ...]:
    """The lengths of time that a document fixes, in reading order."""
    known: dict[tuple[int, int, str], Term] = {}
    for term in (*_told(document), *_net(document), *_labelled(document)):
        if not masked(term.block, term.length.start, term.length.end):
            known.setdefault((term.block.index, term.length.start, term.what), term)
    return tuple(known[key] for key in sorted(known))


def _told(document: Document) -> Iterator[Term]:
    """What the sentences of a document say."""
    for block, match, (language, what) in _PATTERNS.find(texts(document)):
        if language == language_of(block, document):
            length = length_at(block.text, match.end(), language)
            if not length or _is_others(block, match.start(), length.end):
                continue
            said = match.groupdict()
            if said.pop("bare", None) and not _is_ours(block.text, what, match.start(), length.end):
                continue
            noun = next((noun for noun in said.values() if noun), "")
            yield Term(what.format(noun.casefold()), block, length)


def _net(document: Document) -> Iterator[Term]:
    """Terms of payment as in "invoices are payable net 30"."""
    for block in figured(document):
        for match in _NET.finditer(block.text):
            if _PAYING.search(block.text) and not _is_others(block, *match.span()):
                days = Length(match.start(), match.end(), int(match["days"]), "days")
                yield Term("the term of payment", block, days)


def _is_others(block: Block, start: int, end: int) -> bool:
    """Whether a lead and its length are not about the matter of the document as a whole."""
    text, outline = block.text, block.location.outline
    before = max((m.end() for m in _SENTENCE.finditer(text, 0, start)), default=0)
    return (
        of_a_part(block)
        or (bool(outline) and _OTHERS.search(outline[-1]) is not None)
        or _OTHERS.search(text, before, start) is not None
        or _MORE.match(text, end) is not None
        or (start > before and _ONLY_FOR.match(text, before, start) is not None)
    )


def _is_ours(text: str, what: str, start: int, end: int) -> bool:
    """Whether a lead that many things may have is about the contract, or an invoice."""
    if what == "the term of payment":
        return _OF_INVOICE.match(text, end) is not None
    before = max((m.end() for m in _SENTENCE.finditer(text, 0, start)), default=0)
    after = _SENTENCE.search(text, end)
    stop = after.start() if after else len(text)
    others = _OTHERS.search(text, end, stop)
    return others is None and _OUR_CONTRACT.search(text, before, stop) is not None


def _labelled(document: Document) -> Iterator[Term]:
    """What rows of two cells and lines "Label: value" say."""
    for block in stated(document):
        label, colon, _ = block.text.partition(":")
        what = _LABELLED.get(label.strip().casefold()) if colon and len(label) < 40 else None
        if what:
            yield from _value(document, what, block, len(label) + 1)
    for table in document.tables:
        if table.columns == 2:
            for cell in table.cells:
                what = _LABELLED.get(document.cell_text(cell).strip(" :").casefold())
                if what and cell.column == 0:
                    for other in table.cells:
                        if (other.row, other.column) == (cell.row, 1) and other.blocks:
                            yield from _value(document, what, document.blocks[other.blocks[0]], 0)


def _value(document: Document, what: str, block: Block, start: int) -> Iterator[Term]:
    language = language_of(block, document) or "en"
    lead = _WITHIN.match(block.text, start)
    length = length_at(block.text, lead.end() if lead else start, language)
    net = _NET.search(block.text, start) if what == "the term of payment" else None
    if net:
        length = Length(net.start(), net.end(), int(net["days"]), "days")
    if length and not _is_others(block, start, length.end):
        yield Term(what, block, length, labelled=True)
