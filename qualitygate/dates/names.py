"""The names of months and weekdays in the languages of deliverables.

Names of our own: what people write, with the forms that a date takes (Polish genitives, French
without accents). A full name counts in a text of any language, an abbreviation only in its own
language and in English: "set" and "out" are months in Portuguese alone.
"""

from dataclasses import dataclass
from functools import cache

# Twelve months, from January; the forms of one with "/" between them.
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar/Jänner Februar/Feber März/Maerz April Mai Juni Juli August September Oktober "
    "November Dezember",
    "fr": "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre "
    "novembre décembre/decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre "
    "noviembre diciembre",
    "pt": "janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec "
    "lipca/lipiec sierpnia/sierpień września/wrzesień października/październik "
    "listopada/listopad grudnia/grudzień",
    "da": "januar februar marts april maj juni juli august september oktober november december",
}
_SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep/sept oct nov dec",
    "de": "jan feb mär/mrz apr mai jun jul aug sep/sept okt nov dez",
    "fr": "janv/jan févr/fév/fevr mars avr mai juin juil août sept oct nov déc/dec",
    "es": "ene feb mar abr may jun jul ago sep/sept/set oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen/genn feb/febbr mar apr mag giu lug ago set/sett ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep/sept okt nov dec",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "da": "jan feb mar apr maj jun jul aug sep/sept okt nov dec",
}
# Seven days, from Monday; the first form is the one that we write.
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
    "pt": "segunda-feira terça-feira/terca-feira quarta-feira quinta-feira sexta-feira "
    "sábado/sabado domingo",
    "it": "lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi "
    "sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
}
# Abbreviations, but for those that are common words: "man" in Danish, "ter" in Portuguese.
_SHORT_WEEKDAYS = {
    "en": "Mon Tue/Tues Wed/Weds Thu/Thur/Thurs Fri Sat Sun",
    "de": "Mo Di Mi Do Fr Sa So",
    "fr": "lun mar mer jeu ven sam dim",
    "es": "lun mar mié/mie jue vie sáb/sab dom",
    "pt": "seg terça qua qui sex sáb/sab dom",
    "it": "lun mar mer gio ven sab dom",
    "nl": "ma di wo do vr za zo",
    "pl": "pon wt śr/sr czw pt/piąt sob niedz/nd",
    "da": "mandag tir/tirs ons tor/tors fre lør søn",
}
# Languages in which the names have a capital wherever they stand.
_CAPITALS = frozenset({"en", "de"})


@dataclass(frozen=True, slots=True)
class Name:
    """A month (1 is January) or a weekday (0 is Monday), and which of its names it is."""

    number: int
    language: str
    short: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What counts in texts of one language: words in lower case, and what they mean."""

    months: dict[str, Name]
    weekdays: dict[str, Name]


@cache
def names_for(language: str) -> Names:
    """The names for texts in a language, as the first letters of a BCP 47 tag (``de``)."""
    own = [language] if language in _MONTHS else []
    order = list(dict.fromkeys([*own, "en", *_MONTHS]))
    short = list(dict.fromkeys([*own, "en"]))
    months = _table(_SHORT_MONTHS, short, True, 1) | _table(_MONTHS, order, False, 1)
    days = _table(_SHORT_WEEKDAYS, short, True, 0) | _table(_WEEKDAYS, order, False, 0)
    return Names(months, days)


def weekday_name(number: int, like: str, language: str = "") -> str:
    """A weekday in the language, the length and the capitals of another: (3, "MON") -> "THU"."""
    known = names_for(language).weekdays.get(like.casefold())
    if known is None:
        return ""
    table = _SHORT_WEEKDAYS if known.short else _WEEKDAYS
    name = table[known.language].split()[number].split("/")[0]
    if like.isupper():
        return name.upper()
    return name[:1].upper() + name[1:] if like[:1].isupper() else name.lower()


def weekday_number(word: str, language: str = "") -> int | None:
    """The weekday that a word is, with 0 for Monday; None for any other word."""
    name = names_for(language[:2].lower()).weekdays.get(word.strip().rstrip(".").lower())
    return name.number if name else None


def has_capital(name: Name) -> bool:
    """Whether the name is written with a capital inside a sentence."""
    return name.language in _CAPITALS


def _table(
    source: dict[str, str], languages: list[str], short: bool, first: int
) -> dict[str, Name]:
    """Name in lower case -> what it means; the first language that has it keeps it."""
    found: dict[str, Name] = {}
    for language in languages:
        for number, forms in enumerate(source[language].split(), first):
            for form in forms.split("/"):
                found.setdefault(form.casefold(), Name(number, language, short))
    return found
