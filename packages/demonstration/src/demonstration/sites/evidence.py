"""What the teams of the four networks kept: a board that was photographed, a tally, a page, a chart."""

from datetime import date
from typing import Final

from demonstration.sites.model import Drawing, Evidence

KENYA: Final = (
    Evidence(
        "Kusoma wawili wawili baada ya mapumziko",
        "photo",
        "Ubao wa siku zilizosomwa",
        "Mistari ya kila darasa baada ya wiki mbili.",
        "photo",
        date(2023, 6, 23),
        voice="learner",
        name="ubao.png",
        alt="Ubao wenye mistari ya kuhesabia: darasa A siku tisa, darasa B siku tisa, wasomaji arobaini na watano.",
        drawing=Drawing((9, 9, 45)),
    ),
    Evidence(
        "Kusoma wawili wawili baada ya mapumziko",
        "chart",
        "Kabla na baada ya kuhamisha saa",
        "Wanafunzi wanaosoma aya nzima, wiki kwa wiki.",
        "test",
        date(2023, 6, 26),
        stage="study",
        measure=0,
    ),
    Evidence(
        "Dakika ishirini za kusoma wawili wawili kila asubuhi",
        "file",
        "Daftari la siku",
        "Kila siku: ilifanyika au la, na kwa nini.",
        "document",
        date(2023, 5, 26),
        voice="teacher",
        name="daftari-la-siku.csv",
        text="siku;ilifanyika;sababu\n2023-05-15;ndiyo;\n2023-05-16;ndiyo;\n2023-05-17;hapana;mvua\n"
        "2023-05-18;ndiyo;\n2023-05-19;hapana;mvua\n2023-05-22;ndiyo;\n2023-05-23;ndiyo;\n2023-05-24;hapana;mvua\n"
        "2023-05-25;ndiyo;\n2023-05-26;ndiyo;\n",
    ),
    Evidence(
        "Shule nne zinasoma wawili wawili",
        "link",
        "Ukurasa wa maelekezo",
        "Ukurasa mmoja unaoeleza kipindi cha dakika ishirini.",
        "document",
        date(2023, 9, 4),
        stage="plan",
        voice="leader",
        url="https://shule.example/kusoma-wawili-wawili",
    ),
)

CHILE: Final = (
    Evidence(
        "Una pregunta abierta en cada lectura compartida",
        "photo",
        "La pizarra de las frases",
        "Una raya por cada niño que dijo una frase completa, lectura por lectura.",
        "photo",
        date(2023, 4, 21),
        voice="learner",
        name="pizarra.png",
        alt="Pizarra con cinco filas de rayas: seis, nueve, diez, doce y trece.",
        drawing=Drawing((6, 9, 10, 12, 13)),
    ),
    Evidence(
        "Una pregunta abierta en cada lectura compartida",
        "file",
        "Lista de curso",
        "Cuántos niños dijeron una frase completa en cada lectura.",
        "observation",
        date(2023, 4, 21),
        voice="teacher",
        name="lista-de-curso.csv",
        text="fecha;presentes;frase completa\n10-04-2023;22;6\n12-04-2023;20;9\n14-04-2023;22;10\n"
        "19-04-2023;21;12\n21-04-2023;22;13\n",
    ),
    Evidence(
        "Las tarjetas en los quince jardines",
        "chart",
        "Antes y después de las propias tarjetas",
        "Niñas y niños que dicen una frase completa en toda la red.",
        "observation",
        date(2023, 8, 25),
        stage="study",
        measure=0,
    ),
    Evidence(
        "Tarjetas de preguntas hechas por cada jardín",
        "link",
        "Carpeta común de tarjetas",
        "Las tarjetas de los tres jardines, para copiar.",
        "document",
        date(2023, 5, 26),
        stage="act",
        voice="teacher",
        url="https://jardines.example/tarjetas",
    ),
)

PHILIPPINES: Final = (
    Evidence(
        "Tawag o text sa buong Baitang 5",
        "photo",
        "Pisara ng mga natawagan",
        "Guhit sa bawat pamilyang naabot bago mag-alas diyes, linggo-linggo.",
        "photo",
        date(2023, 3, 31),
        voice="teacher",
        name="pisara.png",
        alt="Pisara na may apat na hanay ng guhit: labing-apat, labing-anim, labing-siyam at dalawampu't dalawa.",
        drawing=Drawing((14, 16, 19, 22)),
    ),
    Evidence(
        "Tawag o text sa buong Baitang 5",
        "chart",
        "Pagpasok bago at pagkatapos ng mga tawag",
        "Araw-araw na pagpasok ng Baitang 5, linggo-linggo.",
        "document",
        date(2023, 3, 31),
        stage="study",
        measure=0,
    ),
    Evidence(
        "Tawag sa pamilya sa unang araw ng pagliban",
        "file",
        "Talaan ng mga tawag",
        "Tawag o text, naabot o hindi, bumalik o hindi.",
        "document",
        date(2023, 2, 24),
        voice="teacher",
        name="talaan-ng-tawag.csv",
        text="linggo,pamilya,naabot,bumalik kinabukasan\n2023-02-06,11,6,3\n2023-02-13,9,6,4\n2023-02-20,10,6,4\n",
    ),
    Evidence(
        "Limang paaralan na sabay tumatawag",
        "link",
        "Isang pahinang gabay",
        "Ano ang sasabihin, kailan, at sino ang kahalili.",
        "document",
        date(2023, 9, 4),
        stage="plan",
        voice="leader",
        url="https://paaralan.example/gabay-sa-tawag",
    ),
)

UGANDA: Final = (
    Evidence(
        "Teachers visit each other in pairs",
        "photo",
        "The board in the staff room",
        "A stroke for each visit, one line for each week.",
        "photo",
        date(2023, 6, 16),
        voice="teacher",
        name="board.png",
        alt="A board with three lines of strokes: four, six and six.",
        drawing=Drawing((4, 6, 6)),
    ),
    Evidence(
        "Teachers visit each other in pairs",
        "chart",
        "Before and after the pairs",
        "Teachers visited who talked about it, week by week.",
        "observation",
        date(2023, 6, 19),
        stage="study",
        measure=0,
    ),
    Evidence(
        "A plan of visits in the staff room",
        "file",
        "The plan, with what happened",
        "Twelve planned visits; what happened beside each.",
        "document",
        date(2023, 4, 21),
        voice="leader",
        name="plan-of-visits.csv",
        text="day,teacher,happened\n2023-04-03,Brown Antelope,yes\n2023-04-04,Blue Monkey,no: called away\n"
        "2023-04-05,Grey Heron,yes\n2023-04-11,Blue Monkey,yes\n2023-04-12,Brown Antelope,no: called away\n"
        "2023-04-13,Grey Heron,yes\n2023-04-14,Blue Monkey,no: meeting\n2023-04-17,Brown Antelope,yes\n"
        "2023-04-18,Grey Heron,yes\n2023-04-19,Blue Monkey,no: called away\n2023-04-20,Brown Antelope,yes\n"
        "2023-04-21,Grey Heron,no: called away\n",
    ),
    Evidence(
        "Pairs in all ten schools",
        "link",
        "One page for pairs",
        "How a pair chooses itself, visits and asks.",
        "document",
        date(2023, 7, 3),
        stage="plan",
        voice="leader",
        url="https://schools.example/pairs",
    ),
)
