"""Chile: one open question, from one girl to the whole network; and what four kindergartens tried beside it."""

from datetime import date
from typing import Final

from demonstration.sites.model import Acted, Cycle, Did, Plan, Prediction, Studied

_ONE = "Una pregunta abierta con una niña"
_ROOM = "Una pregunta abierta en cada lectura compartida"
_CARDS = "Tarjetas de preguntas hechas por cada jardín"
_NETWORK = "Las tarjetas en los quince jardines"
_SONGS = "Una tarjeta por canción"
_SONGS_TWO = "Canciones con tarjeta en dos niveles"

CYCLES: Final = (
    Cycle(
        _ONE,
        Plan(
            "Ver si una niña que casi no habla responde cuando se espera en silencio.",
            (
                Prediction(
                    "¿Cuántas de cinco preguntas responderá con más de una palabra?",
                    "Dos de cinco.",
                    "Tres de cinco.",
                    "met",
                ),
            ),
            "La educadora",
            "Una pregunta abierta sobre su casa y cinco segundos de espera.",
            "Rincón de lectura, Jardín Infantil Semilla de Boldo",
            date(2023, 3, 20),
            date(2023, 3, 24),
            "Las respuestas, escritas palabra por palabra.",
        ),
        school=1,
        scale="one_person",
        idea="cl-question",
        did=Did(
            "Se hicieron las cinco preguntas.",
            "El jueves fue en el patio, porque llegó tarde.",
            "Miraba el libro antes de responder.",
        ),
        studied=Studied(
            "Responde cuando la pregunta toca algo que ella conoce.", "Preguntó ella por mi casa.", "single"
        ),
        acted=Acted("adopt", "No cuesta nada y habló.", "Probarlo con toda la sala."),
    ),
    Cycle(
        _ROOM,
        Plan(
            "Ver si preparar una pregunta abierta hace que más niñas y niños hablen en la lectura.",
            (
                Prediction(
                    "¿Cuántos niños dirán una frase completa en la lectura?",
                    "Once de veintidós; antes eran seis.",
                    "Trece de veintidós.",
                    "met",
                ),
                Prediction(
                    "¿Alcanzará el tiempo de la lectura?",
                    "Sí, con quince minutos.",
                    "No: en cuatro de las cinco lecturas se pasó a veinte.",
                    "not_met",
                ),
            ),
            "Educadora y técnica del nivel medio mayor",
            "Escribir la pregunta en una tarjeta y esperar cinco segundos antes de ayudar.",
            "Jardín Infantil Semilla de Boldo, una sala",
            date(2023, 4, 10),
            date(2023, 4, 21),
            "Lista de curso con una marca por niño que dice una frase completa.",
        ),
        school=1,
        scale="one_class",
        idea="cl-question",
        follows=_ONE,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Se hicieron cinco de las seis lecturas previstas.",
            "La técnica llevó la lista, porque la educadora no podía leer y anotar a la vez.",
            "Los niños más callados hablaron cuando la pregunta era sobre su casa.",
        ),
        studied=Studied(
            "Esperar en silencio cuenta más que la pregunta misma.",
            "Dos niños que casi no hablaban contestaron por otros compañeros.",
            "double",
        ),
        acted=Acted(
            "adopt",
            "El cambio cabe en la rutina y más niños hablan.",
            "Probarlo en tres jardines más de la red, con sus propias tarjetas.",
        ),
    ),
    Cycle(
        _CARDS,
        Plan(
            "Saber si el cambio funciona en jardines que no lo diseñaron.",
            (
                Prediction(
                    "¿En cuántas salas subirá el número de niños que hablan?",
                    "En cuatro de seis salas.",
                    "En cinco de seis salas.",
                    "met",
                ),
            ),
            "Seis educadoras de tres jardines, con su directora",
            "Cada equipo escribe diez tarjetas para los libros que ya usa.",
            "Tres jardines de la red",
            date(2023, 5, 8),
            date(2023, 5, 26),
            "La misma lista de curso, tres lecturas por semana.",
        ),
        school=1,
        scale="several_schools",
        idea="cl-question",
        follows=_ROOM,
        measures=(0, 1),
        audience="project",
        did=Did(
            "Los tres jardines participaron; uno empezó una semana después.",
            "Un jardín usó canciones en lugar de libros.",
            "Los equipos pidieron ver las tarjetas de los demás.",
        ),
        studied=Studied(
            "Hacer las propias tarjetas da sentido al cambio.", "Funcionó también con canciones.", "single"
        ),
        acted=Acted(
            "adapt",
            "Cada jardín tiene otros materiales.",
            "Guardar las tarjetas en una carpeta común de la red e invitar a los quince jardines.",
        ),
    ),
    Cycle(
        _NETWORK,
        Plan(
            "Saber si los quince jardines lo sostienen un mes sin visitas nuestras.",
            (
                Prediction(
                    "¿Cuántos jardines tendrán tarjetas propias al final?",
                    "Doce de quince.",
                    "Trece de quince.",
                    "met",
                ),
                Prediction(
                    "¿Cuántas lecturas tendrán su pregunta preparada?",
                    "Siete de cada diez.",
                    "Siete de cada diez, con menos en los jardines con reemplazos.",
                    "met",
                ),
            ),
            "Las directoras de los quince jardines",
            "Una carpeta común, una reunión al empezar y otra al terminar.",
            "Toda la red",
            date(2023, 7, 31),
            date(2023, 8, 25),
            "Lista de curso de una lectura por semana y foto de la carpeta.",
        ),
        school=1,
        scale="network",
        idea="cl-question",
        follows=_CARDS,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Trece jardines hicieron sus tarjetas; dos usaron las de la carpeta.",
            "Un jardín estuvo cerrado una semana por una cañería rota.",
            "Las familias preguntaron si había tarjetas para la casa.",
        ),
        studied=Studied(
            "La carpeta común sirve para empezar; lo que sostiene es hacer la propia.",
            "Los dos jardines que no las hicieron fueron los más grandes.",
            "double",
        ),
        acted=Acted(
            "adopt",
            "Se sostuvo en trece de quince jardines y los niños hablan más.",
            "Dejarlo escrito en el plan de cada jardín.",
        ),
    ),
    Cycle(
        _SONGS,
        Plan(
            "Ver si una pregunta antes de cantar hace conversar sobre la canción.",
            (
                Prediction(
                    "¿Cuántos niños contarán algo propio después de la canción?",
                    "Seis de dieciocho.",
                    "Diez de dieciocho.",
                    "met",
                ),
            ),
            "Educadora y técnica",
            "Diez tarjetas para las canciones que ya se cantan.",
            "Nivel medio mayor, Jardín Infantil Volantín Azul",
            date(2023, 5, 15),
            date(2023, 5, 26),
            "Una marca por niño que cuenta algo propio.",
        ),
        school=6,
        scale="one_class",
        idea="cl-cards",
        did=Did(
            "Se cantaron ocho canciones con tarjeta.",
            "Dos tarjetas eran demasiado largas.",
            "Los niños pidieron elegir la tarjeta.",
        ),
        studied=Studied("La tarjeta funciona si la elige un niño.", "Inventaron una estrofa.", "single"),
        acted=Acted("adapt", "Elegir les da la palabra.", "Que un niño saque la tarjeta, en dos niveles."),
    ),
    Cycle(
        _SONGS_TWO,
        Plan(
            "Saber si también funciona con niños de dos a tres años.",
            (Prediction("¿Cuántas canciones terminarán en conversación?", "La mitad en el nivel menor."),),
            "Dos equipos de sala",
            "Un niño saca la tarjeta; se espera antes de cantar.",
            "Nivel medio menor y medio mayor",
            date(2023, 9, 4),
            None,
            "Una marca por canción que termina en conversación.",
        ),
        school=6,
        scale="several_classes",
        idea="cl-cards",
        follows=_SONGS,
        did=Did(
            "Llevamos seis canciones en cada nivel.",
            "",
            "Los más chicos señalan en vez de hablar.",
            over=False,
        ),
    ),
    Cycle(
        "Diez minutos en la sala de una vecina",
        Plan(
            "Saber si una educadora puede salir diez minutos sin que la sala lo resienta.",
            (Prediction("¿Cuántas de cuatro visitas se harán?", "Tres de cuatro."),),
            "Dos educadoras",
            "Visita de diez minutos y una pregunta por mensaje de voz.",
            "Dos jardines a un kilómetro",
            date(2023, 9, 4),
            date(2023, 9, 29),
            "Hora de salida y de vuelta, y el mensaje de voz.",
        ),
        school=4,
        scale="one_person",
        idea="cl-visits",
        measures=(),
        did=Did(
            "Se hicieron tres de cuatro visitas.",
            "Una visita fue de veinte minutos.",
            "Nadie en la sala preguntó por la educadora.",
        ),
    ),
    Cycle(
        "Leer con medio grupo mientras el otro juega",
        Plan(
            "Ver si con once niños hablan más que con veintidós.",
            (
                Prediction(
                    "¿Cuántos días de diez se podrá dividir el grupo?",
                    "Ocho de diez.",
                    "Tres de diez.",
                    "not_met",
                ),
            ),
            "Educadora, técnica y una mamá",
            "La mitad lee, la otra mitad juega en el patio.",
            "Nivel medio mayor, una sala",
            date(2023, 4, 17),
            date(2023, 4, 28),
            "Días en que se hizo y niños que hablaron.",
        ),
        school=9,
        scale="one_class",
        idea="cl-half",
        audience="project",
        did=Did(
            "Se hizo tres de diez días.",
            "Llovió cuatro días y faltó la técnica tres.",
            "Cuando se hizo, casi todos hablaron.",
        ),
        studied=Studied(
            "Hablan más, pero la jornada no da: hacen falta tres adultos.",
            "El grupo que jugaba pidió que le leyeran después.",
            "double",
        ),
        acted=Acted("abandon", "No hay tres adultos en la mañana.", ""),
    ),
    Cycle(
        "Preguntas abiertas en la colación",
        Plan(
            "Ver si la colación es un buen momento para conversar.",
            (
                Prediction(
                    "¿Cuántos niños conversarán con otro niño?",
                    "Ocho de veinte.",
                    "Catorce de veinte, la mayoría entre ellos.",
                    "met",
                ),
            ),
            "La técnica del nivel",
            "Una pregunta abierta por mesa, sin libro.",
            "Comedor, dos mesas",
            date(2023, 8, 7),
            date(2023, 8, 18),
            "Una marca por niño que conversa con otro.",
        ),
        school=11,
        scale="one_class",
        idea="cl-question-snack",
        did=Did(
            "Se hizo nueve de diez días.",
            "Un día hubo cumpleaños.",
            "Conversaron entre ellos, no con nosotras.",
        ),
        studied=Studied(
            "Sin adulto en el medio conversan más.", "Un niño hizo la pregunta por nosotras.", "single"
        ),
    ),
    Cycle(
        "Leer el mismo cuento dos veces en la semana",
        Plan(
            "Saber si la segunda lectura da más turnos de habla",
            (Prediction("¿Cuántos niños cuentan el cuento con sus palabras en la segunda lectura?", ""),),
            "",
            "",
            "",
            date(2023, 9, 18),
            None,
            "",
        ),
        school=2,
        scale="one_class",
        idea="cl-question",
    ),
)
