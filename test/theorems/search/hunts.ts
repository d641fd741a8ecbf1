import type { ScenarioInput } from "../../../src/input/scenario-schema.ts";
import { isUnreachable } from "../../../src/model/aim.ts";
import { ceilingLooseness } from "../../../src/theory/laws/ceiling.ts";
import type { Growing } from "../../../src/theory/laws/monotone.ts";
import { isRecoverable, scoredChoices } from "../../../src/theory/laws/retention.ts";
import { stageActs } from "../../../src/theory/laws/stage-acts.ts";
import { meetingCounts } from "../../../src/theory/laws/unreachable.ts";
import { stopAlong } from "../../../src/theory/marginal-rule.ts";
import { scoreOrder } from "../../support/score-order.ts";
import { alone, candidates, type Family, smallMembers, wholeNumbers } from "./candidates.ts";
import {
  acrossLevels,
  alignedChoice,
  guidedPair,
  honestAndLying,
  liars,
  partials,
  plain,
  under,
} from "./families.ts";
import type { Changes, Hunt } from "./hunt.ts";

/** Smaller differences are rounding. */
const margin = 1e-9;
const itself: Changes = [];
const falls = ([before, after]: readonly number[]): boolean => after < before - margin;
const rises = ([before, after]: readonly number[]): boolean => after > before + margin;

/** T1.monotone: one more attempt, action or step of tolerance lowers a pass rate. */
function falling(
  what: Growing,
  where: string,
  family: Family,
  why: string,
  field: Hunt["field"] = "passRate",
): Hunt {
  const noun = { attempts: "One attempt more", horizon: "One action more", tolerance: "A wider tolerance" }[
    what
  ];
  const rate = field === "passRate" ? "strict pass rate" : "terminal pass rate";
  return {
    name: `monotone-${what}-${where}`,
    says: [`T1.monotone outside its premises: ${noun.toLowerCase()} lowers the ${rate}.`, why],
    candidates: () => candidates(family).map(withOwnTolerance(field)),
    compares: ({ harness }) => [itself, [{ path: `harness.${what}`, value: Number(harness[what]) + 1 }]],
    field,
    violates: falls,
  };
}

/** The evaluator's window is pinned, so that a wider harness tolerance does not widen it as well. */
const withOwnTolerance =
  (field: Hunt["field"]) =>
  (input: ScenarioInput): ScenarioInput =>
    field === "terminalPassRate"
      ? { ...input, task: { ...input.task, tolerance: input.harness.tolerance } }
      : input;

const terminal = under({ pass: "terminal" });
const skipping: Family = { ...under({ anchor: "absolute", onMet: "skip" }), horizon: 2, attempts: 3 };

const monotone: readonly Hunt[] = [
  falling(
    "horizon",
    "planned",
    under({ feedback: "open" }),
    "A longer horizon lets the plan be longer, and no longer plan makes the chunk.",
  ),
  falling(
    "horizon",
    "absolute",
    under({ anchor: "absolute" }),
    "The first attempt goes on where it would have stalled, and reaches at a place that is worse for the next stage.",
  ),
  falling(
    "horizon",
    "absolute-skip",
    skipping,
    "Three small actions now reach the first stage, at a place from which the next milestone is not yet met.",
  ),
  falling(
    "horizon",
    "budget",
    { ...plain, budgets: [1, 2, 3, 4, 5] },
    "An attempt that is lost goes on and uses up the actions that a retry needs.",
  ),
  falling(
    "horizon",
    "unchecked-lies",
    liars(0),
    "An attempt that would have stalled goes on to a false claim, which is accepted: there is no retry.",
  ),
  falling(
    "horizon",
    "value",
    guidedPair("value"),
    "An action left over gives the wrong choice some worth too, and the oracle of finite strength leans to it more than that helps.",
  ),
  falling(
    "horizon",
    "antivalue",
    guidedPair("antivalue"),
    "An action left over makes the one good choice worth more, and the adversary shuns it more than that helps.",
  ),
  falling(
    "tolerance",
    "absolute",
    under({ anchor: "absolute" }),
    "The first stage is reached in more places, some of them worse for the next.",
  ),
  falling(
    "tolerance",
    "absolute-skip",
    { ...skipping, horizon: 1 },
    "The first stage is met or stops earlier, and leaves more to the next than one action makes.",
  ),
  falling(
    "tolerance",
    "checked-lies",
    liars(1),
    "The attempt claims earlier, when a made-up action still counts for more than the window forgives.",
  ),
  falling(
    "tolerance",
    "value",
    guidedPair("value"),
    "A wider window gives the wrong choice some worth too, and the oracle of finite strength leans to it more than the window helps.",
  ),
  falling(
    "tolerance",
    "antivalue",
    guidedPair("antivalue"),
    "A wider window makes the one good choice worth more, and the adversary shuns it more than the window helps.",
  ),
  falling(
    "attempts",
    "terminal",
    terminal,
    "A missed stage had made up for the other by chance; a retry puts it right.",
    "terminalPassRate",
  ),
  falling(
    "horizon",
    "terminal",
    terminal,
    "A stage that stalled short of its chunk had made up for the other by chance.",
    "terminalPassRate",
  ),
  falling(
    "tolerance",
    "terminal",
    terminal,
    "The evaluator's window stays: what the harness now accepts does not pass.",
    "terminalPassRate",
  ),
];

