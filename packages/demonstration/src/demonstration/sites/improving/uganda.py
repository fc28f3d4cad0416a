"""Uganda: short visits to lessons, from one teacher to every school; reading outside; calls that failed."""

from datetime import date
from typing import Final

from demonstration.sites.model import Acted, Cycle, Did, Plan, Prediction, Studied

_ONE = "One visit, one question, one teacher"
_VISIT = "A ten-minute visit to one lesson, with one question afterwards"
_WEEK = "A plan of visits in the staff room"
_PAIRS = "Teachers visit each other in pairs"
_ALL = "Pairs in all ten schools"
_TREE = "Reading in pairs under the tree, one class"
_TREE_TWO = "Reading in pairs under the tree, two classes"

CYCLES: Final = (
    Cycle(
        _ONE,
        Plan(
            "Find out whether a teacher is glad of a visit that nobody writes down.",
            (Prediction("Will she ask for a second visit?", "Perhaps.", "Yes, for the same week.", "met"),),
            "The head teacher and one teacher",
            "Ten minutes in one lesson, then one open question.",
            "Primary five, Silver Crane Primary School",
            date(2023, 2, 13),
            date(2023, 2, 17),
            "What the teacher said afterwards, in her words.",
        ),
        school=1,
        scale="one_person",
        idea="ug-visits",
        did=Did(
            "The visit happened on Tuesday, the conversation at break.",
            "It lasted fifteen minutes.",
            "She talked more than I did.",
        ),
        studied=Studied(
            "One open question is enough.", "She had wanted to be visited for two years.", "single"
        ),
        acted=Acted(
            "adopt", "It costs ten minutes, and she asked for another.", "Try it with eight teachers."
        ),
    ),
    Cycle(
        _VISIT,
        Plan(
            "Find out whether short visits fit into a head teacher's week.",
            (
                Prediction(
                    "How many visits will happen in two weeks?", "Eight.", "Five of eight.", "not_met"
                ),
                Prediction(
                    "How many teachers will say that the question helped them?",
                    "Five of eight.",
                    "All five who were visited.",
                    "met",
                ),
            ),
            "Head teacher and eight teachers of primary four to six",
            "Sit in for ten minutes, then ask one open question before the next lesson.",
            "Silver Crane Primary School",
            date(2023, 3, 6),
            date(2023, 3, 17),
            "A tick for each visit and one sentence from the teacher.",
        ),
        school=1,
        scale="several_classes",
        idea="ug-visits",
        follows=_ONE,
        measures=(0, 1),
        audience="project",
        did=Did(
            "Three visits fell away when the district office called a meeting.",
            "Two teachers asked to talk during lunch instead.",
            "Teachers relaxed once they saw that nothing was written down during the lesson.",
        ),
        studied=Studied(
            "The visit works when the day is agreed with the teacher beforehand.",
            "One teacher asked to visit a colleague herself.",
            "single",
        ),
        acted=Acted(
            "adapt",
            "The week of a head teacher is broken up by calls from outside.",
            "Hang a plan in the staff room, so that a visit that falls away is made up.",
        ),
    ),
    Cycle(
        _WEEK,
        Plan(
            "Find out whether a plan on the wall keeps visits alive when the head teacher is called away.",
            (
                Prediction(
                    "How many of twelve planned visits will happen?", "Nine.", "Seven of twelve.", "not_met"
                ),
            ),
            "Head teacher, deputy and all teachers",
            "Teachers put their name on a day of their choice.",
            "The staff room of Silver Crane Primary School",
            date(2023, 4, 3),
            date(2023, 4, 21),
            "The plan itself, with what happened beside each name.",
        ),
        school=1,
        scale="school",
        idea="ug-visits",
        follows=_VISIT,
        measures=(0, 1, 2),
        did=Did(
            "Seven of twelve visits; the others were not made up.",
            "Two teachers crossed out the head teacher and wrote a colleague's name.",
            "The plan was read every morning.",
        ),
        studied=Studied(
            "The plan is good; it hangs on one person, and that is the fault.",
            "Teachers changed the plan themselves.",
            "double",
        ),
        acted=Acted(
            "adapt",
            "Visits must not depend on the head teacher.",
            "Let pairs of teachers visit each other, with the head teacher covering a class.",
        ),
    ),
    Cycle(
        _PAIRS,
        Plan(
            "Find out whether pairs keep the visits going without the head teacher.",
            (
                Prediction(
                    "How many of eight pairs will visit twice in three weeks?", "Six.", "Seven.", "met"
                ),
                Prediction(
                    "What will the pairs talk about most?",
                    "How to get quiet learners to speak.",
                    "Quiet learners in five pairs, starting on time in two.",
                    "partly",
                ),
            ),
            "Eight pairs of teachers in two schools",
            "One lesson each, ten minutes, one open question.",
            "Silver Crane and Two Hills Primary Schools",
            date(2023, 5, 29),
            date(2023, 6, 16),
            "A shared sheet in the staff room: who, when, the question.",
        ),
        school=1,
        scale="several_schools",
        idea="ug-peers",
        follows=_WEEK,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Seven pairs visited twice; one teacher was ill.",
            "Two Hills began in the second week.",
            "Head teachers taught again, and liked it.",
        ),
        studied=Studied(
            "A pair that chose itself does not need to be reminded.",
            "Learners behaved as always; they did not mind the visitor.",
            "double",
        ),
        acted=Acted(
            "adopt",
            "The visits went on through three weeks of meetings.",
            "Offer it to all ten schools; each chooses its pairs.",
        ),
    ),
    Cycle(
        _ALL,
        Plan(
            "Find out whether ten schools keep it up for a term with one page of guidance.",
            (
                Prediction("In how many schools will every pair visit once a fortnight?", "Seven of ten."),
                Prediction("Will lessons begin later because somebody covers a class?", "No."),
            ),
            "Ten head teachers, 42 pairs",
            "Each school forms its pairs; one page says how.",
            "All schools of the network",
            date(2023, 7, 3),
            date(2023, 8, 18),
            "The sheet of each staff room, photographed every second Friday.",
        ),
        school=1,
        scale="network",
        idea="ug-peers",
        follows=_PAIRS,
        measures=(0, 1, 2),
        audience="project",
        did=Did(
            "Eight schools began in the first week, one in the third.",
            "One school has four teachers only and formed a trio.",
            "Sheets come in late from where the network is weak.",
        ),
    ),
    Cycle(
        _TREE,
        Plan(
            "Find out whether learners hear each other outside.",
            (
                Prediction(
                    "How many of 36 pairs will both read a page a day?", "Twenty.", "Twenty-nine.", "met"
                ),
            ),
            "One teacher of primary three",
            "Twenty minutes in the shade, one book for two, roles change after a page.",
            "Under the tree, Papyrus Bank Primary School",
            date(2023, 7, 10),
            date(2023, 7, 21),
            "A pebble in a bowl for each page.",
        ),
        school=3,
        scale="one_class",
        idea="ug-pairs",
        measures=(),
        audience="project",
        did=Did(
            "Nine of ten days.",
            "One day it rained and we read on the veranda.",
            "It was quieter than inside.",
        ),
        studied=Studied(
            "Space was the trouble, not reading.", "Learners kept their pair at lunch.", "double"
        ),
        acted=Acted(
            "adopt", "More learners read each day, at no cost.", "The second class, at another time."
        ),
    ),
    Cycle(
        _TREE_TWO,
        Plan(
            "Find out whether two classes can share one tree.",
            (Prediction("How many days of ten will both classes read?", "Eight."),),
            "Two teachers of primary three",
            "One class before break, one after.",
            "Under the tree, Papyrus Bank Primary School",
            date(2023, 8, 7),
            None,
            "Pebbles, one bowl for each class.",
        ),
        school=3,
        scale="several_classes",
        idea="ug-pairs",
        follows=_TREE,
        measures=(),
        did=Did(
            "Five days so far, both classes.",
            "",
            "The second class asks for the first one's books.",
            over=False,
        ),
    ),
    Cycle(
        "A call home on the first day of absence, one class",
        Plan(
            "Find out whether a call brings learners back the next day.",
            (
                Prediction(
                    "How many of ten families will be reached?", "Eight.", "Three or four.", "not_met"
                ),
                Prediction("Will the airtime last three weeks?", "Yes.", "No, four days.", "not_met"),
            ),
            "The class teacher of primary five",
            "A call before ten o'clock.",
            "Primary five, Lake Breeze Primary School",
            date(2023, 4, 24),
            date(2023, 5, 12),
            "The list of calls, and who came the next day.",
        ),
        school=9,
        scale="one_class",
        idea="ug-calls",
        measures=(),
        audience="project",
        did=Did(
            "Calls for four days, then messages by learners.",
            "The airtime ran out.",
            "Neighbours' children knew why somebody was absent.",
        ),
        studied=Studied("A neighbour's child reaches more families.", "It costs nothing at all.", "double"),
        acted=Acted("abandon", "One family in three was reached.", ""),
    ),
    Cycle(
        "Pairs at Red Earth, one pair first",
        Plan(
            "Find out whether two teachers of different ages visit each other as equals.",
            (Prediction("Who will speak more afterwards?", "The older one.", "Both alike.", "not_met"),),
            "Two teachers",
            "One visit each, one question each.",
            "Red Earth Primary School",
            date(2023, 7, 10),
            date(2023, 7, 21),
            "The question that each asked.",
        ),
        school=5,
        scale="one_person",
        idea="ug-peers-red",
        did=Did("Both visits happened.", "They talked on the way home.", "The younger asked first."),
        studied=Studied(
            "Choosing each other matters more than age.", "They planned a lesson together.", "single"
        ),
    ),
    Cycle(
        "Teachers new to the school are visited first",
        Plan(
            "Find out whether a visit in the first week helps new colleagues to stay.",
            (Prediction("How many of three new teachers will ask for another visit?", ""),),
            "Two experienced teachers",
            "A visit in the first week of term.",
            "Jackfruit Corner Primary School",
            date(2023, 8, 14),
            None,
            "One sentence from each new teacher.",
        ),
        school=6,
        scale="one_person",
        idea="ug-peers",
        audience="team",
        measures=(),
    ),
)
