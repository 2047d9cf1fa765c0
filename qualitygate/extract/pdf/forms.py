"""Form XObjects that draw themselves, or forms in forms by the million: no reader comes to an end.

PDFium would draw them until the worker is stopped, so such pages are found before it sees them.
"""

import math
import re
from typing import Any

from qualitygate.extract.pdf.objects import resolved

_DO = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_MOST_DEPTH = 40
_MOST_FORMS = 100_000  # drawn on one page
_FEW_BYTES = 1_000_000  # of a content stream that is searched


class Forms:
    """Counts what the forms of a document draw; each form is looked at once."""

    def __init__(self) -> None:
        self.counts: dict[int, float] = {}

    def endless(self, page: Any) -> bool:
        """Whether drawing a page would take for ever, or as good as."""
        resources = resolved(page.get("/Resources"))
        inner = _inner_forms(resources)
        if not inner:
            return False
        counts = {name: self._count(form, resources, 1) for name, form in inner.items()}
        if sum(counts.values()) <= _MOST_FORMS:
            return False
        drawn = _drawn(page.get_contents())
        return sum(times * counts.get(name, 0.0) for name, times in drawn.items()) > _MOST_FORMS

    def _count(self, reference: Any, around: Any, depth: int) -> float:
        """How many forms are drawn by drawing one; without end: infinitely many."""
        number = getattr(reference, "idnum", None)
        if number in self.counts:
            return self.counts[number]
        if depth > _MOST_DEPTH:
            return math.inf
        if number is not None:
            self.counts[number] = math.inf  # should it come back to itself
        form = resolved(reference)
        resources = resolved(form.get("/Resources")) or around
        inner = _inner_forms(resources)
        total = 1.0
        if inner:
            for name, times in _drawn(form).items():
                if name in inner:
                    total += times * self._count(inner[name], resources, depth + 1)
        if number is not None:
            self.counts[number] = total
        return total


def _inner_forms(resources: Any) -> dict[str, Any]:
    """The form XObjects among resources, by name, as references."""
    objects: Any = resolved(resources.get("/XObject")) if isinstance(resources, dict) else None
    if not hasattr(objects, "raw_get"):
        return {}
    found = {}
    for name in objects:
        reference = objects.raw_get(name)
        item = resolved(reference)
        if isinstance(item, dict) and str(item.get("/Subtype", "")) == "/Form":
            found[str(name)] = reference
    return found


def _drawn(form: Any) -> dict[str, int]:
    """How often a form's content draws each XObject."""
    content = form.get_data()[:_FEW_BYTES] if hasattr(form, "get_data") else b""
    times: dict[str, int] = {}
    for match in _DO.finditer(content):
        name = "/" + match.group(1).decode("latin-1")
        times[name] = times.get(name, 0) + 1
    return times
