"""Where the words of an example lead: links, references, fields, controls, and what they name."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qualitygate.document import Bookmark, Field, Link, Prompt, Reference

_ANSWERS = frozenset(["reached", "gone", "refused", "certificate", "silent", "private"])


@dataclass
class Targets:
    """Collects what ``[text](target)`` and the lines ``link:`` and ``bookmark:`` say."""

    bookmarks: list[Bookmark] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _references: list[Reference] = field(default_factory=list)

    def lead(self, text: str, target: str, block: int, start: int, end: int) -> bool:
        """Take a target for ``blocks[block].text[start:end]``; whether it is that of a link."""
        kind, _, name = target.partition(":")
        if kind == "field":
            self.fields.append(Field(name.split("_")[0], name, block, start, end, block))
        elif kind == "prompt":
            self.prompts.append(Prompt(block, start, end, name))
        elif kind == "ref":
            self._references.append(Reference("REF", name, text, False, block, start, end))
        else:
            self._links.append(Link(target, target.startswith("#"), text, block, start, end))
            return True
        return False

    def lead_from_nowhere(self, target: str) -> None:
        """Take a link that stands in no text."""
        self._links.append(Link(target, internal=target.startswith("#")))

    def references(self) -> Iterator[Reference]:
        """Each with whether there is a bookmark line for it."""
        known = {bookmark.name for bookmark in self.bookmarks}
        return (replace(one, found=one.target in known) for one in self._references)

    def links(self) -> Iterator[Link]:
        """Each with whether there is a bookmark line for it, or with what came of asking."""
        known = {bookmark.name for bookmark in self.bookmarks}
        for link in self._links:
            answer, _, url = link.target.partition(":")
            if answer in _ANSWERS:
                yield replace(link, target=url, answer=answer)
            else:
                named = link.target.lstrip("#") in known
                yield replace(link, found=not link.internal or named)
