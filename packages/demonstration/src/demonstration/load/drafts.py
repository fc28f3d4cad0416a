"""A draft that waits for its author."""

from demonstration.half_written import FORM_ID, SHEETS, TITLE
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.directory import Places


def load_draft(caller: Caller, places: Places) -> None:
    """One that is there, written on or published meanwhile, is left as it is."""
    survey = caller.client.survey
    if first(survey.iter_list_drafts(project_id=places.project, limit=PAGE), title=TITLE):
        return
    survey.create_draft(
        {"project_id": places.project, "title": TITLE, "form_id": FORM_ID, "sheets": SHEETS},
        idempotency_key=stable_key("draft", places.project, FORM_ID),
    )
    caller.say(f"a draft of “{TITLE}”, half written")
