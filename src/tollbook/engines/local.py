"""Work in several processes of this machine: results in the order of the input, and never more than a few
pieces of work waiting, so that memory does not grow with the input."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

from tollbook.settings import AHEAD

# So many new objects between two looks for rings; Python's own 700 suit programs that keep little at hand.
RARELY = 200_000

Slip = TypeVar("Slip")
Task = TypeVar("Task")
Result = TypeVar("Result")


def work_in_order(
    work: Callable[[Task], Result], slips: Iterable[tuple[Slip, Task | None]], *, jobs: int
) -> Iterator[tuple[Slip, Result | None]]:
    """Does *work* on the task of each slip and gives slip and result, in order. A slip without a task
    passes through with None.

    One job works in this process; with more, *work* and tasks are pickled. What *work* raises is raised
    here, in its turn, after everything that came before it; its note names the slip.
    """
    if jobs > 1:
        yield from _in_processes(work, slips, jobs)
        return
    for slip, task in slips:
        yield slip, None if task is None else _noted(slip, work, task)


def _in_processes(
    work: Callable[[Task], Result], slips: Iterable[tuple[Slip, Task | None]], jobs: int
) -> Iterator[tuple[Slip, Result | None]]:
    # A forked process would carry the book's connection with it, which SQLite forbids.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle_in)
    waiting: deque[tuple[Slip, Future[Result] | None]] = deque()
    try:
        for slip, task in slips:
            waiting.append((slip, None if task is None else pool.submit(work, task)))
            if len(waiting) > jobs * AHEAD:
                yield from _first(waiting, 1)
        yield from _first(waiting, len(waiting))
    finally:
        pool.shutdown(cancel_futures=True)


def _first(waiting: deque[tuple[Slip, Future[Result] | None]], count: int) -> Iterator[tuple[Slip, Result | None]]:
    for _ in range(count):
        slip, future = waiting.popleft()
        yield slip, None if future is None else _noted(slip, _result_of, future)


def _result_of(future: Future[Result]) -> Result:
    return future.result()


def _noted(slip: Slip, work: Callable[[Task], Result], task: Task) -> Result:
    try:
        return work(task)
    except Exception as error:
        error.add_note(f"This happened while reading {slip}.")
        raise


def _settle_in() -> None:
    """In a worker: Ctrl-C is for the process that started it; and when that one is killed, nobody waits
    for this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Work makes very many small things and hardly a ring of them: looking for rings took a quarter of a merge's time.
    gc.set_threshold(RARELY)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
