"""What the teams of the four sites and their mentors say to each other, in each network's language."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Talk:
    """About the first cycle of a network: a mentor's question beside a prediction, the leader's answer, a request
    for review that was answered; about its last cycle one that is open. `plan` is one more cycle, (title, objective,
    question), that its team has begun to plan and not predicted yet."""

    network: str
    leader: str
    mentor: str
    remark: str
    reply: str
    asked: str
    answer: str
    open: str
    plan: tuple[str, str, str] | None = None


_ADMINISTRATOR: Final = "admin@demo.example"

TALKS: Final = (
    Talk(
        network="KE-R01",
        leader="leader.kenya@demo.example",
        mentor=_ADMINISTRATOR,
        remark="Mlijuaje kuwa utabiri huu unafaa? Je, mlihesabu wiki moja kabla ya kuanza?",
        reply="Tulihesabu siku tatu tu. Mara ijayo tutahesabu wiki nzima kwanza.",
        asked="Je, darasa moja linatosha kusema kwamba njia hii inafanya kazi?",
        answer="Linatosha kujua kwamba inawezekana. Jaribuni tena kwa wakati mwingine wa siku kabla ya kuongeza madarasa.",
        open="Baada ya mapumziko watoto wamechoka. Tubadilishe wakati au kitabu kwanza?",
    ),
    Talk(
        network="CLP-R01",
        leader="leader.chile@demo.example",
        mentor="facilitator@demo.example",
        remark="¿De dónde sale esta predicción? Sería bueno anotar qué vieron la semana anterior.",
        reply="De dos lecturas que observamos antes. Lo anotamos desde ahora en el plan.",
        asked="¿Cómo sabemos si hablan más por la pregunta o por el libro?",
        answer="Prueben la misma pregunta con otro libro y cambien una sola cosa a la vez.",
        open="Las familias quieren usar las tarjetas en casa. ¿Lo probamos ya o cerramos primero esta prueba?",
        plan=(
            "Leer el mismo cuento dos veces en la semana",
            "Saber si la segunda lectura da más turnos de habla",
            "¿Cuántos niños cuentan el cuento con sus palabras en la segunda lectura?",
        ),
    ),
    Talk(
        network="PH-R01",
        leader="leader.philippines@demo.example",
        mentor=_ADMINISTRATOR,
        remark="Paano ninyo nakuha ang bilang na ito? May tala ba kayo bago magsimula?",
        reply="Galing po sa rehistro ng nakaraang buwan. Ilalakip namin ang bilang.",
        asked="Sapat na ba ang tatlong linggo para malaman kung bumabalik ang mga bata?",
        answer="Sapat para sa unang tingin. Bilangin ninyo ulit sa susunod na buwan bago palawakin.",
        open="May mga pamilyang walang telepono. Paano namin sila isasama sa susunod na pagsubok?",
    ),
    Talk(
        network="UG-R01",
        leader="leader.uganda@demo.example",
        mentor=_ADMINISTRATOR,
        remark="What made you expect this number? A week without visits would give you something to compare with.",
        reply="We guessed from the timetable. Next time we will count one ordinary week first.",
        asked="Three visits did not happen because of exams. Do we count them against the idea?",
        answer="Write down why they did not happen, and keep them apart from visits that people avoided.",
        open="Two pairs do not want to be visited by each other. Should we let people choose?",
    ),
)
