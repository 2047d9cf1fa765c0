"""Rules described for people and machines: the list of all, and one rule's page."""

import datetime
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from qualitygate.config.toml import written
from qualitygate.linting.options import described
from qualitygate.linting.rule import Example, Rule

_WIDTH = 80


def table(rules: Iterable[Rule]) -> Iterator[str]:
    """Lines of at most 80 columns: id, severity (or why it does not run), norm."""
    rules = list(rules)
    column = min(max((len(rule.id) for rule in rules), default=0), 34) + 2
    for rule in rules:
        state = "off" if not rule.enabled else "not run" if rule.unsupported else rule.severity
        head = f"{rule.id:{column}}"
        if len(head) > column:
            yield head.rstrip()
            head = " " * column
        head += f"{state:9}"
        indent = " " * (column + 9)
        norm = f"({rule.unsupported.rstrip('.')}) " if rule.unsupported else ""
        yield from textwrap.wrap(
            norm + rule.summary,
            _WIDTH,
            initial_indent=head,
            subsequent_indent=indent,
            break_on_hyphens=False,
        ) or [head.rstrip()]


def markdown(rules: Iterable[Rule]) -> Iterator[str]:
    """Lines of Markdown: a table of each pack's rules with severity and norm."""
    for number, (pack, own) in enumerate(groupby(rules, key=lambda rule: rule.pack)):
        if number:
            yield ""
        yield f"| {pack} | | |"
        yield "| --- | --- | --- |"
        for rule in own:
            name = rule.id.partition("/")[2]
            state = "off" if not rule.enabled else rule.severity
            norm = rule.summary.replace("|", "\\|")
            yield f"| `{name}` | {state} | {norm} |"


def record(rule: Rule) -> dict[str, Any]:
    """A rule as JSON gives it."""
    return {
        "id": rule.id,
        "pack": rule.pack,
        "severity": rule.severity,
        "enabled": rule.enabled,
        "summary": rule.summary,
        "why": rule.why,
        "link": rule.link,
        "unsupported": rule.unsupported or None,
        "options": [
            {
                "name": option.name,
                "type": option.type,
                "default": _plain(option.default),
                "value": _plain(getattr(rule.options, option.name)),
                "comment": option.comment,
            }
            for option in described(rule.options_type)
        ],
        "bad": [_example(example) for example in rule.bad],
        "good": [_example(example) for example in rule.good],
    }


def page(rule: Rule) -> Iterator[str]:
    """Everything about a rule, as text: norm, reason, examples, options, how to set it."""
    yield f"{rule.id} ({rule.severity})"
    yield ""
    yield from _wrapped(rule.summary)
    if rule.why:
        yield ""
        yield from _wrapped(rule.why)
    if rule.yields_to:
        yield ""
        yield from _wrapped(f"Silent where {' or '.join(rule.yields_to)} tells of the same words.")
    if rule.unsupported:
        yield ""
        yield from _wrapped(f"This rule is not run: {rule.unsupported}")
    if rule.link:
        yield ""
        yield rule.link
    yield from _examples("Wrong", rule.bad)
    yield from _examples("Right", rule.good)
    yield from _options(rule)
    yield from _settings(rule)


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        yield from textwrap.wrap(
            " ".join(paragraph.split()), _WIDTH, initial_indent=indent, subsequent_indent=indent
        )


def _hanging(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    if examples:
        yield ""
        yield f"{title}:"
    before = ""
    for number, example in enumerate(examples):
        if number:
            yield ""
        given = ", ".join(_given(example))
        if given and given != before:
            yield from _hanging(f"with {given}:")
        before = given
        for line in example.text.splitlines():
            yield from _hanging(line) or [""]


def _given(example: Example) -> Iterator[str]:
    """What holds for an example beside the rule's defaults."""
    for key, value in example.options.items():
        yield f"{key} = {written(value)}"
    register, client = example.brief.register, example.brief.client
    if register.house:
        yield f"the house {register.house.name}"
    for title, parties in (("client", register.clients), ("competitor", register.competitors)):
        if parties:
            yield f"the {title}{'s' * (len(parties) > 1)} {', '.join(p.name for p in parties)}"
    if client:
        yield f"a document for {client.name}"


def _options(rule: Rule) -> Iterator[str]:
    options = described(rule.options_type)
    if options:
        yield ""
        yield "Options:"
    for option in options:
        value, default = getattr(rule.options, option.name), option.default
        shown = f", by default {written(default)}" if default or default in (0, False) else ""
        now = f", here {written(value)}" if value != default else ""
        comment = f" ({option.comment.rstrip('.')})" if option.comment else ""
        yield from _hanging(f"{option.name}: {option.type}{shown}{now}{comment}")


def _settings(rule: Rule) -> Iterator[str]:
    other = "warning" if rule.severity == "error" else "error"
    yield ""
    yield "In qualitygate.toml:"
    yield f'  [rules."{rule.id}"]'
    yield f'  severity = "{other}"'
    for option in described(rule.options_type):
        name = option.name
        given = (e.options[name] for e in (*rule.bad, *rule.good) if name in e.options)
        if value := option.default or next(given, None):
            yield f"  {name} = {written(_sample(value))}"
    if not rule.enabled:
        yield "  enabled = true"
    yield ""
    yield "To let one finding pass, with a reason that every report shows:"
    yield "  qualitygate waive FILE WORDS --reason 'The client writes it so.'"
    yield ""
    yield "To leave it out, everywhere or for some documents:"
    yield f'  ignore = ["{rule.id}"]'
    yield ""
    yield '  [paths."drafts/**"]'
    yield f'  ignore = ["{rule.id}"]'


def _sample(value: Any) -> Any:
    """Enough of a value to see how it is written: a line of TOML must not be broken."""
    if isinstance(value, Mapping):
        return dict(list(value.items())[:2])
    return value[:3] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    """A value that JSON can hold."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _example(example: Example) -> dict[str, Any]:
    return {"text": example.text, "options": _plain(example.options)}
