"""``qualitygate check``: judge documents and say what is wrong with them."""

import datetime
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from qualitygate.cli.certify import certify
from qualitygate.cli.deliver import FORMATS, Style, deliver, outputs
from qualitygate.cli.paths import Targets, gather
from qualitygate.cli.progress import progress
from qualitygate.config import Config, find_config, load_config, named_client
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
@click.option("--no-cache", is_flag=True, help="Remember nothing, and use nothing remembered.")
@click.option("--no-color", is_flag=True, help="No colours, whatever the terminal.")
def check(
    paths: tuple[str, ...],
    config_file: Path | None,
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
    no_cache: bool,
    no_color: bool,
) -> int:
    """Judge documents: DOCX and PDF files, folders of them, or globs.

    RULE is the id of a rule (language/spelling), a pack (language) or a glob. With --select or
    --ignore not every rule runs, so the verdict is never "first class".

    Exit code: 0 first class, 1 blocked, 2 wrong usage or configuration, 3 incomplete.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose exclude each other.")
    targets = gather(paths)
    asked = outputs(forms, output, targets.files)
    day = date.date() if date else datetime.date.today()
    tasks = _tasks(targets, config_file, client, day, _split(select), _split(ignore))
    if no_cache:
        tasks = [replace(task, config=replace(task.config, cache=False)) for task in tasks]
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


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rules may be given one by one or with commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _tasks(
    targets: Targets,
    config_file: Path | None,
    client: str | None,
    date: datetime.date,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> list[Task]:
    configs: dict[Path | None, Config] = {}
    files = {
        folder: config_file or find_config(folder)
        for folder in dict.fromkeys(path.absolute().parent for path in targets.files)
    }
    for file in dict.fromkeys(files.values()):
        config = load_config(file.parent, file) if file else Config()
        if client is not None:
            named_client(config.register, client)
        configs[file] = replace(
            config,
            client=client,
            date=date,
            select=select,
            ignore=(*config.ignore, *ignore),
            narrowed=bool(select or ignore),
        )
    return [Task(path, configs[files[path.absolute().parent]]) for path in targets.files]


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
