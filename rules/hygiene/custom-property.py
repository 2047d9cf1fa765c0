"""The file should carry no properties of the house's own systems.

Document management, case and billing systems write their numbers, clients and labels into custom
properties, document variables and hidden XML, where nobody looks before sending. A PDF has only
those that its writer takes over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from qualitygate.api import Block, Document, Example, Hit, rule, shortened

from ._advice import clean

# What Word, SharePoint and reference managers write and nobody minds.
_HARMLESS = (
    "ContentTypeId", "_dlc_DocIdItemGuid", "_NewReviewCycle", "_ReviewCycleID", "MTWinEqns",
    "ZOTERO_*", "Mendeley*", "EN.*", "_MarkAsFinal", "ComplianceAssetId", "MediaServiceImageTags",
    "xd_*", "_ExtendedDescription", "TriggerFlowInfo", "PTEX.*", "Type", "APTEX*", "Trapped",
    "Order", "*Edited*By*AddIn*", "SourceModified",
)  # fmt: skip
_PDF_OWN = {
    "title", "author", "subject", "keywords", "application", "producer", "created", "modified",
    "company", "manager", "PXCViewerInfo", "AAPL:Keywords", "EPSProcessor", "GTS_PDFXVersion",
    "GTS_PDFXConformance", "ModDate", "rgid", "source",
}  # fmt: skip


@dataclass(frozen=True)
class Options:
    allow: tuple[str, ...] = ()  # names of properties, with * and ?, that files may have


@rule(
    severity="note",
    yields_to=("clients/other-client", "hygiene/internal-host", "hygiene/private-path"),
    bad=[
        "property custom:MatterNumber: ⟦4711-02⟧\nWe deliver in March.",
        "property custom:Client: ⟦Northwind⟧\nproperty custom:ContentTypeId: 0x0101",
        Example("property custom:Status: ⟦draft⟧\nproperty custom:Label: x", {"allow": ["L*"]}),
    ],
    good=[
        "property custom:ContentTypeId: 0x0101005BFB\nproperty custom:ZOTERO_PREF_1: <data/>",
        "property title: Offer\nproperty subject: Signalling",
        Example("property custom:Status: final", {"allow": ["Status"]}),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    allowed = (*_HARMLESS, *options.allow)
    found = [
        (block, name)
        for block in document.of_kind("property")
        if (name := _own_name(document, block))
        and not any(fnmatchcase(name, pattern) for pattern in allowed)
    ]
    listed = list(dict.fromkeys(f"'{shortened(name, 30)}'" for _, name in found))
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    many = "the properties" if len(listed) > 1 else "the property"
    message = (
        f"The file carries {many} {', '.join(listed[:3])}{more}: if that is not for the client,"
        f" {clean(document)}."
    )
    for block, _ in found:
        yield Hit(block.index, 0, len(block.text), message, key="properties")


def _own_name(document: Document, block: Block) -> str:
    """The name of a property that some system has added; empty for every other."""
    if block.name.startswith("custom:"):
        return block.name.removeprefix("custom:")
    if block.location.detail.startswith("document variable "):
        return block.name
    if document.settings.format == "pdf" and block.name not in _PDF_OWN:
        return block.name
    return ""
