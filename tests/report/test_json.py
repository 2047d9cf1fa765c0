"""The report for machines is what its schema says, all of it and nothing else."""

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from report_samples import BLOCKED, REPORT, SCAN

from qualitygate.finding import Report
from qualitygate.report.json import report_json, schema, write_json

SCHEMA = schema()


def closed(part: Any) -> Any:
    """The schema with every object closed: a key that it does not describe is a fault."""
    if isinstance(part, dict):
        part = {key: closed(value) for key, value in part.items()}
        if "properties" in part:
            part["additionalProperties"] = False
    elif isinstance(part, list):
        part = [closed(item) for item in part]
    return part


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [REPORT, Report("first-class", ())])
def test_the_report_is_valid_and_every_key_is_described(report: Report) -> None:
    data = json.loads(json.dumps(report_json(report)))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(closed(SCHEMA), format_checker=checker).validate(data)


def test_the_schema_notices_a_missing_key() -> None:
    data = report_json(REPORT)
    del data["files"][0]["findings"][0]["blocks"]
    with pytest.raises(jsonschema.ValidationError, match="blocks"):
        jsonschema.validate(data, SCHEMA)


def test_what_a_person_would_look_for_is_there() -> None:
    data = report_json(REPORT)
    assert (data["schema"], data["verdict"]) == (1, "incomplete")
    file = data["files"][0]
    assert (file["path"], file["verdict"], file["words"]) == (BLOCKED.path, "blocked", 2840)
    assert file["engine"] == {
        "name": "builtin",
        "versions": {"dictionary": "2024", "harper": "0.2"},
    }
    spelling = file["findings"][0]
    start = spelling["context_start"]
    assert spelling["context"][start:].startswith(spelling["text"])
    assert spelling["location"]["display"] == "about p. 1 · Summary"
    assert spelling["location"]["anchors"][0]["part"] == "word/document.xml"
    assert [place["page"] for place in spelling["places"]] == [2, 4, 5, 7, 9]
    assert [finding["waived"] for finding in file["findings"]][-1] == BLOCKED.findings[-1].waived


def test_a_place_in_a_pdf_is_a_box_on_a_page() -> None:
    report = report_json(replace(REPORT, files=(SCAN,)))
    (anchor,) = report["files"][0]["findings"][0]["location"]["anchors"]
    assert (anchor["page"], anchor["box"]) == (2, [5.0, 10.0, 19.5, 20.0])


def test_the_same_report_gives_the_same_bytes() -> None:
    texts = []
    for _ in range(2):
        stream = io.StringIO()
        write_json(REPORT, stream)
        texts.append(stream.getvalue())
    assert texts[0] == texts[1]
    assert "·" in texts[0], "characters are written as they are"
