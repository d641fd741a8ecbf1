import { inWindow } from "../../model/aim.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import { reportedChance } from "./reported-chance.ts";

/** A state of a closed attempt in which an action is taken: progress in lattice steps, actions left, and how often it comes to it. */
export interface Visit {
  readonly index: number;
  readonly stepsLeft: number;
  readonly chance: number;
}

/** Every state in which a closed attempt under this law takes an action, the start first. */
export function visitsOf(law: StageLaw): readonly Visit[] {
  const visits: Visit[] = [];
  let live = new Map([[0, 1]]);
  for (let stepsLeft = law.target.horizon; stepsLeft > 0 && live.size > 0; stepsLeft--) {
    for (const [index, chance] of live) visits.push({ index, stepsLeft, chance });
    live = afterOne(law, live, stepsLeft);
  }
  return visits;
}

function afterOne(law: StageLaw, live: ReadonlyMap<number, number>, stepsLeft: number): Map<number, number> {
  const { window, undo } = law.target;
  const next = new Map<number, number>();
  for (const [index, chance] of live) {
    const action = law.at(index, stepsLeft);
    for (let a = 0; a < action.truthful.length; a++) {
      const to = index + action.offset + a;
      const mass = chance * reportedChance(action, action.offset + a);
      const over = to > window.high;
      if (mass === 0 || inWindow(window, to) || (over && !undo)) continue;
      const at = over ? index : to;
      next.set(at, (next.get(at) ?? 0) + mass);
    }
  }
  return next;
}
