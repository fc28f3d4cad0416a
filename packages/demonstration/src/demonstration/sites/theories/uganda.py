"""Uganda: teachers who are visited in a lesson and talk about it."""

from demonstration.sites.theories.model import Branch, Said, Theory

_PROBLEM = (
    "Teachers in our ten schools work behind closed doors. Of 84 teachers of primary four to six, 13 were visited "
    "in a lesson last term, and most of those visits were for an inspection form that nobody spoke about afterwards."
)
_TIME = Branch(
    "time",
    "Time",
    (
        Branch(
            "calls",
            "A head teacher's week is broken up by calls from outside",
            (Branch("meetings", "The district calls meetings with a day's notice"),),
            "Diary of five head teachers: 11 of 20 planned visits fell away.",
        ),
        Branch("cover", "Nobody can take over a class for ten minutes"),
    ),
)
_TRUST = Branch(
    "trust",
    "Trust",
    (
        Branch(
            "inspection",
            "A visit means an inspection",
            (Branch("form", "The form is filled in during the lesson"),),
        ),
        Branch("alone", "Asking for help looks like weakness"),
    ),
)
_SKILL = Branch(
    "skill",
    "Knowing how",
    (Branch("praise", "Conversations stay at praise or at orders"),),
)
_SHORT = Branch(
    "short",
    "Visits are short, frequent and agreed",
    (
        Branch("ten", "Ten minutes, on a day that the teacher chose"),
        Branch("plan", "A plan of visits in the staff room"),
    ),
)
_TALK = Branch(
    "talk",
    "Each visit ends in a conversation",
    (Branch("question", "One open question before the next lesson"),),
)

_FIRST = Said(
    "First draft, from the gathering in February.",
    _PROBLEM,
    (_TIME, _TRUST),
    (_SHORT, _TALK),
)
_SECOND = Said(
    "After the first cycle: a head teacher alone can not keep it going, and writing during the lesson frightens.",
    _PROBLEM,
    (_TIME, _TRUST, _SKILL),
    (
        Branch(
            "peers",
            "Teachers visit each other",
            (
                Branch("pairs", "Pairs choose each other for a term"),
                Branch(
                    "stand-in",
                    "The head teacher takes a class meanwhile",
                    (),
                    "Silver Crane: a teacher asked for it.",
                ),
            ),
        ),
        Branch(
            "short",
            "Visits are short, frequent and agreed",
            (
                Branch("ten", "Ten minutes, on a day that the teacher chose"),
                Branch("nothing", "Nothing is written down during the lesson"),
            ),
        ),
        Branch(
            "talk",
            "Each visit ends in a conversation",
            (
                Branch("question", "One open question before the next lesson"),
                Branch("sheet", "A shared sheet: who, when, the question; no judgement"),
            ),
        ),
    ),
)


def theory() -> Theory:
    return Theory("UG-R01", (_FIRST, _SECOND))
