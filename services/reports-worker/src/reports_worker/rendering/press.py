"""Prints beside the event loop: threads with a printer of their own each."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from chassis.catalogue import CatalogueFault

from reports_worker.documents.failures import GivenUp
from reports_worker.documents.handlers import Made
from reports_worker.rendering.printer import CanNotPrint, Printer
from reports_worker.resolving.kind import KindFault, KindUnknown, all_kinds, kind_named
from reports_worker.resolving.resolve import WrongUnit, resolve, tree_hash
from reports_worker.resolving.slices import Slice


class ThreadedPress:
    """`threads` printers; close it at the end."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="press", initializer=self._begin)

    def _begin(self) -> None:
        self._own.printer = Printer()

    async def warm_up(self) -> None:
        """Load strings and typefaces, so that the first report does not wait for them."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._pool, self._load) for _ in range(self._threads)))

    def _load(self) -> None:
        printer: Printer = self._own.printer
        for kind in all_kinds():
            for language in kind.languages:
                kind.catalogue(language)
            printer.prepare(kind.layout())

    async def make(self, kind: str, language: str, slice_: Slice) -> Made:
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, self._make, kind, language, slice_
        )

    def _make(self, kind: str, language: str, slice_: Slice) -> Made:
        printer: Printer = self._own.printer
        try:
            chosen = kind_named(kind)
            tree = resolve(chosen, slice_, language)
            printed = printer.print(tree, chosen.layout())
        except (CanNotPrint, WrongUnit, KindUnknown, KindFault, CatalogueFault) as error:
            raise GivenUp("render.failed", str(error)) from error
        return Made(tree, tree_hash(tree), printed.content, printed.pages)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
