"""Uganda: short visits to lessons, pairs that came from Kenya, and calls home that failed."""

from datetime import date

from demonstration.sites.ideas.model import Adopted, Context, Idea

_NETWORK = "UG-R01"


def ideas() -> tuple[Idea, ...]:
    return (
        Idea(
            key="ug-visits",
            network=_NETWORK,
            school="UG-R01-E01",
            title="A ten-minute visit to one lesson, with one question afterwards",
            began_on=date(2023, 3, 6),
            status="adapted",
            level="school",
            description="The head teacher sits in for ten minutes, writes nothing down, and asks one open question "
            "before the next lesson.",
            need="Fifteen teachers in a hundred had been visited in a lesson in the last term.",
            context=Context(
                "Primary four to six", "8 teachers", "Town edge, double shift", "English and Luganda"
            ),
            cost="Ten minutes of the head teacher's time a visit",
            source="Our own network, first gathering",
            drivers=("short", "ten"),
            learned="It works when the day is agreed beforehand; a head teacher's week is broken up from outside.",
            audience="project",
        ),
        Idea(
            key="ug-peers",
            network=_NETWORK,
            school="UG-R01-E02",
            title="Teachers visit each other in pairs",
            need="Head teachers are called away, and visits fall with them.",
            description="Two teachers sit in for ten minutes in each other’s lesson and ask one open question.",
            began_on=date(2023, 5, 29),
            status="testing",
            level="between_schools",
            context=Context(
                "Primary four to six", "16 teachers in two schools", "Two hills apart", "English"
            ),
            adopted=Adopted(
                "ug-visits",
                "The head teacher was called away in three weeks of four.",
                "Two teachers visit each other; the head teacher covers a class instead.",
            ),
            drivers=("pairs", "stand-in"),
            audience="project",
        ),
        Idea(
            key="ug-pairs",
            network=_NETWORK,
            school="UG-R01-E03",
            title="Reading in pairs under the tree",
            need="Most of primary three can not read a short text aloud.",
            description="Two learners share one book outside and change roles after a page.",
            began_on=date(2023, 7, 10),
            status="adopted",
            context=Context(
                "Primary three", "71 learners", "Papyrus swamp, rooms flood", "English, Lusoga at home"
            ),
            trial="Two classes of primary three, from July",
            learned="Twenty minutes are enough when the pairs stay together for a week. Outside it is quieter than "
            "in a full classroom.",
            adopted=Adopted(
                "ke-pairs",
                "We have 71 learners in one room, and nobody hears a pair.",
                "Pairs sit outside in the shade, two classes at different times, and share one book.",
            ),
            audience="project",
        ),
        Idea(
            key="ug-calls",
            network=_NETWORK,
            school="UG-R01-E09",
            title="A call home on the first day of absence",
            need="On market days a quarter of primary five stays away.",
            description="The class teacher calls the family before ten o’clock and asks how the child is.",
            began_on=date(2023, 4, 24),
            status="abandoned",
            level="beyond_school",
            context=Context("Primary five", "52 learners", "Lake shore", "English"),
            cost="Airtime, about 6,000 shillings a week",
            amount=6000,
            currency="UGX",
            digital="partly",
            trial="One class of primary five, three weeks",
            learned="One family in three could be reached, and the airtime ran out after four days. Sending a "
            "neighbour's child cost nothing and brought more learners back. We would not try calls again here.",
            adopted=Adopted("ph-calls", "A quarter of primary five is absent on market days."),
            audience="project",
        ),
        Idea(
            key="ug-peers-red",
            network=_NETWORK,
            school="UG-R01-E05",
            title="Teachers visit each other in pairs, two to begin with",
            need="Nobody here has been in a colleague's lesson for years.",
            description="Two teachers of different ages begin; the others join when they ask to.",
            began_on=date(2023, 7, 10),
            status="testing",
            level="school",
            context=Context("Primary four to six", "9 teachers", "Red earth road, far from town", "English"),
            drivers=("pairs",),
            adopted=Adopted("ug-peers", "We have nine teachers and a head who teaches, too."),
        ),
        Idea(
            key="ug-peers-04",
            network=_NETWORK,
            school="UG-R01-E04",
            title="Teachers visit each other in pairs, Morning Drum",
            began_on=date(2023, 7, 3),
            status="adopted",
            trial="Five pairs since July",
            learned="The pairs that sit beside each other in the staff room keep going; the others need a day.",
            adopted=Adopted("ug-peers", "Our head teacher is away two days a week."),
        ),
        Idea(
            key="ug-peers-07",
            network=_NETWORK,
            school="UG-R01-E07",
            title="Teachers visit each other in pairs, Quiet Ford",
            began_on=date(2023, 7, 17),
            status="testing",
            trial="Three teachers since the middle of July",
            adopted=Adopted("ug-peers", "We are four teachers, so we form a trio."),
        ),
        Idea(
            key="ug-pairs-02",
            network=_NETWORK,
            school="UG-R01-E02",
            title="Reading in pairs under the tree, Two Hills",
            began_on=date(2023, 8, 7),
            status="testing",
            trial="One class since August, on dry days",
            adopted=Adopted("ug-pairs", "Our primary three reads in a corridor."),
        ),
        Idea(
            key="ug-pairs-05",
            network=_NETWORK,
            school="UG-R01-E05",
            title="Reading in pairs in the shade, Red Earth",
            began_on=date(2023, 8, 14),
            status="idea",
            adopted=Adopted("ug-pairs", "The wall of the store gives shade in the morning."),
        ),
    )
