"""Small sheets for the library, and the desk of somebody who keeps it."""

from typing import Any

from chassis.ids import new_id
from chassis.testing import TestCaller

from .conftest import BASE, House

LANGUAGES = ("Español (es)", "English (en)")
ES, EN = (f"label::{language}" for language in LANGUAGES)

QUESTION: dict[str, Any] = {
    "survey": {
        "columns": ["type", "name", ES, EN, "appearance", "duru_figure"],
        "rows": [
            ["select_one often", "reads", "¿Lee en casa?", "Do they read at home?", "likert", "frequency"]
        ],
    },
    "choices": {
        "columns": ["list_name", "name", ES, EN],
        "rows": [["often", "never", "Nunca", "Never"], ["often", "always", "Siempre", "Always"]],
    },
}


def reworded(text: str = "Do they read?") -> dict[str, Any]:
    rows = [[*QUESTION["survey"]["rows"][0]]]
    rows[0][3] = text
    return {**QUESTION, "survey": {**QUESTION["survey"], "rows": rows}}


def survey(columns: list[str], *rows: list[str], **more: Any) -> dict[str, Any]:
    return {"survey": {"columns": columns, "rows": list(rows)}, **more}


class Keeper:
    """A researcher at the library, the frameworks and the drafts of the house's project."""

    def __init__(self, house: House, caller: TestCaller | None = None) -> None:
        self.house = house
        self.headers = (caller or house.researcher).headers

    async def call(self, method: str, path: str, version: int | None = None, **more: Any) -> Any:
        headers = {
            **self.headers,
            **({"If-Match": f'"{version}"'} if version else {}),
            **more.pop("headers", {}),
        }
        return await self.house.client.request(method, f"{BASE}{path}", headers=headers, **more)

    async def made(self, path: str, body: Any, status: int = 201) -> dict[str, Any]:
        answer = await self.call("POST", path, json=body)
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def item_body(self, **changes: Any) -> dict[str, Any]:
        return {
            "project_id": str(self.house.project),
            "key": f"item-{new_id().hex[-10:]}",
            "title": "Reading at home",
            "about": "Whether a child reads outside school",
            "source": "Written for this test",
            "licence": "CC BY 4.0",
            "tags": ["reading"],
            "sheets": QUESTION,
            **changes,
        }

    async def item(self, **changes: Any) -> dict[str, Any]:
        return await self.made("/library/items", self.item_body(**changes))

    async def published(self, sheets: dict[str, Any], form_id: str | None = None) -> dict[str, Any]:
        """A questionnaire of these sheets, written as a draft."""
        settings = {
            "columns": ["form_title", "form_id"],
            "rows": [["A form", form_id or f"lib-{new_id().hex[-10:]}"]],
        }
        draft = await self.made(
            "/drafts",
            {
                "project_id": str(self.house.project),
                "title": "A form",
                "sheets": {**sheets, "settings": settings},
            },
        )
        answer = await self.call("POST", f"/drafts/{draft['id']}/publish", 1)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found


def from_item(item: dict[str, Any], number: int | None = None, name: str = "reads") -> dict[str, Any]:
    """A questionnaire that took the question from the library, inside a group."""
    return {
        "survey": {
            "columns": ["type", "name", ES, EN, "duru_item"],
            "rows": [
                ["begin_group", "home", "En casa", "At home", ""],
                ["select_one often", name, "¿Lee en casa?", "Do they read at home?",
                 f"{item['key']}@{number or item['newest']}"],
                ["end_group", "", "", "", ""],
                ["text", "more", "¿Algo más?", "Anything else?", "my own note"],
            ],
        },
        "choices": QUESTION["choices"],
    }  # fmt: skip
