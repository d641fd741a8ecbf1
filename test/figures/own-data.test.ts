import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/node/experiments.ts";
import { parseCsv } from "../../src/study/csv.ts";
import { digest } from "../../src/study/digest.ts";

/**
 * The tables behind our own figures: if one moves, say so under Results changed. That they are what the experiments give is
 * for test/e2e/pinned-figures.test.ts.
 */
describe("our own figures", () => {
  it.each([
    ["echo-peaks", 1842, "c78b908cb234ca5aee10a23433c17b4ff267514096bde6d6a27ebe62bdc36b32"],
    ["phase-attempts", 960, "c83ec6b4b3689ee822b51d55eb3d6030b76fbdcb7468fdcb6dc370a864b4548d"],
    ["phase-tolerance", 1056, "a6a3cd8910ba0a13be53179a60e0ffeae0362ca4d15005ba20eedc2f43d9be63"],
    ["tube", 2474, "4e3d14efd7a8041ad56ec58801eddee32444974142128473c4719ca71e3cc565"],
    ["marginal", 75, "56ceadccf12c80283c72087b705d1b43ae766d0ac86658b477908978f76c8fb3"],
    ["verification", 231, "aadb07bf6e939b99ff2de269b9cff3fe91c650579d579de73b8b33ee3b1d0841"],
    ["ceiling", 1080, "0dc43b006ecaa815be95ae1259b4fd3336824355206bfedfd01bfcfe2ea4dde9"],
    ["claims-matrix", 377, "2870718787100ad6914f6c45b46fc33c52273531632084fab9007b92b5caa377"],
    ["separability", 1488, "bb38704a8baebabfdbf6c98e29012771367a11998a6878b0201e953949164c88"],
  ])("draw %s from the %i rows that were published", (name, rows, hash) => {
    const text = readFileSync(join(packageRoot, "figures", name, "data.csv"), "utf8");
    expect([parseCsv(text).length, digest(text)]).toEqual([rows, hash]);
  });

  it.each([
    ["echo-peaks", "Echoes are ripples of the reach: each within 1.7 of a chunk hit more often"],
    ["phase-attempts", "Attempts open nothing out of reach, but move the best K: 5 → 40, 3 → 30, 3 → 19"],
    ["phase-tolerance", "Tolerance opens the fine end first: K = 120 is reachable from ε = 2, 3, 2"],
    ["tube", "A matched harness keeps most runs in the tube: K = 3, 4, 12 pass 0.40, 0.52, 0.10"],
    ["marginal", "Saving falls below cost at r* = 18, 17, 15: there the pass rate peaks"],
    ["verification", "Compliance raises claims and lowers truth; verification closes the gap"],
    ["ceiling", "The ceiling holds, but loosely: by a median factor of 66 where it is below 1"],
    ["claims-matrix", "Theorems hold within their premises; 1 of 15 predictions in all 13 semantics"],
    ["separability", "Partial harnesses win at every κ; the best r stays put up to κ = 0.18, 0.28, 1"],
  ])("find of %s what was published", (name, finding) => {
    const provenance = JSON.parse(
      readFileSync(join(packageRoot, "figures", name, "provenance.json"), "utf8"),
    );
    expect(provenance.finding).toBe(finding);
  });
});
