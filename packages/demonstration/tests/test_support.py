"""The wave about support and the wave of the year before: what they show, and that they hold."""

from io import BytesIO

from demonstration.generate import Programme
from demonstration.support import LANGUAGES, MOST, support_xlsform
from openpyxl import load_workbook
from pyxform.xls2xform import convert


def test_the_questionnaire_becomes_an_xform_and_says_everything_in_four_languages() -> None:
    assert convert(BytesIO(support_xlsform())).warnings == []
    book = load_workbook(BytesIO(support_xlsform()))
    for sheet in ("survey", "choices"):
        heading, *rows = book[sheet].iter_rows(values_only=True)
        for text in ("label", "hint"):
            places = [at for at, name in enumerate(heading) if str(name).startswith(f"{text}::")]
            assert len(places) in (0, len(LANGUAGES))
            said = [[row[at] for at in places] for row in rows]
            assert all(all(cells) or not any(cells) for cells in said)
            for cells in said:
                words = [cell for cell in cells if cell and not str(cell).startswith("${")]
                assert len(set(words)) == len(words)


def test_fifteen_of_nineteen_named_two_to_six_people(any_seed: Programme) -> None:
    answers = [one.answers["people"] for one in any_seed.support.responses]
    assert len({one.person for one in any_seed.support.responses}) == len(answers) == 15
    for one in answers:
        named = [row["people_name"] for row in one["people_person"] if "people_name" in row]
        assert 2 <= len(named) <= MOST
        assert len(set(named)) == len(named)
        assert one["people_last"] == str(len(named)) == one["people_about"][-1]["people_about_id"]


def test_a_pair_is_told_once_and_people_of_one_role_know_each_other_more_often(any_seed: Programme) -> None:
    pairs = {True: [0, 0], False: [0, 0]}
    for response in any_seed.support.responses:
        cards = response.answers["people"]["people_about"]
        roles = [card["people_card"]["people_role"] for card in cards]
        for at, card in enumerate(cards):
            known = {int(one) - 1 for one in card["people_card"].get("people_know", [])}
            assert all(other > at for other in known)
            for other in range(at + 1, len(cards)):
                counts = pairs[roles[at] == roles[other]]
                counts[0] += other in known
                counts[1] += 1
    same, different = (found / of for found, of in (pairs[True], pairs[False]))
    assert same > different > 0


def test_the_year_before_seven_in_ten_answered_and_inquired_less(any_seed: Programme) -> None:
    later = {one.person: one for one in any_seed.responses}
    earlier = any_seed.earlier_responses
    assert 0.6 < len(earlier) / len(later) < 0.8
    assert {one.person for one in earlier} < set(later)
    assert len({one.id for one in (*earlier, *later.values())}) == len(earlier) + len(later)

    def often(responses: tuple[object, ...]) -> float:
        found = [one.answers["practices"]["inquiry_groups"] for one in responses]  # type: ignore[attr-defined]
        return sum(one in ("almost_always", "always") for one in found) / len(found)

    assert 0.02 < often(any_seed.responses) - often(earlier) < 0.15
    for one in earlier:
        assert any_seed.earlier_wave.starts_on <= one.started_at.date()
        assert one.ended_at.date() <= any_seed.earlier_wave.ends_on
