"""The use cases of frameworks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound

from survey_api.frameworks.domain import faults_in, next_draft
from survey_api.frameworks.errors import (
    FrameworkDraftThere,
    FrameworkInvalid,
    FrameworkKeyTaken,
    FrameworkNoDraft,
)
from survey_api.frameworks.models import Framework, FrameworkVersion
from survey_api.frameworks.repository import READ, WRITE, Frameworks
from survey_api.frameworks.schemas import (
    FrameworkContent,
    FrameworkHead,
    FrameworkItems,
    FrameworkOut,
    FrameworkVersionHead,
    MeasuringInstrument,
    MeasuringItem,
    Undecided,
)
from survey_api.mappings.coverage import Mapped, coverage, gaps
from survey_api.mappings.models import DimensionMapping
from survey_api.mappings.repository import Mappings
from survey_api.mappings.service import described

Versions = Sequence[FrameworkVersion]


def head(framework: Framework, versions: Versions, shown: FrameworkVersion | None = None) -> FrameworkHead:
    at = shown or best_of(versions)
    return FrameworkHead(
        id=framework.id,
        project_id=framework.project_id,
        key=framework.key,
        title=at.content["title"],
        number=at.number,
        state=at.state,  # type: ignore[arg-type]  # the table's check allows the two
        version_id=at.id,
        dimensions=len(at.content["dimensions"]),
        has_draft=any(one.state == "draft" for one in versions),
        created_at=framework.created_at,
    )


def out(framework: Framework, versions: Versions, shown: FrameworkVersion | None = None) -> FrameworkOut:
    at = shown or best_of(versions)
    return FrameworkOut(
        **head(framework, versions, at).model_dump(),
        content=FrameworkContent.model_validate(at.content),
        version=at.version,
        versions=[
            FrameworkVersionHead(**one.model_dump(include=set(FrameworkVersionHead.model_fields)))
            for one in reversed(versions)
        ],
    )


def best_of(versions: Versions) -> FrameworkVersion:
    """The newest that is published, or the draft where none is."""
    published = [one for one in versions if one.state == "published"]
    return (published or list(versions))[-1]


def draft_of(versions: Versions) -> FrameworkVersion:
    """Raises FrameworkNoDraft."""
    if versions[-1].state != "draft":
        raise FrameworkNoDraft("Begin a draft of the next version first.")
    return versions[-1]


async def found(
    frameworks: Frameworks, framework_id: UUID, permission: str = READ, *, lock: bool = False
) -> tuple[Framework, Versions]:
    """A framework and all its versions, oldest first. Raises NotFound."""
    framework = await frameworks.get(framework_id, permission, lock=lock)
    if framework is None:
        raise NotFound
    return framework, await frameworks.versions([framework_id])


async def writable(
    frameworks: Frameworks, caller: Principal, framework_id: UUID
) -> tuple[Framework, Versions]:
    """As `found`, held, for who writes in the whole project. Raises NotFound, PermissionDenied."""
    framework, versions = await found(frameworks, framework_id, WRITE, lock=True)
    caller.require_everywhere(WRITE, project_id=framework.project_id)
    return framework, versions


def numbered(versions: Versions, number: int | None) -> FrameworkVersion:
    """Raises NotFound."""
    if number is None:
        return best_of(versions)
    one = next((one for one in versions if one.number == number), None)
    if one is None:
        raise NotFound(f"The framework has no version {number}.")
    return one


def refuse_faults(content: dict[str, Any], before: FrameworkVersion | None) -> None:
    """Raises FrameworkInvalid with every place at fault."""
    faults = faults_in(content, before.content if before else None)
    if faults:
        raise FrameworkInvalid(
            f"{len(faults)} places are at fault. {faults[0].message}",
            faults=[fault.to_json() for fault in faults],
        )


async def create(
    work: Transaction,
    frameworks: Frameworks,
    caller: Principal,
    project_id: UUID,
    key: str,
    content: dict[str, Any],
) -> tuple[Framework, Versions]:
    """Raises FrameworkInvalid, FrameworkKeyTaken, PermissionDenied."""
    caller.require_everywhere(WRITE, project_id=project_id)
    if await frameworks.by_key(project_id, key):
        raise FrameworkKeyTaken(
            f"There is a framework “{key}” already. Choose another key, or import its next version."
        )
    refuse_faults(content, None)
    framework = Framework(
        tenant_id=caller.only_tenant(),
        id=new_id(),
        project_id=project_id,
        key=key,
        created_by=caller.id,
        created_at=work.clock.now(),
    )
    frameworks.add(framework)
    await work.session.flush()
    version = _draft(work, caller, framework, 1, content)
    frameworks.add(version)
    _audit(work, framework, "framework.created")
    return framework, [version]


async def begin_draft(
    work: Transaction,
    frameworks: Frameworks,
    caller: Principal,
    framework: Framework,
    versions: Versions,
    content: dict[str, Any] | None = None,
) -> FrameworkVersion:
    """The next version, as the one before where no content is given. Raises FrameworkDraftThere, FrameworkInvalid."""
    before = versions[-1]
    if before.state == "draft":
        raise FrameworkDraftThere("Publish the draft that is there, or throw it away.")
    made = content or next_draft(before.content)
    refuse_faults(made, before)
    version = _draft(work, caller, framework, before.number + 1, made)
    frameworks.add(version)
    _audit(work, framework, "framework.draft_begun", number=version.number)
    return version


def change(work: Transaction, draft: FrameworkVersion, versions: Versions, content: dict[str, Any]) -> None:
    """Raises FrameworkInvalid. What changes nothing makes no new version of the draft."""
    refuse_faults(content, versions[-2] if len(versions) > 1 else None)
    if content == draft.content:
        return
    draft.content = content
    draft.version += 1
    draft.updated_at = work.clock.now()


async def discard(
    work: Transaction, frameworks: Frameworks, framework: Framework, draft: FrameworkVersion
) -> None:
    """With its framework, where that has nothing else."""
    await frameworks.remove(draft)
    if draft.number == 1:
        await frameworks.remove(framework)
    _audit(work, framework, "framework.draft_discarded", number=draft.number)


def publish(work: Transaction, caller: Principal, framework: Framework, draft: FrameworkVersion) -> None:
    """For ever as it is: whatever is stored has no fault."""
    draft.state = "published"
    draft.version += 1
    draft.published_by = caller.id
    draft.published_at = draft.updated_at = work.clock.now()
    _audit(work, framework, "framework.published", number=draft.number)


async def items(mappings: Mappings, framework: Framework, versions: Versions, number: int) -> FrameworkItems:
    """What measures which dimension of a version, in four statements however many items there are."""
    made = await mappings.of_framework(framework.id)
    published = {one.number: one.content for one in versions}
    holds, waits = coverage(number, published, [_mapped(one) for one in made])
    by_id = {one.id: one for one in await described(mappings, made)}
    instruments: dict[UUID, MeasuringInstrument] = {}
    titles = {one.instrument_id: one.title for one in by_id.values() if one.instrument_id}
    for instrument_id, version_id in await mappings.version_ids(set(titles)):
        known = instruments.setdefault(
            instrument_id, MeasuringInstrument(id=instrument_id, title=titles[instrument_id], version_ids=[])
        )
        known.version_ids.append(version_id)
    return FrameworkItems(
        framework_id=framework.id,
        number=number,
        items=[
            MeasuringItem(
                mapping=by_id[held.mapped.id],
                dimension=held.dimension,
                carried_from=held.mapped.number if held.mapped.number < number else None,
            )
            for held in holds
        ],
        undecided=[
            Undecided(
                mapping=by_id[one.mapped.id],
                kind=one.onward.kind,  # type: ignore[arg-type]  # what is not one to one is one of the three
                candidates=list(one.onward.codes),
            )
            for one in waits
        ],
        gaps=gaps(published[number], {held.dimension for held in holds if by_id[held.mapped.id].stands}),
        instruments=sorted(instruments.values(), key=lambda one: one.title),
    )


def _mapped(one: DimensionMapping) -> Mapped:
    return Mapped(one.id, (one.item_id, one.instrument_id, one.path), one.number, one.dimension)


def _draft(
    work: Transaction, caller: Principal, framework: Framework, number: int, content: dict[str, Any]
) -> FrameworkVersion:
    now = work.clock.now()
    return FrameworkVersion(
        tenant_id=framework.tenant_id,
        id=new_id(),
        project_id=framework.project_id,
        framework_id=framework.id,
        number=number,
        state="draft",
        content=content,
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )


def _audit(work: Transaction, framework: Framework, what: str, **detail: Any) -> None:
    work.audit(
        what,
        tenant_id=framework.tenant_id,
        subject_kind="framework",
        subject_id=framework.id,
        detail={"key": framework.key, **detail},
    )
