"""Slices as survey-api gives them, made from a few words."""

from typing import Any
from uuid import UUID, uuid5

from reports_worker.resolving.slices import Slice

NAMESPACE = UUID("0199b1c8-0000-7000-8000-000000000000")
FREQUENCY = [
    ("never", {"es": "Nunca", "en": "Never"}),
    ("almost_never", {"es": "Casi nunca", "en": "Almost never"}),
    ("sometimes", {"es": "A veces", "en": "Sometimes"}),
    ("almost_always", {"es": "Casi siempre", "en": "Almost always"}),
    ("always", {"es": "Siempre", "en": "Always"}),
]
AGREEMENT = [
    ("strongly_disagree", {"es": "Muy en desacuerdo", "en": "Strongly disagree"}),
    ("disagree", {"es": "En desacuerdo", "en": "Disagree"}),
    ("neutral", {"es": "Ni de acuerdo ni en desacuerdo", "en": "Neither agree nor disagree"}),
    ("agree", {"es": "De acuerdo", "en": "Agree"}),
    ("strongly_agree", {"es": "Muy de acuerdo", "en": "Strongly agree"}),
]
ITEMS = {
    "practices": [
        ("presentations", {"es": "Quien facilita la red expone un tema", "en": "The facilitator presents a topic"}),
        ("practices", {"es": "Integrantes muestran prácticas que les han resultado", "en": "Members show practices that worked"}),
        ("inquiry", {"es": "Indagamos en grupos sobre nuestras prácticas", "en": "We inquire into our practices in groups"}),
        ("data", {"es": "Usamos datos para decidir estrategias", "en": "We use data to decide on strategies"}),
        ("unsuccessful", {"es": "Compartimos experiencias que no resultaron", "en": "We share experiences that did not work"}),
        ("attendance", {"es": "Revisamos datos de asistencia de estudiantes", "en": "We look at data on attendance"}),
    ],
    "capital": [
        ("learn", {"es": "En la red aprendo de colegas de otras escuelas", "en": "In the network I learn from colleagues of other schools"}),
        ("trust", {"es": "Me siento en confianza para pedir ayuda en la red", "en": "I feel safe to ask for help in the network"}),
        ("stronger", {"es": "Mi escuela es más capaz por estar en la red", "en": "My school can do more because it is in the network"}),
    ],
}  # fmt: skip
GROUP_LABELS = {
    "practices": {
        "es": "Pensando en el último semestre, ¿con qué frecuencia ocurre esto en las reuniones de la red?",
        "en": "Thinking of the last half-year, how often does this happen in the network's meetings?",
    },
    "capital": {
        "es": "¿Cuánto se acerca cada frase a su experiencia?",
        "en": "How close is each sentence to your experience?",
    },
}
PATTERNS = [
    (0, 0, 1, 4, 3),
    (0, 1, 1, 3, 3),
    (1, 1, 2, 2, 2),
    (0, 1, 2, 3, 2),
    (2, 2, 2, 1, 1),
    (1, 2, 3, 1, 1),
]


def made_id(name: str) -> UUID:
    """The same id for the same name in every test."""
    return uuid5(NAMESPACE, name)


