"""Six leadership actions, and the version that the demonstration project made of them.

The six names are those of a published interview (see the citation); what is said of each is our own.
"""

from typing import Any, Final

from duru_client.operations.survey import FrameworkContent

from demonstration.library.wording import Said

KEY: Final = "leadership_actions"
_CITATION: Final = (
    "Global School Leaders, High-Leverage Leadership Actions, 2021 (the names; the descriptions are our own)"
)


def _dimension(code: str, label: Said, said: Said, change: str | None = None, *before: str) -> Any:
    return {
        "code": code,
        "parent": None,
        "label": label.by_code(),
        "description": said.by_code(),
        "change": change,
        "from_codes": list(before),
    }


_CULTURE: Final = (
    Said(
        "Una cultura de altas expectativas",
        "A culture of high expectations",
        "Kulturang may mataas na inaasahan",
        "Utamaduni wa matarajio ya juu",
    ),
    Said(
        "En la escuela se cree, y se nota, que cada estudiante puede aprender.",
        "People at school believe, and show, that each student can learn.",
        "Pinaniniwalaan at ipinakikita sa paaralan na kayang matuto ng bawat mag-aaral.",
        "Shuleni watu wanaamini, na wanaonyesha, kwamba kila mwanafunzi anaweza kujifunza.",
    ),
)
_OBSERVATION: Final = Said(
    "Quien dirige mira clases y conversa después sobre lo que vio.",
    "Leaders watch lessons and talk afterwards about what they saw.",
    "Nagmamasid ng klase ang pinuno at pagkatapos ay pinag-uusapan ang nakita.",
    "Viongozi hutazama masomo na baadaye huzungumza kuhusu walichoona.",
)
_INEQUITY: Final = Said(
    "Se busca quién queda fuera y se cambia lo que lo deja fuera.",
    "Somebody looks for who is left out, and changes what leaves them out.",
    "Hinahanap kung sino ang naiiwan at binabago ang sanhi nito.",
    "Watu hutafuta nani anaachwa nyuma na kubadilisha kinachomwacha.",
)

FIRST: Final[FrameworkContent] = {
    "title": Said(
        "Seis acciones de liderazgo",
        "Six leadership actions",
        "Anim na kilos ng pamumuno",
        "Matendo sita ya uongozi",
    ).by_code(),
    "description": Said(
        "Seis acciones de quien dirige una escuela que se pueden aprender.",
        "Six actions of school leaders that can be learned.",
        "Anim na kilos ng pinuno ng paaralan na maaaring matutuhan.",
        "Matendo sita ya viongozi wa shule ambayo yanaweza kufundishwa.",
    ).by_code(),
    "citation": {"en": _CITATION},
    "dimensions": [
        _dimension("culture", *_CULTURE),
        _dimension(
            "observation",
            Said(
                "Observación y retroalimentación",
                "Observation and feedback",
                "Pagmamasid at pagbibigay ng puna",
                "Kutazama masomo na kutoa mrejesho",
            ),
            _OBSERVATION,
        ),
        _dimension(
            "teaching",
            Said("Enseñanza que da resultado", "Effective teaching", "Mabisang pagtuturo", "Ufundishaji wenye tija"),
            Said(
                "Quien dirige sabe reconocer una buena clase y por qué lo es.",
                "Leaders can tell a good lesson, and why it is one.",
                "Nakikilala ng pinuno ang mabuting klase at kung bakit ito mabuti.",
                "Viongozi wanatambua somo zuri na sababu zake.",
            ),
        ),
        _dimension(
            "goals",
            Said(
                "Metas, planes y seguimiento",
                "Goals, plans and monitoring",
                "Mithiin, plano at pagsubaybay",
                "Malengo, mipango na ufuatiliaji",
            ),
            Said(
                "La escuela fija pocas metas, planifica cómo llegar y mira si avanza.",
                "The school sets few goals, plans the way, and looks whether it gets there.",
                "Kaunti ang mithiin ng paaralan, pinaplano ang daan, at tinitingnan kung umuusad.",
                "Shule huweka malengo machache, hupanga njia, na hutazama kama inafika.",
            ),
        ),
        _dimension(
            "teacher_leadership",
            Said(
                "Liderazgo de las y los docentes",
                "Teacher leadership",
                "Pamumuno ng mga guro",
                "Uongozi wa walimu",
            ),
            Said(
                "Docentes conducen parte del trabajo de mejorar.",
                "Teachers lead a part of the work of improving.",
                "Pinamumunuan ng mga guro ang bahagi ng gawaing pagpapabuti.",
                "Walimu huongoza sehemu ya kazi ya kuboresha.",
            ),
        ),
        _dimension(
            "inequity",
            Said("Romper la inequidad", "Disrupting inequity", "Pagputol sa kawalang-katarungan", "Kukatiza ukosefu wa usawa"),
            _INEQUITY,
        ),
    ],
    "dropped": [],
}  # fmt: skip

