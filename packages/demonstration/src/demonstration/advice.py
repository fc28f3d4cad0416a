"""Whom the Kenyan school leaders turn to for advice: a questionnaire in four languages, and who names whom.

Every sentence is our own. The ties are drawn: most between schools that are close to each other, some of them
returned, one leader whom nobody names and who names nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any, Final, NamedTuple

from demonstration.draws import Draws
from demonstration.model import Answers, Network
from demonstration.responses import response_id
from demonstration.workbook import workbook_bytes

FORM_ID: Final = "ushauri_mtandao"
OPENS_AT: Final = datetime(2024, 2, 5, 6, 0, tzinfo=UTC)
NEIGHBOURS: Final = 4
"""Schools that are close to each other, in the order of the roster."""

_SILENT = 2
_NEAR = (3, 6)
_FAR = (1, 4)
"""Pairs that name each other, and pairs of which one names the other: 8 of 18 ties are returned."""

_TO_SILENT = 3
_DAYS = 12
_MOSTLY = 4
"""Three in four write something, and who names nobody says why."""

_COLUMNS: Final = (
    "label::Kiswahili (sw)",
    "label::English (en)",
    "label::Español (es)",
    "label::Filipino (fil)",
)

Tie = tuple[str, str]
"""Who names whom, by their codes in the roster."""


class Words(NamedTuple):
    sw: str
    en: str
    es: str
    fil: str


TITLE: Final = Words(
    "Ushauri katika mtandao wetu",
    "Advice in our network",
    "Consejo en nuestra red",
    "Payo sa ating network",
)
_INTRO = Words(
    "Maswali manne kuhusu watu unaowaendea. Hakuna jibu sahihi: kila mtandao una sura yake.",
    "Four questions about the people you turn to. There is no right answer: every network has its own shape.",
    "Cuatro preguntas sobre las personas a quienes acude. No hay respuesta correcta: cada red tiene su forma.",
    "Apat na tanong tungkol sa mga taong nilalapitan ninyo. Walang tamang sagot: may sariling hugis ang bawat network.",
)
_ADVICE = Words(
    "Unapokwama kuhusu ufundishaji wa kusoma, unawaendea nani?",
    "When you are stuck with the teaching of reading, whom do you turn to?",
    "Cuando no sabe cómo seguir con la enseñanza de la lectura, ¿a quién acude?",
    "Kapag nahihirapan kayo sa pagtuturo ng pagbasa, kanino kayo lumalapit?",
)
_ADVICE_HINT = Words(
    "Chagua wote ambao umewaendea mwaka huu. Unaweza kuacha wazi.",
    "Choose everybody you have turned to this year. You may leave it open.",
    "Elija a todas las personas a quienes acudió este año. Puede dejarlo en blanco.",
    "Piliin ang lahat ng nilapitan ninyo ngayong taon. Maaaring iwanang blangko.",
)
_FIRST = Words(
    "Kati yao, nani wa kwanza unayempigia simu?",
    "Of these, whom do you call first?",
    "De ellas, ¿a quién llama primero?",
    "Sa kanila, sino ang una ninyong tinatawagan?",
)
_USED = Words(
    "Ushauri kutoka mtandao hubadilisha unachofanya shuleni",
    "Advice from the network changes what you do in your school",
    "El consejo de la red cambia lo que usted hace en su escuela",
    "Binabago ng payo mula sa network ang ginagawa ninyo sa paaralan",
)
_EASIER = Words(
    "Nini kingefanya iwe rahisi zaidi kuomba ushauri?",
    "What would make it easier to ask for advice?",
    "¿Qué haría más fácil pedir consejo?",
    "Ano ang magpapadali sa paghingi ng payo?",
)
_OFTEN: Final = {
    "never": Words("Kamwe", "Never", "Nunca", "Hindi kailanman"),
    "sometimes": Words("Mara chache", "Sometimes", "A veces", "Paminsan-minsan"),
    "often": Words("Mara nyingi", "Often", "A menudo", "Madalas"),
    "always": Words("Kila mara", "Always", "Siempre", "Lagi"),
}
_WISHES = (
    "Kukutana ana kwa ana mara moja kwa muhula.",
    "Kujua nani anajaribu nini, ili nisimsumbue asiyehusika.",
    "Kikundi kidogo cha simu cha shule za jirani.",
    "Muda: mikutano huanguka siku za mitihani.",
)


@dataclass(frozen=True, slots=True)
class Advised:
    """One leader's answer; people are codes of the roster until the installation gives them ids."""

    id: str
    person: str
    started_at: datetime
    ended_at: datetime
    named: tuple[str, ...]
    first: str | None
    used: str
    wish: str | None

    def answers(self, ids: dict[str, str]) -> Answers:
        """As the form takes them; `ids` has the person behind each code."""
        said: dict[str, Any] = {"used": self.used}
        if self.named:
            said["advice"] = [ids[code] for code in self.named]
        if self.first:
            said["first"] = ids[self.first]
        if self.wish:
            said["easier"] = self.wish
        return said


