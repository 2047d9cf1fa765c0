"""What the rules on grammar share: the sentences that they read, and small lists of words.

There is no tagger of parts of speech here. A word counts as a verb or a noun only where it stands
in a list of words that are hardly ever anything else, so that silence is the answer in doubt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from qualitygate.api import Block, Document, Hit, Texts, once

from . import _lexicon as more

_FILLER = "X"
_SMALL = frozenset(
    [
        "the", "and", "to", "with", "this", "that", "are", "which", "it", "you", "we", "they",
        "our", "your", "from", "can", "has", "have", "been", "there", "should", "must", "their",
    ]
)  # fmt: skip
_FOREIGN_WORDS = """
le la les des une du est dans que qui der das und ist mit für dem ein eine el los las por para gli
della di che het een van voor não uma och att det som og
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_LONE = re.compile(r"\W*([a-z]+)\W*")
_STRESSED = frozenset(
    ["all", "and", "any", "are", "can", "do", "does", "is", "may", "must", "no", "not", "only",
     "or", "should", "will", "your"]
)  # fmt: skip

# Verbs whose base form and -s form are no nouns; the participle where it is irregular.
_VERBS = """
abandon absorb accelerate accept accommodate accompany accomplish accumulate achieve acknowledge
acquire activate adapt add adjust administer adopt advise agree align allocate allow alter amend
analyse analyze announce anticipate appear append apply appoint approve arrange ascertain
assemble assess assign assist associate assume assure attach attend authenticate authorise
authorize automate avoid await become:become begin:begun believe belong bring:brought broaden
build:built calculate capture carry categorise categorize cease certify choose:chosen circumvent
cite clarify clone collaborate collect combine commence communicate compare compile complete
comply compose compress comprise concern conclude conduct configure confirm conform connect
consider consist consolidate construct consult consume contain continue contradict contribute
convert convince cooperate coordinate correct create cultivate customise customize deactivate
decide declare decline decrease decrypt dedicate deduct define degrade delegate delete deliver
demonstrate deny depend depict deploy derive describe deserve destroy detect determine develop
differentiate diminish disable disclose discourage discover discuss display disrupt distribute
divide dominate download duplicate edit elaborate elect elevate eliminate embed emphasise
emphasize employ enable encounter encourage encrypt endorse enforce engage enhance enjoy enrich
ensure entail enter escalate establish estimate evaluate evoke evolve examine exceed exchange
exclude execute exist expand expect explain exploit explore expose express extend extract
facilitate fail fetch fill finalise finalize find:found fix follow forbid:forbidden
forget:forgotten formulate foster fulfil fund gather generate get:got give:given govern grant
grow:grown guarantee handle happen harm help hide:hidden highlight hinder identify ignore
illustrate impede implement imply import impose improve include incorporate indicate induce
infer:inferred influence inform inherit inhibit initiate insert inspect install instruct
integrate intend interact intercept interpret interrupt introduce invest investigate invite
invoke involve isolate join justify keep:kept know:known lack launch lead:led learn leave:left
lessen leverage license listen load locate lose:lost lower maintain make:made manage mandate
manipulate mean:meant meet:met mention merge migrate minimise minimize mitigate modernise
modernize modify monitor motivate move negotiate nominate notify obey object observe obtain
occur omit:omitted operate optimise optimize organise organize originate outweigh
overcome:overcome oversee:overseen participate pay:paid perceive perform permit:permitted
persist pertain populate possess postpone precede predict prefer prepare preserve presume
prevent prioritise prioritize proceed produce prohibit prolong promote prompt propose protect
prove provide provision publish purchase pursue qualify quantify query raise rank reach react
realise realize receive recognise recognize recommend recover redirect redistribute reduce
refine reflect refuse regard register reinforce reinstall reiterate reject relate relocate rely
remain remember remind remove render renew repair replace replicate represent reproduce require
rescue reside resolve respond restore restrict resume retain retrieve reuse reveal revise reward
rewrite:rewritten safeguard sanitise sanitize satisfy scan:scanned schedule search secure
see:seen seek:sought select sell:sold send:sent separate serve shape share shorten showcase
signify simplify simulate solve span:spanned specify spend:spent spread:spread standardise
standardize stimulate stipulate store strengthen structure submit subscribe substitute succeed
suffer suggest summarise summarize supersede supervise supply support suppose surround suspend
sustain take:taken target teach:taught tell:told tend terminate think:thought throw:thrown
tolerate transfer:transferred transform translate transmit treat trigger troubleshoot
underestimate understand:understood undertake:undertaken unify uninstall update upgrade use
utilise utilize validate vary verify visualise visualize want warrant widen withdraw:withdrawn
withhold:withheld witness write:written yield
"""
# Of these the base form and the -s form are nouns as well: "a scan", "two transfers".
_NOUNS_TOO = """
align appropriate associate benefit cancel capture cite clear clone compress concern decline
decrease delegate display document download duplicate edit elaborate elect estimate exchange
exploit extract fill find fix forbid free fund grant guarantee handle harm help highlight import
influence invite keep label lack launch lead leave leverage license load lower mandate mean
monitor move object open outline overcome pay permit prompt provision purchase query raise rank
reach regard register reject renew repair rescue resume reuse reward scan schedule search shape
share showcase span spread store structure substitute supply support target think transfer treat
trigger update upgrade use want warrant withdraw withhold witness yield
"""
# Of these the base form is a noun or an adjective as well: "separate", "correct".
_NO_VERBS_ALONE = """
advise cease complement complete correct employ express follow join oversee render secure
separate visit
"""
_S_IS_MORE = frozenset(
    [*_NOUNS_TOO.split(), *(entry.partition(":")[0] for entry in more.NOUNS_TOO.split())]
)
_BASE_IS_MORE = _S_IS_MORE | frozenset((_NO_VERBS_ALONE + more.NOT_ALONE).split())
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
    for entry in (_VERBS + more.VERBS + more.NOUNS_TOO).split():
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