SECOND: Final[FrameworkContent] = {
    "title": Said(
        "Acciones de liderazgo en red",
        "Leadership actions in a network",
        "Mga kilos ng pamumuno sa network",
        "Matendo ya uongozi katika mtandao",
    ).by_code(),
    "description": Said(
        "Adaptación hecha por el proyecto de demostración a partir de las seis acciones; no es de quienes las publicaron.",
        "An adaptation that the demonstration project made of the six actions; it is not by those who published them.",
        "Hinangong bersyon ng proyektong pantanghal mula sa anim na kilos; hindi ito gawa ng mga naglathala.",
        "Marekebisho ya mradi wa maonyesho kutokana na matendo sita; si ya waliochapisha.",
    ).by_code(),
    "citation": {"en": _CITATION},
    "dimensions": [
        _dimension("culture", *_CULTURE, "same", "culture"),
        _dimension(
            "observation",
            Said(
                "Mirar clases y conversarlas",
                "Watching lessons and talking them over",
                "Pagmamasid ng klase at pag-uusap tungkol dito",
                "Kutazama masomo na kuyajadili",
            ),
            _OBSERVATION,
            "renamed",
            "observation",
        ),
        _dimension(
            "teachers_lead_teaching",
            Said(
                "Docentes que conducen una mejor enseñanza",
                "Teachers who lead better teaching",
                "Mga gurong namumuno sa mas mabuting pagtuturo",
                "Walimu wanaoongoza ufundishaji bora",
            ),
            Said(
                "Entender qué enseñanza resulta es trabajo que conducen docentes.",
                "Finding out what teaching works is work that teachers lead.",
                "Pinamumunuan ng mga guro ang pag-unawa kung anong pagtuturo ang mabisa.",
                "Kugundua ufundishaji unaofaa ni kazi inayoongozwa na walimu.",
            ),
            "merged",
            "teaching",
            "teacher_leadership",
        ),
        _dimension(
            "goals_and_plans",
            Said("Metas y planes", "Goals and plans", "Mithiin at plano", "Malengo na mipango"),
            Said(
                "Pocas metas que todos pueden decir, y un camino acordado.",
                "Few goals that everybody can say, and an agreed way.",
                "Kaunting mithiing kayang sabihin ng lahat, at napagkasunduang daan.",
                "Malengo machache ambayo kila mtu anaweza kuyasema, na njia iliyokubaliwa.",
            ),
            "split",
            "goals",
        ),
        _dimension(
            "watching_progress",
            Said("Mirar el avance con datos", "Watching progress with data", "Pagsubaybay gamit ang datos", "Kufuatilia maendeleo kwa takwimu"),
            Said(
                "La escuela mira seguido, con pocos datos, si avanza.",
                "The school looks often, with few data, whether it moves.",
                "Madalas tingnan ng paaralan, sa kaunting datos, kung umuusad ito.",
                "Shule hutazama mara kwa mara, kwa takwimu chache, kama inasonga.",
            ),
            "split",
            "goals",
        ),
        _dimension(
            "inequity",
            Said("Que nadie quede fuera", "Nobody left out", "Walang maiiwan", "Asiachwe mtu"),
            _INEQUITY,
            "renamed",
            "inequity",
        ),
        _dimension(
            "network_learning",
            Said("Aprender con otras escuelas", "Learning with other schools", "Pagkatuto kasama ang ibang paaralan", "Kujifunza na shule nyingine"),
            Said(
                "La escuela aprende de otras y deja que aprendan de ella.",
                "The school learns from others and lets them learn from it.",
                "Natututo ang paaralan sa iba at hinahayaang matuto ang iba sa kanya.",
                "Shule hujifunza kutoka kwa nyingine na kuziacha zijifunze kwake.",
            ),
            "new",
        ),
    ],
    "dropped": [],
}  # fmt: skip

ON_FIRST: Final = (
    ("/capital/trust_to_ask", "culture"),
    ("/practices/data_for_strategies", "goals"),
    ("/practices/attendance_data", "goals"),
    ("/practices/inquiry_groups", "teacher_leadership"),
    ("/practices/successful_practices", "teaching"),
)
"""Questions of the network questionnaire that were mapped before there was a second version."""

ON_SECOND: Final = (
    ("/practices/attendance_data", "watching_progress"),
    ("/practices/successful_practices", "teachers_lead_teaching"),
    ("/practices/unsuccessful_experiences", "network_learning"),
    ("/capital/learn_from_others", "network_learning"),
    ("/capital/stronger_together", "network_learning"),
    ("/capital/decide_with_evidence", "watching_progress"),
)
"""Mapped on the second: two of them decide what became of an earlier mapping, and two wait for a person."""
