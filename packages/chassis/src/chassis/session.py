"""SQLModel's sessions, in which hand-written SQL is as welcome as select().

SQLModel marks execute() as deprecated to lead people to exec(); text() has no exec() of its own, so execute() is
SQLAlchemy's own again here.
"""

from typing import Any

from sqlalchemy import Result
from sqlalchemy.ext.asyncio import AsyncSession as PlainAsyncSession
from sqlalchemy.orm import Session as PlainSession
from sqlmodel import Session as ModelSession
from sqlmodel.ext.asyncio.session import AsyncSession as ModelAsyncSession


class Session(ModelSession):
    def execute(self, *arguments: Any, **options: Any) -> Result[Any]:
        return PlainSession.execute(self, *arguments, **options)


class AsyncSession(ModelAsyncSession):
    """`exec(select(...))` for models, `execute(text(...), {...})` for hand-written SQL."""

    sync_session_class = Session

    async def execute(self, *arguments: Any, **options: Any) -> Result[Any]:
        result: Result[Any] = await PlainAsyncSession.execute(self, *arguments, **options)
        return result
