"""A folder under load: ``python tests/benchmarks/load.py [--files 200] [--pages 6]``.

Documents are generated and judged by the command with one worker and with two, then once more from
what it remembers. Wall time on an idle machine; what matters are the ratios within one run.
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


def wall(*arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def judge(folder: Path, *options: str) -> float:
    return wall("-m", "qualitygate", "check", "-q", *options, str(folder))


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
        again, reading = judge(folder), wall("-c", _READING, str(folder))
        lines = (
            f"{options.files} documents of {options.pages} pages, {os.cpu_count()} cores",
            f"  one worker   {one:6.1f} s   {options.files / one:5.1f} documents/s",
            f"  two workers  {two:6.1f} s   {options.files / two:5.1f} documents/s",
            f"  ratio        {one / two:6.2f}     (to reach: 1.7 on two cores)",
            f"  once more    {again:6.2f} s   {again / reading:.2f} × starting up and reading",
        )
        sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
