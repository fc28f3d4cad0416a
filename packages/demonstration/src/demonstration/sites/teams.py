"""The teams of the four networks: two to eight people from different positions, one team in each school that tries.

Those without an account go by a code name: students and parents always, colleagues until they have one.
"""

from typing import Final

from demonstration.sites.model import school_team

KENYA: Final = (
    school_team(
        1, "Timu ya kusoma ya Mlima Kijani",
        ("teacher", "Twiga Mpole"), ("teacher", "Nyuki Mwekundu"), ("student", "Sungura wa Tatu"),
        ("parent", "Mama Mnazi"),
    ),
    school_team(2, "Walimu wa Bonde la Maua", ("teacher", "Kipepeo Bluu"), ("student", "Swala Mwepesi")),
    school_team(
        3, "Timu ya maswali, Mto Tulivu", ("deputy_leader", "Korongo Mweupe"), ("teacher", "Samaki Dhahabu"),
    ),
    school_team(6, "Kisima cha Heri wanasoma", ("teacher", "Mbuni Mrefu"), ("parent", "Baba Mwembe")),
    school_team(
        8, "Timu ya ziwa", ("teacher", "Kiboko Mkimya"), ("student", "Bata wa Asubuhi"), ("parent", "Mama Samaki"),
        ("facilitator", 1),
    ),
)  # fmt: skip

CHILE: Final = (
    school_team(
        1, "Equipo Semilla de Boldo",
        ("teacher", "Zorzal Pardo"), ("teacher", "Chincol Alegre"), ("parent", "Mamá Maqui"),
    ),
    school_team(2, "Equipo Barquito de Papel", ("teacher", "Garza Chica"), ("parent", "Papá Peumo")),
    school_team(4, "Vecinas que se visitan", ("teacher", "Loica Roja"), ("facilitator", 5)),
    school_team(
        6, "Equipo de las canciones", ("teacher", "Diuca Temprana"), ("teacher", "Tenca Cantora"),
        ("parent", "Abuela Boldo"),
    ),
    school_team(9, "Equipo Rayo de Luz", ("teacher", "Colibrí Verde"), ("parent", "Mamá Arrayán")),
    school_team(11, "Mesa de la colación", ("teacher", "Queltehue Atento"), ("parent", "Papá Canelo")),
)  # fmt: skip

PHILIPPINES: Final = (
    school_team(
        1, "Pangkat ng Batong Ilaw",
        ("teacher", "Maya Bughaw"), ("teacher", "Agila Maginoo"), ("parent", "Nanay Sampalok"),
        ("student", "Tarsier Tahimik"), ("facilitator", 2),
    ),
    school_team(3, "Mga mambabasa ng Tanglaw", ("teacher", "Kalabaw Puti"), ("student", "Paruparong Dilaw")),
    school_team(5, "Pangkat ng Kawayanan", ("teacher", "Tamaraw Matatag"), ("student", "Isdang Pilak")),
    school_team(8, "Lugaw sa umaga", ("teacher", "Tutubing Pula"), ("parent", "Tatay Narra"), ("parent", "Lola Anahaw")),
    school_team(
        15, "Bantay-anihan", ("teacher", "Pikoy Berde"), ("parent", "Nanay Molave"), ("parent", "Tatay Kamagong"),
        ("student", "Palakang Masaya"),
    ),
)  # fmt: skip

UGANDA: Final = (
    school_team(
        1, "Silver Crane visitors",
        ("deputy_leader", "Grey Heron"), ("teacher", "Brown Antelope"), ("teacher", "Blue Monkey"), ("facilitator", 2),
    ),
    school_team(3, "Readers under the tree", ("teacher", "Green Weaver"), ("student", "Small Drum"), ("parent", "Mother Fig")),
    school_team(5, "Red Earth pair", ("teacher", "Old Ibis"), ("teacher", "Young Ibis")),
    school_team(6, "Welcome team, Jackfruit Corner", ("teacher", "Tall Kob"), ("teacher", "Quiet Kob")),
    school_team(
        9, "Lake Breeze attendance team", ("teacher", "White Egret"), ("parent", "Father Papyrus"), ("student", "Fast Canoe"),
    ),
)  # fmt: skip
