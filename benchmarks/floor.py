"""What a durable write costs on this disk at least: `fsync` after an append of 200 bytes."""

import os
import time
from collections.abc import Callable
from pathlib import Path

APPENDS = 50


def floor(folder: Path) -> float:
    """Seconds for one append of 200 bytes with its `fsync`: the mean of fifty."""
    with (folder / "floor").open("ab", buffering=0) as file:
        began = time.perf_counter()
        for _ in range(APPENDS):
            file.write(b"x" * 200)
            os.fsync(file.fileno())
        return (time.perf_counter() - began) / APPENDS


def best_of(rounds: int, *works: Callable[[], float]) -> tuple[float, ...]:
    """The quickest of several rounds of each work, the works in turn: other load on the machine only ever adds."""
    return tuple(min(times) for times in zip(*(tuple(work() for work in works) for _ in range(rounds)), strict=True))


def tell(what: str, ratio: float, *, of: str, most: float | None = None, aim: float | None = None) -> None:
    """Print one ratio, with its target and whether it is met."""
    target = "" if most is None else f"{f'aim {aim:g}, ' if aim else ''}at most {most:g}"
    verdict = "" if most is None else ("  ok" if ratio <= most else "  MISSED")
    print(f"{what:58} {ratio:8.2f} × {of:24} {target}{verdict}", flush=True)