@dataclass(frozen=True, slots=True)
class Advice:
    title: str
    starts_on: date
    ends_on: date
    questionnaire: bytes
    ties: tuple[Tie, ...]
    answers: tuple[Advised, ...]


def advice(network: Network, seed: int) -> Advice:
    """The questionnaire and the answers of five in six leaders, the same for the same seed."""
    draws = Draws(seed, "advice")
    codes = [member.person.code for member in network.members]
    isolate, *silent = draws.shuffled(codes)[: 1 + _SILENT]
    ties = _ties(codes, isolate, silent, draws)
    answering = [code for code in codes if code not in silent]
    return Advice(
        title=f"{TITLE.sw} 2024",
        starts_on=OPENS_AT.date(),
        ends_on=date(2030, 12, 31),
        questionnaire=questionnaire(),
        ties=tuple(sorted(ties)),
        answers=tuple(_answer(code, codes, ties, draws) for code in answering),
    )


def _ties(codes: Sequence[str], isolate: str, silent: Sequence[str], draws: Draws) -> set[Tie]:
    """Among those who answer and are known to somebody, and from them to those who do not answer."""
    active = [code for code in codes if code != isolate and code not in silent]
    near = {code: at // NEIGHBOURS for at, code in enumerate(codes)}
    pairs = draws.shuffled(list(combinations(active, 2)))
    ties: set[Tie] = set()
    for (mutual, single), close in ((_NEAR, True), (_FAR, False)):
        fitting = [pair for pair in pairs if (near[pair[0]] == near[pair[1]]) is close]
        for one, other in fitting[:mutual]:
            ties |= {(one, other), (other, one)}
        for pair in fitting[mutual : mutual + single]:
            one, other = draws.shuffled(pair)
            ties.add((one, other))
    for _ in range(_TO_SILENT):
        ties.add((draws.pick(active), draws.pick(silent)))
    return ties


def _answer(code: str, codes: Sequence[str], ties: set[Tie], draws: Draws) -> Advised:
    started = OPENS_AT + timedelta(days=draws.below(_DAYS), minutes=draws.below(10 * 60))
    ended = started + timedelta(seconds=draws.between(150, 600))
    named = tuple(other for other in codes if (code, other) in ties)
    return Advised(
        id=response_id(ended, draws),
        person=code,
        started_at=started,
        ended_at=ended,
        named=named,
        first=draws.pick(named) if len(named) > 1 else None,
        used=draws.pick(("sometimes", "often", "often", "always")) if named else "never",
        wish=draws.pick(_WISHES) if not named or draws.below(_MOSTLY) else None,
    )


def questionnaire() -> bytes:
    """An XLSForm that asks about people of the network."""
    head = [
        "type", "name", *_COLUMNS, *(one.replace("label", "hint") for one in _COLUMNS), "required",
        "relevant", "choice_filter", "appearance", "duru_figure",
    ]  # fmt: skip
    return workbook_bytes(
        {
            "survey": [
                head,
                *_questions(),
            ],
            "choices": [
                ["list_name", "name", *_COLUMNS],
                *(["often", value, *words] for value, words in _OFTEN.items()),
            ],
            "settings": [
                ["form_title", "form_id", "version", "default_language"],
                [TITLE.sw, FORM_ID, "2024.1", "Kiswahili (sw)"],
            ],
        }
    )


def _questions() -> Iterator[list[str]]:
    no_hint = ("",) * 4
    yield ["note", "intro", *_INTRO, *no_hint, "", "", "", "", ""]
    yield ["select_multiple_from_file roster.csv", "advice", *_ADVICE, *_ADVICE_HINT, "", "", "", "", ""]
    yield [
        "select_one_from_file roster.csv", "first", *_FIRST, *no_hint, "", "count-selected(${advice}) > 1",
        "selected(${advice}, name)", "", "",
    ]  # fmt: skip
    yield ["select_one often", "used", *_USED, *no_hint, "yes", "", "", "likert", "frequency"]
    yield ["text", "easier", *_EASIER, *no_hint, "", "", "", "multiline", ""]
