# ruff: noqa: T201
"""Our findings against Vale's: the same rules on the same text, one by one.

    python tests/benchmarks/vale.py [--styles FOLDER] [--prose FOLDER] [--vale PROGRAM] [--show N]
    python tests/benchmarks/vale.py --golden    asks Vale again about tests/linting/vale

`FOLDER` of styles holds one folder per Vale package; that of prose holds tables (TSV) with the
columns kind (p, li, h or h2 to h4) and text. Both default to what lies beside the
checkout in ``../shared``.
Prints, for each kind of rule, how many findings both have, and how many only one of them has; then
what it took each of them, as a ratio.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from qualitygate.document import Block, Document
from qualitygate.finding import Hit
from qualitygate.linting import lint, packs
from qualitygate.linting.declarative import prepare
from qualitygate.linting.rule import Rule

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLDEN = Path(__file__).resolve().parents[1] / "linting/vale"
KINDS = {
    "p": ("paragraph", "", 0),
    "li": ("list-item", "- ", 1),
    "h": ("heading", "## ", 2),
    "h2": ("heading", "## ", 2),
    "h3": ("heading", "### ", 3),
    "h4": ("heading", "#### ", 4),
}
MARKUP = set("*_`<>[]\\#|~&$^{}=")
Key = tuple[str, str, int, int, int]  # file, rule, line, first and last column


def main() -> None:
    options = _options()
    if options.golden:
        _golden(options.vale)
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        documents = dict(_documents(options.prose, work))
        names = sorted(path.name for path in options.styles.iterdir() if path.is_dir())
        rules = [rule for name in names for rule in _load(options.styles / name)]
        words = sum(document.words for document, _ in documents.values())
        print(f"{words} words, {len(names)} packages, {len(rules)} rules")
        theirs, their_time = _vale(options.vale, options.styles, names, work)
        start = time.process_time()
        ours = dict(_ours(documents, rules))
        our_time = time.process_time() - start
        _compare(theirs, ours, {rule.id: _kind(rule) for rule in rules}, options.show)
        start = time.process_time()
        for document, _ in documents.values():
            lint(document, tuple(rules))
        filtered = time.process_time() - start
        print(f"CPU: Vale 1.0, ours without the filter {our_time / their_time:.2f},"
              f" with it and findings made {filtered / their_time:.2f}")  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--styles", type=Path, default=SHARED / "vale/styles")
    parser.add_argument("--prose", type=Path, default=SHARED / "corpus/prose")
    parser.add_argument("--vale", default=os.environ.get("VALE", "vale"))
    parser.add_argument("--golden", action="store_true", help="write the answers of the tests anew")
    parser.add_argument("--show", type=int, default=0, help="print so many of each difference")
    options = parser.parse_args()
    if not shutil.which(options.vale):
        parser.error(f"there is no program '{options.vale}': name Vale 3.20 with --vale.")
    for folder in (options.styles, options.prose):
        if not folder.is_dir() and not options.golden:
            parser.error(f"there is no folder {folder}.")
    return options


def _golden(program: str) -> None:
    """Vale's findings on the tests' own text with the tests' own rules, as they write them."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for line in (GOLDEN / "text.tsv").read_text(encoding="utf-8").splitlines():
            kind, text = line.split("\t")
            lines += [KINDS[kind][1] + text, ""]
        (Path(folder) / "text.md").write_text("\n".join(lines), encoding="utf-8")
        found, _ = _vale(program, GOLDEN, ["Golden"], Path(folder))
    answers = [[*key[1:], message] for key, message in sorted(found.items())]
    text = ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers)
    (GOLDEN / "answers.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


def _documents(prose: Path, work: Path) -> Iterator[tuple[str, tuple[Document, list[int]]]]:
    """Each table as Markdown in `work`, and as a document with the line and indent of each block.

    Texts with characters that mean something in Markdown are left out.
    """
    for table in sorted(prose.glob("*.tsv")):
        lines: list[str] = []
        blocks: list[Block] = []
        places: list[int] = []
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                text = row["text"].strip()
                if row["kind"] not in KINDS or not text or MARKUP & set(text):
                    continue
                if text[0] in "-+:>0123456789" or "  " in text:
                    continue
                kind, prefix, level = KINDS[row["kind"]]
                lines += [prefix + text, ""]
                places.append(len(prefix))
                blocks.append(Block(len(blocks), kind, text, level=level))  # type: ignore[arg-type]
        name = f"{table.stem}.md"
        (work / name).write_text("\n".join(lines), encoding="utf-8")
        yield name, (Document(name, tuple(blocks), language="en-US"), places)


def _load(style: Path) -> list[Rule]:
    rules = (rule for pack in packs.load_pack(f"vale:{style}") for rule in pack.rules)
    return [prepare(rule) for rule in rules]


def _kind(rule: Rule) -> str:
    return str(yaml.safe_load(rule.source.read_text(encoding="utf-8"))["extends"])


def _vale(program: str, styles: Path, names: list[str], work: Path) -> tuple[dict[Key, str], float]:
    settings = f"StylesPath = {styles}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = "
    (work / ".vale.ini").write_text(settings + ", ".join(names) + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [shutil.which(program) or program, "--no-global", "--output=JSON", "."],
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise SystemExit(done.stderr or done.stdout)
    found: dict[Key, str] = {}
    alerts: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    if "Code" in alerts:
        raise SystemExit(done.stdout)
    for file, items in alerts.items():
        if not file.endswith(".md"):
            continue
        for item in items:
            rule = item["Check"].replace(".", "/", 1)
            found[Path(file).name, rule, item["Line"], *item["Span"]] = item["Message"]
    return found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _ours(
    documents: dict[str, tuple[Document, list[int]]], rules: list[Rule]
) -> Iterator[tuple[Key, str]]:
    for name, (document, places) in documents.items():
        for rule in rules:
            if not rule.unsupported:
                for hit in rule.hits(document):
                    yield (name, rule.id, *_place(hit, places)), hit.message


def _place(hit: Hit, places: list[int]) -> tuple[int, int, int]:
    if hit.block is None:
        return 1, 1, 1
    indent = places[hit.block]
    return 2 * hit.block + 1, indent + hit.start + 1, indent + hit.end


def _compare(theirs: dict[Key, str], ours: dict[Key, str], kinds: dict[str, str], n: int) -> None:
    table: dict[str, Counter[str]] = {}
    for key in theirs.keys() | ours.keys():
        column = "both" if key in theirs and key in ours else "vale" if key in theirs else "ours"
        row = table.setdefault(kinds.get(key[1], "?"), Counter())
        row[column] += 1
        row["message"] += column == "both" and theirs[key] != ours[key]
    print(f"{'kind':16}{'both':>8}{'only Vale':>11}{'only ours':>11}{'other message':>15}")
    for kind, row in sorted(table.items()):
        figures = f"{row['both']:8}{row['vale']:11}{row['ours']:11}{row['message']:15}"
        print(f"{kind:16}{figures}")
    for title, keys in (
        ("only Vale", theirs.keys() - ours.keys()),
        ("only ours", ours.keys() - theirs.keys()),
        ("message", {k for k in theirs.keys() & ours.keys() if theirs[k] != ours[k]}),
    ):
        counts = Counter(key[1] for key in keys)
        if n and counts:
            print(
                f"{title}: {', '.join(f'{rule} {count}' for rule, count in counts.most_common())}"
            )
        for key in sorted(keys)[:n]:
            print(f"  {key} {theirs.get(key, '')!r} {ours.get(key, '')!r}")


if __name__ == "__main__":
    main()
