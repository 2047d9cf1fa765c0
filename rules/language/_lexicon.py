"""More words of which the rules on grammar know what they are: verbs with their participles where
these are irregular, and nouns that are counted.
"""

# Neither the base form nor the -s form is a noun.
VERBS = """
abbreviate abolish adhere admit:admitted advertise afford annotate argue arise:arisen arrive ask
assert attract augment bisect buy:bought cancel:cancelled characterise characterize coerce
commit:committed compensate compete complain compute concatenate confuse constitute constrain
convey correspond counteract deal:dealt decode decorate deduce deem defend defer:deferred denote
deprecate descend designate detach devote diagnose differ disagree disallow disambiguate disappear
discard disconnect dismiss dispose distinguish earn eat:eaten emerge emit:emitted emulate
encapsulate enclose encode enlarge enumerate erase exert expire fulfill:fulfilled generalise
generalize hear:heard imagine incur:incurred initialise initialize inject inquire instantiate
insure interfere intersect invalidate invent iterate localise localize maximise maximize meet:met
mutate navigate negate neglect normalise normalize notice occupy oppose opt:opted
overwrite:overwritten parse prescribe proofread:proofread propagate provoke quit:quit realign
recall reclaim reconcile reconsider reconstruct recreate redefine redesign refer:referred refute
regain regulate relieve reload rename reopen repress resemble resist rethink:rethought retry
revert rotate seem seize serialise serialize sit:sat solidify speak:spoken specialise specialize
stem:stemmed strive:striven subtract suffice sum:summed suppress survive synchronise synchronize
thank transcribe traverse truncate undermine undo:undone unite unload unlock unpack upload violate
warn weaken
"""
# Either of them is a noun or an adjective as well.
NOUNS_TOO = """
access act address advocate aim anchor answer archive arm attack attempt back base block bundle
cache call catch:caught cause center centre chain change charge check claim clean click close
contact contract control:controlled copy count cover crash cut:cut delay demand design desire
detail direct double draw:drawn drive:driven drop:dropped dump end escape evidence exercise
exhaust exit experience face filter finish fire flag flatten focus fold force fork form
format:formatted forward freeze:frozen gain group guide hire hold:held honor honour impact indent
index input:input interest interview issue label lay:laid limit line link list live lock
log:logged look map:mapped mark market master match measure mix mount name need nest note number
offer order outsource own pack package pad:padded parallel pass pick picture pin:pinned place
plan:planned play plot:plotted point position post practice practise prefix present press print
process profile program:programmed progress project pull push queue quote rate record refresh
release report request reserve respect restart result return reverse risk roll round rule sample
save scale scope section see:seen sequence shift ship:shipped show:shown sign signal size
skip:skipped slow sort source split:split spot:spotted stage stand:stood start state steer
step:stepped stick:stuck stop:stopped stress stretch strip:stripped suit survey swap:swapped
switch tag:tagged tailor task test thread time touch trace track trade train transport travel try
turn type value view visit voice vote wait walk wear:worn weight welcome wish word work
wrap:wrapped
"""
# The -s form is no noun, the base form is an adjective or an adverb.
NOT_ALONE = """
commit deem dispose like live mean own present quit recall reconcile serve slow stem sum upload
"""
NOUNS = """
abbreviation accident actor adapter addition adjustment administrator afternoon agent aggregation
allocation alternative ambiguity ancestor animation annotation announcement appliance appointment
approval approximation architect architecture area arrangement arrow artefact artifact assembly
assertion assessment asset assignment assistant association attachment attacker attendee attitude
auditor authority backup barrier battery belief bitmap boundary building byte calculation callback
camera car career carrier cell centre certificate chairperson character checklist checkpoint
checksum child circumstance citation city classification cleanup cluster codebase coefficient
collaboration collaborator collection college column combination comma commitment commodity
communication community comparison competency competitor compiler complaint computation conclusion
conference connection connector consideration constructor consultation consumer contact context
contradiction controller convention conversation conversion converter cookie coordinator
corporation correction council counterpart credential crime cursor daemon dashboard deadline
debugger decade declaration decorator deficiency definition degree deletion demonstration
descriptor designer desktop deviation diagnosis dialect dialog dictionary difficulty digit
direction directive directory disadvantage discrepancy discussion disease distinction distribution
division donation door drawback driver duration duty editor effort election employer endpoint
enemy engine enhancement enquiry enterprise entity entry enumeration envelope equation estimate
evaluator event exam excerpt exclusion executive expansion expectation expense explanation
expression extension facilitator facility fact factory family fee filename firewall firm flaw font
footer formula forum foundation founder framework friend gap gateway generation generator
government guest handbook handler header headline hierarchy hint histogram holiday hospital hour
household hyperlink icon identifier identity illustration implementation implication impression
inaccuracy inconsistency increment indication indicator individual ingredient inhabitant
initiative innovation inquiry insertion insight inspection installation instalment instructor
instrument integer integration intention interaction interpretation intersection interval
introduction invention inventory investigation investigator investment investor invitation
iteration journal judgment kernel keyboard keyword kit laboratory laptop lawyer layout leader
lecture lesson letter liability licensor lifecycle lifetime listener loader logo lookup loss
magnitude mailbox maintainer manual manufacturer margin marker meeting mentor menu merchant
metaphor microservice minority minute mistake mitigation modification moment movement namespace
narrative nation neighbour neighbourhood newspaper notebook notion novel nuance nurse objection
obstacle occasion occurrence office officer operand operation opinion organiser organizer origin
outage overview packet pane paper partnership path payload peer penalty percentage performer
permutation perspective phrase pillar pipeline pitfall pixel placeholder pointer portal portfolio
possibility preference prerequisite presentation presenter printer probability processor producer
professional professor programmer proxy publication publisher pupil quantity reaction recipe
recipient rectangle reduction refinement registration regulator reminder replacement
replica representation republic requester researcher reservation resident resolution response
restriction revision rollback route router routine salary scanner scheduler schema
scientist screenshot script selection semicolon sender series shortcoming shortcut
simulation singer snapshot snippet society socket speaker specification spreadsheet standpoint
statistic story street strength string subclass subdirectory submission subroutine subscriber
subscription subset substance substitution subsystem suggestion summary supervisor symbol symptom
synonym tab tariff taxpayer teacher tenant tendency tester theorem thesis threshold timeline timer
token town tradition trainee trainer trait transformation translation translator triangle
variation variety vector vehicle venue verb victim video viewer village violation virus vision
voter voucher warehouse webinar week weekend widget window winner workaround workflow workplace
workspace workstation wrapper writer
"""
