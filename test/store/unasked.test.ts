import { describe, expect, it } from "vitest";
import { keptAnswers } from "../../src/store/kept-answers.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { unaskedBy } from "../../src/store/unasked.ts";
import { designOf } from "../../src/study/design.ts";
import { studyOf } from "../support/studies.ts";

const counted = {
  ...{ name: "counted", version: 1, samples: false, columns: ["one"] },
  measure: () => [{ one: 1 }],
};
const design = (from: number, to: number) =>
  designOf(studyOf({ attempts: { from, to } }, { measurements: ["counted"] }), [counted]);

async function idsIn(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of store.records()) ids.push(id);
  return ids;
}

describe("unaskedBy", () => {
  it("counts what some study asks once, finds what none does, and leaves both there", async () => {
    const store = memoryStore();
    for await (const _ of keptAnswers(design(1, 10), store, { madeBy: "test" }));
    const all = await idsIn(store);
    // 1 to 4 and 3 to 6: six of ten
    const { asked, unasked } = await unaskedBy([design(1, 4), design(3, 6)], store);
    expect([asked, unasked]).toEqual([6, all.slice(6)]);
    expect(await unaskedBy([design(1, 99)], store)).toEqual({ asked: 10, unasked: [] });
    expect(await unaskedBy([], store)).toEqual({ asked: 0, unasked: all });
    expect(await idsIn(store)).toEqual(all);
  });
});
