"""What the compiler accepts, refuses and warns of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_engine import CompiledForm, FormState, XFormRefused, compile_xform
from form_engine.random_order import shuffled

Compile = Callable[[str], CompiledForm]
XForm = Callable[[str, str, str], bytes]


def codes(form: CompiledForm) -> list[tuple[str, str, str]]:
    return [(problem.severity, problem.code, problem.node) for problem in form.problems]


@pytest.mark.parametrize(
    ("expression", "code", "word"),
    [
        ("foo(/data/a)", "function.unknown", "foo()"),
        ("cont(/data/a)", "function.unknown", "Did you mean count()?"),
        ("/data/a +", "expression.syntax", "/data/a +"),
        ("(/data/a", "expression.syntax", "“)” is expected"),
        ("/data/a == 2", "expression.syntax", "character 10"),
        ("/data/a ? 2", "expression.syntax", "“?”"),
        ("'open", "expression.syntax", "a quote is opened and not closed"),
        ("", "expression.syntax", "empty"),
        ("//a", "expression.syntax", "//"),
        ("selected(/data/a)", "function.arguments", "selected() takes 2 arguments, 1 given"),
        ("round(1, 2, 3)", "function.arguments", "1 to 2"),
        ("/data/nope + 1", "reference.undefined", "/data/nope"),
        ("../aa", "reference.undefined", "/data/aa"),
        ("/other/a", "reference.undefined", "/other"),
        ("instance('none')/root/item", "reference.undefined", "the list none"),
        ("regex(/data/a, '(?<=x)y')", "regex.unsupported", "look-around"),
        ("regex(/data/a, '[a-')", "regex.unsupported", "opened and not closed"),
        ("jr:choice-name(/data/a, '/data/a')", "choice_name.no_choices", "no choices"),
        ("indexed-repeat(/data/a, /data/b, 1)", "indexed_repeat.path", "repeat"),
        ("(" * 80 + "1" + ")" * 80, "expression.syntax", "nested"),
    ],
)
def test_a_broken_expression_is_refused_with_its_place_and_a_mend(
    expression: str, code: str, word: str, xform: XForm
) -> None:
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    binds = f'<bind nodeset="/data/b" type="string" constraint="{escaped or " "}" relevant="{escaped}"/>'
    if not expression:
        binds = '<bind nodeset="/data/b" type="string"/><setvalue ref="/data/b" event="odk-instance-first-load" value=" "/>'
    form = compile_xform(xform("<a/><b/>", binds, '<input ref="/data/a"/><input ref="/data/b"/>'))
    assert not form.accepted
    found = next(problem for problem in form.problems if problem.code == code)
    assert found.node == "/data/b"
    assert found.attribute in ("constraint", "relevant", "initial")
    assert word in f"{found.message} {found.fix}"
    assert found.fix


def test_a_correct_form_has_no_problems(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | |
        | | type | name | label |
        | | text | a | A |
        """)
    assert form.accepted
    assert form.problems == []
    assert form.model["web"] is True


@pytest.mark.parametrize(
    ("binds", "chain"),
    [
        (
            '<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="../a"/>',
            "a → b → a",
        ),
        ('<bind nodeset="/data/a" calculate=". + 1"/>', "a → a"),
        ('<bind nodeset="/data/g" relevant="/data/g/c = 1"/>', "g → c → g"),
        (
            '<bind nodeset="/data/a" relevant="/data/b"/><bind nodeset="/data/b" relevant="/data/a"/>',
            "a → b → a",
        ),
    ],
)
def test_nodes_that_wait_for_each_other_are_named_as_a_cycle(binds: str, chain: str, xform: XForm) -> None:
    body = '<input ref="/data/a"/><input ref="/data/b"/><group ref="/data/g"><input ref="/data/g/c"/></group>'
    form = compile_xform(xform("<a/><b/><g><c/></g>", binds, body))
    cycles = [problem.message for problem in form.problems if problem.code == "dependency.cycle"]
    assert len(cycles) == 1
    assert chain in cycles[0]


