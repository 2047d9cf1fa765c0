"""A link must not lead to a file that lies beside the document on our disk.

The document travels alone: at the client's the click ends in "cannot open the specified file".
Where the files are sent together, and keep their names, the link holds. Whole paths (`file:`, a
drive, a share) are the business of hygiene/private-path.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._addresses import linked

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//|\\\\|#|www\.|[a-z]:[\\/]", re.IGNORECASE)
_FILE = re.compile(
    r"(?:\.{1,2}[\\/])+\S|[^?#]*\.(?:docx?|docm|xlsx?|xlsm|pptx?|pdf|csv|txt|rtf|odt|ods|odp|zip|html?|"
    r"msg|vsdx|mpp|png|jpe?g|tiff?)(?:[?#].*)?\Z",
    re.IGNORECASE,
)


@rule(
    severity="warning",
    bad=[
        "The rates are in [⟦Annex B⟧](../pricing/rates-2026.xlsx).",
        "See [⟦our terms⟧](terms.pdf) and [⟦the plan⟧](plan.docx#phase2).",
    ],
    good=[
        "See [our terms](https://harbourfinch.example/terms.pdf) and [the plan](#plan.docx).",
        "See [the site](www.harbourfinch.example), [us](mailto:ann@harbourfinch.example).",
        "The rates are in rates-2026.xlsx, which we sent on 3 May.",
        "See [the law](consultantplus://offline/main.pdf) and [the app](myapp:open.pdf).",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for address in linked(document):
        target = address.url.strip()
        if _SCHEME.match(target) or "@" in target or not _FILE.match(target):
            continue
        name = re.split(r"[\\/]", target)[-1]
        yield address.hit(
            f"The link leads to '{name}', a file beside the document: name where the client finds "
            "it, or send it along.",
            key=target,
        )
