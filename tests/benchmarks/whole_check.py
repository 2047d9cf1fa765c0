"""Where the time of a whole check goes: ``python tests/benchmarks/whole_check.py``.

Documents of 10, 100 and 1,000 pages are generated (the PDFs with LibreOffice, once). Each check
runs in a process of its own, so that starting up and building the engine count, and remembers
nothing (``warm_check.py`` measures a second check); stages are CPU seconds, the best of several
processes, and what matters are the shares within one run.
"""

import argparse
import gc
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import documents

_HERE = Path(__file__).resolve()
_ENGINE = ("engine, build", "engine, work")
_OURS = ("start-up", "rules", "extraction", "classification", "own judgement", "linting",
         "verdict and report")  # fmt: skip
_PROOFREADING = (*_ENGINE, "own judgement")  # what the builtin engine does
_STAGES = (*_OURS[:4], *_ENGINE, *_OURS[4:])  # in the order of a check
_BEFORE = ("start-up", "rules", _ENGINE[0])  # that which is done once for many documents
_FOLDER_FILES, _FOLDER_PAGES = 40, 10
Made = TypeVar("Made")


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, call: Callable[[], Made]) -> Made:
        begin = time.process_time()
        try:
            return call()
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begin


class Timed:
    """A class of an engine's library, or an object of it, whose time is taken."""

    def __init__(self, inner: Any, clock: Clock, name: str) -> None:
        self._inner, self._clock, self._name = inner, clock, name

    def __call__(self, *arguments: Any, **named: Any) -> "Timed":
        made = self._clock.time(_ENGINE[0], lambda: self._inner(*arguments, **named))
        return Timed(made, self._clock, _ENGINE[1])

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        seconds, clock = self._clock.seconds, time.process_time

        def timed(*arguments: Any, **named: Any) -> Any:
            begin = clock()
            result = found(*arguments, **named)
            seconds[_ENGINE[1]] = seconds.get(_ENGINE[1], 0.0) + clock() - begin
            return result

        setattr(self, name, timed)
        return timed


def stages(path: Path) -> dict[str, float]:
    """CPU seconds of each stage of one check, in this process; and its memory peak in MB."""
    from qualitygate.config import Config
    from qualitygate.document import Source
    from qualitygate.extract import extract
    from qualitygate.finding import Report
    from qualitygate.isolation.worker import _LOOK_FOR_CYCLES
    from qualitygate.linting import lint, load_rules, with_word_lists
    from qualitygate.proofread import proofread
    from qualitygate.prose import classify
    from qualitygate.report.text import write_text
    from qualitygate.verdict import judge, overall

    gc.set_threshold(*_LOOK_FOR_CYCLES)
    clock = Clock()
    clock.seconds["start-up"] = time.process_time()  # since the interpreter began
    clock.time(_ENGINE[0], lambda: _watch_engine(clock))
    source, config = Source.from_path(path), Config(cache=False)
    config = clock.time("rules", lambda: with_word_lists(config))
    rules = clock.time("rules", lambda: load_rules(config))
    document = clock.time("extraction", lambda: extract(source, config.limits))
    document = clock.time("classification", lambda: config.brief(classify(document)))
    before = {name: clock.seconds.get(name, 0.0) for name in _ENGINE}
    document, engine = clock.time("own judgement", lambda: proofread(document, config))
    clock.seconds["own judgement"] -= sum(clock.seconds[name] - before[name] for name in _ENGINE)
    linted = clock.time("linting", lambda: lint(document, rules))

    def report() -> None:
        files = (judge(document, linted.findings, engine, config, linted.notes),)
        write_text(Report(overall(files), files), io.StringIO())

    clock.time("verdict and report", report)
    return {**clock.seconds, "words": document.words, "memory": _peak(resource.RUSAGE_SELF)}


def _watch_engine(clock: Clock) -> None:
    """Import what the engine is made of, and take the time of its parts from then on."""
    import harper
    import hunspell

    harper.Linter = Timed(harper.Linter, clock, _ENGINE[0])  # type: ignore[misc, assignment]
    hunspell.Hunspell = Timed(hunspell.Hunspell, clock, _ENGINE[0])


def _peak(who: int) -> float:
    """Megabytes; the system counts in kilobytes, on macOS in bytes."""
    return resource.getrusage(who).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def alone(path: Path, rounds: int) -> dict[str, float]:
    """`stages` in fresh processes: the fastest one."""
    runs = [json.loads(_python(str(_HERE), "--stages", str(path))) for _ in range(rounds)]
    return min(runs, key=lambda run: sum(run.get(stage, 0.0) for stage in _STAGES))