def test_a_running_total_over_earlier_rows_is_not_a_cycle(xform: XForm) -> None:
    binds = (
        '<bind nodeset="/data/r/t" calculate="../n + coalesce(/data/r[position() = '
        'position(current()/..) - 1]/t, 0)"/>'
    )
    body = '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat></group>'
    form = compile_xform(xform("<r><n/><t/></r>", binds, body))
    assert form.accepted, form.problems
    state = FormState(form.model)
    state.set("/data/r[1]/n", 2)
    state.add("/data/r")
    state.set("/data/r[2]/n", 5)
    assert [node["value"] for node in state.snapshot() if node["path"].endswith("/t")] == ["2", "7"]


def test_a_count_may_look_at_the_rows_it_counts(compiled: Compile) -> None:
    """Sources: docs.getodk.org/form-logic, "Repeating as long as a condition is met"."""
    form = compiled("""
        | survey | | | | | |
        | | type | name | label | calculation | repeat_count |
        | | calculate | many | | count(${plant}) | |
        | | begin_repeat | plant | Plant | | if(${many} = 0 or ${plant}[position()=${many}]/more = 'y', ${many} + 1, ${many}) |
        | | text | more | More? | | |
        | | end_repeat | | | | |
        """)
    assert form.accepted, form.problems


def test_a_constraint_may_look_at_its_own_answer(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | | |
        | | type | name | label | constraint |
        | | integer | a | A | . > 2 |
        """)
    assert form.accepted


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"", "xml.syntax"),
        (b"<html>", "xml.syntax"),
        (b"<html/>", "xform.incomplete"),
        (b"\xff\xfe\x00", "xml.syntax"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "xml.dtd"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>', "xml.dtd"),
        (b"<a>" * 100 + b"</a>" * 100, "xml.too_deep"),
        (b"<a>" * 3000 + b"</a>" * 3000, "xml.syntax"),
        (b"<a>" + b"<b/>" * 500_001 + b"</a>", "xml.too_deep"),
        (b" " * 20_000_001, "xml.too_large"),
    ],
    ids=range(10),
)
def test_what_is_not_an_xform_or_is_hostile_is_refused_by_name(xml: bytes, code: str) -> None:
    with pytest.raises(XFormRefused) as refusal:
        compile_xform(xml)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_an_entity_that_names_a_file_never_reaches_the_model() -> None:
    xml = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    with pytest.raises(XFormRefused, match="document type"):
        compile_xform(xml)


def test_languages_take_their_code_from_the_brackets_and_gaps_fall_back(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | | |
        | | type | name | label::Español (es) | label::Filipino (fil) |
        | | text | a | Hola |  |
        | | text | b | Chao | Paalam |
        """)
    assert form.model["languages"] == [
        {"code": "es", "name": "Español"},
        {"code": "fil", "name": "Filipino"},
    ]
    state = FormState(form.model, language="fil")
    assert next(state.snapshot())["label"] == "Hola"


def test_choices_on_a_drawing_need_only_the_drawing(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | | | |
        | | type | name | label | appearance | media::image |
        | | select_one s | q | Where? | image-map | body.svg |
        | choices | | | | | |
        | | list_name | name | label | | |
        | | s | arm | Arm | | |
        """)
    reasons = [(reason["code"], reason["message"]) for reason in form.model["web_reasons"]]
    assert reasons == [("web.media", "The form needs the file body.svg.")]
    assert form.model["nodes"][0]["appearance"] == ["image-map"]


def test_the_rows_pyxform_adds_for_a_table_list_are_dropped_and_named(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | | |
        | | type | name | label | appearance |
        | | begin_group | g | Escala | table-list |
        | | select_one s | a | A | |
        | | select_one s | b | B | |
        | | end_group | | | |
        | choices | | | |
        | | list_name | name | label |
        | | s | 1 | Uno |
        """)
    group = form.model["nodes"][0]
    assert [node["name"] for node in group["nodes"]] == ["a", "b"]
    assert "table-list" in group["appearance"]
    assert len(form.model["dropped"]) == 2


