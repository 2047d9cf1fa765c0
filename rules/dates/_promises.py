"""What makes a date a promise: words before it, a label, the head of its column."""

import re

from qualitygate.api import Block, Dated, Document

# Between the frame and its date: "until and including Friday, 5 pm on".
_LEAD = (
    r"[\s\u00a0:–-]*(?:(?:and including|the|le|el|il|den|dem|zum|on|of|at|by|date|is|"
    r"for acceptance|(?:the )?end of(?: day)?|close of business|cob|noon|midnight|midday|"
    r"\d{1,2}(?:[:.]\d\d)?[\s\u00a0]?(?:[ap]\.?m\.?|hours?|uhr|h)?|gmt|bst|cet|cest|utc|est|edt|et|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|inclusive|einschließlich|inclus|incluido)"
    r"[\s\u00a0,:]+)*\Z"
)
_VALID = (
    r"\b(?:valid|open|firm|fixed|binding|good|held|holds?|stands?|apply|applies|remains?|available|"
    r"guaranteed|effective|accept(?:ed|able|ance)?)\b(?:[\s\u00a0]+[\w’']+){0,3}?[\s\u00a0]+"
    r"(?:until|till|through|thru|up to|to)\b"
)
_VALID_LABEL = (
    r"\b(?:valid(?:ity)?(?: date| period)?(?: of (?:the |this |our )?(?:offer|quotation|proposal|"
    r"tender|prices?))?(?: until| till| to| through)?|"
    r"(?:offer|quote|quotation|price|proposal|licen[cs]e|certificate)s? "
    r"(?:expires?|ends?|lapses?|closes?)(?: on)?|(?:expiry|expiration)(?: date)?|expires?(?: on)?)"
)
_OTHERS_VALID = (
    r"\b(?:g[üu]ltig|bindend|verbindlich)[\w\s]{0,12} bis(?: zum| einschließlich)?|"
    r"\b(?:angebot|preise?) (?:gilt|gelten) bis(?: zum)?|\bgültigkeit bis|\bbindefrist|"
    r"\b(?:valables?|valides?) jusqu['’]au|\bdate d['’]expiration|\bexpire le|"
    r"\bv[áa]lid[oa]s? (?:hasta|até)(?: el| o)?|\bvence el|\bfecha de vencimiento|\bválidade até|"
    r"\bvalid[oaie] (?:fino al?|sino al)|\bscade il|\bdata di scadenza|"
    r"\bgeldig tot(?: en met)?|\bvervaldatum|\bważn[aeyi] do|\bgyldigt? (?:til|indtil)"
)
_DUE = (
    r"\b(?:(?:is|are|be|falls?|becomes?|payable|payment) due(?: on| by| no later than)?|"
    r"due(?: date| by| on)|(?:questions|proposals|quotes|bids|tenders|responses|comments|payments?|"
    r"submissions?|deliverables?|reports?|drafts?) due|(?:no|not) later than|on or before|"
    r"deadline(?: for (?:[\w’']+[\s\u00a0]){1,4})?(?: is| of|:)?|"
    r"(?:closing|submission|delivery|completion|go-live|target|response|return) date(?: is|:)?)"
)
_OTHERS_DUE = (
    r"\b(?:spätestens(?: bis| am)?(?: zum)?|bis spätestens(?: zum)?|fällig (?:am|bis)(?: zum)?|"
    r"abgabefrist|liefertermin|abgabetermin|frist bis(?: zum)?|au plus tard(?: le)?|date limite|"
    r"échéance|a más tardar(?: el)?|fecha límite|plazo hasta(?: el)?|até o dia|prazo até|"
    r"entro il|uiterlijk(?: op)?|najpóźniej(?: do)?|termin do|senest(?: den)?)"
)
_ORDER = (
    r"\b(?:please|kindly|bitte|merci de|veuillez)\b[^.;!?]{3,90}?"
    r"\b(?:by|before|until|bis(?: zum)?|avant le|d['’]ici le)"
)
_FUTURE = (
    r"\b(?:(?:will|shall|is to|are to)[\s\u00a0](?P<what>[^.;:!?()]{2,70}?)[\s\u00a0]"
    r"(?:by|before|on|until|no later than)|(?:goes?|going) live(?: on)?|takes? place(?: on)?)"
)
# What tells of the past, or means another date, between "will" and the date.
_TOLD = re.compile(
    r"\b(?:was|were|had|has|have|came|took|held|made|which|that|who|under|dated|since|version|as|"
    r"based|survey|agreement|order|force|rules?|laws?|(?!be\b)\w{3,}(?<!be )ed)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\bbe(?:[\s\u00a0]\w+ly)?[\s\u00a0]\w+", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|been|expired|lapsed|originally|initially|previous(?:ly)?|former(?:ly)?|"
    r"earlier|missed|extended|already|not valid|until then|at the time|war|waren|wurde|"
    r"était|étaient|fue|era)\b",
    re.IGNORECASE,
)

