"""Comments and requests for review: each said by the person who would say it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

from duru_client import Client
from duru_client.operations.pdsa import CommentIn, CycleOut

from demonstration.accounts import ACCOUNTS
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places
from demonstration.sites.talk import Talk

SignIn = Callable[[str], AbstractContextManager[Client]]


def load_talk(caller: Caller, talks: Sequence[Talk], places: Places, sign_in: SignIn) -> None:
    """`sign_in` opens a client of an account by its address."""
    codes = {account.email: account.person_code for account in ACCOUNTS}
    for talk in talks:
        with sign_in(talk.leader) as leader, sign_in(talk.mentor) as mentor:
            code = codes[talk.leader]
            _Conversation(talk, leader, mentor, places.people[code] if code else "").hold(places)
    caller.say(f"{len(talks)} networks with comments and requests for review")


class _Conversation:
    """Between the leader of a network and its mentor; what was said already is not said again."""

    def __init__(self, talk: Talk, leader: Client, mentor: Client, leader_id: str) -> None:
        self._talk = talk
        self._leader = leader
        self._mentor = mentor
        self._leader_id = leader_id

    def hold(self, places: Places) -> None:
        talk, network = self._talk, places.networks[self._talk.network]
        cycles = {
            one["title"]: one for one in self._leader.pdsa.iter_list_cycles(network_id=network, limit=PAGE)
        }
        about, still = cycles[talk.about], cycles[talk.still]
        pointer = f"/questions/{about['questions'][0]['id']}/prediction"
        remark = {"text": talk.remark, "pointer": pointer, "mentions": [self._leader_id]}
        if not self._said(self._mentor, about, talk.remark):
            self._read_so_far()
        root = self._say(self._mentor, about, remark)
        self._say(self._leader, about, {"text": talk.reply, "reply_to": root})
        self._ask(about, talk.asked, talk.answer)
        self._ask(still, talk.open, None)

    def _read_so_far(self) -> None:
        """The leader has seen what was told while the work was loaded: what is unread is the conversation."""
        newest = self._leader.pdsa.list_notices(limit=1)["items"]
        if newest:
            self._leader.pdsa.read_notices({"up_to": newest[0]["id"]})

    def _said(self, who: Client, cycle: CycleOut, text: str) -> str | None:
        """The id of a comment that says this already."""
        said = who.pdsa.iter_list_comments(subject_kind="cycle", subject_id=cycle["id"], limit=PAGE)
        known = first(said, text=text)
        return known["id"] if known else None

    def _say(self, who: Client, cycle: CycleOut, said: Mapping[str, object]) -> str:
        text = str(said["text"])
        if known := self._said(who, cycle, text):
            return known
        body: CommentIn = {"subject": {"kind": "cycle", "id": cycle["id"]}, **said}  # type: ignore[typeddict-item]  # the rest of a comment
        return who.pdsa.create_comment(body, idempotency_key=stable_key("comment", cycle["id"], text))["id"]

    def _ask(self, cycle: CycleOut, question: str, answer: str | None) -> None:
        pdsa = self._leader.pdsa
        review = first(
            pdsa.iter_list_reviews(cycle_id=cycle["id"], limit=PAGE), question=question
        ) or pdsa.create_review(
            {"cycle_id": cycle["id"], "question": question},
            idempotency_key=stable_key("review", cycle["id"], question),
        )
        if answer and review["state"] == "open":
            self._mentor.pdsa.answer_review(
                review["id"], {"text": answer}, idempotency_key=stable_key("answer", review["id"])
            )
