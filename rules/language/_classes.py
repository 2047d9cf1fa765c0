"""Classes of words for frames: the names in capitals that their lines use."""

from collections.abc import Callable, Mapping

from . import _lexicon as more
from ._english import (
    BASES,
    PARTICIPLES,
    PASTS,
    PLURALS,
    SINGULARS,
    THIRDS,
    WRONG_PARTICIPLES,
    third,
)

_IRREGULAR = {
    "began": "begin", "became": "become", "broke": "break", "came": "come", "chose": "choose",
    "did": "do", "drew": "draw", "drove": "drive", "fell": "fall", "gave": "give", "grew": "grow",
    "knew": "know", "ran": "run", "saw": "see", "spoke": "speak", "threw": "throw",
    "took": "take", "went": "go", "wrote": "write", "brought": "bring", "built": "build",
    "bought": "buy", "caught": "catch", "dealt": "deal", "got": "get",
    "heard": "hear", "held": "hold", "kept": "keep", "lost": "lose", "made": "make",
    "meant": "mean", "met": "meet", "paid": "pay", "said": "say", "sent": "send", "sold": "sell",
    "sought": "seek", "spent": "spend", "taught": "teach", "thought": "think", "told": "tell",
    "understood": "understand",
}  # fmt: skip
# Base forms that are no nouns without an article, and their participles.
_AFTER_BE = {
    "use": "used", "make": "made", "take": "taken", "give": "given", "do": "done", "see": "seen",
    "find": "found", "show": "shown", "call": "called", "store": "stored", "copy": "copied",
    "add": "added", "send": "sent", "write": "written", "build": "built", "keep": "kept",
    "move": "moved", "save": "saved", "pass": "passed", "place": "placed", "print": "printed",
    "name": "named", "return": "returned", "release": "released", "treat": "treated",
    "update": "updated", "start": "started", "bring": "brought", "know": "known", "hold": "held",
    "drop": "dropped", "load": "loaded", "view": "viewed", "trigger": "triggered",
    "process": "processed", "record": "recorded", "report": "reported", "share": "shared",
    "schedule": "scheduled", "structure": "structured",
    "sign": "signed", "list": "listed", "mark": "marked", "pick": "picked", "say": "said",
    "tell": "told", "pay": "paid", "hide": "hidden", "lose": "lost", "meet": "met",
    "group": "grouped", "charge": "charged", "test": "tested", "handle": "handled",
    "raise": "raised", "award": "awarded", "measure": "measured",
    "address": "addressed", "document": "documented", "implement": "implemented",
    "deploy": "deployed", "replace": "replaced", "support": "supported", "need": "needed",
}  # fmt: skip
_COMPARED = {
    "great": "greater", "large": "larger", "small": "smaller", "high": "higher", "low": "lower",
    "big": "bigger", "fast": "faster", "slow": "slower", "long": "longer", "short": "shorter",
    "old": "older", "easy": "easier", "simple": "simpler", "cheap": "cheaper",
    "strong": "stronger", "weak": "weaker", "wide": "wider", "late": "later", "early": "earlier",
    "good": "better", "bad": "worse", "quick": "quicker", "soon": "sooner", "safe": "safer",
    "narrow": "narrower", "deep": "deeper", "hard": "harder", "young": "younger",
    "close": "closer", "few": "fewer", "heavy": "heavier", "rich": "richer", "poor": "poorer",
}  # fmt: skip
_ADVERBS = {
    "automatic": "automatically", "regular": "regularly", "frequent": "frequently",
    "correct": "correctly", "proper": "properly", "direct": "directly", "manual": "manually",
    "successful": "successfully", "full": "fully", "partial": "partially",
    "current": "currently", "exact": "exactly", "explicit": "explicitly",
    "complete": "completely", "separate": "separately", "usual": "usually",
    "normal": "normally", "typical": "typically", "recent": "recently", "easy": "easily",
    "quick": "quickly", "specific": "specifically", "final": "finally", "actual": "actually",
    "previous": "previously", "independent": "independently", "significant": "significantly",
    "permanent": "permanently", "temporary": "temporarily", "general": "generally",
    "simple": "simply", "safe": "safely", "clear": "clearly", "dynamic": "dynamically",
    "accurate": "accurately", "careful": "carefully", "continuous": "continuously",
    "immediate": "immediately", "effective": "effectively", "efficient": "efficiently",
    "slow": "slowly", "wide": "widely", "high": "highly",
    "poor": "poorly", "total": "totally", "initial": "initially", "original": "originally",
    "consistent": "consistently", "different": "differently", "smooth": "smoothly",
    "reliable": "reliably", "positive": "positively", "negative": "negatively",
    "primary": "primarily", "perfect": "perfectly",
}  # fmt: skip
_ADJECTIVES = """
able acceptable accessible accurate active actual additional afraid available aware bad beautiful
beneficial bigger capable certain cheap clear common compatible complex complicated comprehensive
confident consistent convenient correct critical crucial current dangerous deep different difficult
easy effective efficient eligible essential excellent expensive false familiar famous fast flexible
friendly full good great happy hard harmful healthy heavy helpful high huge identical ideal
important impossible impressive inconsistent incorrect independent innovative interesting
irrelevant large late legal likely limited long low major mandatory meaningful minor misleading
modern multiple natural necessary new nice normal obvious old optional ordinary particular
permanent pleasant poor popular possible powerful practical precise present previous proud public
quick rare ready reasonable relevant reliable responsible rich robust safe satisfied scalable
secure sensitive serious severe short significant similar simple slow small smart special specific
stable strange strict strong successful sufficient suitable sure temporary typical unable
unavailable unaware unclear uncommon unique unlikely unnecessary unusual urgent useful useless usual
valid valuable various visible vital vulnerable weak welcome wide worth wrong young
"""
_VERBS_TOO = """
be have do use get make take go see run work set help need want find give keep let put start show
change access read call add check test send write build move open close turn try ask play pay meet
look hold support return report share save stop update view plan review edit click create
"""
_OTHER_NUMBER = {
    "are": "is", "is": "are", "have": "has", "has": "have", "were": "was", "was": "were",
    "do": "does", "does": "do",
}  # fmt: skip
_DOUBLERS = frozenset(["run", "get", "set", "put", "let", "plan", "stop", "drop", "map", "cut"])


