"""``qualitygate baseline``: record the faults that are there today, so that only new ones block."""

import datetime
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from qualitygate.cli.files import replacing
from qualitygate.cli.paths import gather
from qualitygate.cli.progress import progress
from qualitygate.config import Config, find_config, load_config
from qualitygate.config.baseline import FILE, Baseline, written_baseline
from qualitygate.config.globs import relative_name
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all
from qualitygate.report.wording import counted
from qualitygate.verdict import identity

_GREW = 1


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--add", is_flag=True, help="Take new faults into a baseline that is there.")
@click.option("--prune", is_flag=True, help="Take out what is mended, and files that are gone.")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip
def baseline(paths: tuple[str, ...], add: bool, prune: bool, config_file: Path | None) -> int:
    """Record the faults of documents, so that only new ones block.

    PATH is a file, a folder or a glob; without any, everything beside the configuration. The first
    time a baseline is written. After that it says how it stands to the documents, and changes
    nothing without --prune or --add.

    Exit code: 0, 1 where there are faults that are not in it, 3 where a document was not checked.
    """
    chosen = config_file or find_config(Path.cwd())
    if chosen is None:
        raise UsageError("there is no configuration here: the baseline lies beside it.")
    config = load_config(chosen.parent, chosen)
    root = chosen.absolute().parent
    reports = _judge(paths or (os.path.relpath(root),), config)
    now = {relative_name(report.path, root): _faults(report) for report in reports}
    path, before = root / FILE, config.baseline
    first = not path.exists()
    after = _after(before, now, root, add=add or first, prune=prune)
    new = _more(now, before)
    gone = _more(before, {**now, **{name: {} for name in before if not (root / name).exists()}})
    gone = {name: found for name, found in gone.items() if name in now or name not in after}
    if written_baseline(after) != written_baseline(before) or first:
        with replacing(path) as temporary:
            temporary.write_bytes(written_baseline(after))
    _say(first, _sum(after), _sum(new), _sum(gone), add=add, prune=prune)
    for report in reports:
        if report.gaps:
            click.echo(
                f"{report.path} was not checked whole: qualitygate check says why.", err=True
            )
    if any(report.gaps for report in reports):
        return 3
    return _GREW if new and not (add or first) else 0


def _judge(paths: Iterable[str], config: Config) -> list[FileReport]:
    config = replace(config, date=datetime.date.today(), baseline={})
    tasks = [Task(path, config) for path in gather(paths).files]
    reports = []
    with progress(len(tasks), sys.stderr) as done:
        for _, report in check_all(tasks):
            reports.append(report)
            done(report.path)
    return reports


def _faults(report: FileReport) -> dict[str, int]:
    """What a baseline would hold of a file: its errors and warnings that nobody answers for."""
    return {
        identity(finding): finding.count
        for finding in report.findings
        if finding.severity != "note" and finding.waived is None
    }


def _after(before: Baseline, now: Baseline, root: Path, *, add: bool, prune: bool) -> Baseline:
    after = {name: dict(found) for name, found in before.items()}
    if prune:
        after = {name: found for name, found in after.items() if (root / name).exists()}
        for name in after.keys() & now.keys():
            today = now[name]
            after[name] = {
                key: min(n, today[key]) for key, n in after[name].items() if key in today
            }
    if add:
        for name, found in now.items():
            kept = after.setdefault(name, {})
            for key, count in found.items():
                kept[key] = max(count, kept.get(key, 0))
    return after


def _more(these: Baseline, than: Baseline) -> dict[str, dict[str, int]]:
    """What these have that the others do not, or less often."""
    found = {
        name: {key: n for key, n in own.items() if n > than.get(name, {}).get(key, 0)}
        for name, own in these.items()
    }
    return {name: own for name, own in found.items() if own}


def _sum(baseline: Baseline) -> int:
    return sum(len(found) for found in baseline.values())


def _say(first: bool, total: int, new: int, gone: int, *, add: bool, prune: bool) -> None:
    if first:
        click.echo(f"{FILE} is written, with {counted(total, 'fault')}.")
        return
    click.echo(f"{FILE} holds {counted(total, 'fault')}.")
    if gone:
        took = "taken out" if prune else "no longer there: --prune takes them out"
        click.echo(f"{counted(gone, 'fault')} {took}.")
    if new:
        took = "taken in" if add else "not in it: mend them, or --add takes them in"
        click.echo(f"{counted(new, 'fault')} {took}.")
