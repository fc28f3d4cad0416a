"""Philippines: nineteen school leaders, Filipino."""

from datetime import date

from demonstration.model import District
from demonstration.sites import evidence, teams
from demonstration.sites.improving.philippines import CYCLES
from demonstration.sites.model import Aim, Site, leaders_network

_LEADERS = (
    ("Amihan Salonga", "Paaralang Elementarya ng Batong Ilaw"),
    ("Benigno Matapang", "Paaralang Elementarya ng Munting Ilog"),
    ("Corazon Dimaculangan", "Paaralang Elementarya ng Tanglaw"),
    ("Dalisay Magbanua", "Paaralang Elementarya ng Bagong Pampang"),
    ("Efren Catacutan", "Paaralang Elementarya ng Kawayanan"),
    ("Felisa Macaraeg", "Paaralang Elementarya ng Dalampasigan"),
    ("Gregorio Panganiban", "Paaralang Elementarya ng Lambak Luntian"),
    ("Herminia Tolentino", "Paaralang Elementarya ng Sampaguita"),
    ("Isagani Bautista", "Paaralang Elementarya ng Tatlong Punong Mangga"),
    ("Josefa Lacsamana", "Paaralang Elementarya ng Malinaw na Bukal"),
    ("Kidlat Soriano", "Paaralang Elementarya ng Burol Silangan"),
    ("Ligaya Abueva", "Paaralang Elementarya ng Daang Bakal"),
    ("Marilag Villafuerte", "Paaralang Elementarya ng Habagat"),
    ("Nestor Pangilinan", "Paaralang Elementarya ng Amihanan"),
    ("Ofelia Dumlao", "Paaralang Elementarya ng Palayang Ginto"),
    ("Paterno Guinto", "Paaralang Elementarya ng Isla Munti"),
    ("Rosalinda Manalastas", "Paaralang Elementarya ng Tulay na Kahoy"),
    ("Servando Quiambao", "Paaralang Elementarya ng Bukang-Liwayway"),
    ("Teresita Bayani", "Paaralang Elementarya ng Pugad Maya"),
)


def philippines() -> Site:
    network = leaders_network(
        "PH-R01", "Ugnayan ng mga Paaralan sa Look at Burol", "fil", _LEADERS, "paaralan.example"
    )
    return Site(
        code="PH",
        name="Pilipinas",
        country="PH",
        language="fil",
        time_zone="Asia/Manila",
        district=District("PH-D1", "Sangay ng Look at Burol", (network,)),
        aim=Aim(
            what="Araw-araw na pagpasok ng mga mag-aaral",
            for_whom="Mga mag-aaral ng Baitang 5 sa labing-siyam na paaralan",
            how_much="Mula 84 porsiyento tungong 92 porsiyento",
            by_when=date(2024, 3, 22),
        ),
        cycles=CYCLES,
        teams=teams.PHILIPPINES,
        evidence=evidence.PHILIPPINES,
    )
