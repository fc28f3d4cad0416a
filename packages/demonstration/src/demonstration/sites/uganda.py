"""Uganda: ten school leaders, English."""

from datetime import date

from demonstration.model import District
from demonstration.sites import evidence, teams
from demonstration.sites.improving.uganda import CYCLES
from demonstration.sites.model import Aim, Site, leaders_network

_LEADERS = (
    ("Akello Namubiru", "Silver Crane Primary School"),
    ("Byaruhanga Okot", "Two Hills Primary School"),
    ("Christine Atuhaire", "Papyrus Bank Primary School"),
    ("David Ssemwogerere", "Morning Drum Primary School"),
    ("Esther Adong", "Red Earth Primary School"),
    ("Florence Kabagambe", "Jackfruit Corner Primary School"),
    ("Geoffrey Opio", "Quiet Ford Primary School"),
    ("Harriet Nakayima", "Acacia Rest Primary School"),
    ("Ibrahim Wandera", "Lake Breeze Primary School"),
    ("Joyce Tumusiime", "Stone Granary Primary School"),
)


def uganda() -> Site:
    network = leaders_network("UG-R01", "Open Doors School Network", "en", _LEADERS, "schools.example")
    return Site(
        code="UG",
        name="Uganda",
        country="UG",
        language="en",
        time_zone="Africa/Kampala",
        district=District("UG-D1", "Papyrus Lakes local authority", (network,)),
        aim=Aim(
            what="Teachers who were visited in a lesson and had a conversation about it",
            for_whom="Teachers of primary four to six in ten schools",
            how_much="From 15 per cent to 60 per cent in a term",
            by_when=date(2023, 8, 25),
        ),
        cycles=CYCLES,
        teams=teams.UGANDA,
        evidence=evidence.UGANDA,
    )
