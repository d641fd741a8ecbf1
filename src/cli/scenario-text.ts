import type { Distribution } from "../model/distribution.ts";
import type { GuidanceTerm } from "../model/guidance.ts";
import { type Note, notesOf } from "../model/notes.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import { type Semantics, type SemanticsPreset, semanticsPresets } from "../model/semantics.ts";
import { meanText, plainText } from "./number-text.ts";

/** A scenario in words: one row, a label and a text, for the task, the pool, the harness and what else there is. */
export function scenarioText(scenario: Scenario): readonly (readonly string[])[] {
  const { guidance, semantics, verification, pools } = scenario;
  const hallucinates = pools.some(({ members }) => members.some(({ hallucination }) => hallucination > 0));
  return [
    ["task", taskText(scenario)],
    ...poolRows(scenario),
    ["harness", harnessText(scenario)],
    ...(guidance.length > 0 ? [["guidance", guidance.map(termText).join(" + ")]] : []),
    ...(hallucinates ? [["verification", `${plainText(verification)} of all claims are checked`]] : []),
    ["semantics", semanticsText(semantics)],
    ...notesOf(scenario).map((note) => ["note", noteText(note)]),
  ];
}

export const noteText = ({ rules }: Note): string =>
  `${rules.join(" and ")} guidance at pool level has nothing to choose from in a pool of one: level: action tilts increments`;

function taskText({ goal, taskTolerance, budget, step, continuous }: Scenario): string {
  return [
    `goal ${plainText(goal)}, within ${plainText(taskTolerance)}`,
    ...(Number.isFinite(budget) ? [`at most ${count(budget, "action")} in all`] : []),
    ...(continuous
      ? [`continuous, on a lattice of ${meanText(step)}`]
      : step === 1
        ? []
        : [`lattice step ${plainText(step)}`]),
  ].join("; ");
}

const most = 6;

function poolRows(scenario: Scenario): readonly (readonly string[])[] {
  const { pools, step } = scenario;
  const named = pools.flatMap(({ members }) => members.map((one) => [one.name, one] as const));
  const members = [...new Map(named).values()];
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const rows = members
    .slice(0, most)
    .map((member, i) => [i === 0 ? "pool" : "", memberText(member, step, member.weight / total)]);
  const more = members.length > most ? [["", `and ${members.length - most} more`]] : [];
  const left = pools[0].members.length;
  const pruned =
    pools.length > 1 ? [["pruning", `${left} of these ${members.length} are left, each way as likely`]] : [];
  return [...rows, ...more, ...pruned];
}

function memberText(member: Distribution, step: number, share: number): string {
  const { name, offset, probabilities, mean, variance, hallucination } = member;
  const from = plainText(offset * step);
  const to = plainText((offset + probabilities.length - 1) * step);
  const range =
    from === to
      ? `always ${from}`
      : `${from} to ${to}, mean ${meanText(mean)}, sd ${meanText(Math.sqrt(variance))}`;
  const prior = share === 1 ? "" : `, prior ${plainText(Number(share.toPrecision(3)))}`;
  return `${name}: ${range}${prior}${hallucination > 0 ? `, hallucinates ${plainText(hallucination)}` : ""}`;
}

function harnessText({ stages, tolerance }: Scenario): string {
  const tail = stages.filter(({ part }) => part === "tail");
  const scaffold = stages.filter(({ part }) => part === "scaffold");
  const parts = [
    ...(scaffold.length > 0 ? [`${chunksText(scaffold)}, ${budgetsText(scaffold)}`] : []),
    ...tail.map(
      (stage) =>
        `${scaffold.length > 0 ? "then a" : "a"} free tail of ${plainText(stage.chunk)}, ${budgetsText([stage])}`,
    ),
  ];
  return `${parts.join("; ")}; within ${plainText(tolerance)}`;
}

function chunksText(stages: readonly Stage[]): string {
  const chunks = stages.map(({ chunk }) => chunk);
  const [least, greatest] = rangeOf(chunks);
  if (plainText(least) === plainText(greatest))
    return `${count(chunks.length, "chunk")} of ${plainText(least)}`;
  if (chunks.length <= most) return `chunks of ${chunks.map(plainText).join(", ")}`;
  return `${count(chunks.length, "chunk")} of ${meanText(least)} to ${meanText(greatest)}`;
}

function budgetsText(stages: readonly Stage[]): string {
  const horizons = stages.map(({ horizon }) => horizon);
  const attempts = stages.map((stage) => stage.attempts);
  return `${countsText(horizons, "action")} × ${countsText(attempts, "attempt")}`;
}

/** One count where all stages have the same, else all of them, else their range. */
function countsText(counts: readonly number[], what: string): string {
  const last = counts.length - 1;
  if (counts.every((one) => one === counts[last])) return count(counts[last], what);
  if (counts.length <= most) return `${counts.map(plainText).join(", ")} ${what}s`;
  const [least, greatest] = rangeOf(counts);
  return `${plainText(least)} to ${count(greatest, what)}`;
}

const rangeOf = (numbers: readonly number[]): [number, number] => [
  numbers.reduce((a, b) => Math.min(a, b)),
  numbers.reduce((a, b) => Math.max(a, b)),
];

const count = (number: number, what: string): string =>
  `${number.toLocaleString("en-US")} ${what}${number === 1 ? "" : "s"}`;

const termText = ({ rule, strength, level }: GuidanceTerm): string =>
  `${rule} × ${plainText(strength)}${level === "action" ? " on actions" : ""}`;

/** The preset that needs the fewest changes, and those changes. */
function semanticsText(semantics: Semantics): string {
  const names = Object.keys(semanticsPresets) as SemanticsPreset[];
  const changes = (name: SemanticsPreset) =>
    Object.entries(semantics).filter(
      ([option, value]) => semanticsPresets[name][option as keyof Semantics] !== value,
    );
  const [nearest] = names.toSorted((a, b) => changes(a).length - changes(b).length);
  const different = changes(nearest).map(([option, value]) => `${option}: ${value}`);
  return different.length === 0 ? nearest : `${nearest}, but ${different.join(", ")}`;
}
