"""Empty content controls, fields and the names that references may use."""

from docx_builder import document, field, p, r


def control(*inner: str, settings: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{''.join(inner)}</w:sdtContent></w:sdt>"
    )


EMPTY = "<w:showingPlcHdr/>"


def prompts(body: str) -> list[tuple[str, str]]:
    """The label of each empty control, and what it shows."""
    found = document(body)
    return [
        (prompt.label, found.blocks[prompt.block].text[prompt.start : prompt.end])
        for prompt in found.prompts
        if prompt.block is not None
    ]


def test_an_empty_control_is_known_by_its_mark_in_whatever_language_it_prompts() -> None:
    inline = control(r("Napsauta "), r("tätä"), settings=f'<w:alias w:val="Client"/>{EMPTY}')
    body = p(r("To: "), inline, r(".")) + p(control(r("Northwind")))
    assert prompts(body) == [("Client", "Napsauta tätä")]


def test_an_empty_control_around_a_paragraph_or_a_cell_is_known_too() -> None:
    cell = control(f"<w:tc><w:tcPr/>{p('Choose one')}</w:tc>", settings=EMPTY)
    body = control(p("Enter text"), settings=EMPTY) + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    assert prompts(body) == [("", "Enter text"), ("", "Choose one")]


def test_a_control_that_says_it_shows_no_prompt_is_filled() -> None:
    assert prompts(p(control(r("Ann"), settings='<w:showingPlcHdr w:val="0"/>'))) == []


def test_a_field_is_recorded_with_what_it_shows() -> None:
    found = document(p("Dear ", field(' MERGEFIELD "First Name" ', "«First_Name»"), ","))
    (one,) = found.fields
    assert (one.kind, one.code) == ("MERGEFIELD", 'MERGEFIELD "First Name"')
    assert one.block is not None
    assert one.block == one.last
    assert found.blocks[one.block].text[one.start : one.end] == "«First_Name»"


def test_a_field_of_several_paragraphs_names_the_first_and_the_last() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = document(p(begin, r("One\t1")) + p("Two\t2") + p(r("Three\t3"), end) + p("Text"))
    (one,) = found.fields
    assert one.block is not None
    assert one.last is not None
    assert [block.text for block in found.blocks[one.block : one.last + 1] if block.shown] == [
        "One\t1", "Two\t2", "Three\t3",
    ]  # fmt: skip


def test_a_reference_to_a_name_that_a_field_sets_is_found() -> None:
    body = p(field(" SET Fee 900 ", ""), field(" REF Fee ", "900"), field(" REF Gone ", "3"))
    assert [(ref.target, ref.found) for ref in document(body).references] == [
        ("Fee", True),
        ("Gone", False),
    ]
