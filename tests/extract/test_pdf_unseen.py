"""What a PDF holds and does not show: redactions, layers, fields, scripts, older states."""

from pdf_builder import box, lines, pdf, picture, stream, text

from qualitygate.config import Limits
from qualitygate.document import Document
from qualitygate.extract.pdf import read

ROWS = ("We deliver the study in March of this year,", "and the fee is fixed for two years.")


def extracted(data: bytes) -> Document:
    return read(data, "proposal.pdf", Limits())


def updated(data: bytes, number: int, body: bytes) -> bytes:
    """The same file with an object replaced by an incremental update."""
    before = data.rindex(b"startxref")
    table = int(data[before:].split()[1])
    place = len(data)
    data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    entry = f"xref\n{number} 1\n{place:010} 00000 n \n"
    trailer = f"trailer <</Size 200 /Root 1 0 R /Info 3 0 R /Prev {table}>>\n"
    return data + f"{entry}{trailer}startxref\n{start}\n%%EOF\n".encode()


def test_a_mark_for_redaction_names_the_words_that_are_still_there() -> None:
    mark = "<</Type /Annot /Subtype /Redact /Rect [70 676 300 692]>>"
    document = extracted(pdf(lines(72, 100, ROWS), page="/Annots [10 0 R]", extra=[mark]))
    (found,) = document.redactions
    assert found.how == "mark"
    assert "fee is fixed" in document.blocks[found.block or 0].text[found.start : found.end]
    assert not document.comments


def test_text_of_a_layer_that_is_off_is_hidden() -> None:
    content = text(72, 100, "We deliver in March.") + "/OC /MC0 BDC\n"
    content += text(72, 200, "The margin is forty per cent.") + "EMC\n/OC /MC1 BDC\n"
    content += text(72, 300, "The plan has three phases.") + "EMC\n"
    data = pdf(
        content,
        root="/OCProperties <</OCGs [10 0 R 11 0 R] /D <</OFF [10 0 R]>>>>",
        extra=["<</Type /OCG /Name (Prices)>>", "<</Type /OCG /Name (Plan)>>"],
    ).replace(b"/XObject", b"/Properties <</MC0 10 0 R /MC1 11 0 R>> /XObject")
    document = extracted(data)
    assert document.settings.layers == ("Prices",)
    hidden = [(block.text, block.name) for block in document.of_kind("hidden")]
    assert hidden == [("The margin is forty per cent.", "on a hidden layer")]
    assert "The plan has three phases." in [block.text for block in document.shown]


def test_a_box_on_a_layer_covers_nothing() -> None:
    content = lines(72, 100, ROWS) + text(72, 200, "The margin is forty per cent.")
    content += "/OC /MC0 BDC\n" + box(60, 185, 300, 210, "1 1 1") + "EMC\n"
    data = pdf(
        content,
        root="/OCProperties <</OCGs [10 0 R] /D <</OFF [10 0 R]>>>>",
        extra=["<</Type /OCG /Name (Prices)>>"],
    ).replace(b"/XObject", b"/Properties <</MC0 10 0 R>> /XObject")
    document = extracted(data)
    assert not list(document.of_kind("hidden"))
    assert "The margin is forty per cent." in [block.text for block in document.shown]


def test_fields_that_can_be_filled_are_counted_and_their_scripts_told() -> None:
    field = "<</Type /Annot /Subtype /Widget /Rect [72 500 200 520] /FT {} /T ({}) {}>>"
    extra = [
        field.format("/Tx", "name", "/AA <</K <</S /JavaScript /JS (check\\(\\))>>>>"),
        field.format("/Btn", "agree", ""),
        field.format("/Tx", "number", "/Ff 1"),
        field.format("/Btn", "send", "/Ff 65536"),
        field.format("/Tx", "margin", "/F 2 /V (40 per cent)"),
        field.format("/Sig", "signature", ""),
    ]
    listed = " ".join(f"{10 + number} 0 R" for number in range(len(extra)))
    document = extracted(pdf(lines(72, 100, ROWS), page=f"/Annots [{listed}]", extra=extra))
    assert document.settings.forms == 2
    assert [(item.kind, item.name) for item in document.attachments] == [("javascript", "K")]
    (value,) = document.of_kind("form-field")
    assert (value.name, value.text, value.shown) == ("margin", "40 per cent", False)


def test_what_an_update_took_out_is_deleted_text() -> None:
    first = pdf(lines(72, 100, ("The fee is 90,000 euros for Acme.", *ROWS)))
    document = extracted(updated(first, 101, stream(lines(72, 100, ROWS).encode())))
    gone = [(block.text, block.name) for block in document.of_kind("deleted")]
    assert gone == [("The fee is 90,000 euros for Acme.", "earlier version")]
    assert not document.gaps


def test_an_update_that_takes_nothing_out_tells_nothing() -> None:
    first = pdf(lines(72, 100, ROWS))
    more = lines(72, 100, (*ROWS, "Signed by Ann Miller on 3 May."))
    document = extracted(updated(first, 101, stream(more.encode())))
    assert not list(document.of_kind("deleted"))
    assert not list(extracted(first).of_kind("deleted"))


def test_paths_in_the_packet_of_metadata_are_properties() -> None:
    packet = b"""<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"><rdf:Description rdf:about="">
      <stRef:filePath>/Users/ann/Bids/Acme/plan.ai</stRef:filePath>
      </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
    data = pdf(lines(72, 100, ROWS), root="/Metadata 10 0 R",
               extra=[stream(packet, "/Type /Metadata /Subtype /XML")])  # fmt: skip
    assert ("source", "/Users/ann/Bids/Acme/plan.ai") in extracted(data).properties


def test_a_title_in_several_languages_is_one_title() -> None:
    packet = b"""<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about=""><dc:title><rdf:Alt>
      <rdf:li xml:lang="x-default">The offer</rdf:li><rdf:li xml:lang="en">The offer</rdf:li>
      <rdf:li xml:lang="fr">Notre offre</rdf:li></rdf:Alt></dc:title>
      </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
    data = pdf(lines(72, 100, ROWS), root="/Metadata 10 0 R",
               extra=[stream(packet, "/Type /Metadata /Subtype /XML")])  # fmt: skip
    titles = [pair for pair in extracted(data).properties if pair[0].startswith("title")]
    assert titles == [("title", "The offer"), ("title (fr)", "Notre offre")]


def test_words_in_a_pattern_have_no_colour_and_are_seen() -> None:
    shading = (
        "<</PatternType 2 /Shading <</ShadingType 2 /ColorSpace /DeviceRGB /Coords [72 0 300 0] "
        "/Function <</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1>> "
        "/Extend [true true]>>>>"
    )
    words = "/Pattern cs /P1 scn BT /F1 24 Tf 72 500 Td (A bright title) Tj ET\n"
    data = pdf(lines(72, 100, ROWS) + words, extra=[shading])
    document = extracted(data.replace(b"/XObject", b"/Pattern <</P1 10 0 R>> /XObject"))
    assert "A bright title" in [block.text for block in document.shown]


def test_words_that_were_read_from_a_picture_are_told_apart() -> None:
    content = lines(72, 100, ROWS) + picture(60, 250, 300, 350)
    content += text(72, 300, "Scanned letter of May", mode=3) + text(72, 500, "Nobody", mode=3)
    document = extracted(pdf(content))
    hidden = {block.text: block.name for block in document.of_kind("hidden")}
    assert hidden == {"Scanned letter of May": "read from a picture", "Nobody": "invisible"}
