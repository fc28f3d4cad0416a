"""Philippines: nineteen school leaders, Filipino."""

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

_FIRST = Cycle(
    change_idea="Tawag sa pamilya sa unang araw ng pagliban",
    plan=Plan(
        objective="Alamin kung nababawasan ang pagliban kapag tinatawagan ang pamilya sa unang araw pa lang.",
        predictions=(
            Prediction(
                "Ilang pamilya ang matatawagan sa loob ng isang araw?",
                "Walo sa bawat sampu.",
                "Anim sa bawat sampu; marami ang walang load.",
                "not_met",
            ),
            Prediction(
                "Ilang bata ang babalik kinabukasan?",
                "Kalahati ng mga natawagan.",
                "Labing-isa sa labing-walong natawagan.",
                "met",
            ),
        ),
        who="Gurong tagapayo ng Baitang 5 at punong-guro",
        what="Maikling tawag o text bago mag-alas diyes ng umaga.",
        where="Dalawang silid ng Baitang 5, Paaralang Elementarya ng Batong Ilaw",
        starts_on=date(2023, 2, 6),
        ends_on=date(2023, 2, 24),
        data_to_collect="Talaan ng pagliban araw-araw at talaan ng mga tawag.",
    ),
    did=Did(
        happened="Natawagan ang labing-walo sa tatlumpung pamilya.",
        differed="Text ang ginamit sa halip na tawag kapag walang sumasagot.",
        observations="Natuwa ang mga magulang na may nagtatanong kung kumusta ang bata.",
    ),
    studied=Studied(
        learned="Nakakatulong ang tawag kapag ang dahilan ay maliit na sakit o pagod, hindi kapag ulan o anihan.",
        surprised="May mga magulang na tumawag na sila mismo bago pa lumiban ang anak.",
        loop="double",
    ),
    acted=Acted(
        decision="adapt",
        reason="Iba ang dahilan ng pagliban tuwing anihan.",
        next_step="Gumawa ng plano kasama ang barangay para sa linggo ng anihan.",
    ),
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
            by_when=date(2023, 6, 30),
        ),
        cycles=(_FIRST,),
    )
