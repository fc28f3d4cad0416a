"""`coaching.domain` once more, as conditions of a query; a test holds the two to each other."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Uuid, and_, case, cast, exists, func, literal, or_
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlmodel import col, select

from pdsa_api.coaching.domain import PATIENCE, Group
from pdsa_api.cycles.domain import Scale, Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.evidence.models import Evidence
from pdsa_api.history.models import Change
from pdsa_api.observations.models import Observation
from pdsa_api.reviews.domain import ReviewState
from pdsa_api.reviews.models import Review

_UNPREDICTED = cast(literal('$[*] ? (@.prediction == "")'), JSONPATH)
_STEPS = {stage.value: number for number, stage in enumerate(Stage)}

IS_OPEN: ColumnElement[bool] = col(Cycle.stage) != Stage.CLOSED.value
HAS_BEGUN: ColumnElement[bool] = col(Cycle.stage) != Stage.PLAN.value
SCALE: ColumnElement[int] = case(
    {scale.value: number for number, scale in enumerate(Scale)}, value=col(Cycle.scale)
)

WITHOUT_PREDICTION: ColumnElement[bool] = or_(
    func.jsonb_array_length(Cycle.questions) == 0, func.jsonb_path_exists(Cycle.questions, _UNPREDICTED)
)


def _observed() -> Any:
    """The observations of a cycle's measures since it began."""
    measures = select(cast(func.jsonb_array_elements_text(Cycle.measure_ids), Uuid)).correlate(Cycle)
    return (
        col(Observation.tenant_id) == Cycle.tenant_id,
        col(Observation.measure_id).in_(measures.scalar_subquery()),
        col(Observation.withdrawn).is_(False),
        col(Observation.missing).is_(None),
        col(Observation.on_date) >= func.coalesce(Cycle.starts_on, cast(Cycle.created_at, _DATE)),
    )


_DATE = Observation.__table__.c.on_date.type  # type: ignore[attr-defined]  # the table of a mapped class

HAS_DATA: ColumnElement[bool] = or_(
    exists().where(*_observed()).correlate(Cycle),
    exists()
    .where(
        col(Evidence.tenant_id) == Cycle.tenant_id,
        col(Evidence.cycle_id) == Cycle.id,
        col(Evidence.removed_at).is_(None),
    )
    .correlate(Cycle),
)

DATA_DAYS: ColumnElement[int] = (
    select(func.count(func.distinct(Observation.on_date)))
    .where(*_observed())
    .correlate(Cycle)
    .scalar_subquery()
)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def reopened_since(since: date) -> ColumnElement[bool]:
    """Somebody moved it backwards."""
    field = func.jsonb_array_elements(Change.fields).table_valued("value", name="field")
    value = field.c.value.op("->>")
    step = [case(_STEPS, value=value(name), else_=literal(None, Integer)) for name in ("old", "new")]
    moves = (
        select(literal(1))
        .select_from(Change)
        .join(field, literal(True))
        .where(
            col(Change.tenant_id) == Cycle.tenant_id,
            col(Change.kind) == "cycle",
            col(Change.record_id) == Cycle.id,
            col(Change.at) >= _midnight(since),
            value("field") == "stage",
            step[1] < step[0],
        )
    )
    return exists(moves.correlate(Cycle))


def group(one: Group, today: date, since: date) -> ColumnElement[bool]:
    """That a cycle stands in a part of the coach's page."""
    if one is Group.MOVED:
        return col(Cycle.moved_at) >= _midnight(since)
    if one is Group.WAITING:
        return (
            exists()
            .where(
                col(Review.tenant_id) == Cycle.tenant_id,
                col(Review.cycle_id) == Cycle.id,
                col(Review.state) == ReviewState.OPEN.value,
            )
            .correlate(Cycle)
        )
    if one is Group.QUIET:
        return _quiet(today)
    if one is Group.NO_PREDICTION:
        return and_(IS_OPEN, WITHOUT_PREDICTION)
    if one is Group.NO_DATA:
        return and_(IS_OPEN, HAS_BEGUN, ~HAS_DATA)
    return reopened_since(since)


def _quiet(today: date) -> ColumnElement[bool]:
    waited = [
        and_(col(Cycle.stage) == stage.value, col(Cycle.moved_at) < _midnight(today - timedelta(days=days)))
        for stage, days in PATIENCE.items()
    ]
    trying = col(Cycle.stage).in_((Stage.PLAN.value, Stage.DO.value))
    return or_(*waited, and_(trying, col(Cycle.ends_on) < today))
