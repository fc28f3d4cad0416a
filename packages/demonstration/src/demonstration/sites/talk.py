"""What the teams of the four sites and their mentors say to each other, in each network's language."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Talk:
    """About one cycle of a network (`about`, its title): a mentor's question beside a prediction, the leader's answer,
    a request for review that was answered; about another (`still`) a request that is open."""

    network: str
    leader: str
    mentor: str
    about: str
    still: str
    remark: str
    reply: str
    asked: str
    answer: str
    open: str


_ADMINISTRATOR: Final = "admin@demo.example"

TALKS: Final = (
    Talk(
        network="KE-R01",
        leader="leader.kenya@demo.example",
        mentor=_ADMINISTRATOR,
        about="Dakika ishirini za kusoma wawili wawili kila asubuhi",
        still="Shule nne zinasoma wawili wawili",
        remark="Mlijuaje kuwa utabiri huu unafaa? Je, mlihesabu wiki moja kabla ya kuanza?",
        reply="Tulihesabu siku tatu tu. Mara ijayo tutahesabu wiki nzima kwanza.",
        asked="Je, darasa moja linatosha kusema kwamba njia hii inafanya kazi?",
        answer="Linatosha kujua kwamba inawezekana. Jaribuni tena kwa wakati mwingine wa siku kabla ya kuongeza madarasa.",
        open="Shule mbili bado zinangoja vitabu. Tuanze bila vitabu au tungoje?",
    ),
    Talk(
        network="CLP-R01",
        leader="leader.chile@demo.example",
        mentor="facilitator@demo.example",
        about="Una pregunta abierta en cada lectura compartida",
        still="Canciones con tarjeta en dos niveles",
        remark="¿De dónde sale esta predicción? Sería bueno anotar qué vieron la semana anterior.",
        reply="De dos lecturas que observamos antes. Lo anotamos desde ahora en el plan.",
        asked="¿Cómo sabemos si hablan más por la pregunta o por el libro?",
        answer="Prueben la misma pregunta con otro libro y cambien una sola cosa a la vez.",
        open="Los más chicos señalan en vez de hablar. ¿Contamos eso como conversación?",
    ),
    Talk(
        network="PH-R01",
        leader="leader.philippines@demo.example",
        mentor=_ADMINISTRATOR,
        about="Tawag sa pamilya sa unang araw ng pagliban",
        still="Limang paaralan na sabay tumatawag",
        remark="Paano ninyo nakuha ang bilang na ito? May tala ba kayo bago magsimula?",
        reply="Galing po sa rehistro ng nakaraang buwan. Ilalakip namin ang bilang.",
        asked="Sapat na ba ang tatlong linggo para malaman kung bumabalik ang mga bata?",
        answer="Sapat para sa unang tingin. Bilangin ninyo ulit sa susunod na buwan bago palawakin.",
        open="Sa Isla Munti, kaklase ang pinapupunta sa halip na tawag. Iisang ideya pa ba ito?",
    ),
    Talk(
        network="UG-R01",
        leader="leader.uganda@demo.example",
        mentor=_ADMINISTRATOR,
        about="A ten-minute visit to one lesson, with one question afterwards",
        still="Pairs in all ten schools",
        remark="What made you expect this number? A week without visits would give you something to compare with.",
        reply="We guessed from the timetable. Next time we will count one ordinary week first.",
        asked="Three visits did not happen because of exams. Do we count them against the idea?",
        answer="Write down why they did not happen, and keep them apart from visits that people avoided.",
        open="Two pairs do not want to be visited by each other. Should we let people choose?",
    ),
)
