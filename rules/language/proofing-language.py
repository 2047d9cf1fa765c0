"""The text must be marked as the language that it is in.

Whoever opens the file sees every word underlined that Word takes for bad German, or the British
spelling that it takes for bad American: the client's own screen says that we did not look. A
screen reader pronounces the words as the language that they are marked as.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

_OFFER = (
    " days from the date of signature. Our engineers will visit the plant in May and check all the "
    "pumps that we have put in since last year. We will then write a report with all that you need."
)
_ENGLISH = f"This offer is valid for sixty{_OFFER}"
_GERMAN = (
    " dem Datum der Unterschrift. Unsere Ingenieure besuchen das Werk im Mai und prüfen dort alle "
    "Pumpen, die wir im letzten Jahr eingebaut haben."
)


@rule(
    severity="warning",
    bad=[
        f"lang: de-DE\n{_ENGLISH}\n⟦⟧ document",
        f"lang: en-GB\n{_ENGLISH}\n{_ENGLISH}\n{{@de-DE ⟦It is valid for about sixty⟧{_OFFER}@}}",
        f"lang: en-GB\n{_ENGLISH}\n⟦Das Angebot gilt sechzig Tage ab⟧{_GERMAN}",
        "lang: en-US\nThe ⟦colour⟧ of the theatre, the behaviour of our neighbours at the centre.",
        f"lang: en-GB\n{_ENGLISH}\n{_ENGLISH}\n{{@en-US ⟦It is valid for about sixty⟧{_OFFER}@}}",
    ],
    good=[
        f"lang: en-GB\n{_ENGLISH} The colour of the theatre is the favourite of our neighbours.",
        f"lang: en-GB\n{_ENGLISH}\n{{@de-DE Das Angebot gilt sechzig Tage ab{_GERMAN}@}}",
        f"lang: en-GB\n{_ENGLISH} {{@tr-TR Hasan Emre Kaya@}} and {{@de-DE the firm@}} agree.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield a warning on the document where most of it is marked wrongly, else a note."""
    for match in document.matches:
        if match.kind != "proofing-language":
            continue
        if match.rule == "proofing-language:most":
            words = document.blocks[match.block].text[match.start : match.end]
            yield Hit(message=match.message, quote=words)
        else:
            yield Hit(match.block, match.start, match.end, match.message, severity="note")
