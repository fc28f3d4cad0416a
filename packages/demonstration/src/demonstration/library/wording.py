"""Texts in the four languages, and the lists that the library's questions choose from. Every sentence is our own."""

from typing import Final, NamedTuple

LANGUAGES: Final = ("Español (es)", "English (en)", "Filipino (fil)", "Kiswahili (sw)")
CODES: Final = ("es", "en", "fil", "sw")


class Said(NamedTuple):
    es: str
    en: str
    fil: str
    sw: str

    def by_code(self) -> dict[str, str]:
        return dict(zip(CODES, self, strict=True))


Choices = dict[str, Said]

YES_NO: Final[Choices] = {
    "yes": Said("Sí", "Yes", "Oo", "Ndiyo"),
    "no": Said("No", "No", "Hindi", "Hapana"),
}
FREQUENCY: Final[Choices] = {
    "never": Said("Nunca", "Never", "Hindi kailanman", "Kamwe"),
    "almost_never": Said("Casi nunca", "Almost never", "Halos hindi", "Mara chache sana"),
    "sometimes": Said("A veces", "Sometimes", "Minsan", "Wakati mwingine"),
    "almost_always": Said("Casi siempre", "Almost always", "Halos palagi", "Mara nyingi"),
    "always": Said("Siempre", "Always", "Palagi", "Daima"),
}
AGREEMENT: Final[Choices] = {
    "strongly_disagree": Said(
        "Muy en desacuerdo", "Strongly disagree", "Lubos na hindi sang-ayon", "Sikubali kabisa"
    ),
    "disagree": Said("En desacuerdo", "Disagree", "Hindi sang-ayon", "Sikubali"),
    "neutral": Said(
        "Ni de acuerdo ni en desacuerdo", "Neither agree nor disagree", "Walang kinikilingan", "Sina uhakika"
    ),
    "agree": Said("De acuerdo", "Agree", "Sang-ayon", "Nakubali"),
    "strongly_agree": Said("Muy de acuerdo", "Strongly agree", "Lubos na sang-ayon", "Nakubali kabisa"),
}
ROLES: Final[Choices] = {
    "school_leader": Said(
        "Directora, director o equipo directivo",
        "Head or member of the leadership team",
        "Punong-guro o kasapi ng pamunuan",
        "Mwalimu mkuu au mjumbe wa uongozi",
    ),
    "curriculum_coordinator": Said(
        "Jefa o jefe de unidad técnica",
        "Curriculum coordinator",
        "Tagapag-ugnay ng kurikulum",
        "Mratibu wa mtaala",
    ),
    "teacher": Said("Docente", "Teacher", "Guro", "Mwalimu"),
}

LISTS: Final[dict[str, Choices]] = {
    "yes_no": YES_NO,
    "frequency": FREQUENCY,
    "agreement": AGREEMENT,
    "role": ROLES,
}

PRACTICES: Final[Choices] = {
    "facilitator_presentations": Said(
        "Quien facilita la red expone un tema",
        "The facilitator presents a topic",
        "Naglalahad ng paksa ang tagapagpadaloy",
        "Mwezeshaji anawasilisha mada",
    ),
    "successful_practices": Said(
        "Integrantes muestran prácticas que les han resultado",
        "Members show practices that worked for them",
        "Ipinakikita ng mga kasapi ang mga gawaing nagtagumpay",
        "Wanachama wanaonyesha mbinu zilizowafaa",
    ),
    "inquiry_groups": Said(
        "Indagamos en grupos sobre nuestras prácticas",
        "We inquire into our practices in groups",
        "Sinusuri namin sa mga pangkat ang aming mga gawain",
        "Tunachunguza mbinu zetu katika vikundi",
    ),
    "data_for_strategies": Said(
        "Usamos datos para decidir estrategias",
        "We use data to decide on strategies",
        "Gumagamit kami ng datos sa pagpapasya ng mga estratehiya",
        "Tunatumia takwimu kuamua mikakati",
    ),
    "unsuccessful_experiences": Said(
        "Compartimos experiencias que no resultaron",
        "We share experiences that did not work",
        "Ibinabahagi namin ang mga karanasang hindi nagtagumpay",
        "Tunashirikishana uzoefu ambao haukufaulu",
    ),
    "attendance_data": Said(
        "Revisamos datos de asistencia de estudiantes",
        "We look at data on student attendance",
        "Tinitingnan namin ang datos ng pagpasok ng mga mag-aaral",
        "Tunaangalia takwimu za mahudhurio ya wanafunzi",
    ),
}
CAPITAL: Final[Choices] = {
    "learn_from_others": Said(
        "En la red aprendo de colegas de otras escuelas",
        "In the network I learn from colleagues of other schools",
        "Sa network, natututo ako sa mga kasamahan mula sa ibang paaralan",
        "Katika mtandao najifunza kutoka kwa wenzangu wa shule nyingine",
    ),
    "trust_to_ask": Said(
        "Me siento en confianza para pedir ayuda en la red",
        "I feel safe to ask for help in the network",
        "Panatag akong humingi ng tulong sa network",
        "Najisikia salama kuomba msaada katika mtandao",
    ),
    "shared_judgement": Said(
        "Pensar con la red mejora mis decisiones profesionales",
        "Thinking with the network makes my professional decisions better",
        "Napabubuti ng pag-iisip kasama ang network ang aking mga pasyang propesyonal",
        "Kufikiri pamoja na mtandao kunaboresha maamuzi yangu ya kikazi",
    ),
    "useful_knowledge": Said(
        "Lo que veo en la red me sirve en mi trabajo",
        "What I see in the network is useful in my work",
        "Nagagamit ko sa trabaho ang nakikita ko sa network",
        "Ninachokiona katika mtandao kinanifaa kazini",
    ),
    "decide_with_evidence": Said(
        "La red me ayuda a decidir a partir de evidencia",
        "The network helps me decide from evidence",
        "Tinutulungan ako ng network na magpasya batay sa ebidensiya",
        "Mtandao unanisaidia kuamua kwa ushahidi",
    ),
    "stronger_together": Said(
        "Mi escuela es más capaz por estar en la red",
        "My school can do more because it is in the network",
        "Mas marami ang nagagawa ng aking paaralan dahil nasa network ito",
        "Shule yangu inaweza zaidi kwa kuwa katika mtandao",
    ),
}
CLOSER_CAPITAL: Final[Choices] = {
    **CAPITAL,
    "stronger_together": Said(
        "En mi escuela hacemos cosas que sin la red no haríamos",
        "At my school we do things that we would not do without the network",
        "May mga nagagawa kami sa paaralan na hindi namin magagawa kung wala ang network",
        "Shuleni kwangu tunafanya mambo ambayo bila mtandao tusingeyafanya",
    ),
}
"""As the second version says it: what is done, not what one feels able to do."""
