"""Harnessed execution in vectorised NumPy, as a peer to measure tautline's Monte Carlo engine against.

Chunks of equal size, relative or absolute anchors, hallucination and verification, a budget of the task, and guidance by the
continuation value (docs/model.md). Trials go side by side, all in the same stage, attempt and action; finished ones are taken out
at once. One law for all actions is looked up by 16 bits in a table of 65,536 actions; where guidance makes a law for each gap and
each number of actions left, each is an alias table of 32 columns, drawn from by 32 bits. `plain` draws from NumPy's default
generator with all trials in one batch, as one would write it first; `tuned` takes its draws from raw words of SFC64, in batches
that fit the cache.

    python3 harness.py TRIALS SEED plain|tuned '{"GOAL": 240, "STAGES": 12, "AGENTS": [[8, 3, 5, 11]]}'
"""

import json
import sys
import time

import numpy as np

DEFAULTS = {
    "GOAL": 240,
    "STAGES": 12,
    "AGENTS": [[8, 3, 5, 11]],  # mean, sd, least, most
    "HORIZON": 10,
    "ATTEMPTS": 4,
    "TOLERANCE": 1,
    "ABSOLUTE": 0,  # 1: aims at milestones
    "BUDGET": 0,  # of actions; 0: none
    "HALLUCINATION": 0,
    "VERIFICATION": 1,
    "VALUE": 0,  # the strength of guidance by the continuation value
}
POINTS = 65536
COLUMNS = 32
BATCH = 1 << 14

# Two numbers in one, so that one addition adds both: progress that is reported, and SHIFT times what of it is unsupported.
SHIFT = 16


class PlainDraws:
    """Draws from the default generator."""

    def __init__(self, seed):
        self.generator = np.random.default_rng(seed)

    def take(self, count, kind):
        return self.generator.integers(0, np.iinfo(kind).max, count, dtype=kind, endpoint=True)