def base(word: str) -> str:
    """``took`` or ``provides`` -> the base form; the word itself where it is none of them."""
    return _IRREGULAR.get(word) or PASTS.get(word) or THIRDS.get(word) or word


def past(word: str) -> str:
    """``provide`` -> ``provided``, ``went`` -> ``gone``."""
    return WRONG_PARTICIPLES.get(word) or _AFTER_BE.get(word) or PARTICIPLES.get(word) or word


def gerund(word: str) -> str:
    """``provide`` -> ``providing``."""
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")) and word != "be":
        return word[:-1] + "ing"
    participle = PARTICIPLES.get(word, "")
    if word in _DOUBLERS or participle == word + word[-1] + "ed":
        return word + word[-1] + "ing"
    return word + "ing"


def infinitive(word: str) -> str:
    """``providing`` -> ``provide``."""
    return _GERUNDS[word]


def plural(word: str) -> str:
    return SINGULARS.get(word) or third(word)


def singular(word: str) -> str:
    return PLURALS.get(word) or word.removesuffix("s")


_GERUNDS = {gerund(word): word for word in BASES | frozenset(_VERBS_TOO.split())}
FORMS: Mapping[str, Callable[[str], str]] = {
    "base": base,
    "past": past,
    "ing": gerund,
    "verb": infinitive,
    "plural": plural,
    "one": singular,
    "s": lambda word: f"{word[:-1]}'s",
    "plain": lambda word: plural(word[:-2]),
    "owner": lambda word: f"{word[:-1]}'s",
    "not": lambda word: f"{word[:-1]}'t",
    "aux": lambda word: _OTHER_NUMBER.get(word) or third(word),
    "er": lambda word: _COMPARED[word],
    "ly": lambda word: _ADVERBS[word],
}
_VOWELS = ("a", "e", "i", "o")
# Some of them are adjectives as well: "both individual and joint".
_NO_NOUN_ALONE = "people individual standard subject key text professional executive alternative"
_NOUN = frozenset(SINGULARS) - frozenset(_NO_NOUN_ALONE.split())
_ADJECTIVE = frozenset((_ADJECTIVES + more.ADJECTIVES).split())
_SMALL = """
MODAL: can could will would shall should must may might cannot
BE: is are was were be been being am
AUX: is are was were has have had can will must should may does do would
DET: the a an this that these those my your our their his its any all each
OWN: my your our their its
PREP: of in on for with from by at into via through within about under
SUBJECT: i you we they it he she this that which who there
WH: what how why when where which who whether if that
FEW: two three four five six seven eight nine ten several many few
"""
_CLOSED = {
    name: frozenset(words.split())
    for name, _, words in (line.partition(": ") for line in _SMALL.strip().splitlines())
}
_CLAUSE = ". ; : ! ? and but that because if when so as since , then"
_CLOSED["CLAUSE"] = frozenset([*_CLAUSE.split(), ""])
# Nouns that hardly ever stand alone: no materials, activities, places or titles.
_THINGS = """
adapter animation assistant barrier century characteristic coefficient colon connector controller
converter counterpart cylinder decorator disadvantage envelope facility gap idea instrument island
layout marker mechanism molecule newspaper officer operand overview pane possibility programme
province republic sector slider story theme trait verb vessel weapon
accident administrator agency agent algorithm ancestor annotation app applicant
approach archive area arrow aspect assertion assumption attacker attribute bidder
boundary browser bug candidate car cell citizen clause client cluster codebase colleague
column comma committee commodity compiler component computer constraint consultant
consumer container contractor contributor cookie corporation customer daemon dashboard database
dataset declaration department descriptor desktop developer device dialog dictionary directory
document domain editor employee employer endpoint engineer environment exception factor
feature field figure folder footer framework gateway generator goal graph guideline handler
header helper histogram hyperlink icon identifier installer institution interface
interval keyboard laptop layer leader library limitation link listener loader location machine
mailbox maintainer manager menu message milestone module month
network node operator owner package packet page
palette panel paragraph parameter parser participant particle password patient path phrase
pipeline placeholder platform player plugin pointer printer problem procedure product programmer
project protocol provider publisher questionnaire reader receiver recipient recommendation
rectangle region repository representative requirement resource restriction reviewer role
router scenario scheduler segment semicolon sender sensor sentence server shortcut site
situation smartphone snapshot snippet socket spreadsheet stakeholder student subdirectory
subset supervisor supplier symbol system table task team template tenant threat threshold ticket
tool transaction tutorial unit variable vector vehicle vendor version visitor
vulnerability website widget wizard word worker workflow workshop workspace wrapper
"""
# What can stand between a preposition and the noun: it needs an article as well.
_KINDS = """
additional alternative appropriate arbitrary available basic big central certain common complete
complex comprehensive current dedicated default different digital existing external given good
graphical independent individual internal large local main major modern new next old optional
particular powerful previous private proper public regular related relevant remote responsible
second secure separate shared similar simple single small specific standard suitable temporary
unique useful valid virtual
"""
# Before 'of', 'in' and the like: "a kind of tool", "from system to system".
_SORTS = """
type types kind kinds sort sorts form forms name names number numbers choice class classes concept
rate model notion style from level levels per sense means word term lack way out amount end
change changes method methods point matter course code
"""
_STOPS = """
. ; is are was has have will can must should may that which when if because by so while where before
after until
"""
CLASSES = {
    "BASE": frozenset(BASES),
    "VERB": frozenset(BASES) | frozenset(_VERBS_TOO.split()),
    "THIRD": frozenset(THIRDS),
    "PAST": frozenset(PASTS),
    "DID": frozenset(_IRREGULAR),
    "PARTED": frozenset(_AFTER_BE),
    "NOUN": _NOUN,
    "NOUNS": frozenset(PLURALS) - {"people", "criteria"},
    "ADJ": _ADJECTIVE,
    "SHORTADJ": frozenset(_COMPARED),
    "FORADVERB": frozenset(_ADVERBS),
    "VOWEL": frozenset(
        word for word in _NOUN | _ADJECTIVE if word.startswith(_VOWELS) and word[:3] != "one"
    ),
    "GERUND": frozenset(_GERUNDS),
    "OWNER": frozenset(f"{noun}'s" for noun in SINGULARS if noun not in ("person", "company")),
    "THING": frozenset(_THINGS.split()),
    "KIND": frozenset(_KINDS.split()),
    "SORT": frozenset(_SORTS.split()),
    "STOP": frozenset(_STOPS.split()),
    **_CLOSED,
}