PLURALS: Mapping[str, str] = {_plural(noun): noun for noun in (_NOUNS + more.NOUNS).split()}
SINGULARS: Mapping[str, str] = {noun: plural for plural, noun in PLURALS.items()}


def either(words: Sequence[str] | Mapping[str, str] | frozenset[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


@once
def sentences(document: Document) -> Texts:
    """English blocks of sentences, with what is no prose replaced by a word of the same length."""
    return Texts(document, _sentences(document))


def _sentences(document: Document) -> Iterator[tuple[Block, str]]:
    for block in document.blocks:
        if block.nature != "sentences" or not (block.shown or block.kind in ("comment", "alt")):
            continue
        text = block.text
        if not is_english(document, block):
            continue
        hidden = [(mask.start, mask.end) for mask in (*block.masks, *block.foreign)]
        for start, end in (*hidden, *_spoken_of(block)):
            text = text[:start] + _FILLER * (end - start) + text[end:]
        yield block, text


def _spoken_of(block: Block) -> Iterator[tuple[int, int]]:
    """The spans of single small words that are set apart from the words around them.

    They are named, not used ("the *every* keyword", "the value of *parameter*"), but for those on
    which writers lay stress.
    """
    if len(block.runs) < 3:
        return
    looks = [(run.font, run.bold, run.italic, run.mono) for run in block.runs]
    around = zip(looks, looks[1:], looks[2:], block.runs[1:-1], strict=False)
    for before, look, after, run in around:
        if before == after != look and (word := _LONE.fullmatch(block.text, run.start, run.end)):
            start, end = word.span(1)
            if word.group(1) not in _STRESSED and not block.text[start - 1].isalnum():
                yield start, end


def is_english(document: Document, block: Block) -> bool:
    """Whether a block was judged to be English, and has no small words that contradict it."""
    tag = block.language or document.language
    if tag is not None and not tag.lower().startswith("en"):
        return False
    english, foreign = _small_words(block.text)
    return english or not foreign


@lru_cache(maxsize=20_000)
def _small_words(text: str) -> tuple[bool, bool]:
    """Whether a text has small words of English, and of other languages; every rule asks."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words & _SMALL), bool(words & _FOREIGN)


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
