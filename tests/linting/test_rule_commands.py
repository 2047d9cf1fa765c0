"""``rules``, ``explain``, ``test`` and ``new``, as they are typed."""

import json
from pathlib import Path

import pytest

from qualitygate.cli import run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "qualitygate.toml").write_text(
        'packs = []\nignore = ["leftovers/highlight"]\n', encoding="utf-8"
    )
    return tmp_path


def called(capture: Capture, *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    out, err = capture.readouterr()
    return code, out, err


def test_rules_is_a_table_of_80_columns(capsys: Capture) -> None:
    code, out, _ = called(capsys, "rules")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    lines = [line for line in out.splitlines() if line.startswith("leftovers/")]
    assert any(line.split()[:2] == ["leftovers/placeholder", "error"] for line in lines)
    assert any(line.split()[:2] == ["leftovers/highlight", "off"] for line in lines)


def test_rules_for_a_machine(capsys: Capture) -> None:
    code, out, _ = called(capsys, "rules", "brand", "--format", "json")
    found = json.loads(out)
    assert (code, found["schema"]) == (0, 1)
    terms = next(rule for rule in found["rules"] if rule["id"] == "brand/preferred-terms")
    assert terms["options"][0]["name"] == "swap"
    assert terms["summary"].endswith(".")
    assert {rule["pack"] for rule in found["rules"]} == {"brand"}


def test_explain_says_everything_about_a_rule(capsys: Capture) -> None:
    code, out, _ = called(capsys, "explain", "leftovers/lorem-ipsum")
    assert code == 0
    assert out.startswith("leftovers/lorem-ipsum (error)\n\nDummy text must not reach the client.")
    own = 'ignore = ["leftovers/lorem-ipsum"]'
    for part in ("Wrong:", "⟦", "Right:", "Options:", "texts (added to the rule's)", own):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80


def test_explain_says_which_rules_speak_in_its_place(capsys: Capture) -> None:
    _, out, _ = called(capsys, "explain", "dates/past-due")
    assert "\nSilent where dates/impossible-date tells of the same words.\n" in out


def test_explain_names_the_nearest_rule(capsys: Capture) -> None:
    code, _, err = called(capsys, "explain", "leftovers/lorem")
    assert code == 2
    assert "Did you mean 'leftovers/lorem-ipsum'?" in err


def test_test_runs_the_examples_of_a_pack(capsys: Capture) -> None:
    code, out, _ = called(capsys, "test", "leftovers", "--verbose")
    assert code == 0
    assert "leftovers/placeholder: " in out
    assert out.splitlines()[-1].endswith("rules passed.")


@pytest.mark.parametrize(("flag", "suffix"), [((), ".py"), (("--yaml",), ".yml")])
def test_a_new_rule_fails_until_it_is_filled_in(
    capsys: Capture, here: Path, flag: tuple[str, ...], suffix: str
) -> None:
    code, out, _ = called(capsys, "new", "house/late-payment", *flag)
    path = here / "house" / f"late-payment{suffix}"
    assert code == 0
    assert out.splitlines()[:2] == [
        "wrote house/pack.toml",
        f"wrote house/late-payment{suffix}",
    ]
    code, out, _ = called(capsys, "test", "house")
    assert code == 1
    assert "marked, not found: Write a sentence with ⟦the fault⟧ marked." in out
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("what is to be found", "the fault").replace(
        "without the fault", "as it should be"), encoding="utf-8")  # fmt: skip
    code, out, _ = called(capsys, "test", "house")
    assert (code, out) == (0, "2 examples of 1 rule passed.\n")


def test_a_new_rule_goes_into_the_pack_that_the_configuration_names(
    capsys: Capture, here: Path
) -> None:
    (here / "quality").mkdir()
    (here / "quality" / "pack.toml").write_text(
        'name = "house"\nsummary = "Ours."\n', encoding="utf-8"
    )
    (here / "qualitygate.toml").write_text('packs = ["quality"]\n', encoding="utf-8")
    assert called(capsys, "new", "house/late-payment")[0] == 0
    assert (here / "quality" / "late-payment.py").is_file()
    code, out, _ = called(capsys, "rules", "house")
    assert code == 0
    assert out.startswith("house/late-payment")


def test_new_overwrites_nothing(capsys: Capture) -> None:
    called(capsys, "new", "house/late-payment")
    code, _, err = called(capsys, "new", "house/late-payment", "--yaml")
    assert code == 2
    assert "exists already" in err


@pytest.mark.parametrize("name", ["late", "house/Late_Payment", "house/", "leftovers/late"])
def test_new_wants_a_pack_and_a_name(capsys: Capture, name: str) -> None:
    assert called(capsys, "new", name)[0] == 2
