"""A thing that can be counted stands with 'a', 'the' or another that says which one is meant.

'In repository' leaves the reader to ask which repository; in a list of duties that is a gap.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import Frames, hits

# Nouns that hardly ever stand alone: no materials, activities, places or titles.
_THINGS = """
accident administrator agency agent algorithm ancestor annotation app applicant
approach archive area arrow aspect assertion assumption attacker attribute bidder
boundary browser bug callback candidate car cell citizen clause client cluster codebase colleague
column comma committee commodity compiler component computer constraint consultant
consumer container contractor contributor cookie corporation customer daemon dashboard database
dataset declaration department descriptor desktop developer device dialog dictionary directory
document domain editor employee employer endpoint engineer environment exception factor
feature field figure folder footer framework gateway generator goal graph group guideline handler
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
"""
_STOPS = """
. ; is are was has have will can must should may that which when if because by so while where before
after until
"""
_CLASSES = {
    "THING": frozenset(_THINGS.split()),
    "KIND": frozenset(_KINDS.split()),
    "SORT": frozenset(_SORTS.split()),
    "STOP": frozenset(_STOPS.split()),
}
_FRAMES = """
!SORT | in THING -> in the {2} / in a {2} | STOP
!SORT | of THING -> of the {2} / of a {2} | STOP
!SORT | for THING -> for the {2} / for a {2} | STOP
!SORT | with THING -> with the {2} / with a {2} | STOP
!SORT | from THING -> from the {2} / from a {2} | STOP
!SORT | using THING -> using the {2} / using a {2} | STOP
!SORT | into THING -> into the {2} / into a {2} | STOP
!SORT | on THING -> on the {2} / on a {2} | STOP
!SORT | in KIND THING -> in the {2} {3} / in a {2} {3} | STOP
!SORT | of KIND THING -> of the {2} {3} / of a {2} {3} | STOP
!SORT | for KIND THING -> for the {2} {3} / for a {2} {3} | STOP
!SORT | with KIND THING -> with the {2} {3} / with a {2} {3} | STOP
!SORT | from KIND THING -> from the {2} {3} / from a {2} {3} | STOP
!SORT | using KIND THING -> using the {2} {3} / using a {2} {3} | STOP
!SORT | into KIND THING -> into the {2} {3} / into a {2} {3} | STOP
!SORT | on KIND THING -> on the {2} {3} / on a {2} {3} | STOP
is/was/as | KIND THING -> a {1} {2} | STOP/for/of/to/in
"""
_FOUND = Frames(_FRAMES, _CLASSES)


@rule(
    severity="warning",
    bad=[
        "We keep the plan ⟦in repository⟧. It is made ⟦with powerful tool⟧ that we know.",
    ],
    good=[
        "We keep the plan in the repository, as it is the kind of tool that we know.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield nouns that stand without an article."""
    yield from hits(document, _FOUND, "An article is missing: write {better}, not '{wrong}'.")
