"""Kenya: reading in pairs, what came from Chile, and one that failed."""

from datetime import date

from demonstration.sites.ideas.model import Adopted, Context, Idea

_NETWORK = "KE-R01"


def ideas() -> tuple[Idea, ...]:
    return (
        Idea(
            key="ke-pairs",
            network=_NETWORK,
            school="KE-R01-E01",
            title="Kusoma wawili wawili kila siku",
            began_on=date(2023, 5, 15),
            status="spreading",
            description="Kwa dakika ishirini wanafunzi wawili wanashiriki hadithi fupi. Anayesoma vizuri anaanza, "
            "kisha wanabadilishana baada ya kila ukurasa. Mwalimu anasikiliza wanafunzi watano kila siku.",
            need="Wanafunzi 119 tu kati ya 412 wa darasa la tatu walisoma aya nzima bila msaada.",
            context=Context(
                "Darasa la tatu", "Wanafunzi 41", "Kijijini, bila umeme", "Kiswahili; nyumbani lugha nyingine"
            ),
            cost="Vitabu kumi vya hadithi kwa kila darasa",
            amount=4500,
            currency="KES",
            source="Mwalimu Amina, baada ya kuona wanafunzi wakisaidiana uani",
            drivers=("wawili", "muda-maalum"),
            learned="Hufanya kazi kila mwanafunzi akiwa na kitabu chake, na baada ya mapumziko badala ya asubuhi.",
            audience="project",
            cycles=(
                "Dakika ishirini za kusoma wawili wawili kila asubuhi",
                "Kusoma wawili wawili baada ya mapumziko",
            ),
        ),
        Idea(
            key="ke-trios",
            network=_NETWORK,
            school="KE-R01-E02",
            title="Kusoma watatu watatu",
            need="Wanafunzi sita kati ya kumi hawasomi aya nzima.",
            description="Wanafunzi watatu wanashiriki kitabu kimoja na kubadilishana baada ya kila ukurasa.",
            began_on=date(2023, 6, 19),
            status="testing",
            trial="Walimu wawili wa darasa la tatu, Bonde la Maua, tangu Juni",
            context=Context("Darasa la tatu", "Wanafunzi 62", "Kando ya barabara kuu", "Kiswahili"),
            adopted=Adopted(
                "ke-pairs",
                "Tuna kitabu kimoja kwa wanafunzi watatu.",
                "Makundi ya watatu; wa tatu anafuata kwa kidole na kuuliza swali moja.",
            ),
        ),
        Idea(
            key="ke-question",
            network=_NETWORK,
            school="KE-R01-E03",
            title="Swali moja wazi baada ya hadithi",
            need="Watoto husikiliza hadithi bila kuulizwa wanachofikiri.",
            description="Mwalimu anauliza swali moja lisilo la ndiyo au hapana, na kusubiri sekunde tano.",
            began_on=date(2023, 7, 3),
            status="testing",
            trial="Mwalimu mmoja wa darasa la kwanza, Mto Tulivu, mara tatu kwa wiki",
            context=Context("Darasa la kwanza", "Wanafunzi 54", "Kijijini", "Kiswahili"),
            adopted=Adopted(
                "cl-question",
                "Watoto wetu husikiliza hadithi lakini hawaulizwi wanachofikiri.",
                "Swali linaandikwa ubaoni, na watoto wanajibu kwanza kwa rafiki kabla ya darasa zima.",
            ),
            audience="project",
        ),
        Idea(
            key="ke-audio",
            network=_NETWORK,
            school="KE-R01-E08",
            title="Hadithi za kusikiliza kwenye simu ya mwalimu",
            began_on=date(2023, 3, 6),
            status="abandoned",
            description="Mwalimu anacheza hadithi iliyorekodiwa, wanafunzi wanafuata kitabuni.",
            need="Wanafunzi hawasikii mtu akisoma vizuri nyumbani.",
            context=Context(
                "Darasa la tatu", "Wanafunzi 48", "Kando ya ziwa, umeme mara chache", "Kiswahili"
            ),
            cost="Simu moja, kipaza sauti, na umeme wa kuchaji",
            amount=2800,
            currency="KES",
            digital="yes",
            source="Semina ya wilaya",
            trial="Darasa moja, Tumaini la Ziwa, wiki nne",
            learned="Simu ilizimika siku tisa kati ya ishirini, na wanafunzi wa nyuma hawakusikia. Sauti ya mwalimu "
            "mwenyewe ilifanya kazi vizuri zaidi bila gharama. Tungejaribu tena tu palipo na umeme.",
            audience="project",
        ),
        Idea(
            key="ke-home",
            network=_NETWORK,
            title="Hadithi fupi nyumbani mara mbili kwa wiki",
            began_on=date(2023, 8, 28),
            status="idea",
            level="beyond_school",
            need="Wanafunzi wengi hawana cha kusoma nyumbani.",
            drivers=("hadithi",),
            cost="Karatasi 80 kwa mwezi",
        ),
    )
