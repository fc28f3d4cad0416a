"""Philippines: a call home, from one family to several schools; harvest weeks, pairs of readers, porridge."""

from datetime import date
from typing import Final

from demonstration.sites.model import Acted, Cycle, Did, Plan, Prediction, Studied

_ONE = "Isang tawag sa isang pamilya"
_CALL = "Tawag sa pamilya sa unang araw ng pagliban"
_GRADE = "Tawag o text sa buong Baitang 5"
_SCHOOL = "Mula Baitang 3 hanggang 6, may kahaliling tatawag"
_SCHOOLS = "Limang paaralan na sabay tumatawag"
_HARVEST = "Listahan ng anihan kasama ang isang barangay"
_HARVEST_TWO = "Listahan ng anihan sa dalawang baitang"
_READ = "Magkaparehang pagbasa sa isang silid ng Baitang 2"

CYCLES: Final = (
    Cycle(
        _ONE,
        Plan(
            "Alamin kung paano tatanggapin ng pamilya ang isang maikling tawag.",
            (
                Prediction(
                    "Sasagot ba ang pamilya, at ano ang sasabihin?",
                    "Sasagot, at mahihiya.",
                    "Sumagot, at nagpasalamat.",
                    "partly",
                ),
            ),
            "Isang gurong tagapayo",
            "Isang tawag na nangungumusta, walang sermon.",
            "Baitang 5, Paaralang Elementarya ng Batong Ilaw",
            date(2023, 1, 23),
            date(2023, 1, 27),
            "Ang sinabi ng pamilya, isinulat pagkatapos ng tawag.",
        ),
        school=1,
        scale="one_person",
        idea="ph-calls",
        did=Did("Tatlong tawag sa iisang pamilya.", "Lola ang sumagot.", "Bumalik ang bata kinabukasan."),
        studied=Studied("Mas mahalaga ang tono kaysa sa tanong.", "Ang lola ang nagpasiya.", "single"),
        acted=Acted("adopt", "Mura at magalang.", "Subukan sa dalawang silid."),
    ),
    Cycle(
        _CALL,
        Plan(
            "Alamin kung nababawasan ang pagliban kapag tinatawagan ang pamilya sa unang araw pa lang.",
            (
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
            "Gurong tagapayo ng Baitang 5 at punong-guro",
            "Maikling tawag o text bago mag-alas diyes ng umaga.",
            "Dalawang silid ng Baitang 5, Paaralang Elementarya ng Batong Ilaw",
            date(2023, 2, 6),
            date(2023, 2, 24),
            "Talaan ng pagliban araw-araw at talaan ng mga tawag.",
        ),
        school=1,
        scale="several_classes",
        idea="ph-calls",
        follows=_ONE,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Natawagan ang labing-walo sa tatlumpung pamilya.",
            "Text ang ginamit sa halip na tawag kapag walang sumasagot.",
            "Natuwa ang mga magulang na may nagtatanong kung kumusta ang bata.",
        ),
        studied=Studied(
            "Nakakatulong ang tawag kapag ang dahilan ay maliit na sakit o pagod, hindi kapag ulan o anihan.",
            "May mga magulang na tumawag na sila mismo bago pa lumiban ang anak.",
            "double",
        ),
        acted=Acted(
            "adapt",
            "Iba ang dahilan ng pagliban tuwing anihan, at maraming walang load.",
            "Text muna bago tawag, sa buong baitang; hiwalay na plano sa linggo ng anihan.",
        ),
    ),
    Cycle(
        _GRADE,
        Plan(
            "Alamin kung mas marami ang naaabot kapag text muna bago tawag.",
            (
                Prediction(
                    "Ilan sa bawat sampung pamilya ang maaabot bago mag-alas diyes?", "Walo.", "Walo.", "met"
                ),
                Prediction(
                    "Ilang minuto ng guro ang magagamit araw-araw?", "Dalawampu.", "Labimpito.", "met"
                ),
            ),
            "Apat na gurong tagapayo",
            "Isang text sa lahat ng wala, saka tawag sa hindi sumagot.",
            "Buong Baitang 5, Batong Ilaw",
            date(2023, 3, 6),
            date(2023, 3, 31),
            "Talaan ng tawag at text, at oras na ginamit.",
        ),
        school=1,
        scale="grade",
        idea="ph-calls",
        follows=_CALL,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Ginawa sa lahat ng araw ng pasok.",
            "Dalawang araw na walang signal; nagpadala ng sulat.",
            "May mga batang nagsabing ayaw nilang matawagan ang nanay.",
        ),
        studied=Studied(
            "Mas mabilis ang text, at mas mainit ang tawag: kailangan ang dalawa.",
            "May mga ama na sumasagot sa text pero hindi sa tawag.",
            "single",
        ),
        acted=Acted(
            "adopt", "Naabot ang walo sa bawat sampu.", "Mula Baitang 3 hanggang 6, may kahaliling tatawag."
        ),
    ),
    Cycle(
        _SCHOOL,
        Plan(
            "Alamin kung tuloy ang tawag kahit wala ang gurong tagapayo.",
            (
                Prediction(
                    "Ilang araw sa labinlima ang may tawag sa bawat baitang?",
                    "Labindalawa.",
                    "Labing-apat.",
                    "met",
                ),
            ),
            "Labindalawang guro at isang magulang na kahalili",
            "May nakasulat na kahalili sa pisara ng opisina.",
            "Baitang 3 hanggang 6, Batong Ilaw",
            date(2023, 5, 8),
            date(2023, 5, 26),
            "Talaan ng tawag, may lagda ng tumawag.",
        ),
        school=1,
        scale="school",
        idea="ph-calls",
        follows=_GRADE,
        measures=(0, 1, 2),
        did=Did(
            "Labing-apat sa labinlimang araw.",
            "Magulang ang tumawag sa dalawang araw ng pagsasanay ng mga guro.",
            "Ang mga bata ang nagpapaalala.",
        ),
        studied=Studied(
            "Hindi guro lang ang makakatawag; ang mahalaga ay may nakatoka.",
            "Mas bukas ang mga pamilya sa kapwa magulang.",
            "double",
        ),
        acted=Acted("adopt", "Tuloy kahit wala ang tagapayo.", "Ialok sa apat pang paaralan."),
    ),
    Cycle(
        _SCHOOLS,
        Plan(
            "Alamin kung gagana sa mga paaralang mahina ang signal.",
            (
                Prediction(
                    "Sa ilang paaralan aabot sa walo sa bawat sampu ang natatawagan?",
                    "Tatlo sa lima.",
                    "Dalawa sa lima.",
                    "not_met",
                ),
                Prediction(
                    "Ano ang gagawin ng paaralang walang signal?",
                    "Magpapadala ng sulat.",
                    "Nagpadala ng kaklase mula sa kapitbahay.",
                    "not_met",
                ),
            ),
            "Limang punong-guro",
            "Isang pahinang gabay, saka sariling paraan ng bawat paaralan.",
            "Batong Ilaw, Munting Ilog, Kawayanan, Sampaguita at Isla Munti",
            date(2023, 9, 4),
            date(2023, 9, 29),
            "Talaan ng bawat paaralan, isang pahina bawat linggo.",
        ),
        school=1,
        scale="several_schools",
        idea="ph-calls",
        follows=_SCHOOL,
        measures=(0, 1),
        audience="project",
        did=Did(
            "Lima ang nagsimula; isa ang huminto nang bumagyo.",
            "Sa Isla Munti, kaklase ang pinapupunta sa bahay.",
            "Humingi ng listahan ng numero ang tatlong paaralan.",
        ),
        studied=Studied(
            "Ang mahalaga ay may nagtatanong sa unang araw, hindi ang telepono.",
            "Mas mabilis ang kaklase kaysa sa text.",
            "double",
        ),
    ),
    Cycle(
        _HARVEST,
        Plan(
            "Alamin kung mas kaunti ang liliban kapag napag-usapan ang iskedyul bago ang anihan.",
            (
                Prediction(
                    "Ilan sa 41 ang papasok nang tatlong araw o higit pa?",
                    "Tatlumpu.",
                    "Dalawampu't apat.",
                    "not_met",
                ),
            ),
            "Guro ng Baitang 5 at dalawang kagawad",
            "Listahan kung sino ang tutulong sa bukid at kailan.",
            "Paaralan ng Palayang Ginto at isang barangay",
            date(2023, 4, 3),
            date(2023, 4, 14),
            "Talaan ng klase at listahan ng barangay.",
        ),
        school=15,
        scale="one_class",
        idea="ph-harvest",
        did=Did(
            "Dalawampu't apat ang pumasok nang tatlong araw.",
            "Nauna ang anihan nang isang linggo.",
            "Ang magkakapatid ang nahuhuling makapasok.",
        ),
        studied=Studied(
            "Ang may bantay na kapatid ang dahilan, hindi ang palay.",
            "May pamilyang nag-alok na magbantay ng mga bata ng iba.",
            "double",
        ),
        acted=Acted(
            "adapt", "Kulang ang listahan: kailangan ng magbabantay.", "Idagdag ang bantay sa listahan."
        ),
    ),
    Cycle(
        _HARVEST_TWO,
        Plan(
            "Alamin kung nakakapasok ang magkakapatid kapag may bantay.",
            (Prediction("Ilan sa labindalawang magkakapatid ang papasok araw-araw?", "Walo."),),
            "Dalawang guro, tatlong pamilya",
            "May nakatokang pamilya na magbabantay sa umaga.",
            "Baitang 4 at 5, Palayang Ginto",
            date(2023, 9, 25),
            None,
            "Talaan ng klase, hiwalay ang magkakapatid.",
        ),
        school=15,
        scale="several_classes",
        idea="ph-harvest",
        follows=_HARVEST,
        did=Did(
            "Nagsimula na ang dalawang pamilya.", "", "Mas maaga dumarating ang magkakapatid.", over=False
        ),
    ),
    Cycle(
        _READ,
        Plan(
            "Alamin kung mas malakas bumasa ang mga bata sa wikang kinagisnan.",
            (
                Prediction(
                    "Ilan sa 33 ang babasa nang malakas sa kapareha?",
                    "Dalawampu't lima.",
                    "Tatlumpu.",
                    "met",
                ),
            ),
            "Isang guro ng Baitang 2",
            "Labinlimang minuto, wikang kinagisnan muna.",
            "Isang silid, Paaralang Elementarya ng Tanglaw",
            date(2023, 8, 29),
            date(2023, 9, 8),
            "Marka sa bawat batang bumasa nang malakas.",
        ),
        school=3,
        scale="one_class",
        idea="ph-pairs",
        measures=(),
        audience="project",
        did=Did(
            "Siyam na araw sa sampu.",
            "Isang araw, kuwento ng lola ang binasa.",
            "Nagtatawanan, hindi nangungutya.",
        ),
        studied=Studied("Nawawala ang hiya sa sariling wika.", "Sumulat sila ng sariling kuwento.", "double"),
        acted=Acted(
            "adopt", "Halos lahat ay bumasa nang malakas.", "Dalawang silid, may kuwentong gawa ng mga bata."
        ),
    ),
    Cycle(
        "Magkaparehang pagbasa, dalawang silid",
        Plan(
            "Alamin kung mababasa ng iba ang kuwentong gawa ng mga bata.",
            (Prediction("Ilang kuwento ang mababasa ng bawat pares sa isang linggo?", ""),),
            "Dalawang guro ng Baitang 2",
            "Kuwentong gawa ng mga bata ang babasahin.",
            "Dalawang silid, Tanglaw",
            date(2023, 9, 18),
            None,
            "",
        ),
        school=3,
        scale="several_classes",
        idea="ph-pairs",
        follows=_READ,
        measures=(),
    ),
    Cycle(
        "Lugaw bago ang unang aralin",
        Plan(
            "Alamin kung mas marami ang papasok kapag may almusal.",
            (
                Prediction("Ilang araw sa dalawampu ang may lugaw?", "Labing-walo.", "Siyam.", "not_met"),
                Prediction(
                    "Tataas ba ang pagpasok?", "Oo, ng lima sa sandaan.", "Tatlo sa sandaan.", "partly"
                ),
            ),
            "Guro at apat na magulang",
            "Isang mangkok bago mag-alas siyete y medya.",
            "Baitang 5, Paaralang Elementarya ng Sampaguita",
            date(2022, 11, 7),
            date(2022, 12, 2),
            "Bilang ng mangkok at talaan ng klase.",
        ),
        school=8,
        scale="one_class",
        idea="ph-lugaw",
        audience="project",
        did=Did(
            "Siyam na araw lang.", "Naubos ang bigas sa ikalawang linggo.", "Maagang dumarating ang mga bata."
        ),
        studied=Studied(
            "Gusto ng lahat, pero hindi kaya ng mga magulang ang bigas.",
            "Mga nakatatanda ang nagdala ng kahoy.",
            "single",
        ),
        acted=Acted("abandon", "Walang pagkukunan ng bigas buong taon.", ""),
    ),
    Cycle(
        "Tawag at kaklase sa Kawayanan",
        Plan(
            "Alamin kung gumagana ang tawag sa paaralang nasa gubat.",
            (Prediction("Ilang pamilya ang maaabot?", "Lima sa sampu."),),
            "Punong-guro at isang guro",
            "Tawag kung may signal, kaklase kung wala.",
            "Baitang 5, Paaralang Elementarya ng Kawayanan",
            date(2023, 8, 28),
            date(2023, 9, 15),
            "Talaan ng tawag at ng mga kaklaseng pinapunta.",
        ),
        school=5,
        scale="one_class",
        idea="ph-calls-kawayanan",
        did=Did(
            "Pito sa sampu ang naabot.",
            "Kaklase ang pumunta sa apat.",
            "Masaya ang mga bata na sila ang pinapupunta.",
        ),
    ),
)