/** One attempt, so that the pass rate is the reach of one; its ceiling is exceeded. */
function aboveCeiling(name: string, family: Family, why: string): Hunt {
  return {
    name: `ceiling-${name}`,
    says: [
      "T1.ceiling outside its premises: one attempt reaches more often than Σ exp(−2 (|Δ − nμ| − ε)₊² / (n w²)).",
      why,
    ],
    notes: (scenario) => [`The ceiling is ${ceilingLooseness(scenario)[0].ceiling.toFixed(4)}.`],
    candidates: () => candidates({ ...family, stages: 1, attempts: 1 }),
    compares: () => [itself],
    field: "passRate",
    violates: ([reach], [scenario]) => reach > ceilingLooseness(scenario)[0].ceiling + margin,
  };
}

const reaching: readonly Hunt[] = [
  aboveCeiling(
    "undo",
    { ...under({ onOvershoot: "undo" }), pools: alone(smallMembers(5)), horizon: 6 },
    "Actions that overshoot are taken back: those that are kept are no longer drawn alike.",
  ),
  aboveCeiling(
    "guided",
    { ...guidedPair("aligned"), goal: 8 },
    "Guidance draws each action from another law.",
  ),
  {
    name: "unreachable-gap",
    says: [
      "T1.unreachable by the least and the largest increment alone: the stage counts as reachable and is never reached.",
      "The window lies in a gap of the support; the test of the exact sums sees it.",
    ],
    candidates: () => candidates({ ...plain, stages: 1 }),
    compares: () => [itself],
    field: "passRate",
    violates: ([reach], [{ pools, stages }]) => {
      const window = { low: stages[0].chunk, high: stages[0].chunk };
      return reach === 0 && !isUnreachable(pools[0].members, window, stages[0].horizon);
    },
  },
  {
    name: "unreachable-planned",
    says: [
      "The converse of T1.unreachable asked of a planned attempt: some n ≤ H of actions can make the chunk, and it is never reached.",
      "The plan looks after a number of actions of its own, and that many do not make it.",
    ],
    candidates: () => candidates({ ...under({ feedback: "open" }), stages: 1 }),
    compares: () => [itself],
    field: "passRate",
    violates: ([reach], [scenario]) => {
      const [{ members, stage, guided }] = stageActs(scenario);
      return reach === 0 && meetingCounts(members, guided.target.window, stage.horizon).length > 0;
    },
  },
];

const strength = "harness.guidance[0].strength";

/** The scenario at strengths 0 and its own. */
const withAndWithout: Hunt["compares"] = () => [[{ path: strength, value: 0 }], itself];

