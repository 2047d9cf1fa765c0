"""``qualitygate check``: judge documents and say what is wrong with them."""

import datetime
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from qualitygate.cli.certify import certify
from qualitygate.cli.deliver import FORMATS, Style, deliver, outputs
from qualitygate.cli.paths import Targets, gather
from qualitygate.cli.progress import progress
from qualitygate.cli.tasks import STANDARD_INPUT, Wishes, standard_input, tasks_for
from qualitygate.document import Source
from qualitygate.errors import UsageError
from qualitygate.finding import FileReport, Norm, Report
from qualitygate.isolation import Task, check_all
from qualitygate.verdict import EXIT_CODES, idle_waivers, overall


@click.command(no_args_is_help=False)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from each document.",
)  # fmt: skip
@click.option("--name", metavar="NAME", help="What the document on standard input ('-') is called.")
@click.option("--client", metavar="NAME", help="The client that the documents are written for.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="Judge as of this day (default: today).",
)  # fmt: skip
@click.option(
    "--format", "forms", multiple=True, metavar="FORMAT[=FILE]",
    help=f"What is written: {', '.join(FORMATS)} (default: text). Several, each to its FILE.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write the report to a file (that of the --format without one).",
)  # fmt: skip
@click.option(
    "--certificate", is_flag=True,
    help="Write FILE.certificate.json beside each document: what was judged, and by what.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="The verdicts only, a line for each file.")
@click.option("-v", "--verbose", is_flag=True, help="Notes too, and every place of a fault.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules: for a look.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave rules out: for a look.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N",
    help="How many documents at a time (default: as many as cores and memory allow).",
)  # fmt: skip
@click.option(
    "--watch", "watching", is_flag=True, help="Judge what is saved there, as it is saved."
)
@click.option("--no-cache", is_flag=True, help="Remember nothing, and use nothing remembered.")
@click.option("--no-color", is_flag=True, help="No colours, whatever the terminal.")
def check(
    paths: tuple[str, ...],
    config_file: Path | None,
    name: str | None,
    client: str | None,
    date: datetime.datetime | None,
    forms: tuple[str, ...],
    output: Path | None,
    certificate: bool,
    quiet: bool,
    verbose: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int | None,
    watching: bool,
    no_cache: bool,
    no_color: bool,
) -> int:
    """Judge documents: DOCX and PDF files, folders of them, or globs; '-' is standard input.

    RULE is the id of a rule (language/spelling), a pack (language) or a glob. With --select or
    --ignore not every rule runs, so the verdict is never "first class".

    Exit code: 0 first class, 1 blocked, 2 wrong usage or configuration, 3 incomplete.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose exclude each other.")
    given = date.date() if date else None
    wishes = Wishes(config_file, client, given, _split(select), _split(ignore), not no_cache)
    if watching:
        _watch(paths, wishes, bool(forms or output or certificate or name))
    targets, piped = _targets(paths, name, certificate)
    asked = outputs(forms, output, targets.files)
    day = given or datetime.date.today()
    wishes = replace(wishes, date=day)
    tasks = tasks_for([*targets.files, *piped], wishes)
    files = _judge(tasks, jobs or 0)
    if certificate:
        certify(tasks, files)
    options = tuple(
        f"--{name}" for name, given in (("select", select), ("ignore", ignore)) if given
    )
    notes = () if options else idle_waivers(files)
    report = Report(overall(files), files, day, targets.skipped, options, notes)
    deliver(report, asked, Style(quiet, verbose, no_color), lambda: _norms(tasks))
    return EXIT_CODES[report.verdict]


def _watch(paths: tuple[str, ...], wishes: Wishes, reported: bool) -> NoReturn:
    from qualitygate.cli.watch import watch

    if reported or STANDARD_INPUT in paths:
        raise UsageError("it prints a line for each document, and no other report.", "--watch")
    watch(paths, wishes)


def _targets(
    paths: tuple[str, ...], name: str | None, certificate: bool
) -> tuple[Targets, list[Source]]:
    """The files on the command line, and the document on standard input where ``-`` asks for it."""
    named = tuple(path for path in paths if path != STANDARD_INPUT)
    if len(named) == len(paths):
        if name is not None:
            raise UsageError("--name is for the document on standard input: '-'.", "--name")
        return gather(paths), []
    if certificate:
        raise UsageError("what comes on standard input has no place for one.", "--certificate")
    piped = standard_input(name or "standard input")
    return (gather(named) if named else Targets(())), [piped]


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rules may be given one by one or with commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _norms(tasks: list[Task]) -> Iterator[Norm]:
    """What the rules ask for that judged some documents."""
    from qualitygate.linting import load_rules, with_word_lists

    configs = [task.config.for_document(task.name) for task in tasks]
    for config in {id(config): config for config in configs}.values():
        for rule in load_rules(with_word_lists(config)):
            yield Norm(rule.id, rule.severity, rule.summary, rule.why, rule.link)


def _judge(tasks: list[Task], jobs: int) -> tuple[FileReport, ...]:
    reports: dict[int, FileReport] = {}
    with progress(len(tasks), sys.stderr) as done:
        for index, report in check_all(tasks, jobs):
            reports[index] = report
            done(report.path)
    return tuple(reports[index] for index in range(len(tasks)))
