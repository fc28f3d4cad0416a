"""Chile, preschool: children who say a whole sentence in shared reading."""

from demonstration.sites.theories.model import Branch, Said, Theory

_PROBLEM = (
    "En la lectura compartida hablan siempre los mismos. De 318 niñas y niños del nivel medio mayor que observamos "
    "en abril, 86 dijeron al menos una frase completa; los demás respondieron con una palabra o callaron."
)
_QUESTIONS = Branch(
    "preguntas",
    "Cómo preguntamos",
    (
        Branch(
            "cerradas",
            "Casi todas las preguntas se responden con sí o no",
            (Branch("sin-preparar", "No se prepara la pregunta antes de leer"),),
            "Pauta de observación, quince salas: 41 de 52 preguntas eran cerradas.",
        ),
        Branch("espera", "Esperamos menos de un segundo antes de ayudar"),
    ),
)
_ROUTINE = Branch(
    "rutina",
    "La rutina",
    (
        Branch("grupo", "Se lee con el grupo completo, veintidós niños a la vez"),
        Branch("tiempo", "La lectura dura diez minutos y compite con la colación"),
    ),
)
_MATERIALS = Branch(
    "materiales",
    "Los materiales",
    (
        Branch("libros", "Los libros hablan de lugares que no conocen"),
        Branch("pocos", "Hay un libro para todo el grupo"),
    ),
)
_TEAM = Branch(
    "equipo",
    "El equipo de sala",
    (Branch("reparto", "La educadora no puede leer, escuchar y registrar a la vez"),),
)
_OPEN = Branch(
    "abiertas",
    "Preguntas abiertas sobre lo que viven los niños",
    (
        Branch("tarjeta", "La pregunta se escribe en una tarjeta antes de leer"),
        Branch("casa", "La pregunta toca la casa y el barrio"),
    ),
)
_SMALL = Branch(
    "chicos", "Grupos más chicos", (Branch("mitades", "Leer con medio grupo mientras el otro juega"),)
)

_FIRST = Said(
    "Primera versión, del encuentro de marzo.",
    _PROBLEM,
    (_QUESTIONS, _ROUTINE, _MATERIALS),
    (_OPEN, _SMALL),
)
_SECOND = Said(
    "Tras el primer ciclo: esperar en silencio cuenta más que la pregunta misma.",
    _PROBLEM,
    (_QUESTIONS, _ROUTINE, _MATERIALS, _TEAM),
    (
        Branch(
            "esperar",
            "Tiempo para pensar y para hablar",
            (
                Branch(
                    "cinco",
                    "Contar cinco segundos antes de ayudar",
                    (),
                    "Ciclo de abril: de 6 a 13 de 22 niños.",
                ),
                Branch("quince", "La lectura dura veinte minutos, antes de la colación"),
            ),
        ),
        _OPEN,
        _SMALL,
        Branch(
            "roles",
            "La técnica registra quién habla",
            (Branch("lista", "Una lista de curso con una marca por frase"),),
        ),
    ),
)
_THIRD = Said(
    "Cada jardín hace sus propias tarjetas; leer con medio grupo no cabía en la jornada.",
    _PROBLEM,
    (_QUESTIONS, _ROUTINE, _MATERIALS, _TEAM),
    (
        _SECOND.drivers[0],
        Branch(
            "abiertas",
            "Preguntas abiertas sobre lo que viven los niños",
            (
                Branch("tarjeta", "Cada equipo escribe sus tarjetas para los libros y canciones que ya usa"),
                Branch("casa", "La pregunta toca la casa y el barrio"),
                Branch("carpeta", "Las tarjetas se guardan en una carpeta común de la red"),
            ),
        ),
        _SECOND.drivers[3],
    ),
)


def theory() -> Theory:
    return Theory("CLP-R01", (_FIRST, _SECOND, _THIRD))