class TunedDraws:
    """As many draws from each word as it holds."""

    def __init__(self, seed):
        self.bits = np.random.SFC64(seed)

    def take(self, count, kind):
        each = 8 // kind().itemsize
        return self.bits.random_raw((count + each - 1) // each).view(kind)[:count]


class OneLaw:
    """The same law for every action, in a table."""

    def __init__(self, o, laws):
        law = laws.mixture(np.full(len(o["AGENTS"]), 1 / len(o["AGENTS"])))
        ends = np.rint(np.cumsum(law) * POINTS).astype(int)
        self.actions = np.repeat(laws.actions, np.diff(ends, prepend=0))

    def take(self, draws, gaps, left):
        return self.actions.take(draws.take(gaps.size, np.uint16))


class GuidedLaws:
    """A law for each gap and number of actions left, under guidance by the value that it has itself."""

    def __init__(self, o, laws):
        self.low = -o["TOLERANCE"] - 1
        gaps = np.arange(self.low, o["GOAL"] + 1)
        self.gaps = gaps.size
        thresholds = np.zeros((o["HORIZON"] + 1, gaps.size, COLUMNS), np.uint32)
        actions = np.zeros((o["HORIZON"] + 1, gaps.size, COLUMNS, 2), laws.actions.dtype)
        value = np.zeros(gaps.size)
        for left in range(1, o["HORIZON"] + 1):
            judged = np.where(gaps < -o["TOLERANCE"], 0, np.where(gaps <= o["TOLERANCE"], 1, value))
            after = judged[np.maximum(gaps[:, None] - laws.increments[None, :] - self.low, 0)]
            weights = np.exp(o["VALUE"] * after @ laws.pmfs.T)
            weights /= weights.sum(axis=1, keepdims=True)
            value = ((weights @ laws.pmfs) * after).sum(axis=1)
            for i in range(gaps.size):
                thresholds[left, i], actions[left, i] = alias(laws.mixture(weights[i]), laws.actions)
        self.thresholds = thresholds.reshape(-1)
        self.actions = actions.reshape(-1)

    def take(self, draws, gaps, left):
        drawn = draws.take(gaps.size, np.uint32)
        columns = np.maximum(gaps.astype(np.int64) - self.low, 0)
        columns += left * self.gaps
        columns *= COLUMNS
        columns += drawn >> 27
        other = (drawn & (2**27 - 1)) >= self.thresholds.take(columns)
        columns *= 2
        columns += other
        return self.actions.take(columns)


def alias(law, actions):
    """Vose's columns of a law: the threshold in 27 bits, and the actions below and above it."""
    scaled = np.zeros(COLUMNS)
    scaled[: law.size] = law * COLUMNS
    names = np.zeros(COLUMNS, actions.dtype)
    names[: law.size] = actions
    pairs = np.stack([names, names], axis=1)
    small = [i for i in range(COLUMNS) if scaled[i] < 1]
    large = [i for i in range(COLUMNS) if scaled[i] >= 1]
    own = np.ones(COLUMNS)
    while small and large:
        i, j = small.pop(), large[-1]
        own[i] = scaled[i]
        pairs[i, 1] = names[j]
        scaled[j] -= 1 - own[i]
        if scaled[j] < 1:
            small.append(large.pop())
    return np.rint(own * 2**27).astype(np.uint32), pairs


class Laws:
    """Of the agents: their pmfs over common increments, and the packed actions of a mixture."""

    def __init__(self, o):
        least = min(agent[2] for agent in o["AGENTS"])
        most = max(agent[3] for agent in o["AGENTS"])
        self.increments = np.arange(least, most + 1)
        rows = []
        for mean, sd, low, high in o["AGENTS"]:
            row = np.exp(-((self.increments - mean) ** 2) / (2 * sd * sd))
            row[(self.increments < low) | (self.increments > high)] = 0
            rows.append(row / row.sum())
        self.pmfs = np.array(rows)
        self.hallucination = o["HALLUCINATION"]
        packed = [self.increments, self.increments * (1 + (1 << SHIFT))] if o["HALLUCINATION"] else [self.increments]
        self.actions = np.concatenate(packed).astype(np.int32 if o["HALLUCINATION"] else np.int16)

    def mixture(self, weights):
        law = weights @ self.pmfs
        if not self.hallucination:
            return law
        return np.concatenate([law * (1 - self.hallucination), law * self.hallucination])


def low_half(packed):
    """The reported part of packed progress, as a view; progress that is not packed is all reported."""
    return packed.view(np.int16)[:: packed.itemsize // 2]


def attempt(o, law, draws, lows, may):
    """The packed progress that each attempt ends with, from the low end of its window on, and its actions, as far as anybody asks.
    `may` are the actions that a budget leaves, where it leaves fewer than the horizon."""
    ended = np.empty_like(lows)
    taken = np.full(lows.size, o["HORIZON"], np.int16) if o["BUDGET"] else None
    running = np.arange(lows.size)
    progress = -lows
    actions = 0
    for action in range(1, o["HORIZON"] + 1):
        actions += running.size
        progress += law.take(draws, o["TOLERANCE"] - low_half(progress) if o["VALUE"] else progress, o["HORIZON"] + 1 - action)
        done = low_half(progress) >= 0
        if may is not None:
            done |= may <= action
        over = done.nonzero()[0]
        at = running.take(over)
        ended[at] = progress.take(over)
        if o["BUDGET"]:
            taken[at] = action
        going = (~done).nonzero()[0]
        running, progress = running.take(going), progress.take(going)
        if may is not None:
            may = may.take(going)
        if running.size == 0:
            return ended, taken, actions
    ended[running] = progress
    return ended, taken, actions


def verdicts(o, generator, made, unsupported, behind):
    """Of attempts by what they made past the low end of the window: which are accepted, and which of them truly reached."""
    high = 2 * o["TOLERANCE"]
    accepted = (made >= 0) & (made <= high)
    if not o["HALLUCINATION"]:
        return accepted, accepted
    true = made - unsupported - behind
    reached = accepted & (true >= 0) & (true <= high)
    doubtful = (accepted & ~reached).nonzero()[0]
    accepted[doubtful] = generator.random(doubtful.size) >= o["VERIFICATION"]
    return accepted, reached


def batch(o, trials, law, draws, generator):
    kind = np.int32 if o["HALLUCINATION"] else np.int16
    position = np.zeros(trials, np.int32)
    truth = np.zeros(trials, np.int32)
    spent = np.zeros(trials, np.int32)
    passed = np.ones(trials, bool)
    actions = 0
    milestones = np.floor(np.arange(o["STAGES"] + 1) * o["GOAL"] / o["STAGES"] + 0.5).astype(int)
    for stage in range(o["STAGES"]):
        trying = np.arange(trials)
        if o["BUDGET"]:
            trying = trying[spent < o["BUDGET"]]
            passed[spent >= o["BUDGET"]] = False
        low = milestones[stage + 1] - o["TOLERANCE"]
        if o["ABSOLUTE"]:
            lows = (low - position[trying]).astype(kind)
            behind = position[trying] - truth[trying]
        else:
            lows = np.full(trying.size, low - milestones[stage], kind)
            behind = np.zeros(trying.size, np.int32)
        for tried in range(1, o["ATTEMPTS"] + 1):
            may = None
            if o["BUDGET"]:
                may = (o["BUDGET"] - spent[trying]).astype(np.int16)
                if may.size > 0 and may.min() >= o["HORIZON"]:
                    may = None
            progress, taken, all_taken = attempt(o, law, draws, lows, may)
            actions += all_taken
            made = low_half(progress)
            unsupported = (progress - made) >> SHIFT if o["HALLUCINATION"] else 0
            accepted, reached = verdicts(o, generator, made, unsupported, behind)
            over = accepted
            if o["BUDGET"]:
                spent[trying] += taken
                over = accepted | (spent[trying] >= o["BUDGET"])
            if tried == o["ATTEMPTS"]:
                over = np.ones(trying.size, bool)
            ended = over.nonzero()[0]
            at = trying.take(ended)
            full = (made + lows).take(ended)
            position[at] += full
            truth[at] += full - unsupported.take(ended) if o["HALLUCINATION"] else full
            passed[at] &= reached.take(ended)
            going = (~over).nonzero()[0]
            trying, lows, behind = trying.take(going), lows.take(going), behind.take(going)
            if trying.size == 0:
                break
    return passed.sum(), np.abs(truth - o["GOAL"]).sum(), actions


def main():
    trials, seed = int(sys.argv[1]), int(sys.argv[2])
    plain = sys.argv[3] == "plain"
    o = {**DEFAULTS, **json.loads(sys.argv[4] if len(sys.argv) > 4 else "{}")}
    size = trials if plain else BATCH
    law = (GuidedLaws if o["VALUE"] else OneLaw)(o, Laws(o))
    draws = PlainDraws(seed) if plain else TunedDraws(seed)
    generator = np.random.default_rng([seed, 1])
    batch(o, size, law, draws, generator)  # warm-up
    begin = time.process_time()
    sums = np.zeros(3)
    for first in range(0, trials, size):
        sums += batch(o, min(size, trials - first), law, draws, generator)
    seconds = time.process_time() - begin
    passed, bias, actions = sums
    print(
        json.dumps(
            {"seconds": seconds, "actions": int(actions), "passRate": passed / trials, "meanAbsoluteBias": bias / trials}
        )
    )


main()
