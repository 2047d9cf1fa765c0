"""Subject and verb, and a noun and what counts it, must agree in number.

'The users has' is the slip that a reader hears at once; where the number carries a duty, it also
leaves open whether one or all are meant.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Patterns, rule

from ._english import BASES, PLURALS, SINGULARS, THIRDS, either, sentences, taken, third

_START = r"(?:(?<=[.!?:;] )|\A)"
_END = (
    r"(?=[.,;:)]|\s(?:to|is|are|that|which|of|from|by|with|as|can|will|must|should|has|have|was|"
    r"were|may|when|where|so|because)\b)"
)
_THIRD = either(THIRDS)
_BE_HAVE = {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't"}
_PLURAL_OF = {**_BE_HAVE, **THIRDS}
_SHORT = {"have": "has", "are": "is", "don't": "doesn't", "do not": "does not"}
_COMMON = [
    "help",
    "support",
    "need",
    "look",
    "seem",
    "work",
    "run",
    "use",
    "show",
    "return",
    "take",
    "make",
    "become",
    "come",
]
_SINGULAR_OF = {"are": "is", "were": "was", "have": "has", "do not": "does not", "don't": "doesn't"}
_BASE = either(sorted((BASES & frozenset(THIRDS.values())) | set(_COMMON) | set(_SHORT)))
# Singular nouns that British English takes for the people in them, and those that are also verbs.
_COLLECTIVE = frozenset(
    [
        "agency",
        "business",
        "class",
        "committee",
        "company",
        "country",
        "department",
        "group",
        "industry",
        "institution",
        "member",
        "organisation",
        "organization",
        "school",
        "team",
        "university",
        "provider",
        "vendor",
        "supplier",
        "database",
        "student",
        "client",
        "customer",
        "partner",
    ]
)
_ONE = frozenset(SINGULARS) - _COLLECTIVE
# Plurals that are the -s form of a verb as well: "this documents the process".
_VERBS = frozenset(
    [
        "addresses",
        "articles",
        "benefits",
        "bugs",
        "challenges",
        "commands",
        "conditions",
        "details",
        "documents",
        "experiences",
        "factors",
        "features",
        "fields",
        "figures",
        "files",
        "functions",
        "groups",
        "issues",
        "images",
        "links",
        "lists",
        "locations",
        "measures",
        "models",
        "notes",
        "objects",
        "packages",
        "pages",
        "patterns",
        "phases",
        "positions",
        "practices",
        "processes",
        "projects",
        "questions",
        "reasons",
        "records",
        "releases",
        "reports",
        "requests",
        "results",
        "risks",
        "rules",
        "sections",
        "segments",
        "sentences",
        "services",
        "sources",
        "stages",
        "subjects",
        "tables",
        "teams",
        "templates",
        "tests",
        "texts",
        "types",
        "values",
        "levels",
        "layers",
        "targets",
        "contracts",
        "contractors",
        "interfaces",
        "parts",
        "houses",
    ]
)
# What tables hold.
_LISTED = (
    "amounts|certificates|costs|dates|days|fees|figures|hours|milestones|percentages|prices|"
    "quantities|rates|scores"
)
_THINGS = frozenset(PLURALS) - {"people", "criteria", "years", "months"}

# "This systems are": the group `wrong` is at fault -> what it should be
_SLIPS = (
    (rf"\b[Tt]his (?P<wrong>{either(_THINGS - _VERBS)}){_END}", "singular"),
    (
        rf"\b(?:[Ee]ach|[Ee]very|[Aa]nother) (?P<wrong>{either(_THINGS)}){_END}",
        "singular",
    ),
    (
        rf"(?<![\w'’.-])an? (?P<wrong>{either(_THINGS)})(?=[.,;)]|\s(?:is|that|which|was|"
        rf"has|can|of)\b)",
        "singular",
    ),
    (
        rf"(?<![\w'’.-])(?P<wrong>[Aa] \d[\d,]*)(?= (?:[a-z]+ )?{either(_THINGS)}{_END})",
        "number",
    ),
    (
        rf"\b[Oo]ne of the (?:(?:most|more) [a-z]+ |main |key |first |best |biggest |largest |"
        rf"few |many )?(?P<wrong>{either(_ONE | _COLLECTIVE)})"
        r"(?=[.,;)]|\s(?:is|that|which|we|you|they|to|in|of|for|was|has)\b)",
        "plural",
    ),
    (
        rf"\b(?:[Tt]hese|[Tt]hose|[Mm]any|[Ss]everal|[Mm]ultiple|[Vv]arious|[Bb]oth) "
        rf"(?P<wrong>{either(_ONE | _COLLECTIVE)})"
        r"(?=[.;)]|\s(?:are|were|have|is|was|that|which|will|can|must|should|may)\b)",
        "plural",
    ),
    (
        rf"{_START}(?:The|These|Those|Our|Your|Their|All|Many|Some|Most|Such|Several|Both|"
        rf"Larger|Other|Users|Customers|Developers) (?:[a-z]+ )?{either(PLURALS)} "
        rf"(?P<wrong>{either([*_BE_HAVE, *THIRDS])})(?![\w’'-])",
        "verb",
    ),
    (
        rf"\b[Tt]he (?:{_LISTED}|{either(PLURALS)}) in (?:Table|Figure|Section|Annex|Appendix|"
        rf"Schedule|Chapter) [\dA-Z][\d.]* (?P<wrong>{either(_BE_HAVE)})(?![\w’'-])",
        "verb",
    ),
    (
        rf"{_START}(?:The|This|Each|Every|Our|Your|A|An) (?:[a-z]+ )?{either(_ONE)} "
        rf"(?P<wrong>are|were|have|do not|don't)(?![\w’'-])",
        "third",
    ),
    (
        rf"(?:(?<!than )(?<!of )\b(?:[Tt]hey|[Ww]e)|{_START}You|(?:(?<=if )|(?<=when "
        rf")|(?<=, ))you) (?:(?:also|often|always|then|only|now) )?"
        rf"(?P<wrong>is|was|has|does|needs|wants|{_THIRD})(?![\w’'-])",
        "verb",
    ),
    (
        rf"\b(?:that|because|when|if|where|while|since|unless|whether|as) "
        rf"(?:the|our|your|these|those|all|some|many) {either(PLURALS)} "
        rf"(?P<wrong>{either([*_BE_HAVE, *THIRDS])})(?![\w’'-])",
        "verb",
    ),
    (
        rf"\b(?:because|when|where|while|since|whether) (?:the|our|your|this|each|every|a) "
        rf"{either(_ONE)} (?P<wrong>are|have|do not|don't)(?![\w’'-])",
        "third",
    ),
    (
        rf"(?:\b[Ee]ach|\bOne|\b(?:that|because|if|when|where|while|since|and|but|as|only) one) of "
        rf"(?:the|these|our|your|those) {either(PLURALS)} "
        r"(?P<wrong>are|have|do not|don't)(?![\w’'-])",
        "third",
    ),
    (
        r"(?<!one of the )\b(?:users|people|customers|developers|employees|members|those|"
        r"students|individuals|organisations|organizations|companies|teams) who "
        rf"(?P<wrong>is|has|was|does|{_THIRD})(?![\w’'-])",
        "verb",
    ),
    (
        r"\b(?:[Ss]omeone|[Aa]nyone|[Ee]veryone|[Pp]erson|[Ss]omebody|[Aa]nybody)(?: "
        r"else)? who "
        rf"(?P<wrong>want|need|feel|know|are|have|do not|don't|{_BASE})(?![\w’'-])",
        "base",
    ),
    (
        rf"\bThere (?P<wrong>is|was) (?=(?:many|several|two|three|four|five|numerous|various|"
        rf"multiple|(?:some |other |different |no )?{either(PLURALS)}\b(?!-)))",
        "verb",
    ),
    (
        rf"{_START}There (?P<wrong>are) (?=(?:a|an|one) (?:new |small |good |simple )?"
        rf"{either(_ONE)}[.,;])",
        "third",
    ),
    (
        rf"\b(?:[Mm]any|[Ss]everal|[Bb]oth|[Tt]wo|[Tt]hree|[Ee]ach|[Ff]ew) of (?:the|these|our|"
        rf"your) (?P<wrong>{either(_ONE)}){_END}",
        "plural",
    ),
    (
        rf"\b(?:[Aa]ll|[Ss]everal|[Mm]any|[Bb]oth|[Mm]ost) (?P<wrong>{either(_ONE)})"
        r"(?= (?:are|were|have)\b)",
        "plural",
    ),
    (
        rf"\b(?:with|by|from|to|for|between|across|like|in|on) (?:different|various|multiple|"
        rf"several|other|many) "
        rf"(?P<wrong>{either(_ONE - {'language', 'text', 'code'})})(?=[.;)])",
        "plural",
    ),
    (
        rf"\b[Tt]his (?P<wrong>{either(_VERBS & frozenset(PLURALS))})"
        r"(?= (?:is|are|was|were|has|have|can|will|must|should|may)\b)",
        "singular",
    ),
    (
        rf"(?:{_START}|(?<=because )|(?<=, and )|(?<=when )|(?<=since )|(?<=, so ))"
        r"(?:It|it|This|He|She)"
        rf" (?:(?:also|often|always|then|only|now|still) )?(?P<wrong>{_BASE})(?<!need(?= not))"
        r"(?=\s(?:the|a|an|us|you|that|to|our|your|their|for|any|all|it|them|more|how|what|both|not|been|no|some|many|two|in|on|with|from|by|at)\b)",
        "base",
    ),
)
_PATTERNS = Patterns(_SLIPS)


@rule(
    severity="warning",
    bad=[
        "This ⟦systems⟧ is old. Each ⟦requirements⟧ has a date, which is one of the main ⟦reason⟧.",
        "The users ⟦has⟧ a key. Many components ⟦requires⟧ it. They ⟦needs⟧ it now.",
        "The prices in Table 3 ⟦is⟧ old, and the tests in Section 4.1 ⟦was⟧ new.",
        "The reviewer ⟦have⟧ a copy. It also ⟦provide⟧ the basis. This ⟦enable⟧ us to act.",
    ],
    good=[
        "This documents the process, a systems approach, and each systems engineer has a key.",
        "The list of users has an end. One of the project goals is time, and many system tests "
        "pass.",
        "This need not end. Names that match one of these patterns are left out.",
        "The user interfaces have a key. It is important that it provide the basis.",
        "The team have a plan. The report and the system are ready; let it provide the facts.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield nouns and verbs whose number does not go with the word before them."""
    for block, match, kind in _PATTERNS.find(sentences(document)):
        hit = _hit(block, match, kind)
        if hit and not taken(document, hit):
            yield hit


def _hit(block: Block, match: re.Match[str], kind: str) -> Hit | None:
    wrong = match.group("wrong")
    better = _better(wrong, kind)
    if not better:
        return None
    before = match.group()[: match.start("wrong") - match.start()].split()
    return Hit(
        block.index,
        match.start("wrong"),
        match.end("wrong"),
        message=f"'{wrong}' does not agree with '{' '.join(before)}': write '{better}'.",
        replacements=(better,),
    )


def _better(wrong: str, kind: str) -> str:
    if kind == "singular":
        return PLURALS[wrong]
    if kind == "number":
        return wrong.split()[1]
    if kind == "plural":
        return SINGULARS[wrong]
    if kind == "third":
        return _SINGULAR_OF[wrong]
    if kind == "base":
        return _SHORT.get(wrong) or third(wrong)
    return {"needs": "need", "wants": "want"}.get(wrong) or _PLURAL_OF[wrong]