def _spread(pattern: tuple[int, ...], n: int) -> list[int]:
    counts = [weight * n // sum(pattern) for weight in pattern]
    counts[3] += n - sum(counts)
    return counts


def _share(x: int, n: int) -> dict[str, Any]:
    return {"x": x, "share": x / n, "lower": max(0.0, x / n - 0.05), "upper": min(1.0, x / n + 0.05)}


def item(group: str, name: str, label: dict[str, str], counts: list[int]) -> dict[str, Any]:
    scale = FREQUENCY if group == "practices" else AGREEMENT
    n = sum(counts)
    return {
        "name": name,
        "group": group,
        "group_label": GROUP_LABELS[group],
        "label": label,
        "scale": [{"value": v, "label": t, "rank": rank} for rank, (v, t) in enumerate(scale)],
        "counts": counts,
        "n": n,
        "n_missing": 0,
        "top": _share(counts[3] + counts[4], n),
        "bottom": _share(counts[0] + counts[1], n),
        "withheld": None,
    }


def items(n: int) -> list[dict[str, Any]]:
    return [
        item(group, name, label, _spread(PATTERNS[place % len(PATTERNS)], n))
        for group, rows in ITEMS.items()
        for place, (name, label) in enumerate(rows)
    ]


def row(label: str, answers: int, invited: int, **more: Any) -> dict[str, Any]:
    rate = answers / invited if invited and answers <= invited else None
    return {
        "id": str(made_id(label)),
        "label": label,
        "code": label[:8],
        "invited": invited,
        "complete": answers,
        "partial": 0,
        "break_off": 0,
        "surplus": max(0, answers - invited),
        "answers": answers,
        "rr1": rate,
        "rr2": rate,
        **more,
    }


CARD = {
    "level": "medium",
    "members": 9,
    "answers": 8,
    "knows": 8,
    "took_part": 6,
    "adequate": 8,
    "themes": [
        {"value": "leadership", "label": {"es": "Hacer crecer juntos el liderazgo en las escuelas", "en": "Growing leadership together"}, "count": 4},
        {"value": "documents", "label": {"es": "Estudiar juntos planes y documentos de las escuelas", "en": "Studying plans and documents together"}, "count": 3},
        {"value": "local", "label": {"es": "Enfrentar juntos los problemas de nuestro territorio", "en": "Facing the problems of our area together"}, "count": 1},
    ],
    "fragile": False,
    "flips": [],
    "rule": "v1",
}  # fmt: skip


def raw_slice(kind: str, label: str, answers: int, invited: int, **changes: Any) -> dict[str, Any]:
    """A slice as JSON. Fewer than five answers: withheld, as survey-api does it."""
    few = answers < 5
    raw: dict[str, Any] = {
        "figure_set_id": str(made_id("figures")),
        "hash": "3f9a" * 16,
        "method": [{"name": "response rate RR2", "version": "1"}, {"name": "purpose coherence", "version": "v1"}],
        "minimum": 5,
        "wave": {
            "id": str(made_id("wave")),
            "title": "Monitoreo de redes 2022",
            "instrument": {"title": "Cuestionario de la red"},
            "starts_on": "2022-08-01",
            "ends_on": "2022-10-31",
        },
        "unit": {"kind": kind, "id": str(made_id(label)), "label": label, "code": "R-01", "district": None},
        "participation": row(label, answers, invited),
        "networks": [],
        "withheld": "too_few" if few else None,
        "items": [] if few else items(answers),
        "scales": [] if few else [{"name": "capital", "label": {"es": "Capital profesional", "en": "Professional capital"}, "mean": 3.875, "n": answers, "alpha": 0.853 if answers >= 30 else None}],
        "coherence": None if few or kind != "network" else CARD,
        "coherence_levels": None,
    }  # fmt: skip
    if kind == "network":
        raw["unit"]["district"] = {"id": str(made_id("d")), "label": "SLEP Costa Norte"}
    else:
        raw["networks"] = [row(f"Red {n + 1:02}", 4 + n % 9, 11 + n % 5) for n in range(17)]
        raw["coherence_levels"] = {"high": 3, "medium": 6, "low": 1, "insufficient": 7}
    return {**raw, **changes}


def network_slice(answers: int = 8, invited: int = 9, label: str = "Red Los Robles", **changes: Any) -> Slice:
    return Slice.model_validate(raw_slice("network", label, answers, invited, **changes))


def district_slice(
    answers: int = 76, invited: int = 192, label: str = "SLEP Costa Norte", **changes: Any
) -> Slice:
    return Slice.model_validate(raw_slice("district", label, answers, invited, **changes))
