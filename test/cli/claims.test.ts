import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

describe("claims", () => {
  it("prints a verdict with the words, the numbers and each exception, and leaves with 0 when it fails", async () => {
    const { code, out } = await tautline(["claims", "--id", "T1.single-peak"]);
    expect(code).toBe(0);
    expect(out).toContain("T1.single-peak: fails, 0 of 3 cases");
    expect(out).toContain("echoes: model-1, K 13, 20");
    expect(out).toContain("further peak: model-1, K 20, pass rate 0.5492, prominence 0.3173\n");
    expect(out).toContain("1 statement: holds 0, holds with exceptions 0, fails 1, vacuous 0");
    expect(out).toContain("A statement fails when an essential case does not hold");
  });

  it("prints everything of a verdict as a line of JSON", async () => {
    const { out } = await tautline(["claims", "--id", "T1.peak", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      id: "T1.peak",
      world: "closed",
      verdict: "holds",
      kind: "prediction",
      source: { level: "S" },
      numbers: { bests: [{ agent: "model-1", subgoals: 5 }, { agent: "model-2" }, { agent: "model-3" }] },
      exceptions: [],
    });
  });

  it("asks another world", async () => {
    const { out } = await tautline(["claims", "--id", "T3.partial", "--semantics", "open"]);
    expect(out).toContain("T3.partial: fails, 3 of 12 cases");
  });

  it("prints the matrix, a theorem outside its premises in parentheses", async () => {
    const { out } = await tautline(["claims", "--id", "T1.retry", "--id", "T1.peak", "--semantics", "all"]);
    expect(out).toMatch(/^T1\.retry +yes +yes +yes +yes +\(no\)/m);
    expect(out).toMatch(/^T1\.peak +yes/m);
    expect(out).toMatch(/^10 +open +the open preset/m);
  });

  it("says how far it has come when all semantics are asked, and nothing where it takes a moment", async () => {
    const asked = ["claims", "--id", "T1.peak", "--id", "T1.saturation"];
    expect((await tautline([...asked, "--semantics", "all"])).err).toContain("claims: 26 of 26 verdicts");
    expect((await tautline(asked)).err).toBe("");
  });

  it("cuts long lists unless one statement is asked for", async () => {
    const all = await tautline(["claims", "--id", "T1.bias"]);
    expect(all.out.match(/bias step: model-\d, K \d+ → \d+/g)).toHaveLength(17);
    expect(all.out).not.toContain("more exceptions");
    expect((await tautline(["claims"])).out).toMatch(/^ +and \d+ more exceptions: see --id, or --json$/m);
  });

  it.each([
    [["--id", "T1.peek"], "did you mean T1.peak?"],
    [["--semantics", "opne"], "did you mean open?"],
  ])("names what there is for %j", async (flags, hint) => {
    const { code, err } = await tautline(["claims", ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });

  it("shows an example in its help", async () => {
    const { out } = await tautline(["claims", "--help"]);
    expect(out).toContain("tautline claims --semantics all");
  });
});
