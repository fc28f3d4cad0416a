"""Kenya: twelve school leaders, Swahili."""

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

_FIRST = Cycle(
    change_idea="Dakika ishirini za kusoma wawili wawili kila asubuhi",
    plan=Plan(
        objective="Kujua kama kusoma wawili wawili kunaweza kufanyika kila siku katika darasa la tatu.",
        predictions=(
            Prediction(
                "Je, tutafanya siku ngapi kati ya kumi?",
                "Angalau siku nane kati ya kumi.",
                "Tulifanya siku saba kati ya kumi.",
                "not_met",
            ),
            Prediction(
                "Je, wanafunzi wangapi watasoma aya nzima bila msaada?",
                "Wanafunzi 18 kati ya 41, kutoka 12.",
                "Wanafunzi 17 kati ya 41.",
                "partly",
            ),
        ),
        who="Mwalimu wa darasa la tatu na mwalimu mkuu",
        what="Wanafunzi wanasomeana hadithi fupi; mwenye kusoma vizuri anaanza.",
        where="Darasa la tatu, Shule ya Msingi Mlima Kijani",
        starts_on=date(2023, 5, 15),
        ends_on=date(2023, 5, 26),
        data_to_collect="Daftari la siku zilizofanyika na orodha ya wanafunzi waliosoma aya nzima.",
    ),
    did=Did(
        happened="Tulianza siku ya kwanza, lakini siku tatu za mvua wanafunzi walichelewa kufika.",
        differed="Vitabu vilikuwa 24, kwa hiyo makundi sita yalikuwa ya watatu.",
        observations="Wanafunzi wenye aibu walisoma kwa sauti zaidi wakiwa na rafiki yao.",
    ),
    studied=Studied(
        learned="Wawili wawili hufanya kazi wakati kila mmoja ana kitabu chake.",
        surprised="Wanafunzi wasomaji wazuri waliuliza kubaki na wenzao baada ya muda kuisha.",
        loop="single",
    ),
    acted=Acted(
        decision="adapt",
        reason="Muda wa asubuhi hauwezekani siku za mvua.",
        next_step="Kuhamisha kusoma baada ya mapumziko na kuazima vitabu kumi kutoka shule jirani.",
    ),
)

_SECOND = Cycle(
    change_idea="Kusoma wawili wawili baada ya mapumziko",
    plan=Plan(
        objective="Kujua kama muda wa baada ya mapumziko unafaa zaidi kuliko asubuhi.",
        predictions=(
            Prediction("Je, tutafanya siku ngapi kati ya kumi?", "Siku tisa kati ya kumi."),
            Prediction("Je, wanafunzi wangapi watasoma aya nzima?", "Wanafunzi 22 kati ya 41."),
        ),
        who="Walimu wawili wa darasa la tatu",
        what="Dakika ishirini baada ya mapumziko, kitabu kimoja kwa kila mwanafunzi.",
        where="Madarasa mawili ya darasa la tatu",
        starts_on=date(2023, 6, 12),
        ends_on=date(2023, 6, 23),
        data_to_collect="Daftari lile lile, pamoja na maoni ya wanafunzi sita.",
    ),
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
        cycles=(_FIRST, _SECOND),
    )
