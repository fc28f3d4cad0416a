"""The use cases of mappings."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Invalid, NotFound

from survey_api.frameworks.models import FrameworkVersion
from survey_api.frameworks.repository import Frameworks
from survey_api.instruments.asking import NOT_ASKED
from survey_api.instruments.changes import Asked, asked_in, meaning_changed
from survey_api.instruments.models import InstrumentVersion
from survey_api.library.models import LibraryItem
from survey_api.mappings.models import DimensionMapping
from survey_api.mappings.repository import WRITE, Mappings
from survey_api.mappings.schemas import MappingIn, MappingOut


def questions_of(version: InstrumentVersion) -> dict[str, Asked]:
    """Path -> what somebody is asked there: no notes."""
    return {path: one for path, one in asked_in(version.model).items() if one.kind not in NOT_ASKED}


async def create(
    work: Transaction, mappings: Mappings, frameworks: Frameworks, caller: Principal, body: MappingIn
) -> tuple[DimensionMapping, bool]:
    """The mapping, and whether it is new: the same again is the one that is there.

    Raises NotFound for a version, question or item that is not there, Invalid for a dimension that it has not.
    """
    version = await frameworks.version(body.framework_version_id)
    if version is None:
        raise _missing(
            "/framework_version_id", "There is no such version of a framework.", "Choose one of the list."
        )
    caller.require_everywhere(WRITE, project_id=version.project_id)
    _has_dimension(version, body.dimension)
    asked = await _subject(mappings, version, body)
    made = DimensionMapping(
        **body.model_dump(),
        tenant_id=version.tenant_id,
        id=new_id(),
        project_id=version.project_id,
        framework_id=version.framework_id,
        number=version.number,
        asked=asked.to_json() if asked else None,
        origin="person",
        created_by=caller.id,
        created_at=work.clock.now(),
    )
    if not await mappings.put([made]):
        known = await mappings.same(made)
        if known is None:
            raise NotFound
        return known, False
    _audit(work, made, "mapping.created")
    return made, True


def _missing(pointer: str, message: str, fix: str) -> NotFound:
    return NotFound(
        message, faults=[{"pointer": pointer, "code": "mapping.unknown", "message": message, "fix": fix}]
    )


def _has_dimension(version: FrameworkVersion, dimension: str | None) -> None:
    if version.state != "published":
        fix = "Publish this version of the framework first."
        raise Invalid(
            "A draft can still change: nothing is mapped to it.",
            faults=[
                {
                    "pointer": "/framework_version_id",
                    "code": "mapping.draft",
                    "message": "the version is a draft",
                    "fix": fix,
                }
            ],
        )
    codes = [one["code"] for one in version.content["dimensions"]]
    if dimension is not None and dimension not in codes:
        raise Invalid(
            f"This version of the framework has no dimension “{dimension}”.",
            faults=[
                {
                    "pointer": "/dimension",
                    "code": "mapping.dimension_unknown",
                    "message": "no dimension of this version",
                    "fix": f"Choose one of: {', '.join(codes)}",
                }
            ],
        )


async def _subject(mappings: Mappings, version: FrameworkVersion, body: MappingIn) -> Asked | None:
    """What the question asks now; None for a library item. Raises NotFound."""
    if body.item_id is not None:
        items = await mappings.items({body.item_id})
        if not items or items[0].project_id != version.project_id:
            raise _missing(
                "/item_id", "There is no such item in this project's library.", "Choose one of the list."
            )
        return None
    assert body.instrument_id is not None
    found = await mappings.newest_of({body.instrument_id})
    if not found or found[0].project_id != version.project_id:
        raise _missing(
            "/instrument_id", "There is no such questionnaire in this project.", "Choose one of the list."
        )
    questions = questions_of(found[0])
    if body.path not in questions:
        raise _missing(
            "/path",
            f"The newest version of “{found[0].title}” asks nothing at {body.path}.",
            f"Choose one of: {', '.join(list(questions)[:20])}",
        )
    return questions[body.path]


async def described(mappings: Mappings, found: Sequence[DimensionMapping]) -> list[MappingOut]:
    """As they stand now, in two statements however many they are."""
    instruments = {
        one.instrument_id: (one, questions_of(one))
        for one in await mappings.newest_of({m.instrument_id for m in found if m.instrument_id})
    }
    items = {one.id: one for one in await mappings.items({m.item_id for m in found if m.item_id})}
    return [_described(one, instruments, items) for one in found]


def _described(
    mapping: DimensionMapping,
    instruments: Mapping[UUID, tuple[InstrumentVersion, dict[str, Asked]]],
    items: Mapping[UUID, LibraryItem],
) -> MappingOut:
    facts = mapping.model_dump(exclude={"tenant_id", "project_id", "asked"})
    if mapping.item_id is not None:
        item = items.get(mapping.item_id)
        about: dict[str, Any] = {"key": item.key if item else None, "title": item.title if item else ""}
        return MappingOut(**facts, **about, label={}, name=None, stands=item is not None, changed=[])
    assert mapping.instrument_id is not None
    assert mapping.path is not None
    version, questions = instruments.get(mapping.instrument_id, (None, {}))
    now = questions.get(mapping.path)
    then = Asked.from_json(mapping.asked) if mapping.asked else None
    label = (now or then).label if (now or then) else {}  # type: ignore[union-attr]  # one of them is there
    return MappingOut(
        **facts,
        key=None,
        title=version.title if version else "",
        label=label,
        name=mapping.path.rpartition("/")[2],
        stands=now is not None,
        changed=meaning_changed(then, now) if then and now else [],
    )


async def remove(work: Transaction, mappings: Mappings, caller: Principal, mapping_id: UUID) -> None:
    """Raises NotFound."""
    found = await mappings.get(mapping_id)
    if found is None:
        raise NotFound
    caller.require_everywhere(WRITE, project_id=found.project_id)
    await mappings.remove(found)
    _audit(work, found, "mapping.removed")


def _audit(work: Transaction, mapping: DimensionMapping, what: str) -> None:
    detail: dict[str, Any] = {
        "framework_version_id": str(mapping.framework_version_id),
        "dimension": mapping.dimension,
        "path": mapping.path,
        "instrument_id": str(mapping.instrument_id) if mapping.instrument_id else None,
        "item_id": str(mapping.item_id) if mapping.item_id else None,
    }
    work.audit(
        what,
        tenant_id=mapping.tenant_id,
        subject_kind="dimension_mapping",
        subject_id=mapping.id,
        detail=detail,
    )
