"""Invented names of places, schools, networks and people."""

from typing import Final

DISTRICT_NAMES: Final = {
    "SLEP1": "SLEP 1 · Valle Quillayal",
    "SLEP2": "SLEP 2 · Costa Arrayanes",
    "SLEP3": "SLEP 3 · Ribera Maitenal",
    "SLEP4": "SLEP 4 · Cordillera Boldal",
    "SLEP5": "SLEP 5 · Bahía Peumal",
    "SLEP6": "SLEP 6 · Llano Espinillo",
}

# One list a district, so that a school's name says roughly where it is.
PLACES: Final = {
    "SLEP1": ("Alto Quillay", "Vado Claro", "Rincón del Molle", "Puente Tinaja", "Las Acequias"),
    "SLEP2": ("Caleta Serena", "Arrayán Bajo", "Punta Gaviotín", "Duna Larga", "Estero Hondo"),
    "SLEP3": ("Maitén Viejo", "Vega Redonda", "Tres Remansos", "Balsa Chica", "Isla Coipo"),
    "SLEP4": ("Boldo Alto", "Nieve Mansa", "Paso del Zorro", "Cajón Verde", "Piedra Horadada"),
    "SLEP5": ("Peumo Azul", "Muelle Norte", "Roca Partida", "Mirador Sur", "Bahía Mansa Chica"),
    "SLEP6": ("Espino Seco", "Llano Grande", "Noria Vieja", "Tranque Dulce", "Camino del Trigo"),
}

SCHOOL_KINDS: Final = ("Escuela", "Liceo", "Colegio", "Escuela Rural")

SCHOOL_NAMES: Final = (
    "Los Alerces", "Los Canelos", "Los Copihues", "Los Cóndores", "Los Coihues", "Los Lingues", "Los Notros",
    "Los Pidenes", "Los Queltehues", "Los Ulmos", "Las Araucarias", "Las Bandurrias", "Las Camelias",
    "Las Golondrinas", "Las Lengas", "Las Loicas", "Las Pataguas", "Las Tencas", "El Chercán", "El Chucao",
    "El Huemul", "El Litre", "El Ñirre", "El Pitío", "El Pudú", "El Tepual", "La Diuca", "La Luma",
    "La Murtilla", "La Quinta Luna",
)  # fmt: skip

NETWORK_THEMES: Final = (
    "Lectura Temprana", "Convivencia", "Matemática Activa", "Escuelas Rurales", "Liderazgo Directivo",
    "Inclusión", "Educación Parvularia", "Técnico Profesional", "Evaluación Formativa", "Ciencias",
    "Retención Escolar", "Desarrollo Docente",
)  # fmt: skip

NETWORK_PLACES: Final = {
    "SLEP1": ("Valle Alto", "Valle Bajo"),
    "SLEP2": ("Costa Norte", "Costa Sur"),
    "SLEP3": ("Ribera Alta", "Ribera Baja"),
    "SLEP4": ("Cordillera", "Precordillera"),
    "SLEP5": ("Bahía", "Islas"),
    "SLEP6": ("Llano", "Secano"),
}

FIRST_NAMES: Final = (
    "Abril", "Adela", "Agustín", "Alba", "Alonso", "Amanda", "Anselmo", "Antonia", "Aurora", "Bastián",
    "Beatriz", "Benjamín", "Blanca", "Bruno", "Camila", "Carmen", "Catalina", "Celeste", "César", "Clara",
    "Consuelo", "Cristóbal", "Dámaso", "Delia", "Diego", "Elena", "Elisa", "Emilio", "Esteban", "Eugenia",
    "Fabiola", "Fátima", "Felipe", "Florencia", "Gabriela", "Gaspar", "Gloria", "Hernán", "Ignacia", "Inés",
    "Irene", "Isidora", "Javier", "Joaquín", "Josefina", "Julieta", "Laura", "Leandro", "León", "Lucía",
    "Magdalena", "Manuel", "Marcela", "Martín", "Mireya", "Nahuel", "Nicolás", "Noemí", "Olivia", "Óscar",
    "Pablo", "Paloma", "Pilar", "Ramón", "Raquel", "Renata", "Rocío", "Rubén", "Sara", "Sebastián",
    "Simón", "Soledad", "Tomás", "Valentina", "Verónica", "Violeta",
)  # fmt: skip

SURNAMES: Final = (
    "Abarzúa", "Alarcón", "Antilef", "Aravena", "Barría", "Bascuñán", "Bravo", "Cabello", "Calfuqueo",
    "Canales", "Cárcamo", "Castillo", "Catrileo", "Cifuentes", "Colipí", "Contreras", "Cornejo", "Dinamarca",
    "Donoso", "Espinoza", "Farías", "Fuenzalida", "Gajardo", "Garrido", "Henríquez", "Huenchumán", "Ibáñez",
    "Inostroza", "Jara", "Labra", "Lagos", "Leiva", "Llancafil", "Loyola", "Maldonado", "Mancilla",
    "Marileo", "Meza", "Millán", "Morales", "Muñoz", "Nahuelpán", "Norambuena", "Núñez", "Olivares",
    "Orellana", "Osorio", "Painemal", "Palacios", "Pavez", "Peñaloza", "Quezada", "Quilodrán", "Ramírez",
    "Rebolledo", "Riquelme", "Saavedra", "Salgado", "Sandoval", "Sepúlveda", "Soto", "Tapia", "Toledo",
    "Troncoso", "Urrutia", "Valdebenito", "Vallejos", "Venegas", "Vidal", "Villagra", "Yáñez", "Zúñiga",
)  # fmt: skip

_ASCII: Final = str.maketrans("áéíóúüñ'’ ", "aeiouun---")


def slug(text: str) -> str:
    """Return the text in lower-case ASCII letters and digits, joined by single hyphens."""
    plain = text.lower().translate(_ASCII)
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in plain)
    return "-".join(part for part in kept.split("-") if part)
