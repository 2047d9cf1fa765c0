"""The only module that a rule imports: the document, the hit and the decorator."""

from qualitygate import numerals
from qualitygate.amounts import (
    Amount,
    Convention,
    Reading,
    convention_of,
    convention_of_document,
    find_amounts,
    of_language,
    read_cell,
    same_currency,
)
from qualitygate.dates import (
    Dated,
    DatePlace,
    age_of,
    date_orders,
    date_places,
    dates_by_block,
    find_dates,
    full_dates,
    own_date_places,
    own_dates,
    saved_on,
    weekday_name,
    weekday_number,
)
from qualitygate.document import (
    Attachment,
    Block,
    Bookmark,
    Cell,
    CellRef,
    Comment,
    Document,
    Field,
    Fill,
    Font,
    Gap,
    Link,
    Location,
    Mask,
    Match,
    Picture,
    Prompt,
    Redaction,
    Reference,
    Revision,
    Run,
    Section,
    Settings,
    Style,
    Table,
    Variant,
)
from qualitygate.finding import Hit, Severity, shortened
from qualitygate.hosts import host_of
from qualitygate.lazy import LazyPattern
from qualitygate.legal_forms import legal_form_behind, legal_form_of, legal_forms
from qualitygate.linting.rule import Example, rule
from qualitygate.linting.search import Patterns, Texts
from qualitygate.names import Found, Names, plain
from qualitygate.once import once
from qualitygate.parties import Mention, Parties
from qualitygate.register import Brief, Client, Competitor, House, Party, Register

__all__ = [
    "Amount", "Attachment", "Block", "Bookmark", "Brief", "Cell", "CellRef", "Client", "Comment",
    "Competitor", "Convention", "DatePlace", "Dated", "Document", "Example", "Field", "Fill",
    "Font", "Found", "Gap", "Hit", "House", "LazyPattern", "Link", "Location", "Mask", "Match",
    "Mention", "Names", "Parties", "Party", "Patterns", "Picture", "Prompt", "Reading", "Redaction",
    "Reference", "Register", "Revision", "Run", "Section", "Settings", "Severity", "Style", "Table",
    "Texts", "Variant", "age_of", "convention_of", "convention_of_document", "date_orders",
    "date_places", "dates_by_block", "find_amounts", "find_dates", "full_dates", "host_of",
    "legal_form_behind", "legal_form_of", "legal_forms", "numerals", "of_language", "once",
    "own_date_places", "own_dates", "plain", "read_cell", "rule", "same_currency", "saved_on",
    "shortened", "weekday_name", "weekday_number",
]  # fmt: skip
