"""After 'can', 'must', 'will' and their like, the verb stands in its base form.

'Can prevents' and 'will excluded' are what is left of a sentence that was put another way halfway
through; in a list of duties the reader has to guess whether somebody acts or something is done.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import PASTS, THIRDS, either, sentences, taken

_ADVERB = (
    r"(?:not|also|only|then|always|never|still|even|therefore|further|no longer|[a-z]{3,12}ly) "
)
_MODAL = (
    r"(?:can|cannot|could|will|would|shall|should|must|may|might|can['’]t|won['’]t|don['’]t|"
    r"doesn['’]t|didn['’]t|couldn['’]t|wouldn['’]t|shouldn['’]t|do not|does not|did not|"
    r"(?:need|needs|want|wants|wanted|able|unable|order|ability|how|likely|required|trying) to)"
)
# What can stand after "be" only.
_ADJECTIVES = [
    "able",
    "unable",
    "available",
    "useful",
    "possible",
    "necessary",
    "responsible",
    "aware",
    "sufficient",
    "helpful",
    "capable",
    "unlikely",
    "compatible",
    "eligible",
    "familiar",
    "accessible",
    "remiss",
    "applicable",
    "liable",
    "beneficial",
]
_FORM = (
    rf"(?<=[a-z,X] )(?P<modal>{_MODAL}) (?P<adverb>{_ADVERB})?"
    rf"(?P<form>{either([*THIRDS, *PASTS, *_ADJECTIVES])})(?![\w’'-])"
)
_NOUN_LIKE = (
    "uses helps needs works runs shows changes tests calls returns starts stops takes makes"
)
_USED = (
    rf"(?<=[a-z,X] )(?P<modal>{_MODAL}) (?P<adverb>{_ADVERB})?(?P<form>"
    rf"{either(_NOUN_LIKE.split())})(?= (?:the|a|an|us|you|your|our|it|them|to)\b)"
)
_PATTERNS = Patterns([(_FORM, None), (_USED, None)])
# "can" and "will" as nouns, questions, and what only looks like a subject.
_NEGATED = re.compile(r"d(?:o|oes|id)(?: not|n['’]t)")
_NO_SUBJECT = re.compile(
    r"(?:\b(?:the|a|an|of|free|good|own|what|when|where|why|how|who|which|nor|neither|only|as|or|"
    r"and|but|so|whom|that they|whose|than|if|his|her|their|its)|,)\s\Z",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    bad=[
        "The new rule can ⟦prevents⟧ losses, and the report will ⟦contains⟧ all of it.",
        "All costs should ⟦included⟧ in the fee, and the team must ⟦responsible⟧ for them.",
        "We need to ⟦determined⟧ the cause, and the tests did not ⟦found⟧ it.",
        "Users can no longer ⟦deletes⟧ a file that was moved or does not ⟦exists⟧.",
    ],
    good=[
        "The new rule can prevent losses; what can happen to the will is decided in May.",
        "How can provided data help, and when will required changes come? They may as well end.",
        "The list is long, as can be seen, and their good will found an end.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield inflected verbs and bare adjectives after a modal verb."""
    for block, match, _ in _PATTERNS.find(sentences(document)):
        negated = _NEGATED.fullmatch(match.group("modal"))
        if not negated and _NO_SUBJECT.search(match.string[: match.start()]):
            continue
        form = match.group("form")
        hit = Hit(
            block.index,
            match.start("form"),
            match.end("form"),
            message=f"'{form}' cannot stand after '{match.group('modal')}': {_advice(form)}.",
            replacements=_better(form),
        )
        if not taken(document, hit):
            yield hit


def _better(form: str) -> tuple[str, ...]:
    if form in THIRDS:
        return (THIRDS[form],)
    if form in _NOUN_LIKE.split():
        return (form[:-1],)
    if form in PASTS:
        return (f"be {form}", PASTS[form])
    return (f"be {form}",)


def _advice(form: str) -> str:
    return "write " + " or ".join(f"'{better}'" for better in _better(form))
