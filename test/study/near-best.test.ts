import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/stats/table.ts";
import { Choosing } from "../../src/study/choice.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
import type { Objective } from "../../src/study/study.ts";
import { studyOf } from "../support/studies.ts";

const gain: Objective = { maximise: "gain", minimise: null, limits: [], against: "cost", within: 1 };
const axes = { attempts: [1, 2, 3, 4], semantics: ["open", "closed"] };
const columns = ["attempts", "semantics", "gain", "cost"];

beforeAll(() => loadFormulas(studyOf({}, { objective: gain })));

function nearIn(rows: readonly Row[], objective: Partial<Objective> = {}) {
  const choosing = Choosing.of(studyOf(axes, { objective: { ...gain, ...objective } }), { columns });
  choosing?.add(rows);
  return choosing?.choice().near;
}

const row = (attempts: number, semantics: string, gained: number, cost: number): Row => ({
  attempts,
  semantics,
  gain: gained,
  cost,
});

const rows = [
  row(4, "open", 9, 40),
  row(3, "closed", 9.2, 25),
  row(2, "closed", 8.5, 20),
  row(2, "open", 9.5, 70),
  row(1, "open", 8.4, 1),
];

describe("how flat an optimum is", () => {
  it("counts the rows within so much of the best, says where they lie, and names the cheapest", () => {
    // the best is 9.5: within 1 are 9, 9.2, 8.5 and itself, and 8.4 is not
    expect(nearIn(rows)).toEqual({
      within: 1,
      count: 4,
      axes: [
        { name: "attempts", values: [2, 3, 4] },
        { name: "semantics", values: ["open", "closed"] },
      ],
      cheapest: { value: 8.5, price: 20, row: rows[2] },
    });
  });

  it("takes values as the axis has them where not all are numbers", () => {
    const study = studyOf(
      { "task.budget": [null, 9, 30, "none"] },
      { objective: { ...gain, against: null } },
    );
    const choosing = Choosing.of(study, { columns: ["task.budget", "gain"] });
    const values = ["none", 30, null, 9];
    choosing?.add(values.map((value) => ({ "task.budget": value, gain: 1 })));
    expect(choosing?.choice().near?.axes[0].values).toEqual([null, 9, 30, "none"]);
  });

  it("has the best alone where nothing else is as good", () => {
    expect(nearIn(rows, { within: 0 })).toMatchObject({
      count: 1,
      axes: [{ values: [2] }, { values: ["open"] }],
      cheapest: { value: 9.5 },
    });
  });

  it("looks up from the smallest where little is sought, and at rows within the limits alone", () => {
    const found = nearIn(rows, {
      maximise: null,
      minimise: "cost",
      against: null,
      within: 20,
      limits: ["cost > 1"],
    });
    // the least is 20: within 20 of it are 40, 25 and itself
    expect(found).toMatchObject({
      count: 3,
      axes: [{ values: [2, 3, 4] }, {}],
      cheapest: { value: 20, price: null },
    });
  });

  it("takes what falls short by just so much for near, whatever the last digit", () => {
    const [best, other] = [row(1, "open", 0.3, 1), row(2, "open", 0.1 + 0.1, 1)];
    expect(nearIn([best, other], { within: 0.1 })?.count).toBe(2);
    expect(nearIn([best, other], { within: 0.0999 })?.count).toBe(1);
  });

  it("is nothing where no row is within the limits, and not told where nobody asks", () => {
    expect(nearIn(rows, { limits: ["gain > 99"] })).toBeNull();
    expect(nearIn(rows, { within: null })).toBeUndefined();
  });

  const made = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom("open", "closed"), fc.nat(6), fc.nat(6)),
    { minLength: 1, maxLength: 30 },
  );

  it("agrees with looking at all rows once the best is known, in whatever order they come", () => {
    fc.assert(
      fc.property(made, fc.nat(4), (parts, within) => {
        const all = parts.map((part) => row(...part));
        const most = Math.max(...all.map((one) => Number(one["gain"])));
        const near = all.filter((one) => Number(one["gain"]) >= most - within);
        const found = nearIn(all, { within });
        expect(found?.count).toBe(near.length);
        expect(found?.axes.map(({ values }) => [...values].sort())).toEqual(
          ["attempts", "semantics"].map((name) => [...new Set(near.map((one) => one[name]))].sort()),
        );
        expect(found?.cheapest.price).toBe(Math.min(...near.map((one) => Number(one["cost"]))));
      }),
    );
  });
});