@pytest.mark.parametrize(
    ("kind", "extra", "code"),
    [
        ("date", "ex:org.example.App", "web.app"),
        ("text", "printer", "web.appearance"),
        ("date", "myanmar", "web.appearance"),
        ("text", "custom-timer", "web.plug_in"),
    ],
)
def test_what_the_web_cannot_show_is_named_with_its_node(
    kind: str, extra: str, code: str, compiled: Compile
) -> None:
    form = compiled(f"""
        | survey | | | | |
        | | type | name | label | appearance |
        | | {kind} | q | Q | {extra} |
        """)
    assert form.accepted
    assert form.model["web"] is False
    assert [(reason["node"], reason["code"]) for reason in form.model["web_reasons"]] == [("/data/q", code)]


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        ("image", "draw"), ("image", "new-front"), ("audio", ""), ("video", ""), ("file", ""), ("barcode", ""),
        ("geopoint", "placement-map"), ("geotrace", ""), ("geoshape", ""), ("date", "ethiopian"),
        ("date", "month-year"), ("date", "year"), ("date", "bikram-sambat"),
    ],
)  # fmt: skip
def test_what_the_web_page_can_ask_makes_no_form_one_for_collect_only(
    kind: str, extra: str, compiled: Compile
) -> None:
    form = compiled(f"""
        | survey | | | | |
        | | type | name | label | appearance |
        | | {kind} | q | Q | {extra} |
        """)
    assert form.model["web_reasons"] == []
    assert form.model["web"] is True


def test_a_list_that_is_not_attached_is_a_warning_and_not_for_the_web(compiled: Compile) -> None:
    form = compiled("""
        | survey | | | |
        | | type | name | label |
        | | select_one_from_file towns.csv | town | Town |
        """)
    assert codes(form) == [("warning", "media.missing", "")]
    assert form.model["web"] is False


def test_an_attached_list_is_read_and_offers_its_choices(xform: XForm) -> None:
    xml = xform(
        "<town/>",
        '<bind nodeset="/data/town" type="string"/>',
        '<select1 ref="/data/town"><itemset nodeset="instance(\'towns\')/root/item[k = 1]">'
        '<value ref="name"/><label ref="label"/></itemset></select1>',
    ).replace(b"</instance>", b'</instance><instance id="towns" src="jr://file-csv/towns.csv"/>')
    csv = "\ufeffname,label,k\nst,Santiago,1\nvi,Viña,2\n".encode()
    form = compile_xform(xml, {"towns.csv": csv})
    assert form.problems == []
    state = FormState(form.model)
    assert next(state.snapshot())["choices"] == [{"value": "st", "label": "Santiago"}]


def test_a_repeat_takes_its_choices_from_another_repeat(xform: XForm) -> None:
    body = (
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat></group>'
        '<select1 ref="/data/head"><itemset nodeset="/data/r[n != \'\']"><value ref="n"/><label ref="n"/>'
        "</itemset></select1>"
    )
    state = FormState(compile_xform(xform("<r><n/></r><head/>", "", body)).model)
    state.set("/data/r[1]/n", "Ana")
    state.add("/data/r")
    head = [node for node in state.snapshot() if node["path"] == "/data/head"]
    assert head[0]["choices"] == [{"value": "Ana", "label": "Ana"}]


@pytest.mark.parametrize(
    ("seed", "order"),
    [
        (42, "AFCBDE"),
        (-42, "EDAFBC"),
        (1, "BFEACD"),
        (11111111, "ACDBFE"),
        (1.1, "BFEACD"),
        (0, "CBEAFD"),
        (5989458117437254, "ACBEDF"),
    ],
)
def test_a_seeded_order_is_the_one_that_odk_clients_show(seed: float, order: str) -> None:
    """The orders are facts from the tests of getodk/web-forms, packages/xpath, randomize()."""
    assert "".join(shuffled(list("ABCDEF"), seed)) == order


@pytest.mark.parametrize(
    ("kind", "look"),
    [("text", "ex:org.example.App(a='b')"), ("decimal", "ex:org.example.App"), ("image", "ex:org.example.App"),
     ("decimal", "bearing")],
)  # fmt: skip
def test_what_another_app_or_the_compass_gives_is_asked_on_the_page(
    kind: str, look: str, compiled: Compile
) -> None:
    form = compiled(f"""
        | survey |
        | | type | name | label | appearance |
        | | {kind} | q | Q | {look} |
        """)
    assert form.model["web"] is True
    assert form.model["nodes"][0].get("app", False) is look.startswith("ex:")
