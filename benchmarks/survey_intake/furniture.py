"""An open wave with one public link, and what is answered through it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from chassis.clock import SystemClock
from chassis.database import Database, Scope
from chassis.ids import new_id
from chassis.migrations import migrate
from duru_local.bootstrap import Urls
from survey_api.instruments.gate import convert_form
from survey_api.instruments.models import Instrument, InstrumentVersion
from survey_api.invitations.keys import LinkKeys, token_hash
from survey_api.invitations.models import Invitation, Link
from survey_api.tables import Table
from survey_api.waves.models import Wave

QUESTIONS = 40


def form() -> bytes:
    """A questionnaire of 40 questions in CSV."""
    rows = ["survey,type,name,label"]
    for number in range(QUESTIONS // 2):
        rows.append(f",select_one often,often_{number},How often {number}?")
        rows.append(f",text,text_{number},Say more about {number}")
    rows.append("choices,list_name,name,label")
    rows += [f",often,{name},{name}" for name in ("never", "sometimes", "always")]
    rows += ["settings,form_title,form_id,version", ",Bench,bench,1"]
    return "\n".join(rows).encode()


def answers() -> dict[str, str]:
    """40 answers."""
    found = {f"often_{number}": "sometimes" for number in range(QUESTIONS // 2)}
    words = "we meet each month to look at what changed"
    return found | {f"text_{number}": f"{number} {words}" for number in range(QUESTIONS // 2)}


@dataclass
class Target:
    """What answers are sent to."""

    wave_id: UUID
    version_id: UUID
    token: str
    tenant_id: UUID

    def body(self) -> dict[str, object]:
        return {
            "instrument_version_id": str(self.version_id),
            "language": "default",
            "started_at": "2026-03-02T10:00:00Z",
            "ended_at": "2026-03-02T10:09:00Z",
            "answers": answers(),
        }


async def furnish(urls: Urls, secret: bytes) -> Target:
    """An open wave with one public link, written as the service itself would."""
    await migrate("survey_api", urls.owner, Table.metadata)
    made = convert_form(form())
    now = datetime.now(UTC)
    tenant, project, network, wave_id, link_id = new_id(), new_id(), new_id(), new_id(), new_id()
    instrument_id, version_id = new_id(), new_id()
    keys = LinkKeys(secret)
    database = Database(urls.app, urls.system, clock=SystemClock(), source="/bench", pool_size=1)
    async with database.transaction(Scope.tenant(tenant)) as work:
        common: dict[str, Any] = {"tenant_id": tenant, "project_id": project}
        work.session.add(Instrument(**common, id=instrument_id, form_id="bench", created_at=now))
        await work.session.flush()
        kept = ("form_id", "form_version", "title", "languages", "default_language", "questions", "web",
                "problems", "model", "measures", "xform")  # fmt: skip
        work.session.add(
            InstrumentVersion(
                **common,
                **{name: made[name] for name in kept},
                id=version_id,
                instrument_id=instrument_id,
                number=1,
                file_name="",
                sha256="0" * 64,
                size=1,
                created_at=now,
                created_by="bench",
            )
        )
        await work.session.flush()
        work.session.add(
            Wave(
                **common,
                id=wave_id,
                site_id=new_id(),
                instrument_version_id=version_id,
                title="Bench",
                starts_on=date(2026, 3, 2),
                ends_on=date(2026, 4, 2),
                invitation_mode="anonymous",
                link_level="network",
                state="open",
                minimum_cell=5,
                version=2,
                created_at=now,
                opened_at=now,
            )
        )
        await work.session.flush()
        work.session.add(
            Invitation(
                **common,
                id=new_id(),
                wave_id=wave_id,
                slot="1",
                network_id=network,
                role="teacher",
                anonymous=True,
            )
        )
        work.session.add(
            Link(
                **common,
                id=link_id,
                wave_id=wave_id,
                network_id=network,
                unit_kind="network",
                unit_id=network,
                token_hash=token_hash(keys.token(link_id)),
                created_at=now,
            )
        )
    await database.close()
    owner = await asyncpg.connect(urls.owner)
    role = urlsplit(urls.app).username
    await owner.execute(
        "create table bench_raw (id uuid primary key, wave_id uuid, at timestamptz, answers jsonb)"
    )
    await owner.execute(f"grant insert on bench_raw to {role}")
    await owner.close()
    return Target(wave_id, version_id, keys.token(link_id), tenant)
