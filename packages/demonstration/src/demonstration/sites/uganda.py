"""Uganda: ten school leaders, English."""

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
    ("Akello Namubiru", "Silver Crane Primary School"),
    ("Byaruhanga Okot", "Two Hills Primary School"),
    ("Christine Atuhaire", "Papyrus Bank Primary School"),
    ("David Ssemwogerere", "Morning Drum Primary School"),
    ("Esther Adong", "Red Earth Primary School"),
    ("Florence Kabagambe", "Jackfruit Corner Primary School"),
    ("Geoffrey Opio", "Quiet Ford Primary School"),
    ("Harriet Nakayima", "Acacia Rest Primary School"),
    ("Ibrahim Wandera", "Lake Breeze Primary School"),
    ("Joyce Tumusiime", "Stone Granary Primary School"),
)

_FIRST = Cycle(
    change_idea="A ten-minute visit to one lesson, with one question afterwards",
    plan=Plan(
        objective="Find out whether short visits fit into a head teacher's week.",
        predictions=(
            Prediction("How many visits will happen in two weeks?", "Eight.", "Five of eight.", "not_met"),
            Prediction(
                "How many teachers will say that the question helped them?",
                "Five of eight.",
                "All five who were visited.",
                "met",
            ),
        ),
        who="Head teacher and eight teachers of primary four to six",
        what="Sit in for ten minutes, then ask one open question before the next lesson.",
        where="Silver Crane Primary School",
        starts_on=date(2023, 3, 6),
        ends_on=date(2023, 3, 17),
        data_to_collect="A tick for each visit and one sentence from the teacher.",
    ),
    did=Did(
        happened="Three visits fell away when the district office called a meeting.",
        differed="Two teachers asked to talk during lunch instead.",
        observations="Teachers relaxed once they saw that nothing was written down during the lesson.",
    ),
    studied=Studied(
        learned="The visit works when the day is agreed with the teacher beforehand.",
        surprised="One teacher asked to visit a colleague herself.",
        loop="single",
    ),
    acted=Acted(
        decision="adapt",
        reason="The week of a head teacher is broken up by calls from outside.",
        next_step="Let pairs of teachers visit each other, with the head teacher covering a class.",
    ),
)

_SECOND = Cycle(
    change_idea="Teachers visit each other in pairs",
    plan=Plan(
        objective="Find out whether pairs keep the visits going without the head teacher.",
        predictions=(
            Prediction("How many of eight pairs will visit twice in three weeks?", "Six."),
            Prediction("What will the pairs talk about most?", "How to get quiet learners to speak."),
        ),
        who="Eight pairs of teachers in two schools",
        what="One lesson each, ten minutes, one open question.",
        where="Silver Crane and Two Hills Primary Schools",
        starts_on=date(2023, 5, 29),
        ends_on=date(2023, 6, 16),
        data_to_collect="A shared sheet in the staff room: who, when, the question.",
    ),
)


def uganda() -> Site:
    network = leaders_network("UG-R01", "Open Doors School Network", "en", _LEADERS, "schools.example")
    return Site(
        code="UG",
        name="Uganda",
        country="UG",
        language="en",
        time_zone="Africa/Kampala",
        district=District("UG-D1", "Papyrus Lakes local authority", (network,)),
        aim=Aim(
            what="Teachers who were visited in a lesson and had a conversation about it",
            for_whom="Teachers of primary four to six in ten schools",
            how_much="From 15 per cent to 60 per cent in a term",
            by_when=date(2023, 8, 25),
        ),
        cycles=(_FIRST, _SECOND),
    )
