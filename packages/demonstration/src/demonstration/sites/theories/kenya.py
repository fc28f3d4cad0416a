"""Kenya: reading a paragraph in Swahili by the end of grade three."""

from demonstration.sites.theories.model import Branch, Said, Theory, Variant

_PROBLEM = (
    "Katika shule zetu kumi na mbili, wanafunzi saba kati ya kumi wa darasa la tatu hawawezi kusoma aya moja ya "
    "Kiswahili bila msaada. Tuliwasikiliza wanafunzi 412 mwezi wa Februari: 119 tu walisoma aya nzima."
)

_TIME = Branch(
    "muda",
    "Muda wa kusoma",
    (
        Branch(
            "sauti",
            "Mwanafunzi anasoma kwa sauti mara moja tu kwa wiki",
            (
                Branch("kipindi", "Kipindi cha kusoma hutumika kunakili ubaoni"),
                Branch("wengi", "Darasa lina wanafunzi arobaini na zaidi, mwalimu mmoja"),
            ),
            "Tulihesabu katika madarasa sita kwa wiki mbili: wastani mara 1.2 kwa wiki.",
        ),
        Branch("mvua", "Siku za mvua wanafunzi huchelewa na somo la kwanza hupotea"),
    ),
)
_BOOKS = Branch(
    "vitabu",
    "Vitabu",
    (
        Branch(
            "vichache",
            "Kitabu kimoja kwa wanafunzi watatu",
            (),
            "Hesabu ya vitabu, Januari: 148 kwa wanafunzi 451.",
        ),
        Branch("kabatini", "Vitabu hufungiwa kabatini ili visiharibike"),
    ),
)
_TEACHING = Branch(
    "kufundisha",
    "Kufundisha",
    (
        Branch("kwaya", "Darasa linasoma pamoja kama kwaya; asiyejua haonekani"),
        Branch("aibu", "Wanafunzi wanaokosea huchekwa, kwa hiyo wananyamaza"),
    ),
)
_HOME = Branch(
    "nyumbani",
    "Nyumbani",
    (
        Branch(
            "lugha", "Nyumbani wanazungumza lugha nyingine", (), "Wanafunzi 268 kati ya 412 walisema hivyo."
        ),
        Branch("hakuna", "Hakuna cha kusoma nyumbani"),
    ),
)

_EVERY_DAY = Branch(
    "kila-siku",
    "Kila mwanafunzi anasoma kwa sauti kila siku",
    (
        Branch("muda-maalum", "Kuna dakika ishirini maalum za kusoma kila siku"),
        Branch("wawili", "Wanafunzi wanasomeana wawili wawili"),
    ),
)
_BOOKS_IN_HAND = Branch(
    "kitabu-mkononi",
    "Kila mwanafunzi ana kitabu mkononi",
    (Branch("kuazima", "Shule jirani zinaazimana vitabu"),),
)
_TEACHERS = Branch(
    "walimu",
    "Walimu wanajua nani anasoma na nani bado",
    (Branch("kusikiliza", "Mwalimu anasikiliza wanafunzi watano kila siku na kuandika"),),
)

_FIRST = Said(
    "Rasimu ya kwanza, kutoka mkutano wa mtandao mwezi wa Machi.",
    _PROBLEM,
    (_TIME, _BOOKS, _TEACHING),
    (_EVERY_DAY, _BOOKS_IN_HAND, _TEACHERS),
)

_MOVED_TIME = Branch(
    "kila-siku",
    "Kila mwanafunzi anasoma kwa sauti kila siku",
    (
        Branch("wawili", "Wanafunzi wanasomeana wawili wawili, kila mmoja na kitabu chake"),
        Branch(
            "muda-maalum",
            "Dakika ishirini za kusoma baada ya mapumziko, si asubuhi",
            (),
            "Jaribio la Mei, Mlima Kijani: siku saba kati ya kumi asubuhi, kwa sababu ya mvua.",
        ),
        Branch("radhi", "Kukosea ni sehemu ya kusoma: hakuna anayechekwa"),
    ),
)
_SECOND = Said(
    "Baada ya mzunguko wa kwanza: mvua huzuia asubuhi, na wawili wawili hufaa kila mmoja akiwa na kitabu.",
    _PROBLEM,
    (_TIME, _BOOKS, _TEACHING, _HOME),
    (
        _MOVED_TIME,
        Branch(
            "kitabu-mkononi",
            "Kila mwanafunzi ana kitabu mkononi",
            (
                Branch("kuazima", "Shule jirani zinaazimana vitabu"),
                Branch("kabati-wazi", "Kabati liko wazi wakati wa kusoma; wanafunzi wawili wanasimamia"),
            ),
        ),
        _TEACHERS,
    ),
)
_THIRD = Said(
    "Tuliongeza familia: wanafunzi wengi hawana cha kusoma nyumbani.",
    _PROBLEM,
    (_TIME, _BOOKS, _TEACHING, _HOME),
    (
        *_SECOND.drivers,
        Branch(
            "familia",
            "Familia zinasikiliza mtoto akisoma",
            (Branch("hadithi", "Mtoto anabeba hadithi fupi nyumbani mara mbili kwa wiki"),),
        ),
    ),
)

_LAKE = Said(
    "Kwetu wanafunzi huja kwa mashua; tunasoma pia njiani.",
    _PROBLEM,
    (
        Branch(
            "muda",
            "Muda wa kusoma",
            (
                *_TIME.below[:1],
                Branch("mashua", "Wanafunzi wa visiwani hufika kwa mashua saa moja baada ya wengine"),
            ),
        ),
        _BOOKS,
        _TEACHING,
        _HOME,
    ),
    (
        Branch(
            "kila-siku",
            "Kila mwanafunzi anasoma kwa sauti kila siku",
            (
                *_MOVED_TIME.below[:1],
                Branch(
                    "muda-maalum", "Dakika ishirini za kusoma kabla ya kwenda nyumbani, mashua inaposubiriwa"
                ),
                Branch("radhi", "Kukosea ni sehemu ya kusoma: hakuna anayechekwa"),
            ),
        ),
        _SECOND.drivers[1],
        _TEACHERS,
        Branch("mashuani", "Wakubwa wanawasomea wadogo mashuani"),
    ),
)


def theory() -> Theory:
    return Theory("KE-R01", (_FIRST, _SECOND, _THIRD), (Variant("KE-R01-E08", 2, _LAKE),))
