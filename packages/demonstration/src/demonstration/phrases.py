"""Sentences for the open questions, by theme. Every sentence is our own."""

from typing import Final

PURPOSE_SENTENCES: Final = {
    "leadership": (
        "Aprender a liderar mejor entre todas las escuelas, no cada una por su lado.",
        "Que los equipos directivos crezcamos juntos y nos acompañemos.",
        "Formar un liderazgo que se comparta con los docentes.",
        "Fortalecer cómo conducimos la mejora en cada escuela.",
        "Darnos apoyo entre directivos y aprender a delegar.",
    ),
    "documents": (
        "Leer en conjunto los planes de mejora y ver si conversan entre sí.",
        "Revisar el proyecto educativo y los reglamentos con otras miradas.",
        "Comparar nuestras planificaciones y ordenar los documentos.",
        "Analizar los planes de cada escuela para que no queden en el papel.",
        "Trabajar las orientaciones que llegan y bajarlas a la realidad.",
    ),
    "local_challenges": (
        "Buscar respuestas comunes a lo que pasa en nuestro sector.",
        "Enfrentar juntos la inasistencia y los problemas de transporte.",
        "Coordinarnos con el consultorio y las familias del territorio.",
        "Atender entre todos las dificultades propias de las escuelas rurales.",
        "Resolver problemas de convivencia que cruzan a todas las escuelas.",
    ),
    "classroom": (
        "Que lo que hablamos llegue a la sala y los niños aprendan más.",
        "Mejorar la lectura en los primeros años.",
        "Observar clases y probar cambios pequeños en la enseñanza.",
        "Mejorar cómo evaluamos y retroalimentamos a los estudiantes.",
        "Probar formas nuevas de enseñar matemática.",
    ),
    "exchange": (
        "Conocer lo que hacen otras escuelas y adaptarlo a la nuestra.",
        "Intercambiar experiencias, materiales y contactos.",
        "Compartir buenas prácticas entre quienes trabajamos lejos.",
        "Mostrar lo que nos ha resultado y escuchar a los demás.",
        "Juntarnos a conversar de lo que funciona y por qué.",
    ),
}

COMMENTS: Final = (
    "Que las fechas se avisen con más tiempo.",
    "Más trabajo en grupos pequeños y menos exposición.",
    "Que podamos visitar las escuelas de las demás.",
    "Dejar acuerdos escritos y revisarlos en la reunión siguiente.",
    "Invitar también a docentes de aula.",
    "Conversar de lo que no nos ha resultado, con confianza.",
    "Tener datos de nuestras escuelas para analizarlos ahí mismo.",
    "Que las reuniones duren menos y tengan un solo tema.",
    "Mantener a la misma persona facilitadora durante el año.",
    "Está bien así, solo pediría materiales después de cada encuentro.",
    "Reunirnos de manera presencial al menos dos veces por semestre.",
    "Que el propósito lo definamos entre todos cada año.",
)
