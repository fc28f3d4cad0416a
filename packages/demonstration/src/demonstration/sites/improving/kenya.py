"""Kenya: reading in pairs, from one learner to several schools; and three smaller tests beside it."""

from datetime import date
from typing import Final

from demonstration.sites.model import Acted, Cycle, Did, Plan, Prediction, Studied

_ONE = "Kusoma wawili na mwanafunzi mmoja"
_MORNING = "Dakika ishirini za kusoma wawili wawili kila asubuhi"
_BREAK = "Kusoma wawili wawili baada ya mapumziko"
_GRADE = "Darasa la tatu lote linasoma wawili wawili"
_SCHOOLS = "Shule nne zinasoma wawili wawili"
_TRIOS = "Kitabu kimoja, wasomaji watatu"
_ROLES = "Watatu watatu, kila mmoja na kazi yake"
_AUDIO = "Hadithi za kusikiliza kwenye simu ya mwalimu"

CYCLES: Final = (
    Cycle(
        _ONE,
        Plan(
            "Kujua kama mwanafunzi mwenye aibu anasoma zaidi akiwa na rafiki kuliko mbele ya darasa.",
            (
                Prediction(
                    "Je, atasoma sentensi ngapi bila msaada kwa siku tano?",
                    "Kumi na mbili; peke yake alisoma tano.",
                    "Kumi na nne.",
                    "met",
                ),
            ),
            "Mwalimu mmoja wa darasa la tatu",
            "Mwanafunzi mmoja na rafiki yake wanashiriki hadithi fupi dakika kumi kila siku.",
            "Chini ya mti, Shule ya Msingi Mlima Kijani",
            date(2023, 3, 13),
            date(2023, 3, 17),
            "Idadi ya sentensi kila siku, kwenye daftari la mwalimu.",
        ),
        school=1,
        scale="one_person",
        idea="ke-pairs",
        did=Did(
            "Walisoma siku zote tano; siku ya nne walibadilisha kitabu.",
            "Dakika kumi zilikuwa kumi na tano, kwa sababu hawakutaka kuacha.",
            "Rafiki alisahihisha kwa upole, na hakuna aliyecheka.",
        ),
        studied=Studied(
            "Mwenzi mmoja anatosha kuondoa aibu.",
            "Rafiki aliyesaidia naye aliongeza kasi yake.",
            "single",
        ),
        acted=Acted("adopt", "Haihitaji kitu kipya, na mtoto aliongea.", "Kujaribu na darasa moja zima."),
    ),
    Cycle(
        _MORNING,
        Plan(
            "Kujua kama kusoma wawili wawili kunaweza kufanyika kila siku katika darasa la tatu.",
            (
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
            "Mwalimu wa darasa la tatu na mwalimu mkuu",
            "Wanafunzi wanasomeana hadithi fupi; mwenye kusoma vizuri anaanza.",
            "Darasa la tatu, Shule ya Msingi Mlima Kijani",
            date(2023, 5, 15),
            date(2023, 5, 26),
            "Daftari la siku zilizofanyika na orodha ya wanafunzi waliosoma aya nzima.",
        ),
        school=1,
        scale="one_class",
        idea="ke-pairs",
        follows=_ONE,
        measures=(0, 1),
        did=Did(
            "Tulianza siku ya kwanza, lakini siku tatu za mvua wanafunzi walichelewa kufika.",
            "Vitabu vilikuwa 24, kwa hiyo makundi sita yalikuwa ya watatu.",
            "Wanafunzi wenye aibu walisoma kwa sauti zaidi wakiwa na rafiki yao.",
        ),
        studied=Studied(
            "Wawili wawili hufanya kazi wakati kila mmoja ana kitabu chake.",
            "Wanafunzi wasomaji wazuri waliuliza kubaki na wenzao baada ya muda kuisha.",
            "single",
        ),
        acted=Acted(
            "adapt",
            "Muda wa asubuhi hauwezekani siku za mvua.",
            "Kuhamisha kusoma baada ya mapumziko na kuazima vitabu kumi kutoka shule jirani.",
        ),
    ),
    Cycle(
        _BREAK,
        Plan(
            "Kujua kama muda wa baada ya mapumziko unafaa zaidi kuliko asubuhi.",
            (
                Prediction(
                    "Je, tutafanya siku ngapi kati ya kumi?", "Siku tisa kati ya kumi.", "Siku tisa.", "met"
                ),
                Prediction(
                    "Je, wanafunzi wangapi watasoma aya nzima?",
                    "Wanafunzi 42 kati ya 83 wa madarasa mawili.",
                    "Wanafunzi 45 kati ya 83.",
                    "met",
                ),
            ),
            "Walimu wawili wa darasa la tatu",
            "Dakika ishirini baada ya mapumziko, kitabu kimoja kwa kila mwanafunzi.",
            "Madarasa mawili ya darasa la tatu",
            date(2023, 6, 12),
            date(2023, 6, 23),
            "Daftari lile lile, pamoja na maoni ya wanafunzi sita.",
        ),
        school=1,
        scale="several_classes",
        idea="ke-pairs",
        follows=_MORNING,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Siku tisa kati ya kumi; siku moja mwalimu alikuwa kwenye semina.",
            "Darasa la pili lilisoma nje kwa sababu ya kelele.",
            "Watoto walianza wenyewe kengele ilipolia, kabla ya mwalimu kuingia.",
        ),
        studied=Studied(
            "Baada ya mapumziko watoto wote wapo, na hakuna somo linalopotea.",
            "Tulidhani shida ni vitabu; shida kubwa ilikuwa saa.",
            "double",
        ),
        acted=Acted(
            "adopt",
            "Inafanyika karibu kila siku na idadi imepanda.",
            "Darasa la tatu lote, na mzazi mmoja kusikiliza.",
        ),
    ),
    Cycle(
        _GRADE,
        Plan(
            "Kujua kama njia inashika mwalimu akibadilika.",
            (
                Prediction(
                    "Je, madarasa mangapi kati ya manne yatafanya siku nane au zaidi?",
                    "Matatu.",
                    "Manne yote.",
                    "met",
                ),
                Prediction(
                    "Je, somo la hisabati litapoteza dakika?",
                    "Hapana.",
                    "Hapana: wastani ulibaki dakika 34.",
                    "met",
                ),
            ),
            "Walimu wanne wa darasa la tatu na mzazi mmoja",
            "Dakika ishirini baada ya mapumziko; walimu wawili hawakuwepo katika jaribio la kwanza.",
            "Darasa la tatu, A hadi D",
            date(2023, 7, 10),
            date(2023, 7, 21),
            "Daftari, na saa ya kuanza na kumaliza ya hisabati Jumanne.",
        ),
        school=1,
        scale="grade",
        idea="ke-pairs",
        follows=_BREAK,
        measures=(0, 1, 2),
        did=Did(
            "Madarasa yote manne yalisoma; mzazi alisikiliza mara tatu.",
            "Darasa D lilitumia magazeti ya zamani siku mbili.",
            "Walimu wapya waliuliza wanafunzi namna ya kufanya.",
        ),
        studied=Studied(
            "Wanafunzi wenyewe wanaweza kufundisha njia hii kwa walimu wapya.",
            "Magazeti yalivutia kuliko vitabu.",
            "single",
        ),
        acted=Acted("adopt", "Inashika hata mwalimu akibadilika.", "Kuonyesha shule tatu za jirani."),
    ),
    Cycle(
        _SCHOOLS,
        Plan(
            "Kujua shule nyingine zinahitaji nini ili kuanza bila sisi.",
            (
                Prediction(
                    "Je, shule ngapi kati ya nne zitaanza wiki ya kwanza?",
                    "Tatu.",
                ),
                Prediction(
                    "Je, watu wangapi watapiga simu kuuliza?",
                    "Watano.",
                ),
            ),
            "Walimu wakuu wanne na walimu tisa",
            "Ziara moja, ukurasa mmoja wa maelekezo, kisha kila shule inaanza yenyewe.",
            "Mlima Kijani, Bonde la Maua, Kisima cha Heri na Tumaini la Ziwa",
            date(2023, 9, 4),
            date(2023, 9, 29),
            "Daftari la kila shule na maswali yaliyoulizwa.",
        ),
        school=1,
        scale="several_schools",
        idea="ke-pairs",
        follows=_GRADE,
        measures=(0, 1),
        did=Did(
            "Shule mbili zilianza mara moja, mbili baada ya wiki mbili.",
            "Tumaini la Ziwa ilibadilisha saa kwa sababu ya mashua.",
            "Ukurasa wa maelekezo ulisomwa na walimu wakuu, si na walimu.",
        ),
    ),
    Cycle(
        _TRIOS,
        Plan(
            "Kujua kama watatu wanaweza kushiriki kitabu kimoja bila mmoja kukaa kimya.",
            (
                Prediction(
                    "Je, wa tatu atasoma mara ngapi kwa kipindi?", "Mara tatu.", "Mara moja tu.", "not_met"
                ),
            ),
            "Mwalimu mmoja wa darasa la tatu",
            "Makundi ya watatu, kubadilishana kila ukurasa.",
            "Darasa moja, Shule ya Msingi Bonde la Maua",
            date(2023, 6, 19),
            date(2023, 6, 30),
            "Alama moja kila mtoto anaposoma, katika makundi manne.",
        ),
        school=2,
        scale="one_class",
        idea="ke-trios",
        did=Did(
            "Makundi kumi yalisoma siku nane.",
            "Wa tatu mara nyingi alishika kitabu tu.",
            "Kundi lenye msichana mkubwa liligawana zamu vizuri.",
        ),
        studied=Studied(
            "Zamu bila kazi maalum humwacha mtu nje.",
            "Watoto wenyewe walipendekeza kazi ya kuuliza.",
            "double",
        ),
        acted=Acted(
            "adapt", "Wa tatu hakusoma.", "Kila mmoja apewe kazi: msomaji, mfuatiliaji kwa kidole, muulizaji."
        ),
    ),
    Cycle(
        _ROLES,
        Plan(
            "Kujua kama kazi tatu zinafanya kila mtoto asome.",
            (
                Prediction("Je, kila mtoto atasoma angalau mara tatu?", "Watoto 50 kati ya 62."),
                Prediction("Je, maswali ya watoto yatahusu hadithi?", "Nusu yake."),
            ),
            "Walimu wawili wa darasa la tatu",
            "Kadi tatu kwa kila kundi; kadi zinazunguka kila ukurasa.",
            "Madarasa mawili, Bonde la Maua",
            date(2023, 9, 11),
            None,
            "Alama kwa kila zamu, na maswali matano kwa siku yaliyoandikwa.",
        ),
        school=2,
        scale="several_classes",
        idea="ke-trios",
        follows=_TRIOS,
        did=Did(
            "Wiki mbili za kwanza zimefanyika.",
            "",
            "Kadi ya muulizaji ndiyo inayopendwa zaidi.",
            over=False,
        ),
    ),
    Cycle(
        _AUDIO,
        Plan(
            "Kujua kama hadithi iliyorekodiwa inasaidia wanafunzi kufuata kitabuni.",
            (
                Prediction(
                    "Je, siku ngapi kati ya ishirini zitafanyika?",
                    "Kumi na nane.",
                    "Kumi na moja; simu ilizimika siku tisa.",
                    "not_met",
                ),
            ),
            "Mwalimu wa darasa la tatu",
            "Simu moja na kipaza sauti; wanafunzi wanafuata kwa kidole.",
            "Darasa moja, Tumaini la Ziwa",
            date(2023, 3, 6),
            date(2023, 3, 31),
            "Siku zilizofanyika na wanafunzi waliofuata hadi mwisho.",
        ),
        school=8,
        scale="one_class",
        idea="ke-audio",
        audience="project",
        did=Did(
            "Siku kumi na moja zilifanyika.",
            "Siku tatu mwalimu alisoma mwenyewe, kwa sababu simu ilizimika.",
            "Wanafunzi wa nyuma hawakusikia.",
        ),
        studied=Studied(
            "Sauti ya mwalimu mwenyewe ilifanya kazi vizuri zaidi, bila gharama.",
            "Watoto walipenda zaidi siku ambazo simu ilizimika.",
            "double",
        ),
        acted=Acted("abandon", "Umeme haupo, na sauti haifiki nyuma.", ""),
    ),
    Cycle(
        "Wakubwa wanawasomea wadogo mashuani",
        Plan(
            "Kujua kama safari ya mashua inaweza kuwa muda wa kusoma.",
            (
                Prediction(
                    "Je, safari ngapi kati ya kumi zitakuwa na kusoma?",
                    "Sita.",
                    "Nane; mbili zilikuwa na mawimbi.",
                    "met",
                ),
            ),
            "Mwalimu mkuu na wanafunzi wanne wa darasa la saba",
            "Mwanafunzi mkubwa anawasomea wadogo watatu njiani.",
            "Mashua ya asubuhi, Tumaini la Ziwa",
            date(2023, 9, 4),
            date(2023, 9, 15),
            "Nahodha anaweka alama kwa kila safari.",
        ),
        school=8,
        scale="one_person",
        idea="ke-pairs-lake",
        did=Did(
            "Safari nane zilikuwa na kusoma.",
            "Vitabu vilifungwa kwa mfuko wa plastiki.",
            "Abiria walinyamaza.",
        ),
        studied=Studied("Muda uliopotea njiani unatumika.", "Wazazi waliuliza vitabu vya kwao.", "single"),
    ),
    Cycle(
        "Swali moja kwa mtoto mmoja baada ya hadithi",
        Plan(
            "Kujua kama kusubiri sekunde tano kunamfanya mtoto ajibu kwa sentensi.",
            (
                Prediction(
                    "Je, majibu mangapi kati ya kumi yatakuwa sentensi nzima?", "Matano.", "Sita.", "met"
                ),
            ),
            "Mwalimu wa darasa la kwanza",
            "Swali moja lisilo la ndiyo au hapana, kisha kimya cha sekunde tano.",
            "Darasa la kwanza, Mto Tulivu",
            date(2023, 7, 3),
            date(2023, 7, 14),
            "Majibu yaliyoandikwa neno kwa neno.",
        ),
        school=3,
        scale="one_person",
        idea="ke-question",
        audience="project",
        did=Did(
            "Maswali kumi yaliulizwa.", "Mara mbili rafiki alijibu badala yake.", "Kimya kilimshinda mwalimu."
        ),
        studied=Studied("Kusubiri ni kazi ya mwalimu, si ya mtoto.", "Mtoto aliuliza swali lake.", "single"),
        acted=Acted("adopt", "Ni rahisi, na jibu lilikuwa refu.", "Darasa zima, kujibu kwanza kwa rafiki."),
    ),
    Cycle(
        "Swali ubaoni, jibu kwa rafiki kwanza",
        Plan(
            "Kujua kama darasa zima linajibu zaidi likianza wawili wawili.",
            (Prediction("Je, watoto wangapi kati ya 54 watajibu kwa sentensi?", ""),),
            "Mwalimu wa darasa la kwanza",
            "Swali linaandikwa ubaoni; watoto wanajibu kwa rafiki, kisha kwa darasa.",
            "Darasa la kwanza, Mto Tulivu",
            date(2023, 9, 18),
            None,
            "",
        ),
        school=3,
        scale="one_class",
        idea="ke-question",
        follows="Swali moja kwa mtoto mmoja baada ya hadithi",
    ),
    Cycle(
        "Kusoma wawili wawili, darasa la pili",
        Plan(
            "Kujua kama watoto wa darasa la pili wanaweza kubadilishana bila mwalimu.",
            (
                Prediction(
                    "Je, makundi mangapi kati ya ishirini yatabadilishana zamu?",
                    "Kumi na nne.",
                    "Kumi na sita.",
                    "met",
                ),
            ),
            "Mwalimu wa darasa la pili na mzazi mmoja",
            "Dakika kumi baada ya mapumziko.",
            "Darasa la pili, Kisima cha Heri",
            date(2023, 8, 28),
            date(2023, 9, 8),
            "Kuhesabu zamu katika makundi yote Jumatano.",
        ),
        school=6,
        scale="one_class",
        idea="ke-pairs-well",
        audience="mentor",
        measures=(),
        did=Did(
            "Makundi ishirini yalisoma siku nane.",
            "Kengele ya mkono ilitumika kubadilisha.",
            "Wengi walicheza.",
        ),
        studied=Studied("Kengele inasaidia wadogo kubadilishana.", "", "single"),
    ),
)
