"""What the labels of rows and the heads of columns say, in the languages of proposals."""

import re

from qualitygate.api import LazyPattern

_TOTAL = (
    r"(?:grand|sub|sous|zwischen|gesamt|end)?[ -]?(?:totals?|totaux|totale|totaal|totalt|"
    r"subtotals?|subtotaal|subtotale)|sums?|summa|summe|(?:gesamt|zwischen|end|teil|netto|brutto|angebots|auftrags)summe|"
    r"(?:gesamt|end|netto|brutto|rechnungs|totaal|total)(?:betrag|preis|kosten|aufwand|bedrag|prijs)|gesamt|insgesamt|"
    r"suma|soma|somma|razem|ogółem|łącznie|i alt|samlet|totalsumme|eindtotaal"
)
_HEADS = (  # of the amounts in a price list
    r"amounts?|costs?|prices?|fees?|charges?|budget|value|extended|betrag|preis|kosten|honorar|montant|"
    r"prix|coût|importe|coste|precio|bedrag|prijs|totaalprijs|gesamtpreis|importo"
)
ADDS = LazyPattern(rf"\b(?:{_TOTAL}|{_HEADS})\b", re.IGNORECASE)  # tables without it add nothing
_STRICT = LazyPattern(rf"\b(?:{_TOTAL})\b", re.IGNORECASE)
# Totals that may be something else than the sum of what is above them.
_OTHERWISE = LazyPattern(
    r"\b(?:averages?|avg|mean|median|per|rates?|ratio|cumul\w*|running|weighted|scores?|points|net|"
    r"balance|result|overall|all|both|remaining|variance|changes?|difference|max\w*|min\w*|std|deviation|"
    r"percent\w*|share|return|index|growth|margin|yield|days in|durchschnitt\w*|mittel\w*|kumul\w*|"
    r"pro|je|saldo|ergebnis|quote|anteil|moyenne|par|taux|solde|cumulé\w*|media|promedio|por|saldo|"
    r"gemiddeld\w*|possible|available|carried|brought|übertrag|report|of total|less|excluding|"
    r"other|comprehensive|unweighted|adjusted|equity and|assets|liabilities|population|"
    r"number of|rounded|gerundet|arrondi\w*|redondead\w*|afgerond)\b|[%‰÷×=Ø]",
    re.IGNORECASE,
)
_BARE = LazyPattern(
    rf"(?:the )?(?:{_TOTAL})"
    r"(?: (?:costs?|prices?|amounts?|fees?|budget|ht|ttc|general|général|netto|brutto|value|"
    r"charges?|due|project|(?:of )?contract|for (?:the )?project|payable|effort|efforts|days|hours|"
    r"importe|prix|kosten|preis|betrag|aufwand|prijs|bedrag|after discount|nach rabatt|"
    r"après remise|tras descuento|na korting))*"
    r"(?: ?[\[(][^\[\])]{1,40}[\])])?(?: ?(?:in |à |en )?(?:€|£|\$|eur|usd|gbp|chf))?[ :.*]*",
    re.IGNORECASE,
)
_GRAND = LazyPattern(
    r"\b(?:grand|gesamt\w*|general|général|overall|eindtotaal|end\w+|total general)\b",
    re.IGNORECASE,
)
_LESS = LazyPattern(
    r"^\W*(?:less|minus|abzüglich|abzgl|moins|menos|minder|af)\b|\b(?:discounts?|rebates?|deductions?|"
    r"rabatt|nachlass|skonto|remise|rabais|déduction|descuento|deducción|korting|sconto|desconto|"
    r"reduction|retention|credits?|refunds?|gutschrift|allowances?)\b",
    re.IGNORECASE,
)
_PART = LazyPattern(
    r"^\W*(?:of which|thereof|including|incl|davon|darin|hiervon|dont|de los cuales|del cual|"
    r"waarvan|di cui|heraf|varav|memo|current portion)\b",
    re.IGNORECASE,
)
_CARRIED = LazyPattern(
    r"\b(?:carried (?:forward|over)|brought forward|übertrag|à reporter|report à nouveau|"
    r"suma y sigue|transport)\b",
    re.IGNORECASE,
)
# Columns whose figures nobody adds.
_NO_SUM = LazyPattern(
    r"^(?:years?|jahre?|années?|años?|jaar)$|[%‰Δ#Ø]|"
    r"\b(?:percent\w*|per|rates?|ratio|unit (?:price|cost)|price per|each|averages?|avg|"
    r"mean|median|scores?|weights?|weighting|no|nr|nos|num|pos|id|ids|codes?|ref|dates?|versions?|page|"
    r"cp[acmlo]|ctr|roas|aov|arpu|level|duration|elapsed|dauer|durée|duración|change|changes|variance|cumul\w*|running|balance|index|margin|growth|yield|share|risk|"
    r"priority|grade|einzelpreis|stückpreis|tagessatz|stundensatz|satz|anteil|prix unitaire|"
    r"p\.? ?u\.?|taux|tjm|precio unitario|tarifa|tasa|eenheidsprijs|tarief|prijs per|"
    r"uurtarief|max\w*|min\w*|std|sd|range|threshold|limit|vs|basis|multiple)\b|"
    r"/\s?(?:m²|m2|kg|person|h|hr|hour|d|"
    r"day|month|user|unit|yr|year|mo)\b",
    re.IGNORECASE,
)
_OPTIONAL = LazyPattern(
    r"\b(?:option\w*|or|alternativ\w*|excluded|not included|if|where|up to|"
    r"indicative|included|inclusive|oder|eventual\w*|bedarf\w*|en option|opcional\w*|optioneel|"
    r"recurring|annual(?:ly)?|per (?:annum|year|month)|monthly|yearly|p\.a\.|one[ -](?:off|time)|"
    r"target|actual|planned|previous|prior|weekly|daily|quarter\w*|jährlich|monatlich|mensuel\w*|annuel\w*|"
    r"mensual\w*|anual\w*)\b",
    re.IGNORECASE,
)
_TAX = LazyPattern(
    r"\b(?:vat|v\.a\.t\.|(?:sales )?tax\w*|gst|mwst|m\.w\.st|ust|umsatzsteuer|mehrwertsteuer|tva|"
    r"iva|btw|moms|podatek)\b",
    re.IGNORECASE,
)
_WITH_TAX = LazyPattern(
    r"\b(?:incl\w*|inkl\w*|with|ttc|gross|brutto|mit|toutes taxes|iva incluido|con|met|"
    r"including)\b",
    re.IGNORECASE,
)
_WITHOUT_TAX = LazyPattern(
    r"\b(?:excl\w*|exkl\w*|without|ht|net|netto|ohne|zzgl|before|hors|sin|zonder|plus)\b",
    re.IGNORECASE,
)
MONEY_HEAD = LazyPattern(
    r"[€£$¥]|\b(?:eur|usd|gbp|chf|aud|cad|sek|nok|dkk|pln|euros?|dollars?|amounts?|costs?|prices?|"
    r"fees?|budget|charges?|preise?|gesamtpreis|betrag|kosten|honorar|prix|montant|coûts?|tarif|"
    r"importe|precio|coste?|prijs|bedrag|ht|ttc|gp)\b",
    re.IGNORECASE,
)


