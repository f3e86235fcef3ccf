"""The clock of every figure, ours and other engines': the seconds that processors worked for it.

On every core and in every process that was begun, so that what else a machine does counts little
and nothing looks fast because it took more cores. Needs nothing that is not in Python: it runs in
the engines' environment too.
"""

import resource
import time
from collections.abc import Callable


def worked() -> float:
    """Return the seconds that processors have worked for this process and those it began."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def fastest(
    run: Callable[[], object], rounds: int, calls: int = 1, clock: Callable[[], float] = worked
) -> float:
    """Return the seconds of one call, from the fastest of so many rounds: noise only ever adds."""
    best = float("inf")
    for _ in range(rounds):
        start = clock()
        for _ in range(calls):
            run()
        best = min(best, clock() - start)
    return best / calls


def rates(count: int, run: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return so many a second of one processor's work, and of the clock on the wall."""
    return count / fastest(run, rounds), count / fastest(run, rounds, clock=time.perf_counter)
