"""The addition task in vectorised NumPy, as a peer to measure tautline's Monte Carlo engine against.

Goal 240 in twelve chunks of 20; model-2 (mean 8, sd 3, 5 to 11); closed feedback, horizon 10, four attempts, tolerance 1.
Trials go side by side and finished ones are taken out at once; each draw is looked up in a table of 65,536 increments.
`plain` draws from NumPy's default generator with all trials in one batch, as one would write it first; `tuned` takes four
16-bit draws from each raw word of SFC64, in batches that fit the cache.

    python3 addition_task.py TRIALS SEED plain|tuned
"""

import json
import sys
import time

import numpy as np

CHUNK, STAGES, HORIZON, ATTEMPTS, TOLERANCE = 20, 12, 10, 4, 1
LOW, HIGH = CHUNK - TOLERANCE, CHUNK + TOLERANCE
POINTS = 65536
BATCH = 1 << 14


def increment_table():
    values = np.arange(5, 12)
    weights = np.exp(-((values - 8.0) ** 2) / 18)
    ends = np.rint(np.cumsum(weights / weights.sum()) * POINTS).astype(int)
    return np.repeat(values, np.diff(ends, prepend=0)).astype(np.int16)


class PlainDraws:
    """16-bit draws from the default generator."""

    def __init__(self, seed):
        self.generator = np.random.default_rng(seed)

    def take(self, count):
        return self.generator.integers(0, POINTS, count, dtype=np.uint16)


class TunedDraws:
    """16-bit draws, four from each word."""

    def __init__(self, seed):
        self.bits = np.random.SFC64(seed)

    def take(self, count):
        return self.bits.random_raw((count + 3) // 4).view(np.uint16)[:count]


def attempt(trials, table, draws):
    """The progress that each of `trials` attempts ends with, and the actions of all."""
    ended = np.zeros(trials, np.int16)
    running = np.arange(trials)
    progress = np.zeros(trials, np.int16)
    actions = 0
    for _ in range(HORIZON):
        progress += table[draws.take(running.size)]
        actions += running.size
        done = progress >= LOW
        ended[running[done]] = progress[done]
        going = ~done
        running, progress = running[going], progress[going]
        if running.size == 0:
            return ended, actions
    ended[running] = progress
    return ended, actions


def batch(trials, table, draws):
    total = np.zeros(trials, np.int32)
    passed = np.ones(trials, bool)
    actions = attempts = 0
    for _ in range(STAGES):
        trying = np.arange(trials)
        for tried in range(ATTEMPTS):
            progress, taken = attempt(trying.size, table, draws)
            actions += taken
            attempts += trying.size
            reached = (progress >= LOW) & (progress <= HIGH)
            over = reached if tried + 1 < ATTEMPTS else np.ones(trying.size, bool)
            total[trying[over]] += progress[over]
            if tried + 1 == ATTEMPTS:
                passed[trying[~reached]] = False
            trying = trying[~over]
            if trying.size == 0:
                break
    return passed.sum(), np.abs(total - CHUNK * STAGES).sum(), actions, attempts


def main():
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    plain = sys.argv[3:] == ["plain"]
    size = trials if plain else BATCH
    table = increment_table()
    draws = PlainDraws(seed) if plain else TunedDraws(seed)
    batch(size, table, draws)  # warm-up
    begin = time.perf_counter()
    sums = np.zeros(4)
    for first in range(0, trials, size):
        sums += batch(min(size, trials - first), table, draws)
    seconds = time.perf_counter() - begin
    passed, bias, actions, attempts = sums
    print(
        json.dumps(
            {
                "seconds": seconds,
                "actions": int(actions),
                "attempts": int(attempts),
                "passRate": passed / trials,
                "meanAbsoluteBias": bias / trials,
            }
        )
    )


main()
