"""What the rules on grammar share: the sentences that they read, and small lists of words.

There is no tagger of parts of speech here. A word counts as a verb or a noun only where it stands
in a list of words that are hardly ever anything else, so that silence is the answer in doubt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from qualitygate.api import Block, Document, Hit

_FILLER = "X"
_SMALL = frozenset(
    [
        "the", "and", "to", "with", "this", "that", "are", "which", "it", "you", "we", "they",
        "our", "your", "from", "can", "has", "have", "been", "there", "should", "must", "their",
    ]
)  # fmt: skip
_ENOUGH = 6  # words that a text needs before it speaks for itself
_WORD = re.compile(r"[^\W\d_]+")

# Verbs whose base form and -s form are no nouns; the participle where it is irregular.
_VERBS = """
accept achieve acquire activate adapt add adjust adopt agree allow analyse analyze announce appear
apply appoint arrange assess assign assume attach attend automate avoid become:become begin:begun
believe belong bring:brought build:built calculate carry choose:chosen clarify collaborate collect
combine communicate compare compile comply comprise concern conclude conduct configure confirm
connect consider consist construct consult contain contribute convert convince cooperate coordinate
create decide declare define delete deliver demonstrate deny depend deploy describe destroy detect
determine develop disable discover discuss display distribute divide download eliminate embed
emphasise emphasize employ enable encourage enforce enhance enrich ensure enter establish estimate
evaluate evolve examine exclude execute exist expand expect explain explore express extend extract
facilitate fetch fill find:found fix follow forget:forgotten fulfil generate get:got give:given
govern grow:grown happen help hide:hidden highlight identify illustrate implement imply import
improve include incorporate indicate inform initiate insert inspect install integrate intend
interact introduce invest invite involve join keep:kept know:known launch lead:led learn leave:left
listen load locate lose:lost maintain make:made manage mean:meant meet:met merge migrate minimise
minimize modify mention monitor motivate move negotiate notify obtain occur operate optimise
optimize organise organize overcome:overcome participate pay:paid perform persist populate possess
predict prefer prepare preserve prevent proceed produce promote prove propose protect prove provide
publish pursue reach react realise realize receive recognise recognize recommend recover reduce
refine reflect refuse register reject relate rely remain remember remind remove render replace
represent require resolve respond restrict retain retrieve reveal rewrite:rewritten satisfy secure
see:seen seek:sought select sell:sold send:sent separate serve simplify solve specify spend:spent
store strengthen submit succeed suffer suggest summarise summarize supply support suppose take:taken
teach:taught tell:told tend terminate think:thought throw:thrown transform translate transmit
treat understand:understood undertake:undertaken update upgrade use validate verify visualise
visualize want write:written
"""
# Of these the base form is a noun or an adjective as well: "a follow", "separate", "secure".
_BASE_IS_MORE = frozenset(
    [
        "concern",
        "display",
        "estimate",
        "extract",
        "find",
        "fix",
        "follow",
        "help",
        "highlight",
        "import",
        "lead",
        "leave",
        "load",
        "mean",
        "move",
        "register",
        "separate",
        "secure",
        "store",
        "supply",
        "support",
        "treat",
        "update",
        "upgrade",
        "use",
        "launch",
        "want",
        "download",
        "render",
        "keep",
        "employ",
        "complement",
        "pay",
        "reject",
        "express",
        "invite",
        "fill",
        "reach",
        "visit",
        "think",
        "join",
    ]
)
# Of these the -s form is a noun in the plural as well: "two supports".
_S_IS_MORE = frozenset(
    [
        "concern",
        "display",
        "estimate",
        "extract",
        "find",
        "fix",
        "help",
        "highlight",
        "import",
        "lead",
        "leave",
        "load",
        "move",
        "register",
        "store",
        "supply",
        "support",
        "treat",
        "update",
        "upgrade",
        "use",
        "launch",
        "want",
        "download",
        "mean",
        "keep",
        "pay",
        "reject",
        "invite",
        "fill",
        "reach",
        "think",
    ]
)
_DOUBLES = frozenset(["begin", "get", "occur", "prefer", "submit", "transmit", "embed", "forget"])
_IRREGULAR_PAST = {
    "went": "gone", "did": "done", "wrote": "written", "chose": "chosen", "began": "begun",
    "took": "taken", "gave": "given", "saw": "seen", "knew": "known", "spoke": "spoken",
    "fell": "fallen", "drove": "driven", "drew": "drawn", "grew": "grown", "threw": "thrown",
    "became": "become", "ran": "run", "broke": "broken", "rewrote": "rewritten",
    "undertook": "undertaken", "overcame": "overcome", "came": "come",
}  # fmt: skip


def _table() -> dict[str, str]:
    found = {}
    for entry in _VERBS.split():
        base, _, participle = entry.partition(":")
        found[base] = participle or _regular(base)
    return found


def _regular(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base in _DOUBLES or base == "fulfil":
        return base + base[-1] + "ed"
    return base + "ed"


def third(base: str) -> str:
    """``provide`` -> ``provides``."""
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


PARTICIPLES: Mapping[str, str] = _table()  # base form -> participle
BASES = frozenset(PARTICIPLES) - _BASE_IS_MORE
THIRDS: Mapping[str, str] = {third(base): base for base in PARTICIPLES if base not in _S_IS_MORE}
# participle or past -> base form, where the two differ
PASTS: Mapping[str, str] = {
    participle: base for base, participle in PARTICIPLES.items() if participle != base
}
WRONG_PARTICIPLES: Mapping[str, str] = _IRREGULAR_PAST

_NOUNS = """
account activity address agency agreement algorithm amendment application appendix approach argument
array article aspect assumption attribute author benefit bidder browser bug business candidate
capability case category chapter challenge characteristic choice citizen class client clause
colleague command committee company component computer concept condition configuration consequence
constraint consultant container contract contractor contribution contributor country course
criterion customer database dataset decision deliverable department dependency deployment
description detail developer device diagram difference dimension director document domain element
employee engineer environment error example exception expert factor failure feature field figure
file folder function goal group guideline idea image improvement incident industry instance
institution instruction interface item issue job key language law layer level library limitation
link list location manager measure mechanism member message method metric migration milestone mode
model module month network node note notification object objective obligation operator opportunity
option organisation organization outcome owner package page paragraph parameter part participant
partner party password patient pattern payment period permission person phase platform player plugin
policy position practice primitive principle priority problem procedure process product programme
project property proposal protocol provider purpose question reader reason recommendation record
region regulation relationship release report repository representative request requirement resource
result reviewer risk role rule scenario school section sector segment sensor sentence server service
session setting sheet signature site situation skill solution source specialist stage stakeholder
standard statement step strategy student subcontractor subject supplier system table task team
technique technology template test text theme theory thing threat ticket tool topic transaction
type unit university user value variable vendor version visitor volunteer vulnerability way weakness
website worker workshop year
"""


def _plural(noun: str) -> str:
    special = {"criterion": "criteria", "person": "people", "appendix": "appendices"}
    return special.get(noun) or third(noun)


PLURALS: Mapping[str, str] = {_plural(noun): noun for noun in _NOUNS.split()}
SINGULARS: Mapping[str, str] = {noun: plural for plural, noun in PLURALS.items()}


def either(words: Sequence[str] | Mapping[str, str] | frozenset[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def sentences(document: Document) -> Iterator[tuple[Block, str]]:
    """English blocks of sentences, with what is no prose replaced by a word of the same length."""
    for block in document.blocks:
        if block.nature != "sentences" or not (block.shown or block.kind in ("comment", "alt")):
            continue
        text = block.text
        if not _is_english(text, block.language or document.language):
            continue
        for mask in block.masks:
            text = text[: mask.start] + _FILLER * (mask.end - mask.start) + text[mask.end :]
        yield block, text


def _is_english(text: str, tag: str | None) -> bool:
    words = _WORD.findall(text)
    if len(words) < _ENOUGH:
        return tag is None or tag.lower().startswith("en")
    return any(word.lower() in _SMALL for word in words)


def taken(document: Document, hit: Hit) -> bool:
    """Whether the proofreading engine has said something there already."""
    return any(
        match.kind in ("grammar", "confusion", "doubled")
        and match.block == hit.block
        and match.start < hit.end
        and hit.start < match.end
        for match in document.matches
    )


def like(word: str, text: str) -> str:
    """`word` with a capital where `text` has one."""
    return word[:1].upper() + word[1:] if text[:1].isupper() else word
