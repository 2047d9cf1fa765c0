"""A folder under load: ``python tests/benchmarks/load.py [--files 200] [--pages 6]``.

Documents are generated and judged by the command with one worker and with two, then once more from
what it remembers. Wall time on an idle machine; what matters are the ratios within one run. Where
others use the machine, the CPU seconds say what the second worker costs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import documents

_READING = (
    "import sys, hashlib; from pathlib import Path; import qualitygate.cli.check; "
    "[hashlib.sha256(p.read_bytes()).digest() for p in sorted(Path(sys.argv[1]).iterdir())]"
)


def spent(*arguments: str) -> tuple[float, float]:
    """Seconds on the clock, and CPU seconds with all children."""
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system
    return wall, used - before.children_user - before.children_system


def judge(folder: Path, *options: str) -> tuple[float, float]:
    return spent("-m", "qualitygate", "check", "-q", *options, str(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--pages", type=int, default=6)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "documents")
        folder.mkdir()
        for number in range(options.files):
            data = documents.docx(options.pages, seed=number + 1)
            (folder / f"{number:04}.docx").write_bytes(data)
        os.environ["QUALITYGATE_CACHE_DIR"] = str(Path(temporary, "cache"))
        one, two = (judge(folder, "--no-cache", "-j", jobs) for jobs in ("1", "2"))
        judge(folder)
        again, reading = judge(folder), spent("-c", _READING, str(folder))
        lines = (
            f"{options.files} documents of {options.pages} pages, {os.cpu_count()} cores",
            *(
                f"  {name:12} {wall:6.1f} s   {options.files / wall:5.1f} documents/s   "
                f"{cpu:6.1f} s of CPU"
                for name, (wall, cpu) in (("one worker", one), ("two workers", two))
            ),
            f"  ratio        {one[0] / two[0]:6.2f}     (to reach: 1.7 on two cores; "
            f"{2 * one[1] / two[1]:.2f} by what they use)",
            f"  once more    {again[0]:6.2f} s   {again[0] / reading[0]:.2f} × starting up and "
            "reading",
        )
        sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
