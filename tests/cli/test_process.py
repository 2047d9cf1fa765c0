"""The program as a process: real documents, pipes, interruptions."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import psutil
import pytest

COMMAND = [sys.executable, "-m", "qualitygate", "check"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("good", "We shall begin in May."), ("bad", "We recieve [TBC] euros.")):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(tmp_path / f"{name}.docx"))
    (tmp_path / "qualitygate.toml").write_text('language = "en-GB"\n', encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, check=False)


def test_a_first_class_document(folder: Path) -> None:
    done = run(folder, "good.docx")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"good.docx: first class")


def test_a_blocked_document_and_a_vanished_one(folder: Path) -> None:
    done = run(folder, "bad.docx")
    assert done.returncode == 1
    assert b"[recieve]" in done.stdout
    done = run(folder, "bad.docx", "gone.docx")
    assert done.returncode == 3
    assert "gone.docx: incomplete · There is no such file." in done.stdout.decode()


def test_a_document_by_any_other_suffix_is_judged_by_its_content(folder: Path) -> None:
    shutil.copy(folder / "bad.docx", folder / "bad.tmp")
    (folder / "notes.txt").write_text("We recieve.", encoding="utf-8")
    done = run(folder, "bad.tmp", "notes.txt", "--quiet")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("bad.tmp: blocked")
    assert lines[1].startswith("notes.txt: incomplete")


def test_a_narrowed_look_is_not_first_class(folder: Path) -> None:
    done = run(folder, "good.docx", "--ignore", "leftovers")
    assert done.returncode == 3
    assert b"not every rule ran" in done.stdout


def test_a_wrong_rule_in_the_configuration_is_usage(folder: Path) -> None:
    (folder / "qualitygate.toml").write_text(
        '\nignore = ["leftovers/placeholders"]\n', encoding="utf-8"
    )
    done = run(folder, "good.docx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"leftovers/placeholder" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_report_is_the_same_whatever_the_locale(folder: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [*COMMAND, "bad.docx", "--format", "json"]
    outputs = [
        subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False).stdout
        for env in (environment, {**os.environ, "LC_ALL": "C.UTF-8"})
    ]
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["verdict"] == "blocked"
    text = subprocess.run(
        [*COMMAND, "bad.docx"], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert (text.returncode, text.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
def test_a_reader_that_stops_reading_sees_no_traceback(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "."], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() != 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize(
    "outputs",
    [
        ["--output", "report.txt"],
        ["--format", "text", "--format", "json=report.json", "--format", "sarif=report.sarif"],
        ["--certificate", "--quiet"],
        ["--watch"],
    ],
    ids=lambda outputs: outputs[-1],
)
def test_however_it_is_stopped_no_process_and_no_half_report_is_left(
    folder: Path, sent: str, outputs: list[str]
) -> None:
    jobs = [] if "--watch" in outputs else ["-j", "2"]
    for number in range(200):
        shutil.copy(folder / "bad.docx", folder / f"copy {number}.docx")
    before = set(folder.iterdir())
    process = subprocess.Popen(
        [*COMMAND, ".", *jobs, *outputs],
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    if "--watch" in outputs:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"Watching")
        shutil.copy(folder / "bad.docx", folder / "saved.docx")
        before.add(folder / "saved.docx")
    children = started(process.pid)
    process.send_signal(getattr(signal, sent))
    _, complaints = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in complaints
    gone, alive = psutil.wait_procs(children, timeout=20)
    assert (len(gone), alive) == (len(children), [])
    assert set(folder.iterdir()) == before


def started(pid: int) -> list[psutil.Process]:
    """The workers of a process, as soon as there are some."""
    parent = psutil.Process(pid)
    while not (children := parent.children(recursive=True)):
        assert parent.status() != psutil.STATUS_ZOMBIE
        time.sleep(0.02)
    return children


def test_a_link_to_itself_is_incomplete(folder: Path) -> None:
    (folder / "loop.docx").symlink_to("loop.docx")
    done = run(folder, "loop.docx", "good.docx", "--quiet")
    assert (done.returncode, done.stderr) == (3, b"")
    assert done.stdout.startswith(b"loop.docx: incomplete")


@pytest.mark.skipif(sys.platform == "win32", reason="execv leaves another process there")
def test_the_verdict_holds_where_output_is_closed(folder: Path) -> None:
    for name, code in (("good.docx", 0), ("bad.docx", 1)):
        command = [*COMMAND, name]
        script = "import os, sys; os.close(1); os.execv(sys.argv[1], sys.argv[1:])"
        done = subprocess.run(
            [sys.executable, "-c", script, *command],
            cwd=folder,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("module", ["lxml", "psutil", "rich"])
def test_no_code_beside_the_documents_is_run(folder: Path, module: str) -> None:
    (folder / f"{module}.py").write_text("open('was-run', 'w').close()\n", encoding="utf-8")
    assert run(folder, "good.docx").returncode == 0
    assert not (folder / "was-run").exists()


def test_what_is_piped_in_is_held_to_the_same_limit(tmp_path: Path) -> None:
    (tmp_path / "qualitygate.toml").write_text('[limits]\nfile_size = "1 KB"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "qualitygate", "check", "-", "--name", "offer.docx"],
        cwd=tmp_path,
        input=b"PK" * 2000,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert b"offer.docx: incomplete \xc2\xb7 It has" in done.stdout


def test_a_mistake_in_what_holds_elsewhere_is_one_everywhere(folder: Path) -> None:
    assert run(folder, "good.docx").returncode == 0
    (folder / "qualitygate.toml").write_text(
        '[paths."bids/**".rules."brand/tone"]\nphrase = {}\n', encoding="utf-8"
    )
    for _ in range(2):
        done = run(folder, "good.docx")
        assert done.returncode == 2
        assert b"qualitygate.toml:1: " in done.stderr
        assert b"phrases" in done.stderr
