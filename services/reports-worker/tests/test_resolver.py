"""What a report says, rule by rule, before any page is printed."""

from typing import Any

import pytest
from chassis.catalogue import Catalogue, CatalogueFault, placeholders, read_po
from chassis.numbers import LANGUAGES, number_style, plural_form
from reports_worker.resolving.kind import SHARED, KindFault, all_kinds, kind_named, names, read_kind, strings
from reports_worker.resolving.resolve import WrongUnit, maker_of, resolve, tree_bytes, tree_hash
from reports_worker.resolving.slices import Slice

from .slices import CARD, district_slice, items, network_slice, row

Tree = dict[str, Any]


def network_report(slice_: Slice, language: str = "es") -> Tree:
    return resolve(kind_named("network_feedback"), slice_, language)


def district_report(slice_: Slice, language: str = "es") -> Tree:
    return resolve(kind_named("district_feedback"), slice_, language)


def of_type(tree: Tree, kind: str) -> list[dict[str, Any]]:
    return [block for block in tree["blocks"] if block["type"] == kind]


def everything(value: Any) -> str:
    return tree_bytes(value).decode()


@pytest.mark.parametrize(
    ("language", "count", "share", "fifth"),
    [
        ("es", "1.127", "39,58 %", "3,14"),
        ("en", "1,127", "39.58%", "3.14"),
        ("sw", "1,127", "39.58%", "3.14"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    language: str, count: str, share: str, fifth: str
) -> None:
    style = number_style(language)
    written = style.share(76 / 192, 2).replace("\N{NO-BREAK SPACE}", " ")
    assert (style.whole(1127), written, style.decimals(3.14, 2)) == (count, share, fifth)


def test_shares_are_rounded_once_and_half_away_from_zero() -> None:
    style = number_style("en")
    assert [style.share(x) for x in (0.125, 0.375, 0.005, 0.995, 0, 1)] == [
        "13%",
        "38%",
        "1%",
        "100%",
        "0%",
        "100%",
    ]


def test_filipino_takes_its_first_form_for_two_and_three_and_ten() -> None:
    assert [plural_form("fil", n) for n in (1, 2, 3, 4, 5, 6, 9, 10, 14)] == [0, 0, 0, 1, 0, 1, 1, 0, 1]
    assert [plural_form("es", n) for n in (0, 1, 2)] == [1, 0, 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", [SHARED, *names()])
def test_every_string_is_there_in_every_language_with_the_same_values_in_it(
    folder: str, language: str
) -> None:
    english, other = strings(folder, "en"), strings(folder, language)
    assert other.keys() == english.keys()
    for name, forms in english.items():
        assert placeholders(other[name]) == placeholders(forms), name


def test_a_string_that_nobody_wrote_is_refused_by_name() -> None:
    with pytest.raises(CatalogueFault, match=r"es have no 'questions\.nonsense'"):
        Catalogue("es", {}).text("questions.nonsense")


def test_a_po_file_with_an_empty_translation_is_refused_by_name(tmp_path: Any) -> None:
    path = tmp_path / "es.po"
    path.write_text('msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr ""\n')
    with pytest.raises(CatalogueFault, match=r"es\.po: 'b' is not translated"):
        read_po(path)


def test_a_kind_with_a_block_that_nothing_makes_is_refused_with_what_there_is() -> None:
    raw = {"version": 1, "unit": "network", "figures": [], "blocks": [{"type": "poem"}]}
    with pytest.raises(KindFault, match="block 1: type must be one of"):
        read_kind("odd", raw)
    kind = read_kind("odd", {**raw, "blocks": [{"type": "table", "shows": "weather"}]})
    with pytest.raises(KindFault, match="nothing makes table 'weather'; there are"):
        maker_of(kind.steps[0])


def test_every_block_of_every_kind_can_be_made() -> None:
    for kind in all_kinds():
        for step in kind.steps:
            assert callable(maker_of(step))


def test_the_response_rate_is_a_sentence_with_n_of_n() -> None:
    (first, *_) = of_type(district_report(district_slice(412, 1127)), "sentence")
    assert first["text"].replace("\N{NO-BREAK SPACE}", " ") == (
        "Respondieron 412 de 1.127 personas invitadas: una tasa de respuesta de 36,56 %."
    )


def test_one_invited_person_takes_the_singular() -> None:
    (first, *_) = of_type(network_report(network_slice(1, 1), "en"), "sentence")
    assert first["text"] == "1 of 1 invited person answered: a response rate of 100.00%."


def test_more_answers_than_invitations_give_no_rate() -> None:
    slice_ = network_slice(12, 9)
    (first, *_) = of_type(network_report(slice_, "en"), "sentence")
    assert first["text"].startswith("12 answers came in for 9 invitations.")
    assert of_type(network_report(slice_, "en"), "figure")[0]["share"] is None


def test_answers_beyond_the_places_of_a_link_are_told_of_and_stay_out_of_the_rate() -> None:
    raw = {**row("SLEP", 76, 192), "surplus": 3, "answers": 79}
    text = of_type(district_report(district_slice(participation=raw), "en"), "sentence")[0]["text"]
    assert text.startswith(
        "76 of 192 invited people answered: a response rate of 39.58%. 3 more answers came"
    )


def test_partial_answers_are_told_beside_the_complete_ones() -> None:
    raw = row("Red", 8, 10, complete=7, partial=1, rr1=0.7, break_off=2)
    text = of_type(network_report(network_slice(8, 10, participation=raw), "en"), "sentence")[0]["text"]
    assert "8 of 10 invited people answered: a response rate of 80.00%." in text
    assert "Counting complete questionnaires only, they are 7 (70.00%)." in text
    assert "2 more people began and stopped early" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answers", [0, 1, 3, 4])
def test_a_network_with_fewer_than_five_answers_shows_n_of_n_and_no_answer(
    answers: int, language: str
) -> None:
    tree = network_report(network_slice(answers, 14), language)
    assert of_type(tree, "table") == of_type(tree, "card") == of_type(tree, "chart") == []
    (callout,) = of_type(tree, "callout")
    assert str(answers) in callout["text"]
    assert "14" in callout["text"]
    assert "5" in callout["text"]


@pytest.mark.parametrize("withheld", ["too_few", "protects_others", "a_reason_of_next_year"])
def test_withheld_answers_stay_out_even_when_the_slice_holds_them(withheld: str) -> None:
    slice_ = network_slice(8, 9, withheld=withheld)
    assert slice_.items
    tree = network_report(slice_)
    for label in ("Quien facilita", "Siempre", "liderazgo"):
        assert label not in everything(tree)
    assert len(of_type(tree, "callout")) == 1


def test_the_frequency_table_has_all_five_answers_n_and_both_ends() -> None:
    table = of_type(network_report(network_slice()), "table")[0]
    heads = [column["label"] for column in table["columns"]]
    assert heads == [
        "Afirmación", "Nunca", "Casi nunca", "A veces", "Casi siempre", "Siempre", "n",
        "Siempre o casi siempre", "Nunca o casi nunca",
    ]  # fmt: skip
    first = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in table["rows"][0]]
    assert first == ["Quien facilita la red expone un tema", "0", "0", "1", "4", "3", "8", "88 %", "0 %"]


def test_an_item_that_is_withheld_is_a_row_of_dashes_with_a_note() -> None:
    raw = items(8)
    raw[0] |= {"counts": [None] * 5, "n": None, "top": None, "bottom": None, "withheld": "too_few"}
    tree = network_report(network_slice(items=raw))
    table = of_type(tree, "table")[0]
    assert table["rows"][0][1:] == ["–"] * 8
    assert "Un guion indica" in table["note"]
    assert of_type(tree, "chart")[0]["bars"][0]["counts"] is None


def _compared(kinds: list[str]) -> dict[str, Any]:
    then, now = ({"id": "w", "title": title, "ends_on": day} for title, day in (
        ("Monitoreo 2022", "2022-10-14"), ("Monitoreo 2023", "2023-10-13"),
    ))  # fmt: skip
    return {"since": now, "broken": {"wave": then, "kinds": kinds}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_in_other_words_breaks_with_the_wave_before_in_every_language(language: str) -> None:
    told = items(8)
    told[2]["compare"] = _compared(["reworded"])
    table = of_type(network_report(network_slice(items=told), language), "table")[0]
    assert "Monitoreo 2022" in table["note"]
    label = told[2]["label"]
    assert label.get(language, label["en"]) in table["note"]


@pytest.mark.parametrize("compare", [None, _compared(["added"]), {**_compared([]), "broken": None}])
def test_nothing_is_said_of_a_statement_that_is_the_same_or_new(compare: dict[str, Any] | None) -> None:
    told = items(8)
    told[2]["compare"] = compare
    assert "Monitoreo 2022" not in everything(network_report(network_slice(items=told)))


def test_an_item_of_which_single_counts_are_hidden_keeps_the_others_and_its_n() -> None:
    raw = items(8)
    hidden = {"counts": [None, None, 2, 3, 3], "n": 10, "top": None, "bottom": None}
    raw[0] |= {**hidden, "withheld": "protects_others"}
    tree = network_report(network_slice(items=raw))
    assert of_type(tree, "table")[0]["rows"][0][1:] == ["–", "–", "2", "3", "3", "10", "–", "–"]
    assert of_type(tree, "chart")[0]["bars"][0]["counts"] is None


def test_yes_and_no_make_no_table_and_three_answers_have_ends_of_one() -> None:
    yes_no = [{"value": v, "label": {"es": v}, "rank": n} for n, v in enumerate(("no", "sí"))]
    three = [
        {"value": v, "label": {"es": v}, "rank": n} for n, v in enumerate(("nunca", "a veces", "siempre"))
    ]
    raw = items(8)[:2]
    raw[0] |= {"scale": yes_no, "counts": [1, 7]}
    raw[1] |= {"scale": three, "counts": [1, 3, 4]}
    (table,) = of_type(network_report(network_slice(items=raw)), "table")
    heads = [column["label"] for column in table["columns"]]
    assert heads == ["Afirmación", "nunca", "a veces", "siempre", "n", "siempre", "nunca"]


def test_dont_know_answers_have_no_column_and_no_place_in_the_chart() -> None:
    raw = items(8)
    for one in raw:
        one["scale"] = [*one["scale"], {"value": "dk", "label": {"es": "No sabe"}, "rank": None}]
        one["counts"] = [*one["counts"], 2]
    tree = network_report(network_slice(items=raw))
    assert "No sabe" not in everything(tree)
    assert all(len(bar["counts"]) == 5 for bar in of_type(tree, "chart")[0]["bars"])


def test_what_non_response_could_change_is_said_for_a_network_and_an_interval_for_a_district() -> None:
    network = of_type(network_report(network_slice(8, 9), "en"), "sentence")[1]["text"]
    assert "88% (7 of 8). Had everybody answered, it would lie between 78% and 89%." in network
    district = of_type(district_report(district_slice(), "en"), "sentence")[1]["text"]
    assert "95% interval" in district
    assert "Had everybody" not in district


def test_the_card_of_the_principal_network_is_medium_with_its_counts() -> None:
    (card,) = of_type(network_report(network_slice()), "card")
    assert (card["level"], card["level_name"]) == ("medium", "Media")
    assert [fact["value"] for fact in card["facts"]] == ["9", "8", "8", "6", "8"]
    assert [theme["of"] for theme in card["themes"]] == ["4 de 8", "3 de 8", "1 de 8"]
    assert card["notes"][-1] == "Ninguna respuesta por sí sola cambiaría el nivel."


def test_the_card_says_which_answer_would_change_the_level() -> None:
    fragile = {**CARD, "fragile": True, "flips": [{"question": "took_part", "change": 1, "level": "high"}]}
    (card,) = of_type(network_report(network_slice(coherence=fragile), "en"), "card")
    assert card["notes"][-1] == (
        "If one more person had taken part in defining the purpose, the level would be high."
    )


@pytest.mark.parametrize("question", ["knows", "took_part", "adequate", "largest_theme"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_that_could_change_a_level_has_a_sentence(language: str, question: str) -> None:
    flips = [{"question": question, "change": change, "level": "low"} for change in (1, -1)]
    slice_ = network_slice(coherence={**CARD, "fragile": True, "flips": flips})
    (card,) = of_type(network_report(slice_, language), "card")
    assert len(set(card["notes"])) == 3


@pytest.mark.parametrize("level", ["high", "medium", "low", "insufficient"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_a_name_in_every_language(language: str, level: str) -> None:
    (card,) = of_type(network_report(network_slice(coherence={**CARD, "level": level}), language), "card")
    assert card["level_name"]
    assert card["notes"]


def test_a_slice_without_flips_has_them_worked_out_by_the_same_rule() -> None:
    near = {**CARD, "answers": 10, "knows": 5, "took_part": 5, "adequate": 6, "themes": [], "fragile": True}
    near.pop("flips")
    (card,) = of_type(network_report(network_slice(10, 12, coherence=near), "en"), "card")
    assert "If one person fewer knew the purpose, the level would be low." in card["notes"]


def test_a_card_whose_level_is_insufficient_shows_no_counts() -> None:
    few = {**CARD, "level": "insufficient", "knows": None, "took_part": None, "adequate": None}
    (card,) = of_type(network_report(network_slice(coherence=few)), "card")
    assert len(card["facts"]) == 2
    assert card["themes"] == []


def test_a_district_lists_its_networks_by_name_and_never_by_rate() -> None:
    rows = [row("Red C", 9, 10), row("Red A", 1, 10), row("Red B", 5, 10)]
    table = of_type(district_report(district_slice(15, 30, networks=rows)), "table")[0]
    assert [cells[0] for cells in table["rows"]] == ["Red A", "Red B", "Red C", "Todas las redes"]


def test_a_district_counts_levels_and_names_no_network_with_one() -> None:
    tree = district_report(district_slice())
    levels = of_type(tree, "table")[-1]
    assert levels["rows"] == [
        ["Alta", "3"],
        ["Media", "6"],
        ["Baja", "1"],
        ["Sin respuestas suficientes", "7"],
    ]
    assert of_type(tree, "card") == []


def test_a_heading_with_nothing_under_it_is_left_out() -> None:
    tree = network_report(network_slice(coherence=None))
    assert "Qué tan compartido es el propósito" not in [b["text"] for b in of_type(tree, "heading")]


def test_questions_rest_on_the_figures_and_end_with_a_small_test() -> None:
    (asked,) = of_type(network_report(network_slice(), "en"), "questions")
    assert "7 of 8 (88%) say always or almost always" in asked["items"][0]
    assert "4 of 8 (50%) say never or almost never" in asked["items"][1]
    assert "6 of 8 took part" in asked["items"][2]
    assert "1 of 9 did not answer" in asked["items"][3]
    assert "small test" in asked["items"][-1]


def test_the_method_names_the_figure_set_the_rule_and_what_answers_are_not() -> None:
    slice_ = network_slice()
    (method,) = of_type(network_report(slice_, "en"), "method")
    said = " ".join(method["items"])
    for part in (slice_.hash, "from 5 people on", "not independent", "rule of our own (v1)"):
        assert part in said


def test_labels_that_are_not_translated_come_in_the_nearest_language_and_the_method_says_so() -> None:
    tree = network_report(network_slice(), "sw")
    assert "The facilitator presents a topic" in everything(tree)
    assert "Kauli zinaonyeshwa katika lugha ya dodoso." in of_type(tree, "method")[0]["items"]


def test_the_same_slice_gives_the_same_tree_and_another_gives_another() -> None:
    assert tree_hash(network_report(network_slice())) == tree_hash(network_report(network_slice()))
    assert tree_hash(network_report(network_slice())) != tree_hash(network_report(network_slice(7, 9)))


def test_a_slice_about_another_unit_is_refused() -> None:
    with pytest.raises(WrongUnit, match="district_feedback is about a district"):
        district_report(network_slice())


def test_a_number_that_the_sentence_holds_is_text_not_a_place_to_fill_in() -> None:
    hostile = "Red {minimum} %s #{1}"
    tree = network_report(network_slice(8, 9, label=hostile))
    assert tree["heading"] == hostile