def _python(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def process(rounds: int, *arguments: str) -> tuple[float, float]:
    """Seconds on the clock and CPU seconds of a Python process with its children: the fastest."""
    times = []
    for _ in range(rounds):
        before, begin = os.times(), time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
        wall, after = time.perf_counter() - begin, os.times()
        cpu = after.children_user + after.children_system
        times.append((wall, cpu - before.children_user - before.children_system))
    return min(times)


def shares(files: dict[str, Path], rounds: int) -> Iterator[str]:
    """The stages of each document as shares of its check, one column a document."""
    runs = {label: alone(path, rounds) for label, path in files.items()}
    yield "Share of a whole check, in a process of its own"
    yield f"  {'':26}" + "".join(f"{label:>18}" for label in runs)
    totals = {label: sum(run.get(s, 0.0) for s in _STAGES) for label, run in runs.items()}
    for stage in _STAGES:
        cells = "".join(
            f"{run.get(stage, 0.0):9.2f} s {run.get(stage, 0.0) / totals[label]:5.0%} "
            for label, run in runs.items()
        )
        yield f"  {stage:26}{cells}"
    for name, row in (
        ("together", [f"{total:.2f} s" for total in totals.values()]),
        ("Hunspell and Harper : rest", [_against(_ENGINE, run) for run in runs.values()]),
        ("proofreading : rest", [_against(_PROOFREADING, run) for run in runs.values()]),
        ("words", [f"{run['words']:,.0f}" for run in runs.values()]),
        ("memory at its peak", [f"{run['memory']:.0f} MB" for run in runs.values()]),
    ):
        yield f"  {name:26}" + "".join(f"{cell:>18}" for cell in row)


def _against(stages: tuple[str, ...], run: dict[str, float]) -> str:
    theirs = sum(run.get(stage, 0.0) for stage in stages)
    return f"{theirs / (sum(run.get(stage, 0.0) for stage in _STAGES) - theirs):.2f} : 1"


def linearity(files: dict[int, Path], rounds: int) -> Iterator[str]:
    """Time and memory for each page, building the engine aside."""
    yield "Milliseconds for each page, without start-up, rules and building the engine"
    for pages, path in files.items():
        run = alone(path, rounds if pages < 1000 else 1)
        work = sum(run.get(stage, 0.0) for stage in _STAGES if stage not in _BEFORE)
        ours = work - run.get(_ENGINE[1], 0.0)
        yield (
            f"  {path.name:20} {work / pages * 1000:7.2f} ({ours / pages * 1000:.2f} without "
            f"Hunspell and Harper), {run['memory']:.0f} MB at the peak"
        )


def processes(files: dict[str, Path], rounds: int) -> Iterator[str]:
    """The command against the extraction alone, and starting up."""
    yield "The command as a process: seconds on the clock (CPU seconds)"
    start = process(rounds, "-m", "qualitygate", "--version")
    yield f"  {'--version':26} {start[0]:6.2f} ({start[1]:.2f})"
    reading = (
        "import sys; from qualitygate.config import Limits; from qualitygate.document import "
        "Source; from qualitygate.extract import extract; "
        "extract(Source.from_path(sys.argv[1]), Limits())"
    )
    for label, path in files.items():
        read = process(rounds, "-c", reading, str(path))
        whole = process(rounds, "-m", "qualitygate", "check", "--no-cache", str(path))
        yield f"  {label + ', extracted':26} {read[0]:6.2f} ({read[1]:.2f})"
        yield (
            f"  {label + ', checked':26} {whole[0]:6.2f} ({whole[1]:.2f})   "
            f"{whole[0] / read[0]:.2f} × extraction"
        )


def folder(scratch: Path, rounds: int) -> Iterator[str]:
    """A folder with one worker and with two."""
    home = scratch / "folder"
    home.mkdir()
    for number in range(_FOLDER_FILES):
        (home / f"{number:02}.docx").write_bytes(documents.docx(_FOLDER_PAGES, seed=number + 2))
    yield f"{_FOLDER_FILES} documents of {_FOLDER_PAGES} pages: seconds on the clock (CPU seconds)"
    command = ("-m", "qualitygate", "check", "--no-cache", "-j")
    single = process(rounds, *command, "1", str(home))
    double = process(rounds, *command, "2", str(home))
    yield f"  -j 1                       {single[0]:6.2f} ({single[1]:.2f})"
    yield f"  -j 2                       {double[0]:6.2f} ({double[1]:.2f})   " + (
        f"{single[0] / double[0]:.2f} × as fast, on {os.cpu_count()} cores"
    )


def _written(scratch: Path, sizes: tuple[int, ...]) -> dict[tuple[str, int], Path]:
    """The documents as files; PDFs only where LibreOffice is installed."""
    files = {}
    for pages in sizes:
        for form, data in (("docx", documents.docx(pages)), ("pdf", documents.pdf(pages))):
            if data is not None:
                files[form, pages] = scratch / f"{pages}.{form}"
                files[form, pages].write_bytes(data)
    return files


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--pages", type=int, default=1000, help="the longest document")
    parser.add_argument("--stages", type=Path, metavar="FILE", help="measure this file, write JSON")
    options = parser.parse_args()
    if options.stages:
        sys.stdout.write(json.dumps(stages(options.stages)))
        return
    rounds: int = options.rounds
    sizes = tuple(size for size in (10, 100, 1000) if size <= options.pages)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        files = _written(scratch, sizes)
        usual = {form: files[form, 100] for form in ("docx", "pdf") if (form, 100) in files}
        hundred = {f"100 pages, {form}": path for form, path in usual.items()}
        parts = [
            shares(hundred, rounds),
            linearity({p: path for (form, p), path in files.items() if form == "docx"}, rounds),
            linearity({p: path for (form, p), path in files.items() if form == "pdf"}, rounds),
            processes({path.name: path for path in usual.values()}, rounds),
            folder(scratch, max(rounds // 2, 1)),
        ]
        for part in parts:
            for line in part:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
