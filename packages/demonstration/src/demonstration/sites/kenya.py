"""Kenya: twelve school leaders, Swahili."""

from datetime import date

from demonstration.model import District
from demonstration.sites import evidence, teams
from demonstration.sites.improving.kenya import CYCLES
from demonstration.sites.model import Aim, Site, leaders_network

_LEADERS = (
    ("Amina Wekesa", "Shule ya Msingi Mlima Kijani"),
    ("Baraka Otieno", "Shule ya Msingi Bonde la Maua"),
    ("Chebet Kiprono", "Shule ya Msingi Mto Tulivu"),
    ("Daudi Mwangangi", "Shule ya Msingi Jua Kali Kesho"),
    ("Eunice Nyaboke", "Shule ya Msingi Mwembe Mmoja"),
    ("Fatuma Galgalo", "Shule ya Msingi Kisima cha Heri"),
    ("Gideon Mutuku", "Shule ya Msingi Njia Panda Mpya"),
    ("Halima Odhiambo", "Shule ya Msingi Tumaini la Ziwa"),
    ("Isaya Cherono", "Shule ya Msingi Upepo wa Asubuhi"),
    ("Jerono Barasa", "Shule ya Msingi Mti wa Amani"),
    ("Kamau Naliaka", "Shule ya Msingi Daraja la Mawe"),
    ("Leah Moraa", "Shule ya Msingi Nyota ya Kusini"),
)


def kenya() -> Site:
    network = leaders_network("KE-R01", "Mtandao wa Kusoma Bonde la Mito", "sw", _LEADERS, "shule.example")
    return Site(
        code="KE",
        name="Kenya",
        country="KE",
        language="sw",
        time_zone="Africa/Nairobi",
        district=District("KE-D1", "Eneo la Bonde la Mito", (network,)),
        aim=Aim(
            what="Wanafunzi wanaosoma aya nzima kwa Kiswahili bila msaada",
            for_whom="Wanafunzi wa darasa la tatu katika shule kumi na mbili",
            how_much="Kutoka asilimia 29 hadi asilimia 50",
            by_when=date(2023, 11, 3),
        ),
        cycles=CYCLES,
        teams=teams.KENYA,
        evidence=evidence.KENYA,
    )
