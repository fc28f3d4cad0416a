"""XForms as other tools write them: relative references, actions in controls, first rows, preloads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from form_engine import FormState, compile_xform

XForm = Callable[[str, str, str], bytes]


def opened(xml: bytes) -> FormState:
    form = compile_xform(xml)
    assert form.accepted, form.problems
    return FormState(form.model, now="2026-03-10T09:30:00.000+03:00")


def shown(state: FormState) -> dict[str, dict[str, Any]]:
    return {node["path"]: node for node in state.snapshot()}


def test_a_control_may_name_its_question_from_the_group_around_it_or_by_the_id_of_its_bind(
    xform: XForm,
) -> None:
    body = (
        '<input ref="a"><label>A</label></input><input bind="the_b"><label>B</label></input>'
        '<group ref="/data/r"><repeat nodeset="/data/r" jr:count="/data/a"><input ref="n"><label>N</label></input>'
        '<input ref="current()/m"><label>M</label></input></repeat></group>'
    )
    state = opened(xform("<a/><b/><r><n/><m/></r>", '<bind id="the_b" nodeset="/data/b" type="int"/>', body))
    state.set("/data/a", 2)
    assert {path: node["label"] for path, node in shown(state).items() if node["label"]} == {
        "/data/a": "A", "/data/b": "B", "/data/r[1]/n": "N", "/data/r[1]/m": "M", "/data/r[2]/n": "N",
        "/data/r[2]/m": "M",
    }  # fmt: skip


def test_the_label_of_a_group_that_is_there_for_a_repeat_is_the_repeats(xform: XForm) -> None:
    body = '<group><label>Visit</label><repeat nodeset="/data/r"><input ref="/data/r/n"/></repeat></group>'
    form = compile_xform(xform("<r><n/></r>", "", body))
    assert form.problems == []
    assert shown(FormState(form.model))["/data/r[1]"]["label"] == "Visit"


def test_a_group_of_several_things_without_a_node_still_loses_its_label_with_a_warning(xform: XForm) -> None:
    body = '<group><label>Both</label><input ref="/data/a"/><repeat nodeset="/data/r"><input ref="n"/></repeat></group>'
    assert [one.code for one in compile_xform(xform("<a/><r><n/></r>", "", body)).problems] == [
        "group.no_ref"
    ]


def test_a_group_without_a_node_takes_no_other_questions_place_where_binds_have_no_ids(xform: XForm) -> None:
    binds = '<bind nodeset="/data/a" type="int"/><bind nodeset="/data/b" type="int"/>'
    body = '<group><label>Both</label><input ref="/data/a"><label>A</label></input><input ref="/data/b"/></group>'
    form = compile_xform(xform("<a/><b/>", binds, body))
    assert [one.code for one in form.problems] == ["group.no_ref"]
    assert [node["kind"] for node in form.model["nodes"]] == ["integer", "integer"]
    assert [node["label"] for node in FormState(form.model).snapshot()] == ["A", ""]


def test_an_action_in_a_control_sets_its_default_at_the_event_that_it_names(xform: XForm) -> None:
    body = (
        '<input ref="/data/a"><setvalue event="odk-instance-first-load" ref="/data/a">cheese</setvalue></input>'
        '<input ref="/data/b"><setvalue event="odk-instance-first-load xforms-value-changed" ref="/data/c"'
        ' value="../b * 2"/></input><input ref="/data/c"/>'
    )
    state = opened(xform("<a/><b>5</b><c/>", "", body))
    assert state.answers() == {"a": "cheese", "b": "5", "c": "10"}
    state.set("/data/b", "7")
    assert state.answers()["c"] == "14"


def test_an_action_may_name_a_bind_or_an_attribute_of_an_entity(xform: XForm) -> None:
    binds = (
        '<bind id="text" nodeset="/data/a"/><setvalue bind="text" event="odk-instance-first-load">Hello</setvalue>'
        '<setvalue ref="/data/meta/entity/@id" event="odk-instance-first-load" value="uuid()"/>'
    )
    assert opened(xform("<a/>", binds, '<input ref="/data/a"/>')).answers() == {"a": "Hello"}


def test_an_action_for_new_rows_leaves_the_first_rows_alone_and_the_other_way_round(xform: XForm) -> None:
    body = (
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="n"/><input ref="m"/>'
        '<setvalue event="odk-new-repeat" ref="/data/r/n" value="\'new\'"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/r/m" value="\'first\'"/></repeat></group>'
    )
    state = opened(xform("<r><n/><m/></r>", "", body))
    state.add("/data/r")
    assert state.answers()["r"] == [{"m": "first"}, {"n": "new"}]


def test_first_rows_keep_what_the_form_gives_them_and_new_rows_are_made_after_its_template(
    xform: XForm,
) -> None:
    instance = (
        '<r jr:template=""><n>new</n><g><k/></g><i jr:template=""><m/></i></r>'
        "<r><n>first</n><g><k>1</k></g><i><m>a</m></i><i><m/></i></r><r><n>new</n><g><k/></g><i><m/></i></r>"
    )
    body = (
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/n"/><input ref="/data/r/g/k"/>'
        '<group ref="/data/r/i"><repeat nodeset="/data/r/i"><input ref="/data/r/i/m"/></repeat></group>'
        "</repeat></group>"
    )
    state = opened(xform(instance, "", body))
    state.add("/data/r")
    assert state.answers(draft=True)["r"] == [
        {"n": "first", "g": {"k": "1"}, "i": [{"m": "a"}, {}]},
        {"n": "new", "i": [{}]},
        {"n": "new", "i": []},
    ]


def test_without_a_template_what_the_first_rows_hold_is_theirs_alone(xform: XForm) -> None:
    body = (
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="n"/><input ref="g/k"/></repeat></group>'
    )
    instance = "<r><n>one</n><g><k>1</k></g></r><r><n>two</n><g><k>1</k></g></r>"
    state = opened(xform(instance, "", body))
    state.add("/data/r")
    assert state.answers()["r"] == [{"n": "one", "g": {"k": "1"}}, {"n": "two", "g": {"k": "1"}}, {}]


def test_a_question_that_a_person_sees_may_be_filled_with_the_day(xform: XForm) -> None:
    binds = '<bind nodeset="/data/day" type="date" jr:preload="date" jr:preloadParams="today"/>'
    assert opened(xform("<day/>", binds, '<input ref="/data/day"/>')).answers() == {"day": "2026-03-10"}


def test_the_values_of_choices_may_be_the_ids_of_their_texts(xform: XForm) -> None:
    binds = (
        '<instance id="towns"><root><town><value>king</value></town></root></instance>'
        '<itext><translation lang="en"><text id="king"><value>King County</value></text></translation></itext>'
    )
    body = (
        '<select1 ref="/data/a"><itemset nodeset="instance(\'towns\')/root/town"><value ref="value"/>'
        '<label ref="jr:itext(value)"/></itemset></select1>'
    )
    state = opened(xform("<a/>", binds, body))
    assert shown(state)["/data/a"]["choices"] == [{"value": "king", "label": "King County"}]


def test_a_count_may_hang_on_the_rows_that_it_makes(xform: XForm) -> None:
    binds = (
        '<bind nodeset="/data/rows" calculate="count(/data/r)"/>'
        '<bind nodeset="/data/wanted" calculate="if(indexed-repeat(/data/r/last, /data/r, /data/rows) = \'no\','
        ' /data/rows + 1, max(/data/rows, 1))"/>'
    )
    body = '<group ref="/data/r"><repeat nodeset="/data/r" jr:count="/data/wanted"><input ref="last"/></repeat></group>'
    state = opened(xform("<rows/><wanted/><r><last/></r>", binds, body))
    assert [path for path in shown(state) if path.endswith("]")] == ["/data/r[1]"]
    state.set("/data/r[1]/last", "no")
    assert [path for path in shown(state) if path.endswith("]")] == ["/data/r[1]", "/data/r[2]"]
