"""Chile: one open question, and the visits that came from Uganda."""

from datetime import date

from demonstration.sites.ideas.model import Adopted, Context, Idea

_NETWORK = "CLP-R01"


def ideas() -> tuple[Idea, ...]:
    return (
        Idea(
            key="cl-question",
            network=_NETWORK,
            school="CLP-R01-E01",
            title="Una pregunta abierta en cada lectura compartida",
            began_on=date(2023, 4, 10),
            status="spreading",
            description="La educadora prepara una pregunta que no se responde con sí o no, la escribe en una "
            "tarjeta y espera cinco segundos en silencio antes de ayudar.",
            need="Solo seis de veintidós niños decían una frase completa en la lectura compartida.",
            context=Context("Nivel medio mayor", "22 niños y niñas", "Jardín rural", "Español y mapudungun"),
            cost="Una tarjeta por libro y cinco minutos de preparación",
            source="Equipo de la sala, a partir de una grabación propia",
            drivers=("abiertas", "cinco"),
            learned="Esperar en silencio cuenta más que la pregunta misma. Los más callados hablaron cuando la "
            "pregunta era sobre su casa.",
            audience="project",
            cycles=("Una pregunta abierta en cada lectura compartida",),
        ),
        Idea(
            key="cl-cards",
            network=_NETWORK,
            school="CLP-R01-E06",
            title="Tarjetas de preguntas para canciones",
            need="En las canciones los niños repiten, pero casi no conversan.",
            description="Una tarjeta con una pregunta abierta por canción, y cinco segundos de espera.",
            began_on=date(2023, 5, 8),
            status="adapted",
            context=Context("Nivel medio mayor", "18 niños y niñas", "Jardín urbano", "Español"),
            learned="Funciona también con canciones, y cada equipo cuida más las tarjetas que hizo.",
            adopted=Adopted(
                "cl-question",
                "En nuestro jardín se canta más de lo que se lee.",
                "Cada equipo escribe diez tarjetas para las canciones que ya usa.",
            ),
            cycles=("Tarjetas de preguntas hechas por cada jardín",),
        ),
        Idea(
            key="cl-visits",
            network=_NETWORK,
            school="CLP-R01-E04",
            title="Visitas de diez minutos entre educadoras",
            need="Las educadoras casi nunca ven trabajar a otra.",
            description="Diez minutos en la sala de una vecina y una sola pregunta abierta después.",
            began_on=date(2023, 9, 4),
            status="idea",
            level="between_schools",
            context=Context("Todos los niveles", "4 educadoras", "Dos jardines a un kilómetro", "Español"),
            adopted=Adopted(
                "ug-peers",
                "Las educadoras trabajan solas y casi nunca ven otra sala.",
                "La visita es entre jardines vecinos, y la pregunta se hace por mensaje de voz.",
            ),
        ),
    )