VALIDITY = re.compile(rf"(?:{_VALID}|{_VALID_LABEL}|{_OTHERS_VALID}){_LEAD}", re.IGNORECASE)
DUE = re.compile(rf"(?:{_DUE}|{_OTHERS_DUE}|{_ORDER}){_LEAD}", re.IGNORECASE)
FUTURE = re.compile(rf"{_FUTURE}{_LEAD}", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?:due|due (?:date|by|on)|deadline|(?:planned )?delivery(?: date)?|target date|to be done by|"
    r"fällig(?: am)?|liefertermin|échéance|livraison|fecha límite|entrega|scadenza|vervaldatum)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:done|completed?|closed|delivered|submitted|paid|finished|achieved|met|accepted|issued|"
    r"erledigt|abgeschlossen|terminé|livré|hecho|gereed)\b|100[\s\u00a0]?%|[✓✔☑✅]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[.!?]\s+(?=[^\W\d_a-z])|\n)")
_LONGEST = 160  # characters between the frame's beginning and the date
_HEAD = re.compile(
    rf"(?:{_VALID_LABEL}|{_DUE}|{_OTHERS_VALID}|{_OTHERS_DUE})[\s\u00a0:]*\Z", re.IGNORECASE
)


def promise(document: Document, block: Block, dated: Dated) -> str:
    """``validity``, ``due``, ``future`` or ``planned`` for a date that is held out, else empty."""
    before = _before(block.text, dated.whole_start)
    if _PAST.search(before):
        return ""
    if VALIDITY.search(before):
        return "validity"
    if DUE.search(before):
        return "due"
    future = FUTURE.search(before)
    if future and not _TOLD.search(_PASSIVE.sub("be", future["what"] or "")):
        return "future"
    if block.cell is not None and not before.strip(" ("):
        return _label(document, block) or _column(document, block)
    return ""


def _before(text: str, start: int) -> str:
    """The sentence before the date, without the ones before it."""
    before = text[max(0, start - _LONGEST) : start]
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    return before[ends[-1] :] if ends else before


def _label(document: Document, block: Block) -> str:
    """What the cell to the left of a date says of it."""
    label = document.label_of(block).strip()
    if len(label) < 50 and not _PAST.search(label) and (found := _HEAD.search(label)):
        return "due" if re.search(_DUE, found.group(), re.IGNORECASE) else "validity"
    return ""


def _column(document: Document, block: Block) -> str:
    """What the head of its column says of a date, unless the row says that it is done."""
    cell = block.cell
    if cell is None or cell.row == 0:
        return ""
    head, row = "", []
    for other in document.tables[cell.table].cells:
        if other.row == 0 and other.column == cell.column:
            head = document.cell_text(other).strip()
        elif other.row == cell.row and other.column != cell.column:
            row.append(document.cell_text(other))
    return "planned" if _PLANNED.fullmatch(head) and not any(map(_DONE.search, row)) else ""
