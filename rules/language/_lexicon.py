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
abbreviation abstraction accident achievement acknowledgement acquisition acronym actor adaptation
adapter addition adjustment administrator advertisement afternoon agenda agent aggregation
alliance allocation allocator alternative ambiguity ancestor animation annotation announcement
appliance appointment approval approximation architect architecture area arrangement arrow
artefact artifact assembly assertion assessment asset assignment assistant association attachment
attacker attendee attitude auditor authority backup barrier battery belief bitmap bookmark
boundary builder building buyer byte calculation callback camera cancellation car career carrier
caveat cell centre century ceremony certificate chairperson character checklist checkpoint
checksum child circumstance citation city classification cleanup cluster codebase coefficient
collaboration collaborator collection college collision colon column combination comma commander
commitment commodity communication community comparison compartment competency competitor compiler
complaint computation conclusion conference connection connector consideration constructor
consultation consumer contact context contradiction controller convention conversation conversion
converter cookie coordinator corporation correction council counterpart credential crime currency
cursor cylinder daemon dashboard daughter deadline debugger decade declaration decoder decorator
deficiency definition degree deletion demonstration descriptor designer desktop deviation
diagnosis dialect dialog dictionary difficulty digit direction directive directory disadvantage
disagreement disaster discrepancy discussion disease displacement distinction distribution
disturbance division dollar donation door downside drawback driver duration duty economist edition
editor effort election ellipse emergency employer emulator enclosure endpoint enemy engine
enhancement enquiry enterprise entity entry enumeration envelope equation estimate evaluation
evaluator event exam examination excerpt exclusion executive expansion expectation expense
explanation exponent expression extension fabric facilitator facility fact factory fallacy family
federation fee filename firewall firm fixture flaw font footer footprint formula forum foundation
founder framework frequency friend furnace gap gateway generation generator government gradient
guest hall handbook handler header headline heir hierarchy hint histogram holiday hospital hotel
hotspot hour household hyperlink icon identifier identity illustration implementation implication
impression inaccuracy incentive incompatibility inconsistency increment indication indicator
individual inequality ingredient inhabitant initiative injection innovation inquiry insertion
insight inspection inspiration installation instalment instructor instrument integer integration
intention interaction interpretation interruption intersection interval introduction invention
inventory investigation investigator investment investor invitation invocation island issuer
iteration journal judgment jury kernel keyboard keyword kit knee laboratory lake lambda landlord
laptop lawyer layout leader lecture legislature lens lesson letter liability licensor lifecycle
lifetime listener loader locale logger logo lookup lorry loss magazine magnitude mailbox
maintainer manual manufacturer margin marker meal measurement meeting memo mentor menu merchant
metaphor microscope microservice minority minute missile mission mistake mitigation modification
modifier molecule moment mountain movement movie namespace narrative nation necessity negotiation
neighbour neighbourhood newspaper norm notebook notion novel nuance nurse objection observation
obstacle occasion occupation occurrence ocean office officer omission operand operation opinion
optimization organ organiser organism organizer origin outage oversight overview packet painter
palette pamphlet pane paper partnership passage path payload peer penalty percentage percentile
performer permutation personality perspective philosopher photo phrase physician pillar pipeline
pitfall pixel placeholder planet poem pointer politician polygon portal portfolio possession
possibility predecessor prediction preference preparation prerequisite presentation presenter
president printer prisoner probability processor producer professional professor programmer
projection proprietor protein province proxy publication publisher punishment pupil qualification
qualifier quantity quotation reaction reactor recipe recipient rectangle reduction refinement
registration regulator relation reminder replacement replica reporter representation republic
requester researcher reservation resident resolution response restaurant restriction revision
river road roadmap rollback route router routine ruler salary salutation scanner scheduler schema
scientist screenshot script seizure selection seller semicolon sender separator series servant
shard shortcoming shortcut sibling simplification simulation singer singleton slider slogan
snapshot snippet society socket song speaker specification spreadsheet standpoint stanza statistic
story street strength string subclass subdirectory subdivision subgroup submission submitter
subroutine subscriber subscription subsection subset substance substitution substring subsystem
successor suggestion summary superclass supervisor supporter syllable symbol symptom synonym tab
tablet tariff taxpayer teacher temperature tenant tendency terminator territory tester theorem
thesis thinker threshold thumbnail timeline timer token town tract tradition trainee trainer trait
transformation translation translator treaty triangle triplet tumor typo valve variation variety
vector vegetable vehicle venue verb vessel victim video viewer viewpoint vignette village
violation virtue virus vision voltage voter voucher vowel warehouse warranty watermark weapon
webinar webpage week weekend widget window winner withdrawal workaround workflow workplace
workspace workstation wrapper writer yard
"""
# Adjectives that are no nouns.
ADJECTIVES = """
abnormal abrupt abundant accountable adequate adjacent adjustable administrative advantageous
advisable aggressive agricultural allowable alphabetic alphabetical alphanumeric ambiguous
analogous ancillary angular apparent applicable artificial associative asynchronous atomic
attractive authoritative autonomous awkward behavioral behavioural bidirectional biological
boolean brilliant bureaucratic callable canonical civil clever coarse cognitive coherent
comfortable comparable competitive compliant compulsory conceptual concise concurrent conditional
confidential conscious considerable contextual contiguous continuous controversial conventional
corporate costly creative cryptographic cultural cumulative curious customary cyclic decisive
decorative defective deliberate delicate democratic dense descriptive desirable destructive
deterministic disastrous discrete distant distinct distinctive diverse divisible dual durable
ecological economic educational electrical electronic elegant elementary empirical empty endless
enormous entire environmental erroneous ethical eventual evident exceptional excessive exclusive
executable exhaustive exotic experimental explicit extensible extensive factual faulty favorable
favourable feasible fictional financial finite foreign fractional fragile functional fuzzy
generous genuine geographic geographical global governmental grammatical guilty harmless harsh
hexadecimal hierarchical historic historical homogeneous honest ideological illegal illogical
immediate immense immutable implicit impractical improper inaccessible inaccurate inactive
inadequate inappropriate inclusive incompatible incomplete inconvenient incremental indefinite
indirect indispensable industrial ineffective inefficient inevitable influential informal
informative inherent inner insecure insensitive institutional insufficient intact integral
intelligent intense intentional interactive interchangeable intermediate intricate intrinsic
introductory intuitive invalid invisible judicial larger lazy legislative lengthy lexical linear
linguistic literary logical loose lossy lucky magnetic malformed malicious manageable marginal
massive mathematical maximal meaningless mechanical medical minimal miscellaneous modest modular
molecular monetary monotonic multidimensional mutable mutual naive neural noisy nonexistent
nonstandard notable noticeable nuclear numeric numerical numerous obsolete odd ongoing opaque
operational optimal organisational organizational outdated outstanding painful parallel peculiar
periodic permissible persistent philosophical physical plausible pointless polite political
portable predictable preferable preliminary premature prestigious prevalent principal printable
problematic procedural productive profitable prominent prospective protective provisional
psychological pure random readable realistic rectangular recursive redundant regional relational
remarkable renewable repetitive reproducible resilient resistant respective responsive restrictive
reusable rigid rigorous risky rural scientific seamless selective semantic sensible sequential
sexual simplistic simultaneous skilled smaller smooth social solar sophisticated spatial
spontaneous spurious statistical statutory sticky straightforward strategic structural subjective
subsequent substantial subtle superficial supplementary sustainable symbolic symmetric synchronous
syntactic systematic tangible technical technological tedious terrible textual theoretical
thorough tiny tough toxic traditional transparent tricky trivial ultimate unacceptable unambiguous
unauthorised unauthorized uncertain undefined undesirable undocumented unexpected unfamiliar
unimportant unintended universal unpredictable unreadable unrelated unreliable unsafe unsigned
unspecified unstable unsuccessful unsuitable unusable unwanted upcoming urban usable vague vast
versatile viable virtual visual widespread worldwide worthwhile
"""
