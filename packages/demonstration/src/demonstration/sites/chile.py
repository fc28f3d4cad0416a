"""Chile, pre-primary: fifteen school leaders, Spanish."""

from datetime import date

from demonstration.model import District
from demonstration.sites import evidence, teams
from demonstration.sites.improving.chile import CYCLES
from demonstration.sites.model import Aim, Site, leaders_network

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
        cycles=CYCLES,
        teams=teams.CHILE,
        evidence=evidence.CHILE,
    )
