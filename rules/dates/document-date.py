"""The header and the footer must carry the date that the front page does.

Two dates on one document, and nobody can say which version was agreed. Read are dates that stand
there alone or behind a label; the date of a form or of a revision is not the document's, and
neither is that of a print, which has its hour behind it.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, own_date_places, rule

from ._wording import said

_AROUND = ("header", "footer")
_HOUR = re.compile(r"[ ,T]+\d{1,2}:\d\d")


@rule(
    severity="warning",
    bad=[
        "title: Offer\n12 May 2026\nfooter: Harbour & Finch · ⟦10 May 2026⟧\nWe propose this.",
        "# Report\nDate: 12 May 2026\nheader: ⟦12 May 2025⟧\nWe found this.",
    ],
    good=[
        "title: Offer\n12 May 2026\nfooter: Harbour & Finch · 12 May 2026\nWe propose this.",
        "title: Offer\n12 May 2026\nfooter: Form 7, revised 10 May 2019\nWe propose this.",
        "title: Offer\n12 May 2026\nfooter: May 2026\nWe propose this, valid until 1 July 2026.",
        "title: Offer\n12 May 2026\nfooter: 2026-05-14 15:34. Page 1\nWe propose this.",
        "title: Paper\nWoodstock, June 3–5, 2026\nfooter: 10 May 2026\nWe propose this.",
        "title: Minutes\n12 May 2026\n19 May 2026\nfooter: 10 May 2026\nWe met twice.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    own = [
        place for place in own_date_places(document) if place[1].sure and place[1].date is not None
    ]
    around = [(block, dated) for block, dated in own if block.kind in _AROUND]
    days = {dated.date for block, dated in own if block.kind not in _AROUND}
    if len(days) != 1:
        return
    (day,) = days
    for block, dated in around:
        if day is not None and dated.date != day and not _HOUR.match(block.text, dated.end):
            yield Hit(
                block.index,
                dated.start,
                dated.end,
                f"The {block.kind} carries another date than the front page, {said(day)}: make "
                "them one.",
                key=block.text[dated.start : dated.end],
            )
