import { exact } from "../../src/measurements/exact.ts";
import { monteCarlo } from "../../src/measurements/monte-carlo.ts";
import { type Effort, type Measuring, measureDesign } from "../../src/node/measure-design.ts";
import type { Row } from "../../src/stats/table.ts";
import { toCsv } from "../../src/study/csv.ts";
import { type Design, designOf } from "../../src/study/design.ts";
import { digest } from "../../src/study/digest.ts";
import { studyOf } from "./studies.ts";

/** A tiny study of both engines, with two cells that come to the same scenario. */
export function keptDesign(most = 12): Design {
  const axes = { agent: ["model-1", "model-2"], attempts: { from: 1, to: most } };
  const style = [
    { label: "plain", set: {} },
    { label: "said", set: { "harness.verification": 1 } },
  ];
  const study = studyOf({ ...axes, style }, { measurements: ["exact", "monte-carlo"], trials: 20 });
  return designOf(study, [exact, monteCarlo]);
}

/** A study of so many short cells that threads go through it by themselves; they come to the same scenario in pairs. */
export function manyDesign(): Design {
  const style = [
    { label: "plain", set: {} },
    { label: "said", set: { "harness.verification": 1 } },
  ];
  const axes = { agent: ["model-1", "model-2"], attempts: { from: 1, to: 5 }, horizon: { from: 1, to: 30 } };
  return designOf(studyOf({ ...axes, subgoals: { from: 3, to: 12 }, style }), [exact]);
}

/** A study of a second, for several to work on; its cells come to the same scenario in pairs. */
export const handedDesign = (): Design => ({ ...keptDesign(4), trials: 30_000 });

/** Goes through a design, and gives the hash of its table. */
export async function hashOf(design: Design, measuring: Measuring = {}): Promise<Effort & { hash: string }> {
  const rows: Row[] = [];
  const effort = await measureDesign(design, (more) => void rows.push(...more), measuring);
  return { ...effort, hash: digest(toCsv(rows)) };
}
