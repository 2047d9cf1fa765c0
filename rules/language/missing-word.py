"""No small word may be missing: 'to' after 'able', 'of' after 'a number', the verb after 'there'.

The eye fills the gap in when a writer reads his own text again, and only then.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Patterns, rule

from ._english import BASES, PLURALS, either, like, sentences, taken

_START = r"(?:(?<=[.!?;:] )|\A)"
# pattern with the groups that `better` names -> what to write in place of the whole match
_SLIPS = (
    (
        rf"(?:{_START}|(?<=\bthat ))(?P<a>[Ii]t) (?P<b>important|essential|possible|"
        rf"recommended|"
        r"necessary|worth|clear|likely|useful|easy|hard|difficult|best|better|expected|assumed|"
        r"required|critical|vital)(?= (?:to|that|noting)\b)",
        "{a} is {b}",
    ),
    (
        r"(?P<a>\b[Tt]he (?:total|maximum|minimum|average|same|large|small|growing) number) "
        rf"(?P<b>{either(PLURALS)})(?![\w’'-])",
        "{a} of {b}",
    ),
    (
        rf"(?P<a>\b(?:be|is|are|was|were|been|being|not|am|[’']re|[’']m|you) able) "
        rf"(?P<b>{either(BASES | {'use', 'find', 'help', 'support', 'run', 'access', 'fix'})})"
        r"(?![\w’'-])",
        "{a} to {b}",
    ),
    (
        r"(?P<a>\b(?:[Yy]ou|[Ww]e|[Tt]hey|[Uu]sers|[Yy]ou[’']ll|[Ww]e[’']ll|will|would|may|"
        r"might|do not|don[’']t) (?:also |only |still )?(?:need|want|wish)) "
        rf"(?P<b>{either(BASES | {'use', 'sign', 'be', 'log', 'run', 'find'})})"
        r"(?= (?:the|a|an|your|our|their|it|them|into|in|up|this|that|these|any|all|sure)\b)",
        "{a} to {b}",
    ),
    (
        rf"(?P<a>\b[Aa] (?:(?:large|small|wide|growing|great|huge|broad|limited|certain|"
        rf"good) )?"
        rf"(?:number|variety|majority|handful|multitude|couple|lot))"
        rf" (?P<b>(?:different |other |various )?{either(PLURALS)})(?![\w’'-])"
        r"(?! (?:at|by|up)\b)",
        "{a} of {b}",
    ),
    (
        r"(?P<a>\b(?:[Hh]undreds|[Tt]housands|[Dd]ozens|[Mm]illions)) "
        rf"(?P<b>{either(PLURALS)})(?![\w’'-])",
        "{a} of {b}",
    ),
    (
        rf"{_START}(?P<a>There(?: currently| also| still| often| usually)?) (?P<b>no|"
        rf"several|many|"
        r"two|three|numerous|various|a number of|a few)(?= [a-z]+)(?! (?:one|doubt|more|"
        r"longer)\b)",
        "{a} are {b}",
    ),
    (
        r"(?:(?<=[.!?;,] )|\A|(?<=\band )|(?<=\bbut )|(?<=\bas )|(?<=\bthat ))(?P<a>[Ww]e|"
        r"I|[Tt]hey|[Yy]ou)"
        r" (?P<b>seen|been|done|gone|taken|given|shown|written|chosen|known|begun|grown)"
        r"(?= (?:the|a|an|to|in|our|this|that|it|on|many|some|how|all|for|from|with|by|and)\b)",
        "{a} have {b}",
    ),
    (
        r"(?P<a>\b(?:we|you|they|it|this|which|that|and|to|will|can|may) "
        r"(?:allows?|enables?|permits?|forces?|requires?|asks?|wants?|invites?|advises?|"
        r"encourages?) (?:the |all |our |your |their )?(?:users|people|developers|"
        r"customers|teams|"
        r"clients|members|staff|readers|players|visitors|citizens|you|us|them|everyone|"
        r"anyone)) "
        r"(?P<b>(?!to\b)(?:use|make|get|see|create|build|find|access|manage|choose|run|view|share|"
        r"add|keep|understand|change|do|take|know|work|learn|develop|identify|improve|reduce|"
        r"configure|define|track|write|read|send|provide|be|become|have|install|select))"
        r"(?= (?:the|a|an|their|our|your|its|it|this|that|these|more|new|any|all|how|what|"
        r"with)\b)",
        "{a} to {b}",
    ),
)
_PATTERNS = Patterns(_SLIPS)
_INVERTED = re.compile(
    r"\b(?:has|have|had|haven['’]t|hadn['’]t|having)\b[^.;]{0,12}\Z", re.IGNORECASE
)


@rule(
    severity="warning",
    bad=[
        "You will ⟦be able analyse⟧ it, and ⟦we need create⟧ a copy.",
        "⟦A number users⟧ left. ⟦There no⟧ plans for more.",
        "It was late, and ⟦we seen⟧ the same; later ⟦it allows users create⟧ a copy.",
    ],
    good=[
        "You will be able to read it; we need only create a copy, and you need help.",
        "A number of users left. There are no plans; have we seen the same? A list items view "
        "is new.",
        "It helps users create a copy, and it was an able group.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield places where a small word is missing."""
    for block, match, template in _PATTERNS.find(sentences(document)):
        if "have" in template and _INVERTED.search(match.string[: match.start()]):
            continue
        hit = _hit(block, match, template)
        if not taken(document, hit):
            yield hit


def _hit(block: Block, match: re.Match[str], template: str) -> Hit:
    better = template.format(a=match.group("a"), b=match.group("b"))
    return Hit(
        block.index,
        match.start(),
        match.end(),
        message=f"A word is missing in '{match.group()}': write '{better}'.",
        replacements=(like(better, match.group()),),
    )
