"""After 'let' and after a modal verb, no 'to' stands before the verb; after 'allow', somebody must.

'Allows to export' leaves out who may export: in a specification that is a gap, not only a slip.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, Patterns, rule

from ._english import BASES, either, sentences, taken

_VERBS = either(
    BASES
    | frozenset(
        [
            "be",
            "use",
            "do",
            "have",
            "find",
            "help",
            "run",
            "access",
            "view",
            "share",
            "read",
            "change",
            "work",
            "go",
        ]
    )
)
_PEOPLE = (
    r"(?:(?:the|your|our|their|other|all) )?(?:users?|people|"
    r"developers?|customers?|teams?|clients?|"
    r"members|staff|readers?|players?|visitors?|citizens|you|us|them|everyone|anyone|others|"
    r"employees|administrators|system|application|customer)"
)
_SLIPS = (
    (rf"(?P<a>\b[Ll]et(?:s|ting)? {_PEOPLE}) to (?P<b>{_VERBS})(?![\w’'-])", "{a} {b}"),
    (
        rf"(?<=[a-z] )(?P<a>can|could|should|must|may|might|cannot) to "
        rf"(?P<b>{_VERBS})(?![\w’'-])",
        "{a} {b}",
    ),
    (
        rf"(?P<a>\b(?:allow|enable)s?) to (?P<b>{_VERBS})(?![\w’'-])",
        "{a} you to {b}",
    ),
)
_PATTERNS = Patterns(_SLIPS)
# "all that we can to help", "a must to have": complete as they are.
_COMPLETE = re.compile(
    r"\b(?:all|everything|what|whatever|anything|as|best|much|a|the|hard|things?|steps?|those|most|"
    r"is|was|are)\b[^.;]{0,25}\Z",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    bad=[
        "The tool ⟦lets users to compare⟧ rows, and we ⟦must to do⟧ more.",
        "The system ⟦allows to create⟧ copies of every page.",
    ],
    good=[
        "The tool lets users compare rows; we do all that we can to improve it.",
        "The system allows you to create copies, and those who let it have to do so.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield verbs with a 'to' that does not belong there, or that lacks its object."""
    for block, match, template in _PATTERNS.find(sentences(document)):
        modal = match.group("a").islower() and " " not in match.group("a")
        allow = "you" in template
        if modal and not allow and _COMPLETE.search(match.string[: match.start()]):
            continue
        better = template.format(a=match.group("a"), b=match.group("b"))
        hit = Hit(
            block.index,
            match.start(),
            match.end(),
            message=f"Write '{better}', not '{match.group()}'.",
            replacements=(better,),
        )
        if not taken(document, hit):
            yield hit
