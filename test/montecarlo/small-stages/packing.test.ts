import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StageEnd } from "../../../src/montecarlo/small-stages/explore-stage.ts";
import { type Packing, packingFor } from "../../../src/montecarlo/small-stages/packing.ts";

const ends = fc.array(
  fc.record({
    cause: fc.constantFrom(null, "stall" as const),
    accepted: fc.boolean(),
    truth: fc.integer({ min: -20, max: 200 }),
    actions: fc.integer({ min: 1, max: 90 }),
    attempts: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("packingFor", () => {
  it("keeps every sum of a trajectory apart from the others, whichever ends it takes", () => {
    fc.assert(
      fc.property(
        fc.array(ends, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (stages, picks) => {
          const packing = packingFor(stages) as Packing;
          let sum = 0;
          const taken = stages.map((stage, i) => {
            const pick = (picks.next().value as number) % stage.length;
            sum += packing.stages[i].added[pick];
            return stage[pick];
          });
          const total = (of: (end: StageEnd) => number) => taken.reduce((all, end) => all + of(end), 0);
          expect(unpacked(packing, sum)).toEqual([
            total(({ truth }) => truth),
            total(({ actions }) => actions),
            total(({ attempts }) => attempts),
            total(({ accepted }) => (accepted ? 0 : 1)),
            total(({ cause }) => (cause === null ? 0 : 1)),
          ]);
        },
      ),
    );
  });

  const end = { cause: null, accepted: true, truth: 1, actions: 1, attempts: 1 };

  it.each([
    ["progress", { ...end, truth: 100_000 }, 1],
    ["actions", { ...end, actions: 2 ** 30 }, 1],
    ["stages", { ...end, truth: 100, actions: 50, attempts: 4 }, 100_000],
  ])("refuses more %s than it has bits for", (_, wide, count) => {
    const stages = new Array<readonly StageEnd[]>(count).fill([end, wide]);
    expect(packingFor([[end]])).not.toBeNull();
    expect(packingFor(stages)).toBeNull();
  });

  /** Two ends of one stage that need so many bits; of stages refused and missed there is one each. */
  const asking = ([progress, actions, attempts]: readonly [number, number, number]) =>
    packingFor([
      [
        { ...end, truth: 7 },
        { ...end, truth: 7 + 2 ** progress - 1, actions: 2 ** actions - 1, attempts: 2 ** attempts - 1 },
      ],
    ]);

  it.each([
    ["progress alone", [16, 3, 3], [17, 3, 3]],
    ["progress and actions together", [16, 14, 3], [16, 15, 3]],
    ["attempts and stages together", [3, 3, 28], [3, 3, 29]],
    ["all together", [16, 14, 21], [16, 14, 22]],
  ] as const)("takes as many bits as there are, and not one more, for %s", (_, fits, isTooMuch) => {
    expect(asking(fits)).toMatchObject({
      ...{ progressBits: fits[0], actionsBits: fits[1], attemptsBits: fits[2], stagesBits: 1 },
      leastProgress: 7,
    });
    expect(asking(isTooMuch)).toBeNull();
  });

  it("keeps two bits for the stages refused of three, and two for those missed", () => {
    const three = (attempts: number) => packingFor([[{ ...end, attempts: attempts - 2 }], [end], [end]]);
    expect(three(2 ** 26 - 1)).toMatchObject({ attemptsBits: 26, stagesBits: 2 });
    expect(three(2 ** 26)).toBeNull();
  });
});

/** The fields of a sum, read off its bits. */
function unpacked(packing: Packing, sum: number): readonly number[] {
  let bits = BigInt(sum);
  const take = (count: number) => {
    const field = Number(BigInt.asUintN(count, bits));
    bits >>= BigInt(count);
    return field;
  };
  const { progressBits, actionsBits, attemptsBits, stagesBits, leastProgress } = packing;
  return [
    take(progressBits) + leastProgress,
    take(actionsBits),
    take(attemptsBits),
    take(stagesBits),
    Number(bits),
  ];
}
