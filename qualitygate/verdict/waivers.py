"""Findings that somebody answers for: shown with the reason, and not counted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualitygate.config import Config, Waiver
from qualitygate.config.globs import relative_name
from qualitygate.finding import FileReport, Finding


@dataclass(frozen=True, slots=True)
class Waived:
    """The findings on a document with its waivers applied, and what came of the waivers."""

    findings: tuple[Finding, ...]
    waivers: tuple[str, ...] = ()  # in force for this document
    idle: tuple[str, ...] = ()  # of these, those that met nothing
    notes: tuple[str, ...] = ()  # on those that have ended


def waive(findings: Iterable[Finding], name: str, config: Config) -> Waived:
    """Apply the waivers of a configuration to the findings on the document called `name`."""
    findings = tuple(findings)
    relative = relative_name(name, config.root)
    own = [waiver for waiver in config.waivers if waiver.is_for(relative)]
    if not own:
        return Waived(findings)
    in_force = [waiver for waiver in own if waiver.holds(config.date)]
    ended = [waiver for waiver in own if not waiver.holds(config.date)]
    waived = tuple(_waived(finding, in_force) for finding in findings)
    left = [finding for finding in waived if finding.waived is None]
    return Waived(
        waived,
        tuple(waiver.named for waiver in in_force),
        tuple(w.named for w in in_force if not any(_meets(w, f) for f in findings)),
        tuple(_ended(w, config) for w in ended if any(_meets(w, f) for f in left)),
    )


def idle_waivers(files: Iterable[FileReport]) -> tuple[str, ...]:
    """A note on each waiver that is for some of the files and met no finding in any.

    None where a file could not be judged whole: what was not seen may be what it is for.
    """
    files = tuple(files)
    if any(file.verdict == "incomplete" for file in files):
        return ()
    met = {name for file in files for name in set(file.waivers) - set(file.idle)}
    idle = dict.fromkeys(name for file in files for name in file.idle if name not in met)
    where = "this file" if len(files) == 1 else "these files"
    return tuple(f"The waiver of {name} matches nothing in {where}." for name in idle)


def _waived(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    for waiver in waivers:
        if _meets(waiver, finding):
            return replace(
                finding,
                waived=waiver.reason,
                waived_by=waiver.who,
                waived_until=waiver.until.isoformat() if waiver.until else "",
            )
    return finding


def _meets(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule:
        return False
    if waiver.fingerprint:
        return finding.fingerprint.startswith(waiver.fingerprint)
    return waiver.text.split() == finding.text.split()


def _ended(waiver: Waiver, config: Config) -> str:
    until = waiver.until.isoformat() if waiver.until else ""
    if config.date is None:
        return f"The waiver of {waiver.named} ends on {until}: the day of this check is not known."
    return f"The waiver of {waiver.named} ended on {until} and no longer holds."
