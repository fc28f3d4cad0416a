"""Philippines: grade five learners who come to school every day."""

from demonstration.sites.theories.model import Branch, Said, Theory

_PROBLEM = (
    "Sa labing-siyam nating paaralan, labing-anim sa bawat sandaang mag-aaral ng Baitang 5 ang wala sa klase sa "
    "karaniwang araw, at dumodoble ito tuwing anihan. Ang lumiliban nang tatlong araw ay madalas hindi na humahabol."
)
_WORK = Branch(
    "hanapbuhay",
    "Hanapbuhay ng pamilya",
    (
        Branch(
            "anihan",
            "Tumutulong ang mga bata sa anihan",
            (Branch("bantay", "Walang ibang magbabantay sa nakababatang kapatid"),),
            "Talaan ng pagliban: 31 porsiyento sa ikalawang linggo ng Marso.",
        ),
        Branch("pamasahe", "Walang pamasahe bago ang araw ng sahod"),
    ),
)
_HEALTH = Branch(
    "kalusugan",
    "Kalusugan",
    (
        Branch("sakit", "Sipon, lagnat at sakit ng tiyan"),
        Branch("gutom", "Pumapasok nang walang almusal"),
    ),
)
_ROAD = Branch("daan", "Daan papunta sa paaralan", (Branch("ilog", "Hindi matawid ang ilog kapag umuulan"),))
_SCHOOL = Branch(
    "paaralan",
    "Sa paaralan",
    (
        Branch("walang-tanong", "Walang nagtatanong kung bakit lumiban ang bata"),
        Branch("hiya", "Nahihiyang bumalik ang naiwan sa aralin"),
    ),
)
_KNOW = Branch(
    "alam",
    "Alam agad ng paaralan kung sino ang wala at bakit",
    (
        Branch("tawag", "Tinatawagan ang pamilya sa unang araw ng pagliban"),
        Branch("dahilan", "Itinatala ang dahilan, hindi lamang ang bilang"),
    ),
)
_RETURN = Branch(
    "pagbalik",
    "Madali ang bumalik",
    (Branch("kaagapay", "May kaklaseng kaagapay sa naiwang aralin"),),
)
_BREAKFAST = Branch(
    "almusal", "May lakas ang bata sa umaga", (Branch("lugaw", "Lugaw bago ang unang aralin"),)
)

_FIRST = Said(
    "Unang burador mula sa pagtitipon noong Enero.",
    _PROBLEM,
    (_WORK, _HEALTH, _ROAD, _SCHOOL),
    (_KNOW, _RETURN, _BREAKFAST),
)
_SECOND = Said(
    "Pagkatapos ng unang siklo: nakatutulong ang tawag sa maliit na sakit, hindi sa ulan at anihan.",
    _PROBLEM,
    (_WORK, _HEALTH, _ROAD, _SCHOOL),
    (
        Branch(
            "alam",
            "Alam agad ng paaralan kung sino ang wala at bakit",
            (
                Branch(
                    "tawag",
                    "Tinatawagan o tinetext ang pamilya bago mag-alas diyes",
                    (),
                    "Siklo ng Pebrero: 11 sa 18 natawagan ang bumalik kinabukasan.",
                ),
                Branch("dahilan", "Itinatala ang dahilan, hindi lamang ang bilang"),
            ),
        ),
        Branch(
            "anihan-plano",
            "May plano para sa linggo ng anihan at ng ulan",
            (
                Branch("barangay", "Nag-uusap ang paaralan at barangay bago ang anihan"),
                Branch("modyul", "May maikling modyul na madadala sa bukid"),
            ),
        ),
        _RETURN,
        _BREAKFAST,
    ),
)


def theory() -> Theory:
    return Theory("PH-R01", (_FIRST, _SECOND))
