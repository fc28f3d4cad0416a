"""Files that mean harm, or that nobody could mean: how each is made, and the code it is refused with ("" for none)."""

import io
import zipfile

from . import forms

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(**parts: bytes) -> bytes:
    names = {"sheet": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "book": "xl/workbook.xml"}  # fmt: skip
    return zipped(parts_of(forms.xlsx()) | {names[name]: content for name, content in parts.items()})


def _text(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows: str) -> bytes:
    heading = "".join(
        _text(column, 1, name) for column, name in zip("ABC", ("type", "name", "label"), strict=True)
    )
    asked = _text("A", 2, "text") + _text("B", 2, "a") + _text("C", 2, "A")
    head = f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{heading}</row><row r="2">{asked}</row>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def table(*rows: str, columns: str = "type | name | label") -> bytes:
    return "\n".join(["| survey |", f"| | {columns} |", *(f"| | {row} |" for row in rows)]).encode()


def xform(
    instance: str, model: str = "", body: str = '<input ref="/data/a"><label>A</label></input>'
) -> bytes:
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T'
        f'</h:title><model><instance><data id="f">{instance}</data></instance>{model}</model></h:head><h:body>{body}'
        "</h:body></h:html>"
    ).encode()


def _long_cycle(length: int) -> bytes:
    rows = [f"calculate | q{at} | | ${{q{(at + 1) % length}}}" for at in range(length)]
    return table(*rows, "text | t | T | ", columns="type | name | label | calculation")


def _asking(column: str, expression: str) -> bytes:
    return table(f"text | a | A | {expression}", columns=f"type | name | label | {column}")


def _book(names: int) -> bytes:
    defined = "".join(f'<definedName name="n{at}">survey!$A$1</definedName>' for at in range(names))
    return parts_of(forms.xlsx())["xl/workbook.xml"].replace(
        b"</sheets>", f"</sheets><definedNames>{defined}</definedNames>".encode()
    )


WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "one part of zeros": (_with(sheet=b"0" * (39 << 20)), "file.unpacked_size"),
    "a bomb in a bomb": (zipped({"a.zip": zipped({"b": b"0" * (30 << 20)})}), "file.damaged"),
    "thousands of parts": (zipped({f"{at}.xml": b"x" for at in range(5000)}), "file.unpacked_size"),
    "a way out": (zipped({"../../etc/cron.d/x": b"x"}), "file.path"),
    "entities": (_with(sheet=b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + sheet("")), "file.entities"),
    "entities in UTF-16": (_with(sheet='<!DOCTYPE x [<!ENTITY a "aa">]><x/>'.encode("utf-16")), "file.entities"),
    "a million texts": (_with(texts=f'<sst xmlns="{_MAIN}">{"<si><t>x</t></si>" * 1_500_000}</sst>'.encode()), "file.unpacked_size"),
    "different texts": (_with(texts=f'<sst xmlns="{_MAIN}">{"".join(f"<si><t>{at}</t></si>" for at in range(400_000))}</sst>'.encode()), ""),
    "rows of text": (_with(sheet=sheet("".join(f'<row r="{at}">{_text("A", at, "x")}</row>' for at in range(3, 300_000)))), "file.rows"),
    "columns of text": (_with(sheet=sheet(f'<row r="3">{_text("AAA", 3, "x")}</row>')), ""),
    "four hundred columns": (_with(sheet=sheet(f'<row r="3">{_text("OK", 3, "x")}</row>')), "file.columns"),
    "half a million formatted rows": (_with(sheet=sheet("".join(f'<row r="{at}"><c r="A{at}" s="1"/></row>' for at in range(3, 500_000)))), ""),
    "a row at the very end": (_with(sheet=sheet(f'<row r="1048576">{_text("A", 1048576, "x")}</row>')), ""),
    "names without end": (_with(book=_book(200_000)), ""),
    "no row number": (_with(sheet=sheet('<row r="x"/><row r="y"><c><v>1</v></c></row>')), "file.damaged"),
    "a text that is not there": (_with(sheet=sheet('<row r="3"><c r="A3" t="s"><v>99999999</v></c></row>')), "file.damaged"),
    "old Excel, noise": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 100_000, "file.damaged"),
    "old Excel, nothing": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4 << 20), "file.damaged"),
}  # fmt: skip
TEXTS: dict[str, tuple[bytes, str]] = {
    "five million columns": (b"survey,type,name,label" + b"," * 4_900_000 + b"x\n,text,a,A\n", "file.columns"),
    "pipes": (b"| survey |\n" + b"|x" * 2_400_000 + b"\n", "file.columns"),
    "pipes that are no pipes": (b"| survey |\n| " + b"\\|" * 2_400_000 + b"\n", "sheet.missing"),
    "a cell of four megabytes": (b'survey,type,name\n,text,"' + b"x" * 4_900_000 + b'"\n', "file.damaged"),
    "a quote without end": (b'survey,type,name\n,text,"' + b"x\n" * 2_400_000, "file.damaged"),
    "a hundred thousand choices": (b"survey,type,name,label\n,select_one l,a,A\nchoices,list_name,name,label\n" + b"".join(b",l,c%d,L\n" % at for at in range(100_000)), "file.rows"),
    "ten thousand languages": (("survey,type,name," + ",".join(f"label::L{at} (l{at})" for at in range(10_000)) + "\n,text,a,A\n").encode(), "file.columns"),
    "too many questions": (b"survey,type,name,label\n" + b"".join(b",text,q%d,Q\n" % at for at in range(19_000)), "form.too_large"),
    "groups in groups": (table(*(f"begin_group | g{at} | G" for at in range(9000)), "text | a | A", *["end_group | |"] * 9000), "group.too_deep"),
    "groups without end": (table(*(f"begin_group | g{at} | G" for at in range(9000))), "group.too_deep"),
    "ends without groups": (table(*["end_group | |"] * 5000), "group.unmatched_end"),
    "calculations in a circle": (_long_cycle(3000), "dependency.cycle"),
    "choices that hang on themselves": (table("select_one l | a | A | k = ${a}", columns="type | name | label | choice_filter") + b"\n| choices |\n| | list_name | name | label | k |\n| | l | x | X | 1 |", ""),
    "a trigger in a circle": (table("integer | a | A | ${b} + 1 | ${b}", "integer | b | B | ${a} + 1 | ${a}", columns="type | name | label | calculation | trigger"), ""),
    "a long pattern": (_asking("constraint", "regex(., '" + "(a+)+" * 3000 + "$')"), "regex.unsupported"),
    "a pattern that multiplies": (_asking("constraint", "regex(., '((a{1,999}){1,999}){1,999}')"), "regex.unsupported"),
    "a pattern that others can not match in time": (_asking("constraint", "regex(., '((a+)+)+$')"), ""),
    "brackets in brackets": (_asking("relevant", "(" * 5000 + "1" + ")" * 5000), "expression.syntax"),
    "minus upon minus": (_asking("relevant", "-" * 15_000 + "1"), "expression.syntax"),
    "an endless condition": (_asking("relevant", " and ".join(["1"] * 60_000)), "expression.syntax"),
    "up and up": (_asking("relevant", "../" * 6000 + "a"), "reference.undefined"),
    "a thousand million rows": (table("begin_repeat | r | R | 1000000000", "text | a | A |", "end_repeat | | |", columns="type | name | label | repeat_count"), ""),
    "NUL": (b"survey,type,name,label\n,text,a\x00b,A\n", "file.kind"),
    "half a surrogate pair": (b"survey,type,name,label\n,text,a,\xed\xa0\x80\n", "file.encoding"),
    "a name that reads backwards": ("survey,type,name,label\n,text,a\u202eb,A\n".encode(), "name.invalid"),
    "control characters": (b"survey,type,name,label\n,text,a,A\x0bB\x1b\n", "text.characters"),
    "names of objects": (table("text | __proto__ | A", "text | constructor | B", "text | hasOwnProperty | C"), ""),
    "a formula": (table("text | a | =cmd\\|'/c calc'!A0"), ""),
    "a picture outside": (table("text | a | A | ../../../etc/passwd", columns="type | name | label | media::image"), ""),
    "a list outside": (table("select_one_from_file ../../../../etc/passwd.csv | a | A"), ""),
}  # fmt: skip
XFORMS: dict[str, tuple[bytes, str]] = {
    "a hundred thousand nodes": (xform("".join(f"<n{at}/>" for at in range(100_000))), "xform.too_large"),
    "elements in elements": (xform("<g>" * 50_000 + "</g>" * 50_000), "xml.syntax"),
    "an entity of the machine": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xform("<a>&a;</a>"), "xml.dtd"),
    "instructions": (xform("<a/>", '<?php system("x") ?>'), ""),
    "an attribute of four megabytes": (xform(f'<a x="{"y" * 4_000_000}"/>'), ""),
    "two hundred thousand attributes": (xform("<a " + " ".join(f'x{at}="1"' for at in range(200_000)) + "/>"), ""),
    "fifty thousand binds": (xform("<a/>", '<bind nodeset="/data/a" relevant="1"/>' * 50_000), ""),
}  # fmt: skip
