import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

const search = ["optimize", "closed/model-2", "--over", "subgoals=1..6", "--over", "attempts=1..2"];
const sensitivity = ["sensitivity", "closed/model-2", "--over", "attempts=1..4", "--over", "subgoals=2..5"];
const advice = ["sensitivity", "closed/model-2", "--over", "tolerance=0..2", "--advise", "subgoals=1..6"];

/** What a command says as data, and apart from it how much of that was there. */
async function said(words: readonly string[], store?: string) {
  const kept = store === undefined ? [] : ["--store", store];
  const { computed, reused, store: where, ...rest } = JSON.parse(await printed(...words, ...kept, "--json"));
  return { effort: [computed, reused], where, rest };
}

describe("a command beside a store", () => {
  it.each([
    ["optimize", search, 12],
    ["sensitivity", [...sensitivity, "--points", "32"], 16],
    // Six choices as it is; six choices at three tolerances, of which one is as it is.
    ["sensitivity --advise", advice, 6 + 18],
  ])("%s says the same without one, with one, and from what is there", async (name, words, evaluations) => {
    const store = folder.path(`${name}.sqlite`);
    const [none, first, second] = [await said(words), await said(words, store), await said(words, store)];
    expect([first.rest, second.rest]).toEqual([none.rest, none.rest]);
    expect([none.where, first.where, second.where]).toEqual([null, store, store]);
    expect(none.effort).toEqual([evaluations, 0]);
    const twice = name === "sensitivity --advise" ? 6 : 0;
    expect(first.effort).toEqual([evaluations - twice, twice]);
    expect(second.effort).toEqual([0, evaluations]);
    const text = await printed(...words, "--store", store);
    expect(text.startsWith(await printed(...words))).toBe(true);
    expect(text).toMatch(
      new RegExp(
        `\\n\\n${evaluations} evaluations.*: 0 computed, ${evaluations} reused \\(kept in .*sqlite\\)\\n$`,
      ),
    );
  });

  it("reuses what any other command has kept there", async () => {
    const store = folder.path("shared.sqlite");
    await said(search, store);
    expect((await said([...sensitivity, "--points", "32"], store)).effort).toEqual([8, 8]);
    const out = folder.path("out");
    const written = await said([...search, "--out", out], store);
    expect(written.effort).toEqual([0, 12]);
    const study = JSON.parse(
      await printed("run", `${out}/optimize.yaml`, "--store", store, "--out", out, "--json"),
    );
    expect([study.computed, study.reused]).toEqual([0, 12]);
  });

  it("names what is damaged, and mends it where that is asked", async () => {
    const store = folder.path("hurt.sqlite");
    await said(search, store);
    const whole = readFileSync(store);
    writeFileSync(store, whole.subarray(0, whole.length / 2));
    const { code, out, err } = await tautline([...search, "--store", store]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/StoreError: .*damaged.*\n {2}at .*hurt\.sqlite\n {2}hint: add --repair/);
    const mended = await tautline([...search, "--store", store, "--repair", "--json"]);
    expect(mended.err).toMatch(/answers are sound and kept; the damaged file is now .*hurt\.sqlite\.damaged/);
    const { computed, reused } = JSON.parse(mended.out);
    expect(computed + reused).toBe(12);
    expect((await said(search, store)).effort).toEqual([0, 12]);
  });

  it.each([
    [
      "a repair of nothing",
      ["--repair"],
      /^ScenarioError: --repair: needs a store to repair: name it by --store/,
    ],
    [
      "an address that is none",
      ["--store", "mysql://me@here/x"],
      /^ScenarioError: --store: must be the path/,
    ],
  ])("refuses %s before anything is computed", async (_, words, message) => {
    for (const command of [search, sensitivity]) {
      const { code, out, err } = await tautline([...command, ...words]);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(message);
    }
  });

  it("makes no store where the flags are wrong", async () => {
    const store = folder.path("none.sqlite");
    const { code } = await tautline(["optimize", "closed", "--over", "subgoals=0..2", "--store", store]);
    expect([code, existsSync(store)]).toEqual([2, false]);
  });
});
