"""Chile, pre-primary: fifteen school leaders, Spanish."""

from datetime import date

from demonstration.model import District
from demonstration.sites.model import (
    Acted,
    Aim,
    Cycle,
    Did,
    Plan,
    Prediction,
    Site,
    Studied,
    leaders_network,
)

_LEADERS = (
    ("Alicia Huircán", "Jardín Infantil Semilla de Boldo"),
    ("Berta Quintanilla", "Jardín Infantil Barquito de Papel"),
    ("Cecilia Manquián", "Jardín Infantil Luna Lunera"),
    ("Daniela Retamal", "Jardín Infantil Pasitos de Greda"),
    ("Ester Curiqueo", "Jardín Infantil Nido de Chercán"),
    ("Francisca Olmedo", "Jardín Infantil Volantín Azul"),
    ("Graciela Ñanco", "Jardín Infantil Estrella de Lana"),
    ("Hilda Bustos", "Jardín Infantil Gotitas de Rocío"),
    ("Ivonne Lefián", "Jardín Infantil Rayo de Luz"),
    ("Jimena Pardo", "Jardín Infantil Manos de Harina"),
    ("Karina Trureo", "Jardín Infantil Canto de Agua"),
    ("Lorena Astudillo", "Jardín Infantil Ronda del Viento"),
    ("Mónica Paillán", "Jardín Infantil Caracol Viajero"),
    ("Natalia Verdejo", "Jardín Infantil Tierra Tibia"),
    ("Orietta Seguel", "Jardín Infantil Camino de Hojas"),
)

_FIRST = Cycle(
    change_idea="Una pregunta abierta en cada lectura compartida",
    plan=Plan(
        objective="Ver si preparar una pregunta abierta hace que más niñas y niños hablen en la lectura.",
        predictions=(
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
        who="Educadora y técnica del nivel medio mayor",
        what="Escribir la pregunta en una tarjeta y esperar cinco segundos antes de ayudar.",
        where="Jardín Infantil Semilla de Boldo, una sala",
        starts_on=date(2023, 4, 10),
        ends_on=date(2023, 4, 21),
        data_to_collect="Lista de curso con una marca por niño que dice una frase completa.",
    ),
    did=Did(
        happened="Se hicieron cinco de las seis lecturas previstas.",
        differed="La técnica llevó la lista, porque la educadora no podía leer y anotar a la vez.",
        observations="Los niños más callados hablaron cuando la pregunta era sobre su casa.",
    ),
    studied=Studied(
        learned="Esperar en silencio cuenta más que la pregunta misma.",
        surprised="Dos niños que casi no hablaban contestaron por otros compañeros.",
        loop="double",
    ),
    acted=Acted(
        decision="adopt",
        reason="El cambio cabe en la rutina y más niños hablan.",
        next_step="Probarlo en tres jardines más de la red, con sus propias tarjetas.",
    ),
)

_SECOND = Cycle(
    change_idea="Tarjetas de preguntas hechas por cada jardín",
    plan=Plan(
        objective="Saber si el cambio funciona en jardines que no lo diseñaron.",
        predictions=(
            Prediction(
                "¿En cuántas salas subirá el número de niños que hablan?",
                "En cuatro de seis salas.",
                "En cinco de seis salas.",
                "met",
            ),
        ),
        who="Seis educadoras de tres jardines, con su directora",
        what="Cada equipo escribe diez tarjetas para los libros que ya usa.",
        where="Tres jardines de la red",
        starts_on=date(2023, 5, 8),
        ends_on=date(2023, 5, 26),
        data_to_collect="La misma lista de curso, tres lecturas por semana.",
    ),
    did=Did(
        happened="Los tres jardines participaron; uno empezó una semana después.",
        differed="Un jardín usó canciones en lugar de libros.",
        observations="Los equipos pidieron ver las tarjetas de los demás.",
    ),
    studied=Studied(
        learned="Hacer las propias tarjetas da sentido al cambio.",
        surprised="Funcionó también con canciones.",
        loop="single",
    ),
    acted=Acted(
        decision="adapt",
        reason="Cada jardín tiene otros materiales.",
        next_step="Guardar las tarjetas en una carpeta común de la red.",
    ),
)


def chile_preprimary() -> Site:
    network = leaders_network(
        "CLP-R01", "Red de Jardines Hablar y Escuchar", "es", _LEADERS, "jardines.example"
    )
    return Site(
        code="CLP",
        name="Chile · educación parvularia",
        country="CL",
        language="es",
        time_zone="America/Santiago",
        district=District("CLP-D1", "Jardines de la cuenca del Boldal", (network,)),
        aim=Aim(
            what="Niñas y niños que dicen al menos una frase completa en la lectura compartida",
            for_whom="El nivel medio mayor de quince jardines",
            how_much="De un 27 % a un 60 %",
            by_when=date(2023, 11, 30),
        ),
        cycles=(_FIRST, _SECOND),
    )
