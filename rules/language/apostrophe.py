"""An apostrophe stands in a possessive and a contraction, and never in a plural.

It is the mistake that people collect photographs of: nobody wants to send one to a client.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import SINGULARS, either, like, sentences, taken
from ._frames import hits

_END = r"(?=[.,;:)]|\s(?:are|were|have|can|will|that|which|and|or|in|to|for|of|by|with|on|as|is)\b)"
_MANY = (
    r"(?:[Tt]hese|[Tt]hose|[Mm]ost|[Mm]any|[Mm]ultiple|[Ss]everal|[Vv]arious|[Bb]oth|[Dd]ifferent|"
    r"[Aa]ll|[Ff]ew|[Ss]ome|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]en|\d+)"
)
_SAY = (
    "say look see start take consider assume imagine go begin get try create make have call suppose"
    " add talk think discuss find explore review dive move write keep turn examine return explain"
)
# the groups: before, wrong -> what to write instead of `wrong`
_SLIPS = (
    (
        r"\b(?P<wrong>(?!lens|series|species|news|corps|means)[a-z]+[^\W\daius]s['’]s)(?!\w)",
        "many",
    ),
    (
        r"(?<![\w-])(?P<wrong>[A-Z]{2,5}['’]s)(?= (?:that|which|via|using|can|must|should|to|for|"
        r"by|with|from|of|as|have|when|where|without|within|between|into|across|you|we|they)\b)",
        "plain",
    ),
    (
        r"\bon (?:the )?(?P<wrong>[a-z]+[^\W\ds]s)(?= behalf\b)(?<!\bits)(?<!\bhis)",
        "owner",
    ),
    (
        r"\bthe (?P<wrong>worlds)(?= (?:first|largest|leading|best|most|biggest|only)\b)",
        "s",
    ),
    (rf"\b{_MANY} (?P<wrong>[A-Z]{{2,5}}['’]s){_END}", "plain"),
    (r"(?<![\w-])(?P<wrong>[A-Z]{2,5}['’]s)(?= (?:are|were)\b)", "plain"),
    (
        rf"\b(?:[Tt]hese|[Tt]hose|[Mm]any|[Mm]ultiple|[Ss]everal|[Vv]arious) "
        rf"(?P<wrong>{either(SINGULARS)}['’]s){_END}",
        "plural",
    ),
    (
        rf"(?:(?<=[.!?:;,] )|\A|(?<=\b[Nn]ow )|(?<=\b[Ss]o ))(?P<wrong>[Ll]ets)(?= "
        rf"(?:first |now |"
        rf"also )?{either(frozenset(_SAY.split()))}(?![\w-]))",
        "t",
    ),
    (
        r"(?P<wrong>\b(?:[Ss]ome|[Aa]ny|[Ee]very|[Nn]o)(?:one|body)s)(?= (?:else[’']?s )?[a-z])",
        "s",
    ),
    (
        r"(?P<wrong>\b[Pp]eoples)(?= (?!of\b|have\b|are\b|and\b|who\b|rights\b|"
        r"republic\b)[a-z])",
        "s",
    ),
    (r"(?P<wrong>\beach others)(?= [a-z])", "s"),
    (
        r"\b(?:[Tt]his|[Ll]ast|[Nn]ext|[Pp]revious) (?P<wrong>(?:year|month|week|"
        r"quarter)s)(?= (?!(?:and|or|is|to|when|the|of|in|are|were|have|will|we|that|as|"
        r"for|with|"
        r"on|at|from|by)\b)[a-z])",
        "s",
    ),
    (r"(?P<wrong>\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)s)(?= [a-z])", "s"),
    (
        r"(?P<wrong>\b(?:[Mm]aster|[Bb]achelor)s)(?= (?:degrees?|thesis|"
        r"programme?s?)\b)",
        "s",
    ),
    (
        r"\b(?:[Tt]he|[Aa]|[Ee]ach|[Ee]very|[Aa]n|[Yy]our|[Oo]ur) (?P<wrong>(?:user|"
        r"customer|client|"
        r"company|organi[sz]ation|team|reader|author|developer|project|system|server|browser|"
        r"machine|host|student|guest|buyer|seller|supplier|contractor|employee|employer|owner|"
        r"tenant|visitor|driver|agency|child|patient|partner|attacker|vendor|applicant|person)s)"
        r"(?= (?:own|account|machine|computer|browser|behalf|home|job|password|data|website|"
        r"responsibility|consent|identity|privacy|attention|IP|expectations|details|session|"
        r"environment|infrastructure|workspace|credentials|mailbox|perspective|satisfaction|"
        r"privileges|permissions|email|device|location)\b)",
        "owner",
    ),
    (
        r"\b(?:of|with|in|for|by|on|from|and|all|using|through|within|under|to|has|have|that) "
        r"(?P<wrong>it['’]s)(?= (?:own|respective|current|default|name|value|values|"
        r"contents?|users?|"
        r"customers?|clients?|members?|parts?|predecessor|successor|purpose|size|use|content|"
        r"structure|performance|ability|dependencies|components?|features?|design|data|services?|"
        r"products?|role|core|best|original|associated|corresponding|parent|children)\b)",
        "its",
    ),
    (
        r"(?P<wrong>\b[Ii]t['’]s)(?= (?:own|respective|value is|name is|purpose "
        r"is)\b)",
        "its",
    ),
    (
        r"(?:(?<=[.!?;,:] )|\A|\b(?:that|because|but|if|when|as|since|think|and|although|"
        r"while|where|so) )"
        r"(?P<wrong>[Ii]ts)(?= (?:a|an|the|not|been|going|important to|important that|"
        r"possible to|"
        r"easy to|easier to|hard to|difficult to|necessary to|recommended|likely that|"
        r"clear that|"
        r"worth (?:noting|mentioning|considering)|also (?:a|the|possible|important)|just a|"
        r"only a|"
        r"called|because|time to|better to|fine|ok|okay|always (?:a|the|good|best|"
        r"better)|really)\b)",
        "t",
    ),
    (
        r"\b(?:[Yy]ou|[Ww]e|[Ii]t|[Tt]hey|[Tt]his|[Tt]hat|I) (?P<wrong>wont|cant)(?= "
        r"[a-z])",
        "t",
    ),
    (
        r"(?P<wrong>\b(?:wont|cant))(?= (?:be|have|work|do|get|need|make|take|find|see|change|"
        r"cause|run|allow|use)\b)",
        "t",
    ),
    (
        r"\b(?:[Ww]e|[Yy]ou|[Tt]hey) (?P<wrong>dont|wouldnt|shouldnt|couldnt)(?= "
        r"[a-z])",
        "t",
    ),
    (
        r"(?P<wrong>\b[Ww]hats)(?= (?:the|a|new|next|in|happening|going|your|more|"
        r"wrong)\b)",
        "s",
    ),
)
# Notices and fees that are written either way in contracts: worth a word, no more.
_DOUBTFUL = (
    r"\b(?:\d+|two|three|five|seven|ten|fourteen|thirty|sixty|ninety) "
    r"(?:working |business |calendar )?"
    r"(?P<wrong>days|weeks|months)(?= (?:written |prior written |prior |advance )?notice\b)"
)
_PATTERNS = Patterns([*_SLIPS, (_DOUBTFUL, "end")])


@rule(
    severity="warning",
    bad=[
        "Most ⟦API's⟧ are new, and these ⟦system's⟧ have no owner. ⟦Lets⟧ look at ⟦someones⟧ plan.",
        "It cannot meet ⟦it’s⟧ promises. ⟦It’s⟧ main drawback is price. ⟦There⟧ people told us.",
        "It is known in ⟦todays⟧ terms, and ⟦it's⟧ own, but you ⟦cant⟧ see ⟦whats⟧ next.",
        "The contract ends at ten ⟦weeks⟧ notice, and the rest of it is ⟦your's⟧.",
        "⟦Thats⟧ all: the plan has ⟦it's⟧ reasons, because ⟦its⟧ not new, and each ⟦users⟧ own.",
        "Make sure ⟦your⟧ using the latest plan; ⟦theres⟧ no other, each ⟦users⟧ profile has it.",
    ],
    good=[
        "The API's owner and these people's plans; the box lets users see it, and the end.",
        "Its default value, today's terms, the peoples of Asia, and next years are good. Lets "
        "differ.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield apostrophes that are missing, or that are too many."""
    seen: set[tuple[int | None, int]] = set()
    for block, match, kind in _PATTERNS.find(sentences(document)):
        if (block.index, match.start("wrong")) in seen:
            continue
        seen.add((block.index, match.start("wrong")))
        wrong = match.group("wrong")
        if wrong not in block.text:
            continue  # part of it is no prose
        better = _better(wrong, kind)
        hit = Hit(
            block.index,
            match.start("wrong"),
            match.end("wrong"),
            message=f"Write '{better}', not '{wrong}'.",
            replacements=(better,),
            severity="note" if kind == "end" else None,
        )
        if not taken(document, hit):
            yield hit
    for hit in hits(document, "apostrophe", "Write {better}, not '{wrong}'."):
        if (hit.block, hit.start) not in seen:
            yield hit


def _better(wrong: str, kind: str) -> str:
    if kind == "many":
        return wrong[:-2]
    if kind == "plain":
        return wrong[:-2] + "s"
    if kind == "plural":
        return SINGULARS[wrong[:-2].lower()]
    if kind == "owner":
        return f"{wrong[:-1]}'s"
    if kind == "its":
        return like("its", wrong)
    if kind == "end":
        return wrong + "'"
    if wrong.lower() in ("wont", "cant", "dont", "wouldnt", "shouldnt", "couldnt"):
        return wrong[:-1] + "'t"
    return wrong[:-1] + "'s"