const guiding: readonly Hunt[] = [
  {
    name: "value-planned",
    says: [
      "T2.value outside its premises: the oracle lowers the reach of a planned attempt.",
      "It values each choice by what a closed attempt would make of it, and a plan is made of one choice for all its actions.",
    ],
    candidates: () => candidates(guidedPair("value", { feedback: "open" })),
    compares: withAndWithout,
    field: "passRate",
    violates: falls,
  },
  {
    name: "value-across-levels",
    says: [
      "T2.value outside its premises: the oracle weighs distributions while another rule tilts increments, and lowers the reach.",
      "It weighs each distribution by what it is worth before the tilt; after it the other one is worth more.",
    ],
    candidates: () => candidates(acrossLevels),
    compares: withAndWithout,
    field: "passRate",
    violates: falls,
  },
  {
    name: "value-lies",
    says: [
      "T2.value is of reports: the oracle lowers the true pass rate of a pool that lies.",
      "It prefers what is reported to reach, and that distribution makes it up.",
    ],
    candidates: () => candidates({ ...guidedPair("value"), pools: honestAndLying }),
    compares: withAndWithout,
    field: "passRate",
    violates: falls,
  },
  {
    name: "sign-turns",
    says: [
      "T2.sign fails: aligned guidance helps when weak and hurts when strong.",
      "The distribution that fits the gap best never reaches; the one that reaches fits second best, and a third fits worst.",
    ],
    candidates: () => candidates(alignedChoice([3], 0)),
    compares: () => [0, 0.5, 5].map((value) => [{ path: strength, value }]),
    field: "passRate",
    violates: ([none, weak, strong]) => weak > none + margin && strong < none - margin,
  },
  {
    name: "sign-turns-to-good",
    says: [
      "T2.sign fails the other way: aligned guidance hurts when weak and helps when strong.",
      "The one that fits best reaches half the time, so does the one that fits worst, and the one between never: a weak tilt moves",
      "more weight from the worst to the one between than to the best.",
    ],
    candidates: () => candidates(alignedChoice([3, 4], 0)),
    compares: () => [0, 0.5, 5].map((value) => [{ path: strength, value }]),
    field: "passRate",
    violates: ([none, weak, strong]) => weak < none - margin && strong > none + margin,
  },
  {
    name: "sign-fades",
    says: [
      "T2.sign, amplification: scores of choices that reach dominate those of choices that do not, so guidance helps at every λ;",
      "but from some λ on more of it helps less. Likelihood-ratio order would be needed.",
    ],
    candidates: () => candidates(alignedChoice([3, 4], 0)),
    compares: () => [0, 1, 5].map((value) => [{ path: strength, value }]),
    field: "passRate",
    violates: ([none, some, more], [, scenario]) =>
      none < more - margin && more < some - margin && scoresDominate(scenario),
  },
  {
    name: "claims-rise-absolute",
    says: [
      "T2.hallucination outside its premises: with stricter verification the claimed rate rises.",
      "The claim found out is made again from another place, from which the next milestone can be claimed.",
    ],
    candidates: () =>
      candidates({
        ...plain,
        pools: honestAndLying,
        harness: [{ verification: 0, semantics: { anchor: "absolute" } }],
      }),
    compares: () => [itself, [{ path: "harness.verification", value: 1 }]],
    field: "claimedRate",
    violates: rises,
  },
];

function scoresDominate(scenario: Parameters<typeof stageActs>[0]): boolean {
  const [act] = stageActs(scenario);
  const start = { index: 0, stepsLeft: act.stage.horizon };
  return scoreOrder(scoredChoices(act, start, isRecoverable(act, start))).dominant;
}

/** Every partial harness of the file's chunk, from none to all. */
const alongScaffold: Hunt["compares"] = ({ task, harness: { decomposition } }) => {
  const chunk = "chunk" in decomposition ? decomposition.chunk : task.goal;
  return wholeNumbers(0, Math.floor(task.goal / chunk)).map((value) => [
    { path: "harness.decomposition.scaffolded", value },
  ]);
};

const partialFamily: Family = {
  ...plain,
  goal: 10,
  stages: 1,
  horizon: 4,
  pools: alone(smallMembers(4)),
  tolerances: [0],
};

const scaffolding: readonly Hunt[] = [
  {
    name: "resonance-stops-early",
    says: [
      "T3.resonance: the first chunk that does not raise the pass rate is not where scaffolding should stop.",
      "Three odd increments never make the even number that one chunk leaves to the tail; the next chunk leaves an odd one again.",
    ],
    candidates: () => candidates({ ...partialFamily, harness: partials(partialFamily) }),
    compares: alongScaffold,
    field: "passRate",
    violates: (passRates) => stopAlong(passRates).cost > margin,
  },
];

/** Every search whose finding is kept as a file. */
export const hunts: readonly Hunt[] = [...monotone, ...reaching, ...guiding, ...scaffolding];
