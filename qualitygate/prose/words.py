"""Words and the small words that tell running text from lists, labels and code."""

import re
from collections.abc import Iterator

_MARK = "\u0300-\u036f"  # accents that stand beside their letter, as some systems write them
WORD = re.compile(rf"[^\W\d_]+(?:['’{_MARK}]+[^\W\d_]+)*[{_MARK}]*")

# The commonest words that carry grammar and no subject matter.
_FUNCTION_WORDS = """
    a about above after against all also although an and any are as at be because been before being
    below between both but by can cannot could did do does during each either every few for from
    further had has have he her here his how however i if in into is it its may might more most must
    my neither no nor not of off on once only or other our out over own same shall she should since
    so some such than that the their them then there these they this those through to too under
    until up us use used was we were what when where whether which while who whom whose why will
    with within without would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


# The same of other languages, without what is a word in English or in code as well.
_OTHER_FUNCTION_WORDS = """
    au aussi aux avec avez avons ce ces cette comme cet dans depuis donc dont du elle elles entre
    est et été être ils leur leurs lors mais même ne notre nous ont ou où par pas peut pour que qui
    sans selon ses sont sous sur tous toutes très une vers votre vous à
    | al ante antes aunque cada como con cual cuando cuya debe del desde después donde el ella ellos
    entre es esta este estos está están fue ha hacia hasta hay la las los más muy nos nuestra
    nuestro para pero por porque puede que quien según ser será si sobre son su sus también una y ya
    | ao aos as até cada com como da das de depois deve do dos ela ele em entre essa esse esta este
    está foi já mais mas nas nos nossa nosso não num numa nós os ou para pela pelo pode por porque
    quando que quem se sem ser será seu seus sobre sua suas são também um uma à às é
    | aan als bij dan dat deze dit door een er ook haar heeft het hij hun is kan kunnen maar met
    naar niet nog om onder ons onze op tot uit uw van voor waar wanneer wat werd wij wordt worden ze
    zich zijn zo zonder
    | aby ale albo bez być ci czy dla do gdy ich jak jako jego jej jest jeśli już które która który
    lub ma może można nad nie niż o od oraz po pod poprzez przed przez przy są się ta tak także tego
    tej ten to tych tym tylko w we więc wraz z za ze że
    | af alle blev da de den denne der deres dette disse efter eller en er et fra før ham han har
    hun hvor hvis ikke ind jeg kan kun med mellem mod når og også om op på samt sig sin skal som så
    til ud uden under var ved vi vil være
    | als am auch auf aus bei bis da das dass dem den der des die diese dieser durch ein eine einem
    einen einer er es für hat ich ihr im ist kann mit nach nicht noch nur oder ohne sein sich sie
    sind so und uns unter vom von vor war wenn werden wie wir wird wurde zu zum zur über
    | ai al alla alle anche che ci come con cui da dal dalla dei del della delle di dopo e essere
    fra gli ha hanno il io la le lo loro ma nei nel nella non ogni per perché più può quando quella
    questa questo se sono sua suo tra un una è
    | att av blir de den denna det detta där efter eller en ett från för ha han har här i inte jag
    kan med men mellan mot mycket måste någon när och också om på samt sin ska som så till under upp
    ut utan var vi vid är över
"""
_SPOKEN: dict[str, list[int]] = {}  # function word -> the lists above in which it stands
for _number, _list in enumerate(_OTHER_FUNCTION_WORDS.split("|")):
    for _word in set(_list.split()) - FUNCTION_WORDS:
        _SPOKEN.setdefault(_word, []).append(_number)
_ENGLISH = 0.25  # share of function words from which a text is English
_DIFFERENT = 2  # function words of a language without which a text is not taken to be in it
_PARTICLES = frozenset(
    ["da", "das", "de", "del", "della", "di", "do", "dos", "du", "e", "el", "la", "las", "le",
     "los", "van", "von", "y"]
)  # fmt: skip
_ARTICLES = frozenset(["den", "der", "la", "las", "le", "los"])  # of names, behind a particle


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text: letters with apostrophes inside."""
    return WORD.finditer(text)


def function_share(text: str) -> tuple[int, int]:
    """How many of the words are function words of its language, and how many words there are."""
    written = WORD.findall(text)
    found = list(map(str.lower, written))
    english = sum(map(FUNCTION_WORDS.__contains__, found))
    if english >= _ENGLISH * len(found):
        return english, len(found)
    counts: dict[int, int] = {}
    different: dict[int, set[str]] = {}
    for place, word in enumerate(found):
        if word in _SPOKEN and not _is_of_a_name(written, place):
            for number in _SPOKEN[word]:
                counts[number] = counts.get(number, 0) + 1
                different.setdefault(number, set()).add(word)
    others = (n for number, n in counts.items() if len(different[number]) >= _DIFFERENT)
    return max(english, *others, 0), len(found)


def _is_of_a_name(written: list[str], place: int) -> bool:
    """A capitalised word within a text (``FreeDOS, OS/2``), or ``de la`` in ``Luis de la Cruz``."""
    word = written[place]
    if not word.islower():
        return place > 0 or (word.isupper() and len(word) > 1)
    first, last = place, place + 1
    if word in _ARTICLES and place and written[place - 1] in _PARTICLES:
        first -= 1
    elif word in _PARTICLES and last < len(written) and written[last] in _ARTICLES:
        last += 1
    if written[first] not in _PARTICLES or first == 0 or last >= len(written):
        return False
    return written[first - 1][0].isupper() and written[last][0].isupper()
