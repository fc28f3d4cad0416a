"""Twelve measures of the four networks: four unchanged, four shifted at the change, two drifting, a freak, one with gaps."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from demonstration.draws import Draws
from demonstration.series import Plan, Value, series


@dataclass(frozen=True, slots=True)
class Mark:
    """A phase or a note, on a day."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a measure says of itself, in its network's language."""

    site: str
    name: str
    kind: Literal["outcome", "process", "balancing"]
    definition: str
    unit: str
    direction: Literal["increase", "decrease", "neither"]
    numerator: str = ""
    denominator: str = ""
    goal: float | None = None
    subgroups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """A measure, its network's series from `first` on, and what stands beside it.

    `schools`: so many schools of the network, in roster order, have a series of their own. A measure with
    subgroups has a series of each.
    """

    about: Definition
    first: date
    plan: Plan
    schools: int = 0
    phases: tuple[Mark, ...] = ()
    notes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One observation: of the network, of one of its schools (by place in the roster) or of a subgroup."""

    value: Value
    school: int | None = None
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    plan: MeasurePlan
    lines: tuple[Line, ...]

    @property
    def network(self) -> tuple[Value, ...]:
        """The series of the network as a whole."""
        return tuple(line.value for line in self.lines if line.school is None and not line.subgroup)


KENYA: Final = (
    MeasurePlan(
        Definition(
            "KE",
            "Wanafunzi wanaosoma aya nzima bila msaada",
            "outcome",
            "Kila Jumatatu mwalimu anasikiliza wanafunzi wa darasa la tatu wakisoma aya moja mpya.",
            "wanafunzi",
            "increase",
            "wanafunzi waliosoma aya nzima",
            "wanafunzi waliosikilizwa",
            50,
        ),
        date(2023, 2, 6),
        Plan("shifted", 30, 0.30, 0.52, size=(36, 41), change=18),
        schools=4,
        phases=(Mark(date(2023, 6, 12), "Kusoma wawili wawili kulihamishwa baada ya mapumziko"),),
        notes=(Mark(date(2023, 5, 15), "Vitabu kumi viliazimwa kutoka shule jirani"),),
    ),
    MeasurePlan(
        Definition(
            "KE",
            "Vipindi vya kusoma wawili wawili vilivyofanyika",
            "process",
            "Daftari la darasa: kipindi kimehesabiwa kikidumu angalau dakika kumi na tano.",
            "vipindi",
            "increase",
            "vipindi vilivyofanyika",
            "vipindi vilivyopangwa",
            90,
        ),
        date(2023, 2, 6),
        Plan(
            "gaps",
            28,
            0.72,
            size=(40, 60),
            closed={
                9: "not_submitted",
                10: "holiday",
                11: "holiday",
                12: "holiday",
                20: "not_collected",
                24: "closed",
            },
        ),
        notes=(
            Mark(date(2023, 4, 17), "Likizo ya Aprili"),
            Mark(date(2023, 7, 24), "Shule zilifungwa siku tatu"),
        ),
    ),
    MeasurePlan(
        Definition(
            "KE",
            "Dakika za somo la hisabati",
            "balancing",
            "Muda halisi wa somo la hisabati Jumanne, wastani wa shule kumi na mbili.",
            "dakika",
            "neither",
        ),
        date(2023, 2, 6),
        Plan("unchanged", 26, 34.0, spread=1.6),
        notes=(Mark(date(2023, 6, 12), "Kusoma kulihamishwa baada ya mapumziko, kabla ya hisabati"),),
    ),
)

CHILE: Final = (
    MeasurePlan(
        Definition(
            "CLP",
            "Niñas y niños que dicen al menos una frase completa",
            "outcome",
            "En la lectura compartida del miércoles, la asistente marca a quienes dicen una frase completa.",
            "niñas y niños",
            "increase",
            "niñas y niños que dijeron una frase completa",
            "niñas y niños presentes",
            60,
        ),
        date(2023, 3, 8),
        Plan("shifted", 22, 0.28, 0.47, size=(14, 22), change=9),
        schools=6,
        phases=(Mark(date(2023, 5, 10), "Cada jardín empezó a usar sus propias tarjetas de preguntas"),),
        notes=(Mark(date(2023, 4, 12), "Primera prueba con una pregunta abierta en dos jardines"),),
    ),
    MeasurePlan(
        Definition(
            "CLP",
            "Lecturas con una pregunta abierta preparada",
            "process",
            "Lecturas de la semana en que la pregunta estaba escrita en una tarjeta antes de empezar.",
            "lecturas",
            "increase",
            "lecturas con pregunta preparada",
            "lecturas hechas",
            80,
        ),
        date(2023, 3, 8),
        Plan("drifting", 24, 0.22, 0.74, size=(40, 58)),
        notes=(Mark(date(2023, 5, 31), "La carpeta común de tarjetas quedó abierta para la red"),),
    ),
    MeasurePlan(
        Definition(
            "CLP",
            "Duración de la lectura compartida",
            "balancing",
            "Minutos desde el saludo hasta cerrar el libro, promedio de los jardines.",
            "minutos",
            "neither",
        ),
        date(2023, 3, 8),
        Plan("unchanged", 20, 16.5, spread=1.1),
        notes=(Mark(date(2023, 6, 14), "Paro de dos días: se leyó por la tarde"),),
    ),
)

PHILIPPINES: Final = (
    MeasurePlan(
        Definition(
            "PH",
            "Pang-araw-araw na pagpasok ng Baitang 5",
            "outcome",
            "Mula sa talaan ng klase tuwing Lunes, alas-otso ng umaga.",
            "mag-aaral",
            "increase",
            "mag-aaral na pumasok",
            "mag-aaral na nakatala",
            92,
            ("Babae", "Lalaki"),
        ),
        date(2022, 10, 3),
        Plan("shifted", 30, 0.84, 0.915, size=(380, 400), change=18),
        phases=(Mark(date(2023, 2, 6), "Nagsimula ang tawag sa pamilya sa unang araw ng pagliban"),),
        notes=(
            Mark(date(2022, 11, 28), "Huling linggo ng lugaw sa umaga sa isang paaralan"),
            Mark(date(2023, 3, 27), "Linggo ng anihan"),
        ),
    ),
    MeasurePlan(
        Definition(
            "PH",
            "Mga pamilyang natawagan sa unang araw ng pagliban",
            "process",
            "Sa bawat lumiban, may tala ng tawag o text bago mag-alas diyes ng umaga.",
            "pamilya",
            "increase",
            "pamilyang natawagan bago mag-alas diyes",
            "mag-aaral na lumiban",
            90,
        ),
        date(2023, 2, 6),
        Plan("drifting", 20, 0.35, 0.85, size=(12, 20)),
        schools=3,
        notes=(Mark(date(2023, 3, 6), "Text muna bago tawag"),),
    ),
    MeasurePlan(
        Definition(
            "PH",
            "Oras ng guro sa pagtawag",
            "balancing",
            "Minuto bawat araw na ginugol sa pagtawag, ayon sa talaan ng gurong tagapayo.",
            "minuto",
            "decrease",
            goal=20,
        ),
        date(2023, 2, 6),
        Plan("freak", 20, 17.0, 41.0, spread=1.8, change=11),
        notes=(Mark(date(2023, 4, 24), "Linggo ng bagyo: sarado ang mga daan, halos lahat ay tinawagan"),),
    ),
)

UGANDA: Final = (
    MeasurePlan(
        Definition(
            "UG",
            "Teachers visited in a lesson who had a conversation about it",
            "outcome",
            "Counted every Friday from the visit book of each school.",
            "teachers",
            "increase",
            "teachers visited who talked about it the same day",
            "teachers of primary four to six",
            60,
        ),
        date(2023, 1, 30),
        Plan("shifted", 28, 0.18, 0.42, size=(11, 13), change=17),
        schools=5,
        phases=(Mark(date(2023, 5, 29), "Teachers began to visit each other in pairs"),),
        notes=(Mark(date(2023, 3, 13), "Three visits fell away: a meeting at the district"),),
    ),
    MeasurePlan(
        Definition(
            "UG",
            "Length of a visit",
            "process",
            "Minutes between entering and leaving the lesson, mean of the week.",
            "minutes",
            "neither",
            goal=10,
        ),
        date(2023, 2, 6),
        Plan("unchanged", 24, 10.4, spread=0.9),
        notes=(Mark(date(2023, 5, 29), "From here teachers visit; before, the head teacher"),),
    ),
    MeasurePlan(
        Definition(
            "UG",
            "Lessons that began late",
            "balancing",
            "A lesson is late when it begins five minutes or more after the bell; a walk through the school each day.",
            "lessons",
            "decrease",
            "lessons that began late",
            "lessons looked at",
            10,
        ),
        date(2023, 2, 6),
        Plan("unchanged", 22, 0.16, size=(70, 90)),
        notes=(Mark(date(2023, 4, 3), "Rains began; the lower road was flooded"),),
    ),
)

PLANS: Final = (*KENYA, *CHILE, *PHILIPPINES, *UGANDA)


def measured(seed: int) -> tuple[Measured, ...]:
    """The twelve measures with their observations; the same seed gives the same values everywhere."""
    return tuple(_measured(Draws(seed, f"measure {number}"), plan) for number, plan in enumerate(PLANS, 1))


def _measured(draws: Draws, plan: MeasurePlan) -> Measured:
    if plan.schools:
        return Measured(plan, _by_school(draws, plan))
    whole = series(draws, plan.plan, plan.first)
    lines = [Line(value) for value in whole]
    for value in whole if plan.about.subgroups else ():
        lines += _split(draws, value, plan.about.subgroups)
    return Measured(plan, tuple(lines))


def _by_school(draws: Draws, plan: MeasurePlan) -> tuple[Line, ...]:
    """The network is drawn, and each week's children are dealt out to the schools."""
    many = Plan(
        plan.plan.shape,
        plan.plan.weeks,
        plan.plan.level,
        plan.plan.after,
        size=(plan.plan.size[0] * plan.schools, plan.plan.size[1] * plan.schools),
        change=plan.plan.change,
    )
    lines = []
    for value in series(draws, many, plan.first):
        lines.append(Line(value))
        assert value.numerator is not None
        assert value.denominator is not None
        sizes = draws.spread(value.denominator, plan.schools, *plan.plan.size)
        parts = _dealt(draws, value.numerator, sizes)
        for school, (part, size) in enumerate(zip(parts, sizes, strict=True)):
            lines.append(Line(Value(value.on, numerator=part, denominator=size), school=school))
    return tuple(lines)


def _dealt(draws: Draws, total: int, sizes: list[int]) -> list[int]:
    """So many of each school's children that they add up to `total`, nobody counted twice."""
    children = draws.shuffled([school for school, size in enumerate(sizes) for _ in range(size)])
    chosen = children[:total]
    return [chosen.count(school) for school in range(len(sizes))]


def _split(draws: Draws, value: Value, groups: tuple[str, ...]) -> list[Line]:
    """The first group's share of those counted lies a little above the other's; together they are the whole."""
    assert value.numerator is not None
    assert value.denominator is not None
    half = value.denominator // 2
    absent = value.denominator - value.numerator
    first = min(half, max(0, round(absent * 0.42) + draws.between(-2, 2)))
    sizes = (half, value.denominator - half)
    parts = (half - first, sizes[1] - (absent - first))
    return [
        Line(Value(value.on, numerator=part, denominator=size), subgroup=group)
        for group, part, size in zip(groups, parts, sizes, strict=True)
    ]
