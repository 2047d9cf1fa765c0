"""Account and card numbers, and what else is personal, must not be in the document by accident.

Test data, a pasted order, a hidden column: a number with the right check digits is somebody's. The
house's own account belongs into `allow`; one account that is shown is a note, for it will be that.
Numbers that are published for tests are known. National numbers differ: give their patterns.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Example, Hit, Severity, rule

# Countries by the length of their numbers, ISO 13616 register.
_COUNTRIES = {
    15: "NO",
    16: "BE",
    18: "DK FI FO GL NL",
    19: "MK SI",
    20: "AT BA EE KZ LT LU XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HU LB PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU",
    31: "MT SC",
    32: "LC",
}
_LENGTHS = {country: n for n, listed in _COUNTRIES.items() for country in listed.split()}
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])"
)
_CARD = re.compile(r"(?<![\w.,/+-])\d{4}(?:[ \u00a0-]?\d){8,15}(?![\w/-]|[.,]\d)")
# First digits and lengths that issuers have: Visa, Mastercard, American Express, Diners, Discover,
# JCB, Maestro.
_ISSUED = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:6011|64[4-9]\d|65\d{2})\d{12}|35(?:2[89]|[3-8]\d)\d{12}"
)
_CLUE = re.compile(r"\d{4}")
_SAID = re.compile(r"(?i)\b(?:card|visa|mastercard|amex|american express|karte|carte|tarjeta)")
_GROUPED = re.compile(r"\d{4}([ \u00a0-])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ \u00a0-])\d{6}\2\d{4,5}|\d+")
# Published by card issuers, payment services and the IBAN register for tests and examples.
_TESTS = (
    "4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 "
    "5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 "
    "371449635398431 378734493671000 30569309025904 38520000023237 3056930009020004 "
    "6011111111111117 6011000990139424 6011981111111113 3530111333300000 3566002020360505 "
    "4000000000000002 4000002500003155 4000000000003220 5454545454545454 4444333322221111 "
    "4917610000000000 4462030000000000 5019717010103742 GB82WEST12345698765432 "
    "GB29NWBK60161331926819 GB33BUKB20201555555555 DE89370400440532013000 "
    "FR1420041010050500013M02606 FR7630006000011234567890189 ES9121000418450200051332 "
    "NL91ABNA0417164300 CH9300762011623852957 BE68539007547034 AT611904300234573201 "
    "IT60X0542811101000000123456 PL61109010140000071219812874 IE29AIBK93115212345678 "
    "DE75512108001245126199 GB94BARC10201530093459 NL02ABNA0123456789 "
)


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # numbers that documents may have: the house's own accounts
    patterns: tuple[str, ...] = ()  # regular expressions of further numbers: national ones

    def __post_init__(self) -> None:
        for pattern in self.patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"the pattern '{pattern}' does not compile: {error}.") from None


@rule(
    severity="error",
    bad=[
        "Please charge ⟦4929 1234 5678 9015⟧ in March.",
        "| Name | Account |\n| Ann | ⟦DE02 1203 0000 0000 2020 51⟧ |",
        "hidden: Her account is ⟦GB26MIDL40051512345674⟧.",
        Example(
            "Her number is ⟦AB 12 34 56 C⟧.", {"patterns": [r"\b[A-Z]{2}(?: \d\d){3} [A-D]\b"]}
        ),
    ],
    good=[
        "Our test card is 4111 1111 1111 1111, and the order is 4929 1234 5678 9018.",
        Example("Pay to DE02 1203 0000 0000 2020 51.", {"allow": ["DE02120300000000202051"]}),
        "Serial 4929123456789015-A; ISBN 9780306406157, EAN 4006381333931; +49 2912 345678 9015.",
        "GB82 WEST 1234 5698 7654 32 is the example of the standard, DE02 1203 0000 0000 2020 52 is"
        " nobody's.",
        "code: 4929123456789015",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    allowed = {_bare(number) for number in options.allow}
    patterns = [re.compile(pattern) for pattern in options.patterns]
    accounts: list[tuple[Block, re.Match[str]]] = []
    for block in document.blocks:
        text = block.text
        if len(text) < 8 or block.nature == "code" or block.kind in ("link", "bookmark"):
            continue
        if _CLUE.search(text):
            accounts += ((block, match) for match in _known(block, _IBAN, allowed, _is_iban))
            for match in _known(block, _CARD, allowed, _is_card):
                plain = match.group().isdigit() and not _SAID.search(text)
                yield _hit(block, match, "the number of a card", "warning" if plain else None)
        for pattern in patterns:
            for match in pattern.finditer(text):
                if match.group() and _bare(match.group()) not in allowed:
                    yield _hit(block, match, "a personal number", None)
    # One account that everybody sees is the one to be paid to: the house's.
    own = len({_bare(match.group()) for _, match in accounts}) == 1
    for block, match in accounts:
        severity: Severity = "note" if own and block.shown else "warning"
        yield _hit(block, match, "the number of an account", severity)


def _known(
    block: Block, pattern: re.Pattern[str], allowed: set[str], sound: Callable[[str], bool]
) -> Iterator[re.Match[str]]:
    """The numbers that are nobody's example and have sound check digits."""
    for match in pattern.finditer(block.text):
        number = _bare(match.group())
        known = f" {number} " in f" {_TESTS} " or number in allowed
        mono = any(run.mono for run in block.runs_in(*match.span()))
        if not known and not mono and sound(match.group()):
            yield match


def _bare(number: str) -> str:
    return "".join(filter(str.isalnum, number)).upper()


def _is_iban(text: str) -> bool:
    """Whether the check digits are right: ISO 13616, modulo 97."""
    number = _bare(text)
    if _LENGTHS.get(number[:2]) != len(number):
        return False
    return int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """Whether an issuer has such numbers, so grouped, and the last digit is right (Luhn)."""
    number = _bare(text)
    if not _ISSUED.fullmatch(number) or not _GROUPED.fullmatch(text) or len(set(number)) < 4:
        return False
    total = 0
    for place, digit in enumerate(map(int, reversed(number))):
        total += sum(divmod(2 * digit, 10)) if place % 2 else digit
    return total % 10 == 0


def _hit(block: Block, match: re.Match[str], what: str, severity: Severity | None) -> Hit:
    message = f"This is {what}: take it out, or allow it in the configuration if it is yours."
    return Hit(block.index, *match.span(), message, key=_bare(match.group()), severity=severity)