def is_total(label: str) -> bool:
    """Whether a label holds a word for a total."""
    return len(label) <= 80 and _STRICT.search(label) is not None


def is_plain_total(label: str) -> bool:
    """Whether a label says total and nothing that makes it something else than a sum."""
    return is_total(label) and (is_bare_total(label) or not _OTHERWISE.search(label))


def is_bare_total(label: str) -> bool:
    """Whether a label says no more than total: of everything above it, not of one kind."""
    return _BARE.fullmatch(label.strip()) is not None


def is_grand_total(label: str) -> bool:
    return _GRAND.search(label) is not None


def is_less(label: str) -> bool:
    """Whether a row is taken off: a discount, "less …"."""
    return _LESS.search(label) is not None


def is_part(label: str) -> bool:
    """Whether a row repeats a part of another one ("of which …")."""
    return _PART.search(label) is not None


def is_carried(label: str) -> bool:
    return _CARRIED.search(label) is not None


def is_no_sum(head: str) -> bool:
    """Whether the head of a column says that nobody adds its figures."""
    return _NO_SUM.search(head) is not None


def is_optional(text: str) -> bool:
    """Whether a label leaves open that its figure counts, or counts once."""
    return _OPTIONAL.search(text) is not None


def is_tax(label: str) -> bool:
    return _TAX.search(label) is not None


def is_with_tax(label: str) -> bool:
    """Whether a total says that tax is in it."""
    return _WITH_TAX.search(label) is not None


def is_without_tax(label: str) -> bool:
    """Whether a total says that tax is not in it."""
    return _WITHOUT_TAX.search(label) is not None
